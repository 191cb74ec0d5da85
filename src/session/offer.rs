//! A label typed or pasted at a paragraph's start (一是, （二）, 三、) is offered as a section. Where the section has
//! that label already, what was typed would say it twice, and is dropped.

use super::Session;
use super::editing::Editing;
use crate::model::{
    Edit, EditError, Inline, Scheme, Section, SectionId, SectionKind, Selection, Subtree, TextPlace,
    TextPosition, TransactionName,
};
use crate::text::enumerations::{LabelStyle, leading_label};
use crate::text::offsets::ByteIndex;

/// A run-in heading is no longer than this many characters.
const LONGEST_RUN_IN_HEADING: usize = 40;
/// A heading on its own line is no longer than this many characters.
const LONGEST_OWN_HEADING: usize = 80;

/// The offer to make a section of a paragraph that begins with a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionOffer {
    /// The paragraph.
    pub place: TextPlace,
    /// The label as it was typed.
    pub label: String,
    /// The scheme that it is of.
    pub scheme: Scheme,
}

fn scheme_of(style: LabelStyle) -> Scheme {
    match style {
        LabelStyle::ItemIs => Scheme::ItemIs,
        LabelStyle::ParenthesisedChinese => Scheme::ParenthesisedChinese,
        LabelStyle::ChineseComma => Scheme::ChineseComma,
        LabelStyle::Arabic => Scheme::Arabic,
        LabelStyle::ParenthesisedArabic => Scheme::ParenthesisedArabic,
        LabelStyle::OrdinalChinese => Scheme::OrdinalChinese,
        LabelStyle::Sequence => Scheme::Sequence,
        LabelStyle::OrdinalEnglish => Scheme::OrdinalEnglish,
    }
}

fn kind_for(scheme: &Scheme) -> SectionKind {
    match scheme {
        Scheme::ItemIs => SectionKind::Impression,
        Scheme::ParenthesisedChinese => SectionKind::Requirement,
        Scheme::ChineseComma => SectionKind::Part,
        _ => SectionKind::Custom,
    }
}

impl Session {
    /// Offers a section when the caret stands right behind a label that begins its paragraph.
    pub(super) fn offer_typed_section(&mut self) {
        let TextPosition { place, offset } = self.selection.head;
        let typed = self
            .speech
            .line(place)
            .map(|line| line.slice(ByteIndex(0)..offset));
        let Some(typed) = typed else { return };
        // Whether 一是 is a label shows in what follows; while it is typed, nothing does yet.
        let begun = format!("{}讲", typed.text());
        if let Some(label) = leading_label(&begun).filter(|label| label.length == typed.end()) {
            self.offer_label(place, typed.text(), label.style);
        }
    }

    pub(super) fn offer_section_at(&mut self, place: TextPlace) {
        let Some(line) = self.speech.line(place) else {
            return;
        };
        if let Some(label) = leading_label(line.text()) {
            let text = line.text()[..label.length.0].to_owned();
            self.offer_label(place, &text, label.style);
        }
    }

    fn offer_label(&mut self, place: TextPlace, label: &str, style: LabelStyle) {
        let TextPlace::Body(id, _) = place else { return };
        let holds_sections = |kind: SectionKind| !matches!(kind, SectionKind::Salutation);
        if self
            .speech
            .sections
            .get(id)
            .is_some_and(|section| holds_sections(section.kind))
        {
            self.offer = Some(SectionOffer {
                place,
                label: label.to_owned(),
                scheme: scheme_of(style),
            });
        }
    }

    /// Whether the caret is still in the offered paragraph, and the label still begins it.
    pub(super) fn still_offers(&self, offer: &SectionOffer) -> bool {
        self.selection.head.place == offer.place
            && self
                .speech
                .line(offer.place)
                .is_some_and(|line| line.text().starts_with(&offer.label))
    }

    pub(super) fn accept_offer(&mut self) -> Result<(), EditError> {
        let Some(offer) = self.offer.take() else {
            return Ok(());
        };
        let TextPlace::Body(id, index) = offer.place else {
            return Ok(());
        };
        self.transact(TransactionName::MakeSection, |editing| {
            let made = editing.make_section(id, index, &offer)?;
            let place = if editing.section(made)?.heading.is_empty() {
                TextPlace::Heading(made)
            } else {
                TextPlace::Body(made, 0)
            };
            Ok(Some(Selection::caret(editing.end_of(place)?)))
        })
    }
}

