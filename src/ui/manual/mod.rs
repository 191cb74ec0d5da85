//! The manual, which is inside the program: its pages stand in `docs/manual` as Markdown, in Chinese and in English,
//! each with a picture that the picture tests make. What is read on the web and what the window shows is one text.
//!
//! `CONTRIBUTING.md` says how a page is written and added.

mod drawing;
mod flow;
mod keys;
mod picture;
mod reading;
mod searching;

#[cfg(test)]
mod tests;

pub(in crate::ui) use drawing::{page, paragraph};
pub use picture::Pictures;
pub use reading::{Block, Kind, Marker, PageText, Span};
pub use searching::{Excerpt, Hit, Index};

use super::i18n::Language;

macro_rules! pages {
    ($($group:ident { $($page:ident $stem:literal,)* })*) => {
        /// What pages have in common.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names say it, and each has a name in the window")]
        pub enum Group {
            $($group),*
        }

        /// A page of the manual.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names say it, and each has a title of its own")]
        pub enum ManualPage {
            $($($page,)*)*
        }

        impl ManualPage {
            /// Every page, in the order of the manual.
            pub const ALL: &'static [Self] = &[$($(Self::$page,)*)*];

            /// What its files are called.
            #[must_use]
            pub fn stem(self) -> &'static str {
                match self {
                    $($(Self::$page => $stem,)*)*
                }
            }

            /// The group in which it stands.
            #[must_use]
            pub fn group(self) -> Group {
                match self {
                    $($(Self::$page => Group::$group,)*)*
                }
            }

            /// Its text, in Markdown.
            #[must_use]
            pub fn source(self, language: Language) -> &'static str {
                match (language, self) {
                    $($((Language::Chinese, Self::$page) => {
                        include_str!(concat!("../../../docs/manual/zh/", $stem, ".md"))
                    })*)*
                    $($((Language::English, Self::$page) => {
                        include_str!(concat!("../../../docs/manual/en/", $stem, ".md"))
                    })*)*
                }
            }

            /// Its picture, as a PNG file.
            fn picture(self, language: Language) -> &'static [u8] {
                match (language, self) {
                    $($((Language::Chinese, Self::$page) => {
                        include_bytes!(concat!("../../../docs/manual/pictures/zh/", $stem, ".png"))
                    })*)*
                    $($((Language::English, Self::$page) => {
                        include_bytes!(concat!("../../../docs/manual/pictures/en/", $stem, ".png"))
                    })*)*
                }
            }
        }
    };
}

pages! {
    FirstSteps {
        Window "window",
        NewSpeech "new-speech",
        Open "open",
    }
    Writing {
        Outline "outline",
        Numbering "numbering",
        Fields "fields",
        Announced "announced",
        Siblings "siblings",
        Characters "characters",
        Find "find",
        Notes "notes",
        Views "views",
        Panes "panes",
    }
    Time {
        Time "time",
        Statistics "statistics",
    }
    Templates {
        MakeTemplate "make-template",
        Gallery "gallery",
        ApplyTemplate "apply-template",
    }
    Safety {
        Safety "safety",
        Versions "versions",
        Traces "traces",
    }
    Out {
        Export "export",
    }
    Program {
        Commands "commands",
        Settings "settings",
        ScreenReaders "screen-readers",
        CommandLine "command-line",
    }
}

impl ManualPage {
    /// The pages that the tour goes through.
    pub const TOUR: [Self; 8] = [
        Self::Window,
        Self::NewSpeech,
        Self::Fields,
        Self::Outline,
        Self::Numbering,
        Self::Time,
        Self::Safety,
        Self::Export,
    ];

    /// The page that another one links to, as `fields.md`.
    #[must_use]
    pub fn of_link(target: &str) -> Option<Self> {
        let stem = target.strip_suffix(".md")?;
        Self::ALL.iter().copied().find(|page| page.stem() == stem)
    }

    /// Its title, without reading the whole page.
    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        let first = self.source(language).lines().next().unwrap_or_default();
        first.trim_start_matches('#').trim()
    }
}

impl Group {
    /// The key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::FirstSteps => "help-group-first-steps",
            Self::Writing => "help-group-writing",
            Self::Time => "help-group-time",
            Self::Templates => "help-group-templates",
            Self::Safety => "help-group-safety",
            Self::Out => "help-group-out",
            Self::Program => "help-group-program",
        }
    }
}
