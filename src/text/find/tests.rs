use super::*;
use proptest::prelude::*;

const LENIENT: FindOptions = FindOptions {
    expression: false,
    case: false,
    width: false,
    quotes: false,
};
const STRICT: FindOptions = FindOptions {
    expression: false,
    case: true,
    width: true,
    quotes: true,
};
const EXPRESSION: FindOptions = FindOptions {
    expression: true,
    ..LENIENT
};

fn found<'a>(sought: &str, options: FindOptions, text: &'a str) -> Vec<&'a str> {
    let pattern = Pattern::new(sought, options).unwrap();
    let ranges: Vec<_> = pattern.find_in(text).collect();
    ranges
        .into_iter()
        .map(|range| &text[range.start.0..range.end.0])
        .collect()
}

fn fault(sought: &str) -> (PatternFault, usize) {
    let error = Pattern::new(sought, EXPRESSION).unwrap_err();
    (error.fault, error.at.0)
}

#[test]
fn plain_words_are_found_as_they_stand() {
    let text = "要实干，要会干。(实干)";
    assert_eq!(found("实干", LENIENT, text), ["实干", "实干"]);
    assert_eq!(found("(实干)", LENIENT, text), ["(实干)"]);
    assert_eq!(found(".", LENIENT, text), [""; 0]);
    assert_eq!(found("", LENIENT, text), [""; 0]);
    assert_eq!(found("aa", LENIENT, "aaaaa"), ["aa", "aa"]);
}

#[test]
fn case_matters_only_where_it_is_asked_for() {
    let text = "GDP gdp Gdp ΣΑΣ";
    assert_eq!(found("gdp", LENIENT, text), ["GDP", "gdp", "Gdp"]);
    assert_eq!(found("gdp", STRICT, text), ["gdp"]);
    assert_eq!(found("σας", LENIENT, text), ["ΣΑΣ"]);
}

#[test]
fn full_width_forms_are_those_of_narrow_ones_unless_they_are_told_apart() {
    let text = "ＡＢ级 ab级 （试行） (试行) 甲　乙 甲 乙";
    assert_eq!(found("ab级", LENIENT, text), ["ＡＢ级", "ab级"]);
    assert_eq!(found("ＡＢ", LENIENT, text), ["ＡＢ", "ab"]);
    assert_eq!(found("(试行)", LENIENT, text), ["（试行）", "(试行)"]);
    assert_eq!(found("甲 乙", LENIENT, text), ["甲　乙", "甲 乙"]);
    assert_eq!(found("(试行)", STRICT, text), ["(试行)"]);
    assert_eq!(found("AB", STRICT, text), [""; 0]);
}

#[test]
fn quotes_of_every_shape_are_alike_unless_they_are_told_apart() {
    let text = "“马上查”、「马上查」、\"马上查\"、don’t";
    for sought in ["\"马上查\"", "“马上查”", "『马上查』"] {
        assert_eq!(found(sought, LENIENT, text).len(), 3, "{sought}");
    }
    assert_eq!(found("don't", LENIENT, text), ["don’t"]);
    assert_eq!(found("“马上查”", STRICT, text), ["“马上查”"]);
    assert_eq!(found("don't", STRICT, text), [""; 0]);
}

#[test]
fn expressions_find_what_they_say() {
    let text = "增长27.2%，其中８月增长 3%";
    assert_eq!(found(r"\d+(\.\d+)?%", EXPRESSION, text), ["27.2%", "3%"]);
    assert_eq!(found("[0-9]+", EXPRESSION, text), ["27", "2", "８", "3"]);
    assert_eq!(found("增长|其中", EXPRESSION, text), ["增长", "其中", "增长"]);
    assert_eq!(found("x*", EXPRESSION, text), [""; 0]);
    assert_eq!(found("^增", EXPRESSION, text), ["增"]);
}

