//! Lines of text as files hold them: `{name}` is a named field, `{@speaker}` an item of the information,
//! `{@count:3:requirement:chinese}` how many requirements stand under section 3, and a brace that is meant as such is
//! doubled.

use std::collections::HashMap;

use crate::model::{
    CountRef, Field, FieldId, FieldRef, Group, InformationItem, Inline, Part, SectionId, SectionKind,
};
use crate::text::announcements::NumeralStyle;

/// Why a line of a file cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MarkupFault {
    /// There is no such field.
    UnknownField(String),
    /// A brace stands alone.
    Brace,
}

/// Finds fields by the names that a file uses.
#[derive(Debug, Default)]
pub(super) struct FieldNames {
    by_name: HashMap<String, FieldId>,
    /// The sections by the identities that the file gives them, where they were given anew.
    renumbered: HashMap<u32, u32>,
}

impl FieldNames {
    pub(super) fn of(fields: &[Field]) -> Self {
        let by_name = fields
            .iter()
            .map(|field| (field.name.clone(), field.id))
            .collect();
        Self {
            by_name,
            renumbered: HashMap::new(),
        }
    }

    fn find(&self, name: &str) -> Option<FieldRef> {
        match name.strip_prefix('@') {
            Some(key) => InformationItem::from_key(key)
                .map(FieldRef::Information)
                .or_else(|| self.count(key).map(FieldRef::Count)),
            None => self.by_name.get(name).copied().map(FieldRef::Named),
        }
    }

    /// Knows sections, in the file's order, by what they are called there and by what they are called now.
    pub(super) fn renumber(&mut self, there: &[Option<u32>], now: &[u32]) {
        let pairs = there.iter().zip(now);
        let differ = pairs.filter_map(|(there, &now)| Some(((*there)?, now)));
        self.renumbered = differ.filter(|(there, now)| there != now).collect();
    }

    /// Reads `count:PARENT:KIND:STYLE`; at the top level there is no parent.
    fn count(&self, key: &str) -> Option<CountRef> {
        let mut parts = key.strip_prefix("count:")?.split(':');
        let parent = match parts.next()? {
            "" => None,
            digits => {
                let id: u32 = digits.parse().ok()?;
                Some(SectionId(self.renumbered.get(&id).copied().unwrap_or(id)))
            }
        };
        let kind = SectionKind::from_key(parts.next()?)?;
        let written = parts.next()?;
        let style = NumeralStyle::ALL
            .into_iter()
            .find(|&style| style_key(style) == written)?;
        let group = Group { parent, kind };
        parts.next().is_none().then_some(CountRef { group, style })
    }

    /// Reads a line.
    pub(super) fn line(&self, written: &str) -> Result<Inline, MarkupFault> {
        let mut line = Inline::new();
        let mut rest = written;
        while let Some(at) = rest.find(['{', '}']) {
            line.push_text(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(behind) = rest.strip_prefix(brace) {
                line.push_text(brace);
                rest = behind;
            } else if brace == "{"
                && let Some((name, behind)) = rest.split_once('}')
                && !name.is_empty()
                && !name.contains('{')
            {
                let field = self.find(name);
                line.push_field(field.ok_or_else(|| MarkupFault::UnknownField(name.to_owned()))?);
                rest = behind;
            } else {
                return Err(MarkupFault::Brace);
            }
        }
        line.push_text(rest);
        Ok(line)
    }
}

/// Writes lines, finding the names of fields.
#[derive(Debug)]
pub(super) struct LineWriting<'a> {
    names: HashMap<FieldId, &'a str>,
}

impl<'a> LineWriting<'a> {
    pub(super) fn of(fields: &'a [Field]) -> Self {
        let names = fields
            .iter()
            .map(|field| (field.id, field.name.as_str()))
            .collect();
        Self { names }
    }

    /// Writes a line. A field that is not known is left out: the check before writing refuses such speeches.
    pub(super) fn line(&self, line: &Inline) -> String {
        let mut written = String::with_capacity(line.text().len());
        for (_, part) in line.parts() {
            match part {
                Part::Text(text) => push_doubled(&mut written, text),
                Part::Field(FieldRef::Information(item)) => {
                    written.extend(["{@", item.key(), "}"]);
                }
                Part::Field(FieldRef::Count(CountRef { group, style })) => {
                    let parent = group.parent.map_or_else(String::new, |id| id.to_string());
                    let key = (group.kind.key(), style_key(style));
                    written.extend(["{@count:", &parent, ":", key.0, ":", key.1, "}"]);
                }
                Part::Field(FieldRef::Named(id)) => {
                    if let Some(name) = self.names.get(&id) {
                        written.extend(["{", name, "}"]);
                    }
                }
            }
        }
        written
    }
}

fn style_key(style: NumeralStyle) -> &'static str {
    match style {
        NumeralStyle::Chinese => "chinese",
        NumeralStyle::Digits => "digits",
        NumeralStyle::Word => "word",
        NumeralStyle::CapitalWord => "capital",
    }
}

fn push_doubled(written: &mut String, text: &str) {
    for c in text.chars() {
        written.push(c);
        if matches!(c, '{' | '}') {
            written.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<Field> {
        vec![
            Field::new(FieldId(1), "单位"),
            Field::new(FieldId(2), "how we met"),
        ]
    }

    #[test]
    fn fields_and_doubled_braces_are_read_and_written_alike() {
        let fields = fields();
        for written in [
            "在{单位}开会",
            "{@speaker}{how we met}",
            "{{{单位}}}",
            "a{{b}}c",
            "{{单位}}",
            "",
            "}}{{",
            "提{@count:3:requirement:chinese}点要求",
            "{@count::part:digits}",
        ] {
            let line = FieldNames::of(&fields).line(written).unwrap();
            assert_eq!(LineWriting::of(&fields).line(&line), written);
        }
        let line = FieldNames::of(&fields).line("{{{单位}}}").unwrap();
        assert_eq!(line.text(), "{\u{FDD0}}");
        assert_eq!(line.fields(), [FieldRef::Named(FieldId(1))]);
    }

    #[test]
    fn unknown_names_and_lone_braces_are_faults() {
        let fields = fields();
        let names = FieldNames::of(&fields);
        for name in [
            "科室",
            "@office",
            " 单位",
            "@count:3:requirement",
            "@count:x:part:digits",
            "@count::part:digits:",
        ] {
            assert_eq!(
                names.line(&format!("甲{{{name}}}")),
                Err(MarkupFault::UnknownField(name.to_owned()))
            );
        }
        for written in ["{", "}", "a{b", "a}b", "{}", "{a{b}", "{{}"] {
            assert_eq!(names.line(written), Err(MarkupFault::Brace), "{written}");
        }
    }
}
