//! A section of a speech and what is kept with it.

use super::ids::SectionId;
use super::inline::Inline;
use super::numbering::{HeadingLayout, Scheme};

/// What a section does in a speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Addresses the audience: flush left, ends with a colon.
    Salutation,
    /// Names the occasion and announces the topics.
    Opening,
    /// A main division that holds impressions, requirements or others.
    Part,
    /// One of the impressions (一是…四是).
    Impression,
    /// One of the requirements (（一）…（五）).
    Requirement,
    /// Addresses the audience again and calls to act.
    Closing,
    /// Anything else.
    Custom,
}

impl SectionKind {
    /// All kinds in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Salutation,
        Self::Opening,
        Self::Part,
        Self::Impression,
        Self::Requirement,
        Self::Closing,
        Self::Custom,
    ];

    /// The fixed lower-case English name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Salutation => "salutation",
            Self::Opening => "opening",
            Self::Part => "part",
            Self::Impression => "impression",
            Self::Requirement => "requirement",
            Self::Closing => "closing",
            Self::Custom => "custom",
        }
    }

    /// The kind with that [`SectionKind::key`].
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether sections of this kind may hold others.
    #[must_use]
    pub fn holds_children(self) -> bool {
        matches!(
            self,
            Self::Part | Self::Impression | Self::Requirement | Self::Custom
        )
    }

    /// Whether a section of this kind invites a heading when it has none.
    #[must_use]
    pub fn wants_heading(self) -> bool {
        self.holds_children()
    }
}

/// How far a section has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Still to be written.
    #[default]
    ToWrite,
    /// Written, not settled.
    Draft,
    /// Settled.
    Done,
}

impl Status {
    /// All states in order.
    pub const ALL: [Self; 3] = [Self::ToWrite, Self::Draft, Self::Done];
}

/// The length a section is meant to have, its children included. The first two are fixed; weights share what these
/// leave of the time given, see [`super::Budget`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// Characters by Word's rule (English: words).
    Characters(u32),
    /// Minutes at the speech's speaking rate; finite and positive.
    Minutes(f32),
    /// A share of what is left: twice the weight, twice the time; finite and positive.
    Weight(f32),
}

impl Target {
    /// Whether a section can have this length: a finite number above nothing.
    #[must_use]
    pub fn is_possible(self) -> bool {
        match self {
            Self::Characters(characters) => characters > 0,
            Self::Minutes(amount) | Self::Weight(amount) => amount.is_finite() && amount > 0.0,
        }
    }
}

/// What a template says about a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guidance {
    /// What the section must do.
    pub purpose: String,
    /// How long it should be, and why.
    pub length: String,
    /// A small example.
    pub example: String,
}

impl Guidance {
    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.purpose.is_empty() && self.length.is_empty() && self.example.is_empty()
    }
}

/// Something that is still to be done for a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Todo {
    /// What it is, on one line.
    pub text: String,
    /// Whether it is done.
    pub done: bool,
}

/// A property of a section that is set as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum SectionProperty {
    /// What it does.
    Kind(SectionKind),
    /// Its name in the outline.
    Name(String),
    /// How it is numbered.
    Scheme(Scheme),
    /// Where its heading stands.
    Layout(HeadingLayout),
    /// Its intended length.
    Target(Option<Target>),
    /// What its template says about it.
    Guidance(Guidance),
    /// The writer's notes.
    Notes(String),
    /// How far it has come.
    Status(Status),
    /// The frame that its heading is to follow.
    Frame(String),
    /// What is still to be done for it.
    Todos(Vec<Todo>),
    /// Whether it is marked to be found again.
    Bookmark(bool),
}

/// A section. Its place in the tree and its children are kept by [`super::SectionTree`].
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Identity within the speech.
    pub id: SectionId,
    /// What the section does.
    pub kind: SectionKind,
    /// A name for the outline only; may be empty.
    pub name: String,
    /// What is spoken as its heading; may be empty.
    pub heading: Inline,
    /// Its paragraphs: at least one, which may be empty.
    pub body: Vec<Inline>,
    /// How it is numbered among its siblings.
    pub scheme: Scheme,
    /// Where its heading stands.
    pub layout: HeadingLayout,
    /// Its intended length.
    pub target: Option<Target>,
    /// What its template says about it.
    pub guidance: Guidance,
    /// The writer's own notes; never spoken.
    pub notes: String,
    /// How far it has come.
    pub status: Status,
    /// The frame that its heading and those of its group are to follow, as it was written; empty where there is none.
    pub frame: String,
    /// What is still to be done for it; never spoken.
    pub todos: Vec<Todo>,
    /// Whether it is marked to be found again.
    pub bookmark: bool,
}

impl Section {
    /// An empty section.
    #[must_use]
    pub fn new(id: SectionId, kind: SectionKind) -> Self {
        Self {
            id,
            kind,
            name: String::new(),
            heading: Inline::new(),
            body: vec![Inline::new()],
            scheme: Scheme::None,
            layout: HeadingLayout::Auto,
            target: None,
            guidance: Guidance::default(),
            notes: String::new(),
            status: Status::default(),
            frame: String::new(),
            todos: Vec::new(),
            bookmark: false,
        }
    }

    /// Whether its heading runs into its first paragraph.
    #[must_use]
    pub fn runs_in(&self) -> bool {
        match self.layout {
            HeadingLayout::Auto => self.scheme.runs_in(),
            HeadingLayout::OwnLine => false,
            HeadingLayout::RunIn => true,
        }
    }

    /// Whether nothing was written: no heading and only empty paragraphs.
    #[must_use]
    pub fn is_unwritten(&self) -> bool {
        self.heading.is_empty() && self.has_empty_body()
    }

    /// Whether all its paragraphs are empty.
    #[must_use]
    pub fn has_empty_body(&self) -> bool {
        self.body.iter().all(Inline::is_empty)
    }
}
