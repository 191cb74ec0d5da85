//! What the surface promises.
