//! A writer before the window: everything a test needs, in few words.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, OutputCommand, UiBuilder, Vec2, ViewportCommand, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, HarnessBuilder};
use speechwright::model::{Selection, Speech, TextPlace, TextPosition};
use speechwright::session::Session;
use speechwright::store::{Folders, InterfaceLanguage, Settings, SettingsNote, built_in, load_settings};
use speechwright::text::offsets::ByteIndex;
use speechwright::ui::app::{App, Start};
use speechwright::ui::command::Command;
use speechwright::ui::i18n::Texts;
use tempfile::TempDir;

use crate::around::{Around, Shared};

mod looking;
mod outside;

/// Command as it is on Linux and Windows.
pub const CTRL: Modifiers = Modifiers {
    ctrl: true,
    command: true,
    ..Modifiers::NONE
};
pub const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };
pub const ALT_SHIFT: Modifiers = Modifiers {
    alt: true,
    shift: true,
    ..Modifiers::NONE
};

/// The window, made in its first frame.
pub struct Slot {
    start: Option<Start>,
    app: Option<App>,
}

/// What a window begins with, beside its folder and its surroundings.
pub struct Beginning {
    pub file: Option<PathBuf>,
    /// Whether the file is a template to be edited.
    pub edits: bool,
    pub settings: Settings,
    pub note: Option<SettingsNote>,
}

/// The window with a writer before it.
pub struct Desk {
    harness: Harness<'static, Slot>,
    pub around: Rc<RefCell<Around>>,
    folder: TempDir,
    /// What was put on the clipboard, newest last.
    pub clipboard: Vec<String>,
    /// What was asked of the window's frame: titles, closing.
    pub asked: Vec<ViewportCommand>,
}

impl Desk {
    /// A window with its start page, in Chinese, 1440 × 900.
    pub fn start() -> Self {
        Self::with(InterfaceLanguage::Chinese, [1440.0, 900.0], None)
    }

