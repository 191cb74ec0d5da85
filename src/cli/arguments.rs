//! What may stand on the command line, and the help that teaches it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, ValueEnum};

use crate::convert::plain_text::{ExportEncoding, LineEnding};
use crate::store::RendererChoice;

const EXAMPLES: &str = "\
Examples:
  speechwright                                   open the window
  speechwright review.speech                     open that draft in it
  speechwright new --template half-year-review -o review.speech
  speechwright export review.speech -o review.txt

A FILE that is named like a command is given as ./new, or behind two hyphens: speechwright -- new

Exit codes: 0 done, 1 an error in the input or output, 2 a command used wrongly.";

/// Draft speeches: an outline beside the text, numbers that follow, fields filled once.
///
/// Without a command, the window opens. The commands need no display.
#[derive(Debug, Parser)]
#[command(name = "speechwright", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) subcommand: Option<Subcommand>,
    /// The draft (.speech) or plain text file to open in the window
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// What draws the window, instead of what the settings say
    #[arg(
        long,
        value_enum,
        value_name = "auto|gpu|software",
        hide_possible_values = true
    )]
    pub(super) renderer: Option<Renderer>,
    /// Edit the template in FILE, rather than offer what can be done with it
    #[arg(long, hide = true, requires = "file")]
    pub(super) edit: bool,
    /// Why the program started itself anew
    #[arg(long, hide = true, value_parser = super::AfterGpu::parsed)]
    pub(super) after_gpu: Option<super::AfterGpu>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Renderer {
    /// The graphics card where there is one that works, else the processor
    Auto,
    /// The graphics card, through OpenGL
    Gpu,
    /// The processor
    Software,
}

impl From<Renderer> for RendererChoice {
    fn from(renderer: Renderer) -> Self {
        match renderer {
            Renderer::Auto => Self::Auto,
            Renderer::Gpu => Self::Gpu,
            Renderer::Software => Self::Software,
        }
    }
}

impl Arguments {
    /// Reads the command line, the program's name first.
    pub(super) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let read = Self::try_parse_from(arguments)?;
        if let Some(Subcommand::Export(export)) = &read.subcommand
            && export.bom
            && !matches!(export.encoding, Encoding::Utf8)
        {
            let refusal = "--bom is for UTF-8 only; leave it out";
            return Err(Self::command().error(ErrorKind::ArgumentConflict, refusal));
        }
        Ok(read)
    }
}

#[derive(Debug, clap::Subcommand)]
pub(super) enum Subcommand {
    /// Make a new draft from a template
    New(NewArguments),
    /// Write a draft as plain text that can be read aloud as it stands
    Export(ExportArguments),
    /// Show a draft's sections, with labels, lengths and speaking times
    Outline(OutlineArguments),
    /// Count the characters and the speaking time of a draft or a plain text file
    Count(CountArguments),
    /// List the templates: the built-in ones and those of the user's template folder
    Templates(TemplatesArguments),
    /// List what windows that ended without saving have left, or write it into a file
    Recover(RecoverArguments),
}

const RECOVER_EXAMPLES: &str = "\
Examples:
  speechwright recover
  speechwright recover 1795600000000-4242-1 -o recovered.speech

The first lists what there is, the second writes one into a file. Nothing is removed by this: what was written into a
file is still offered when the window opens.";

#[derive(Debug, Args)]
#[command(after_help = RECOVER_EXAMPLES)]
pub(super) struct RecoverArguments {
    /// What to recover, by the first column of the list
    #[arg(value_name = "ID", requires = "output")]
    pub(super) id: Option<String>,
    /// Only list, as without ID
    #[arg(long, conflicts_with_all = ["id", "output"])]
    pub(super) list: bool,
    /// List as JSON
    #[arg(long, conflicts_with_all = ["id", "output"])]
    pub(super) json: bool,
    /// Where to write the draft; - is standard output
    #[arg(short, long, value_name = "FILE", requires = "id")]
    pub(super) output: Option<PathBuf>,
    /// Replace FILE if it exists
    #[arg(long)]
    pub(super) force: bool,
}

const NEW_EXAMPLES: &str = "\
Examples:
  speechwright new --template half-year-review --minutes 20 \\
      --set 单位=市档案馆 --set speaker=李明 -o review.speech
  speechwright new --template ./my-template.ron -o - > draft.speech

Names for --set are those of the template's fields, and the speech's information: title, speaker,
post, occasion, place, date, minutes, rate. A name that is not known is answered with a list.";

