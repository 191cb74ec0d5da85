//! Every command of the window in one place: menus, toolbar, shortcuts and the command finder all come from here.
//!
//! A command carries no data; what it does follows from the window's state. To add one: add a variant, follow the
//! compiler, add its words to `assets/locales/*/menu.ftl`, put it into a menu, and say in `ui/app/commands.rs` what
//! it does. Tests keep shortcuts from clashing with each other and with those that belong to input methods.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::icons::Icon;

/// A shortcut as keyboards print it: egui writes the names of some signs.
#[must_use]
pub fn shown_shortcut(ctx: &egui::Context, shortcut: &egui::KeyboardShortcut) -> String {
    let written = ctx.format_shortcut(shortcut);
    [
        ("Equals", "="),
        ("Plus", "+"),
        ("Minus", "-"),
        ("Comma", ","),
        ("Slash", "/"),
        ("Backslash", "\\"),
    ]
    .into_iter()
    .find_map(|(name, sign)| Some(written.strip_suffix(name)?.to_owned() + sign))
    .unwrap_or(written)
}

mod keymap;
#[cfg(test)]
mod tests;

pub use keymap::{Keymap, Refusal};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

macro_rules! shortcuts {
    ($($modifiers:expr, $key:ident);*) => {
        &const { [$(KeyboardShortcut::new($modifiers, Key::$key)),*] }
    };
}

macro_rules! commands {
    ($($name:ident $text:literal,)*) => {
        /// Something that can be asked of the window.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names say it, and each has a text beside it")]
        pub enum Command {
            $($name),*
        }

        impl Command {
            /// Every command, in the order in which menus show them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The key of its text.
            #[must_use]
            pub fn text_key(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("command-", $text)),*
                }
            }

            /// What it is called in the settings.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $text),*
                }
            }

            /// The key of the sentence that explains it.
            #[must_use]
            pub fn tooltip_key(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("tooltip-", $text)),*
                }
            }
        }
    };
}

commands! {
    New "new",
    NewWindow "new-window",
    Open "open",
    OpenPath "open-path",
    Save "save",
    SaveAs "save-as",
    SaveAsPath "save-as-path",
    FormerVersions "former-versions",
    Recoveries "recoveries",
    Safety "safety",
    Settings "settings",
    ExportText "export-text",
    CopySpeech "copy-speech",
    Close "close",
    Quit "quit",
    Undo "undo",
    Redo "redo",
    Cut "cut",
    Copy "copy",
    Paste "paste",
    PastePlain "paste-plain",
    SelectAll "select-all",
    Find "find",
    Replace "replace",
    FindNext "find-next",
    FindPrevious "find-previous",
    Characters "characters",
    TypingAids "typing-aids",
    InsertField "insert-field",
    MakeField "make-field",
    NextUnfilled "next-unfilled",
    PreviousUnfilled "previous-unfilled",
    BindCount "bind-count",
    GoBack "go-back",
    GoForward "go-forward",
    AddSibling "add-sibling",
    AddChild "add-child",
    DuplicateSection "duplicate-section",
    DeleteSection "delete-section",
    RenameSection "rename-section",
    MoveUp "move-up",
    MoveDown "move-down",
    Promote "promote",
    Demote "demote",
    Statistics "statistics",
    FitTime "fit-time",
    Bookmark "bookmark",
    NextBookmark "next-bookmark",
    FoldAll "fold-all",
    UnfoldAll "unfold-all",
    Outline "outline",
    Helper "helper",
    Checklist "checklist",
    NextPane "next-pane",
    PreviousPane "previous-pane",
    FocusSentence "focus-sentence",
    FocusParagraph "focus-paragraph",
    FocusSection "focus-section",
    Typewriter "typewriter",
    OneSection "one-section",
    Cards "cards",
    Siblings "siblings",
    SideBySide "side-by-side",
    OtherSide "other-side",
    FullScreen "full-screen",
    ZoomIn "zoom-in",
    ZoomOut "zoom-out",
    ZoomReset "zoom-reset",
    ThemeLight "theme-light",
    ThemeDark "theme-dark",
    ThemeSystem "theme-system",
    LanguageChinese "language-chinese",
    LanguageEnglish "language-english",
    LanguageSystem "language-system",
    Gallery "gallery",
    LoadTemplate "load-template",
    LoadTemplatePath "load-template-path",
    SaveAsTemplate "save-as-template",
    EditTemplate "edit-template",
    TemplatePreview "template-preview",
    TemplateInformation "template-information",
    TemplateFolder "template-folder",
    Help "help",
    Tour "tour",
    Shortcuts "shortcuts",
    FindCommand "palette",
    About "about",
}