    /// The first window of somebody who has no settings yet.
    pub fn first_start(size: [f32; 2]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut settings, note) = load_settings(&Folders::below(folder.path()).settings);
        settings.language = InterfaceLanguage::Chinese;
        let builder = Harness::builder().with_size(Vec2::from(size));
        let beginning = Beginning {
            file: None,
            edits: false,
            settings,
            note,
        };
        Self::made(builder, folder, Around::default(), beginning)
    }

    /// A window with the draft that `speech` makes, saved in a file.
    pub fn open(speech: &Speech) -> Self {
        Self::open_in(speech, InterfaceLanguage::Chinese, [1440.0, 900.0])
    }

    /// As [`Desk::open`], in a language and a size.
    pub fn open_in(speech: &Speech, language: InterfaceLanguage, size: [f32; 2]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.speech");
        let bytes = speechwright::store::write_speech(speech, &path).expect("a speech to write");
        std::fs::write(&path, bytes).expect("a draft");
        Self::in_folder(folder, language, size, Some(path))
    }

    /// The half-year review, as the template makes it.
    pub fn with_review() -> Self {
        Self::open(&review())
    }

    pub fn with(language: InterfaceLanguage, size: [f32; 2], file: Option<PathBuf>) -> Self {
        Self::in_folder(tempfile::tempdir().expect("a folder"), language, size, file)
    }

    pub fn in_folder(
        folder: TempDir,
        language: InterfaceLanguage,
        size: [f32; 2],
        file: Option<PathBuf>,
    ) -> Self {
        let (mut settings, note) = load_settings(&Folders::below(folder.path()).settings);
        if settings == Settings::of_first_start() {
            // As of somebody who was here before: [`Desk::first_start`] is for newcomers.
            settings = Settings {
                language,
                ..Settings::default()
            };
        }
        let builder = Harness::builder().with_size(Vec2::from(size));
        Self::made(
            builder,
            folder,
            Around::default(),
            Beginning {
                file,
                edits: false,
                settings,
                note,
            },
        )
    }

    /// A window in a harness of a certain size, scale and painter.
    pub fn made(
        builder: HarnessBuilder<Slot>,
        folder: TempDir,
        around: Around,
        beginning: Beginning,
    ) -> Self {
        let around = Rc::new(RefCell::new(around));
        let start = Start {
            file: beginning.file,
            edits: beginning.edits,
            folders: Some(Folders::below(folder.path())),
            settings: beginning.settings,
            note: beginning.note,
            wake: Arc::new(|| {}),
            surroundings: Box::new(Shared(Rc::clone(&around))),
        };
        let slot = Slot {
            start: Some(start),
            app: None,
        };
        let harness = builder
            .with_max_steps(64)
            .with_os(egui::os::OperatingSystem::Nix)
            .allow_missing_glyphs()
            .build_ui_state(
                |ui, slot: &mut Slot| {
                    let ctx = ui.ctx().clone();
                    if let Some(start) = slot.start.take() {
                        // Fonts take effect with the next frame.
                        slot.app = Some(App::new(&ctx, start));
                        return;
                    }
                    if let Some(app) = &mut slot.app {
                        app.logic(&ctx);
                        // All of the window, as a host gives it: the harness would leave a margin.
                        let whole = ctx.viewport_rect();
                        let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
                        ui.set_clip_rect(whole);
                        app.ui(&mut ui);
                    }
                },
                slot,
            );
        let mut desk = Self {
            harness,
            around,
            folder,
            clipboard: Vec::new(),
            asked: Vec::new(),
        };
        desk.settle();
        desk
    }

    /// Shows frames until nothing changes and no file work is going on.
    pub fn settle(&mut self) {
        for _ in 0..400 {
            self.step();
            if self.app().is_working() {
                std::thread::sleep(Duration::from_millis(5));
                continue;
            }
            let before = self.harness.output().viewport_output[&ViewportId::ROOT].repaint_delay;
            if before > Duration::from_millis(20) {
                break;
            }
        }
        // What came in the last frame is on the screen, and known to the accessibility tree, in the next.
        self.step();
        self.step();
    }

    fn step(&mut self) {
        self.harness.step();
        let output = self.harness.output();
        for command in &output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                self.clipboard.push(text.clone());
            }
        }
        let asked = &output.viewport_output[&ViewportId::ROOT].commands;
        self.asked.extend(asked.iter().cloned());
    }

    pub fn app(&self) -> &App {
        self.harness.state().app.as_ref().expect("the window was made")
    }

    pub fn texts(&self) -> &Texts {
        self.app().texts()
    }

    pub fn session(&self) -> &Session {
        self.app().session().expect("a speech is open")
    }

    pub fn has_speech(&self) -> bool {
        self.app().session().is_some()
    }

    /// A path in the test's own folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Gives the folder to a window that is opened later.
    pub fn into_folder(mut self) -> TempDir {
        if let Some(mut app) = self.harness.state_mut().app.take() {
            app.shut_down();
        }
        self.folder
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses a key with modifiers.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        let pressed = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        };
        // In one frame, so that what the key brings about is not lost between two.
        self.harness.input_mut().events.extend([
            Event::ModifiersChanged(modifiers),
            pressed(true),
            pressed(false),
            Event::ModifiersChanged(Modifiers::NONE),
        ]);
        self.settle();
    }

    /// Gives a command by its usual keys.
    pub fn give(&mut self, command: Command) {
        let shortcut = command.usual_shortcuts()[0];
        self.keys(shortcut.modifiers, shortcut.logical_key);
    }

    /// Shows one frame for some events, and returns what is drawn in it and whether the window calls it settled.
    pub fn frame(&mut self, events: impl IntoIterator<Item = Event>) -> (String, bool) {
        self.harness.input_mut().events.extend(events);
        self.step();
        let shapes = format!("{:?}", self.harness.output().shapes);
        (shapes, self.app().is_settled())
    }

    /// Clicks at a point, pressed and released within one frame, as on a slow machine.
    pub fn click_at(&mut self, point: egui::Pos2) {
        let button = |pressed| Event::PointerButton {
            pos: point,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.event(Event::PointerMoved(point));
        let events = [button(true), button(false)];
        self.harness.input_mut().events.extend(events);
        self.settle();
    }

    /// Types text.
    pub fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Composes with an input method, and commits.
    pub fn compose(&mut self, letters: &str, committed: &str) {
        self.preedit(letters);
        self.harness
            .event(Event::Ime(ImeEvent::Commit(committed.to_owned())));
        self.settle();
    }

    /// Composes with an input method, without an end.
    pub fn preedit(&mut self, letters: &str) {
        self.harness.event(Event::Ime(ImeEvent::Preedit {
            text: letters.to_owned(),
            active_range_chars: None,
        }));
        self.settle();
    }

    /// Pastes a text that another program copied.
    pub fn paste(&mut self, text: &str) {
        self.harness.event(Event::Paste(text.to_owned()));
        self.settle();
    }

    pub fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.settle();
    }

    /// Several events within one frame, as on a slow machine.
    pub fn at_once(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.settle();
    }

    /// Whether something is called so.
    pub fn sees(&self, name: &str) -> bool {
        self.harness.query_all_by_label_contains(name).next().is_some()
    }

    /// Clicks what is called exactly so: a button rather than a label of the same name.
    pub fn press(&mut self, name: &str) {
        {
            let mut found: Vec<_> = self.harness.query_all_by_label(name).collect();
            found.sort_by_key(|node| node.accesskit_node().role() == Role::Label);
            let node = found
                .first()
                .unwrap_or_else(|| panic!("nothing is called {name:?}: {:#?}", self.harness.root()));
            node.click();
        }
        self.settle();
    }

    /// Chooses a menu's entry, by the keys of their words.
    pub fn choose(&mut self, menu: &str, command: &str) {
        let menu = self.texts().get(menu).to_owned();
        let command = self.texts().get(command).to_owned();
        self.press(&menu);
        self.press_one_of(&command, false);
    }

    /// Clicks what is called so in part: of several, the one that stands over the others.
    pub fn press_starting_with(&mut self, name: &str) {
        self.press_one_of(name, true);
    }

    fn press_one_of(&mut self, name: &str, last: bool) {
        {
            let mut all = self
                .harness
                .query_all_by_label_contains(name)
                .filter(|node| node.accesskit_node().role() != Role::Label);
            let found = if last { all.next_back() } else { all.next() };
            let node = found.unwrap_or_else(|| panic!("nothing is called {name:?}…"));
            node.click();
        }
        self.settle();
    }

    /// Puts the caret before the first `text` of a body or heading, as a click does.
    pub fn put_caret_before(&mut self, text: &str) {
        self.put_caret(text, false);
    }

    /// Puts the caret behind the first `text`.
    pub fn put_caret_behind(&mut self, text: &str) {
        self.put_caret(text, true);
    }

    fn put_caret(&mut self, text: &str, behind: bool) {
        let position = self.position_of(text, behind);
        self.select(position, position);
    }

    /// Selects from one place to another.
    pub fn select(&mut self, from: TextPosition, to: TextPosition) {
        let app = self
            .harness
            .state_mut()
            .app
            .as_mut()
            .expect("the window was made");
        app.go_to(Selection {
            anchor: from,
            head: to,
        });
        self.settle();
    }

    /// Gives the keyboard to the text field of that name.
    pub fn focus_field(&mut self, name: &str) {
        {
            let mut found = self.harness.query_all_by_label(name);
            let field = found.find(|node| {
                matches!(
                    node.accesskit_node().role(),
                    Role::TextInput | Role::MultilineTextInput
                )
            });
            let field = field.unwrap_or_else(|| panic!("no text field is called {name:?}"));
            field.click();
        }
        self.settle();
    }

    /// Whether the window is dark.
    /// How large the window's content is shown.
    pub fn scale(&self) -> f32 {
        self.harness.ctx.zoom_factor()
    }

    pub fn is_dark(&self) -> bool {
        self.harness.ctx.theme() == egui::Theme::Dark
    }

    pub fn position_of(&self, text: &str, behind: bool) -> TextPosition {
        let speech = self.session().speech();
        let found = speech.places().into_iter().find_map(|place| {
            let at = speech.line(place)?.text().find(text)?;
            Some(TextPosition::new(
                place,
                ByteIndex(at + if behind { text.len() } else { 0 }),
            ))
        });
        found.unwrap_or_else(|| panic!("{text:?} is not in the speech"))
    }

    /// The manuscript as it is shown.
    pub fn manuscript(&self) -> String {
        self.session().manuscript().text()
    }

    pub fn caret(&self) -> TextPosition {
        self.session().selection().head
    }

    pub fn line(&self, place: TextPlace) -> String {
        let speech = self.session().speech();
        speech
            .line(place)
            .map_or_else(String::new, |line| speech.plain_text(line))
    }

    /// The outline's labels with names, in order.
    pub fn outline(&self) -> Vec<String> {
        let session = self.session();
        let speech = session.speech();
        let order = speech.sections.reading_order().into_iter();
        order
            .map(|id| {
                let label = session.label(id).unwrap_or_default();
                format!("{label}{}", speech.outline_name(id))
            })
            .collect()
    }

    pub fn notices(&self) -> Vec<String> {
        self.app().notices().map(str::to_owned).collect()
    }

    pub fn title(&self) -> String {
        let titles = self.asked.iter().rev().find_map(|command| match command {
            ViewportCommand::Title(title) => Some(title.clone()),
            _ => None,
        });
        titles.unwrap_or_default()
    }

    /// Whether the window asked to be closed.
    pub fn closes(&self) -> bool {
        self.asked.contains(&ViewportCommand::Close)
    }
}

/// The half-year review as its template makes it.
pub fn review() -> Speech {
    built_in("half-year-review")
        .expect("the template")
        .instantiate(None)
}
