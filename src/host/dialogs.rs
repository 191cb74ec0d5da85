//! The desktop's own file dialogs, off the window's thread.
//!
//! `rfd` answers nothing both when the writer cancels and when the desktop has no dialog, so whether there is one is
//! found out first: on Linux the desktop portal's file chooser is. Where it is missing, the program `zenity` is tried.

use crate::ui::surroundings::{FileAnswer, FileQuestion};

/// Asks for a file and hands the answer over, from a thread of its own. An answer always comes.
pub(super) fn ask(question: FileQuestion, answer: impl FnOnce(FileAnswer) + Send + 'static) {
    let owed = Owed(Some(answer));
    #[cfg(target_os = "macos")]
    {
        // There dialogs are made on the window's thread, and only waited for elsewhere.
        let dialog = shown(&question);
        wait(move || owed.pay(chosen(pollster::block_on(dialog))));
    }
    #[cfg(not(target_os = "macos"))]
    wait(move || {
        #[cfg(target_os = "linux")]
        if !super::portal::has_file_chooser() {
            owed.pay(super::zenity::ask(&question));
            return;
        }
        owed.pay(chosen(pollster::block_on(shown(&question))));
    });
}

/// An answer that is owed: the window waits for it, and asks in its own way when it hears that there is no dialog. So
/// that is the answer when no thread can be had, or when the dialog's comes to grief.
struct Owed<F: FnOnce(FileAnswer)>(Option<F>);

impl<F: FnOnce(FileAnswer)> Owed<F> {
    fn pay(mut self, found: FileAnswer) {
        if let Some(answer) = self.0.take() {
            answer(found);
        }
    }
}

impl<F: FnOnce(FileAnswer)> Drop for Owed<F> {
    fn drop(&mut self) {
        if let Some(answer) = self.0.take() {
            answer(FileAnswer::NoDialog);
        }
    }
}

fn wait(work: impl FnOnce() + Send + 'static) {
    let builder = std::thread::Builder::new().name("file dialog".to_owned());
    if let Err(error) = builder.spawn(work) {
        eprintln!("speechwright: no thread for a file dialog: {error}");
    }
}

fn shown(question: &FileQuestion) -> std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(&question.title);
    if !question.purpose.is_folder() {
        dialog = dialog.add_filter(&question.kind, question.purpose.extensions());
    }
    if let Some(folder) = question.folder.as_ref().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if question.purpose.writes() {
        Box::pin(dialog.set_file_name(&question.name).save_file())
    } else if question.purpose.is_folder() {
        Box::pin(dialog.pick_folder())
    } else {
        Box::pin(dialog.pick_file())
    }
}

fn chosen(file: Option<rfd::FileHandle>) -> FileAnswer {
    file.map_or(FileAnswer::Cancelled, |file| {
        FileAnswer::Chosen(file.path().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_question_that_nobody_can_ask_is_answered_all_the_same() {
        let (sender, receiver) = channel();
        let send = sender.clone();
        drop(Owed(Some(move |answer| send.send(answer).unwrap())));
        assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [FileAnswer::NoDialog]);
        Owed(Some(move |answer| sender.send(answer).unwrap())).pay(FileAnswer::Cancelled);
        assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [FileAnswer::Cancelled]);
    }
}
