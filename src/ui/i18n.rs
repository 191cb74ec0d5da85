//! The window's words, in Chinese and in English.
//!
//! Every text a reader sees comes from `assets/locales/<language>/<area>.ftl` ([Fluent](https://projectfluent.org)),
//! compiled in. Keys are kebab-case and begin with their area: `command-save`, `kind-part`, `scheme-item-is`.
//! Tests keep the languages' keys equal and see to it that every key asked for in the sources exists.
//!
//! # Adding a text
//! Add its key to the same file of each language, then ask for it: `texts.get("key")` for a plain one,
//! `texts.with("key", &[("name", value.into())])` for one with placeables. Whole numbers are written with thousands
//! separators; pass years and other figures that must not have them as strings.
//!
//! # Adding a language
//! 1. Copy `assets/locales/en` to a folder named by the language's code and translate the values.
//! 2. Add a variant to [`Language`] and follow the compiler: its code, its own name, its files.
//! 3. Run `cargo test i18n`.

use std::{borrow::Cow, collections::HashMap};

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, memoizer::MemoizerKind,
};
use unic_langid::LanguageIdentifier;

#[cfg(test)]
mod tests;

/// A value for a placeable of a text: a string or a number.
pub type Value<'a> = FluentValue<'a>;

/// A language of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// 简体中文.
    Chinese,
    /// English.
    English,
}

/// The files of one language.
macro_rules! locale {
    ($folder:literal) => {
        &[
            include_str!(concat!("../../assets/locales/", $folder, "/app.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/budget.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/dialogs.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/errors.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/export.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/fields.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/find.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/gallery.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/help.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/manuscript.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/menu.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/outline.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/panels.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/safety.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/start.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/status.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/views.ftl")),
            include_str!(concat!("../../assets/locales/", $folder, "/workshop.ftl")),
        ]
    };
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The system's language where the window speaks it, else English.
    #[must_use]
    pub fn of_system() -> Self {
        sys_locale::get_locale().map_or(Self::English, |locale| Self::of_locale(&locale))
    }

    /// The language for a locale such as `zh_CN.UTF-8` or `en-GB`.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or(locale);
        if language.eq_ignore_ascii_case("zh") {
            Self::Chinese
        } else {
            Self::English
        }
    }

    /// The code by which settings and folders name it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    /// Its name in itself, as a choice of languages shows it.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Chinese => "中文",
            Self::English => "English",
        }
    }

    fn files(self) -> &'static [&'static str] {
        match self {
            Self::Chinese => locale!("zh"),
            Self::English => locale!("en"),
        }
    }
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    /// Texts without placeables, formatted once: what a frame asks for hundreds of times.
    plain: HashMap<&'static str, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads the texts of `language`: about a millisecond.
    ///
    /// A mistake in a file loses that message only; the tests know of none.
    #[must_use]
    pub fn new(language: Language) -> Self {
        // Decides how counts choose among the forms of a text.
        let plural_rules: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![plural_rules]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(grouped_number));
        for file in language.files() {
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        let plain = language
            .files()
            .iter()
            .flat_map(|file| keys_of(file))
            .filter_map(|key| {
                let mut errors = Vec::new();
                let pattern = bundle.get_message(key)?.value()?;
                let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
                errors.is_empty().then_some((key, text))
            })
            .collect();
        Self {
            language,
            plain,
            bundle,
        }
    }

    /// The language of these texts.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of `key`, which has no placeables. An unknown key is shown as it is.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// The text of `key` with its placeables filled in. An unknown key is shown as it is.
    #[must_use]
    pub fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(Cow::Borrowed(*name), value.clone());
        }
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut Vec::new())
            .into_owned()
    }
}

/// A count as readers write it: 1,120.
#[must_use]
pub fn count(number: usize) -> String {
    grouped(&number.to_string())
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn grouped_number<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let text = number.as_string();
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", &*text), |rest| ("-", rest));
    let (whole, fraction) = unsigned
        .find('.')
        .map_or((unsigned, ""), |point| unsigned.split_at(point));
    Some(format!("{sign}{}{fraction}", grouped(whole)))
}

/// The keys of a file's messages: in Fluent they alone begin a line with a letter.
fn keys_of(file: &str) -> impl Iterator<Item = &str> {
    file.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
}
