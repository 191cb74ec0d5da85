//! Names that recur in a text: people by their titles (王书记, 李建国同志), places and bodies by what their names end
//! in (青山市, 河东镇, 远山集团), English names by their capitals.
//!
//! Chinese has no spaces, so that the beginning of a name is guessed: of the words that end alike, the longest that
//! stands as often as the shorter ones is the name. A wrong guess costs little, since names are only offered.

use std::collections::HashMap;

use super::east_asian::is_ideograph;

/// What sort of name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameSort {
    /// Somebody's.
    Person,
    /// A place's.
    Place,
    /// An office's, a firm's or a school's.
    Body,
    /// One written with capitals, of whatever it is.
    Capitalised,
}

/// A name that recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecurringName {
    /// The name as it is written.
    pub text: String,
    /// What sort of name it is.
    pub sort: NameSort,
    /// What it ends in: 书记, 市; empty for an English one.
    pub ending: &'static str,
    /// How often it stands in the text.
    pub count: usize,
}

/// Names that stand once are nobody's field.
const FEWEST: usize = 2;
/// More names than these nobody looks through.
const MOST: usize = 200;
/// English capitals mean less than a title does.
const FEWEST_CAPITALISED: usize = 3;

const TITLES: [&str; 24] = [
    "同志",
    "书记",
    "市长",
    "县长",
    "区长",
    "镇长",
    "乡长",
    "局长",
    "部长",
    "处长",
    "科长",
    "院长",
    "校长",
    "主席",
    "主任",
    "馆长",
    "所长",
    "站长",
    "队长",
    "厅长",
    "经理",
    "老师",
    "教授",
    "秘书长",
];
const PLACES: [&str; 10] = ["市", "县", "区", "镇", "乡", "村", "省", "街道", "社区", "自治州"];
const BODIES: [&str; 10] = [
    "公司",
    "集团",
    "医院",
    "学院",
    "大学",
    "中学",
    "小学",
    "档案馆",
    "图书馆",
    "委员会",
];
/// What a place's or a body's name does not end in.
const COMMON: [&str; 40] = [
    "城市", "全市", "我市", "本市", "各市", "地市", "超市", "上市", "门市", "夜市", "楼市", "股市", "地区",
    "社区", "园区", "城区", "山区", "辖区", "片区", "街区", "景区", "灾区", "全区", "我区", "各区", "小区",
    "库区", "厂区", "全县", "我县", "各县", "城镇", "乡镇", "农村", "乡村", "全村", "全省", "我省", "各省",
    "各乡",
];
/// What is in no name: words that stand before one.
const STOPS: &str = "在到对从和与为是了的把将由向给让请被及或而但也就都还又再不没有个这那哪每各某全我你他她们本该其此\
                     一二三四五六七八九十两几第上下前后里中内外去来过着最很更们";
/// The surnames of nine people in ten.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶\
                        程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾\
                        毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰";
/// The longest name before a place's or a body's ending.
const LONGEST: usize = 6;

/// The names that recur in some lines: the most frequent first, those of one count by their text.
#[must_use]
pub fn recurring_names(lines: &[&str]) -> Vec<RecurringName> {
    let mut found = Vec::new();
    for ending in TITLES {
        found.extend(names_ending(lines, ending, NameSort::Person, 3));
    }
    for (endings, sort) in [(PLACES, NameSort::Place), (BODIES, NameSort::Body)] {
        for ending in endings {
            found.extend(names_ending(lines, ending, sort, LONGEST));
        }
    }
    found.extend(capitalised(lines));
    found.sort_by(most_frequent_first);
    found.truncate(MOST);
    // A name that stands within another as often as that does is a part of it: 秘书长 is no 书长.
    let all = found.clone();
    found.retain(|name| {
        !all.iter().any(|other| {
            other.text != name.text && other.text.contains(&name.text) && other.count >= name.count
        })
    });
    found.dedup_by(|one, other| one.text == other.text);
    found
}

fn most_frequent_first(one: &RecurringName, other: &RecurringName) -> std::cmp::Ordering {
    other
        .count
        .cmp(&one.count)
        .then_with(|| one.text.cmp(&other.text))
}

/// The names of one ending.
fn names_ending(lines: &[&str], ending: &'static str, sort: NameSort, longest: usize) -> Vec<RecurringName> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in lines {
        for (at, _) in line.match_indices(ending) {
            for start in starts(&line[..at], longest) {
                let name = &line[start..at];
                if may_be(name, ending, sort) {
                    *counts.entry(&line[start..at + ending.len()]).or_default() += 1;
                }
            }
        }
    }
    counts.retain(|_, count| *count >= FEWEST);
    let mut names: Vec<RecurringName> = counts
        .into_iter()
        .map(|(text, count)| RecurringName {
            text: text.to_owned(),
            sort,
            ending,
            count,
        })
        .collect();
    names.sort_by(most_frequent_first);
    names.truncate(MOST);
    let all = names.clone();
    names.retain(|name| !all.iter().any(|other| is_better(other, name)));
    names
}

