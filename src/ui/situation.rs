//! What the commands can do just now, as plain data: menus, toolbar and shortcuts all grey out by it.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{KeyboardShortcut, ThemePreference};

use super::command::{Command, Keymap};
use super::i18n::{Language, Texts};
use crate::model::{Scheme, SectionKind, TransactionName};
use crate::store::{FocusScope, Views};

/// The caret's section, as far as commands care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentSection {
    /// What it does.
    pub kind: SectionKind,
    /// How it is numbered.
    pub scheme: Scheme,
    /// Whether it may hold a section more.
    pub may_hold: bool,
    /// Whether it is marked to be found again.
    pub bookmark: bool,
}

/// What is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OpenKind {
    /// A draft.
    #[default]
    Draft,
    /// A template that is edited.
    Template,
}

/// The open speech, as far as commands care.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenSpeech {
    /// What undo takes back.
    pub undo: Option<TransactionName>,
    /// What redo repeats.
    pub redo: Option<TransactionName>,
    /// Whether text is selected.
    pub selected: bool,
    /// Whether a field is still unfilled.
    pub unfilled: bool,
    /// Whether a number that announces a group stands at the caret, bound or not.
    pub count: bool,
    /// The caret's section.
    pub section: Option<CurrentSection>,
    /// What it is.
    pub kind: OpenKind,
    /// Whether there is a place to go back to, and one that was gone back from.
    pub trail: (bool, bool),
}

/// What the commands can do just now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// The open speech; none on the start page.
    pub speech: Option<OpenSpeech>,
    /// Whether the outline is shown.
    pub outline: bool,
    /// Whether the helper is shown.
    pub helper: bool,
    /// How a speech is shown.
    pub views: Views,
    /// The theme that was chosen.
    pub theme: ThemePreference,
    /// The language that was chosen; none to follow the system.
    pub language: Option<Language>,
    /// The speeches opened last, newest first.
    pub recent: Vec<PathBuf>,
    /// Which shortcuts commands have.
    pub keymap: Arc<Keymap>,
}

impl Situation {
    /// A command's shortcuts; the first is the one that is shown.
    #[must_use]
    pub fn shortcuts(&self, command: Command) -> &[KeyboardShortcut] {
        self.keymap.shortcuts(command)
    }

    /// Whether a command can do anything.
    #[must_use]
    pub fn allows(&self, command: Command) -> bool {
        let Some(speech) = &self.speech else {
            return !command.needs_speech();
        };
        match command {
            Command::Undo => speech.undo.is_some(),
            Command::Redo => speech.redo.is_some(),
            Command::Cut | Command::Copy | Command::MakeField => speech.selected,
            Command::NextUnfilled | Command::PreviousUnfilled => speech.unfilled,
            Command::GoBack => speech.trail.0,
            Command::GoForward => speech.trail.1,
            Command::OtherSide => self.views.side_by_side,
            Command::BindCount => speech.count,
            Command::SaveAsTemplate => speech.kind == OpenKind::Draft,
            Command::TemplatePreview | Command::TemplateInformation => speech.kind == OpenKind::Template,
            Command::AddChild => speech.section.as_ref().is_some_and(|section| section.may_hold),
            Command::DuplicateSection
            | Command::DeleteSection
            | Command::RenameSection
            | Command::MoveUp
            | Command::MoveDown
            | Command::Promote
            | Command::Demote
            | Command::Bookmark => speech.section.is_some(),
            _ => true,
        }
    }

    /// The key of why a command can do nothing just now, where that is not plain to see.
    #[must_use]
    pub fn why_not(&self, command: Command) -> Option<&'static str> {
        let speech = self.speech.as_ref();
        let is_template = speech.is_some_and(|speech| speech.kind == OpenKind::Template);
        match command {
            Command::SaveAsTemplate if is_template => Some("workshop-is-template"),
            Command::TemplatePreview | Command::TemplateInformation if !is_template => {
                Some("workshop-is-no-template")
            }
            _ => None,
        }
    }

    /// Whether a command stands for something that is on; none when it is not that sort of command.
    #[must_use]
    pub fn is_on(&self, command: Command) -> Option<bool> {
        Some(match command {
            Command::Outline => self.outline,
            Command::Helper => self.helper,
            Command::FocusSentence => self.views.focus == Some(FocusScope::Sentence),
            Command::FocusParagraph => self.views.focus == Some(FocusScope::Paragraph),
            Command::FocusSection => self.views.focus == Some(FocusScope::Section),
            Command::Typewriter => self.views.typewriter,
            Command::OneSection => self.views.one_section,
            Command::Cards => self.views.cards,
            Command::Bookmark => {
                let section = self.speech.as_ref().and_then(|speech| speech.section.as_ref());
                section.is_some_and(|section| section.bookmark)
            }
            Command::Siblings => self.views.siblings,
            Command::SideBySide => self.views.side_by_side,
            Command::FullScreen => self.views.full_screen,
            Command::ThemeLight => self.theme == ThemePreference::Light,
            Command::ThemeDark => self.theme == ThemePreference::Dark,
            Command::ThemeSystem => self.theme == ThemePreference::System,
            Command::LanguageChinese => self.language == Some(Language::Chinese),
            Command::LanguageEnglish => self.language == Some(Language::English),
            Command::LanguageSystem => self.language.is_none(),
            _ => return None,
        })
    }

    /// A command's text; undo and redo name what they take back.
    #[must_use]
    pub fn text(&self, command: Command, texts: &Texts) -> String {
        let speech = self.speech.as_ref();
        let named = match command {
            Command::Undo => speech
                .and_then(|speech| speech.undo)
                .map(|name| (name, "command-undo-named")),
            Command::Redo => speech
                .and_then(|speech| speech.redo)
                .map(|name| (name, "command-redo-named")),
            _ => None,
        };
        match named {
            Some((name, key)) => {
                let action = texts.get(transaction_key(name)).to_owned();
                texts.with(key, &[("action", action.into())])
            }
            None => texts.get(command.text_key()).to_owned(),
        }
    }
}

