//! What the workers promise.