/// Whether one guess of a name is better than another: longer and as frequent, or shorter and more frequent.
fn is_better(other: &RecurringName, name: &RecurringName) -> bool {
    let longer = other.text.len() > name.text.len() && other.text.ends_with(&name.text);
    let shorter = other.text.len() < name.text.len() && name.text.ends_with(&other.text);
    (longer && other.count >= name.count) || (shorter && other.count > name.count)
}

/// Where names that end where `before` does may begin: one to `longest` ideographs before its end.
fn starts(before: &str, longest: usize) -> impl Iterator<Item = usize> {
    before
        .char_indices()
        .rev()
        .take(longest)
        .take_while(|(_, character)| is_ideograph(*character) && !STOPS.contains(*character))
        .map(|(at, _)| at)
}

/// Whether the words before an ending can be somebody's or something's name.
fn may_be(name: &str, ending: &str, sort: NameSort) -> bool {
    match sort {
        NameSort::Person => name.chars().next().is_some_and(|first| SURNAMES.contains(first)),
        NameSort::Place | NameSort::Body => {
            let whole = format!("{name}{ending}");
            name.chars().count() >= 2 && !COMMON.iter().any(|common| whole.ends_with(common))
        }
        NameSort::Capitalised => true,
    }
}

/// Words of two capitals or more in a row.
fn capitalised(lines: &[&str]) -> Vec<RecurringName> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for line in lines {
        for words in runs_of_capitals(line) {
            *counts.entry(words).or_default() += 1;
        }
    }
    let frequent = counts
        .into_iter()
        .filter(|(_, count)| *count >= FEWEST_CAPITALISED);
    frequent
        .map(|(text, count)| RecurringName {
            text,
            sort: NameSort::Capitalised,
            ending: "",
            count,
        })
        .collect()
}

/// What begins a sentence with a capital and belongs to no name.
const OPENERS: [&str; 22] = [
    "The", "A", "An", "In", "On", "At", "Our", "We", "I", "This", "That", "And", "But", "For", "To", "With",
    "Thank", "Dear", "From", "As", "If", "When",
];
/// What may stand within a name in small letters.
const LINKS: [&str; 2] = ["of", "the"];

fn runs_of_capitals(line: &str) -> Vec<String> {
    let mut runs: Vec<Vec<&str>> = vec![Vec::new()];
    for word in line.split(' ') {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_clean = bare
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '&' | '\'' | '’'));
        let is_capital = bare.starts_with(|c: char| c.is_ascii_uppercase()) && is_clean;
        let is_first = runs.last().is_none_or(Vec::is_empty);
        let belongs = (is_capital && !(is_first && OPENERS.contains(&bare)))
            || (!is_first && LINKS.contains(&bare) && bare == word);
        if belongs && let Some(run) = runs.last_mut() {
            run.push(bare);
        }
        if !belongs || bare != word {
            runs.push(Vec::new());
        }
    }
    let named = runs.into_iter().filter_map(|mut run| {
        while run.last().is_some_and(|word| LINKS.contains(word)) {
            run.pop();
        }
        let capitals = run.iter().filter(|word| !LINKS.contains(word)).count();
        (capitals >= 2).then(|| run.join(" "))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lines: &[&str]) -> Vec<(String, usize)> {
        let names = recurring_names(lines);
        names.into_iter().map(|name| (name.text, name.count)).collect()
    }

    fn is_found(lines: &[&str], name: &str, count: usize) -> bool {
        found(lines).contains(&(name.to_owned(), count))
    }

    #[test]
    fn people_are_known_by_their_titles() {
        let lines = [
            "感谢王书记的关心。",
            "请王书记讲话，也请李建国同志发言。",
            "李建国同志说得好。",
        ];
        assert_eq!(
            found(&lines),
            [("李建国同志".to_owned(), 2), ("王书记".to_owned(), 2)]
        );
    }

    #[test]
    fn places_and_bodies_are_known_by_what_they_end_in() {
        let lines = [
            "在青山市召开，青山市的同志都来了。",
            "青山市档案馆和河东镇，河东镇在城市边上，城市很大。",
        ];
        assert!(is_found(&lines, "青山市", 3));
        assert!(is_found(&lines, "河东镇", 2));
        assert!(!found(&lines).iter().any(|(text, _)| text.contains("城市")));
    }

    #[test]
    fn common_words_and_single_names_are_left_out() {
        let lines = ["全市上下、我市各区，超市和农村，全市一盘棋。", "感谢赵局长。"];
        assert_eq!(found(&lines), []);
    }

    #[test]
    fn english_names_are_known_by_their_capitals() {
        let lines = [
            "The River Trust is here. I thank the River Trust.",
            "We at River Trust, and the Bank of England once.",
        ];
        assert_eq!(found(&lines), [("River Trust".to_owned(), 3)]);
    }
}
