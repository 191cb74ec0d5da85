//! The pieces of [`super::wire`], written from the model: always in the same order, and without what is as usual.

use std::collections::HashSet;

use super::markup::LineWriting;
use super::wire_todo::write_todos;
use super::writer::{Writer, quoted};
use crate::model::{
    Field, FieldKind, Guidance, HeadingLayout, Information, Inline, Scheme, Section, SectionId, SectionKind,
    SectionTree, Speech, Status, Subtree, Target,
};
use crate::text::language::Language;

/// Whether identities stand in the file: in drafts they do, templates are written without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identities {
    Written,
    LeftOut,
}

/// `language`, `information`, `fields` and `sections` of a file.
pub(super) fn speech(writer: &mut Writer, speech: &Speech, identities: Identities, lengths: Option<&[u32]>) {
    writer.value("language", language(speech.language));
    if let Some(lengths) = lengths {
        let lengths: Vec<String> = lengths.iter().map(u32::to_string).collect();
        writer.value("lengths", format_args!("[{}]", lengths.join(", ")));
    }
    let lines = LineWriting::of(&speech.fields);
    information(writer, &speech.information, &lines);
    fields(writer, &speech.fields, identities);
    let mut sections = SectionWriting {
        lines,
        identities,
        named: speech.counted_sections(),
    };
    writer.list("sections", |writer| {
        for &id in speech.sections.children(None) {
            sections.section_of_tree(writer, &speech.sections, id);
        }
    });
}

fn information(writer: &mut Writer, information: &Information, lines: &LineWriting<'_>) {
    writer.block("information: (", ")", |writer| {
        writer.text("title", &lines.line(&information.title));
        writer.text_if_any("speaker", &information.speaker);
        writer.text_if_any("post", &information.post);
        writer.text_if_any("occasion", &information.occasion);
        writer.text_if_any("place", &information.place);
        writer.text_if_any("date", &information.date);
        if let Some(minutes) = information.minutes {
            writer.value("minutes", minutes);
        }
        writer.value("rate", information.rate);
        if !information.byline {
            writer.value("byline", false);
        }
    });
}

/// The list of fields, one on a line.
pub(super) fn fields(writer: &mut Writer, fields: &[Field], identities: Identities) {
    if fields.is_empty() {
        return;
    }
    writer.list("fields", |writer| {
        for field in fields {
            let mut entries = Vec::new();
            if identities == Identities::Written {
                entries.push(format!("id: {}", field.id));
            }
            entries.push(format!("name: {}", quoted(&field.name)));
            entries.push(format!("kind: {}", field_kind(field.kind)));
            for (key, text) in [
                ("hint", &field.hint),
                ("default", &field.default),
                ("value", &field.value),
            ] {
                if !text.is_empty() {
                    entries.push(format!("{key}: {}", quoted(text)));
                }
            }
            writer.item(&format!("({})", entries.join(", ")));
        }
    });
}

/// Writes sections.
pub(super) struct SectionWriting<'a> {
    pub(super) lines: LineWriting<'a>,
    pub(super) identities: Identities,
    /// The sections that are named in lines, so that their identities stand in the file in any case.
    pub(super) named: HashSet<SectionId>,
}

impl SectionWriting<'_> {
    fn section_of_tree(&mut self, writer: &mut Writer, tree: &SectionTree, id: SectionId) {
        let Some(section) = tree.get(id) else {
            return;
        };
        writer.block("(", ")", |writer| {
            self.own(writer, section);
            let children = tree.children(Some(id));
            if !children.is_empty() {
                writer.list("children", |writer| {
                    for &child in children {
                        self.section_of_tree(writer, tree, child);
                    }
                });
            }
        });
    }

    /// A section with all under it, in the brackets given.
    pub(super) fn subtree(&mut self, writer: &mut Writer, subtree: &Subtree, brackets: (&str, &str)) {
        writer.block(brackets.0, brackets.1, |writer| {
            self.own(writer, &subtree.section);
            if !subtree.children.is_empty() {
                writer.list("children", |writer| {
                    for child in &subtree.children {
                        self.subtree(writer, child, ("(", ")"));
                    }
                });
            }
        });
    }

    fn own(&mut self, writer: &mut Writer, section: &Section) {
        if self.identities == Identities::Written || self.named.contains(&section.id) {
            writer.value("id", section.id);
        }
        writer.value("kind", section_kind(section.kind));
        writer.text_if_any("name", &section.name);
        writer.text_if_any("heading", &self.lines.line(&section.heading));
        if section.scheme != Scheme::None {
            writer.value("scheme", scheme(&section.scheme));
        }
        if section.layout != HeadingLayout::Auto {
            writer.value("layout", layout(section.layout));
        }
        match section.target {
            Some(Target::Characters(characters)) => {
                writer.value("target", format_args!("Characters({characters})"));
            }
            Some(Target::Minutes(minutes)) => writer.value("target", format_args!("Minutes({minutes:?})")),
            Some(Target::Weight(weight)) => writer.value("target", format_args!("Weight({weight:?})")),
            None => {}
        }
        if section.status != Status::ToWrite {
            writer.value("status", status(section.status));
        }
        guidance(writer, &section.guidance);
        writer.text_if_any("notes", &section.notes);
        writer.text_if_any("frame", &section.frame);
        write_todos(writer, &section.todos);
        if section.bookmark {
            writer.value("bookmark", true);
        }
        if section.body != [Inline::new()] {
            writer.list("body", |writer| {
                for line in &section.body {
                    writer.item(&quoted(&self.lines.line(line)));
                }
            });
        }
    }
}

fn guidance(writer: &mut Writer, guidance: &Guidance) {
    if !guidance.is_empty() {
        writer.block("guidance: (", ")", |writer| {
            writer.text_if_any("purpose", &guidance.purpose);
            writer.text_if_any("length", &guidance.length);
            writer.text_if_any("example", &guidance.example);
        });
    }
}

fn language(language: Language) -> &'static str {
    match language {
        Language::Chinese => "Chinese",
        Language::English => "English",
    }
}

fn field_kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "Text",
        FieldKind::Person => "Person",
        FieldKind::Place => "Place",
        FieldKind::Date => "Date",
        FieldKind::Number => "Number",
    }
}

fn section_kind(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Salutation => "Salutation",
        SectionKind::Opening => "Opening",
        SectionKind::Part => "Part",
        SectionKind::Impression => "Impression",
        SectionKind::Requirement => "Requirement",
        SectionKind::Closing => "Closing",
        SectionKind::Custom => "Custom",
    }
}

fn layout(layout: HeadingLayout) -> &'static str {
    match layout {
        HeadingLayout::Auto => "Auto",
        HeadingLayout::OwnLine => "OwnLine",
        HeadingLayout::RunIn => "RunIn",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::ToWrite => "ToWrite",
        Status::Draft => "Draft",
        Status::Done => "Done",
    }
}

fn scheme(scheme: &Scheme) -> String {
    let name = match scheme {
        Scheme::None => "None",
        Scheme::ItemIs => "ItemIs",
        Scheme::ParenthesisedChinese => "ParenthesisedChinese",
        Scheme::ChineseComma => "ChineseComma",
        Scheme::Arabic => "Arabic",
        Scheme::ParenthesisedArabic => "ParenthesisedArabic",
        Scheme::OrdinalChinese => "OrdinalChinese",
        Scheme::Sequence => "Sequence",
        Scheme::Connective(words) => return format!("Connective({})", quoted(words)),
        Scheme::OrdinalEnglish => "OrdinalEnglish",
    };
    name.to_owned()
}
