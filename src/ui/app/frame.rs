//! The window's frame: bars above and below, the outline at the left, the paper in the middle, the helper at the right.
//! Where the window is narrow the panes become drawers over the paper.

use egui::{Align2, Area, Context, Frame, Id, Key, Margin, Modifiers, Order, Panel, Rect, Ui, Vec2, vec2};

use super::{App, NextFrame, Part};
use crate::ui::manuscript::{Place, SurfaceInput, SurfaceOutput};
use crate::ui::request::{Request, TemplateToEdit};
use crate::ui::situation::Situation;
use crate::ui::start_page::StartChoice;
use crate::ui::theme::Tokens;
use crate::ui::{menus, status_bar, toolbar};

/// Below this width the helper is a drawer.
const WIDE: f32 = 1440.0;
/// Below this width the outline is a drawer, too.
const MIDDLE: f32 = 1000.0;
const MENU_HEIGHT: f32 = 30.0;
const TOOLBAR_HEIGHT: f32 = 42.0;
const STATUS_HEIGHT: f32 = 28.0;
const OUTLINE_WIDTHS: std::ops::RangeInclusive<f32> = 240.0..=480.0;
const HELPER_WIDTHS: std::ops::RangeInclusive<f32> = 260.0..=480.0;

impl App {
    /// The window's content.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.panels.width = ctx.content_rect().width();
        let is_modal = ctx.memory(|memory| memory.top_modal_layer().is_some());
        // Whoever leaves a field by Escape does not mean the drawer that it stands in.
        self.panels.escape_is_for_a_field = self.panels.outline.has_keyboard(&ctx)
            || ctx
                .memory(egui::Memory::focused)
                .is_some_and(|id| egui::text_edit::TextEditState::load(&ctx, id).is_some());
        self.take_find_escape(&ctx);
        let returning = self.panels.returning.take();
        let mut is_settled = false;
        let mut waiting = Vec::new();
        if self.dialogs.is_empty() && !is_modal {
            let (has_command, last) = self.take_shortcuts(&ctx);
            waiting = last;
            self.take_zoom(&ctx);
            let typed = self.caught(Part::Manuscript, |app| app.take_typed(ui));
            is_settled = typed == Some(true) && !has_command;
        } else {
            self.take_help_keys(&ctx);
        }
        self.bars(ui);
        self.template_bar(ui);
        self.safety_bars(ui);
        let canvas = if self.document.is_some() {
            self.workspace(ui)
        } else {
            self.start_page(ui);
            ui.max_rect()
        };
        self.show_dialog(&ctx);
        let now = self.now();
        let command = self.works(Part::Notices).then(|| {
            self.caught(Part::Notices, |app| {
                app.fail_if_told(Part::Notices);
                app.toasts.ui(&ctx, &app.texts, now, canvas)
            })
        });
        if let Some(Some(Some(command))) = command {
            self.carry_out(command, &ctx);
        }
        self.carry_out_allowed(waiting, &ctx);
        self.return_keyboard(returning, &ctx);
        self.follow_caret();
        let is_settled = is_settled
            && self.dialogs.is_empty()
            && !egui::Popup::is_any_open(&ctx)
            && self
                .session()
                .is_some_and(|session| session.offer().is_none() && session.count_at_caret().is_none())
            && self.panels.papers.active().is_plainly_written_in(&ctx);
        self.panels.next = if is_settled {
            NextFrame::ShowsTheSame
        } else {
            NextFrame::ShowsMore
        };
    }

    /// Takes in what is typed into the manuscript, before all else is shown. Returns whether it was, and left the
    /// panes what they show: one that shows another section settles a frame later.
    fn take_typed(&mut self, ui: &Ui) -> bool {
        let ctx = ui.ctx();
        if egui::Popup::is_any_open(ctx) || !self.panels.papers.active().has_keyboard(ctx) {
            return false;
        }
        let situation = self.situation();
        let now = self.now();
        let Some(document) = &mut self.document else {
            return false;
        };
        let before = document.session.state();
        let outline_before = document.outline_state();
        let input = SurfaceInput {
            session: &mut document.session,
            texts: &self.texts,
            situation: &situation,
            now,
            zoom: self.settings.zoom,
            views: self.settings.views,
            place: Place::default(),
            beside: false,
            hold: self.paste.is_some(),
            substitutions: self.settings.typing.substitutions(),
            marks: None,
        };
        let Some(output) = self.panels.papers.active_mut().take_typed(ui, input) else {
            return false;
        };
        if document.session.state() != before {
            self.toasts.withdraw_undo();
        }
        let is_same = document.outline_state() == outline_before;
        self.take_output(output, ctx);
        self.set_title(ctx);
        is_same
    }

    fn take_output(&mut self, output: SurfaceOutput, ctx: &Context) {
        self.take_effects(output.effects, ctx);
        for request in output.requests {
            self.take_request(request, ctx);
        }
        if let Some(paste) = output.paste {
            self.paste(paste, ctx);
        }
    }

    /// Gives the keyboard to what waited for it in a frame before, or back to the manuscript.
    fn return_keyboard(&mut self, to: Option<egui::Id>, ctx: &Context) {
        match to {
            Some(id) => ctx.memory_mut(|memory| memory.request_focus(id)),
            None if self.panels.returning.is_none() => self.give_keyboard_back(ctx),
            None => {}
        }
    }

    /// What nobody else wants to have typed is for the manuscript, as after a click in a menu or on the toolbar.
    fn give_keyboard_back(&mut self, ctx: &Context) {
        let is_free = ctx.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
        let is_pressed = ctx.input(|input| input.pointer.any_down());
        if self.document.is_some()
            && self.works(Part::Manuscript)
            && self.dialogs.is_empty()
            && is_free
            && !is_pressed
            && !egui::Popup::is_any_open(ctx)
        {
            self.take_keyboard(ctx);
            ctx.request_repaint();
        }
    }

    fn take_zoom(&mut self, ctx: &Context) {
        let factor = ctx.input(egui::InputState::zoom_delta);
        if self.document.is_some() && (factor - 1.0).abs() > f32::EPSILON {
            // egui counts a notch of the wheel as half as large again, which is made for maps.
            self.zoom_times(factor.powf(0.25));
        }
    }

    fn bars(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let situation = self.situation();
        let focus_menus =
            self.dialogs.is_empty() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10));
        let tokens = Tokens::of(ui);
        let bar = |name: &'static str, height: f32, top: bool| {
            let panel = if top {
                Panel::top(name)
            } else {
                Panel::bottom(name)
            };
            panel.exact_size(height).resizable(false).frame(
                Frame::new()
                    .fill(tokens.panel)
                    .inner_margin(Margin::symmetric(12, 0)),
            )
        };
        let choice = bar("menu-bar", MENU_HEIGHT, true)
            .show_separator_line(false)
            .show(ui, |ui| {
                self.guarded(Part::Menus, ui, |app, ui| {
                    menus::bar(ui, &situation, &app.texts, focus_menus)
                })
            })
            .inner
            .flatten();
        let command = bar("toolbar", TOOLBAR_HEIGHT, true)
            .show(ui, |ui| {
                self.guarded(Part::Toolbar, ui, |app, ui| {
                    toolbar::bar(ui, &situation, &app.texts)
                })
            })
            .inner
            .flatten();
        let (zoom, safeguard, now) = (self.settings.zoom, self.safeguard(), self.now());
        let status = self
            .document
            .as_mut()
            .map(|document| document.status(zoom, safeguard, now));
        let clicked = bar("status-bar", STATUS_HEIGHT, false)
            .show(ui, |ui| {
                self.guarded(Part::StatusBar, ui, |app, ui| {
                    status_bar::bar(ui, status.as_ref(), &app.texts)
                })
            })
            .inner
            .flatten();
        if let Some(choice) = choice {
            self.take_choice(choice, &ctx);
        }
        for command in [command, clicked].into_iter().flatten() {
            self.carry_out(command, &ctx);
        }
    }

    fn start_page(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.recovery_strip(ui);
        self.tour_offer(ui);
        let fill = Tokens::of(ui).canvas;
        let choice = egui::CentralPanel::default()
            .frame(Frame::new().fill(fill))
            .show(ui, |ui| {
                self.guarded(Part::StartPage, ui, |app, ui| {
                    let listing = app.listing.as_ref();
                    app.panels.start.ui(ui, listing, &app.settings.recent, &app.texts)
                })
            })
            .inner
            .flatten();
        match choice {
            None => {}
            Some(StartChoice::Template { entry, minutes }) => {
                let entry = self
                    .listing
                    .as_ref()
                    .and_then(|listing| listing.entries.get(entry));
                if let Some(speech) = entry.map(|entry| entry.template.instantiate(minutes)) {
                    self.begin_speech(speech);
                }
            }
            Some(StartChoice::EditTemplate(entry)) => {
                let entries = self.listing.as_ref().map(|listing| &listing.entries);
                if let Some(entry) = entries.and_then(|entries| entries.get(entry)) {
                    self.edit_template(TemplateToEdit::of(entry));
                }
            }
            Some(StartChoice::Blank(language)) => {
                self.begin_speech(crate::model::Speech::blank(language));
            }
            Some(StartChoice::Recent(path)) => self.open(path),
            Some(StartChoice::Forget(path)) => self.settings.forget(&path),
            Some(StartChoice::Command(command)) => self.carry_out(command, &ctx),
        }
    }

    /// The panes and the manuscript between them. Returns what the canvas takes.
    fn workspace(&mut self, ui: &mut Ui) -> Rect {
        let ctx = ui.ctx().clone();
        let situation = self.situation();
        let mut requests = self.search_on(&ctx);
        let (outline, helper) = self.shown_panes();
        let tokens = Tokens::of(ui);
        let pane = Frame::new().fill(tokens.panel);
        if outline && self.panels.width >= MIDDLE {
            let shown = Panel::left("outline")
                .default_size(self.settings.panes.outline_width)
                .size_range(OUTLINE_WIDTHS)
                .frame(pane)
                .show(ui, |ui| self.outline(ui, &situation));
            self.settings.panes.outline_width = shown.response.rect.width().round();
            requests.extend(shown.inner);
        }
        if helper && self.panels.width >= WIDE {
            let shown = Panel::right("helper")
                .default_size(self.settings.panes.helper_width)
                .size_range(HELPER_WIDTHS)
                .frame(pane)
                .show(ui, |ui| self.helper(ui));
            self.settings.panes.helper_width = shown.response.rect.width().round();
            requests.extend(shown.inner);
        }
        requests.extend(self.find_bar(ui));
        let (area, outputs) = self.paper(ui, &situation);
        requests.extend(self.drawers(&ctx, area, &situation));
        for output in outputs {
            self.take_output(output, &ctx);
        }
        for request in requests {
            self.take_request(request, &ctx);
        }
        area
    }

    /// The manuscript on its canvas, with the area it takes.
    fn paper(&mut self, ui: &mut Ui, situation: &Situation) -> (Rect, Vec<SurfaceOutput>) {
        let canvas = Tokens::of(ui).canvas;
        egui::CentralPanel::default()
            .frame(Frame::new().fill(canvas))
            .show(ui, |ui| {
                let mut requests = self.siblings(ui);
                let mut outputs = Vec::new();
                let area;
                if self.settings.views.cards {
                    area = ui.available_rect_before_wrap();
                    requests.extend(self.cards(ui));
                } else {
                    self.alone_strip(ui);
                    area = ui.available_rect_before_wrap();
                    outputs = self.papers(ui, situation);
                }
                outputs.push(SurfaceOutput {
                    requests,
                    ..SurfaceOutput::default()
                });
                (area, outputs)
            })
            .inner
    }

    fn outline(&mut self, ui: &mut Ui, situation: &Situation) -> Vec<Request> {
        self.panels.places.outline = Some(ui.max_rect());
        let requests = self.guarded(Part::Outline, ui, |app, ui| {
            let session = &app.document.as_ref()?.session;
            Some(app.panels.outline.ui(ui, session, situation, &app.texts))
        });
        requests.flatten().unwrap_or_default()
    }

    fn helper(&mut self, ui: &mut Ui) -> Vec<Request> {
        self.panels.places.helper = Some(ui.max_rect());
        let requests = self.guarded(Part::Helper, ui, |app, ui| {
            let session = &app.document.as_ref()?.session;
            Some(app.panels.helper.ui(ui, session, &app.texts))
        });
        requests.flatten().unwrap_or_default()
    }

    /// The panes that lie over the paper where the window is narrow. Escape closes them.
    fn drawers(&mut self, ctx: &Context, area: Rect, situation: &Situation) -> Vec<Request> {
        let mut requests = Vec::new();
        let (outline, helper) = self.shown_panes();
        if outline && self.panels.width < MIDDLE {
            let width = self.settings.panes.outline_width.min(area.width() - 48.0);
            let size = vec2(width, area.height());
            requests.extend(drawer(
                ctx,
                "outline-drawer",
                area,
                Align2::LEFT_TOP,
                size,
                |ui| self.outline(ui, situation),
            ));
        }
        if helper && self.panels.width < WIDE {
            let width = self.settings.panes.helper_width.min(area.width() - 48.0);
            let size = vec2(width, area.height());
            requests.extend(drawer(
                ctx,
                "helper-drawer",
                area,
                Align2::RIGHT_TOP,
                size,
                |ui| self.helper(ui),
            ));
        }
        let open = (self.panels.width < MIDDLE && self.panels.outline_drawer)
            || (self.panels.width < WIDE && self.panels.helper_drawer);
        let escaped = open
            && self.dialogs.is_empty()
            && !self.panels.escape_is_for_a_field
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escaped {
            self.panels.outline_drawer = false;
            self.panels.helper_drawer = false;
            self.panels.papers.active_mut().take_focus();
        }
        requests
    }

    /// Whether the outline and the helper are shown, as panes or as drawers.
    pub(super) fn shown_panes(&self) -> (bool, bool) {
        let panels = &self.panels;
        let outline = if panels.width < MIDDLE {
            panels.outline_drawer
        } else {
            self.settings.panes.outline
        };
        let helper = if panels.width < WIDE {
            panels.helper_drawer
        } else {
            self.settings.panes.helper
        };
        (outline, helper)
    }

    pub(super) fn toggle_outline(&mut self) {
        if self.panels.width < MIDDLE {
            self.panels.outline_drawer = !self.panels.outline_drawer;
        } else {
            self.settings.panes.outline = !self.settings.panes.outline;
        }
    }

    pub(super) fn open_outline(&mut self) {
        if !self.shown_panes().0 {
            self.toggle_outline();
        }
    }

    pub(super) fn toggle_helper(&mut self) {
        if self.panels.width < WIDE {
            self.panels.helper_drawer = !self.panels.helper_drawer;
        } else {
            self.settings.panes.helper = !self.settings.panes.helper;
        }
    }
}

/// A pane over one side of `area`.
fn drawer(
    ctx: &Context,
    name: &str,
    area: Rect,
    edge: Align2,
    size: Vec2,
    content: impl FnOnce(&mut Ui) -> Vec<Request>,
) -> Vec<Request> {
    let tokens = Tokens::of_context(ctx);
    let rect = edge.align_size_within_rect(size, area);
    Area::new(Id::unique(name))
        .order(Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .show(ctx, |ui| {
            Frame::new()
                .fill(tokens.panel)
                .stroke(tokens.border())
                .shadow(ui.visuals().popup_shadow)
                .show(ui, |ui| {
                    ui.set_min_size(size);
                    ui.set_max_size(size);
                    content(ui)
                })
                .inner
        })
        .inner
}
