//! The template workshop: from a speech to a template, and a template that is edited in the window.

use std::path::PathBuf;

use egui::Key;
use speechwright::model::{Inline, Section, SectionId, SectionKind, SectionTree, Speech, Subtree, Template};
use speechwright::store::{
    InterfaceLanguage, built_in, load_speech, load_template, write_speech, write_template,
};
use speechwright::text::language::Language;
use speechwright::ui::command::Command;
use speechwright::ui::surroundings::FileAnswer;

use crate::desk::{CTRL, Desk, review};

/// A speech with blanks, a name that recurs, and headings that share a frame.
fn speech() -> Speech {
    let section = |id, kind, heading: &str, body: &str| {
        let mut section = Section::new(SectionId(id), kind);
        section.heading = Inline::from_text(heading);
        section.body = vec![Inline::from_text(body)];
        section
    };
    let one = section(
        2,
        SectionKind::Requirement,
        "要当好勤学的领跑者",
        "王书记来过X市。",
    );
    let two = section(
        3,
        SectionKind::Requirement,
        "要当好攻坚的突击手",
        "王书记说得好。",
    );
    let part = Subtree {
        section: section(1, SectionKind::Part, "提两点要求", "请XX同志记录。"),
        children: vec![Subtree::leaf(one), Subtree::leaf(two)],
    };
    let mut speech = Speech::new(Language::Chinese);
    speech.information.title = Inline::from_text("在X市大会上的讲话");
    speech.sections = SectionTree::from_roots(vec![part]).expect("three sections");
    speech
}

/// A start page with a template of the user's own.
pub fn with_own() -> Desk {
    with_own_in(InterfaceLanguage::Chinese)
}

fn with_own_in(language: InterfaceLanguage) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("templates/mine.ron");
    let template = Template::from_speech(&speech(), "mine", "每周例会", "每周一用");
    let bytes = write_template(&template, &path).expect("a template to write");
    std::fs::create_dir_all(folder.path().join("templates")).expect("the folder of templates");
    std::fs::write(&path, bytes).expect("the template");
    Desk::in_folder(folder, language, [1440.0, 900.0], None)
}

pub fn own(desk: &Desk) -> Template {
    load_template(&own_path(desk)).expect("the template")
}

pub fn own_path(desk: &Desk) -> PathBuf {
    desk.path("templates/mine.ron")
}

/// Opens the user's own template from the list of templates.
pub fn edit_own(desk: &mut Desk) {
    desk.choose("menu-template", "command-edit-template");
    desk.write("每周例会");
    desk.key(Key::Enter);
    let name = ("name", "每周例会".into());
    let bar = desk.texts().with("workshop-bar", &[name]);
    assert!(desk.sees(&bar), "the bar says {bar}");
}

#[test]
fn a_speech_becomes_a_template_as_it_was_decided() {
    let mut desk = Desk::open(&speech());
    desk.choose("menu-template", "command-save-as-template");
    desk.press("要当好勤学的领跑者：转指引");
    desk.press("要当好勤学的领跑者：句式");
    desk.press("要当好攻坚的突击手：清空");
    desk.press("把“王书记”设为字段，共 2 处");
    desk.focus_field("“王书记”的字段名称");
    desk.keys(CTRL, Key::A);
    desk.write("领导称呼");
    desk.press("列出“X市”的 2 处");
    desk.press("在X市大会上的讲话");
    let path = desk.path("mine.ron");
    let answer = FileAnswer::Chosen(path.clone());
    desk.around.borrow_mut().file_answers.push_back(answer);
    desk.answer("button-save");

    let made = load_template(&path).expect("the template").speech;
    let names: Vec<&str> = made.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["市名", "同志姓名", "领导称呼"]);
    assert_eq!(
        made.plain_text(&made.information.title),
        "在X市大会上的讲话",
        "left out"
    );
    let sections: Vec<&Section> = made
        .sections
        .reading_order()
        .into_iter()
        .filter_map(|id| made.sections.get(id))
        .collect();
    assert_eq!(made.marked_text(&sections[0].body[0]), "请〔同志姓名〕同志记录。");
    assert_eq!(
        sections[1].guidance.example,
        "要当好勤学的领跑者\n〔领导称呼〕来过〔市名〕市。"
    );
    assert_eq!(
        (sections[1].frame.as_str(), sections[1].is_unwritten()),
        ("要当好…的…", true)
    );
    assert!(sections[2].has_empty_body() && sections[2].guidance.is_empty());
    assert_eq!(sections[2].heading.text(), "要当好攻坚的突击手");
}

