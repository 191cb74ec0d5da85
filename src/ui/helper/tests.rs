//! What the helper promises.
