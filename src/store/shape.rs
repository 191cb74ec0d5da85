//! Looks over a RON text without recursion before it is parsed: which format and version it says it is, how deep
//! it nests, and how many values it holds. A parser that builds values first would need memory and stack for
//! whatever a damaged or hostile file asks for.

use super::error::{Problem, Refusal};

/// How deep brackets may nest. Four levels of sections need fourteen.
const DEPTH_LIMIT: usize = 40;
/// How many sections a file may hold.
pub const SECTION_LIMIT: usize = 20_000;
/// How many named fields a file may hold.
pub const FIELD_LIMIT: usize = 2_000;
/// How many texts (paragraphs, headings, hints …) a file may hold.
pub const TEXT_LIMIT: usize = 1_000_000;
/// Sections, guidance, fields and tuples together.
const BRACKET_LIMIT: usize = 10 * SECTION_LIMIT;

/// A piece of RON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// A key, a variant or a number.
    Word(&'a str),
    /// The inside of a string, its escapes as they stand.
    Text(&'a str),
    /// `:`.
    Colon,
    /// Anything else that is no space.
    Other,
}

/// The tokens of a text with their byte offsets. Never fails: what is no RON comes out as some token or ends the
/// text, and the parser finds the fault.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space_and_comments(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.at += block_comment_length(trimmed);
            } else {
                return;
            }
        }
    }

    fn string(&mut self) -> Token<'a> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let mut end = 1;
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        let end = end.min(rest.len());
        self.at += (end + 1).min(rest.len());
        Token::Text(rest.get(1..end).unwrap_or_default())
    }

    fn raw_string(&mut self, hashes: usize) -> Token<'a> {
        let rest = self.rest();
        let start = hashes + 2;
        let close = format!("\"{}", "#".repeat(hashes));
        let body = rest.get(start..).unwrap_or_default();
        let length = body.find(&close).unwrap_or(body.len());
        self.at += (start + length + close.len()).min(rest.len());
        Token::Text(&body[..length])
    }

    fn word(&mut self) -> Token<'a> {
        let rest = self.rest();
        let length = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        self.at += length;
        Token::Word(&rest[..length])
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-' | '.')
}

/// How many `#` stand between an `r` at the start and a quote; none when this is no raw string.
fn raw_string_hashes(rest: &str) -> Option<usize> {
    let behind = rest.strip_prefix('r')?;
    let unhashed = behind.trim_start_matches('#');
    unhashed.starts_with('"').then(|| behind.len() - unhashed.len())
}

fn block_comment_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut level = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'/', Some(b'*')) => {
                level += 1;
                at += 2;
            }
            (b'*', Some(b'/')) => {
                level -= 1;
                at += 2;
                if level == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    text.len()
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_space_and_comments();
        let start = self.at;
        let first = self.rest().chars().next()?;
        let token = match first {
            '"' => self.string(),
            'r' if let Some(hashes) = raw_string_hashes(self.rest()) => self.raw_string(hashes),
            c if is_word(c) => self.word(),
            c => {
                self.at += c.len_utf8();
                match c {
                    '(' | '[' | '{' => Token::Open,
                    ')' | ']' | '}' => Token::Close,
                    ':' => Token::Colon,
                    _ => Token::Other,
                }
            }
        };
        Some((start, token))
    }
}

/// What a file says it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) format: Option<String>,
    pub(super) version: Option<u64>,
}

/// Reads the header and keeps the bounds.
pub(super) fn look_over(text: &str) -> Result<Header, Refusal> {
    let mut header = Header::default();
    let mut bounds = Bounds::default();
    let mut key = "";
    let mut word = "";
    let mut before_value = false;
    for (offset, token) in Tokens::new(text) {
        bounds
            .take(token)
            .map_err(|problem| Refusal::at(text, Some(offset), problem))?;
        if bounds.depth != 1 {
            before_value = false;
            continue;
        }
        match token {
            Token::Colon => {
                key = word;
                before_value = true;
                continue;
            }
            Token::Text(value) if before_value && key == "format" => header.format = Some(value.to_owned()),
            Token::Word(value) if before_value && key == "version" => header.version = value.parse().ok(),
            Token::Word(value) => word = value,
            _ => {}
        }
        before_value = false;
    }
    Ok(header)
}

#[derive(Default)]
struct Bounds {
    depth: usize,
    brackets: usize,
    texts: usize,
}

impl Bounds {
    fn take(&mut self, token: Token<'_>) -> Result<(), Problem> {
        match token {
            Token::Open => {
                self.depth += 1;
                self.brackets += 1;
            }
            Token::Close => self.depth = self.depth.saturating_sub(1),
            Token::Text(_) => self.texts += 1,
            Token::Word(_) | Token::Colon | Token::Other => {}
        }
        if self.depth > DEPTH_LIMIT {
            return Err(Problem::TooDeep { limit: DEPTH_LIMIT });
        }
        if self.brackets > BRACKET_LIMIT {
            return Err(Problem::TooMany {
                what: "sections and fields",
                limit: BRACKET_LIMIT,
            });
        }
        if self.texts > TEXT_LIMIT {
            return Err(Problem::TooMany {
                what: "paragraphs",
                limit: TEXT_LIMIT,
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        Tokens::new(text).map(|(_, token)| token).collect()
    }

    #[test]
    fn brackets_in_strings_and_comments_are_no_brackets() {
        let text = "( a: \"([{\\\"\", /* ( /* [ */ */ b: r#\"(\"(\"#, // (\n c: -1.5e3 )";
        assert_eq!(
            tokens(text),
            [
                Token::Open,
                Token::Word("a"),
                Token::Colon,
                Token::Text("([{\\\""),
                Token::Other,
                Token::Word("b"),
                Token::Colon,
                Token::Text("(\"("),
                Token::Other,
                Token::Word("c"),
                Token::Colon,
                Token::Word("-1.5e3"),
                Token::Close,
            ]
        );
    }

    #[test]
    fn the_header_is_found_whatever_stands_around_it() {
        let header = look_over(
            "#![enable(implicit_some)]\n// c\n(language: Chinese, information: (format: \"no\"), version : 3, format: \"f\")",
        );
        assert_eq!(
            header.ok(),
            Some(Header {
                format: Some("f".into()),
                version: Some(3)
            })
        );
    }

    #[test]
    fn nesting_is_bounded_without_recursion() {
        for bracket in ["(", "[", "{", "Some(", "(a:("] {
            let refusal = look_over(&bracket.repeat(200_000)).err();
            assert!(matches!(
                refusal,
                Some(Refusal {
                    place: Some(_),
                    problem: Problem::TooDeep { .. }
                })
            ));
        }
    }

    #[test]
    fn the_number_of_values_is_bounded() {
        let many = format!("[{}", "(),".repeat(BRACKET_LIMIT));
        assert!(matches!(
            look_over(&many),
            Err(Refusal {
                problem: Problem::TooMany { .. },
                ..
            })
        ));
        let many = format!("[{}", "\"\",".repeat(TEXT_LIMIT + 1));
        assert!(matches!(
            look_over(&many),
            Err(Refusal {
                problem: Problem::TooMany { .. },
                ..
            })
        ));
    }

    #[test]
    fn unfinished_text_ends_quietly() {
        for text in [
            "\"abc",
            "\"abc\\",
            "r##\"abc\"#",
            "/* abc",
            "/*",
            "'",
            "\u{0}",
            "(a:\"甲\\",
        ] {
            let _ = tokens(text);
            assert!(look_over(text).is_ok());
        }
    }
}
