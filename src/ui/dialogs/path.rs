//! Typing a path: the way to a file that needs no file dialog of the desktop.

use std::path::{Path, PathBuf};

use egui::{Button, Context, Id, RichText, ScrollArea};

use super::{Answer, buttons, modal};
use crate::ui::i18n::Texts;
use crate::ui::surroundings::FileUse;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space, text_size};

/// A path that is typed.
#[derive(Debug)]
pub struct PathEntry {
    purpose: FileUse,
    text: String,
    /// Why the path cannot be taken.
    error: Option<String>,
    listed: Option<Listed>,
    has_focus: bool,
}

/// What stands in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Listed {
    folder: PathBuf,
    names: Vec<String>,
}

impl PathEntry {
    /// Asks for a path, beginning with `folder`, or with the usual one, and a proposed name.
    #[must_use]
    pub fn new(purpose: FileUse, folder: Option<&Path>, name: &str) -> Self {
        let folder = folder.map(Path::to_owned).or_else(usual_folder);
        let mut text = folder.map_or_else(String::new, |folder| shortened(&folder).display().to_string());
        if !text.is_empty() && !text.ends_with(std::path::MAIN_SEPARATOR) {
            text.push(std::path::MAIN_SEPARATOR);
        }
        text.push_str(name);
        Self {
            purpose,
            text,
            error: None,
            listed: None,
            has_focus: false,
        }
    }

    /// What the path is for.
    #[must_use]
    pub fn purpose(&self) -> FileUse {
        self.purpose
    }

    /// The folder of what is typed, where its content is not known yet.
    #[must_use]
    pub fn folder_to_list(&self) -> Option<PathBuf> {
        let folder = folder_of(&self.text);
        let known = self.listed.as_ref().is_some_and(|listed| listed.folder == folder);
        (!known && !folder.as_os_str().is_empty()).then_some(folder)
    }

    /// Takes in what stands in a folder.
    pub fn take_listing(&mut self, folder: PathBuf, names: Vec<String>) {
        self.listed = Some(Listed { folder, names });
    }

    /// Says why the path cannot be taken.
    pub fn refuse(&mut self, error: String) {
        self.error = Some(error);
        self.has_focus = false;
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = texts.get(self.purpose.title_key()).to_owned();
        modal(ctx, texts, "path", &title, 520.0, |ui| {
            let name = texts.get("dialog-path-label");
            let label = ui.label(name);
            let field = TextInput {
                id: Id::unique("dialog-path"),
                name,
                hint: texts.get("dialog-path-hint"),
                rows: 1,
                blank: false,
            }
            .show(ui, &self.text);
            let response = field.response.labelled_by(label.id);
            if !std::mem::replace(&mut self.has_focus, true) {
                response.request_focus();
            }
            if let Some(text) = field.changed {
                self.text = text;
                self.error = None;
            }
            if let Some(error) = &self.error {
                let error = RichText::new(error)
                    .size(text_size::SMALL)
                    .color(Tokens::of(ui).error);
                ui.add(egui::Label::new(error).wrap());
            }
            self.listing(ui);
            let accept = if self.purpose.writes() {
                "button-save"
            } else if self.purpose.is_folder() {
                "button-choose"
            } else {
                "button-open"
            };
            let answer = buttons(
                ui,
                &[
                    (texts.get(accept), Answer::Accepted),
                    (texts.get("button-cancel"), Answer::Dismissed),
                ],
            );
            let accepted = answer == Some(Answer::Accepted) || field.entered;
            if accepted {
                return self.accept(texts);
            }
            answer
        })
    }

    fn accept(&mut self, texts: &Texts) -> Option<Answer> {
        let path = expanded(self.text.trim());
        if self.text.trim().is_empty() || path.file_name().is_none() {
            self.refuse(texts.get("dialog-path-empty").to_owned());
            return None;
        }
        if !path.is_absolute() {
            self.refuse(texts.get("dialog-path-relative").to_owned());
            return None;
        }
        Some(Answer::Path(path))
    }

