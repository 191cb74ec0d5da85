//! The tree of sections: who stands under whom, in which order, and what may stand where.

use std::collections::{HashMap, HashSet};

use super::ids::SectionId;
use super::numbering::Scheme;
use super::section::{Section, SectionKind};

/// How many levels of sections there may be.
pub const MAXIMUM_LEVELS: usize = 4;

/// Why a section cannot stand under another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NestingRefusal {
    /// Salutation, opening and closing hold no sections.
    #[error("a section of this kind holds no others")]
    KindHoldsNone,
    /// Salutation, opening and closing stand at the top level only.
    #[error("a section of this kind stands at the top level only")]
    KindStandsAtTop,
    /// More than [`MAXIMUM_LEVELS`] levels.
    #[error("sections nest at most {MAXIMUM_LEVELS} levels deep")]
    TooDeep,
    /// A section cannot stand under itself.
    #[error("a section cannot stand under itself")]
    UnderItself,
    /// The section is not in the speech.
    #[error("the section is not in the speech")]
    Unknown,
}

/// A section with all that stands under it, out of any tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Subtree {
    /// The section.
    pub section: Section,
    /// What stands under it, in order.
    pub children: Vec<Subtree>,
}

impl Subtree {
    /// A section with nothing under it.
    #[must_use]
    pub fn leaf(section: Section) -> Self {
        Self {
            section,
            children: Vec::new(),
        }
    }

    /// How many levels it spans: 1 for a section with nothing under it.
    #[must_use]
    pub fn levels(&self) -> usize {
        1 + self.children.iter().map(Self::levels).max().unwrap_or(0)
    }

    /// Visits every section, parents before children.
    pub fn for_each_mut(&mut self, visit: &mut impl FnMut(&mut Section)) {
        visit(&mut self.section);
        for child in &mut self.children {
            child.for_each_mut(visit);
        }
    }

