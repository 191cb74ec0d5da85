//! The speech itself: its information, fields, tree of sections, derived numbering, the composed manuscript,
//! and the invertible edits that change it. Pure data: no I/O, no clock, no drawing.

mod applying;
mod budget;
mod check;
mod compose;
mod counts;
mod edit;
mod edit_error;
mod field;
mod fit;
mod fragment;
mod frame;
mod history;
mod ids;
mod information;
mod inline;
mod manuscript;
mod mapping;
mod matches;
mod numbering;
mod position;
mod record;
mod replica;
mod section;
mod sharing;
mod speech;
mod template;
mod touched;
mod tree;
mod usage;
mod workshop;

pub use applying::{Applying, Going};
pub use budget::{Basis, Budget, SectionBudget, Share, Standing};
pub use check::SpeechFault;
pub use counts::{Announced, CountRef, Group};
pub use edit::Edit;
pub use edit_error::EditError;
pub use field::{Field, FieldKind};
pub use fit::{Fit, FitRow, Fitting};
pub use fragment::{Fragment, Piece};
pub use frame::{Frame, GAP};
pub use history::{History, Selection, Transaction, TransactionName};
pub use ids::{DraftId, FieldId, IdSource, NotADraftId, SectionId};
pub use information::{Information, InformationItem};
pub use inline::{FIELD_MARK, FieldRef, Inline, Part};
pub use manuscript::{
    Manuscript, ParagraphStyle, SectionSpan, Segment, SegmentKind, Source, TextPlace, ViewParagraph,
};
pub use matches::{Match, Obstacle, Searched, ValueMatch, matches_in, matches_in_values, run_of};
pub use numbering::{HeadingLayout, Label, Scheme, label_of, labels_of_children, stop_after};
pub use position::{TextPosition, ViewPosition};
pub use record::{Record, Recorder};
pub use replica::Replica;
pub use section::{Guidance, Section, SectionKind, SectionProperty, Status, Target, Todo};
pub use sharing::{HeadingPiece, laid_over, shared_frame};
pub use speech::Speech;
pub use template::{Template, TemplateHead, TemplateIdentity};
pub use touched::Touched;
pub use tree::{MAXIMUM_LEVELS, NestingRefusal, SectionTree, Subtree};
pub use usage::{FieldUse, unfilled};
pub use workshop::{FieldPlace, FieldPlan, Origin, PlanFault, SectionPlan, Treatment, WorkshopPlan};
