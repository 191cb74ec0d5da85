//! Finding in one line of text: plain words or a regular expression, strictly or leniently.
//!
//! What is sought becomes one regular expression either way, in which every character stands for all that count as
//! the same: a letter for its other case, a full-width form for the narrow one, a quote for its other shapes. So all
//! options hold in expressions too, the text is never copied, and the time is that of the `regex` crate: linear,
//! whatever is sought. The parser is `regex`'s own; it is asked for itself because it alone says where an expression
//! is wrong.

mod alike;
mod fault;

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::print::Printer;

use super::offsets::ByteIndex;
use alike::Alike;
pub use fault::{PatternError, PatternFault};

/// What an expression may take of memory; beyond that it is refused rather than slow.
const MOST_BYTES: usize = 8 << 20;

/// What is sought, beside the words. As they are, everything that reads alike is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct FindOptions {
    /// Whether the words are a regular expression.
    pub expression: bool,
    /// Whether A is another letter than a.
    pub case: bool,
    /// Whether Ａ is another letter than A.
    pub width: bool,
    /// Whether “ is another mark than " or 「.
    pub quotes: bool,
}

/// What is sought, ready to be looked for in any number of lines.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: Regex,
    is_expression: bool,
}

impl Pattern {
    /// Makes a pattern of what was typed.
    ///
    /// # Errors
    /// Says what is wrong with an expression, and where.
    pub fn new(sought: &str, options: FindOptions) -> Result<Self, PatternError> {
        let escaped;
        let expression = if options.expression {
            sought
        } else {
            escaped = regex_syntax::escape(sought);
            &escaped
        };
        let parsed = ParserBuilder::new()
            .case_insensitive(!options.case)
            .build()
            .parse(expression)
            .map_err(|error| PatternError::of_parser(&error))?;
        let alike = Alike {
            width: !options.width,
            quotes: !options.quotes,
        };
        let mut written = String::new();
        Printer::new()
            .print(&alike.widened(&parsed), &mut written)
            .map_err(|_| PatternError::too_large())?;
        let regex = RegexBuilder::new(&written)
            .size_limit(MOST_BYTES)
            .dfa_size_limit(MOST_BYTES)
            .build()
            .map_err(|_| PatternError::too_large())?;
        Ok(Self {
            regex,
            is_expression: options.expression,
        })
    }

    /// Where it stands in a line, in order and without overlaps. What would be empty is no match.
    pub fn find_in<'a>(&'a self, line: &'a str) -> impl Iterator<Item = Range<ByteIndex>> + 'a {
        self.regex
            .find_iter(line)
            .filter(|found| !found.is_empty())
            .map(|found| ByteIndex(found.start())..ByteIndex(found.end()))
    }

    /// What is to stand in the place of a match of [`Pattern::find_in`]: `with` as it is, or for an expression with
    /// `$1` and `${name}` filled in; `$$` is a dollar sign there.
    #[must_use]
    pub fn replacement(&self, line: &str, range: &Range<ByteIndex>, with: &str) -> String {
        if !self.is_expression {
            return with.to_owned();
        }
        let mut filled = String::new();
        if let Some(captures) = self.regex.captures_at(line, range.start.0) {
            captures.expand(with, &mut filled);
        }
        filled
    }
}

/// Words as an expression that finds just them.
#[must_use]
pub fn escaped(words: &str) -> String {
    regex_syntax::escape(words)
}

#[cfg(test)]
mod tests;
