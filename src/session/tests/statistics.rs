//! What can be counted in a speech.

use super::*;
use crate::session::long_from;

#[test]
fn words_paragraphs_and_sentences_are_counted_without_title_and_hints() {
    let mut session = review();
    perform(
        &mut session,
        Action::SetInformation {
            item: InformationItem::Title,
            value: "不算在内的标题".into(),
        },
    );
    let statistics = session.statistics();
    assert_eq!(statistics.count, session.manuscript().length().count);
    assert_eq!(statistics.paragraphs, 11);
    // Each numbered line is two sentences: what its heading says, and its text.
    assert_eq!(statistics.sentences, 1 + 2 + 4 + 2 + 6 + 1);
    assert_eq!(statistics.long, []);
    perform(&mut session, Action::AddSibling(SectionId(9)));
    assert_eq!(
        session.statistics(),
        statistics,
        "an empty section counts for nothing"
    );
}

#[test]
fn the_longest_sentence_is_found_and_can_be_gone_to() {
    let mut session = review();
    let sentence = format!("{}。", "很".repeat(long_from(Language::Chinese)));
    select(&mut session, body(7, 0), body(7, 0));
    perform(&mut session, Action::InsertText(format!("{sentence}短句。")));
    let statistics = session.statistics();
    let longest = statistics.longest.clone().expect("a sentence");
    assert_eq!(longest.text, sentence);
    assert_eq!(longest.length, sentence.chars().count());
    let rate = session.speech().information.speaking_rate().units_per_minute();
    let seconds = long_from(Language::Chinese) as u64 * 60 / u64::from(rate);
    assert!(longest.spoken.as_secs().abs_diff(seconds) <= 1);
    assert_eq!(longest.section, Some(SectionId(7)));
    assert_eq!(statistics.long, std::slice::from_ref(&longest));
    perform(&mut session, Action::Select(longest.selection));
    assert_eq!(session.selected_range(), (body(7, 0), body(7, sentence.len())));
}

#[test]
fn a_speech_without_a_word_has_nothing_to_count() {
    let session = Session::new(Speech::blank(Language::English), true);
    assert_eq!(session.statistics(), crate::session::Statistics::default());
}
