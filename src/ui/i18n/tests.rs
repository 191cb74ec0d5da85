use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::*;

fn keys(language: Language) -> BTreeSet<&'static str> {
    language.files().iter().flat_map(|file| keys_of(file)).collect()
}

#[test]
fn languages_have_the_same_keys() {
    let chinese = keys(Language::Chinese);
    let english = keys(Language::English);
    let only = |one: &BTreeSet<&'static str>, other: &BTreeSet<&'static str>| {
        one.difference(other).copied().collect::<Vec<_>>()
    };
    assert_eq!(only(&chinese, &english), Vec::<&str>::new(), "only in zh");
    assert_eq!(only(&english, &chinese), Vec::<&str>::new(), "only in en");
}

#[test]
fn files_are_without_mistakes_and_keys_without_doubles() {
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for file in language.files() {
            if let Err((_, errors)) = FluentResource::try_new((*file).to_owned()) {
                panic!("{language:?}: {errors:?} in\n{file}");
            }
            for key in keys_of(file) {
                assert!(seen.insert(key), "{key} stands twice in {}", language.code());
            }
        }
    }
}

#[test]
fn both_languages_use_the_same_placeables() {
    /// Each key with the names of its placeables.
    fn placeables(language: Language) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
        let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for file in language.files() {
            let mut key = "";
            for line in file.lines() {
                key = keys_of(line).next().unwrap_or(key);
                let names = line.split('$').skip(1).filter_map(|rest| {
                    rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
                        .next()
                });
                found.entry(key).or_default().extend(names);
            }
        }
        found
    }
    let chinese = placeables(Language::Chinese);
    for (key, names) in placeables(Language::English) {
        assert_eq!(chinese.get(key), Some(&names), "placeables of {key}");
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The keys that a source asks for by a literal.
fn keys_asked_for(source: &str) -> Vec<&str> {
    ["texts.get(", "texts.with(", "texts().get(", "texts().with("]
        .into_iter()
        .flat_map(|call| source.split(call).skip(1))
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .collect()
}

#[test]
fn every_key_asked_for_exists() {
    let known = keys(Language::English);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        if path.ends_with("i18n/tests.rs") {
            continue;
        }
        let source = fs::read_to_string(&path).expect("a source");
        let code: String = source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| [line, "\n"])
            .collect();
        for key in keys_asked_for(&code) {
            assert!(known.contains(key), "{key}, asked for in {}", path.display());
        }
    }
}

#[test]
fn keys_are_found_in_sources_however_they_are_wrapped() {
    let source =
        "texts.get(\"a\"); texts\n.get(\n; self.texts.with(\n    \"b-c\",\n    &[]); map.get(\"no\")";
    assert_eq!(keys_asked_for(source), ["a", "b-c"]);
}

#[test]
fn texts_come_without_isolation_marks() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let line = texts.with("status-characters", &[("count", 2784.into())]);
        assert!(line.contains("2,784"), "{line}");
        assert!(!line.contains(['\u{2068}', '\u{2069}']), "{line:?}");
    }
}

#[test]
fn every_text_without_placeables_is_ready() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for file in language.files() {
            for key in keys_of(file) {
                let message = texts.bundle.get_message(key).expect("a message");
                assert!(message.value().is_some(), "{key} has a value");
            }
        }
        assert_ne!(texts.get("command-save"), "command-save");
    }
    assert_eq!(Texts::new(Language::Chinese).get("app-name"), "讲稿工坊");
}

#[test]
fn english_counts_one_and_many() {
    let texts = Texts::new(Language::English);
    let blanks = |count: usize| texts.with("status-unfilled", &[("count", count.into())]);
    assert_ne!(blanks(1).replace('1', "2"), blanks(2));
}

#[test]
fn an_unknown_key_is_shown_rather_than_nothing() {
    let texts = Texts::new(Language::English);
    assert_eq!(texts.get("no-such-key"), "no-such-key");
    assert_eq!(texts.with("no-such-key", &[]), "no-such-key");
}

#[test]
fn numbers_are_grouped_by_thousands() {
    assert_eq!(
        [0, 999, 1_120, 1_000_000].map(count),
        ["0", "999", "1,120", "1,000,000"]
    );
}

#[test]
fn locales_lead_to_languages() {
    for (locale, language) in [
        ("zh_CN.UTF-8", Language::Chinese),
        ("zh-Hans", Language::Chinese),
        ("ZH", Language::Chinese),
        ("en-GB", Language::English),
        ("de_DE", Language::English),
        ("C", Language::English),
    ] {
        assert_eq!(Language::of_locale(locale), language, "{locale}");
    }
}
