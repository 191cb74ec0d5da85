//! The look in one place: colours, sizes, spacing and what egui's own widgets make of them.
//!
//! Everything that draws asks [`Tokens`] for a colour by its meaning. Raw colours are banned elsewhere (`clippy.toml`),
//! because only here are they tested: each text colour reaches WCAG AA (4.5 to 1) on each ground it is used on, in
//! light and in dark. Where a drawing's colour did not, it was moved until it did.

use std::collections::BTreeMap;

use egui::{
    Color32, Context, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, ThemePreference,
    Ui, Vec2, Visuals,
    style::{ScrollStyle, Selection, WidgetVisuals, Widgets},
};

use super::fonts;

#[cfg(test)]
mod tests;

/// Text sizes in points.
pub mod text_size {
    /// Counts and targets in the outline.
    pub const CAPTION: f32 = 11.0;
    /// Status bar, labels above groups.
    pub const SMALL: f32 = 12.0;
    /// The interface.
    pub const BODY: f32 = 13.0;
    /// The manuscript's text.
    pub const MANUSCRIPT: f32 = 18.0;
    /// The speech's title.
    pub const TITLE: f32 = 26.0;
}

/// Distances in points.
pub mod space {
    /// Between things that are one.
    pub const HAIR: f32 = 2.0;
    /// Between an icon and its word.
    pub const TIGHT: f32 = 4.0;
    /// Between neighbours.
    pub const SMALL: f32 = 8.0;
    /// A panel's or card's inner margin.
    pub const MEDIUM: f32 = 12.0;
    /// Between groups.
    pub const LARGE: f32 = 16.0;
    /// Between regions.
    pub const WIDE: f32 = 24.0;
}

/// Corner radii in points.
pub mod corner {
    /// Inputs, buttons, chips, rows.
    pub const SMALL: u8 = 4;
    /// Cards, dialogs, menus.
    pub const LARGE: u8 = 8;
}

/// The tone that tells what sort of section stands somewhere, in bars and in the time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KindTone {
    /// Openings.
    Opening,
    /// Impressions, and parts that hold them.
    Impression,
    /// Requirements, and parts that hold them.
    Requirement,
    /// Salutations, closings and whatever has no tone of its own.
    Closing,
}

/// The colours of one theme, by meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// Whether this is the dark theme.
    pub dark: bool,
    /// Behind the paper.
    pub canvas: Color32,
    /// Menus, toolbar, side panels, status bar.
    pub panel: Color32,
    /// The manuscript's sheet, cards, inputs.
    pub paper: Color32,
    /// Borders and separators.
    pub line: Color32,
    /// Borders and separators in a dialog.
    pub dialog_line: Color32,
    /// The border of an input under the pointer, and the track's edge of anything that must be found.
    pub line_strong: Color32,
    /// The edge of what has nothing else to be found by: boxes to tick.
    pub edge: Color32,
    /// The ground of something under the pointer.
    pub hover: Color32,
    /// The ground of something held down or switched on.
    pub pressed: Color32,
    /// Text.
    pub text: Color32,
    /// Text of second rank: counts, hints, labels of groups.
    pub dim: Color32,
    /// Where you are, and what numbering is.
    pub accent: Color32,
    /// Text on a ground of the accent.
    pub on_accent: Color32,
    /// The ground of the current row.
    pub accent_tint: Color32,
    /// The ground of selected text.
    pub selection: Color32,
    /// Within the target; saved.
    pub ok: Color32,
    /// Near the target: bars and borders only, never text.
    pub warn: Color32,
    /// Near the target, as text.
    pub warn_text: Color32,
    /// Over the target; failures.
    pub error: Color32,
    /// The track of a progress bar.
    pub track: Color32,
    /// The ground of a filled field.
    pub field_fill: Color32,
    /// Text of a filled field.
    pub field_text: Color32,
    /// The ground of an unfilled field.
    pub blank_fill: Color32,
    /// Text of an unfilled field.
    pub blank_text: Color32,
    /// The ground of what was found.
    pub mark: Color32,
    /// The ground of text that one version has more.
    pub added_fill: Color32,
    /// The ground of text that one version has no more.
    pub removed_fill: Color32,
    /// The shadow under the paper, menus and dialogs.
    pub shadow: Color32,
    opening: Color32,
    impression: Color32,
    requirement: Color32,
    closing: Color32,
}

#[expect(clippy::disallowed_methods, reason = "the one place where colours are made")]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

#[expect(clippy::disallowed_methods, reason = "the one place where colours are made")]
const fn shade(alpha: u8) -> Color32 {
    Color32::from_black_alpha(alpha)
}