#[test]
fn what_leaves_a_character_out_leaves_out_all_that_read_alike() {
    assert_eq!(found("[^，]+", EXPRESSION, "甲,乙，丙"), ["甲", "乙", "丙"]);
    assert_eq!(found("“[^”]+”", EXPRESSION, "说“好”、“行”"), ["“好”", "“行”"]);
    let strict = FindOptions {
        expression: true,
        ..STRICT
    };
    assert_eq!(found("[^，]+", strict, "甲,乙，丙"), ["甲,乙", "丙"]);
}

#[test]
fn faults_are_told_with_their_places() {
    assert_eq!(fault("要(实干"), (PatternFault::UnclosedGroup, 1));
    assert_eq!(fault("实干)"), (PatternFault::UnopenedGroup, 2));
    assert_eq!(fault("第[一二"), (PatternFault::UnclosedClass, 1));
    assert_eq!(fault("[z-a]"), (PatternFault::Range, 1));
    assert_eq!(fault("*干"), (PatternFault::NothingToRepeat, 0));
    assert_eq!(fault("干{2,1}"), (PatternFault::Repetition, 1));
    assert_eq!(fault(r"干\y"), (PatternFault::Escape, 1));
    assert_eq!(fault("干(?=实)"), (PatternFault::Unsupported, 1));
    assert_eq!(fault(r"(干)\1"), (PatternFault::Unsupported, 3));
    assert_eq!(fault(r"\p{Nosuch}"), (PatternFault::UnknownSet, 0));
    assert_eq!(fault("((?:干{900}){900}){900}").0, PatternFault::TooLarge);
}

#[test]
fn replacements_fill_in_what_an_expression_caught() {
    let line = "2025年6月";
    let pattern = Pattern::new(r"(\d+)年(?<month>\d+)月", EXPRESSION).unwrap();
    let range = pattern.find_in(line).next().unwrap();
    assert_eq!(pattern.replacement(line, &range, "${month}/$1 $$"), "6/2025 $");
    let plain = Pattern::new("2025", LENIENT).unwrap();
    let range = plain.find_in(line).next().unwrap();
    assert_eq!(plain.replacement(line, &range, "$1"), "$1");
}

#[test]
fn a_replacement_knows_what_stands_before_its_match() {
    let line = "cat concat cat";
    let pattern = Pattern::new(r"\bcat", EXPRESSION).unwrap();
    let last = pattern.find_in(line).last().unwrap();
    assert_eq!(last.start, ByteIndex(11));
    assert_eq!(pattern.replacement(line, &last, "[$0]"), "[cat]");
}

proptest! {
    #[test]
    fn strictly_sought_words_are_where_a_plain_search_finds_them(
        text in "[ab一二“”\"（(.*]{0,30}",
        sought in "[ab一二“”\"（(.*]{1,3}",
    ) {
        let pattern = Pattern::new(&sought, STRICT).unwrap();
        let plain: Vec<usize> = text.match_indices(&sought).map(|(at, _)| at).collect();
        let ours: Vec<usize> = pattern.find_in(&text).map(|range| range.start.0).collect();
        prop_assert_eq!(ours, plain);
    }

    #[test]
    fn a_lenient_search_finds_all_that_a_strict_one_finds(
        text in "[aAＡ一“”\"「（(]{0,20}",
        sought in "[aAＡ一“”\"「（(]",
    ) {
        let lenient = Pattern::new(&sought, LENIENT).unwrap();
        let lenient: Vec<_> = lenient.find_in(&text).collect();
        for range in Pattern::new(&sought, STRICT).unwrap().find_in(&text) {
            prop_assert!(lenient.contains(&range));
        }
    }

    #[test]
    fn no_expression_makes_a_search_fail(text in "\\PC{0,20}", sought in "\\PC{0,12}") {
        if let Ok(pattern) = Pattern::new(&sought, EXPRESSION) {
            let mut end = 0;
            for range in pattern.find_in(&text) {
                prop_assert!(range.start.0 >= end && range.end > range.start);
                prop_assert!(text.is_char_boundary(range.start.0) && text.is_char_boundary(range.end.0));
                let _ = pattern.replacement(&text, &range, "$1x");
                end = range.end.0;
            }
        }
    }
}
