//! What sections are given and how they stand to it, in words: for the outline, the guide and the fitting to a time.

use super::i18n::Texts;
use super::outline::rows::SectionRow;
use super::status_bar::duration;
use crate::model::{Budget, SectionBudget, SectionId, Share, Speech, label_of};
use crate::text::language::Language;
use std::time::Duration;

/// A length in words: so many characters (English: words).
#[must_use]
pub fn characters(count: u64, language: Language, texts: &Texts) -> String {
    let key = match language {
        Language::Chinese => "outline-characters",
        Language::English => "outline-words",
    };
    texts.with(key, &[("count", count.into())])
}

/// What an outline's row tells of its length: used of given, by how much it is over, in the measure it is given in.
#[must_use]
pub fn of_row(row: &SectionRow, language: Language, texts: &Texts) -> String {
    let Some(given) = row.budget.given else {
        return characters(row.count as u64, language, texts);
    };
    let of = if row.budget.is_timed() {
        let values = [
            ("used", duration(row.budget.used.time(row.rate), texts).into()),
            ("given", duration(given.time(row.rate), texts).into()),
        ];
        texts.with("budget-time-of-given", &values)
    } else {
        let key = match language {
            Language::Chinese => "outline-characters-of-target",
            Language::English => "outline-words-of-target",
        };
        let values = [("count", row.count.into()), ("target", given.rounded().into())];
        texts.with(key, &values)
    };
    match over(&row.budget, row, language, texts) {
        Some(over) => format!("{of} · {over}"),
        None => of,
    }
}

fn over(budget: &SectionBudget, row: &SectionRow, language: Language, texts: &Texts) -> Option<String> {
    if !row.is_over() {
        return None;
    }
    let amount = amount(budget, budget.over(), row.rate, language, texts);
    Some(texts.with("budget-over", &[("amount", amount.into())]))
}

/// A share in the measure that a section is given in: a time, or characters (English: words).
fn amount(
    budget: &SectionBudget,
    share: Share,
    rate: crate::text::speaking_time::SpeakingRate,
    language: Language,
    texts: &Texts,
) -> String {
    if budget.is_timed() {
        duration(share.time(rate), texts)
    } else {
        characters(share.rounded(), language, texts)
    }
}

/// Over how much of the time given it is worth saying which sections carry it.
const WORTH_SAYING: Duration = Duration::from_secs(30);
/// What a section must be over to carry a part of it.
const CARRIES: Duration = Duration::from_secs(3);

/// Why the speech does not keep to the time given, when it does not: a line, and all there is to say.
#[must_use]
pub fn trouble(budget: &Budget, speech: &Speech, texts: &Texts) -> Option<(String, String)> {
    let time = |share: Share| duration(share.time(budget.rate), texts);
    let mut lines = Vec::new();
    let is_over = budget.over().time(budget.rate) >= WORTH_SAYING;
    if is_over {
        lines.extend(carried(budget, speech, texts));
    }
    if !budget.overcommitted.is_nothing() {
        let value = [("time", time(budget.overcommitted).into())];
        lines.push(texts.with("budget-overcommitted", &value));
    }
    if is_over && budget.is_plan() && budget.unplanned.time(budget.rate) >= WORTH_SAYING {
        let value = [("time", time(budget.unplanned).into())];
        lines.push(texts.with("budget-unplanned", &value));
    }
    let first = lines.first()?.clone();
    Some((first, lines.join("\n")))
}

/// The sections that carry what is over.
fn carried(budget: &Budget, speech: &Speech, texts: &Texts) -> Option<String> {
    let carriers = budget.carriers(CARRIES);
    let named = carriers.iter().take(6).map(|&(id, over)| {
        let values = [
            ("name", section_name(speech, id, texts).into()),
            ("time", duration(over, texts).into()),
        ];
        texts.with("budget-carrier", &values)
    });
    let named: Vec<String> = named.collect();
    let list = named.join(texts.get("budget-carrier-separator"));
    (!list.is_empty()).then(|| texts.with("budget-carried-by", &[("sections", list.into())]))
}

/// A section's label and what the outline calls it.
#[must_use]
pub fn section_name(speech: &Speech, id: SectionId, texts: &Texts) -> String {
    let name = speech.outline_name(id);
    let label = label_of(&speech.sections, id, speech.language);
    match label {
        Some(label) if name.is_empty() => label.number,
        Some(label) => format!("{} {name}", label.number),
        None if name.is_empty() => texts.get("outline-untitled").to_owned(),
        None => name,
    }
}
