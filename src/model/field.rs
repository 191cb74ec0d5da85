//! Named blanks of a speech: filled once, shown wherever they are used.

use super::ids::FieldId;

/// What a field's value is, which decides how it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldKind {
    /// Any words.
    #[default]
    Text,
    /// A person's name.
    Person,
    /// A place.
    Place,
    /// A date, as it is to be written.
    Date,
    /// A figure.
    Number,
}

impl FieldKind {
    /// All kinds in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Text, Self::Person, Self::Place, Self::Date, Self::Number];
}

/// A named blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Identity within the speech.
    pub id: FieldId,
    /// The name: unique within the speech, not empty, without braces, `@` at its start, or line breaks.
    pub name: String,
    /// What the value is.
    pub kind: FieldKind,
    /// How to fill it, for the writer.
    pub hint: String,
    /// Stands for the value as long as that is empty.
    pub default: String,
    /// What the writer filled in.
    pub value: String,
}

impl Field {
    /// An unfilled text field.
    #[must_use]
    pub fn new(id: FieldId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            kind: FieldKind::default(),
            hint: String::new(),
            default: String::new(),
            value: String::new(),
        }
    }

    /// The value, else the default, when there is one.
    #[must_use]
    pub fn shown_value(&self) -> Option<&str> {
        [&self.value, &self.default]
            .into_iter()
            .map(String::as_str)
            .find(|value| !value.is_empty())
    }

    /// Whether `name` can be a field's name.
    #[must_use]
    pub fn is_name(name: &str) -> bool {
        !name.trim().is_empty()
            && name.trim() == name
            && !name.starts_with('@')
            && name.chars().count() <= 60
            && !name.contains(|c: char| c == '{' || c == '}' || c == super::FIELD_MARK || c.is_control())
    }
}