#[test]
fn a_newcomer_s_view_shows_blanks_guidance_and_frames_before_anything_is_saved() {
    let mut desk = Desk::open(&speech());
    desk.choose("menu-template", "command-save-as-template");
    desk.press("各段都转指引");
    desk.press("要当好攻坚的突击手：句式");
    desk.answer("workshop-newcomer");
    for words in ["要当好…的…", "请〔同志姓名〕同志记录。", "在此写正文", "市名"] {
        assert!(desk.sees(words), "{words}");
    }
    assert_eq!(desk.nameless(), Vec::<String>::new());
    desk.key(Key::Escape);
    assert!(!desk.session().is_unsaved(), "the speech is as it was");
}

#[test]
fn what_decides_on_all_sections_stands_over_what_decides_on_one() {
    let mut desk = Desk::open(&speech());
    desk.choose("menu-template", "command-save-as-template");
    for treatment in ["保留", "转指引", "清空"] {
        let all = desk.place_of(&format!("各段都{treatment}"));
        let one = desk.place_of(&format!("提两点要求：{treatment}"));
        assert!((all.center().x - one.center().x).abs() < 1.5, "{all}, {one}");
    }
}

#[test]
fn each_place_of_a_blank_becomes_a_field_of_its_own() {
    let mut desk = Desk::open(&speech());
    desk.choose("menu-template", "command-save-as-template");
    desk.press("列出“X市”的 2 处");
    desk.press("“X市”各处分别设字段");
    assert!(desk.sees("新增字段（3）"));
    let path = desk.path("mine.ron");
    let answer = FileAnswer::Chosen(path.clone());
    desk.around.borrow_mut().file_answers.push_back(answer);
    desk.answer("button-save");
    let made = load_template(&path).expect("the template").speech;
    let names: Vec<&str> = made.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["市名", "市名2", "同志姓名"]);
}

#[test]
fn a_name_that_cannot_be_a_field_s_is_refused_in_words() {
    let mut desk = Desk::open(&speech());
    desk.choose("menu-template", "command-save-as-template");
    desk.focus_field("“XX同志”的字段名称");
    desk.keys(CTRL, Key::A);
    desk.write("市名");
    let taken = desk.texts().with("fields-name-taken", &[("name", "市名".into())]);
    assert!(desk.sees(&taken));
    desk.answer("button-save");
    assert!(desk.around.borrow().questions.is_empty(), "nothing is saved");
}

#[test]
fn a_template_is_edited_saved_undone_and_left() {
    let mut desk = with_own();
    edit_own(&mut desk);
    assert_eq!(desk.title(), "每周例会（模板） — 讲稿工坊");
    desk.put_caret_before("请XX同志记录");
    desk.write("会前");
    assert_eq!(desk.title(), "• 每周例会（模板） — 讲稿工坊");
    desk.focus_field(desk.texts().get("newcomer-purpose").to_owned().as_str());
    desk.write("先讲要求");
    desk.give(Command::Save);
    let saved = own(&desk);
    let parts = saved.speech.sections.children(None);
    let part = saved.speech.sections.get(parts[0]).expect("the part");
    assert_eq!(part.body[0].text(), "会前请XX同志记录。");
    assert_eq!(part.guidance.purpose, "先讲要求");
    assert_eq!((saved.id.as_str(), saved.summary.as_str()), ("mine", "每周一用"));
    assert_eq!(desk.title(), "每周例会（模板） — 讲稿工坊");

    let undo = desk.texts().get("step-edit-guidance").to_owned();
    desk.put_caret_before("会前");
    desk.give(Command::Undo);
    let parts = desk.session().speech().sections.children(None).to_vec();
    let guidance = |desk: &Desk| {
        desk.session()
            .speech()
            .sections
            .get(parts[0])
            .unwrap()
            .guidance
            .clone()
    };
    assert!(guidance(&desk).is_empty(), "undone: {undo}");
    desk.answer("workshop-done");
    let question = desk
        .texts()
        .with("dialog-unsaved-title", &[("name", "每周例会".into())]);
    assert!(desk.sees(&question));
    desk.answer("button-discard");
    assert!(!desk.has_speech());
    assert!(
        desk.app().settings().recent.is_empty(),
        "a template is no recent draft"
    );
}

