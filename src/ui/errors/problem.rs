//! What is wrong with a draft, a template or the disk, by [`Problem`].

use super::{io_error, nesting_refusal};
use crate::model::SpeechFault;
use crate::store::{ArchiveBound, FileKind, Format, Problem, SaveStep};
use crate::ui::i18n::Texts;

pub(super) fn words(problem: &Problem, texts: &Texts) -> String {
    match problem {
        Problem::NotFound => texts.get("problem-not-found").to_owned(),
        Problem::NotAFile => texts.get("problem-not-a-file").to_owned(),
        Problem::Unreadable(error) => {
            texts.with("problem-unreadable", &[("reason", io_error(error, texts).into())])
        }
        Problem::TooLarge { bytes, limit } => too_large(*bytes, *limit, texts),
        Problem::Empty => texts.get("problem-empty").to_owned(),
        Problem::NotText(kind) => not_text(*kind, texts),
        Problem::WrongFormat { wanted, found } => wrong_format(*wanted, found.as_deref(), texts),
        Problem::Unsaved {
            step,
            error,
            keeps_old,
        } => texts.with(
            if *keeps_old {
                "problem-unsaved-old-kept"
            } else {
                "problem-unsaved"
            },
            &[
                ("step", texts.get(step_key(*step)).into()),
                ("reason", io_error(error, texts).into()),
            ],
        ),
        Problem::Torn { error, copy } => texts.with(
            "problem-torn",
            &[
                ("reason", io_error(error, texts).into()),
                ("copy", copy.display().to_string().into()),
            ],
        ),
        Problem::NotTrashed(error) => texts.with(
            "problem-not-trashed",
            &[("reason", io_error(error, texts).into())],
        ),
        Problem::UnknownTemplate(id) => texts.with("problem-unknown-template", &[("id", id.as_str().into())]),
        Problem::Fault(fault) => fault_words(fault, texts),
        _ => content(problem, texts),
    }
}

/// What is wrong with what a file holds. The others are told by [`words`].
fn content(problem: &Problem, texts: &Texts) -> String {
    let named = |key: &str, name: &str| texts.with(key, &[("name", name.into())]);
    match problem {
        Problem::NewerVersion { found, supported } => texts.with(
            "problem-newer-version",
            &[
                ("found", found.to_string().into()),
                ("supported", supported.to_string().into()),
            ],
        ),
        Problem::TooDeep { limit } => texts.with("problem-too-deep", &[("limit", (*limit).into())]),
        Problem::TooMany { what, limit } => texts.with(
            "problem-too-many",
            &[("what", noun(what, texts).into()), ("limit", (*limit).into())],
        ),
        Problem::Syntax(detail) => texts.with("problem-syntax", &[("detail", detail.as_str().into())]),
        Problem::BreaksOff => texts.get("problem-breaks-off").to_owned(),
        Problem::NumberOutOfRange => texts.get("problem-number-out-of-range").to_owned(),
        Problem::UnknownWord { found, allowed } => choice("problem-unknown-word", found, allowed, texts),
        Problem::UnknownKey { found, allowed } => choice("problem-unknown-key", found, allowed, texts),
        Problem::DuplicateKey(key) => named("problem-duplicate-key", key),
        Problem::MissingKey(key) => named("problem-missing-key", key),
        Problem::Number { what, found, .. } => texts.with(
            number_key(what),
            &[("what", (*what).into()), ("found", found.as_str().into())],
        ),
        Problem::UnknownField(name) => named("problem-unknown-field", name),
        Problem::Brace(text) => texts.with("problem-brace", &[("text", text.as_str().into())]),
        Problem::DuplicateId { what, id } => texts.with(
            "problem-duplicate-id",
            &[("what", noun(what, texts).into()), ("id", id.to_string().into())],
        ),
        Problem::TemplateId(id) => texts.with("problem-template-id", &[("id", id.as_str().into())]),
        Problem::Archive(detail) => texts.with("problem-archive", &[("detail", detail.as_str().into())]),
        Problem::ArchiveBound { bound, limit } => archive_bound(*bound, *limit, texts),
        Problem::ArchiveEntry => texts.get("problem-archive-entry").to_owned(),
        Problem::NotFound
        | Problem::NotAFile
        | Problem::Unreadable(_)
        | Problem::TooLarge { .. }
        | Problem::Empty
        | Problem::NotText(_)
        | Problem::WrongFormat { .. }
        | Problem::Unsaved { .. }
        | Problem::Torn { .. }
        | Problem::UnknownTemplate(_)
        | Problem::NotTrashed(_)
        | Problem::Fault(_) => String::new(),
    }
}

fn archive_bound(bound: ArchiveBound, limit: u64, texts: &Texts) -> String {
    const MEBIBYTE: u64 = 1 << 20;
    let (key, limit) = match bound {
        ArchiveBound::Files => ("problem-archive-files", limit),
        ArchiveBound::File => ("problem-archive-file", limit / MEBIBYTE),
        ArchiveBound::Total => ("problem-archive-total", limit / MEBIBYTE),
    };
    texts.with(key, &[("limit", limit.into())])
}

