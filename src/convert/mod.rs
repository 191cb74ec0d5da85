//! Import and export: bytes in, bytes out. Nothing here touches the disk.
//!
//! Files come from anywhere and go anywhere, so what cannot be read or written in full is refused in words
//! rather than taken over in part.
//!
//! - [`txt`]: plain text files, whatever their encoding and line ends
//! - [`plain_text`]: a whole speech as plain text

pub mod plain_text;
pub mod txt;
