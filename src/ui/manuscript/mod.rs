//! The manuscript surface: the whole speech as one continuous text.
//!
//! A widget of our own, because egui's `TextEdit` lays out and copies the whole text in every frame
//! (`docs/architecture.md` has the figures). This one lays out paragraph by paragraph and only near the view
//! (`sheet`), keeps the selection in the session, in source positions, and lays what an input method composes over
//! the view (`overlay`), so that nothing but committed text ever reaches the speech.

mod access;
mod alone;
mod caret;
mod characters;
mod doubts;
mod focus;
mod ime;
mod keys;
mod layout;
mod metrics;
mod offers;
mod overlay;
mod paint;
mod place;
mod pointer;
mod popups;
mod primary;
pub(in crate::ui) mod rows;
mod scroll;
mod scroll_bar;
mod sheet;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::time::Duration;

use egui::{Context, Event, Id, Rect, Response, Sense, Ui};

use super::find::Marks;
use super::fonts;
use super::i18n::Texts;
use super::request::Request;
use super::situation::Situation;
use crate::model::{FieldRef, SectionId, TextPlace, TextPosition};
use crate::session::{Action, Effect, Session};
use crate::store::Views;
use crate::text::substitutions::Substitutions;

use caret::Caret;
use characters::Palette;
use doubts::Doubts;
use metrics::Metrics;
use overlay::Overlay;
use place::Screen;
use popups::Popup;
use sheet::Sheet;

/// How long the wish for plain text waits for the clipboard.
const PLAIN_PATIENCE: Duration = Duration::from_secs(1);

/// Where a view stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// There is no other.
    #[default]
    Alone,
    /// At the left of another.
    Left,
    /// At the right of another.
    Right,
}

/// What the surface works with in one frame.
pub struct SurfaceInput<'a> {
    /// The open speech; the surface performs what is typed at once.
    pub session: &'a mut Session,
    /// The window's words.
    pub texts: &'a Texts,
    /// What the commands of its context menu can do.
    pub situation: &'a Situation,
    /// A steady clock.
    pub now: Duration,
    /// The manuscript's size; 1 is as designed.
    pub zoom: f32,
    /// What is dimmed or left out, and where the caret's row stands.
    pub views: Views,
    /// Where this view stands, for those who cannot see it.
    pub place: Place,
    /// Whether another view of the same speech has the caret, and this one only shows a place of its own.
    pub beside: bool,
    /// Whether to keep what is typed until a paste has arrived.
    pub hold: bool,
    /// What is replaced while it is typed.
    pub substitutions: Substitutions,
    /// What was found and is to be marked.
    pub marks: Option<Marks<'a>>,
}

/// A text that was asked to be pasted; the window looks for the structure that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paste {
    /// The clipboard's text.
    pub text: String,
    /// Whether plain text is wanted.
    pub plain: bool,
}

/// What came of one frame.
#[derive(Debug, Default)]
pub struct SurfaceOutput {
    /// What the session asked for while the surface performed.
    pub effects: Vec<Effect>,
    /// What is asked of the window.
    pub requests: Vec<Request>,
    /// A paste.
    pub paste: Option<Paste>,
}

/// The manuscript surface.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub struct ManuscriptView {
    /// Its identity, known once it was shown.
    id: Option<Id>,
    sheet: Sheet,
    caret: Caret,
    /// What an input method is composing.
    composition: Option<Overlay>,
    /// What is underlined in view.
    doubts: Doubts,
    popup: Option<Popup>,
    /// The line with a number of which nothing is to be offered, until the caret stands elsewhere.
    declined: Option<TextPlace>,
    /// The signs that are hard to type.
    palette: Option<Palette>,
    /// What was typed while a paste was on its way.
    held: VecDeque<Event>,
    /// Whether a paste was given to the window in this frame.
    pasting: bool,
    /// Whether plain text was asked for since the last frame.
    plain_next: bool,
    /// Until when a paste is taken as plain text. An empty clipboard brings no paste, and the wish must not wait for
    /// the next one.
    plain_until: Option<Duration>,
    focus_next: bool,
    /// Where the pointer was pressed last, newest first.
    presses: [egui::Pos2; 3],
    scrolling: scroll::Scrolling,
    runs: access::Runs,
    /// The selection that was last given to the PRIMARY selection.
    told: Option<(TextPosition, TextPosition)>,
    /// When something was last typed or clicked, by egui's clock.
    active_at: f64,
    /// Where the view stood in the last frame; none before it was shown.
    screen: Option<Screen>,
    /// How the speech is shown.
    views: Views,
    place: Place,
    /// Whether another view of the same speech has the caret.
    beside: bool,
    /// The only section that is shown, with all under it; none where all are.
    alone: Option<SectionId>,
    /// The pass in which what was typed was taken in before anything was shown.
    taken_in: Option<u64>,
}

