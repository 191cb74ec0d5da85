//! What the outline shows, as plain data: rows with their labels, lengths and fold states. The pane only paints them,
//! so what it shows is tested as text.
//!
//! An [`Outline`] is built anew when the speech changes, not every frame; it adds up the lengths which the manuscript
//! already keeps with each paragraph and never counts text itself.

use std::collections::{HashMap, HashSet};

use crate::model::{
    Budget, Label, Scheme, Section, SectionBudget, SectionId, SectionKind, SectionTree, Speech, Standing,
    Status, labels_of_children,
};
use crate::session::Session;
use crate::text::length::Length;
use crate::text::speaking_time::SpeakingRate;
use crate::ui::i18n::Texts;
use crate::ui::menus::kind_key;
use crate::ui::theme::KindTone;

#[cfg(test)]
mod tests;

/// Whether what stands under a section is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Nothing stands under it.
    Leaf,
    /// What stands under it is shown.
    Open,
    /// What stands under it is hidden.
    Closed,
}

/// A section's row.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionRow {
    /// The section.
    pub id: SectionId,
    /// Its level, from 1.
    pub level: usize,
    /// What it does.
    pub kind: SectionKind,
    /// The colour of its bar.
    pub tone: KindTone,
    /// Its label without mark.
    pub label: Option<String>,
    /// Its name, else its heading, else what its kind is called.
    pub text: String,
    /// Whether `text` only says what is to stand there.
    pub is_hint: bool,
    /// Characters (English: words) with all under it.
    pub count: usize,
    /// What it is given, in characters (English: words).
    pub target: Option<usize>,
    /// What it is given and uses, in the measure in which it is given.
    pub budget: SectionBudget,
    /// The rate at which times are reckoned.
    pub rate: SpeakingRate,
    /// Whether nothing is written yet, here or below.
    pub to_write: bool,
    /// How far it has come.
    pub status: Status,
    /// Whether it is marked to be found again.
    pub bookmark: bool,
    /// How many things are still to be done for it.
    pub todos: usize,
    /// Whether what stands under it is shown.
    pub fold: Fold,
}

impl SectionRow {
    /// What the row is called: label and text.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.label {
            Some(label) => format!("{label} {}", self.text),
            None => self.text.clone(),
        }
    }

    /// The share of what is given that is used; none where nothing is given.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share is for a bar's width and colour"
    )]
    pub fn share(&self) -> Option<f32> {
        let given = self.budget.given?.units();
        Some((self.budget.used.units() / given.max(0.001)) as f32)
    }

    /// Whether it uses more than it is given.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.budget.standing(), Some(Standing::Near | Standing::Over))
    }
}

/// The row behind a numbered group that adds its next member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GhostRow {
    /// The member that the new one follows and is made like.
    pub like: SectionId,
    /// The group's level, from 1.
    pub level: usize,
    /// The label that the new member gets.
    pub label: String,
}

/// A row of the outline.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// A section.
    Section(SectionRow),
    /// An invitation to add the next member of a group.
    Ghost(GhostRow),
}

impl Row {
    /// The section's row, if it is one.
    #[must_use]
    pub fn section(&self) -> Option<&SectionRow> {
        match self {
            Self::Section(row) => Some(row),
            Self::Ghost(_) => None,
        }
    }
}

/// How much of the speech a tone's sections make.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ToneShare {
    /// The tone.
    pub tone: KindTone,
    /// The length of its sections.
    pub length: Length,
}

/// Everything the outline shows.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// How much each tone makes of the speech, in order of first appearance.
    pub tones: Vec<ToneShare>,
    places: HashMap<SectionId, usize>,
}

impl Outline {
    /// The outline of a speech, without what is folded; with words in the filter only what matches, under its
    /// ancestors.
    #[must_use]
    pub fn build(session: &Session, folded: &HashSet<SectionId>, filter: &str, texts: &Texts) -> Self {
        let speech = session.speech();
        let mut builder = Builder {
            speech,
            texts,
            folded,
            filter: filter.trim().to_lowercase(),
            budget: session.budget(),
            written: HashSet::new(),
            outline: Self::default(),
        };
        builder.measure(session);
        builder.group(None, 1, None);
        let mut outline = builder.outline;
        outline.places = outline
            .rows
            .iter()
            .enumerate()
            .filter_map(|(place, row)| Some((row.section()?.id, place)))
            .collect();
        outline
    }

