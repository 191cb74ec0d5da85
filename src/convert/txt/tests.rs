use super::*;
use encoding_rs::GB18030;
use proptest::prelude::*;

fn imported(bytes: &[u8]) -> PlainText {
    import(bytes, ImportOptions::default()).unwrap()
}

fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

fn gb18030(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = GB18030.encode(text);
    assert!(!lossy);
    bytes.into_owned()
}

const SPEECH: &str =
    "在半年工作会议上的讲话\n　　同志们：\n今天，我们召开会议，总结上半年工作，部署下半年任务。";

#[track_caller]
fn assert_speech(bytes: &[u8], encoding: TextEncoding) {
    let read = imported(bytes);
    assert_eq!(read.encoding, encoding);
    assert_eq!(read.paragraphs, SPEECH.split('\n').collect::<Vec<_>>());
}

#[test]
fn reads_every_usual_encoding() {
    let with_mark = format!("\u{feff}{SPEECH}");
    assert_speech(SPEECH.as_bytes(), TextEncoding::Utf8);
    assert_speech(with_mark.as_bytes(), TextEncoding::Utf8);
    assert_speech(&utf_16(SPEECH, u16::to_le_bytes), TextEncoding::Utf16Le);
    assert_speech(&utf_16(&with_mark, u16::to_le_bytes), TextEncoding::Utf16Le);
    assert_speech(&utf_16(SPEECH, u16::to_be_bytes), TextEncoding::Utf16Be);
    assert_speech(&utf_16(&with_mark, u16::to_be_bytes), TextEncoding::Utf16Be);
    assert_speech(&gb18030(SPEECH), TextEncoding::Gb18030);
    assert_speech(&gb18030(&with_mark), TextEncoding::Gb18030);
}

#[test]
fn reads_short_and_mixed_texts() {
    for text in [
        "你好",
        "同志们：",
        "GDP增长27.2%",
        "a",
        "Good day, everyone.",
        "hello你好",
        "𠮷野同志",
    ] {
        assert_eq!(imported(text.as_bytes()).paragraphs, [text]);
        assert_eq!(imported(&gb18030(text)).paragraphs, [text], "GB18030 {text}");
    }
    for text in ["同志们：", "Good day, everyone.", "hello你好", "中\n国"] {
        let paragraphs: Vec<_> = text.split('\n').collect();
        assert_eq!(
            imported(&utf_16(text, u16::to_le_bytes)).paragraphs,
            paragraphs,
            "UTF-16 LE {text}"
        );
        assert_eq!(
            imported(&utf_16(text, u16::to_be_bytes)).paragraphs,
            paragraphs,
            "UTF-16 BE {text}"
        );
    }
}

#[test]
fn english_of_even_length_is_not_taken_for_utf_16() {
    let text = "Bush hid the facts";
    assert_eq!(imported(text.as_bytes()).paragraphs, [text]);
    let mixed = "this app can break 讲";
    assert_eq!(imported(&gb18030(mixed)).paragraphs, [mixed]);
}

#[test]
fn every_line_end_ends_a_paragraph() {
    let text = "一\n二\r\n三\r四\u{2028}五\u{2029}六\u{c}七\u{b}八\u{85}九";
    let paragraphs = imported(text.as_bytes()).paragraphs;
    assert_eq!(paragraphs, ["一", "二", "三", "四", "五", "六", "七", "八", "九"]);
}

#[test]
fn blank_lines_are_paragraphs_and_the_last_line_end_is_none() {
    assert_eq!(imported("甲\n\n乙\n".as_bytes()).paragraphs, ["甲", "", "乙"]);
    assert_eq!(imported(b"\n").paragraphs, [""]);
    assert!(imported(b"").paragraphs.is_empty());
    assert!(imported("\u{feff}".as_bytes()).paragraphs.is_empty());
}

