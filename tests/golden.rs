//! Files of every version that was ever released open to what they held, and come back byte for byte.
//!
//! The files in `tests/fixtures/` were written and checked by hand. No test rewrites them: a change that makes one
//! of them fail is a change of the format, and needs a new version of it.

#![expect(
    clippy::unwrap_used,
    reason = "where a fixture does not open, the test has failed"
)]

use std::path::{Path, PathBuf};

use speechwright::convert::plain_text::{ExportOptions, text};
use speechwright::model::{
    Budget, CountRef, DraftId, Field, FieldId, FieldKind, FieldRef, Group, Guidance, HeadingLayout,
    InformationItem, Inline, Manuscript, Scheme, Section, SectionId, SectionKind, Speech, Status, Target,
    unfilled,
};
use speechwright::store::{
    SystemDisk, load_settings, load_speech, load_template, read_speech, read_template, save_settings,
    write_speech, write_template,
};
use speechwright::text::announcements::NumeralStyle;
use speechwright::text::language::Language;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/v1")
        .join(name)
}

/// A line with fields: `Err` is a field, `Ok` is text.
fn line(parts: &[Result<&str, FieldRef>]) -> Inline {
    let mut line = Inline::new();
    for part in parts {
        match part {
            Ok(text) => line.push_text(text),
            Err(field) => line.push_field(*field),
        }
    }
    line
}

fn named(id: u32) -> FieldRef {
    FieldRef::Named(FieldId(id))
}

fn field(id: u32, name: &str, kind: FieldKind, [hint, default, value]: [&str; 3]) -> Field {
    Field {
        kind,
        hint: hint.to_owned(),
        default: default.to_owned(),
        value: value.to_owned(),
        ..Field::new(FieldId(id), name)
    }
}

fn section(speech: &Speech, id: u32) -> &Section {
    speech.sections.get(SectionId(id)).unwrap()
}

#[test]
fn the_drafts_are_written_back_byte_for_byte() {
    for name in ["budget.speech", "private.speech", "rich.speech", "small.speech"] {
        let path = fixture(name);
        let speech = load_speech(&path).unwrap();
        let written = String::from_utf8(write_speech(&speech, &path).unwrap()).unwrap();
        assert_eq!(written, std::fs::read_to_string(&path).unwrap(), "{name}");
    }
}

#[test]
fn the_template_is_written_back_byte_for_byte() {
    let path = fixture("template.ron");
    let template = load_template(&path).unwrap();
    let written = String::from_utf8(write_template(&template, &path).unwrap()).unwrap();
    assert_eq!(written, std::fs::read_to_string(&path).unwrap());
}

#[test]
fn the_private_draft_holds_its_identity_and_leaves_no_traces() {
    let speech = load_speech(&fixture("private.speech")).unwrap();
    assert_eq!(
        speech.draft,
        Some(DraftId(0x00d1_7c3e_9a54_4b6f_8e20_71c5_b3f8_4a9d))
    );
    assert!(!speech.leaves_traces);
    for name in ["rich.speech", "small.speech"] {
        let speech = load_speech(&fixture(name)).unwrap();
        assert_eq!((speech.draft, speech.leaves_traces), (None, true), "{name}");
    }
}

#[test]
fn the_budget_draft_shares_its_minutes_by_weight() {
    let speech = load_speech(&fixture("budget.speech")).unwrap();
    let targets = [1, 2, 3, 4, 5].map(|id| section(&speech, id).target.unwrap());
    assert_eq!(
        targets,
        [
            Target::Characters(200),
            Target::Weight(2.0),
            Target::Weight(1.5),
            Target::Minutes(1.0),
            Target::Weight(0.25)
        ]
    );
    let budget = Budget::of(&speech, &Manuscript::compose(&speech));
    // Of 2000 characters 200 are the opening's, and the rest is divided by 2 to 0.25; under the part, a minute of 200
    // is fixed and its heading of five is set aside.
    let given = [1, 2, 3, 4, 5].map(|id| budget.section(SectionId(id)).given.unwrap().rounded());
    assert_eq!(given, [200, 1600, 1395, 200, 200]);
    let heading = &section(&speech, 2).heading;
    assert_eq!(speech.plain_text(heading), "谈两点体会");
    let group = Group {
        parent: Some(SectionId(2)),
        kind: SectionKind::Impression,
    };
    let count = CountRef {
        group,
        style: NumeralStyle::Chinese,
    };
    assert_eq!(
        *heading,
        line(&[Ok("谈"), Err(FieldRef::Count(count)), Ok("点体会")])
    );
}

