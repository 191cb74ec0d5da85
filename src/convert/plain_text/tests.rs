use super::*;
use crate::convert::txt::{ImportOptions, TextEncoding, import};
use crate::model::{
    Edit, Field, FieldId, FieldRef, HeadingLayout, InformationItem, Inline, Scheme, Section, SectionId,
    SectionKind, Speech, Subtree,
};
use proptest::prelude::*;

fn section(id: u32, kind: SectionKind, scheme: Scheme, heading: &str, body: &[&str]) -> Section {
    Section {
        scheme,
        heading: Inline::from_text(heading),
        body: body
            .iter()
            .map(|paragraph| Inline::from_text(paragraph))
            .collect(),
        ..Section::new(SectionId(id), kind)
    }
}

fn speech_of(language: Language, title: &str, sections: Vec<Section>) -> Speech {
    let mut speech = Speech::new(language);
    speech.information.title = Inline::from_text(title);
    for (index, section) in sections.into_iter().enumerate() {
        let subtree = Box::new(Subtree::leaf(section));
        Edit::InsertSection {
            parent: None,
            index,
            subtree,
        }
        .apply(&mut speech)
        .unwrap();
    }
    speech
}

fn review() -> Speech {
    let mut speech = speech_of(
        Language::Chinese,
        "在会议上的讲话",
        vec![
            section(1, SectionKind::Salutation, Scheme::None, "", &["同志们："]),
            section(
                2,
                SectionKind::Opening,
                Scheme::None,
                "",
                &["今天开会。", "", "讲两点。"],
            ),
            section(
                3,
                SectionKind::Impression,
                Scheme::ItemIs,
                "讲政治",
                &["大家作风好。"],
            ),
            section(4, SectionKind::Impression, Scheme::ItemIs, "", &[""]),
            section(5, SectionKind::Part, Scheme::ChineseComma, "要求", &["抓落实。"]),
        ],
    );
    speech.information.post = "局长".to_owned();
    speech.information.date = "2026年7月15日".to_owned();
    speech
}

fn exported(speech: &Speech, options: ExportOptions) -> String {
    text(&Manuscript::compose(speech), speech.language, options)
}

fn customary(language: Language) -> ExportOptions {
    ExportOptions::for_language(language)
}

#[test]
fn a_chinese_speech_reads_as_it_is_given() {
    let expected = [
        "在会议上的讲话",
        "局长　〔讲话人〕（2026年7月15日）",
        "同志们：",
        "　　今天开会。",
        "　　讲两点。",
        "　　一是讲政治。大家作风好。",
        "　　一、要求",
        "　　抓落实。",
        "",
    ];
    assert_eq!(
        exported(&review(), customary(Language::Chinese)),
        expected.join("\n")
    );
}

#[test]
fn an_english_speech_is_set_apart_by_blank_lines() {
    let mut speech = speech_of(
        Language::English,
        "Remarks",
        vec![
            section(1, SectionKind::Salutation, Scheme::None, "", &["Dear friends,"]),
            section(
                2,
                SectionKind::Custom,
                Scheme::OrdinalEnglish,
                "we listen",
                &["And we act."],
            ),
        ],
    );
    speech.information.byline = false;
    let text = exported(&speech, customary(Language::English));
    assert!(
        text.starts_with("Remarks\n\nDear friends,\n\nFirst, we listen"),
        "{text}"
    );
    let indented = exported(
        &speech,
        ExportOptions {
            indent: true,
            blank_lines: false,
            ..customary(Language::English)
        },
    );
    assert!(indented.contains("\nDear friends,\n    First, "), "{indented}");
}

#[test]
fn unfilled_fields_are_bracketed_or_left_out_and_filled_ones_are_text() {
    let mut speech = speech_of(Language::Chinese, "", vec![]);
    speech.information.byline = false;
    speech.fields = vec![Field::new(FieldId(1), "单位"), Field::new(FieldId(2), "期限")];
    speech.fields[1].value = "年底".to_owned();
    let mut opening = section(1, SectionKind::Opening, Scheme::None, "", &[]);
    let mut line = Inline::from_text("在");
    line.push_field(FieldRef::Named(FieldId(1)));
    line.push_field(FieldRef::Named(FieldId(2)));
    line.push_field(FieldRef::Information(InformationItem::Place));
    opening.body = vec![line];
    Edit::InsertSection {
        parent: None,
        index: 0,
        subtree: Box::new(Subtree::leaf(opening)),
    }
    .apply(&mut speech)
    .unwrap();
    let options = ExportOptions {
        indent: false,
        ..customary(Language::Chinese)
    };
    assert_eq!(exported(&speech, options), "在〔单位〕年底〔地点〕\n");
    let left_out = ExportOptions {
        unfilled: UnfilledFields::LeftOut,
        ..options
    };
    assert_eq!(exported(&speech, left_out), "在年底\n");
    speech.language = Language::English;
    assert_eq!(exported(&speech, options), "在[单位]年底[place]\n");
}