#[derive(Debug, Args)]
#[command(after_help = NEW_EXAMPLES)]
pub(super) struct NewArguments {
    /// The template: an id as `speechwright templates` lists them, or a template file
    #[arg(long, value_name = "ID|FILE")]
    pub(super) template: PathBuf,
    /// Fill in a field or an item of the information; may be given many times
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = setting)]
    pub(super) settings: Vec<Setting>,
    /// Total minutes; the template's targets are scaled to them
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) minutes: Option<u32>,
    /// Where to write the draft; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// Replace FILE if it exists
    #[arg(long)]
    pub(super) force: bool,
}

/// A value for a field or an item of the information.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) name: String,
    pub(super) value: String,
}

fn setting(written: &str) -> Result<Setting, String> {
    match written.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok(Setting {
            name: name.trim().to_owned(),
            value: value.to_owned(),
        }),
        _ => Err("write it as NAME=VALUE, such as speaker=李明".to_owned()),
    }
}

const EXPORT_EXAMPLES: &str = "\
Examples:
  speechwright export review.speech -o review.txt
  speechwright export review.speech -o review.txt --encoding gb18030 --line-ending crlf
  speechwright export review.speech -o - | less

Fields that are not filled are written as [name], in Chinese as 〔name〕, and listed on standard error.";

#[derive(Debug, Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub(super) struct ExportArguments {
    /// The draft
    #[arg(value_name = "DRAFT")]
    pub(super) draft: PathBuf,
    /// Where to write the text; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// The encoding of the text
    #[arg(long, value_enum, default_value_t = Encoding::Utf8)]
    pub(super) encoding: Encoding,
    /// Begin UTF-8 with a byte order mark, which some older programs need
    #[arg(long)]
    pub(super) bom: bool,
    /// What ends a line
    #[arg(long, value_enum, default_value_t = Ending::Lf)]
    pub(super) line_ending: Ending,
    /// Replace FILE if it exists
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Encoding {
    /// UTF-8
    #[value(name = "utf-8")]
    Utf8,
    /// The Chinese national encoding, which contains GBK and GB2312
    Gb18030,
}

impl From<Encoding> for ExportEncoding {
    fn from(encoding: Encoding) -> Self {
        match encoding {
            Encoding::Utf8 => Self::Utf8,
            Encoding::Gb18030 => Self::Gb18030,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Ending {
    /// A line feed
    Lf,
    /// A carriage return and a line feed, as Windows programs write
    Crlf,
}

impl From<Ending> for LineEnding {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Lf => Self::Lf,
            Ending::Crlf => Self::CrLf,
        }
    }
}

const OUTLINE_EXAMPLES: &str = "\
Examples:
  speechwright outline review.speech
  speechwright outline review.speech --json | jq '.[] | select(.kind == \"requirement\") | .heading'

The JSON is an array in reading order. Each section has kind (salutation, opening, part, impression,
requirement, closing or custom), label (null when it is not numbered), heading, level (from 1),
characters (by Word's rule) and seconds, both with all sections under it, and id.";

#[derive(Debug, Args)]
#[command(after_help = OUTLINE_EXAMPLES)]
pub(super) struct OutlineArguments {
    /// The draft
    #[arg(value_name = "DRAFT")]
    pub(super) draft: PathBuf,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

const COUNT_EXAMPLES: &str = "\
Examples:
  speechwright count review.speech
  speechwright count old-speech.txt --rate 200 --json

The JSON has characters (without spaces), characters_word (by Word's rule), spoken_units (characters, or
English words, as they are said: 27.2% is eight) and seconds. The title and the line under it do not count.";

#[derive(Debug, Args)]
#[command(after_help = COUNT_EXAMPLES)]
pub(super) struct CountArguments {
    /// A draft, or a plain text file in any usual encoding
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Characters (English: words) a minute, from 20 to 600; otherwise the draft's own rate
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(20..=600))]
    pub(super) rate: Option<u32>,
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}

const TEMPLATES_EXAMPLES: &str = "\
Examples:
  speechwright templates
  speechwright templates --json | jq -r '.[] | select(.language == \"en\") | .id'

A template file that cannot be read is named on standard error; the others are listed all the same.";

#[derive(Debug, Args)]
#[command(after_help = TEMPLATES_EXAMPLES)]
pub(super) struct TemplatesArguments {
    /// Write JSON
    #[arg(long)]
    pub(super) json: bool,
}