/// The light theme.
pub static LIGHT: Tokens = Tokens {
    dark: false,
    canvas: hex(0x00f3_f1ec),
    panel: hex(0x00fa_f9f6),
    paper: hex(0x00ff_fefb),
    line: hex(0x00e2_ded5),
    dialog_line: hex(0x00e2_ded5),
    line_strong: hex(0x00c9_c3b7),
    edge: hex(0x0089_8276),
    hover: hex(0x00f1_eee7),
    pressed: hex(0x00e9_e5dc),
    text: hex(0x002a_2825),
    dim: hex(0x0064_5e55),
    accent: hex(0x00a2_3b2e),
    on_accent: hex(0x00ff_ffff),
    accent_tint: hex(0x00f6_e5e0),
    selection: hex(0x00f5_ded8),
    ok: hex(0x0037_704e),
    warn: hex(0x00b7_791f),
    warn_text: hex(0x0085_5700),
    error: hex(0x00b3_261e),
    track: hex(0x00e6_e1d7),
    field_fill: hex(0x00e8_f0f6),
    field_text: hex(0x0024_5a7e),
    blank_fill: hex(0x00fd_f0cf),
    blank_text: hex(0x0085_5700),
    mark: hex(0x00fa_e29a),
    added_fill: hex(0x00e9_f3ec),
    removed_fill: hex(0x00fb_ecea),
    shadow: shade(24),
    opening: hex(0x003a_7f7b),
    impression: hex(0x00b7_791f),
    requirement: hex(0x00a2_3b2e),
    closing: hex(0x005a_6b85),
};

/// The dark theme.
pub static DARK: Tokens = Tokens {
    dark: true,
    canvas: hex(0x001d_1c1a),
    panel: hex(0x0024_2320),
    paper: hex(0x002a_2926),
    line: hex(0x0038_3530),
    dialog_line: hex(0x004a_463f),
    line_strong: hex(0x0055_5049),
    edge: hex(0x008a_8378),
    hover: hex(0x0033_312c),
    pressed: hex(0x003a_3732),
    text: hex(0x00e6_e2da),
    dim: hex(0x00ae_a79b),
    accent: hex(0x00e5_877a),
    on_accent: hex(0x001d_1c1a),
    accent_tint: hex(0x0040_2b27),
    selection: hex(0x004a_302b),
    ok: hex(0x007f_bf98),
    warn: hex(0x00e0_b060),
    warn_text: hex(0x00e0_b060),
    error: hex(0x00f2_978c),
    track: hex(0x0043_403a),
    field_fill: hex(0x0026_3742),
    field_text: hex(0x009c_cbe8),
    blank_fill: hex(0x0043_391f),
    blank_text: hex(0x00ea_c36b),
    mark: hex(0x004d_3200),
    added_fill: hex(0x0024_3a2e),
    removed_fill: hex(0x0047_2b28),
    shadow: shade(110),
    opening: hex(0x006f_b8b3),
    impression: hex(0x00e0_b060),
    requirement: hex(0x00e0_796a),
    closing: hex(0x0098_a9c4),
};

impl Tokens {
    /// The colours of the theme that `ui` is drawn in.
    #[must_use]
    pub fn of(ui: &Ui) -> &'static Self {
        Self::dark_or_light(ui.visuals().dark_mode)
    }

    /// The colours of the theme in force.
    #[must_use]
    pub fn of_context(ctx: &Context) -> &'static Self {
        Self::dark_or_light(ctx.theme() == Theme::Dark)
    }

    /// The colours of the dark or of the light theme.
    #[must_use]
    pub fn dark_or_light(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colour of a kind's bar.
    #[must_use]
    pub fn kind(&self, tone: KindTone) -> Color32 {
        match tone {
            KindTone::Opening => self.opening,
            KindTone::Impression => self.impression,
            KindTone::Requirement => self.requirement,
            KindTone::Closing => self.closing,
        }
    }

    /// The colour of a progress bar: green within the target, amber near its end, error over it.
    #[must_use]
    pub fn progress(&self, share_of_target: f32) -> Color32 {
        if share_of_target > 1.1 {
            self.error
        } else if share_of_target > 1.0 {
            self.warn
        } else {
            self.ok
        }
    }

    /// A border one point wide.
    #[must_use]
    pub fn border(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }

    /// The frame of a card in a side panel.
    pub fn card(&self) -> egui::Frame {
        egui::Frame::new()
            .fill(self.paper)
            .stroke(self.border())
            .corner_radius(corner::LARGE)
            .inner_margin(Margin::same(12))
    }

    /// A button for the one thing a region is for, on a ground of the accent.
    #[must_use]
    pub fn primary_button(&self, text: &str) -> PrimaryButton {
        let button = egui::Button::new(egui::RichText::new(text).color(self.on_accent))
            .fill(self.accent)
            .stroke(Stroke::NONE)
            .corner_radius(corner::SMALL);
        PrimaryButton {
            button,
            ring: self.on_accent,
        }
    }
}

/// A button on a ground of the accent. The border by which other buttons show the keyboard's focus would be lost on
/// that ground, so it has a ring of its own.
pub struct PrimaryButton {
    button: egui::Button<'static>,
    ring: Color32,
}

impl PrimaryButton {
    /// At least this large.
    #[must_use]
    pub fn min_size(mut self, size: Vec2) -> Self {
        self.button = self.button.min_size(size);
        self
    }
}

impl egui::Widget for PrimaryButton {
    fn ui(self, ui: &mut Ui) -> egui::Response {
        let response = ui.add(self.button);
        if response.has_focus() {
            ui.painter().rect_stroke(
                response.rect.shrink(2.0),
                corner::SMALL / 2,
                Stroke::new(1.5, self.ring),
                egui::StrokeKind::Inside,
            );
        }
        response
    }
}

