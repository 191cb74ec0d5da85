//! A speech as a whole in a journal: at its beginning, and where another state is put in its place.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::model::{Speech, TemplateHead};
use crate::store::error::StoreError;
use crate::store::speech_file::{read_speech, write_speech};

/// What a template says of itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireTemplate {
    id: String,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    summary: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    category: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lengths: Vec<u32>,
}

impl From<&TemplateHead> for WireTemplate {
    fn from(head: &TemplateHead) -> Self {
        let TemplateHead {
            id,
            name,
            summary,
            category,
            lengths,
        } = head.clone();
        Self {
            id,
            name,
            summary,
            category,
            lengths,
        }
    }
}

impl From<WireTemplate> for TemplateHead {
    fn from(wire: WireTemplate) -> Self {
        Self {
            id: wire.id,
            name: wire.name,
            summary: wire.summary,
            category: wire.category,
            lengths: wire.lengths,
        }
    }
}

/// A speech as its draft's file holds it, with what such files do not have.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireState {
    speech: String,
    /// Where it is a template that is edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    template: Option<WireTemplate>,
}

impl WireState {
    pub(super) fn of(speech: &Speech) -> Result<Self, StoreError> {
        let bytes = write_speech(speech, Path::new("journal"))?;
        Ok(Self {
            speech: String::from_utf8_lossy(&bytes).into_owned(),
            template: speech.head.as_deref().map(WireTemplate::from),
        })
    }

    /// Of what stands in a draft's file.
    pub(super) fn of_draft(speech: String) -> Self {
        Self {
            speech,
            template: None,
        }
    }

    /// What stands in a draft's file.
    pub(super) fn into_draft(self) -> String {
        self.speech
    }

    /// `path` is for messages only.
    pub(super) fn into_speech(self, path: &Path) -> Result<Speech, StoreError> {
        let mut speech = read_speech(self.speech.as_bytes(), path)?;
        speech.head = self.template.map(|head| Box::new(head.into()));
        Ok(speech)
    }
}