#[test]
fn the_rich_draft_holds_its_information_and_fields() {
    let speech = load_speech(&fixture("rich.speech")).unwrap();
    assert_eq!(speech.template, "half-year-review");
    assert_eq!(speech.language, Language::Chinese);
    let information = &speech.information;
    let occasion = FieldRef::Information(InformationItem::Occasion);
    assert_eq!(
        information.title,
        line(&[Ok("在"), Err(named(1)), Err(occasion), Ok("上的讲话")])
    );
    assert_eq!(
        speech.plain_text(&information.title),
        "在市档案馆上半年工作总结会议上的讲话"
    );
    assert_eq!(
        (information.speaker.as_str(), information.post.as_str()),
        ("李明", "主任")
    );
    assert_eq!(information.occasion, "上半年工作总结会议");
    assert_eq!(
        (information.place.as_str(), information.date.as_str()),
        ("三楼会议室", "2026年7月15日")
    );
    assert_eq!(
        (information.minutes, information.rate, information.byline),
        (Some(20), 200, false)
    );
    assert_eq!(
        speech.fields,
        [
            field(
                1,
                "单位",
                FieldKind::Text,
                ["填规范简称，如“市档案馆”", "", "市档案馆"]
            ),
            field(3, "联系人", FieldKind::Person, ["", "办公室的同志", ""]),
            field(4, "会场", FieldKind::Place, ["", "", ""]),
            field(7, "办结时限", FieldKind::Date, ["写到日", "年底", "11月30日"]),
            field(8, "指标", FieldKind::Number, ["", "", "27.2%"]),
        ]
    );
}

#[test]
fn the_rich_draft_holds_its_opening() {
    let speech = load_speech(&fixture("rich.speech")).unwrap();
    let opening = Section {
        target: Some(Target::Minutes(1.5)),
        status: Status::Draft,
        guidance: Guidance {
            purpose: "点明会议要办的事。".to_owned(),
            length: "一段，约260字。".to_owned(),
            example: "今天我们坐到一起，是来对账的。".to_owned(),
        },
        notes: "先核对数字，\n再定稿。\t“待查”".to_owned(),
        body: vec![
            line(&[
                Ok("今天在"),
                Err(named(4)),
                Ok("开会，请"),
                Err(named(3)),
                Ok("记录。"),
                Err(FieldRef::Information(InformationItem::Speaker)),
                Ok("同志讲话时用了“\\”和\"直引号\"。"),
            ]),
            Inline::new(),
            Inline::from_text(
                "花括号写作{这样}，不是空格。看不见的方向符\u{202e}也在，表情👨\u{200d}👩\u{200d}👧和生僻字𠮷都在。",
            ),
        ],
        ..Section::new(SectionId(2), SectionKind::Opening)
    };
    assert_eq!(section(&speech, 2), &opening);
}

#[test]
fn the_rich_draft_holds_its_tree() {
    let speech = load_speech(&fixture("rich.speech")).unwrap();
    let places: Vec<(u32, usize)> = speech
        .sections
        .reading_order()
        .into_iter()
        .map(|id| (id.0, speech.sections.level(id)))
        .collect();
    let levels = [1, 1, 1, 2, 2, 1, 2, 3, 4, 2, 1, 1, 1, 1];
    let ids = [1, 2, 5, 6, 9, 10, 11, 12, 13, 14, 20, 21, 22, 23];
    assert_eq!(places, ids.into_iter().zip(levels).collect::<Vec<_>>());
    assert_eq!(section(&speech, 1).status, Status::Done);
    assert_eq!(section(&speech, 1).name, "称谓");
    assert_eq!(section(&speech, 5).target, Some(Target::Characters(1500)));
    assert_eq!(section(&speech, 9).layout, HeadingLayout::OwnLine);
    assert_eq!(section(&speech, 10).layout, HeadingLayout::RunIn);
    assert_eq!(section(&speech, 10).scheme, Scheme::Connective("下面".to_owned()));
}

