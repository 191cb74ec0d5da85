//! `speechwright outline`, `count` and `templates`: what there is, for people and as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::arguments::{CountArguments, OutlineArguments, TemplatesArguments};
use super::new::library;
use super::output::{Clock, Failure, print, print_json, say};
use crate::model::{Manuscript, SectionId, Speech, label_of};
use crate::session::files::{Opened, open};
use crate::store::{TemplateEntry, load_speech};
use crate::text::language::Language;
use crate::text::length::Length;
use crate::text::speaking_time::SpeakingRate;

/// A section as `outline` tells it.
#[derive(Debug, Serialize)]
struct OutlineRow {
    kind: &'static str,
    label: Option<String>,
    heading: String,
    level: usize,
    characters: usize,
    seconds: f64,
    id: u32,
}

pub(super) fn outline(wanted: &OutlineArguments) -> Result<(), Failure> {
    let speech = load_speech(&wanted.draft)?;
    let rows = rows_of(&speech);
    if wanted.json {
        return print_json(&rows);
    }
    let mut lines = String::new();
    for row in rows {
        let indent = "  ".repeat(row.level.saturating_sub(1));
        let name = speech.outline_name(SectionId(row.id));
        let words = [row.label.as_deref(), Some(name.as_str())];
        let words: Vec<&str> = words
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let shown = match words.as_slice() {
            [] => row.kind.to_owned(),
            words => words.join(" "),
        };
        let shown = harmless(&shown);
        // Writing to a string cannot fail.
        let _ = writeln!(
            lines,
            "{:>7} {:>7}  {indent}{shown}",
            row.characters,
            Clock(row.seconds).to_string()
        );
    }
    print(lines.as_bytes())
}

/// Text for a terminal: what would steer it, or turn the direction of what follows, is replaced.
fn harmless(text: &str) -> String {
    let steers = |character: char| {
        character.is_control()
            || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.replace(steers, "\u{fffd}")
}

fn rows_of(speech: &Speech) -> Vec<OutlineRow> {
    let manuscript = Manuscript::compose(speech);
    let lengths = manuscript.lengths(&speech.sections);
    let rate = speech.information.speaking_rate();
    let order = speech.sections.reading_order().into_iter();
    let sections = order.filter_map(|id| speech.sections.get(id));
    sections
        .map(|section| {
            let length = lengths.get(&section.id).copied().unwrap_or_default();
            OutlineRow {
                kind: section.kind.key(),
                label: label_of(&speech.sections, section.id, speech.language).map(|label| label.number),
                heading: speech.marked_text(&section.heading),
                level: speech.sections.level(section.id),
                characters: length.count.words,
                seconds: seconds(length, rate),
                id: section.id.0,
            }
        })
        .collect()
}

/// A length as `count` tells it.
#[derive(Debug, Serialize)]
struct LengthTold {
    characters: usize,
    characters_word: usize,
    spoken_units: f64,
    pause_seconds: f64,
    seconds: f64,
}

pub(super) fn count(wanted: &CountArguments) -> Result<(), Failure> {
    let (Opened::Draft { speech, .. } | Opened::Text { speech, .. }) = open(&wanted.file)?;
    let length = Manuscript::compose(&speech).length();
    let rate = wanted
        .rate
        .map_or_else(|| speech.information.speaking_rate(), SpeakingRate::new);
    if wanted.rate.is_none() && speech.information.rate_is_out_of_bounds() {
        say(&format!(
            "warning: the draft's rate of {} is not between {} and {}; times are at {} a minute",
            speech.information.rate,
            SpeakingRate::SLOWEST,
            SpeakingRate::FASTEST,
            rate.units_per_minute(),
        ));
    }
    let length = LengthTold {
        characters: length.count.characters,
        characters_word: length.count.words,
        spoken_units: tenths(f64::from(length.spoken_units)),
        pause_seconds: tenths(f64::from(length.pause_seconds)),
        seconds: seconds(length, rate),
    };
    if wanted.json {
        return print_json(&length);
    }
    let unit = match speech.language {
        Language::Chinese => "characters",
        Language::English => "words",
    };
    let pauses = if length.pause_seconds > 0.0 {
        format!(" and {} of pauses and applause", Clock(length.pause_seconds))
    } else {
        String::new()
    };
    let text = format!(
        "{} by Word's rule ({} characters without spaces)\n{} {unit} as spoken{pauses}, {} at {} a minute\n",
        length.characters_word,
        length.characters,
        length.spoken_units,
        Clock(length.seconds),
        rate.units_per_minute(),
    );
    print(text.as_bytes())
}

fn seconds(length: Length, rate: SpeakingRate) -> f64 {
    tenths(length.time(rate).as_secs_f64())
}

/// Estimates need no more than one decimal.
fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A template as `templates` tells it.
#[derive(Debug, Serialize)]
struct TemplateRow {
    id: String,
    name: String,
    summary: String,
    language: &'static str,
    lengths: Vec<u32>,
    /// Its path; none for a built-in one.
    file: Option<String>,
}

impl From<TemplateEntry> for TemplateRow {
    fn from(entry: TemplateEntry) -> Self {
        let template = entry.template;
        Self {
            id: template.id,
            name: template.name,
            summary: template.summary,
            language: template.speech.language.tag(),
            lengths: template.lengths,
            file: entry.origin.file().map(|path| path.display().to_string()),
        }
    }
}

pub(super) fn templates(wanted: &TemplatesArguments) -> Result<(), Failure> {
    let listing = library().list();
    for broken in &listing.broken {
        say(&format!("warning: {broken}"));
    }
    let rows: Vec<TemplateRow> = listing.entries.into_iter().map(TemplateRow::from).collect();
    if wanted.json {
        return print_json(&rows);
    }
    let width = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
    let mut lines = String::new();
    for row in rows {
        let minutes: Vec<String> = row.lengths.iter().map(u32::to_string).collect();
        let minutes = match minutes.as_slice() {
            [] => String::new(),
            minutes => format!(" ({} min)", minutes.join(" or ")),
        };
        let file = row.file.map(|file| format!(" [{file}]")).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{:width$}  {}{minutes}{file}", row.id, row.name);
    }
    print(lines.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_cannot_steer_the_terminal() {
        assert_eq!(harmless("一\u{1b}[2J二\u{202e}三"), "一\u{fffd}[2J二\u{fffd}三");
    }
}