impl Editing<'_> {
    /// Drops a label typed where the section's own label stands already. Returns where the caret then stands.
    pub(super) fn drop_double_label(&mut self, caret: TextPosition) -> Result<TextPosition, EditError> {
        let place = caret.place;
        let Some(section) = place.section().and_then(|id| self.speech.sections.get(id)) else {
            return Ok(caret);
        };
        let stands_behind_label = match place {
            TextPlace::Heading(_) => true,
            TextPlace::Body(_, index) => index == 0 && section.runs_in() && section.heading.is_empty(),
            TextPlace::Title => false,
        };
        let line = self.speech.line(place).filter(|_| stands_behind_label);
        let Some(label) = line.and_then(|line| leading_label(line.text())) else {
            return Ok(caret);
        };
        if !scheme_of(label.style).is_like(&section.scheme) || caret.offset < label.length {
            return Ok(caret);
        }
        let after = ByteIndex(caret.offset.0 - label.length.0);
        self.replace(place, ByteIndex(0)..label.length, Inline::new())?;
        Ok(TextPosition::new(place, after))
    }

    /// Makes a section of a paragraph that begins with a label, and of those behind it in the same body.
    fn make_section(
        &mut self,
        id: SectionId,
        index: usize,
        offer: &SectionOffer,
    ) -> Result<SectionId, EditError> {
        let origin = self.section(id)?.clone();
        let line = origin.body.get(index).ok_or(EditError::UnknownPlace)?;
        let label = ByteIndex(offer.label.len());
        let mut section = Section::new(self.ids.section(), kind_for(&offer.scheme));
        section.scheme = offer.scheme.clone();
        let (parent, at) = self.place_for(id, &origin, &mut section)?;
        let (heading, first) = split_heading(&line.slice(label..line.end()), section.runs_in());
        section.heading = heading;
        section.body = vec![first];
        section.body.extend_from_slice(&origin.body[index + 1..]);
        if section.body.len() > 1 && section.body[0].is_empty() && !section.runs_in() {
            section.body.remove(0);
        }
        let made = section.id;
        self.splice(id, index, origin.body.len() - index, Vec::new())?;
        let subtree = Box::new(Subtree::leaf(section));
        self.edit(Edit::InsertSection {
            parent,
            index: at,
            subtree,
        })?;
        Ok(made)
    }

    /// A sibling of the same scheme follows its section; any other label begins a section under it, or behind it
    /// where it holds none.
    fn place_for(
        &mut self,
        id: SectionId,
        origin: &Section,
        section: &mut Section,
    ) -> Result<(Option<SectionId>, usize), EditError> {
        let tree = &self.speech.sections;
        let (parent, at) = tree.place_of(id).ok_or(EditError::UnknownSection(id))?;
        let has_children = !tree.children(Some(id)).is_empty();
        if origin.scheme.is_like(&section.scheme) && !has_children {
            section.kind = origin.kind;
            section.layout = origin.layout;
            return Ok((parent, at + 1));
        }
        if tree.may_hold(Some(id), section.kind, 1).is_ok() {
            let first = tree.children(Some(id)).first().and_then(|&first| tree.get(first));
            if let Some(first) = first.filter(|first| first.scheme.is_like(&section.scheme)) {
                section.kind = first.kind;
                section.layout = first.layout;
            }
            return Ok((Some(id), 0));
        }
        tree.may_hold(parent, section.kind, 1)?;
        Ok((parent, at + 1))
    }
}

/// Splits a paragraph into a heading and the text behind its stop.
fn split_heading(line: &Inline, runs_in: bool) -> (Inline, Inline) {
    let text = line.text();
    if !runs_in {
        let is_heading = text.chars().count() <= LONGEST_OWN_HEADING;
        return if is_heading {
            (line.clone(), Inline::new())
        } else {
            (Inline::new(), line.clone())
        };
    }
    let stop = text
        .char_indices()
        .find(|&(_, character)| "。？！".contains(character));
    let limit = text
        .char_indices()
        .nth(LONGEST_RUN_IN_HEADING)
        .map_or(text.len(), |(at, _)| at);
    match stop {
        Some((at, character)) if at <= limit && at > 0 => {
            let behind = ByteIndex(at + character.len_utf8());
            let heading_end = if character == '。' { ByteIndex(at) } else { behind };
            (
                line.slice(ByteIndex(0)..heading_end),
                line.slice(behind..line.end()),
            )
        }
        None if text.len() <= limit => (line.clone(), Inline::new()),
        _ => (Inline::new(), line.clone()),
    }
}