    fn listing(&mut self, ui: &mut egui::Ui) {
        let folder = folder_of(&self.text);
        let begun = begun_name(&self.text).to_lowercase();
        let Some(listed) = self.listed.as_ref().filter(|listed| listed.folder == folder) else {
            return;
        };
        let names: Vec<&String> = listed
            .names
            .iter()
            .filter(|name| name.to_lowercase().starts_with(&begun) || self.purpose.writes())
            .take(200)
            .collect();
        if names.is_empty() {
            return;
        }
        ui.add_space(space::SMALL);
        let mut chosen = None;
        ScrollArea::vertical()
            .max_height(180.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for name in names {
                    let button = Button::selectable(false, RichText::new(name).size(text_size::SMALL))
                        .min_size(egui::vec2(ui.available_width(), 0.0));
                    if ui.add(button).clicked() {
                        chosen = Some(name.clone());
                    }
                }
            });
        if let Some(name) = chosen {
            let kept = self.text.len() - begun_name(&self.text).len();
            self.text.truncate(kept);
            self.text.push_str(&name);
            self.error = None;
            self.has_focus = false;
        }
    }
}

fn begun_name(text: &str) -> &str {
    text.rsplit(['/', std::path::MAIN_SEPARATOR])
        .next()
        .unwrap_or(text)
}

fn folder_of(text: &str) -> PathBuf {
    expanded(
        text.get(..text.len() - begun_name(text).len())
            .unwrap_or_default(),
    )
}

fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned())
}

/// Where files are kept by someone who has not said so: in the documents, or at home.
#[must_use]
pub fn usual_folder() -> Option<PathBuf> {
    let documents = directories::UserDirs::new().and_then(|folders| Some(folders.document_dir()?.to_owned()));
    documents.filter(|folder| folder.is_dir()).or_else(home)
}

/// The path with `~` put in the place of the home folder.
#[must_use]
pub fn shortened(path: &Path) -> PathBuf {
    home()
        .and_then(|home| Some(Path::new("~").join(path.strip_prefix(home).ok()?)))
        .unwrap_or_else(|| path.to_owned())
}

/// The path with the home folder put in the place of `~`.
#[must_use]
pub(super) fn expanded(text: &str) -> PathBuf {
    let rest = match text.strip_prefix('~') {
        Some("") => Some(""),
        Some(rest) => rest.strip_prefix(['/', std::path::MAIN_SEPARATOR]),
        None => None,
    };
    match (rest, home()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_stands_for_the_home_folder() {
        let home = home().unwrap();
        assert_eq!(expanded("~/讲稿/年中.speech"), home.join("讲稿/年中.speech"));
        assert_eq!(expanded("~"), home);
        assert_eq!(expanded("~other/x"), PathBuf::from("~other/x"));
        assert_eq!(shortened(&home.join("a")), PathBuf::from("~/a"));
    }

    #[test]
    fn the_folder_of_what_is_typed_is_listed_once() {
        let mut entry = PathEntry::new(FileUse::OpenSpeech, Some(Path::new("/somewhere")), "");
        assert_eq!(entry.text, "/somewhere/");
        assert_eq!(entry.folder_to_list(), Some(PathBuf::from("/somewhere/")));
        entry.take_listing(PathBuf::from("/somewhere/"), vec!["a.speech".to_owned()]);
        assert_eq!(entry.folder_to_list(), None);
    }

    #[test]
    fn a_proposed_name_stands_in_a_folder_even_before_any_was_used() {
        let texts = Texts::new(crate::ui::i18n::Language::English);
        let mut entry = PathEntry::new(FileUse::SaveSpeech, None, "draft.speech");
        let path = usual_folder().unwrap().join("draft.speech");
        assert_eq!(entry.accept(&texts), Some(Answer::Path(path)));
    }

    #[test]
    fn an_empty_path_is_refused_in_words() {
        let texts = Texts::new(crate::ui::i18n::Language::English);
        let mut entry = PathEntry::new(FileUse::OpenSpeech, None, "");
        entry.text.clear();
        assert_eq!(entry.accept(&texts), None);
        assert_eq!(entry.error.as_deref(), Some(texts.get("dialog-path-empty")));
    }
}