    /// Visits every section, parents before children.
    pub fn for_each(&self, visit: &mut impl FnMut(&Section)) {
        visit(&self.section);
        for child in &self.children {
            child.for_each(visit);
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Node {
    section: Section,
    parent: Option<SectionId>,
    children: Vec<SectionId>,
}

/// All sections of a speech.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SectionTree {
    nodes: HashMap<SectionId, Node>,
    roots: Vec<SectionId>,
}

impl SectionTree {
    /// A tree of these top-level sections, in order.
    ///
    /// # Errors
    /// Names an identity that two sections have.
    pub fn from_roots(roots: Vec<Subtree>) -> Result<Self, SectionId> {
        let mut seen = HashSet::new();
        let mut duplicate = None;
        for root in &roots {
            root.for_each(&mut |section| {
                if !seen.insert(section.id) {
                    duplicate = Some(section.id);
                }
            });
        }
        if let Some(id) = duplicate {
            return Err(id);
        }
        let mut tree = Self::default();
        for (index, root) in roots.into_iter().enumerate() {
            tree.insert(None, index, root);
        }
        Ok(tree)
    }

    /// How many sections there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no section.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether the section is in the tree.
    #[must_use]
    pub fn contains(&self, id: SectionId) -> bool {
        self.nodes.contains_key(&id)
    }

    /// The section of that identity.
    #[must_use]
    pub fn get(&self, id: SectionId) -> Option<&Section> {
        self.nodes.get(&id).map(|node| &node.section)
    }

    pub(super) fn get_mut(&mut self, id: SectionId) -> Option<&mut Section> {
        self.nodes.get_mut(&id).map(|node| &mut node.section)
    }

    /// Under which section it stands; none at the top level and for an unknown section.
    #[must_use]
    pub fn parent(&self, id: SectionId) -> Option<SectionId> {
        self.nodes.get(&id).and_then(|node| node.parent)
    }

    /// What stands under `parent`, or at the top level, in order.
    #[must_use]
    pub fn children(&self, parent: Option<SectionId>) -> &[SectionId] {
        match parent {
            None => &self.roots,
            Some(id) => self.nodes.get(&id).map_or(&[], |node| &node.children),
        }
    }

    /// Parent and place among the siblings.
    #[must_use]
    pub fn place_of(&self, id: SectionId) -> Option<(Option<SectionId>, usize)> {
        let parent = self.nodes.get(&id)?.parent;
        let index = self.children(parent).iter().position(|&sibling| sibling == id)?;
        Some((parent, index))
    }

    /// The sibling `step` places further on.
    #[must_use]
    pub fn sibling(&self, id: SectionId, step: isize) -> Option<SectionId> {
        let (parent, index) = self.place_of(id)?;
        self.children(parent)
            .get(index.checked_add_signed(step)?)
            .copied()
    }

    /// The group of a section: the siblings that are numbered with it, and it. Where nothing is numbered, those of its
    /// kind.
    #[must_use]
    pub fn group(&self, id: SectionId) -> Vec<SectionId> {
        let Some(own) = self.get(id) else {
            return Vec::new();
        };
        let belongs = |other: &Section| {
            other.id == id
                || (other.kind.holds_children()
                    && other.scheme.is_like(&own.scheme)
                    && (own.scheme != Scheme::None || other.kind == own.kind))
        };
        let siblings = self.children(self.parent(id)).iter().copied();
        siblings
            .filter(|&sibling| self.get(sibling).is_some_and(belongs))
            .collect()
    }

    /// The level of a section: 1 at the top.
    #[must_use]
    pub fn level(&self, id: SectionId) -> usize {
        let mut level = 1;
        let mut current = id;
        while let Some(parent) = self.parent(current) {
            level += 1;
            current = parent;
        }
        level
    }

    /// Whether `ancestor` is `id` or stands above it.
    #[must_use]
    pub fn is_within(&self, id: SectionId, ancestor: SectionId) -> bool {
        let mut current = Some(id);
        while let Some(candidate) = current {
            if candidate == ancestor {
                return true;
            }
            current = self.parent(candidate);
        }
        false
    }

    /// All sections, parents before children, as they are spoken.
    #[must_use]
    pub fn reading_order(&self) -> Vec<SectionId> {
        let mut order = Vec::with_capacity(self.nodes.len());
        let mut stack: Vec<SectionId> = self.roots.iter().rev().copied().collect();
        while let Some(id) = stack.pop() {
            order.push(id);
            stack.extend(self.children(Some(id)).iter().rev());
        }
        order
    }

    /// All sections, in no particular order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.nodes.values().map(|node| &node.section)
    }

    /// The largest identity in use; 0 without sections.
    #[must_use]
    pub fn largest_id(&self) -> u32 {
        self.nodes.keys().map(|id| id.0).max().unwrap_or(0)
    }

    /// A copy of a section with all that stands under it.
    #[must_use]
    pub fn subtree(&self, id: SectionId) -> Option<Subtree> {
        let node = self.nodes.get(&id)?;
        Some(Subtree {
            section: node.section.clone(),
            children: node
                .children
                .iter()
                .filter_map(|&child| self.subtree(child))
                .collect(),
        })
    }

    /// Whether a section of `kind` that spans `levels` may stand under `parent`.
    ///
    /// # Errors
    /// Says why not.
    pub fn may_hold(
        &self,
        parent: Option<SectionId>,
        kind: SectionKind,
        levels: usize,
    ) -> Result<(), NestingRefusal> {
        let Some(parent) = parent else {
            return if levels > MAXIMUM_LEVELS {
                Err(NestingRefusal::TooDeep)
            } else {
                Ok(())
            };
        };
        let holder = self.get(parent).ok_or(NestingRefusal::Unknown)?;
        if !holder.kind.holds_children() {
            return Err(NestingRefusal::KindHoldsNone);
        }
        if !kind.holds_children() {
            return Err(NestingRefusal::KindStandsAtTop);
        }
        if self.level(parent) + levels > MAXIMUM_LEVELS {
            return Err(NestingRefusal::TooDeep);
        }
        Ok(())
    }

    /// Whether a section may move under `parent`.
    ///
    /// # Errors
    /// Says why not.
    pub fn may_move(&self, id: SectionId, parent: Option<SectionId>) -> Result<(), NestingRefusal> {
        let kind = self.get(id).ok_or(NestingRefusal::Unknown)?.kind;
        if parent.is_some_and(|parent| self.is_within(parent, id)) {
            return Err(NestingRefusal::UnderItself);
        }
        self.may_hold(parent, kind, self.levels_below(id))
    }

    /// How many levels a section spans, itself included.
    #[must_use]
    pub fn levels_below(&self, id: SectionId) -> usize {
        1 + self
            .children(Some(id))
            .iter()
            .map(|&child| self.levels_below(child))
            .max()
            .unwrap_or(0)
    }

    /// Puts a subtree under `parent` at `index`, which is moved to the end when it lies behind it.
    pub(super) fn insert(&mut self, parent: Option<SectionId>, index: usize, subtree: Subtree) {
        let id = subtree.section.id;
        self.nodes.insert(
            id,
            Node {
                section: subtree.section,
                parent,
                children: Vec::with_capacity(subtree.children.len()),
            },
        );
        self.attach(id, parent, index);
        for (place, child) in subtree.children.into_iter().enumerate() {
            self.insert(Some(id), place, child);
        }
    }

    /// Takes a section out with all that stands under it.
    pub(super) fn remove(&mut self, id: SectionId) -> Option<Subtree> {
        self.detach(id)?;
        self.take(id)
    }

    /// Moves a section; `index` counts among the new siblings without it.
    pub(super) fn relocate(&mut self, id: SectionId, parent: Option<SectionId>, index: usize) {
        if self.detach(id).is_some() {
            if let Some(node) = self.nodes.get_mut(&id) {
                node.parent = parent;
            }
            self.attach(id, parent, index);
        }
    }

    fn take(&mut self, id: SectionId) -> Option<Subtree> {
        let node = self.nodes.remove(&id)?;
        let children = node
            .children
            .iter()
            .filter_map(|&child| self.take(child))
            .collect();
        Some(Subtree {
            section: node.section,
            children,
        })
    }

    fn attach(&mut self, id: SectionId, parent: Option<SectionId>, index: usize) {
        let siblings = self.siblings_mut(parent);
        let index = index.min(siblings.len());
        siblings.insert(index, id);
    }

    fn detach(&mut self, id: SectionId) -> Option<()> {
        let (parent, index) = self.place_of(id)?;
        self.siblings_mut(parent).remove(index);
        Some(())
    }

    fn siblings_mut(&mut self, parent: Option<SectionId>) -> &mut Vec<SectionId> {
        match parent.and_then(|parent| self.nodes.get_mut(&parent)) {
            Some(node) => &mut node.children,
            None => &mut self.roots,
        }
    }
}