impl Command {
    /// Its shortcuts unless they were changed; the first is the one that is shown.
    #[must_use]
    pub fn usual_shortcuts(self) -> &'static [KeyboardShortcut] {
        match self {
            Self::New => shortcuts!(CTRL, N),
            Self::NewWindow => shortcuts!(CTRL_SHIFT, N),
            Self::Gallery => shortcuts!(CTRL_SHIFT, A),
            Self::Open => shortcuts!(CTRL, O),
            Self::Save => shortcuts!(CTRL, S),
            Self::SaveAs => shortcuts!(Modifiers::NONE, F12; CTRL_SHIFT, S),
            Self::Settings => shortcuts!(CTRL, Comma),
            Self::ExportText => shortcuts!(CTRL, E),
            Self::CopySpeech => shortcuts!(CTRL_SHIFT, C),
            Self::Close => shortcuts!(CTRL, W),
            Self::Quit => shortcuts!(CTRL, Q),
            Self::Undo => shortcuts!(CTRL, Z),
            Self::Redo => shortcuts!(CTRL, Y; CTRL_SHIFT, Z),
            Self::Cut => shortcuts!(CTRL, X),
            Self::Copy => shortcuts!(CTRL, C),
            Self::Paste => shortcuts!(CTRL, V),
            Self::PastePlain => shortcuts!(CTRL_SHIFT, V),
            Self::SelectAll => shortcuts!(CTRL, A),
            Self::Find => shortcuts!(CTRL, F),
            Self::Replace => shortcuts!(CTRL, H),
            Self::FindNext => shortcuts!(Modifiers::NONE, F3),
            Self::FindPrevious => shortcuts!(Modifiers::SHIFT, F3),
            Self::Characters => shortcuts!(CTRL_SHIFT, M),
            Self::InsertField => shortcuts!(CTRL, J),
            Self::MakeField => shortcuts!(CTRL_SHIFT, J),
            Self::NextUnfilled => shortcuts!(Modifiers::NONE, F9),
            Self::PreviousUnfilled => shortcuts!(Modifiers::SHIFT, F9),
            Self::BindCount => shortcuts!(Modifiers::ALT, Enter),
            Self::GoBack => shortcuts!(Modifiers::ALT, ArrowLeft),
            Self::GoForward => shortcuts!(Modifiers::ALT, ArrowRight),
            Self::AddSibling => shortcuts!(CTRL, Enter),
            Self::AddChild => shortcuts!(CTRL_SHIFT, Enter),
            Self::DuplicateSection => shortcuts!(CTRL_SHIFT, D),
            Self::RenameSection => shortcuts!(Modifiers::NONE, F2),
            Self::MoveUp => shortcuts!(ALT_SHIFT, ArrowUp),
            Self::MoveDown => shortcuts!(ALT_SHIFT, ArrowDown),
            Self::Promote => shortcuts!(ALT_SHIFT, ArrowLeft),
            Self::Demote => shortcuts!(ALT_SHIFT, ArrowRight),
            Self::Statistics => shortcuts!(CTRL_SHIFT, K),
            Self::Bookmark => shortcuts!(CTRL, F2),
            Self::NextBookmark => shortcuts!(CTRL_SHIFT, F2),
            Self::Checklist => shortcuts!(CTRL_SHIFT, L),
            Self::NextPane => shortcuts!(Modifiers::NONE, F6),
            Self::PreviousPane => shortcuts!(Modifiers::SHIFT, F6),
            Self::Outline => shortcuts!(CTRL_SHIFT, O),
            Self::Helper => shortcuts!(CTRL_SHIFT, H),
            Self::FocusSentence => shortcuts!(Modifiers::SHIFT, F8),
            Self::FocusParagraph => shortcuts!(Modifiers::NONE, F8),
            Self::FocusSection => shortcuts!(CTRL_SHIFT, F8),
            Self::Typewriter => shortcuts!(CTRL_SHIFT, T),
            Self::OneSection => shortcuts!(CTRL_SHIFT, I),
            Self::Cards => shortcuts!(CTRL_SHIFT, G),
            Self::Siblings => shortcuts!(CTRL_SHIFT, B),
            Self::SideBySide => shortcuts!(CTRL, Backslash),
            Self::OtherSide => shortcuts!(CTRL, F6),
            Self::FullScreen => shortcuts!(Modifiers::NONE, F11),
            Self::ZoomIn => shortcuts!(CTRL, Equals; CTRL, Plus),
            Self::ZoomOut => shortcuts!(CTRL, Minus),
            Self::ZoomReset => shortcuts!(CTRL, Num0),
            Self::Help => shortcuts!(Modifiers::NONE, F1),
            Self::Shortcuts => shortcuts!(CTRL, Slash),
            Self::FindCommand => shortcuts!(CTRL_SHIFT, P),
            _ => &[],
        }
    }

    /// Whether whatever has the keyboard's focus acts on the shortcut itself: a text field cuts its own text.
    #[must_use]
    pub fn is_for_the_focused_text(self) -> bool {
        matches!(
            self,
            Self::Cut | Self::Copy | Self::Paste | Self::SelectAll | Self::AddSibling
        )
    }

    /// Whether it does something with the text as a whole, and so waits for what is typed together with it: a slow frame
    /// brings both at once.
    #[must_use]
    pub fn takes_the_whole_text(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Save
                | Self::SaveAs
                | Self::SaveAsPath
                | Self::SaveAsTemplate
                | Self::ExportText
                | Self::CopySpeech
                | Self::Close
                | Self::Quit
        )
    }

    /// Whether it goes back or forth to where one was.
    #[must_use]
    pub fn is_along_trail(self) -> bool {
        matches!(self, Self::GoBack | Self::GoForward)
    }

    /// Whether the outline acts on the shortcut itself while it has the keyboard: on its own row.
    #[must_use]
    pub fn is_for_the_focused_row(self) -> bool {
        matches!(
            self,
            Self::AddSibling
                | Self::AddChild
                | Self::DuplicateSection
                | Self::DeleteSection
                | Self::RenameSection
                | Self::MoveUp
                | Self::MoveDown
                | Self::Promote
                | Self::Demote
        )
    }

    /// Its icon, where it has one.
    #[must_use]
    pub fn icon(self) -> Option<Icon> {
        Some(match self {
            Self::New => Icon::New,
            Self::Open => Icon::Open,
            Self::Save => Icon::Save,
            Self::ExportText => Icon::Export,
            Self::CopySpeech => Icon::Copy,
            Self::Undo => Icon::Undo,
            Self::Redo => Icon::Redo,
            Self::AddSibling => Icon::AddSection,
            Self::InsertField => Icon::InsertField,
            Self::Outline => Icon::OutlinePane,
            Self::Helper => Icon::HelperPane,
            Self::ThemeLight | Self::ThemeDark => Icon::Theme,
            _ => return None,
        })
    }
}