#[test]
fn what_a_template_says_of_itself_is_changed_and_saved() {
    for language in [InterfaceLanguage::Chinese, InterfaceLanguage::English] {
        let mut desk = with_own_in(language);
        edit_own(&mut desk);
        desk.answer("workshop-information");
        desk.write("（新）");
        let lengths = desk.texts().get("template-lengths").to_owned();
        desk.focus_field(&lengths);
        desk.write("20, 15");
        desk.key(Key::Enter);
        assert!(desk.title().starts_with("• 每周例会（新）"), "{}", desk.title());
        desk.answer("button-save");
        let saved = own(&desk);
        assert_eq!(
            (saved.name.as_str(), &saved.lengths[..]),
            ("每周例会（新）", &[20, 15][..])
        );
        assert!(!desk.title().starts_with('•'));
    }
}

#[test]
fn the_program_s_own_templates_are_copied_before_they_are_edited() {
    let mut desk = Desk::start();
    let edit = desk.texts().get("start-edit-copy").to_owned();
    desk.press(&edit);
    assert!(desk.sees("正在编辑模板“半年工作总结会讲话（副本）”"));
    desk.write("改");
    desk.give(Command::Save);
    let copy = load_template(&desk.path("templates/half-year-review-2.ron")).expect("the copy");
    let original = built_in("half-year-review").expect("the original");
    assert_eq!(copy.id, "half-year-review-2");
    assert_eq!(copy.lengths, original.lengths);
    assert_eq!(copy.speech.sections.len(), original.speech.sections.len());
    assert!(copy.speech.information.title.text().starts_with('改'));
    desk.answer("workshop-done");
    assert!(
        desk.sees("半年工作总结会讲话（副本）"),
        "it stands on the start page"
    );
}

#[test]
fn an_edited_template_comes_back_as_one_after_a_crash() {
    let mut desk = with_own();
    edit_own(&mut desk);
    desk.put_caret_before("请XX同志记录");
    desk.write("会前");
    let folder = desk.struck_down();
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], None);
    assert!(desk.sees("模板“mine”"), "it says what it was");
    let recover = desk.texts().get("recovery-recover").to_owned();
    desk.press_starting_with(&format!("{recover}："));
    assert!(desk.sees("正在编辑模板“每周例会”"));
    assert!(desk.manuscript().contains("会前请"));
    desk.give(Command::Save);
    let saved = own(&desk);
    let first = saved.speech.sections.children(None)[0];
    let body = &saved.speech.sections.get(first).expect("the part").body;
    assert_eq!(body[0].text(), "会前请XX同志记录。");
}

/// A start page again, after the user's own template was changed and saved.
pub fn with_former_version() -> Desk {
    let mut desk = with_own();
    edit_own(&mut desk);
    desk.put_caret_before("请XX同志记录");
    desk.write("会前");
    desk.give(Command::Save);
    desk.answer("workshop-done");
    desk
}

#[test]
fn former_versions_of_a_template_are_kept_and_can_be_restored() {
    let mut desk = with_former_version();
    edit_own(&mut desk);
    desk.choose("menu-file", "command-former-versions");
    desk.settle();
    desk.answer("versions-restore");
    assert!(desk.manuscript().contains("　　请XX同志记录") || !desk.manuscript().contains("会前"));
    assert!(desk.session().is_unsaved());
}

#[test]
fn a_template_that_cannot_be_read_says_why_and_leaves_the_start_page() {
    let mut desk = with_own();
    desk.choose("menu-template", "command-edit-template");
    std::fs::remove_file(own_path(&desk)).expect("the template");
    desk.key(Key::Enter);
    let title = desk
        .texts()
        .with("error-template-title", &[("name", "mine.ron".into())]);
    assert!(desk.sees(&title));
    desk.key(Key::Escape);
    assert!(!desk.has_speech() && !desk.sees("正在编辑模板"));
}

#[test]
fn a_copy_that_cannot_be_written_says_why_once() {
    let mut desk = Desk::start();
    std::fs::write(desk.path("templates"), "in the way").expect("a file in the folder's place");
    let edit = desk.texts().get("start-edit-copy").to_owned();
    desk.press(&edit);
    assert!(!desk.has_speech());
    desk.key(Key::Escape);
    assert!(
        desk.sees(desk.texts().get("start-title")),
        "there is no second message"
    );
    assert!(!desk.sees(desk.texts().get("button-ok")));
}

