//! What can become fields: blanks that were written as such, and names that recur, each with all its places.

use std::collections::{HashMap, HashSet};

use super::{FieldPlace, FieldPlan, Numbers};
use crate::model::field::FieldKind;
use crate::model::manuscript::TextPlace;
use crate::model::speech::Speech;
use crate::text::blanks::{BlankSort, written_blanks};
use crate::text::language::Language;
use crate::text::offsets::{ByteIndex, ByteRange};
use crate::text::recurring::{NameSort, RecurringName, recurring_names};

/// More than these nobody looks through.
const MOST_FIELDS: usize = 200;

/// Why words are offered as a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// They were written as a blank: X市, 〔姓名〕.
    Blank,
    /// They are a name that recurs.
    Name,
}

/// What can become fields in a speech.
pub(super) fn fields(speech: &Speech) -> Vec<FieldPlan> {
    let lines: Vec<(TextPlace, &str)> = speech
        .places()
        .into_iter()
        .filter_map(|place| Some((place, speech.line(place)?.text())))
        .collect();
    let mut found = blanks(&lines, speech.language);
    found.extend(names(&lines, speech.language));
    found.truncate(MOST_FIELDS);
    name_apart(&mut found, speech);
    found
}

fn blanks(lines: &[(TextPlace, &str)], language: Language) -> Vec<FieldPlan> {
    let mut found: Vec<FieldPlan> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for &(place, line) in lines {
        for blank in written_blanks(line) {
            let words = |range: &ByteRange| line.get(range.start.0..range.end.0).unwrap_or_default();
            let phrase = words(&blank.phrase);
            let at = *known.entry(phrase).or_insert_with(|| {
                let (name, kind) = match blank.sort {
                    BlankSort::Named => (inside(phrase).to_owned(), FieldKind::Text),
                    sort => {
                        let behind = phrase.get(words(&blank.mark).len()..).unwrap_or_default();
                        named(sort, behind, language)
                    }
                };
                found.push(FieldPlan {
                    text: phrase.to_owned(),
                    origin: Origin::Blank,
                    name,
                    kind,
                    is_taken: true,
                    is_apart: false,
                    places: Vec::new(),
                });
                found.len() - 1
            });
            found[at].places.push(FieldPlace {
                place,
                range: blank.mark,
                is_taken: true,
            });
        }
    }
    found
}

/// What stands between brackets.
fn inside(phrase: &str) -> &str {
    let mut characters = phrase.chars();
    characters.next();
    characters.next_back();
    characters.as_str()
}

/// What the field of a blank is called, and what its value is.
fn named(sort: BlankSort, behind: &str, language: Language) -> (String, FieldKind) {
    let kind = match sort {
        BlankSort::Person => FieldKind::Person,
        BlankSort::Place => FieldKind::Place,
        BlankSort::Year | BlankSort::Month | BlankSort::Day | BlankSort::Hour => FieldKind::Date,
        BlankSort::Number => FieldKind::Number,
        BlankSort::Any | BlankSort::Body | BlankSort::Named => FieldKind::Text,
    };
    let name = match (language, sort) {
        (Language::Chinese, BlankSort::Person) => format!("{behind}姓名"),
        (Language::Chinese, BlankSort::Place | BlankSort::Body) => format!("{behind}名"),
        (Language::Chinese, BlankSort::Year) => "年份".to_owned(),
        (Language::Chinese, BlankSort::Month) => "月份".to_owned(),
        (Language::Chinese, BlankSort::Day) => "日期".to_owned(),
        (Language::Chinese, BlankSort::Hour) => "时间".to_owned(),
        (Language::Chinese, BlankSort::Number) => format!("{behind}数"),
        (Language::Chinese, BlankSort::Any | BlankSort::Named) => "待填".to_owned(),
        (Language::English, BlankSort::Person) => "person".to_owned(),
        (Language::English, BlankSort::Place) => "place".to_owned(),
        (Language::English, BlankSort::Body) => "organisation".to_owned(),
        (Language::English, BlankSort::Year) => "year".to_owned(),
        (Language::English, BlankSort::Month) => "month".to_owned(),
        (Language::English, BlankSort::Day) => "day".to_owned(),
        (Language::English, BlankSort::Hour) => "time".to_owned(),
        (Language::English, BlankSort::Number) => "number".to_owned(),
        (Language::English, BlankSort::Any | BlankSort::Named) => "blank".to_owned(),
    };
    (name, kind)
}

fn names(lines: &[(TextPlace, &str)], language: Language) -> Vec<FieldPlan> {
    let texts: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
    let recurring = recurring_names(&texts).into_iter();
    recurring
        .map(|name| {
            let (called, kind) = called(&name, language);
            let places = lines.iter().flat_map(|&(place, line)| {
                let found = line.match_indices(name.text.as_str());
                found.map(move |(at, words)| FieldPlace {
                    place,
                    range: ByteIndex(at)..ByteIndex(at + words.len()),
                    is_taken: true,
                })
            });
            FieldPlan {
                name: called,
                kind,
                origin: Origin::Name,
                is_taken: false,
                is_apart: false,
                places: places.collect(),
                text: name.text,
            }
        })
        .collect()
}

/// What the field of a name is called, and what its value is.
fn called(name: &RecurringName, language: Language) -> (String, FieldKind) {
    let kind = match name.sort {
        NameSort::Person => FieldKind::Person,
        NameSort::Place => FieldKind::Place,
        NameSort::Body | NameSort::Capitalised => FieldKind::Text,
    };
    let called = match (name.sort, language) {
        (NameSort::Capitalised, Language::Chinese) => "名称".to_owned(),
        (NameSort::Capitalised, Language::English) => "name".to_owned(),
        _ => name.ending.to_owned(),
    };
    (called, kind)
}

/// Gives a number to names that are taken: by a field of the speech, or by another candidate.
fn name_apart(found: &mut [FieldPlan], speech: &Speech) {
    let mut taken: HashSet<String> = speech.fields.iter().map(|field| field.name.clone()).collect();
    let mut numbers = Numbers::default();
    for plan in found {
        if !taken.insert(plan.name.clone()) {
            plan.name = numbers.apart(&plan.name, speech.language, &mut taken);
        }
    }
}

impl FieldPlan {
    /// How to fill the field: what stood there before says more than any rule.
    pub(super) fn hint(&self, language: Language) -> String {
        match (self.origin, language) {
            (Origin::Blank, _) => String::new(),
            (Origin::Name, Language::Chinese) => format!("例：{}", self.text),
            (Origin::Name, Language::English) => format!("For example: {}", self.text),
        }
    }

    /// How many of its places become the field.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.places.iter().filter(|place| place.is_taken).count()
    }
}
