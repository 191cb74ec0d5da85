//! Finds the place of a fault that only shows once the whole file is understood: the fault knows that it is in the
//! fifth section, and the text is gone over once more to say on which line that stands.

use super::shape::{Token, Tokens};

struct Key<'a> {
    /// Under which key of the outermost bracket it stands.
    top: &'a str,
    name: &'a str,
    offset: usize,
    /// Where the bracket around it opens.
    opened: usize,
    /// How many brackets it stands in.
    depth: usize,
}

/// All keys in order.
fn keys(text: &str) -> impl Iterator<Item = Key<'_>> {
    let mut open: Vec<usize> = Vec::new();
    let mut top = "";
    let mut word = (0, "");
    Tokens::new(text).filter_map(move |(offset, token)| {
        match token {
            Token::Open => open.push(offset),
            Token::Close => {
                open.pop();
            }
            Token::Word(name) => word = (offset, name),
            Token::Colon => {
                if open.len() == 1 {
                    top = word.1;
                }
                return Some(Key {
                    top,
                    name: word.1,
                    offset: word.0,
                    opened: open.last().copied().unwrap_or(0),
                    depth: open.len(),
                });
            }
            Token::Text(_) | Token::Other => {}
        }
        None
    })
}

/// A list of a file whose entries can be found by number.
#[derive(Debug, Clone, Copy)]
pub(super) enum List {
    /// The sections, at every level, in reading order.
    Sections,
    /// The named fields.
    Fields,
}

/// Where `key` stands in the entry of that number (from 0), or where the entry begins.
pub(super) fn entry(text: &str, list: List, number: usize, key: &str) -> Option<usize> {
    let (top, sign) = match list {
        List::Sections => ("sections", "kind"),
        List::Fields => ("fields", "name"),
    };
    let opened = keys(text)
        .filter(|found| found.top == top && found.name == sign)
        .nth(number)?
        .opened;
    let exact = keys(text).find(|found| found.opened == opened && found.name == key);
    Some(exact.map_or(opened, |found| found.offset))
}

/// Where `key` stands within the top-level entry `top`.
pub(super) fn within(text: &str, top: &str, key: &str) -> Option<usize> {
    keys(text)
        .find(|found| found.top == top && found.name == key)
        .map(|found| found.offset)
}

/// Where a key of the outermost bracket stands.
pub(super) fn at_top(text: &str, key: &str) -> Option<usize> {
    keys(text)
        .find(|found| found.depth == 1 && found.name == key)
        .map(|found| found.offset)
}

/// Where the string that begins behind `from` and holds `words` shows them first, as they are written in the file.
pub(super) fn words(text: &str, from: usize, words: &str) -> Option<usize> {
    Tokens::new(text)
        .filter(|(offset, _)| *offset >= from)
        .find_map(|(_, token)| match token {
            // The string's inside is a slice of the text: its address tells its offset.
            Token::Text(inside) => {
                let start = inside.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
                inside.find(words).map(|at| start + at)
            }
            _ => None,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"(fields: [(name: "a", kind: Text)], sections: [
        (kind: Part, guidance: (purpose: "kind: no"), children: [(id: 7, kind: Custom, body: ["{x}"])]),
        (kind: Closing),
    ])"#;

    #[track_caller]
    fn assert_at(offset: Option<usize>, words: &str) {
        let found = offset.map(|offset| TEXT[offset..].chars().take(words.len()).collect::<String>());
        assert_eq!(found.as_deref(), Some(words));
    }

    #[test]
    fn entries_are_found_by_number_in_reading_order() {
        assert_at(entry(TEXT, List::Fields, 0, "name"), "name: \"a\"");
        assert_at(entry(TEXT, List::Sections, 1, "id"), "id: 7");
        assert_at(entry(TEXT, List::Sections, 2, "id"), "(kind: Closing)");
        assert_eq!(entry(TEXT, List::Sections, 3, "id"), None);
    }

    #[test]
    fn keys_at_the_top_are_not_taken_for_those_within() {
        let text = "(a: (id: 1), id: 2)";
        assert_eq!(at_top(text, "id"), text.rfind("id"));
        assert_eq!(at_top(text, "b"), None);
    }

    #[test]
    fn words_are_found_within_strings_only() {
        assert_at(words(TEXT, 0, "{x}"), "{x}");
        assert_at(words(TEXT, 0, "kind"), "kind: no");
    }
}
