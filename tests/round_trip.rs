//! Whatever stands in a speech comes back from its file as it was.

mod support;

use std::path::Path;

use proptest::prelude::*;
use speechwright::model::{Fragment, Piece, Template};
use speechwright::store::{
    read_fragment, read_speech, read_template, write_fragment, write_speech, write_template,
};

proptest! {
    #![proptest_config(support::cases(96))]

    #[test]
    fn a_draft_comes_back_as_it_was(speech in support::speech()) {
        prop_assert_eq!(speech.check(), Ok(()));
        let path = Path::new("a.speech");
        let bytes = write_speech(&speech, path).unwrap();
        let read = read_speech(&bytes, path).unwrap();
        prop_assert_eq!(&read, &speech);
        prop_assert_eq!(write_speech(&read, path).unwrap(), bytes);
    }

    #[test]
    fn every_paragraph_is_one_line(speech in support::speech()) {
        let bytes = write_speech(&speech, Path::new("a.speech")).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let paragraphs: usize = speech.sections.sections().map(|section| section.body.len()).sum();
        let lines = text.lines().filter(|line| line.trim_start().starts_with('"')).count();
        let left_out = speech.sections.sections().filter(|section| section.has_empty_body() && section.body.len() == 1).count();
        prop_assert_eq!(lines, paragraphs - left_out);
        prop_assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
    }

    #[test]
    fn a_template_keeps_everything_but_identities(speech in support::speech()) {
        let path = Path::new("t.ron");
        let mut template = Template::from_speech(&speech, "my-template", "甲", "乙");
        template.speech = template.instantiate(None);
        template.speech.template.clear();
        let once = write_template(&template, path).unwrap();
        let read = read_template(&once, path).unwrap();
        prop_assert_eq!(write_template(&read, path).unwrap(), once);
        prop_assert_eq!(&read.speech.information.speaker, &template.speech.information.speaker);
        prop_assert_eq!(read.speech.sections.len(), template.speech.sections.len());
        prop_assert_eq!((&read.id, &read.name, &read.summary, &read.lengths),
            (&template.id, &template.name, &template.summary, &template.lengths));
    }

    #[test]
    fn a_fragment_comes_back_as_it_was(speech in support::speech()) {
        let mut pieces = vec![Piece::Line(speech.information.title.clone())];
        let roots = speech.sections.children(None).iter();
        pieces.extend(roots.filter_map(|&id| speech.sections.subtree(id)).map(Piece::Section));
        let fragment = Fragment { pieces, fields: speech.fields.clone() };
        let path = Path::new("f.ron");
        let bytes = write_fragment(&fragment, path).unwrap();
        prop_assert_eq!(read_fragment(&bytes, path).unwrap(), fragment);
    }

    /// Reading damaged files may fail, but never panics, and never gives a speech against the invariants.
    #[test]
    fn damage_is_refused_or_harmless(
        speech in support::speech(),
        at in any::<prop::sample::Index>(),
        with in prop_oneof![Just(String::new()), "[(){}\\[\\],:\"0-9a-z#/*-]{1,3}"],
        remove in 0..20_usize,
    ) {
        let bytes = write_speech(&speech, Path::new("a.speech")).unwrap();
        let start = at.index(bytes.len());
        let end = (start + remove).min(bytes.len());
        let mut damaged = bytes[..start].to_vec();
        damaged.extend_from_slice(with.as_bytes());
        damaged.extend_from_slice(&bytes[end..]);
        if let Ok(read) = read_speech(&damaged, Path::new("a.speech")) {
            prop_assert_eq!(read.check(), Ok(()));
        }
    }

    #[test]
    fn a_draft_that_breaks_off_is_refused(speech in support::speech(), at in any::<prop::sample::Index>()) {
        let bytes = write_speech(&speech, Path::new("a.speech")).unwrap();
        let cut = &bytes[..at.index(bytes.len() - 2)];
        prop_assert!(read_speech(cut, Path::new("a.speech")).is_err());
    }
}