#[test]
fn a_bare_label_is_kept_over_written_text_only() {
    let connective = |id, body| {
        let mut part = section(
            id,
            SectionKind::Part,
            Scheme::Connective("首先".to_owned()),
            "",
            &[body],
        );
        part.layout = HeadingLayout::OwnLine;
        part
    };
    let mut speech = speech_of(
        Language::Chinese,
        "",
        vec![connective(1, "谈感受。"), connective(2, "")],
    );
    speech.information.byline = false;
    assert_eq!(
        exported(&speech, customary(Language::Chinese)),
        "　　首先，\n　　谈感受。\n"
    );

    let child = section(3, SectionKind::Impression, Scheme::ItemIs, "讲政治", &["好。"]);
    Edit::InsertSection {
        parent: Some(SectionId(2)),
        index: 0,
        subtree: Box::new(Subtree::leaf(child)),
    }
    .apply(&mut speech)
    .unwrap();
    let text = exported(&speech, customary(Language::Chinese));
    assert!(text.ends_with("　　首先，\n　　一是讲政治。好。\n"), "{text}");
}

#[test]
fn a_heading_without_words_behind_it_ends_its_line() {
    let sections = vec![section(
        1,
        SectionKind::Impression,
        Scheme::OrdinalEnglish,
        "we tell the truth",
        &[""],
    )];
    let speech = speech_of(Language::English, "A review", sections);
    let text = exported(&speech, customary(Language::English));
    assert!(text.ends_with("\nFirst, we tell the truth.\n"), "{text:?}");
}

#[test]
fn an_empty_speech_is_an_empty_text() {
    let mut speech = speech_of(Language::Chinese, "", vec![]);
    speech.information.byline = false;
    assert_eq!(exported(&speech, customary(Language::Chinese)), "");
}

#[test]
fn marks_and_line_ends_are_written_as_chosen() {
    let options = customary(Language::Chinese);
    assert_eq!(encode("甲\n", options).unwrap(), "甲\n".as_bytes());
    let windows = ExportOptions {
        bom: true,
        line_ending: LineEnding::CrLf,
        ..options
    };
    assert_eq!(encode("甲\n", windows).unwrap(), "\u{feff}甲\r\n".as_bytes());
    let gb18030 = ExportOptions {
        encoding: ExportEncoding::Gb18030,
        ..options
    };
    assert_eq!(encode("甲\n", gb18030).unwrap(), b"\xbc\xd7\n");
    let marked = ExportOptions { bom: true, ..gb18030 };
    assert_eq!(encode("甲", marked).unwrap(), b"\xbc\xd7");
}

#[test]
fn what_cannot_be_written_is_named_with_its_place() {
    let gb18030 = ExportOptions {
        encoding: ExportEncoding::Gb18030,
        ..customary(Language::Chinese)
    };
    let error = encode("甲\n乙𠮷\u{e5e5}\n", gb18030).unwrap_err();
    let found = UnwritableCharacter {
        character: '\u{e5e5}',
        line: 2,
        column: 3,
    };
    assert_eq!(
        error,
        ExportError::Unwritable {
            characters: vec![found],
            total: 1
        }
    );
    assert!(error.to_string().contains("U+E5E5 (line 2, character 3)"));

    let many = encode(&"\u{e5e5}".repeat(50), gb18030).unwrap_err();
    assert!(many.to_string().contains("and 30 more"), "{many}");
    assert!(encode("\u{e5e5}", customary(Language::Chinese)).is_ok());
}

fn any_options() -> impl Strategy<Value = ExportOptions> {
    any::<[bool; 5]>().prop_map(|[gb18030, bom, windows, indent, blank_lines]| ExportOptions {
        encoding: if gb18030 {
            ExportEncoding::Gb18030
        } else {
            ExportEncoding::Utf8
        },
        bom,
        line_ending: if windows { LineEnding::CrLf } else { LineEnding::Lf },
        indent,
        blank_lines,
        unfilled: UnfilledFields::Bracketed,
    })
}

proptest! {
    #[test]
    fn the_exported_file_holds_the_same_paragraphs(
        paragraphs in prop::collection::vec("[一二讲话，。“”—…A-z0-9𠮷龑\u{e000}😀é]{1,12}", 1..8), options in any_options()
    ) {
        let body: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let opening = section(1, SectionKind::Opening, Scheme::None, "", &body);
        let mut speech = speech_of(Language::Chinese, "在半年工作会议上的讲话", vec![opening]);
        speech.information.byline = false;
        let bytes = encode(&exported(&speech, options), options).unwrap();
        let read = ImportOptions {
            strip_indents: options.indent,
            skip_blank_lines: options.blank_lines,
            ..ImportOptions::default()
        };
        let imported = import(&bytes, read).unwrap();
        prop_assert_eq!(&imported.paragraphs[0], "在半年工作会议上的讲话");
        prop_assert_eq!(&imported.paragraphs[1..], &paragraphs[..]);
        let is_gb18030 = imported.encoding == TextEncoding::Gb18030;
        prop_assert_eq!(is_gb18030, options.encoding == ExportEncoding::Gb18030);
    }

    #[test]
    fn gb18030_writes_every_character_but_those_it_names(text in "\\PC{0,20}") {
        let options = ExportOptions { encoding: ExportEncoding::Gb18030, ..customary(Language::Chinese) };
        match encode(&text, options) {
            Ok(bytes) => prop_assert_eq!(GB18030.decode_without_bom_handling(&bytes).0, text),
            Err(ExportError::Unwritable { characters, .. }) => {
                prop_assert!(characters.iter().all(|found| text.contains(found.character)));
                prop_assert!(!characters.is_empty());
            }
        }
    }
}
