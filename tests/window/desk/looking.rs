//! The window as it is painted.

use egui::Rect;
use egui::accesskit::{Action, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use image::{Rgba, RgbaImage};

use super::Desk;

/// How much of a line that names the test's own folder is painted over, in points: longer than the line is.
const HIDDEN: f32 = 392.0;

impl Desk {
    /// How many buttons and the like are called so in part.
    pub fn count(&self, name: &str) -> usize {
        let all = self.harness.query_all_by_label_contains(name);
        all.filter(|node| node.accesskit_node().role() != Role::Label)
            .count()
    }

    /// Whether something is called exactly so.
    pub fn shows(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    /// Whether a screen reader is told so of something, beside its name.
    pub fn describes(&self, words: &str) -> bool {
        self.harness.root().children_recursive().any(|node| {
            node.accesskit_node()
                .description()
                .is_some_and(|description| description.contains(words))
        })
    }

    /// What has the keyboard: its role, what it is called, and where it stands.
    pub fn focused(&self) -> Option<(Role, String, Rect)> {
        let all = self.harness.root().children_recursive();
        let mut focused = all.filter(|node| node.accesskit_node().is_focused());
        focused.next().map(|node| {
            let name = node.accesskit_node().label().unwrap_or_default();
            (node.accesskit_node().role(), name, node.rect())
        })
    }

    /// Where what is called exactly so stands.
    pub fn place_of(&self, name: &str) -> Rect {
        self.harness.get_by_label(name).rect()
    }

    /// The fields of a dialog, and the buttons that answer it.
    pub fn answers(&self) -> Vec<(Role, String, Rect)> {
        let keys = [
            "button-cancel",
            "button-close",
            "button-ok",
            "button-save",
            "button-export",
            "fit-apply",
            "gallery-import",
            "gallery-export",
            "gallery-apply",
            "apply-accept",
        ];
        let names = keys.map(|key| self.texts().get(key).to_owned());
        let fields = ["palette-label", "dialog-insert-field-label", "shortcuts-sought"];
        let fields = fields.map(|key| self.texts().get(key).to_owned());
        let all = self.harness.root().children_recursive();
        let found = all.filter_map(|node| {
            let (role, name) = (node.accesskit_node().role(), node.accesskit_node().label()?);
            let is_one = match role {
                Role::Button => names.contains(&name),
                Role::TextInput => fields.contains(&name),
                _ => false,
            };
            is_one.then(|| (role, name, node.rect()))
        });
        found.collect()
    }

    /// What is of a role: its name, and where it stands.
    fn of_role(&self, role: Role) -> Vec<(String, Rect)> {
        let all = self.harness.root().children_recursive();
        let found = all.filter(|node| node.accesskit_node().role() == role);
        found
            .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
            .collect()
    }

    /// The headings, as screen readers list them.
    pub fn headings(&self) -> Vec<String> {
        let headings = self.of_role(Role::Heading);
        headings.into_iter().map(|(name, _)| name).collect()
    }

    /// Where a heading stands.
    pub fn heading_place(&self, name: &str) -> Rect {
        let headings = self.of_role(Role::Heading).into_iter();
        let mut places = headings.filter_map(|(heading, place)| (heading == name).then_some(place));
        places.next().expect("a heading")
    }

    /// The links, and where they stand.
    pub fn links(&self) -> Vec<(String, Rect)> {
        self.of_role(Role::Link)
    }

    /// Follows the first link of that name.
    pub fn press_link(&mut self, name: &str) {
        let link = {
            let all = self.harness.root().children_recursive();
            let mut links = all.filter(|node| node.accesskit_node().role() == Role::Link);
            links.find(|node| node.accesskit_node().label().as_deref() == Some(name))
        };
        link.expect("a link").click_accesskit();
        self.settle();
    }

    /// What pictures show, in the words that screen readers are told.
    pub fn pictures(&self) -> Vec<String> {
        let pictures = self.of_role(Role::Image);
        pictures.into_iter().map(|(words, _)| words).collect()
    }

    /// What screen readers are told that the window is called.
    pub fn told_name(&self) -> Option<String> {
        self.harness.root().accesskit_node().label()
    }

    /// The names of the dialogs that are open, as screen readers are told.
    pub fn told_dialogs(&self) -> Vec<String> {
        let all = self.harness.root().children_recursive();
        all.map(|node| node.accesskit_node())
            .filter(|node| node.role() == Role::Dialog)
            .map(|node| node.label().unwrap_or_default())
            .collect()
    }

    /// Whatever can be used and has no name, or no role that says what it is.
    pub fn nameless(&self) -> Vec<String> {
        let is_control = |role: Role| {
            matches!(
                role,
                Role::Button
                    | Role::CheckBox
                    | Role::ComboBox
                    | Role::Link
                    | Role::ListBox
                    | Role::ListBoxOption
                    | Role::MenuItem
                    | Role::MultilineTextInput
                    | Role::RadioButton
                    | Role::Slider
                    | Role::SpinButton
                    | Role::Tab
                    | Role::TextInput
                    | Role::Tree
                    | Role::TreeItem
            )
        };
        let all = self.harness.root().children_recursive();
        let found = all.filter(|node| {
            let node = node.accesskit_node();
            let is_nameless = node.label().unwrap_or_default().trim().is_empty();
            let is_strange = node.role() == Role::Unknown && node.data().supports_action(Action::Click);
            (is_control(node.role()) && is_nameless) || is_strange
        });
        found
            .map(|node| format!("{:?} at {:?}", node.accesskit_node().role(), node.rect()))
            .collect()
    }

    /// The window's picture. What names the test's own folder, which is never called the same, is painted over.
    pub fn picture(&mut self) -> RgbaImage {
        let folder = self.folder.path().to_string_lossy().into_owned();
        let lines: Vec<_> = self
            .harness
            .query_all_by_label_contains(&folder)
            .map(|node| node.rect())
            .collect();
        let scale = self.harness.ctx.pixels_per_point();
        let mut picture = self.harness.render().expect("a painter");
        for line in lines {
            let hidden = line.with_max_x(line.left() + HIDDEN) * scale;
            let line = hidden.with_max_x(free_to(&picture, line * scale, hidden.right()));
            for (x, y, pixel) in picture.enumerate_pixels_mut() {
                if line.contains(egui::Pos2::new(as_point(x), as_point(y))) {
                    *pixel = Rgba([128, 128, 128, 255]);
                }
            }
        }
        picture
    }
}

/// How far the ground on which a line stands goes on at its right: as far as the card in which it stands, at most so far.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pictures are small and sizes not negative"
)]
fn free_to(picture: &RgbaImage, line: Rect, most: f32) -> f32 {
    let rows = line.top() as u32..line.bottom() as u32;
    let columns = (line.right() as u32 + 1)..(most as u32).min(picture.width());
    let ground = picture.get_pixel_checked(columns.start, line.center().y as u32);
    let is_free = |column: &u32| {
        rows.clone()
            .all(|row| picture.get_pixel_checked(*column, row) == ground)
    };
    let free = columns.clone().take_while(is_free).last();
    free.map_or(line.right(), as_point).min(most)
}

fn as_point(pixel: u32) -> f32 {
    f32::from(u16::try_from(pixel).unwrap_or(u16::MAX)) + 0.5
}
