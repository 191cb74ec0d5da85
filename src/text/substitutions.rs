//! What is put in the place of keys that stand for something better while it is typed: two hyphens for a dash, three
//! dots for an ellipsis, straight quotes for those of the language.
//!
//! Everything is decided by the line up to the caret, at the moment in which its last character was typed. A
//! character more or less never decides anew, so that what the writer took back stays taken back.

use super::east_asian::{CharClass, class_of};
use super::language::Language;

/// What may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Substitutions {
    /// Two hyphens by a dash.
    pub dashes: bool,
    /// Three dots by an ellipsis.
    pub ellipses: bool,
    /// Straight quotes by curly ones.
    pub quotes: bool,
}

impl Substitutions {
    /// All of them.
    pub const ALL: Self = Self {
        dashes: true,
        ellipses: true,
        quotes: true,
    };

    /// None of them.
    pub const NONE: Self = Self {
        dashes: false,
        ellipses: false,
        quotes: false,
    };
}

/// What stands before the caret, and what is to stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Substitution {
    /// How many bytes before the caret go.
    pub removed: usize,
    /// What takes their place.
    pub with: &'static str,
}

/// What is to be replaced of a line whose text before the caret is `before` and ends with what was just typed.
#[must_use]
pub fn substitution(before: &str, language: Language, allowed: Substitutions) -> Option<Substitution> {
    let typed = before.chars().next_back()?;
    match typed {
        '-' if allowed.dashes => {
            let dash = match language {
                Language::Chinese => "——",
                Language::English => "—",
            };
            run_of(before, '-', 2, '—', dash)
        }
        '.' if allowed.ellipses => {
            let ellipsis = match language {
                Language::Chinese => "……",
                Language::English => "…",
            };
            run_of(before, '.', 3, '…', ellipsis)
        }
        '"' | '\'' if allowed.quotes => {
            let line = before.strip_suffix(typed)?;
            let quotes = Quotes::of(typed);
            let opens = match language {
                Language::Chinese => chinese_opens(line, &quotes)?,
                Language::English => english_opens(line),
            };
            Some(Substitution {
                removed: typed.len_utf8(),
                with: if opens { quotes.opening } else { quotes.closing },
            })
        }
        _ => None,
    }
}

/// Just so many of a key make the sign; more of them are a line that is being drawn, and a sign before them was one.
fn run_of(before: &str, key: char, count: usize, sign: char, with: &'static str) -> Option<Substitution> {
    let rest = before.trim_end_matches(key);
    let is_whole = before.len() - rest.len() == count && !rest.ends_with(sign);
    is_whole.then_some(Substitution { removed: count, with })
}

struct Quotes {
    opening: &'static str,
    closing: &'static str,
}

impl Quotes {
    fn of(key: char) -> Self {
        if key == '"' {
            Self {
                opening: "“",
                closing: "”",
            }
        } else {
            Self {
                opening: "‘",
                closing: "’",
            }
        }
    }

    fn is_open_in(&self, line: &str) -> bool {
        let last = |quote| line.rfind(quote);
        last(self.opening) > last(self.closing)
    }
}

/// Whether a quote opens something; none where it belongs to a word of Latin letters and stays straight.
fn chinese_opens(line: &str, quotes: &Quotes) -> Option<bool> {
    if quotes.is_open_in(line) {
        return Some(false);
    }
    match line.chars().next_back() {
        Some(last) if class_of(last) == CharClass::Other && last.is_alphanumeric() => None,
        _ => Some(true),
    }
}

fn english_opens(line: &str) -> bool {
    line.chars().next_back().is_none_or(|last| {
        last.is_whitespace() || matches!(last, '(' | '[' | '{' | '“' | '‘' | '—' | '–' | '/' | '（' | '《')
    })
}

#[cfg(test)]
mod tests;
