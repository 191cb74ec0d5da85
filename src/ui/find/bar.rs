//! How the bar looks, and what is done in it.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Align, Align2, Area, Button, Frame, Id, Key, Label, Layout, Margin, Modifiers, Order, Rect, Response,
    RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::words::Tone;
use super::{Field, FindBar, Scope};
use crate::session::Session;
use crate::text::find::FindOptions;
use crate::ui::controls::choice_list;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::icons::{Icon, icon_button, small_icon_button};
use crate::ui::request::Request;
use crate::ui::text_input::{TextInput, TextInputOutput};
use crate::ui::theme::{Tokens, corner, space, text_size};

/// From here on everything stands in one line.
const WIDE: f32 = 740.0;
const LINE: f32 = 32.0;
const MARGIN: f32 = 6.0;
const FIELD_WIDTHS: std::ops::RangeInclusive<f32> = 140.0..=420.0;
const COUNT_WIDTH: f32 = 92.0;
const SCOPE_WIDTH: f32 = 116.0;
/// What stands before the fields.
const HEAD: f32 = 20.0 + space::SMALL;
/// What stands behind the field that seeks: the count, two steps and the button that closes.
const TAIL: f32 = COUNT_WIDTH + 3.0 * 28.0 + 5.0 * space::SMALL;
/// The options and the scope.
const CHOICES: f32 = 4.0 * TOGGLE_WIDTH + SCOPE_WIDTH + 6.0 * space::SMALL;
const TOGGLE_WIDTH: f32 = 34.0;

/// What was done in the bar in one frame.
#[derive(Debug, Default)]
struct Done {
    requests: Vec<Request>,
    closes: bool,
    /// Whether any part of it has the keyboard.
    has_keyboard: bool,
}

impl Done {
    /// Notes whether a part has the keyboard.
    fn note(&mut self, response: &Response) {
        self.has_keyboard |= response.has_focus();
    }
}

impl FindBar {
    /// How high the bar is in a column of that width.
    #[must_use]
    pub fn height(&self, width: f32) -> f32 {
        let lines = 1 + u8::from(width < WIDE) + u8::from(self.replaces);
        f32::from(lines) * LINE + 2.0 * MARGIN
    }

