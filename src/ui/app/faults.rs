//! Keeps a fault in one part of the window to that part: a panic while it is shown is caught there, a sentence stands
//! in its place, and all else goes on.
//!
//! The catch is inside of what egui has begun for the part (its panel, its frame), so that egui gets to end that; what
//! the part itself had begun unwinds, and egui's `Ui`s and locks are made so that they can be dropped at any time. The
//! part's own state is thrown away, since nobody knows how far it came.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use egui::{Align, Button, Context, Label, Layout, Ui, UiBuilder};

use super::App;
use super::papers::Papers;
use crate::session::files::Job;
use crate::session::reports;
use crate::ui::find::FindBar;
use crate::ui::helper::HelperPanel;
use crate::ui::outline::OutlinePanel;
use crate::ui::start_page::StartPage;
use crate::ui::theme::{Tokens, space};
use crate::ui::toasts::Toasts;

/// What is shown anew by itself and fails again within this time is not shown anew once more.
const AGAIN_WITHIN: Duration = Duration::from_secs(1);
/// What is lower than this has room for one row.
const ONE_ROW: f32 = 64.0;

/// A part of the window that can fail by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The menu bar with its menus.
    Menus,
    /// The toolbar.
    Toolbar,
    /// The status bar.
    StatusBar,
    /// The outline.
    Outline,
    /// The helper.
    Helper,
    /// The bar that finds and replaces.
    Find,
    /// The manuscript.
    Manuscript,
    /// The bars about saving, other programs' changes and recovery.
    Bars,
    /// The start page.
    StartPage,
    /// The dialog that is open.
    Dialog,
    /// Notices in passing.
    Notices,
}

impl Part {
    /// What reports call it.
    fn name(self) -> &'static str {
        match self {
            Self::Menus => "menus",
            Self::Toolbar => "toolbar",
            Self::StatusBar => "status bar",
            Self::Outline => "outline",
            Self::Helper => "helper",
            Self::Find => "find bar",
            Self::Manuscript => "manuscript",
            Self::Bars => "bars",
            Self::StartPage => "start page",
            Self::Dialog => "dialog",
            Self::Notices => "notices",
        }
    }

    /// The key of what is said where it is shown anew at once, or gone.
    fn notice_key(self) -> &'static str {
        match self {
            Self::Manuscript => "fault-manuscript-again",
            _ => self.key(),
        }
    }

    /// The key of the sentence that stands in its place.
    fn key(self) -> &'static str {
        match self {
            Self::Menus => "fault-menus",
            Self::Toolbar => "fault-toolbar",
            Self::StatusBar => "fault-status-bar",
            Self::Outline => "fault-outline",
            Self::Helper => "fault-helper",
            Self::Find => "fault-find",
            Self::Manuscript => "fault-manuscript",
            Self::Bars => "fault-bars",
            Self::StartPage => "fault-start-page",
            Self::Dialog => "fault-dialog",
            Self::Notices => "fault-notices",
        }
    }
}

/// Which parts have failed.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// Those that are not shown; in the place of most stands a sentence.
    broken: Vec<Part>,
    /// When those failed last that are shown anew by themselves.
    shown_anew: Vec<(Part, Duration)>,
    /// Those that are to fail when they are shown next.
    to_break: Vec<Part>,
}

impl Faults {
    pub fn is_broken(&self, part: Part) -> bool {
        self.broken.contains(&part)
    }

    /// Notes a failure. Returns whether the part is not shown anew by itself.
    fn failed(&mut self, part: Part, now: Duration) -> bool {
        let stays = match part {
            Part::Manuscript | Part::Notices => self.fails_again(part, now),
            // It is closed, and comes back when it is asked for.
            Part::Dialog | Part::Find => false,
            _ => true,
        };
        if stays {
            self.broken.push(part);
        }
        stays
    }

    fn fails_again(&mut self, part: Part, now: Duration) -> bool {
        let at = self.shown_anew.iter().position(|(failed, _)| *failed == part);
        let before = at.map(|at| self.shown_anew.swap_remove(at).1);
        self.shown_anew.push((part, now));
        before.is_some_and(|before| now.saturating_sub(before) < AGAIN_WITHIN)
    }

    fn breaks(&mut self, part: Part) -> bool {
        let at = self.to_break.iter().position(|waiting| *waiting == part);
        at.map(|at| self.to_break.remove(at)).is_some()
    }
}

impl App {
    /// Lets a part fail when it is shown next: so tests see what becomes of the others.
    #[doc(hidden)]
    pub fn break_part(&mut self, part: Part) {
        self.faults.to_break.push(part);
    }