/// What the parts of the surface work with in one frame.
struct Work<'a> {
    ui: &'a Ui,
    id: Id,
    session: &'a mut Session,
    texts: &'a Texts,
    situation: &'a Situation,
    now: Duration,
    screen: Screen,
    hold: bool,
    substitutions: Substitutions,
    output: SurfaceOutput,
}

impl ManuscriptView {
    /// Shows the manuscript on its canvas and takes in what is typed and clicked.
    pub fn ui(&mut self, ui: &mut Ui, input: SurfaceInput<'_>) -> SurfaceOutput {
        let SurfaceInput {
            session,
            texts,
            situation,
            now,
            zoom,
            views,
            place,
            beside,
            hold,
            substitutions,
            marks,
        } = input;
        let rect = ui.available_rect_before_wrap();
        let id = ui.scope_id().with("manuscript");
        self.id = Some(id);
        ui.allocate_rect(rect, Sense::hover());
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let width = scroll_bar::track(ui, rect).left() - rect.left();
        let faces = fonts::Marks::from(session.speech().language);
        let metrics = Metrics::new(ui.ctx(), width, zoom, faces);
        let screen = Screen {
            rect,
            left: metrics.left(rect, width),
        };
        self.screen = Some(screen);
        let mut work = Work {
            ui,
            id,
            session,
            texts,
            situation,
            now,
            screen,
            hold,
            substitutions,
            output: SurfaceOutput::default(),
        };
        (self.place, self.beside) = (place, beside);
        self.look_as(views);
        self.begin(&mut work, metrics);
        self.take_in(&mut work, &response);
        self.scroll(&mut work, &response);
        self.draw(&mut work, marks.as_ref());
        self.show_around(&mut work, &response);
        work.output
    }

    /// Shows the caret's place in the next frame.
    pub fn reveal(&mut self) {
        self.scrolling.reveal();
    }

    /// Keeps the caret in view, as after typing.
    pub fn follow(&mut self) {
        self.scrolling.follow();
    }

    /// Takes the keyboard in the next frame.
    pub fn take_focus(&mut self) {
        self.focus_next = true;
    }

