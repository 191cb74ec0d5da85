//! What is known about a speech as a whole: who gives it, when, where, and how long it may take.

use super::inline::Inline;
use crate::text::language::Language;
use crate::text::speaking_time::SpeakingRate;

/// An item of the speech's information. Every item can be used as a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InformationItem {
    /// The title, which may itself hold fields, but never itself.
    Title,
    /// The name of who speaks.
    Speaker,
    /// The office of who speaks.
    Post,
    /// The meeting or event.
    Occasion,
    /// Where it takes place.
    Place,
    /// When it takes place, as it is to be written under the title.
    Date,
    /// The minutes given.
    Minutes,
    /// The speaking rate: characters (English: words) a minute.
    Rate,
}

impl InformationItem {
    /// All items in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Speaker,
        Self::Post,
        Self::Occasion,
        Self::Place,
        Self::Date,
        Self::Minutes,
        Self::Rate,
    ];

    /// The fixed English key by which files and the command line name the item.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Speaker => "speaker",
            Self::Post => "post",
            Self::Occasion => "occasion",
            Self::Place => "place",
            Self::Date => "date",
            Self::Minutes => "minutes",
            Self::Rate => "rate",
        }
    }

    /// The item with that [`InformationItem::key`].
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.key() == key)
    }

    /// What stands in a manuscript of that language while the item is empty.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::Chinese, Self::Title) => "标题",
            (Language::Chinese, Self::Speaker) => "讲话人",
            (Language::Chinese, Self::Post) => "职务",
            (Language::Chinese, Self::Occasion) => "会议名称",
            (Language::Chinese, Self::Place) => "地点",
            (Language::Chinese, Self::Date) => "日期",
            (Language::Chinese, Self::Minutes) => "总时长",
            (Language::Chinese, Self::Rate) => "语速",
            (Language::English, Self::Title) => "title",
            (Language::English, Self::Speaker) => "speaker",
            (Language::English, Self::Post) => "post",
            (Language::English, Self::Occasion) => "occasion",
            (Language::English, Self::Place) => "place",
            (Language::English, Self::Date) => "date",
            (Language::English, Self::Minutes) => "minutes",
            (Language::English, Self::Rate) => "rate",
        }
    }
}

/// The speech's information.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Information {
    /// The title; may hold fields other than [`InformationItem::Title`].
    pub title: Inline,
    /// The name of who speaks.
    pub speaker: String,
    /// The office of who speaks.
    pub post: String,
    /// The meeting or event.
    pub occasion: String,
    /// Where it takes place.
    pub place: String,
    /// When it takes place.
    pub date: String,
    /// Total minutes given, when a length was set.
    pub minutes: Option<u32>,
    /// Characters (English: words) a minute; at least 1.
    pub rate: u32,
    /// Whether speaker and date stand under the title.
    pub byline: bool,
}

impl Information {
    /// Nothing known yet, at the language's usual speaking rate.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            title: Inline::new(),
            speaker: String::new(),
            post: String::new(),
            occasion: String::new(),
            place: String::new(),
            date: String::new(),
            minutes: None,
            rate: language.default_rate().units_per_minute(),
            byline: true,
        }
    }

    /// The rate at which times are reckoned: the one that is set, or the nearest that anybody can speak at.
    #[must_use]
    pub fn speaking_rate(&self) -> SpeakingRate {
        SpeakingRate::new(self.rate)
    }

    /// Whether the rate that is set is one that nobody can speak at, so that times are reckoned at another.
    #[must_use]
    pub fn rate_is_out_of_bounds(&self) -> bool {
        self.speaking_rate().units_per_minute() != self.rate
    }

    /// The value of an item that holds plain text or a number; the title is not one of them.
    #[must_use]
    pub fn value(&self, item: InformationItem) -> Option<String> {
        let text = match item {
            InformationItem::Title => return None,
            InformationItem::Speaker => &self.speaker,
            InformationItem::Post => &self.post,
            InformationItem::Occasion => &self.occasion,
            InformationItem::Place => &self.place,
            InformationItem::Date => &self.date,
            InformationItem::Minutes => return self.minutes.map(|minutes| minutes.to_string()),
            InformationItem::Rate => return Some(self.rate.to_string()),
        };
        (!text.is_empty()).then(|| text.clone())
    }

    /// Sets an item and returns its former value. A number that is none leaves `minutes` unset and `rate` as it is.
    /// The title is text, changed as any other line is.
    pub fn set_value(&mut self, item: InformationItem, value: &str) -> String {
        let former = self.value(item).unwrap_or_default();
        let text = match item {
            InformationItem::Title => return former,
            InformationItem::Speaker => &mut self.speaker,
            InformationItem::Post => &mut self.post,
            InformationItem::Occasion => &mut self.occasion,
            InformationItem::Place => &mut self.place,
            InformationItem::Date => &mut self.date,
            InformationItem::Minutes => {
                self.minutes = value.trim().parse().ok().filter(|&minutes| minutes > 0);
                return former;
            }
            InformationItem::Rate => {
                if let Some(rate) = value.trim().parse().ok().filter(|&rate| rate > 0) {
                    self.rate = rate;
                }
                return former;
            }
        };
        value.clone_into(text);
        former
    }
}
