//! The desktop's own file dialogs, off the window's thread.
//!
//! `rfd` answers nothing both when the writer cancels and when the desktop has no dialog, so whether there is one is
//! found out first: on Linux the desktop portal's file chooser is. Where it is missing, the program `zenity` is tried.

use crate::ui::surroundings::{FileAnswer, FileQuestion};

/// Asks for a file and hands the answer over, from a thread of its own.
pub(super) fn ask(question: FileQuestion, answer: impl FnOnce(FileAnswer) + Send + 'static) {
    #[cfg(target_os = "macos")]
    {
        // There dialogs are made on the window's thread, and only waited for elsewhere.
        let dialog = shown(&question);
        wait(move || answer(chosen(pollster::block_on(dialog))));
    }
    #[cfg(not(target_os = "macos"))]
    wait(move || {
        #[cfg(target_os = "linux")]
        if !super::portal::has_file_chooser() {
            answer(super::zenity::ask(&question));
            return;
        }
        answer(chosen(pollster::block_on(shown(&question))));
    });
}

fn wait(work: impl FnOnce() + Send + 'static) {
    let builder = std::thread::Builder::new().name("file dialog".to_owned());
    if let Err(error) = builder.spawn(work) {
        eprintln!("speechwright: no thread for a file dialog: {error}");
    }
}

fn shown(question: &FileQuestion) -> std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> {
    let mut dialog = rfd::AsyncFileDialog::new()
        .set_title(&question.title)
        .add_filter(&question.kind, question.purpose.extensions());
    if let Some(folder) = question.folder.as_ref().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if question.purpose.writes() {
        Box::pin(dialog.set_file_name(&question.name).save_file())
    } else {
        Box::pin(dialog.pick_file())
    }
}

fn chosen(file: Option<rfd::FileHandle>) -> FileAnswer {
    file.map_or(FileAnswer::Cancelled, |file| {
        FileAnswer::Chosen(file.path().to_owned())
    })
}