    /// Shows the bar and returns what it asks for.
    pub fn ui(&mut self, ui: &mut Ui, session: &Session, texts: &Texts) -> Vec<Request> {
        let width = ui.available_width();
        let mut done = Done::default();
        ui.spacing_mut().item_spacing = vec2(space::SMALL, 0.0);
        let around = Rect::from_min_size(ui.cursor().min, vec2(width, self.height(width)));
        let within = around.shrink2(vec2(space::MEDIUM, MARGIN));
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(within));
        let ui = &mut ui;
        let is_wide = width >= WIDE;
        let choices = if is_wide { CHOICES } else { 0.0 };
        let room = within.width() - HEAD - TAIL - choices;
        let field = room.clamp(*FIELD_WIDTHS.start(), *FIELD_WIDTHS.end());
        let sought = line(ui, |ui| {
            self.first_line(ui, session, texts, field, is_wide, &mut done)
        });
        if !is_wide {
            line(ui, |ui| {
                ui.add_space(HEAD);
                self.choices(ui, session, texts, &mut done);
            });
        }
        if self.replaces {
            line(ui, |ui| self.replace_line(ui, session, texts, field, &mut done));
        }
        self.bubble(ui, session, texts, sought);
        let escaped = done.has_keyboard
            && !egui::Popup::is_any_open(ui.ctx())
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        self.has_keyboard = done.has_keyboard;
        if done.closes || escaped {
            if let Some(focused) = ui.memory(egui::Memory::focused) {
                ui.memory_mut(|memory| memory.surrender_focus(focused));
            }
            self.close();
        }
        done.requests
    }

    /// What is sought, the count and the steps. Returns where the field stands.
    fn first_line(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        texts: &Texts,
        width: f32,
        is_wide: bool,
        done: &mut Done,
    ) -> Rect {
        let (icon, key) = if self.replaces {
            (Icon::ChevronDown, "find-hide-replace")
        } else {
            (Icon::ChevronRight, "find-show-replace")
        };
        let fold = small_icon_button(ui, icon, texts.get(key));
        done.note(&fold);
        if fold.clicked() {
            self.replaces = !self.replaces;
            ui.ctx().request_repaint();
        }
        let rect = self.sought_field(ui, session, texts, width, done);
        self.count(ui, session, texts);
        let previous = icon_button(ui, Icon::ArrowUp, texts.get("command-find-previous"));
        let next = icon_button(ui, Icon::ArrowDown, texts.get("command-find-next"));
        for (response, backwards) in [(previous, true), (next, false)] {
            done.note(&response);
            if response.clicked() {
                done.requests.extend(self.step(session, backwards));
            }
        }
        if is_wide {
            self.choices(ui, session, texts, done);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = icon_button(ui, Icon::Close, texts.get("find-close"));
            done.note(&close);
            done.closes |= close.clicked();
        });
        rect
    }

    fn sought_field(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        texts: &Texts,
        width: f32,
        done: &mut Done,
    ) -> Rect {
        let id = Field::Sought.id();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let back = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Enter));
        let words = self.words.clone();
        let name = texts.get("find-sought");
        let output = self.field(ui, Field::Sought, name, &words, width);
        done.note(&output.response);
        done.closes |= output.escaped;
        if let Some(words) = output.changed {
            self.set_words(words);
            self.search_on(session);
            // The outline, which is shown already, tells of it in the next frame.
            ui.ctx().request_repaint();
        }
        if output.entered || back {
            ui.memory_mut(|memory| memory.request_focus(id));
            done.has_keyboard = true;
            done.requests.extend(self.step(session, back));
        }
        let rect = output.response.rect;
        if self.search.error().is_some() {
            let stroke = Stroke::new(1.5, Tokens::of(ui).error);
            ui.painter()
                .rect_stroke(rect, corner::SMALL, stroke, StrokeKind::Inside);
        }
        rect
    }

    fn count(&self, ui: &mut Ui, session: &Session, texts: &Texts) {
        let (words, tone) = self.count_words(session, texts);
        let colour = colour_of(ui, tone);
        let size = vec2(COUNT_WIDTH, LINE);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(COUNT_WIDTH);
            let text = RichText::new(&words).size(text_size::SMALL).color(colour);
            let label = ui.add(Label::new(text).truncate());
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
        });
    }

    /// How what is sought is meant, and where it is looked for.
    fn choices(&mut self, ui: &mut Ui, session: &Session, texts: &Texts, done: &mut Done) {
        let FindOptions {
            mut expression,
            mut case,
            mut width,
            mut quotes,
        } = self.options;
        for (sign, key, on) in [
            ("Aa", "find-case", &mut case),
            ("Ａ/A", "find-width", &mut width),
            ("“/\"", "find-quotes", &mut quotes),
            (".*", "find-expression", &mut expression),
        ] {
            let response = toggle(ui, sign, texts.get(key), *on);
            done.note(&response);
            if response.clicked() {
                *on = !*on;
            }
        }
        let options = FindOptions {
            expression,
            case,
            width,
            quotes,
        };
        if options != self.options {
            self.options = options;
            self.sought_changed();
            ui.ctx().request_repaint();
        }
        let mut scope = self.scope;
        let list = choice_list("find-scope")
            .width(SCOPE_WIDTH)
            .selected_text(texts.get(scope.key()))
            .show_ui(ui, |ui| {
                for choice in Scope::ALL {
                    ui.selectable_value(&mut scope, choice, texts.get(choice.key()));
                }
            });
        let list = list.response.on_hover_text(texts.get("find-scope"));
        list.ctx
            .accesskit_node_builder(list.id, |node| node.set_label(texts.get("find-scope")));
        done.note(&list);
        if scope != self.scope {
            self.choose_scope(session, scope);
            ui.ctx().request_repaint();
        }
    }

    fn replace_line(&mut self, ui: &mut Ui, session: &Session, texts: &Texts, width: f32, done: &mut Done) {
        ui.add_space(HEAD);
        let former = self.with.clone();
        let output = self.field(ui, Field::With, texts.get("find-with"), &former, width);
        done.note(&output.response);
        done.closes |= output.escaped;
        if let Some(with) = output.changed {
            self.with = with;
        }
        let can = self.seeks() && self.search.error().is_none() && !session.is_read_only();
        let one = ui.add_enabled(can, Button::new(texts.get("find-replace-one")));
        let one = one.on_hover_text(texts.get("find-replace-one-tooltip"));
        let all = ui.add_enabled(can, Button::new(texts.get("find-replace-all")));
        let all = all.on_hover_text(texts.get("find-replace-all-tooltip"));
        done.note(&one);
        done.note(&all);
        if output.entered {
            let id = Field::With.id();
            ui.memory_mut(|memory| memory.request_focus(id));
            done.has_keyboard = true;
        }
        if can && (output.entered || one.clicked()) {
            done.requests.extend(self.replace_one(session));
        }
        if all.clicked() {
            done.requests.push(Request::ListReplacements);
        }
    }

    fn field(&mut self, ui: &mut Ui, field: Field, name: &str, value: &str, width: f32) -> TextInputOutput {
        let id = field.id();
        if self.focus == Some(field) {
            self.focus = None;
            ui.memory_mut(|memory| memory.request_focus(id));
            let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
            let all = CCursorRange::two(CCursor::new(0), CCursor::new(value.chars().count()));
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), id);
        }
        let input = TextInput {
            id,
            name,
            hint: name,
            rows: 1,
            blank: false,
        };
        ui.allocate_ui_with_layout(vec2(width, LINE), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(width);
            input.show(ui, value)
        })
        .inner
    }

    /// What is to be said under the field, over the text.
    fn bubble(&self, ui: &Ui, session: &Session, texts: &Texts, field: Rect) {
        let Some((words, tone)) = self.message(session, texts) else {
            return;
        };
        let tokens = Tokens::of(ui);
        let colour = colour_of(ui, tone);
        let below = if self.replaces { LINE } else { 0.0 };
        Area::new(Id::unique("find-message"))
            .order(Order::Middle)
            .interactable(false)
            .pivot(Align2::LEFT_TOP)
            .fixed_pos(field.left_bottom() + vec2(0.0, below + space::SMALL))
            .show(ui.ctx(), |ui| {
                Frame::new()
                    .fill(tokens.panel)
                    .stroke(Stroke::new(1.0, colour))
                    .corner_radius(corner::SMALL)
                    .inner_margin(Margin::symmetric(8, 4))
                    .show(ui, |ui| {
                        ui.set_max_width(420.0);
                        let text = RichText::new(words).size(text_size::SMALL).color(colour);
                        ui.add(Label::new(text).wrap());
                    });
            });
    }
}

