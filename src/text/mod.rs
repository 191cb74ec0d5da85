//! Text without any notion of a speech.
//!
//! Everything here is a pure function of a string, so that the layers above can call it on one paragraph
//! at a time and cache what comes back.
//!
//! - [`offsets`]: byte and character offsets that cannot be mistaken for each other
//! - [`counting`]: characters and words by Word's 字数 rule
//! - [`substitutions`]: better signs for what was just typed
//! - [`speaking_time`]: how long a text takes to say
//! - [`announcements`]: phrases that announce how many are to follow
//! - [`blanks`]: blanks that writers leave to be filled in another time
//! - [`recurring`]: names that recur
//! - [`cues`]: marked pauses and applause
//! - [`length`]: how long a text is, on paper and aloud
//! - [`language`]: the languages a speech can be written in
//! - [`boundaries`]: words and graphemes, for the caret
//! - [`sentences`]: where sentences begin and end
//! - [`difference`]: how two texts differ, to be read
//! - [`find`]: words and expressions in a line
//! - [`line_breaks`]: where a row may end
//! - [`enumerations`]: labels typed at a paragraph's start
//! - [`numerals`]: Chinese numerals, written and read
//! - [`pinyin`]: names found by how they are typed
//! - [`east_asian`]: which characters count as East Asian, for all of the above

pub mod announcements;
pub mod blanks;
pub mod boundaries;
pub mod counting;
pub mod cues;
pub mod difference;
pub mod east_asian;
pub mod enumerations;
pub mod find;
pub mod language;
pub mod length;
pub mod line_breaks;
pub mod numerals;
pub mod offsets;
pub mod pinyin;
pub mod recurring;
pub mod sentences;
pub mod speaking_time;
pub mod substitutions;