    /// Whether the text has the keyboard. The window then leaves it undo and redo, which must keep their place among
    /// what is typed and pasted.
    #[must_use]
    pub fn has_keyboard(&self, ctx: &Context) -> bool {
        self.id
            .is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// Whether the text has the keyboard and nothing stands over it that what is typed could change.
    #[must_use]
    pub fn is_plainly_written_in(&self, ctx: &Context) -> bool {
        self.has_keyboard(ctx)
            && self.popup.is_none()
            && self.palette.is_none()
            && !self.focus_next
            && self.held.is_empty()
    }

    /// Whether an input method is composing.
    #[must_use]
    pub fn is_composing(&self) -> bool {
        self.composition.is_some()
    }

    /// Asks for the value of the selected unfilled field, beside it.
    pub fn ask_field(&mut self, field: FieldRef) {
        self.popup = Popup::asking(field);
    }

    /// Offers the signs that are hard to type, beside the caret.
    pub fn offer_characters(&mut self) {
        self.palette = Some(Palette::default());
    }

    /// Takes the next paste as plain text.
    pub fn paste_plain_next(&mut self) {
        self.plain_next = true;
    }

    /// Takes over what the window changed since the last frame.
    fn begin(&mut self, work: &mut Work<'_>, metrics: Metrics) {
        if std::mem::take(&mut self.focus_next) {
            self.focus(work);
        }
        if !work.has_focus() {
            self.composition = None;
        }
        if std::mem::take(&mut self.plain_next) {
            self.plain_until = Some(work.now + PLAIN_PATIENCE);
        }
        if self.refresh(work, metrics) {
            self.sheet.scroll_to(0.0);
            self.scrolling.reveal();
        }
        if self.sheet.set_slack(self.slack(work.screen.rect.height())) {
            self.scrolling.follow();
        }
        self.sheet.settle(work.ui, work.screen.rect.height());
    }

    fn focus(&mut self, work: &Work<'_>) {
        work.ui.memory_mut(|memory| memory.request_focus(work.id));
        self.active_at = work.ui.input(|input| input.time);
    }

    /// Brings the sheet up to date with the session. Returns whether it shows its first speech now.
    fn refresh(&mut self, work: &Work<'_>, metrics: Metrics) -> bool {
        let manuscript = work.session.manuscript();
        if let Some(composition) = &mut self.composition {
            match manuscript.view_position(work.session.selected_range().0) {
                Some(at) => composition.at = at,
                None => self.composition = None,
            }
        }
        let is_first = self.sheet.update(manuscript, metrics, self.composition.as_mut());
        self.keep_alone(work.session);
        is_first
    }

    /// Performs an action; every change made here takes this way.
    fn act(&mut self, work: &mut Work<'_>, action: Action) {
        let effects = work.session.perform(action, work.now);
        self.caret = Caret::default();
        self.active_at = work.ui.input(|input| input.time);
        self.scrolling.follow();
        for effect in effects {
            match effect {
                Effect::Reveal => self.scrolling.reveal(),
                Effect::AskField(field) => self.popup = Popup::asking(field),
                other => work.output.effects.push(other),
            }
        }
        if let Some(&metrics) = self.sheet.metrics() {
            self.refresh(work, metrics);
        }
    }

    fn take_in(&mut self, work: &mut Work<'_>, response: &Response) {
        self.take_pointer(work, response);
        self.take_middle_click(work, response);
        self.take_held(work);
        let is_taken = self.taken_in == Some(work.ui.ctx().cumulative_pass_nr());
        if !is_taken && work.has_focus() {
            self.take_events(work);
        }
    }

    fn draw(&mut self, work: &mut Work<'_>, marks: Option<&Marks<'_>>) {
        let painter = work.ui.painter_at(work.screen.rect);
        paint::paper(work.ui, &painter, &self.sheet, &work.screen);
        let marked = paint::Marked {
            selection: self.shown_selection(work),
            overlay: self.composition.as_ref(),
            lit: self.lit(work),
            doubts: self.doubts.of(work.session, self.sheet.visible()),
            marks,
        };
        paint::rows(work.ui, &painter, &self.sheet, &work.screen, &marked);
        self.draw_caret(work, &painter);
    }

    /// What stands above the text, and what is told to input methods and screen readers.
    fn show_around(&mut self, work: &mut Work<'_>, response: &Response) {
        let name = work.texts.get("manuscript-scroll-bar");
        scroll_bar::show(work.ui, &mut self.sheet, &work.screen, name);
        self.show_offer(work);
        self.show_menu(work, response);
        self.show_popup(work);
        self.show_palette(work);
        self.tell_selection(work);
        self.tell_input_method(work);
        self.tell_screen_readers(work, response);
    }
}

impl Work<'_> {
    fn has_focus(&self) -> bool {
        self.ui.memory(|memory| memory.has_focus(self.id))
    }

    /// The part of the view that shows text.
    fn text_rect(&self, measure: f32) -> Rect {
        let columns = self.screen.left..=self.screen.left + measure;
        Rect::from_x_y_ranges(columns, self.screen.rect.y_range())
    }
}
