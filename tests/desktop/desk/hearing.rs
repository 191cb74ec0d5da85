//! What a screen reader says to the writer.

use atspi::Granularity;

use super::{Desktop, MANUSCRIPT};
use crate::access::Node;

impl Desktop {
    /// What a screen reader says of the place to which the caret has come in the manuscript: its paragraph or line.
    pub fn said_at_caret(&mut self, part: Granularity) -> String {
        let manuscript = self.wait_for("the caret in the manuscript", |node| {
            node.name == MANUSCRIPT && node.caret.is_some()
        });
        let caret = manuscript.caret.unwrap_or_default();
        let said = self.access.part_of_text(&manuscript, caret, part);
        said.unwrap_or_default().trim_end().to_owned()
    }

    /// What a screen reader says of a node beside its name.
    pub fn description_of(&self, node: &Node) -> String {
        self.access.description_of(node).unwrap_or_default()
    }

    /// The node that has the keyboard, once it is called so.
    pub fn wait_for_keyboard(&mut self, name: &str) -> Node {
        self.wait_for(&format!("{name:?} with the keyboard"), |node| {
            node.focused && node.name.contains(name)
        })
    }
}
