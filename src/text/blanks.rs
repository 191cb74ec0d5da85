//! Blanks that writers leave in a text to be filled in another time: X市, XX同志, ××, ○○年, 〔姓名〕, `[name]`,
//! `<Company>`.
//!
//! What is a letter, a sign or a figure is none: X光, X-ray, 3×4, 二○二六. A blank's mark is what stands for the words
//! that are missing; the word behind it (市, 同志, 月) says what they are, and stays.

use super::offsets::{ByteIndex, ByteRange};

/// What is missing in a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlankSort {
    /// Nobody knows.
    Any,
    /// Somebody's name.
    Person,
    /// A place's name.
    Place,
    /// An office's, a firm's or a school's name.
    Body,
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A figure.
    Number,
    /// Whatever is written between its brackets.
    Named,
}

/// A blank in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenBlank {
    /// What stands for the missing words.
    pub mark: ByteRange,
    /// The mark with the word behind it.
    pub phrase: ByteRange,
    /// What is missing.
    pub sort: BlankSort,
}

/// The words behind a mark that say what it stands for; longer ones go before those that they begin with.
const BEHIND: [(&str, BlankSort); 62] = [
    ("同志", BlankSort::Person),
    ("先生", BlankSort::Person),
    ("女士", BlankSort::Person),
    ("老师", BlankSort::Person),
    ("书记", BlankSort::Person),
    ("主任", BlankSort::Person),
    ("主席", BlankSort::Person),
    ("市长", BlankSort::Person),
    ("县长", BlankSort::Person),
    ("区长", BlankSort::Person),
    ("镇长", BlankSort::Person),
    ("乡长", BlankSort::Person),
    ("局长", BlankSort::Person),
    ("部长", BlankSort::Person),
    ("处长", BlankSort::Person),
    ("科长", BlankSort::Person),
    ("院长", BlankSort::Person),
    ("校长", BlankSort::Person),
    ("馆长", BlankSort::Person),
    ("经理", BlankSort::Person),
    ("街道", BlankSort::Place),
    ("社区", BlankSort::Place),
    ("省", BlankSort::Place),
    ("市", BlankSort::Place),
    ("县", BlankSort::Place),
    ("区", BlankSort::Place),
    ("镇", BlankSort::Place),
    ("乡", BlankSort::Place),
    ("村", BlankSort::Place),
    ("州", BlankSort::Place),
    ("路", BlankSort::Place),
    ("公司", BlankSort::Body),
    ("集团", BlankSort::Body),
    ("单位", BlankSort::Body),
    ("部门", BlankSort::Body),
    ("学校", BlankSort::Body),
    ("大学", BlankSort::Body),
    ("医院", BlankSort::Body),
    ("局", BlankSort::Body),
    ("委", BlankSort::Body),
    ("馆", BlankSort::Body),
    ("年", BlankSort::Year),
    ("月", BlankSort::Month),
    ("日", BlankSort::Day),
    ("号", BlankSort::Day),
    ("时", BlankSort::Hour),
    ("万", BlankSort::Number),
    ("亿", BlankSort::Number),
    ("元", BlankSort::Number),
    ("个", BlankSort::Number),
    ("名", BlankSort::Number),
    ("人", BlankSort::Number),
    ("户", BlankSort::Number),
    ("次", BlankSort::Number),
    ("项", BlankSort::Number),
    ("件", BlankSort::Number),
    ("家", BlankSort::Number),
    ("条", BlankSort::Number),
    ("场", BlankSort::Number),
    ("周", BlankSort::Number),
    ("天", BlankSort::Number),
    ("%", BlankSort::Number),
];

/// What an X is in front of without standing for anything.
const NO_BLANKS: [&str; 5] = ["光", "射线", "轴", "染色体", "型"];
/// The brackets around a blank's name.
const BRACKETS: [(char, char); 4] = [('[', ']'), ('<', '>'), ('〔', '〕'), ('［', '］')];
/// The longest name between brackets.
const LONGEST_NAME: usize = 40;

/// The blanks of a text, in order.
#[must_use]
pub fn written_blanks(text: &str) -> Vec<WrittenBlank> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let blank = bracketed(text, at, first).or_else(|| marked(text, at, first));
        at = match blank {
            Some(blank) => {
                let end = blank.phrase.end.0;
                found.push(blank);
                end
            }
            None => at + run_length(&text[at..], first),
        };
    }
    found
}

fn bracketed(text: &str, at: usize, first: char) -> Option<WrittenBlank> {
    let (_, closing) = BRACKETS.into_iter().find(|(opening, _)| *opening == first)?;
    let inside = &text[at + first.len_utf8()..];
    let end = inside.find(closing)?;
    let name = &inside[..end];
    let is_name = name.chars().count() <= LONGEST_NAME
        && name.trim() == name
        && name.starts_with(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\'' | '、' | '/'));
    is_name.then(|| {
        let whole = ByteIndex(at)..ByteIndex(at + first.len_utf8() + end + closing.len_utf8());
        WrittenBlank {
            mark: whole.clone(),
            phrase: whole,
            sort: BlankSort::Named,
        }
    })
}