#[test]
fn indents_and_blank_lines_go_only_when_asked() {
    let text = "　　甲　乙\n \n\t丙".as_bytes();
    assert_eq!(imported(text).paragraphs, ["　　甲　乙", " ", "\t丙"]);
    let options = ImportOptions {
        strip_indents: true,
        skip_blank_lines: true,
        ..ImportOptions::default()
    };
    assert_eq!(import(text, options).unwrap().paragraphs, ["甲　乙", "丙"]);
}

#[test]
fn control_and_format_characters_are_kept() {
    for text in [
        "甲\0乙",
        "a\0bc",
        "\u{1}\u{1b}[0m",
        "\u{202e}abc",
        "👨\u{200d}👩\u{200d}👧e\u{301}",
        "a\u{feff}b",
    ] {
        assert_eq!(imported(text.as_bytes()).paragraphs, [text], "{text:?}");
    }
}

#[test]
fn other_kinds_of_file_are_refused_with_what_to_do() {
    let kinds: [(&[u8], FileKind); 7] = [
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", FileKind::Docx),
        (
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text",
            FileKind::OpenDocument,
        ),
        (b"PK\x03\x04\x14\0notes.txt", FileKind::Archive),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", FileKind::Doc),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Picture),
        (b"%PDF-1.7", FileKind::Pdf),
        (b"{\\rtf1\\ansi", FileKind::RichText),
    ];
    for (bytes, kind) in kinds {
        let error = import(bytes, ImportOptions::default()).unwrap_err();
        assert_eq!(error, ImportError::OtherKind { kind });
        assert!(error.to_string().contains(kind.advice()));
    }
}

#[test]
fn damage_is_refused_with_its_line_or_replaced_when_asked() {
    let mut bytes = gb18030("第一行\r\n第二行\r\n第三");
    bytes.extend(b"\xff\xff");
    let error = import(&bytes, ImportOptions::default()).unwrap_err();
    assert_eq!(
        error,
        ImportError::Damaged {
            encoding: TextEncoding::Gb18030,
            line: 3
        }
    );
    let options = ImportOptions {
        replace_damage: true,
        ..ImportOptions::default()
    };
    assert_eq!(
        import(&bytes, options).unwrap().paragraphs,
        ["第一行", "第二行", "第三\u{fffd}\u{fffd}"]
    );
}

#[test]
fn utf_8_with_one_broken_byte_is_named_as_utf_8() {
    let mut bytes = SPEECH.repeat(20).into_bytes();
    bytes.push(0xff);
    let error = import(&bytes, ImportOptions::default()).unwrap_err();
    assert!(
        matches!(
            error,
            ImportError::Damaged {
                encoding: TextEncoding::Utf8,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn ten_megabytes_are_taken_in_whole() {
    let text = SPEECH.repeat(10_000_000 / SPEECH.len());
    let expected = text.split('\n').count();
    assert_eq!(imported(text.as_bytes()).paragraphs.len(), expected);
    assert_eq!(imported(&gb18030(&text)).paragraphs.len(), expected);
}

proptest! {
    #[test]
    fn nothing_of_a_text_is_lost(text in "(\\PC|[一二，。\n\r\u{c}\0])*") {
        let joined: String = split_paragraphs(&text).collect();
        let expected: String = text.chars().filter(|&character| !is_line_end(character)).collect();
        prop_assert_eq!(joined, expected);
    }

    #[test]
    fn marked_files_keep_every_character(text in "\\PC{0,40}") {
        let with_mark = format!("\u{feff}{text}");
        let expected: Vec<_> = split_paragraphs(&text).collect();
        prop_assert_eq!(imported(with_mark.as_bytes()).paragraphs, expected.clone());
        prop_assert_eq!(imported(&utf_16(&with_mark, u16::to_le_bytes)).paragraphs, expected.clone());
        prop_assert_eq!(imported(&utf_16(&with_mark, u16::to_be_bytes)).paragraphs, expected);
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), replace_damage in any::<bool>()) {
        let _ = import(&bytes, ImportOptions { replace_damage, ..ImportOptions::default() });
    }
}
