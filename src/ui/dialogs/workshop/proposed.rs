//! What a template is called as long as the writer says nothing else: what its title says beside the blanks, and an id
//! made of that.

/// A name with less than this says too little: four ideographs, or eight letters.
const LEAST: usize = 8;

/// What leads over from a blank, and says nothing without it.
const BEHIND_BLANK: [&str; 4] = ["会上的", "上的", "中的", "的"];
/// What leads to a blank.
const BEFORE_BLANK: [&str; 6] = ["在", "于", "和", "与", "及", "关于"];
/// The same in English, on either side.
const SMALL_WORDS: [&str; 14] = [
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "our", "the", "to", "with",
];

/// A name made of the parts of a title that stand around its blanks; empty where they say too little.
pub(super) fn proposed_name(parts: &[String]) -> String {
    if let [whole] = parts {
        return whole.trim().to_owned();
    }
    let last = parts.len().saturating_sub(1);
    let parts = parts.iter().enumerate();
    let parts = parts.map(|(place, part)| without_joints(part, place > 0, place < last));
    let longest = parts.max_by_key(|part| weight(part)).unwrap_or("");
    if weight(longest) < LEAST {
        return String::new();
    }
    let mut letters = longest.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// A part of a title without what joins it to the blanks before and behind it.
fn without_joints(part: &str, follows: bool, leads: bool) -> &str {
    let mut part = part;
    loop {
        let former = part;
        part = part.trim_start_matches(|sign: char| !sign.is_alphanumeric() && !"（(《“".contains(sign));
        part = part.trim_end_matches(|sign: char| !sign.is_alphanumeric() && !"）)》”".contains(sign));
        if follows {
            part = BEHIND_BLANK
                .iter()
                .find_map(|word| part.strip_prefix(*word))
                .unwrap_or(part);
            part = match part.split_once(' ') {
                Some((word, rest)) if is_small(word) => rest,
                _ => part,
            };
        }
        if leads {
            part = BEFORE_BLANK
                .iter()
                .find_map(|word| part.strip_suffix(*word))
                .unwrap_or(part);
            part = match part.rsplit_once(' ') {
                Some((rest, word)) if is_small(word) => rest,
                _ => part,
            };
        }
        if part == former {
            return part;
        }
    }
}

fn is_small(word: &str) -> bool {
    SMALL_WORDS.iter().any(|small| word.eq_ignore_ascii_case(small))
}

/// How much a text says: an ideograph says as much as two letters.
fn weight(text: &str) -> usize {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters.map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// An id made of a name's Latin letters and digits; where it has none, of the speech's date.
pub(super) fn proposed_id(name: &str, date: &str) -> String {
    let id = hyphenated(name);
    match (id.chars().any(|letter| letter.is_ascii_alphabetic()), date) {
        (true, _) => id,
        (false, "") => "my-template".to_owned(),
        (false, date) => format!("my-template-{date}"),
    }
}

/// The Latin letters and digits of a text, lower case, with hyphens for what stands between.
pub(super) fn hyphenated(text: &str) -> String {
    const MOST: usize = 60;
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let joined = words.join("-");
    joined
        .chars()
        .take(MOST)
        .collect::<String>()
        .trim_end_matches('-')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::is_template_id;

    #[test]
    fn names_are_proposed_from_what_a_title_says_beside_its_blanks() {
        for (parts, expected) in [
            (&["在市档案馆工作会议上的讲话"][..], "在市档案馆工作会议上的讲话"),
            (&["在", "", "上的讲话"], ""),
            (&["", "工作总结会议上的讲话"], "工作总结会议上的讲话"),
            (&["在", "上的工作部署讲话（", "）"], "工作部署讲话"),
            (&["", ": half-year review"], "Half-year review"),
            (&["Welcome to the ", " of ", ""], ""),
            (&["Opening remarks at the ", ""], "Opening remarks"),
            (&["", ""], ""),
            (&[""], ""),
        ] {
            let parts: Vec<String> = parts.iter().map(|&part| part.to_owned()).collect();
            assert_eq!(proposed_name(&parts), expected, "{parts:?}");
        }
    }

    #[test]
    fn ids_are_proposed_from_the_name_or_the_date() {
        assert_eq!(proposed_id("Weekly Meeting (2)", ""), "weekly-meeting-2");
        assert_eq!(proposed_id("每周例会", "2026-7-15"), "my-template-2026-7-15");
        assert_eq!(proposed_id("2026年例会", ""), "my-template");
        assert_eq!(hyphenated("2026年7月15日"), "2026-7-15");
        assert!(is_template_id(&proposed_id(&"Long name ".repeat(40), "")));
    }
}