fn marked(text: &str, at: usize, first: char) -> Option<WrittenBlank> {
    let class = Mark::of(first)?;
    let run = &text[at..at + run_length(&text[at..], first)];
    let end = at + run.len();
    let (before, behind) = (text[..at].chars().next_back(), &text[end..]);
    if !class.may_stand(run, before, behind) {
        return None;
    }
    let word = BEHIND.iter().find(|(word, _)| behind.starts_with(word));
    let is_long = run.chars().count() >= 2;
    if word.is_none() && !(is_long || class == Mark::Letter) {
        return None;
    }
    let (length, sort) = word.map_or((0, BlankSort::Any), |(word, sort)| (word.len(), *sort));
    Some(WrittenBlank {
        mark: ByteIndex(at)..ByteIndex(end),
        phrase: ByteIndex(at)..ByteIndex(end + length),
        sort,
    })
}

/// What a blank's mark is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Letter,
    Times,
    Circle,
    Line,
}

impl Mark {
    fn of(character: char) -> Option<Self> {
        match character {
            'X' | 'x' | 'Ｘ' | 'ｘ' => Some(Self::Letter),
            '×' | '✕' | '╳' | '*' | '＊' => Some(Self::Times),
            '○' | '〇' | '◯' => Some(Self::Circle),
            '_' | '＿' => Some(Self::Line),
            _ => None,
        }
    }

    /// Whether a run of it can stand for something between its neighbours.
    fn may_stand(self, run: &str, before: Option<char>, behind: &str) -> bool {
        let next = behind.chars().next();
        let is_beside = |test: &dyn Fn(char) -> bool| before.is_some_and(test) || next.is_some_and(test);
        match self {
            Self::Letter => {
                let in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '\'' | '’' | '_');
                let is_small = run.starts_with(['x', 'ｘ']) && run.chars().count() == 1;
                let is_foreign = NO_BLANKS.iter().any(|word| behind.starts_with(word));
                let is_single = run.chars().count() == 1;
                !(is_beside(&in_word) || is_small || (is_foreign && is_single))
            }
            Self::Times => !is_beside(&|c| c.is_ascii_digit()),
            Self::Circle => !is_beside(&|c| "一二三四五六七八九十零百".contains(c)),
            Self::Line => !is_beside(&|c| c.is_ascii_alphanumeric()) && run.chars().count() >= 2,
        }
    }
}

/// How long the run is of marks that are made of the same as the first, at least that one.
fn run_length(text: &str, first: char) -> usize {
    let class = Mark::of(first);
    let ends = |c: char| class.is_none() || Mark::of(c) != class;
    text.char_indices()
        .skip(1)
        .find(|&(_, c)| ends(c))
        .map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn shown(text: &str) -> String {
        let mut shown = String::new();
        let mut at = 0;
        for blank in written_blanks(text) {
            let (mark, phrase) = (blank.mark.start.0..blank.mark.end.0, blank.phrase.end.0);
            shown += &text[at..mark.start];
            let (words, behind) = (&text[mark.clone()], &text[mark.end..phrase]);
            let _ = write!(shown, "[{words}]{behind}<{:?}>", blank.sort);
            at = phrase;
        }
        shown + &text[at..]
    }

    #[test]
    fn blanks_are_found_with_what_they_stand_for() {
        for (text, expected) in [
            ("在X市X县开会", "在[X]市<Place>[X]县<Place>开会"),
            ("请XX同志讲话", "请[XX]同志<Person>讲话"),
            ("××年×月×日", "[××]年<Year>[×]月<Month>[×]日<Day>"),
            ("○○公司和〇〇局", "[○○]公司<Body>和[〇〇]局<Body>"),
            ("完成__万元", "完成[__]万<Number>元"),
            ("由〔姓名〕主持", "由[〔姓名〕]<Named>主持"),
            (
                "Dear [name], from <Company>",
                "Dear [[name]]<Named>, from [<Company>]<Named>",
            ),
            ("感谢XX的支持", "感谢[XX]<Any>的支持"),
            ("Thanks to X and Y", "Thanks to [X]<Any> and Y"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn letters_signs_and_figures_are_no_blanks() {
        for text in [
            "做X光检查",
            "an X-ray, MAX, iOSX, 2x and x",
            "3×4米、长×宽",
            "二○二六年、二〇二六年",
            "a < b > c, [1], [x+1]",
            "snake_case __init__",
            "5*3",
        ] {
            assert_eq!(written_blanks(text), [], "{text}");
        }
    }

    #[test]
    fn marks_and_phrases_are_stretches_of_the_text() {
        let text = "XX\u{FDD0}X市👩‍👩‍👧〔〕［单位］____";
        for blank in written_blanks(text) {
            assert!(text.get(blank.mark.start.0..blank.mark.end.0).is_some());
            assert!(text.get(blank.phrase.start.0..blank.phrase.end.0).is_some());
            assert!(blank.mark.start < blank.mark.end && blank.mark.end <= blank.phrase.end);
        }
    }
}
