//! Where a dragged card goes, and where the arrow keys lead.

use super::drag::aim;
use super::*;
use crate::store::built_in;

fn session() -> Session {
    let template = built_in("half-year-review").unwrap();
    Session::new(template.instantiate(None), false)
}

struct Table {
    session: Session,
    items: Vec<Item>,
    places: Vec<Rect>,
}

impl Table {
    fn new() -> Self {
        let session = session();
        let items = data::items(&session, &Texts::new(Language::Chinese));
        let (places, _) = data::places(&items, 900.0);
        Self {
            session,
            items,
            places,
        }
    }

    /// The cards under the last heading, in order.
    fn group(&self) -> Vec<usize> {
        let heading = |item: &Item| matches!(item, Item::Heading(_));
        let last = self.items.iter().rposition(heading).unwrap();
        let ids = self
            .session
            .speech()
            .sections
            .children(self.items[last].section());
        ids.iter()
            .map(|&id| position(&self.items, Some(id)).unwrap())
            .collect()
    }

    /// The names of a group after a card was dropped where the pointer is.
    fn dropped(&self, dragged: usize, at: egui::Pos2) -> Vec<SectionId> {
        let id = self.items[dragged].section().unwrap();
        let tree = &self.session.speech().sections;
        let aim = aim(tree, &self.items, &self.places, id, at).unwrap();
        let mut session = Session::new(self.session.speech().clone(), false);
        let action = Action::MoveSection {
            id,
            parent: aim.parent,
            index: aim.index,
        };
        session.perform(action, std::time::Duration::ZERO);
        session.speech().sections.children(aim.parent).to_vec()
    }
}

#[test]
fn a_card_goes_before_or_behind_the_one_it_is_dropped_on_by_its_half() {
    let table = Table::new();
    let group = table.group();
    let id = |place: usize| table.items[group[place]].section().unwrap();
    let of = |place: usize| table.places[group[place]];
    let before_the_first = of(0).left_center() + vec2(10.0, 0.0);
    assert_eq!(
        table.dropped(group[2], before_the_first)[..3],
        [id(2), id(0), id(1)]
    );
    let behind_the_second = of(1).right_center() - vec2(10.0, 0.0);
    assert_eq!(
        table.dropped(group[0], behind_the_second)[..3],
        [id(1), id(0), id(2)]
    );
}

#[test]
fn on_a_heading_a_card_becomes_the_first_under_it_and_on_a_ghost_the_last() {
    let table = Table::new();
    let group = table.group();
    let id = table.items[group[2]].section().unwrap();
    let heading = table.places[group[0] - 1];
    assert_eq!(table.dropped(group[2], heading.center())[0], id);
    let ghost = |item: &Item| matches!(item, Item::Ghost(_));
    let last = table.items.iter().rposition(ghost).unwrap();
    let first = table.items[group[0]].section().unwrap();
    let moved = table.dropped(group[0], table.places[last].center());
    assert_eq!(moved.last(), Some(&first));
}

#[test]
fn a_card_never_goes_under_itself() {
    let table = Table::new();
    let heading = table
        .items
        .iter()
        .position(|item| matches!(item, Item::Heading(_)));
    let heading = heading.unwrap();
    let id = table.items[heading].section().unwrap();
    let tree = &table.session.speech().sections;
    for place in &table.places {
        let aim = aim(tree, &table.items, &table.places, id, place.center()).unwrap();
        assert_ne!(aim.parent, Some(id));
    }
}

#[test]
fn up_and_down_lead_to_the_nearest_card_of_the_next_line_and_back() {
    let table = Table::new();
    let first = table.group()[0];
    let below = beyond(&table.items, &table.places, first, true);
    let above = beyond(&table.items, &table.places, first, false).unwrap();
    assert!(table.places[above].bottom() <= table.places[first].top() + 1.0);
    if let Some(below) = below {
        assert!(table.places[below].top() >= table.places[first].bottom() - 1.0);
    }
    let last = table.items.len() - 1;
    assert_eq!(beyond(&table.items, &table.places, last, true), None);
}
