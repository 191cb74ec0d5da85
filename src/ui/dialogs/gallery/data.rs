//! What the gallery shows, as plain data made once per listing: a row for each template, the groups it can be narrowed
//! to, and which rows are found.

use std::collections::HashMap;
use std::path::PathBuf;

use super::super::matching::{Findable, ranked};
use crate::store::{Listing, SharedState, TemplateEntry, TemplateOrigin};
use crate::ui::errors;
use crate::ui::i18n::{self, Language, Texts};
use crate::ui::start_page::{Card, Prepared};

/// What tells a template from every other while listings come and go: where it is from, and its id.
pub(super) type Key = (TemplateOrigin, String);

/// Where a template is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Source {
    BuiltIn,
    Mine,
    Shared,
}

impl Source {
    const ALL: [Self; 3] = [Self::BuiltIn, Self::Mine, Self::Shared];

    fn of(origin: &TemplateOrigin) -> Self {
        match origin {
            TemplateOrigin::BuiltIn => Self::BuiltIn,
            TemplateOrigin::File(_) => Self::Mine,
            TemplateOrigin::Shared(_) => Self::Shared,
        }
    }

    /// The key of the word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::BuiltIn => "start-built-in",
            Self::Mine => "start-mine",
            Self::Shared => "start-shared",
        }
    }
}

/// To what the list is narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) enum Filter {
    #[default]
    All,
    /// The templates of that category; empty for those without one.
    Category(String),
    Source(Source),
    /// The files that could not be read.
    Broken,
}

/// A template in the list.
#[derive(Debug)]
pub(super) struct Row {
    pub key: Key,
    pub name: String,
    pub category: String,
    pub source: Source,
    /// Whether its file can be changed and deleted.
    pub may_change: bool,
    /// How many others have its id.
    pub clashes: usize,
    is_own_language: bool,
    findable: Findable,
}

/// All there is to show.
#[derive(Debug)]
pub(super) struct Shelf {
    prepared: Prepared,
    /// In the order of the listing.
    pub rows: Vec<Row>,
    /// Name and reason of each file that could not be read.
    pub broken: Vec<(String, String)>,
    pub shared: Option<(PathBuf, SharedState)>,
    /// Whether the writer's own templates go first.
    own_first: bool,
}

impl Shelf {
    /// `own_first` puts the writer's own before all others.
    pub(super) fn new(listing: &Listing, own_first: bool, texts: &Texts) -> Self {
        let broken = listing.broken.iter().map(|error| {
            let name = error.path.file_name().unwrap_or(error.path.as_os_str());
            (
                name.to_string_lossy().into_owned(),
                errors::store_error(error, texts),
            )
        });
        Self {
            prepared: Prepared::new(listing, texts),
            rows: listing
                .entries
                .iter()
                .map(|entry| Row::new(entry, listing, texts))
                .collect(),
            broken: broken.collect(),
            shared: listing.shared.clone(),
            own_first,
        }
    }

    pub(super) fn entry(&self, row: usize) -> Option<&TemplateEntry> {
        self.prepared.entries().get(row)
    }

    pub(super) fn card(&self, row: usize) -> Option<&Card> {
        self.prepared.card(row)
    }

    pub(super) fn place_of(&self, key: &Key) -> Option<usize> {
        self.rows.iter().position(|row| row.key == *key)
    }

    /// What the list can be narrowed to, with how many there are of each. Categories in the order of the list.
    pub(super) fn filters(&self) -> Vec<(Filter, usize)> {
        let mut filters = vec![(Filter::All, self.rows.len())];
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut categories: Vec<&str> = Vec::new();
        for row in self.ordered() {
            let category = self.rows.get(row).map_or("", |row| row.category.as_str());
            *counts.entry(category).or_insert_with(|| {
                categories.push(category);
                0
            }) += 1;
        }
        // Those of the window's language first, and behind them those without a category.
        categories.sort_by_cached_key(|category| (self.is_foreign(category), category.is_empty()));
        filters.extend(categories.iter().map(|category| {
            let count = counts.get(category).copied().unwrap_or(0);
            (Filter::Category((*category).to_owned()), count)
        }));
        for source in Source::ALL {
            let count = self.rows.iter().filter(|row| row.source == source).count();
            if source != Source::Shared || self.shared.is_some() {
                filters.push((Filter::Source(source), count));
            }
        }
        if !self.broken.is_empty() {
            filters.push((Filter::Broken, self.broken.len()));
        }
        filters
    }

    /// Whether all templates of a category are in another language than the window.
    pub(super) fn is_foreign(&self, category: &str) -> bool {
        let mut of_category = self.rows.iter().filter(|row| row.category == category);
        !category.is_empty() && of_category.all(|row| !row.is_own_language)
    }

    /// The rows of a group that fit what is sought, the best first.
    pub(super) fn found(&self, filter: &Filter, sought: &str) -> Vec<usize> {
        let ordered = self.ordered().into_iter();
        let wanted = ordered.filter_map(|place| {
            let row = self.rows.get(place)?;
            row.is_of(filter).then_some((place, &row.findable))
        });
        ranked(wanted, sought)
    }