fn choice(key: &str, found: &str, allowed: &str, texts: &Texts) -> String {
    texts.with(key, &[("found", found.into()), ("allowed", allowed.into())])
}

fn too_large(bytes: u64, limit: u64, texts: &Texts) -> String {
    const MEBIBYTE: u64 = 1 << 20;
    texts.with(
        "problem-too-large",
        &[
            // Rounded up, so that a file over the limit never seems to have its very length.
            ("size", (bytes.div_ceil(MEBIBYTE)).into()),
            ("limit", (limit / MEBIBYTE).into()),
        ],
    )
}

fn not_text(kind: FileKind, texts: &Texts) -> String {
    let (kind, advice) = match kind {
        FileKind::Picture => ("content-picture", "problem-advice-choose"),
        FileKind::WordDocument => ("content-word", "import-advice-document"),
        FileKind::OldOfficeDocument => ("content-old-office", "import-advice-document"),
        FileKind::Archive => ("content-archive", "problem-advice-choose"),
        FileKind::Pdf => ("content-pdf", "problem-advice-choose"),
        FileKind::RichText => ("content-rich-text", "import-advice-document"),
        FileKind::Utf16 => ("content-utf16", "problem-advice-text"),
        FileKind::OtherEncoding => ("content-other-encoding", "problem-advice-text"),
        FileKind::Binary => ("content-binary", "problem-advice-choose"),
    };
    texts.with(
        "problem-not-text",
        &[
            ("kind", texts.get(kind).into()),
            ("advice", texts.get(advice).into()),
        ],
    )
}

fn wrong_format(wanted: Format, found: Option<&str>, texts: &Texts) -> String {
    let name = |format: Format| match format {
        Format::Speech => texts.get("format-speech"),
        Format::Template => texts.get("format-template"),
        Format::Fragment => texts.get("format-fragment"),
        Format::Journal => texts.get("format-journal"),
    };
    let known = [
        Format::Speech,
        Format::Template,
        Format::Fragment,
        Format::Journal,
    ]
    .into_iter()
    .find(|format| Some(format.key()) == found);
    match (known, found) {
        (Some(Format::Template), _) if wanted == Format::Speech => {
            texts.get("problem-template-as-speech").to_owned()
        }
        (Some(format), _) => texts.with(
            "problem-wrong-format",
            &[("wanted", name(wanted).into()), ("found", name(format).into())],
        ),
        (None, Some(found)) => texts.with(
            "problem-wrong-format",
            &[("wanted", name(wanted).into()), ("found", found.into())],
        ),
        (None, None) => texts.with(
            "problem-no-format",
            &[("wanted", name(wanted).into()), ("key", wanted.key().into())],
        ),
    }
}

fn step_key(step: SaveStep) -> &'static str {
    match step {
        SaveStep::Create => "save-step-create",
        SaveStep::Attributes => "save-step-attributes",
        SaveStep::Write => "save-step-write",
        SaveStep::Sync => "save-step-sync",
        SaveStep::Compare => "save-step-compare",
        SaveStep::Rescue => "save-step-rescue",
        SaveStep::Rename => "save-step-rename",
        SaveStep::SyncFolder => "save-step-sync-folder",
    }
}

/// The window's word for what the store counts; its own where there is none.
fn noun<'a>(what: &'a str, texts: &'a Texts) -> &'a str {
    match what {
        "sections" => texts.get("noun-sections"),
        "fields" => texts.get("noun-fields"),
        "sections and fields" => texts.get("noun-sections-and-fields"),
        "paragraphs" => texts.get("noun-paragraphs"),
        other => other,
    }
}

fn number_key(what: &str) -> &'static str {
    match what {
        "the version" => "problem-number-version",
        "a length" => "problem-number-length",
        "the speaking rate" => "problem-number-rate",
        "the total length" => "problem-number-total",
        "a section's target" => "problem-number-target",
        _ => "problem-number",
    }
}

pub(super) fn fault_words(fault: &SpeechFault, texts: &Texts) -> String {
    let of = |key: &str, id: String| texts.with(key, &[("id", id.into())]);
    match fault {
        SpeechFault::DuplicateField(id) => of("fault-duplicate-field", id.to_string()),
        SpeechFault::FieldName(name) => texts.with("fault-field-name", &[("name", name.as_str().into())]),
        SpeechFault::UnknownField(Some(id)) => of("fault-unknown-field", id.to_string()),
        SpeechFault::UnknownField(None) => texts.get("fault-unknown-field-in-title").to_owned(),
        SpeechFault::TitleInTitle => texts.get("edit-title-in-title").to_owned(),
        SpeechFault::Nesting(id, refusal) => texts.with(
            "fault-nesting",
            &[
                ("id", id.to_string().into()),
                ("reason", nesting_refusal(*refusal, texts).into()),
            ],
        ),
        SpeechFault::NoParagraph(id) => of("fault-no-paragraph", id.to_string()),
        SpeechFault::Target(id) => of("fault-target", id.to_string()),
        SpeechFault::Rate => texts.get("fault-rate").to_owned(),
        SpeechFault::Minutes => texts.get("fault-minutes").to_owned(),
        SpeechFault::DraftId => texts.get("fault-draft-id").to_owned(),
    }
}