#[test]
fn the_rich_draft_reads_as_it_did() {
    let speech = load_speech(&fixture("rich.speech")).unwrap();
    let options = ExportOptions::for_language(speech.language);
    let text = text(&Manuscript::compose(&speech), speech.language, options);
    let expected = [
        "在市档案馆上半年工作总结会议上的讲话",
        "同志们：",
        "　　今天在〔会场〕开会，请办公室的同志记录。李明同志讲话时用了“\\”和\"直引号\"。",
        "　　花括号写作{这样}，不是空格。看不见的方向符\u{202e}也在，表情👨\u{200d}👩\u{200d}👧和生僻字𠮷都在。",
        "　　首先，说说市档案馆给我的印象",
        "　　一是顾大局。完成了27.2%。",
        "　　二是敢碰硬",
        "　　硬骨头绕不过去。",
        "　　下面，提要求。11月30日前要有结果。",
        "　　（一）要勤学善思！",
        "　　1.带着问题学。",
        "　　（1）缺什么补什么。",
        "　　（二）要真抓实干。",
        "　　一、补充",
        "　　第一，补一句。",
        "　　首先，再补一句。",
        "　　谢谢大家！",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn the_small_draft_holds_what_it_says_and_the_usual_otherwise() {
    let speech = load_speech(&fixture("small.speech")).unwrap();
    let mut expected = Speech::new(Language::English);
    expected.information.title = line(&[Ok("A toast to "), Err(named(1))]);
    expected.fields = vec![field(
        1,
        "couple",
        FieldKind::Person,
        ["", "", "Ann and Tom O’Neill"],
    )];
    expected.sections.clone_from(&speech.sections);
    assert_eq!(speech, expected);
    assert_eq!(speech.sections.len(), 2);
    let reason = Section {
        heading: Inline::from_text("don't wait for a good reason"),
        scheme: Scheme::OrdinalEnglish,
        body: vec![Inline::from_text("They never did.")],
        ..Section::new(SectionId(2), SectionKind::Custom)
    };
    assert_eq!(section(&speech, 2), &reason);
}

#[test]
fn the_template_holds_what_it_says() {
    let template = load_template(&fixture("template.ron")).unwrap();
    assert_eq!(
        (template.id.as_str(), template.name.as_str()),
        ("golden-template", "表彰会致辞")
    );
    assert_eq!(template.summary, "给先进个人颁奖时讲几句。");
    assert_eq!(template.lengths, [5, 3]);
    let speech = template.instantiate(None);
    assert_eq!(
        (speech.template.as_str(), speech.information.minutes),
        ("golden-template", Some(5))
    );
    assert_eq!(
        speech.fields,
        [
            field(1, "会议名称", FieldKind::Text, ["如“年度表彰会”", "", ""]),
            field(2, "获奖人数", FieldKind::Number, ["", "十名", ""]),
        ]
    );
    let part = Section {
        name: "祝贺".to_owned(),
        target: Some(Target::Characters(400)),
        guidance: Guidance {
            purpose: "说清奖给谁、为什么。".to_owned(),
            length: "两段。".to_owned(),
            example: "奖状很轻，功夫很重。".to_owned(),
        },
        body: vec![
            line(&[Ok("今天，"), Err(named(2)), Ok("同志登台领奖。")]),
            Inline::from_text("向他们表示祝贺！"),
        ],
        ..Section::new(SectionId(2), SectionKind::Part)
    };
    assert_eq!(section(&speech, 2), &part);
    assert_eq!(section(&speech, 3).target, Some(Target::Minutes(0.5)));
}

#[test]
fn the_example_opens_half_written_and_differs_from_what_is_saved_by_its_comments_only() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/half-year-review.speech");
    let speech = load_speech(&path).unwrap();
    let missing: Vec<String> = unfilled(&speech)
        .iter()
        .map(|entry| speech.field_name(entry.field))
        .collect();
    assert_eq!(missing, ["办结时限"]);
    let source = std::fs::read_to_string(&path).unwrap();
    let without_comments: String = source
        .split_inclusive('\n')
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let written = String::from_utf8(write_speech(&speech, &path).unwrap()).unwrap();
    assert_eq!(written, without_comments);
}

/// The examples of `docs/file-formats.md` in which `mark` stands.
fn examples_in_the_documentation(mark: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/file-formats.md");
    let page = std::fs::read_to_string(path).unwrap();
    page.split("```ron\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .filter(|example| example.contains(mark))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_documentation_shows_files_as_they_are() {
    let path = Path::new("docs/file-formats.md");
    let drafts = examples_in_the_documentation("\"speechwright-speech\"");
    assert_eq!(drafts.len(), 1);
    let speech = read_speech(drafts[0].as_bytes(), path).unwrap();
    let written = write_speech(&speech, path).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), drafts[0]);

    let templates = examples_in_the_documentation("\"speechwright-template\"");
    assert_eq!(templates.len(), 1);
    let template = read_template(templates[0].as_bytes(), path).unwrap();
    let written = String::from_utf8(write_template(&template, path).unwrap()).unwrap();
    // The rate is written even when it is the usual one.
    assert_eq!(written.replace("        rate: 180,\n", ""), templates[0]);

    let settings = examples_in_the_documentation("last_folder");
    assert_eq!(settings.len(), 1);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    std::fs::write(&path, &settings[0]).unwrap();
    let (read, note) = load_settings(&path);
    assert!(note.is_none(), "{note:?}");
    save_settings(&SystemDisk, &path, &read).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), settings[0]);
}