    /// Where a section's row stands, if it is shown.
    #[must_use]
    pub fn place_of(&self, id: SectionId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The row of the section, or of the nearest section above it that is shown.
    #[must_use]
    pub fn place_of_shown(&self, tree: &SectionTree, id: SectionId) -> Option<usize> {
        let mut candidate = Some(id);
        while let Some(id) = candidate {
            if let Some(place) = self.place_of(id) {
                return Some(place);
            }
            candidate = tree.parent(id);
        }
        None
    }

    /// The row at a place, if it is a section's.
    #[must_use]
    pub fn section_at(&self, place: usize) -> Option<&SectionRow> {
        self.rows.get(place)?.section()
    }
}

struct Builder<'a> {
    speech: &'a Speech,
    texts: &'a Texts,
    folded: &'a HashSet<SectionId>,
    filter: String,
    budget: &'a Budget,
    /// The sections where something is written, there or below.
    written: HashSet<SectionId>,
    outline: Outline,
}

impl Builder<'_> {
    /// Finds out what is written, children before parents, and what each tone makes of the whole.
    fn measure(&mut self, session: &Session) {
        let tree = &self.speech.sections;
        let order = tree.reading_order();
        let mut tones: HashMap<SectionId, KindTone> = HashMap::with_capacity(order.len());
        for &id in &order {
            let Some(section) = tree.get(id) else { continue };
            let above = tree.parent(id).and_then(|parent| tones.get(&parent).copied());
            let tone = tone_of(tree, section, above);
            tones.insert(id, tone);
            self.add_to_tone(tone, session.manuscript().own_length(id));
        }
        for &id in order.iter().rev() {
            let has_text = tree.get(id).is_some_and(|section| !section.has_empty_body());
            if has_text || self.written.contains(&id) {
                self.written.insert(id);
                self.written.extend(tree.parent(id));
            }
        }
    }

    fn add_to_tone(&mut self, tone: KindTone, length: Length) {
        let tones = &mut self.outline.tones;
        match tones.iter_mut().find(|share| share.tone == tone) {
            Some(share) => share.length += length,
            None => tones.push(ToneShare { tone, length }),
        }
    }

    /// Adds the rows of what stands under `parent`; says whether any was added.
    fn group(&mut self, parent: Option<SectionId>, level: usize, above: Option<KindTone>) -> bool {
        let tree = &self.speech.sections;
        let children = tree.children(parent);
        let labels = labels_of_children(tree, parent, self.speech.language);
        let mut ghosts = if self.filter.is_empty() {
            self.ghosts(children, level)
        } else {
            Vec::new()
        };
        let mut any = false;
        for (&id, label) in children.iter().zip(labels) {
            let Some(section) = tree.get(id) else { continue };
            any |= self.branch(section, label, level, above);
            if let Some(found) = ghosts.iter().position(|ghost| ghost.like == id) {
                self.outline.rows.push(Row::Ghost(ghosts.swap_remove(found)));
            }
        }
        any
    }

    /// Adds a section's row and those under it, unless the filter leaves nothing of them.
    fn branch(
        &mut self,
        section: &Section,
        label: Option<Label>,
        level: usize,
        above: Option<KindTone>,
    ) -> bool {
        let tree = &self.speech.sections;
        let id = section.id;
        let has_children = !tree.children(Some(id)).is_empty();
        let filtering = !self.filter.is_empty();
        let fold = match has_children {
            false => Fold::Leaf,
            true if self.folded.contains(&id) && !filtering => Fold::Closed,
            true => Fold::Open,
        };
        let row = self.row(section, label, level, above, fold);
        let tone = row.tone;
        let matches = !filtering || self.matches(section, &row);
        let place = self.outline.rows.len();
        self.outline.rows.push(Row::Section(row));
        let below = fold == Fold::Open && self.group(Some(id), level + 1, Some(tone));
        let shown = matches || below;
        if !shown {
            self.outline.rows.truncate(place);
        }
        shown
    }

    fn row(
        &self,
        section: &Section,
        label: Option<Label>,
        level: usize,
        above: Option<KindTone>,
        fold: Fold,
    ) -> SectionRow {
        let budget = self.budget.section(section.id);
        let target = budget
            .given
            .map(|given| usize::try_from(given.rounded()).unwrap_or(usize::MAX));
        let (text, is_hint) = self.shown_text(section);
        SectionRow {
            id: section.id,
            level,
            kind: section.kind,
            tone: tone_of(&self.speech.sections, section, above),
            label: label.map(|label| label.number),
            text,
            is_hint,
            count: budget.length.count.words,
            target,
            budget,
            rate: self.budget.rate,
            to_write: !self.written.contains(&section.id) && section.status == Status::ToWrite,
            status: section.status,
            bookmark: section.bookmark,
            todos: section.todos.iter().filter(|todo| !todo.done).count(),
            fold,
        }
    }

    fn shown_text(&self, section: &Section) -> (String, bool) {
        let text = if section.name.is_empty() {
            self.speech.marked_text(&section.heading)
        } else {
            section.name.clone()
        };
        if text.trim().is_empty() {
            (self.texts.get(kind_key(section.kind)).to_owned(), true)
        } else {
            (text, false)
        }
    }

    /// Whether heading, name or label hold what is sought.
    fn matches(&self, section: &Section, row: &SectionRow) -> bool {
        let holds = |text: &str| text.to_lowercase().contains(&self.filter);
        holds(&row.name()) || holds(&section.name) || holds(&self.speech.plain_text(&section.heading))
    }

    /// The rows that add the next member, one behind the last member of each numbered group.
    fn ghosts(&self, children: &[SectionId], level: usize) -> Vec<GhostRow> {
        let mut groups: Vec<(&Scheme, SectionId, u32)> = Vec::new();
        for &id in children {
            let Some(section) = self.speech.sections.get(id) else {
                continue;
            };
            if matches!(section.scheme, Scheme::None | Scheme::Connective(_)) {
                continue;
            }
            let known = groups
                .iter_mut()
                .find(|(scheme, _, _)| scheme.is_like(&section.scheme));
            match known {
                Some((_, last, members)) => {
                    *last = id;
                    *members += 1;
                }
                None => groups.push((&section.scheme, id, 1)),
            }
        }
        groups
            .into_iter()
            .filter_map(|(scheme, like, members)| {
                let label = scheme.label(members + 1, members + 1, self.speech.language)?;
                Some(GhostRow {
                    like,
                    level,
                    label: label.number,
                })
            })
            .collect()
    }
}

/// What renaming a section's row begins with: its name, else its heading.
#[must_use]
pub fn row_text(speech: &Speech, section: &Section) -> String {
    if section.name.is_empty() {
        speech.plain_text(&section.heading)
    } else {
        section.name.clone()
    }
}

/// A part has the tone of what it holds; other sections without a tone of their own take that of the one above.
pub(in crate::ui) fn tone_of(tree: &SectionTree, section: &Section, above: Option<KindTone>) -> KindTone {
    let own = |kind: SectionKind| match kind {
        SectionKind::Opening => Some(KindTone::Opening),
        SectionKind::Impression => Some(KindTone::Impression),
        SectionKind::Requirement => Some(KindTone::Requirement),
        SectionKind::Salutation | SectionKind::Closing => Some(KindTone::Closing),
        SectionKind::Part | SectionKind::Custom => None,
    };
    let held = || {
        let children = tree.children(Some(section.id)).iter();
        children
            .filter_map(|&child| tree.get(child))
            .find_map(|child| own(child.kind))
    };
    own(section.kind)
        .or_else(held)
        .or(above)
        .unwrap_or(KindTone::Closing)
}
