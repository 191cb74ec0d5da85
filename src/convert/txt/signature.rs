//! Kinds of file that are known by their first bytes.

use std::fmt;

/// A kind of file that is not plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A Word document (.docx).
    Docx,
    /// A Word document of 1997 to 2003, or a file of another program of that time (.doc, .wps).
    Doc,
    /// An `OpenDocument` text (.odt).
    OpenDocument,
    /// A file in rich text format (.rtf).
    RichText,
    /// A PDF.
    Pdf,
    /// An archive.
    Archive,
    /// A picture.
    Picture,
}

impl FileKind {
    /// What to do to get at its text.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Docx | Self::Doc | Self::OpenDocument | Self::RichText => {
                "Open it in Word, WPS or LibreOffice, save it there as plain text (.txt), and open that file."
            }
            Self::Pdf => "Copy its text in a PDF viewer and paste it into a new speech.",
            Self::Archive => "Unpack it, and open the text file inside.",
            Self::Picture => "Open a text file instead.",
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Docx => "a Word document (.docx)",
            Self::Doc => "an old Word document (.doc)",
            Self::OpenDocument => "an OpenDocument text (.odt)",
            Self::RichText => "a rich text file (.rtf)",
            Self::Pdf => "a PDF",
            Self::Archive => "an archive",
            Self::Picture => "a picture",
        })
    }
}

/// How far into an archive the names of its first entries are looked for.
const ARCHIVE_HEAD: usize = 4_096;

const SIGNATURES: [(&[u8], FileKind); 13] = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Doc),
    (b"{\\rtf", FileKind::RichText),
    (b"%PDF-", FileKind::Pdf),
    (b"\x1f\x8b\x08", FileKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
    (b"Rar!\x1a\x07", FileKind::Archive),
    (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
    (b"\xff\xd8\xff", FileKind::Picture),
    (b"GIF87a", FileKind::Picture),
    (b"GIF89a", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"PK\x05\x06", FileKind::Archive),
];

/// The kind of file `bytes` are, when they are not plain text.
pub fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(kind_of_archive(&bytes[..bytes.len().min(ARCHIVE_HEAD)]));
    }
    let known = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature));
    known.map(|&(_, kind)| kind)
}

fn kind_of_archive(head: &[u8]) -> FileKind {
    let holds = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
    if holds(b"application/vnd.oasis.opendocument") {
        FileKind::OpenDocument
    } else if holds(b"[Content_Types].xml") || holds(b"word/") || holds(b"_rels/") {
        FileKind::Docx
    } else {
        FileKind::Archive
    }
}
