//! Files: opening, saving, exporting and templates, through file dialogs and through typed paths.

use egui::{Event, Key, Modifiers};
use speechwright::store::{load_speech, load_template};
use speechwright::ui::command::Command;
use speechwright::ui::surroundings::{FileAnswer, FileUse};

use crate::desk::{CTRL, CTRL_SHIFT, Desk, review};

fn blank() -> Desk {
    let mut desk = Desk::start();
    let blank = desk.texts().get("start-blank").to_owned();
    desk.press_starting_with(&blank);
    desk.write("讲话");
    desk
}

fn answer(desk: &Desk, answer: FileAnswer) {
    desk.around.borrow_mut().file_answers.push_back(answer);
}

fn type_path(desk: &mut Desk, path: &std::path::Path) {
    desk.keys(CTRL, Key::A);
    desk.write(&path.to_string_lossy());
    desk.key(Key::Enter);
}

#[test]
fn a_template_is_picked_filled_written_saved_and_opened_again() {
    let mut desk = Desk::start();
    let card = desk.texts().get("start-use-template").to_owned();
    desk.press_starting_with("半年工作总结会讲话");
    if !desk.has_speech() {
        desk.press_starting_with(&card);
    }
    assert!(desk.manuscript().contains("一是顾大局。"));
    desk.put_caret_before("为的是办三件事");
    desk.write("大家都在，");
    answer(&desk, FileAnswer::Chosen(desk.path("新稿.speech")));
    desk.keys(CTRL, Key::S);
    let question = desk.around.borrow().questions[0].clone();
    assert_eq!(question.purpose, FileUse::SaveSpeech);
    assert_eq!(question.name, "在上的讲话.speech", "the title is proposed");
    let saved = load_speech(&desk.path("新稿.speech")).expect("the draft");
    assert_eq!(saved, *desk.session().speech());
    assert_eq!(desk.title(), "新稿 — 讲稿工坊");
    let folder = desk.into_folder();
    let path = folder.path().join("新稿.speech");
    let desk = Desk::in_folder(
        folder,
        speechwright::store::InterfaceLanguage::Chinese,
        [1440.0, 900.0],
        Some(path),
    );
    assert!(desk.manuscript().contains("会议名称，大家都在，为的是"));
}

#[test]
fn a_desktop_without_file_dialogs_is_asked_for_a_path() {
    let mut desk = blank();
    desk.keys(CTRL, Key::S);
    let label = desk.texts().get("dialog-path-label").to_owned();
    assert!(desk.sees(&label));
    let path = desk.path("typed");
    type_path(&mut desk, &path);
    assert!(desk.path("typed.speech").exists(), "the ending is added");
    assert!(!desk.session().is_unsaved());
}

#[test]
fn nothing_is_overwritten_without_asking() {
    let mut desk = blank();
    std::fs::write(desk.path("there.speech"), "other").expect("a file");
    desk.choose("menu-file", "command-save-as-path");
    let path = desk.path("there.speech");
    type_path(&mut desk, &path);
    assert!(desk.sees("已经存在"));
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "other");
    let cancel = desk.texts().get("button-cancel").to_owned();
    desk.press(&cancel);
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "other");
    assert!(desk.session().is_unsaved());
    desk.choose("menu-file", "command-save-as-path");
    type_path(&mut desk, &path);
    let replace = desk.texts().get("button-replace").to_owned();
    desk.press(&replace);
    assert!(load_speech(&path).is_ok());
}

#[test]
fn a_file_changed_by_another_program_is_asked_about() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.write("改动");
    let path = desk.path("draft.speech");
    std::fs::write(&path, "changed elsewhere, and longer or shorter").expect("the draft");
    desk.keys(CTRL, Key::S);
    assert!(desk.sees("没有保存：《draft》被其他程序改动了"));
    assert!(desk.manuscript().contains("改动为的是"), "writing goes on");
    assert!(
        std::fs::read_to_string(&path)
            .expect("the draft")
            .starts_with("changed elsewhere")
    );
    let keep = desk.texts().get("changed-keep-mine").to_owned();
    desk.press(&keep);
    assert!(load_speech(&path).is_ok());
    assert!(!desk.session().is_unsaved());
    assert!(!desk.sees("被其他程序改动了"));
}