impl Command {
    /// Whether the command makes sense with a speech open only.
    fn needs_speech(self) -> bool {
        !matches!(
            self,
            Self::New
                | Self::NewWindow
                | Self::Open
                | Self::OpenPath
                | Self::Recoveries
                | Self::Safety
                | Self::Settings
                | Self::Quit
                | Self::FullScreen
                | Self::ThemeLight
                | Self::ThemeDark
                | Self::ThemeSystem
                | Self::LanguageChinese
                | Self::LanguageEnglish
                | Self::LanguageSystem
                | Self::LoadTemplate
                | Self::LoadTemplatePath
                | Self::EditTemplate
                | Self::TemplateFolder
                | Self::Gallery
                | Self::TypingAids
                | Self::Help
                | Self::Tour
                | Self::Shortcuts
                | Self::FindCommand
                | Self::About
        )
    }
}

/// The key of what a step is called in “Undo …”.
#[must_use]
pub fn transaction_key(name: TransactionName) -> &'static str {
    match name {
        TransactionName::Type => "step-type",
        TransactionName::Delete => "step-delete",
        TransactionName::Cut => "step-cut",
        TransactionName::Paste => "step-paste",
        TransactionName::NewParagraph => "step-new-paragraph",
        TransactionName::AddSection => "step-add-section",
        TransactionName::DeleteSection => "step-delete-section",
        TransactionName::MoveSection => "step-move-section",
        TransactionName::DuplicateSection => "step-duplicate-section",
        TransactionName::MergeSections => "step-merge-sections",
        TransactionName::RenameSection => "step-rename-section",
        TransactionName::ChangeScheme => "step-change-scheme",
        TransactionName::ChangeKind => "step-change-kind",
        TransactionName::ChangeLayout => "step-change-layout",
        TransactionName::EditConnective => "step-edit-connective",
        TransactionName::SetTarget => "step-set-target",
        TransactionName::EditNotes => "step-edit-notes",
        TransactionName::EditGuidance => "step-edit-guidance",
        TransactionName::SetStatus => "step-set-status",
        TransactionName::SetFrame => "step-set-frame",
        TransactionName::EditTodos => "step-edit-todos",
        TransactionName::SetBookmark => "step-set-bookmark",
        TransactionName::InsertField => "step-insert-field",
        TransactionName::FillField => "step-fill-field",
        TransactionName::EditField => "step-edit-field",
        TransactionName::DeleteField => "step-delete-field",
        TransactionName::MakeField => "step-make-field",
        TransactionName::MakeSection => "step-make-section",
        TransactionName::EditInformation => "step-edit-information",
        TransactionName::SetLanguage => "step-set-language",
        TransactionName::BindCount => "step-bind-count",
        TransactionName::FitTime => "step-fit-time",
        TransactionName::Restore => "step-restore",
        TransactionName::Replace => "step-replace",
        TransactionName::Substitute => "step-substitute",
        TransactionName::ApplyTemplate => "step-apply-template",
        TransactionName::EditTemplateInformation => "step-edit-template-information",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_name_in_both_languages() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for name in TransactionName::ALL {
                let key = transaction_key(name);
                assert_ne!(texts.get(key), key, "{language:?}");
            }
        }
    }

    #[test]
    fn undo_says_what_it_takes_back() {
        let situation = Situation {
            speech: Some(OpenSpeech {
                undo: Some(TransactionName::MoveSection),
                ..OpenSpeech::default()
            }),
            outline: true,
            helper: true,
            views: Views::default(),
            theme: ThemePreference::System,
            language: None,
            recent: Vec::new(),
            keymap: Arc::default(),
        };
        let english = Texts::new(Language::English);
        assert_eq!(situation.text(Command::Undo, &english), "Undo move section");
        assert_eq!(situation.text(Command::Redo, &english), "Redo");
        assert!(!situation.allows(Command::Redo));
    }
}