    /// The rows as they are listed: those in the window's language first, before them perhaps the writer's own.
    fn ordered(&self) -> Vec<usize> {
        let mut ordered: Vec<usize> = (0..self.rows.len()).collect();
        ordered.sort_by_key(|&place| {
            let row = self.rows.get(place);
            let is_own = row.is_some_and(|row| row.source == Source::Mine);
            let is_own_language = row.is_some_and(|row| row.is_own_language);
            (self.own_first && !is_own, !is_own_language)
        });
        ordered
    }
}

impl Row {
    fn new(entry: &TemplateEntry, listing: &Listing, texts: &Texts) -> Self {
        let template = &entry.template;
        let language: Language = match template.speech.language {
            crate::text::language::Language::Chinese => i18n::Language::Chinese,
            crate::text::language::Language::English => i18n::Language::English,
        };
        let words = [
            &template.name,
            &template.category,
            &template.summary,
            &template.id,
        ];
        Self {
            key: (entry.origin.clone(), template.id.clone()),
            name: template.name.clone(),
            category: template.category.trim().to_owned(),
            source: Source::of(&entry.origin),
            may_change: listing.may_change(&entry.origin),
            clashes: listing.clashes_with(&template.id),
            is_own_language: language == texts.language(),
            findable: Findable::new(&template.name, words.map(|word| word.to_lowercase()).to_vec()),
        }
    }

    fn is_of(&self, filter: &Filter) -> bool {
        match filter {
            Filter::All => true,
            Filter::Category(category) => self.category == *category,
            Filter::Source(source) => self.source == *source,
            Filter::Broken => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::store::{Library, Problem, StoreError};

    fn shelf(language: Language) -> Shelf {
        let mut listing = Library::new(None).list();
        let mut own = listing.entries[0].clone();
        own.origin = TemplateOrigin::File(PathBuf::from("/t/mine.ron"));
        "本馆例会".clone_into(&mut own.template.name);
        own.template.category.clear();
        listing.entries.push(own);
        let error = StoreError::new(Path::new("/t/old.ron"), Problem::Empty);
        listing.broken.push(error);
        Shelf::new(&listing, false, &Texts::new(language))
    }

    fn names(shelf: &Shelf, filter: &Filter, sought: &str) -> Vec<String> {
        let found = shelf.found(filter, sought).into_iter();
        found.map(|row| shelf.rows[row].name.clone()).collect()
    }

    #[test]
    fn groups_are_counted_and_every_template_stands_in_one_category_and_one_source() {
        let shelf = shelf(Language::Chinese);
        let filters = shelf.filters();
        assert_eq!(filters[0], (Filter::All, 19));
        let total = |is_counted: fn(&Filter) -> bool| {
            let counted = filters.iter().filter(|(filter, _)| is_counted(filter));
            counted.map(|(_, count)| count).sum::<usize>()
        };
        assert_eq!(total(|filter| matches!(filter, Filter::Category(_))), 19);
        assert_eq!(total(|filter| matches!(filter, Filter::Source(_))), 19);
        assert!(filters.contains(&(Filter::Source(Source::Mine), 1)));
        assert!(filters.contains(&(Filter::Broken, 1)));
        assert!(
            filters
                .iter()
                .all(|(filter, _)| *filter != Filter::Source(Source::Shared))
        );
        let categories: Vec<&Filter> = filters
            .iter()
            .map(|(filter, _)| filter)
            .filter(|filter| matches!(filter, Filter::Category(_)))
            .collect();
        assert_eq!(*categories[0], Filter::Category("总结述职".to_owned()));
        let foreign = |filter: &&Filter| matches!(filter, Filter::Category(of) if shelf.is_foreign(of));
        let own = categories.iter().position(&foreign).unwrap();
        assert!(
            categories[own..].iter().all(foreign),
            "the other language's stand together"
        );
        assert_eq!(*categories[own - 1], Filter::Category(String::new()));
    }

    #[test]
    fn templates_are_found_by_name_pinyin_initials_and_category() {
        let shelf = shelf(Language::Chinese);
        for sought in ["本馆", "benguan", "bglh", "bgl"] {
            assert_eq!(names(&shelf, &Filter::All, sought), ["本馆例会"], "{sought}");
        }
        assert_eq!(names(&shelf, &Filter::All, "任职表态").len(), 1);
        let mine = Filter::Source(Source::Mine);
        assert_eq!(names(&shelf, &mine, "bg"), ["本馆例会"]);
        assert!(names(&shelf, &mine, "toast").is_empty());
        let row = &shelf.rows[18];
        assert_eq!((row.clashes, row.may_change), (1, true));
    }

    #[test]
    fn the_windows_language_goes_first() {
        let english = shelf(Language::English);
        let first = english.found(&Filter::All, "")[0];
        assert_eq!(english.rows[first].name, "Half-year review address");
    }
}