#[test]
fn a_save_that_fails_says_why_and_keeps_the_work() {
    let mut desk = blank();
    answer(
        &desk,
        FileAnswer::Chosen(desk.path("no such folder").join("a.speech")),
    );
    desk.keys(CTRL, Key::S);
    assert!(desk.sees("没能保存"));
    assert!(desk.session().is_unsaved());
    answer(&desk, FileAnswer::Chosen(desk.path("a.speech")));
    let elsewhere = desk.texts().get("button-save-elsewhere").to_owned();
    desk.press(&elsewhere);
    assert!(load_speech(&desk.path("a.speech")).is_ok());
}

#[test]
fn what_cannot_be_opened_is_refused_in_words_and_left_alone() {
    let mut desk = Desk::start();
    let path = desk.path("picture.speech");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect("a picture");
    answer(&desk, FileAnswer::Chosen(path.clone()));
    desk.keys(CTRL, Key::O);
    assert!(desk.sees("打不开“picture.speech”"));
    let close = desk.texts().get("button-close").to_owned();
    desk.press(&close);
    assert!(!desk.has_speech());
    assert_eq!(std::fs::read(&path).expect("the picture").len(), 16);
}

#[test]
fn a_dropped_text_file_becomes_a_new_unsaved_speech_with_all_its_paragraphs() {
    let mut desk = Desk::start();
    let path = desk.path("旧稿.txt");
    let (bytes, _, _) = encoding_rs::GB18030.encode("同志们：\r\n　　今天开会。\r\n一是抓落实。");
    std::fs::write(&path, &bytes).expect("a text");
    desk.drop_file(&path);
    for part in ["同志们：", "今天开会。", "一是抓落实。"] {
        assert!(desk.manuscript().contains(part), "{part}");
    }
    assert!(desk.title().contains("讲稿工坊") && !desk.title().contains("旧稿.txt"));
    assert!(
        desk.notices().iter().any(|notice| notice.contains("GB18030")),
        "{:?}",
        desk.notices()
    );
    desk.keys(CTRL, Key::S);
    let label = desk.texts().get("dialog-path-label").to_owned();
    assert!(desk.sees(&label), "it has no file of its own yet");
}

#[test]
fn a_dropped_word_document_says_what_to_do() {
    let mut desk = Desk::start();
    let path = desk.path("旧稿.docx");
    std::fs::write(
        &path,
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml word/document.xml",
    )
    .expect("a file");
    desk.drop_file(&path);
    assert!(desk.sees("打不开“旧稿.docx”"));
    assert!(desk.sees("纯文本"));
}

#[test]
fn opening_beside_an_open_speech_takes_a_window_of_its_own() {
    let mut desk = Desk::with_review();
    let path = desk.path("other.speech");
    answer(&desk, FileAnswer::Chosen(path.clone()));
    desk.keys(CTRL, Key::O);
    assert_eq!(desk.around.borrow().windows, [Some(path)]);
    assert!(desk.has_speech());
}

#[test]
fn recent_drafts_are_listed_on_the_start_page_and_opened_from_there() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::W);
    let folder = desk.path("");
    let folder = folder.to_string_lossy();
    let values = [
        ("name", "draft".into()),
        ("folder", folder.trim_end_matches('/').into()),
    ];
    let entry = desk.texts().with("start-recent-entry", &values);
    desk.press(&entry);
    assert!(desk.has_speech());
    assert_eq!(desk.app().settings().recent, [desk.path("draft.speech")]);
}

