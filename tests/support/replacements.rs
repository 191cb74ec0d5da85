//! What replaces all matches of something in a session.

use speechwright::model::{Searched, matches_in, matches_in_values};
use speechwright::session::{ReplaceTarget, Replacement, Session};
use speechwright::text::find::{FindOptions, Pattern};

/// Every place of some words, in the text and in values, with what is to stand there.
pub fn replacements(session: &Session, sought: u16, with: &str) -> Vec<Replacement> {
    let sought = ["多", "[一二三]", "，|。", "政治上强", "\\w+", "."][usize::from(sought) % 6];
    let options = FindOptions {
        expression: true,
        ..FindOptions::default()
    };
    let Ok(pattern) = Pattern::new(sought, options) else {
        return Vec::new();
    };
    let paragraphs = session.manuscript().paragraphs().iter();
    let text = paragraphs.flat_map(|paragraph| {
        let found = matches_in(paragraph, &pattern, Searched::Everything).into_iter();
        found.filter_map(|found| {
            let expected = paragraph.text[found.shown.start.0..found.shown.end.0].to_owned();
            Some((ReplaceTarget::Text(found.source.ok()?), expected))
        })
    });
    let values = matches_in_values(session.speech(), &pattern).into_iter();
    let values = values.map(|found| {
        let value = session.speech().field_value(found.field).unwrap_or_default();
        let expected = value[found.range.start.0..found.range.end.0].to_owned();
        (ReplaceTarget::Value(found), expected)
    });
    let all = text.chain(values).map(|(target, expected)| Replacement {
        target,
        expected,
        with: with.to_owned(),
    });
    all.collect()
}
