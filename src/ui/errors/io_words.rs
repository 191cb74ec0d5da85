//! What the system says when a file cannot be read or written, by kind: what a writer can do differs between a full
//! disk, a folder that belongs to someone else, and a network drive that is gone.

use std::io::{Error, ErrorKind};

use crate::ui::i18n::Texts;

/// The number of a device's failure in Unix, for which Rust has no kind.
const DEVICE_FAILED: i32 = 5;

/// Why the system refused, and what to do.
#[must_use]
pub fn io_error(error: &Error, texts: &Texts) -> String {
    match key_of(error) {
        Some(key) => texts.get(key).to_owned(),
        None => texts.with("io-other", &[("error", error.to_string().into())]),
    }
}

fn key_of(error: &Error) -> Option<&'static str> {
    Some(match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "io-no-space",
        ErrorKind::FileTooLarge => "io-file-too-large",
        ErrorKind::PermissionDenied => "io-permission",
        ErrorKind::ReadOnlyFilesystem => "io-read-only",
        ErrorKind::NotFound => "io-not-found",
        ErrorKind::NotADirectory => "io-not-a-folder",
        ErrorKind::IsADirectory => "io-is-a-folder",
        ErrorKind::AlreadyExists => "io-exists",
        ErrorKind::InvalidFilename => "io-name",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => "io-busy",
        ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::NotConnected
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::ConnectionRefused
        | ErrorKind::StaleNetworkFileHandle
        | ErrorKind::TimedOut => "io-network",
        ErrorKind::InvalidData => "io-differs",
        _ if cfg!(unix) && error.raw_os_error() == Some(DEVICE_FAILED) => "io-device",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::Language;

    #[test]
    fn what_a_writer_can_mend_is_told_apart() {
        let texts = Texts::new(Language::Chinese);
        let words = |kind: ErrorKind| io_error(&Error::from(kind), &texts);
        assert_eq!(words(ErrorKind::StorageFull), texts.get("io-no-space"));
        assert_eq!(words(ErrorKind::ReadOnlyFilesystem), texts.get("io-read-only"));
        assert_eq!(words(ErrorKind::NetworkUnreachable), texts.get("io-network"));
        assert_ne!(words(ErrorKind::PermissionDenied), words(ErrorKind::NotFound));
    }

    #[test]
    fn what_has_no_kind_is_told_in_the_systems_words() {
        let texts = Texts::new(Language::English);
        assert!(io_error(&Error::other("strange"), &texts).contains("strange"));
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_device_is_named() {
        let texts = Texts::new(Language::English);
        let error = Error::from_raw_os_error(DEVICE_FAILED);
        assert_eq!(io_error(&error, &texts), texts.get("io-device"));
    }
}