#[test]
fn the_speech_is_exported_as_plain_text() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::E);
    assert!(desk.sees("单位"), "unfilled fields are listed");
    answer(&desk, FileAnswer::Chosen(desk.path("讲话.txt")));
    let export = desk.texts().get("button-export").to_owned();
    desk.press(&export);
    let text = std::fs::read_to_string(desk.path("讲话.txt")).expect("the text");
    assert!(text.contains("\n同志们：\n　　开这次〔会议名称〕，"), "{text}");
    assert!(text.contains("　　（五）要当好清正廉洁的守门人。"));
    assert!(desk.notices().iter().any(|notice| notice.contains("讲话.txt")));
}

#[test]
fn the_whole_speech_is_copied() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL_SHIFT, Key::C);
    let text = desk.clipboard.last().cloned().unwrap_or_default();
    assert!(text.contains("　　首先，说说到任〔到任时长〕的印象\n"), "{text}");
}

#[test]
fn a_speech_becomes_a_template_that_can_be_loaded() {
    let mut desk = Desk::with_review();
    desk.choose("menu-template", "command-save-as-template");
    desk.write("半年讲话");
    answer(&desk, FileAnswer::Chosen(desk.path("mine.ron")));
    let save = desk.texts().get("button-save").to_owned();
    desk.press(&save);
    let template = load_template(&desk.path("mine.ron")).expect("the template");
    assert_eq!(template.speech.sections.len(), review().sections.len());
    desk.keys(CTRL, Key::W);
    answer(&desk, FileAnswer::Chosen(desk.path("mine.ron")));
    desk.choose("menu-template", "command-load-template");
    let make = desk.texts().get("start-use-template").to_owned();
    desk.press_starting_with(&make);
    assert!(desk.manuscript().contains("（五）要当好清正廉洁的守门人"));
}

#[test]
fn a_broken_template_says_why() {
    let mut desk = Desk::start();
    std::fs::write(
        desk.path("t.ron"),
        "(format: \"speechwright-template\", version: 1, id",
    )
    .expect("a file");
    answer(&desk, FileAnswer::Chosen(desk.path("t.ron")));
    desk.choose("menu-template", "command-load-template");
    assert!(desk.sees("载入不了模板“t.ron”"));
}

#[test]
fn the_template_folder_is_made_and_shown() {
    let mut desk = Desk::start();
    desk.choose("menu-template", "command-template-folder");
    let folder = desk.path("templates");
    assert!(folder.is_dir());
    assert_eq!(desk.around.borrow().folders, [folder]);
}

#[test]
fn a_file_that_opens_late_does_not_take_the_place_of_what_is_written() {
    let mut desk = Desk::start();
    let (first, second) = (desk.path("a.txt"), desk.path("b.txt"));
    std::fs::write(&first, "甲").expect("a text");
    std::fs::write(&second, "乙").expect("a text");
    desk.drop_files(&[&first, &second]);
    assert!(desk.manuscript().contains('甲'));
    assert_eq!(desk.around.borrow().windows, [Some(second)]);
}

#[test]
fn a_second_question_for_a_file_leaves_the_first_its_answer() {
    let mut desk = blank();
    desk.around.borrow_mut().undecided = true;
    answer(&desk, FileAnswer::Chosen(desk.path("a.speech")));
    desk.keys(CTRL, Key::S);
    answer(&desk, FileAnswer::Cancelled);
    desk.keys(CTRL, Key::O);
    desk.around.borrow_mut().undecided = false;
    desk.settle();
    assert!(load_speech(&desk.path("a.speech")).is_ok());
    assert!(!desk.session().is_unsaved());
}

#[test]
fn a_save_that_arrives_when_the_speech_was_left_names_no_other_speech() {
    let mut desk = blank();
    desk.around.borrow_mut().undecided = true;
    answer(&desk, FileAnswer::Chosen(desk.path("old.speech")));
    desk.keys(CTRL, Key::S);
    desk.keys(CTRL, Key::W);
    let discard = desk.texts().get("button-discard").to_owned();
    desk.press(&discard);
    let blank = desk.texts().get("start-blank").to_owned();
    desk.press_starting_with(&blank);
    desk.around.borrow_mut().undecided = false;
    desk.settle();
    desk.write("新稿");
    assert!(!desk.title().contains("old"), "{}", desk.title());
    assert!(!desk.path("old.speech").exists());
}

