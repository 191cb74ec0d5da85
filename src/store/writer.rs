//! Writes RON for people to read and for version control to compare: one text on one line, always the same order,
//! and only characters that cannot be seen are escaped. (The library's own writer escapes apostrophes and accents.)

use std::fmt::Write as _;

/// Writes one file.
#[derive(Debug)]
pub(super) struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    /// Begins a file of that format and version; [`Writer::finish`] ends it.
    pub(super) fn new(format: &str, version: u32) -> Self {
        let mut writer = Self {
            text: String::from("#![enable(implicit_some)]\n(\n"),
            depth: 1,
        };
        writer.text("format", format);
        writer.value("version", version);
        writer
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.text.push_str(")\n");
        self.text.into_bytes()
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }

    /// `key: value,` with the value as it stands.
    pub(super) fn value(&mut self, key: &str, value: impl std::fmt::Display) {
        self.indent();
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{key}: {value},");
    }

    /// `key: "text",`
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.value(key, quoted(text));
    }

    /// As [`Writer::text`], unless there is none.
    pub(super) fn text_if_any(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    /// A line of its own within a list.
    pub(super) fn item(&mut self, item: &str) {
        self.indent();
        self.text.push_str(item);
        self.text.push_str(",\n");
    }

    /// `opening`, what `inside` writes, and `closing,`, each on lines of their own.
    pub(super) fn block(&mut self, opening: &str, closing: &str, inside: impl FnOnce(&mut Self)) {
        self.indent();
        self.text.push_str(opening);
        self.text.push('\n');
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.item(closing);
    }

    /// `key: [ … ],`
    pub(super) fn list(&mut self, key: &str, inside: impl FnOnce(&mut Self)) {
        self.block(&format!("{key}: ["), "]", inside);
    }
}

/// A text in quotes, on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_unseen(c) => {
                let _ = write!(quoted, "\\u{{{:x}}}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Characters that change how a file looks without being seen in it: controls, direction marks, other spaces of no
/// width, line separators, private and noncharacters. Joiners and variation selectors stay, as emoji and names
/// need them whole.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61C}'
                | '\u{200B}'
                | '\u{200E}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{E000}'..='\u{F8FF}'
                | '\u{FDD0}'..='\u{FDEF}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{FFFE}'..='\u{FFFF}'
                | '\u{F0000}'..
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_be_seen_is_escaped() {
        assert_eq!(
            quoted("don't “说” e\u{301} 👨\u{200D}👩"),
            "\"don't “说” e\u{301} 👨\u{200D}👩\""
        );
        assert_eq!(quoted("a\"b\\c\nd\0\u{202E}"), r#""a\"b\\c\nd\u{0}\u{202e}""#);
    }

    #[test]
    fn every_character_reads_back_as_itself() {
        let all: String = ('\0'..=char::MAX).collect();
        let read: String = ron::from_str(&quoted(&all)).unwrap();
        assert!(read == all);
    }

    #[test]
    fn a_file_is_indented_by_its_brackets() {
        let mut writer = Writer::new("f", 1);
        writer.list("body", |writer| writer.item("1"));
        let text = String::from_utf8(writer.finish()).unwrap();
        assert_eq!(
            text,
            "#![enable(implicit_some)]\n(\n    format: \"f\",\n    version: 1,\n    body: [\n        1,\n    ],\n)\n"
        );
    }
}
