//! What the program tells itself when it starts itself anew because the graphics card is of no use.

use std::ffi::OsString;
use std::fmt::{self, Display, Formatter};

const FAILED: &str = "failed";
const EMULATED: &str = "emulated=";

/// What became of the graphics card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterGpu {
    /// It could not be used.
    Failed,
    /// OpenGL was there, but drawn by the processor; this is its name.
    Emulated(String),
}

impl AfterGpu {
    /// The arguments that tell it.
    #[must_use]
    pub fn arguments(&self) -> Vec<OsString> {
        let told = OsString::from(format!("--after-gpu={self}"));
        vec!["--renderer=software".into(), told]
    }

    pub(super) fn parsed(written: &str) -> Result<Self, String> {
        match written.strip_prefix(EMULATED) {
            Some(name) => Ok(Self::Emulated(name.to_owned())),
            None if written == FAILED => Ok(Self::Failed),
            None => Err("the program itself writes this".to_owned()),
        }
    }
}

impl Display for AfterGpu {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed => formatter.write_str(FAILED),
            Self::Emulated(name) => write!(formatter, "{EMULATED}{name}"),
        }
    }
}
