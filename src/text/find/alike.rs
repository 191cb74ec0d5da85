//! Which characters read alike: full-width forms and narrow ones, and the shapes of quotes.

use regex_syntax::hir::{Capture, Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

/// From a narrow form to its full-width one.
const TO_WIDE: u32 = 0xFEE0;

const NARROW: (char, char) = ('!', '~');
const WIDE: (char, char) = ('！', '～');

const SPACES: &str = " \u{3000}";
const DOUBLE_QUOTES: &str = "\"“”„‟＂「」『』«»";
const SINGLE_QUOTES: &str = "'‘’‚‛＇‹›";

/// What is taken for the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alike {
    /// Full-width and narrow forms.
    pub(super) width: bool,
    /// The shapes of quotes.
    pub(super) quotes: bool,
}

impl Alike {
    /// The expression with all that reads alike in the place of every character.
    pub(super) fn widened(self, hir: &Hir) -> Hir {
        if !self.width && !self.quotes {
            return hir.clone();
        }
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => hir.clone(),
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(text) => Hir::concat(text.chars().map(|character| self.one_of(character)).collect()),
                Err(_) => hir.clone(),
            },
            HirKind::Class(Class::Unicode(class)) => Hir::class(Class::Unicode(self.class(class))),
            HirKind::Repetition(repetition) => {
                let Repetition { min, max, greedy, .. } = *repetition;
                Hir::repetition(Repetition {
                    min,
                    max,
                    greedy,
                    sub: Box::new(self.widened(&repetition.sub)),
                })
            }
            HirKind::Capture(capture) => Hir::capture(Capture {
                index: capture.index,
                name: capture.name.clone(),
                sub: Box::new(self.widened(&capture.sub)),
            }),
            HirKind::Concat(subs) => Hir::concat(subs.iter().map(|sub| self.widened(sub)).collect()),
            HirKind::Alternation(subs) => {
                Hir::alternation(subs.iter().map(|sub| self.widened(sub)).collect())
            }
        }
    }

    fn one_of(self, character: char) -> Hir {
        let mut class = ClassUnicode::new([ClassUnicodeRange::new(character, character)]);
        self.widen(&mut class);
        Hir::class(Class::Unicode(class))
    }

    fn class(self, class: &ClassUnicode) -> ClassUnicode {
        // What leaves characters out, such as [^，], must leave out all that reads alike, too.
        let leaves_out = class.iter().map(ClassUnicodeRange::len).sum::<usize>() > 0x8_0000;
        let mut class = class.clone();
        if leaves_out {
            class.negate();
            self.widen(&mut class);
            class.negate();
        } else {
            self.widen(&mut class);
        }
        class
    }

    fn widen(self, class: &mut ClassUnicode) {
        if self.width {
            let there = shifted(class, NARROW, |point| point + TO_WIDE);
            let back = shifted(class, WIDE, |point| point - TO_WIDE);
            class.union(&there);
            class.union(&back);
            add_group(class, SPACES);
        }
        if self.quotes {
            add_group(class, DOUBLE_QUOTES);
            add_group(class, SINGLE_QUOTES);
        }
    }
}

/// The other forms of what of `class` lies between two characters.
fn shifted(class: &ClassUnicode, (first, last): (char, char), other: impl Fn(u32) -> u32) -> ClassUnicode {
    let ranges = class.iter().filter_map(|range| {
        let (start, end) = (range.start().max(first), range.end().min(last));
        if start > end {
            return None;
        }
        let start = char::from_u32(other(u32::from(start)))?;
        let end = char::from_u32(other(u32::from(end)))?;
        Some(ClassUnicodeRange::new(start, end))
    });
    ClassUnicode::new(ranges)
}

/// Adds all of a group of which the class has one.
fn add_group(class: &mut ClassUnicode, group: &str) {
    let has = |character: char| {
        class
            .iter()
            .any(|range| (range.start()..=range.end()).contains(&character))
    };
    if group.chars().any(has) {
        let all = group
            .chars()
            .map(|character| ClassUnicodeRange::new(character, character));
        class.union(&ClassUnicode::new(all));
    }
}
