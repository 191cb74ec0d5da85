//! Arbitrary bytes as a segment of a journal.

#![no_main]

#[path = "../../tests/support/fuzzed_files.rs"]
mod fuzzed_files;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed_files::journal(bytes));