#[test]
fn an_unsaved_speech_is_asked_about_before_a_template_takes_its_place() {
    let mut desk = with_own();
    let blank = desk.texts().get("start-blank").to_owned();
    desk.press_starting_with(&blank);
    desk.write("没存过的题目");
    desk.choose("menu-template", "command-edit-template");
    desk.key(Key::Enter);
    assert!(!desk.sees("正在编辑模板"));
    desk.answer("button-cancel");
    assert!(desk.manuscript().contains("没存过的题目"));
}

#[test]
fn everything_of_the_workshop_has_a_name_and_a_role() {
    for language in [InterfaceLanguage::Chinese, InterfaceLanguage::English] {
        let mut desk = with_own_in(language);
        edit_own(&mut desk);
        desk.put_caret_before("请XX同志记录");
        assert_eq!(
            desk.nameless(),
            Vec::<String>::new(),
            "while a template is edited"
        );
        for command in [
            "command-template-preview",
            "command-template-information",
            "command-edit-template",
        ] {
            desk.choose("menu-template", command);
            assert_eq!(desk.nameless(), Vec::<String>::new(), "after {command}");
            desk.key(Key::Escape);
        }
        let mut desk = Desk::open_in(&review(), language, [1280.0, 720.0]);
        desk.choose("menu-template", "command-save-as-template");
        assert_eq!(desk.nameless(), Vec::<String>::new(), "in the workshop");
    }
}

#[test]
fn what_another_says_of_a_template_is_taken_with_its_text() {
    let mut desk = with_own();
    edit_own(&mut desk);
    let theirs = Template::from_speech(&speech(), "mine", "另一个名字", "每周二用");
    let bytes = write_template(&theirs, &own_path(&desk)).expect("a template to write");
    std::fs::write(own_path(&desk), bytes).expect("the template");
    desk.comes_to_see("被其他程序改动了");
    desk.answer("changed-take-theirs");
    assert!(desk.sees("正在编辑模板“另一个名字”"));
    desk.put_caret_before("请XX同志记录");
    desk.write("会前");
    desk.give(Command::Save);
    let saved = own(&desk);
    assert_eq!(
        (saved.name.as_str(), saved.summary.as_str()),
        ("另一个名字", "每周二用")
    );
}

#[test]
fn another_first_length_is_the_one_that_is_kept() {
    let mut desk = with_own();
    edit_own(&mut desk);
    for (typed, kept) in [("28, 20", &[28, 20][..]), ("20", &[20][..])] {
        desk.answer("workshop-information");
        let lengths = desk.texts().get("template-lengths").to_owned();
        desk.focus_field(&lengths);
        desk.keys(CTRL, Key::A);
        desk.write(typed);
        desk.key(Key::Enter);
        desk.answer("button-save");
        assert_eq!(own(&desk).lengths, kept);
    }
}

#[test]
fn a_draft_that_is_called_as_templates_are_comes_back_as_a_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("稿.ron");
    let bytes = write_speech(&speech(), &path).expect("a draft to write");
    std::fs::write(&path, bytes).expect("the draft");
    let size = [1440.0, 900.0];
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, size, Some(path));
    desk.put_caret_before("请XX同志记录");
    desk.write("会前");
    let folder = desk.struck_down();
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, size, None);
    let recover = desk.texts().get("recovery-recover").to_owned();
    desk.press_starting_with(&format!("{recover}："));
    desk.give(Command::Save);
    let saved = load_speech(&desk.path("稿.ron")).expect("still a draft");
    let first = saved.sections.children(None)[0];
    let body = &saved.sections.get(first).expect("the part").body;
    assert_eq!(body[0].text(), "会前请XX同志记录。");
}

#[test]
fn the_gallery_leaves_the_template_alone_that_is_being_edited() {
    let mut desk = with_own();
    edit_own(&mut desk);
    desk.give(Command::Gallery);
    desk.write("meizhoulihui");
    let delete = desk.texts().get("gallery-delete").to_owned();
    desk.press(&delete);
    let why_not = desk.texts().get("gallery-open-here").to_owned();
    assert!(desk.sees(&why_not));
    assert!(own_path(&desk).exists());
}