#[test]
fn what_is_typed_together_with_the_command_to_save_is_saved() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let pressed = |pressed| Event::Key {
        key: Key::S,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: CTRL,
    };
    desk.at_once([
        Event::Text("改动".to_owned()),
        Event::ModifiersChanged(CTRL),
        pressed(true),
        pressed(false),
        Event::ModifiersChanged(Modifiers::NONE),
    ]);
    assert!(!desk.session().is_unsaved());
    let saved = std::fs::read_to_string(desk.path("draft.speech")).expect("the draft");
    assert!(saved.contains("改动"));
}

#[test]
fn the_shortcuts_are_saved_as_a_page_to_print_with_and_without_a_speech() {
    for open in [Desk::with_review, Desk::start] {
        let mut desk = open();
        answer(&desk, FileAnswer::Chosen(desk.path("快捷键")));
        desk.keys(CTRL, Key::Slash);
        let print = desk.texts().get("shortcuts-print").to_owned();
        let before = desk.place_of(&print);
        desk.frame([]);
        assert_eq!(desk.place_of(&print), before, "the sheet stands still");
        desk.press(&print);
        let question = desk.around.borrow().questions[0].clone();
        assert_eq!(question.purpose, FileUse::ShortcutPage);
        let name = desk.texts().get("shortcuts-page-title");
        assert_eq!(question.name, format!("{name}.html"));
        let page = std::fs::read_to_string(desk.path("快捷键.html")).expect("the page");
        assert!(page.contains("<td>保存</td><td><kbd>Ctrl+S</kbd></td>"), "{page}");
    }
}

/// A window that was started with a template file from elsewhere.
fn started_with_template() -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("拿来的.ron");
    std::fs::write(&path, include_str!("../../templates/half-year-review.ron")).expect("the template");
    let desk = Desk::in_folder(
        folder,
        speechwright::store::InterfaceLanguage::Chinese,
        [1440.0, 900.0],
        Some(path),
    );
    assert!(!desk.has_speech());
    desk
}

#[test]
fn a_template_that_the_program_is_started_with_is_offered_for_a_new_speech() {
    let mut desk = started_with_template();
    // The start page behind it has a button of the same name.
    let begin = desk.texts().get("start-use-template").to_owned();
    desk.press_starting_with(&begin);
    assert!(desk.manuscript().contains("一是顾大局。"));
    assert_eq!(desk.session().speech().template, "half-year-review");
}

#[test]
fn a_template_that_the_program_is_started_with_can_be_edited_where_it_is() {
    let mut desk = started_with_template();
    desk.answer("start-edit");
    assert!(desk.sees("正在编辑模板“半年工作总结会讲话”"));
    desk.write("改");
    desk.give(Command::Save);
    let saved = load_template(&desk.path("拿来的.ron")).expect("the template");
    assert!(saved.speech.information.title.text().starts_with('改'));
}

#[test]
fn a_template_that_the_program_is_started_with_can_be_taken_over_once() {
    let mut desk = started_with_template();
    std::fs::write(
        desk.path("拿来的.ron"),
        include_str!("../../templates/half-year-review.ron").replace("半年工作总结会讲话", "外单位半年会"),
    )
    .expect("the template");
    desk.answer("template-offer-add");
    let own = desk.path("templates/half-year-review-2.ron");
    assert_eq!(load_template(&own).expect("taken over").name, "外单位半年会");
    desk.drop_files(&[&own]);
    assert!(desk.sees("模板“外单位半年会”"));
    let add = desk.texts().get("template-offer-add").to_owned();
    assert_eq!(desk.count(&add), 0, "it is among the writer's own already");
}