    /// Shows a part, or a sentence where it has failed.
    pub(super) fn guarded<T>(
        &mut self,
        part: Part,
        ui: &mut Ui,
        content: impl FnOnce(&mut Self, &mut Ui) -> T,
    ) -> Option<T> {
        if !self.faults.is_broken(part) {
            let shown = self.caught(part, |app| {
                let shown = content(app, ui);
                if app.faults.to_break.contains(&part) {
                    // Within what egui has begun, as a real fault.
                    ui.horizontal(|_| app.fail_if_told(part));
                }
                shown
            });
            if shown.is_some() || !self.faults.is_broken(part) {
                return shown;
            }
        }
        self.show_fault(part, ui);
        None
    }

    /// Fails where a test wants it.
    pub(super) fn fail_if_told(&mut self, part: Part) {
        assert!(!self.faults.breaks(part), "a part of the window was told to fail");
    }

    /// Does what belongs to a part. Where it fails, the part is made anew, and nothing comes of it.
    pub(super) fn caught<T>(&mut self, part: Part, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let before = reports::enter(part.name());
        // What may be half done is thrown away or mended below.
        let done = attempted(|| work(self));
        reports::enter(before);
        if done.is_none() {
            self.part_failed(part);
        }
        done
    }

    fn part_failed(&mut self, part: Part) {
        let stays = self.faults.failed(part, self.now());
        match part {
            Part::Menus | Part::Toolbar | Part::StatusBar | Part::Bars => {}
            Part::Outline => self.panels.outline = OutlinePanel::default(),
            Part::Helper => self.panels.helper = HelperPanel::default(),
            Part::Find => self.panels.find = FindBar::default(),
            Part::StartPage => self.panels.start = StartPage::default(),
            Part::Notices => self.toasts = Toasts::default(),
            Part::Dialog => {
                self.dialogs.pop();
                self.leaving = None;
            }
            Part::Manuscript => {
                self.panels.papers = Papers::default();
                self.panels.papers.active_mut().take_focus();
            }
        }
        // No sentence stands in the place of the bars.
        if !stays || part == Part::Bars {
            self.tell(self.texts.get(part.notice_key()).to_owned());
        }
        self.recover_from_fault();
    }

    /// An action failed; the speech is as it was before.
    pub(super) fn action_failed(&mut self) {
        self.tell(self.texts.get("fault-action").to_owned());
        self.recover_from_fault();
    }

    fn recover_from_fault(&mut self) {
        self.mend_session();
        // To tell where the report lies.
        self.workers.start(Job::ListReports);
        (self.wake)();
    }

    /// Puts the session right where an action failed half way. The journal is begun anew: what it has followed may
    /// differ from what is left, and is put aside so that it can still be recovered.
    fn mend_session(&mut self) {
        let Some(mut document) = self.document.take() else {
            return;
        };
        if document.session.mend() {
            self.workers.end_journal(true);
            self.keep_journal(&mut document.session, document.file.as_ref());
        }
        self.document = Some(document);
    }

    fn show_fault(&mut self, part: Part, ui: &mut Ui) {
        let rect = ui.max_rect();
        let tokens = Tokens::of(ui);
        // Over what had been shown before it failed.
        ui.painter().rect_filled(rect, 0.0, tokens.panel);
        let is_low = rect.height() < ONE_ROW;
        let layout = if is_low {
            Layout::left_to_right(Align::Center)
        } else {
            Layout::top_down(Align::Min)
        };
        let within = if is_low { rect } else { rect.shrink(space::LARGE) };
        let builder = UiBuilder::new()
            .id_salt(part.name())
            .max_rect(within)
            .layout(layout);
        let mut place = ui.new_child(builder);
        let text = Label::new(self.texts.get(part.key()));
        place.add(if is_low { text.truncate() } else { text.wrap() });
        place.add_space(space::SMALL);
        if place
            .add(Button::new(self.texts.get("button-show-again")))
            .clicked()
        {
            self.faults.broken.retain(|broken| *broken != part);
            ui.ctx().request_repaint();
        }
        ui.advance_cursor_after_rect(rect);
    }

    /// Tells of reports that no window has told of, and where they lie.
    pub(super) fn tell_of_reports(&mut self, found: &[std::path::PathBuf]) {
        let Some(newest) = found.last() else { return };
        let path = newest.display().to_string();
        let text = self.texts.with("notice-report", &[("path", path.into())]);
        self.toasts.add_lasting(text);
    }

    /// Whether a part is shown, or was not asked for; in its place may stand a sentence.
    pub(super) fn works(&self, part: Part) -> bool {
        !self.faults.is_broken(part)
    }

    /// Ends the window at once, as when the system shuts down: nothing is asked, and what is not saved stays in the
    /// journal, from which the next start offers it.
    pub fn end_now(&mut self, ctx: &Context) {
        if !self.may_close {
            self.take_typed_name(ctx);
            self.may_close = true;
        }
        ctx.request_repaint();
    }
}

/// Does something in which the program may fail: whoever calls this sees to what is then half done.
pub(super) fn attempted<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// A fault that takes the window with it lets what was done reach the disk first.
impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let workers = &self.workers;
            // A second fault here would end the program before the disk has answered.
            let _ = attempted(|| workers.flush_journal());
        }
    }
}
