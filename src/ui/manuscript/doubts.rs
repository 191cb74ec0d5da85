//! Numbers that announce another count than there is, to be underlined: looked for in the paragraphs in view only, and
//! once for as long as they stay as they are.

use std::ops::Range;
use std::sync::Arc;

use super::layout::bytes;
use crate::model::{Announced, ViewParagraph};
use crate::session::Session;
use crate::text::announcements::{Announcement, announcements};

/// What was found in the paragraphs that were in view.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    known: Vec<(Arc<ViewParagraph>, Vec<Announcement>)>,
}

impl Doubts {
    /// The numbers in some paragraphs that disagree with what follows: in which paragraph, and where in it.
    pub(super) fn of(&mut self, session: &Session, paragraphs: Range<usize>) -> Vec<(usize, Range<usize>)> {
        let shown = session.manuscript().paragraphs();
        let mut former = std::mem::take(&mut self.known);
        let mut doubts = Vec::new();
        for index in paragraphs {
            let Some(paragraph) = shown.get(index) else {
                continue;
            };
            let known = former.iter().position(|(known, _)| Arc::ptr_eq(known, paragraph));
            let found = match known {
                Some(known) => former.swap_remove(known).1,
                None => announcements(&paragraph.text),
            };
            for announcement in &found {
                let announced = Announced::of(session.speech(), paragraph, announcement);
                if let Some(announced) = announced.filter(Announced::disagrees) {
                    doubts.push((index, bytes(&announced.phrase)));
                }
            }
            self.known.push((Arc::clone(paragraph), found));
        }
        doubts
    }
}