fn colour_of(ui: &Ui, tone: Tone) -> egui::Color32 {
    let tokens = Tokens::of(ui);
    match tone {
        Tone::Calm => tokens.dim,
        Tone::Warn => tokens.warn_text,
        Tone::Error => tokens.error,
    }
}

fn line<T>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> T) -> T {
    let size = vec2(ui.available_width(), LINE);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), content)
        .inner
}

/// A square button with a sign that stays down while something is on.
fn toggle(ui: &mut Ui, sign: &str, tooltip: &str, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(TOGGLE_WIDTH, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, tooltip));
    let tokens = Tokens::of(ui);
    let ground = if on || response.is_pointer_button_down_on() {
        tokens.pressed
    } else if response.hovered() {
        tokens.hover
    } else {
        egui::Color32::TRANSPARENT
    };
    let painter = ui.painter();
    painter.rect_filled(rect, corner::SMALL, ground);
    let border = match (response.has_focus(), on) {
        (true, _) => Stroke::new(1.0, tokens.accent),
        (false, true) => Stroke::new(1.0, tokens.line_strong),
        (false, false) => Stroke::NONE,
    };
    painter.rect_stroke(rect, corner::SMALL, border, StrokeKind::Inside);
    let colour = if on { tokens.text } else { tokens.dim };
    let font = fonts::regular(text_size::SMALL);
    painter.text(rect.center(), Align2::CENTER_CENTER, sign, font, colour);
    response.on_hover_text(tooltip)
}