/// Sets both themes of the window and chooses between them.
///
/// `reduced_motion` is the desktop's wish for less movement: animations then take no time and the caret stands still.
/// Call it at the start and whenever one of the two changes; it does not touch fonts ([`fonts::install`]).
pub fn apply(ctx: &Context, preference: ThemePreference, reduced_motion: bool) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style_of(theme, reduced_motion));
    }
    ctx.set_theme(preference);
}

fn style_of(theme: Theme, reduced_motion: bool) -> Style {
    let tokens = Tokens::dark_or_light(theme == Theme::Dark);
    let mut style = Style {
        text_styles: text_styles(),
        visuals: visuals(tokens),
        animation_time: if reduced_motion { 0.0 } else { 0.1 },
        ..theme.default_style()
    };
    style.visuals.text_cursor.blink = !reduced_motion;
    if reduced_motion {
        style.scroll_animation = egui::style::ScrollAnimation::none();
    }
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space::SMALL, space::TIGHT);
    spacing.button_padding = Vec2::new(10.0, 5.0);
    spacing.interact_size = Vec2::new(28.0, 28.0);
    spacing.menu_margin = Margin::same(4);
    spacing.window_margin = Margin::same(16);
    spacing.menu_width = 320.0;
    spacing.tooltip_width = 320.0;
    spacing.indent = space::LARGE;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 8.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        // egui's own handle is of a button's colour, which here is lighter than the track: the rest of the track
        // would be taken for the handle.
        foreground_color: true,
        dormant_handle_opacity: 0.2,
        active_handle_opacity: 0.3,
        interact_handle_opacity: 0.5,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        ..ScrollStyle::thin()
    };
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style
}

/// The border of a card or a list: in dialogs it is a little stronger than elsewhere, see [`dialog_style`].
#[must_use]
pub fn border_of(ui: &Ui) -> Stroke {
    ui.visuals().widgets.noninteractive.bg_stroke
}

/// How what stands in a dialog looks. In the dark its grounds differ less than those of the window's regions do, so that
/// edges tell more.
pub fn dialog_style(style: &mut Style) {
    let tokens = Tokens::dark_or_light(style.visuals.dark_mode);
    let widgets = &mut style.visuals.widgets;
    widgets.noninteractive.bg_stroke.color = tokens.dialog_line;
    widgets.inactive.bg_stroke.color = tokens.dialog_line;
}

/// How menus look: their entries are as far from the edge as what stands in a card.
pub fn menu_style(style: &mut Style) {
    egui::containers::menu::menu_style(style);
    style.spacing.button_padding.x = space::SMALL;
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Small, fonts::regular(text_size::SMALL)),
        (TextStyle::Body, fonts::regular(text_size::BODY)),
        (TextStyle::Button, fonts::regular(text_size::BODY)),
        (TextStyle::Heading, fonts::bold(text_size::MANUSCRIPT)),
        (TextStyle::Monospace, FontId::monospace(text_size::BODY)),
    ]
    .into()
}

fn visuals(tokens: &Tokens) -> Visuals {
    let base = if tokens.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let shadow = |blur: u8, down: i8| Shadow {
        offset: [0, down],
        blur,
        spread: 0,
        color: tokens.shadow,
    };
    let mut visuals = Visuals {
        widgets: widgets(tokens),
        selection: Selection {
            bg_fill: tokens.selection,
            stroke: Stroke::new(1.0, tokens.accent),
        },
        weak_text_color: Some(tokens.dim),
        hyperlink_color: tokens.field_text,
        faint_bg_color: tokens.hover,
        extreme_bg_color: tokens.track,
        text_edit_bg_color: Some(tokens.paper),
        code_bg_color: tokens.hover,
        warn_fg_color: tokens.warn_text,
        error_fg_color: tokens.error,
        window_corner_radius: CornerRadius::same(corner::LARGE),
        window_fill: tokens.panel,
        window_stroke: tokens.border(),
        window_shadow: shadow(24, 8),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(corner::LARGE),
        panel_fill: tokens.panel,
        popup_shadow: shadow(12, 4),
        indent_has_left_vline: false,
        ..base
    };
    visuals.text_cursor.stroke = Stroke::new(2.0, tokens.accent);
    visuals.ime_composition.active_underline_stroke = Stroke::new(2.0, tokens.accent);
    visuals.ime_composition.inactive_underline_stroke = Stroke::new(1.0, tokens.accent);
    visuals
}

fn widgets(tokens: &Tokens) -> Widgets {
    let widget = |ground: Color32, border: Color32| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(corner::SMALL),
        fg_stroke: Stroke::new(1.0, tokens.text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: widget(tokens.panel, tokens.line),
        inactive: widget(tokens.paper, tokens.line),
        hovered: widget(tokens.hover, tokens.line_strong),
        // Also the look of whatever has the keyboard's focus, which must be found at a glance.
        active: widget(tokens.pressed, tokens.accent),
        open: widget(tokens.pressed, tokens.line_strong),
    }
}
