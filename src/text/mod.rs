//! Text without any notion of a speech: offsets, counting, speaking time, word and line boundaries.
