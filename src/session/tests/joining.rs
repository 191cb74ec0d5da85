//! What Enter and pasting put together, and where the caret then stands.

use super::*;

#[test]
fn a_paste_reads_in_the_order_in_which_it_was_copied() {
    let mut session = review();
    select(&mut session, heading(5, 0), body(7, "多跑".len()));
    let copied = session.copied().unwrap();
    let end = body(9, "谢谢大家！".len());
    select(&mut session, end, end);
    perform(
        &mut session,
        Action::Paste {
            text: copied.text,
            fragment: Some(Box::new(copied.fragment)),
        },
    );
    assert!(
        text(&session).ends_with("谢谢大家！\n下面，提要求\n有三点。\n（一）要学习。多读书。\n要实干。多跑"),
        "{}",
        text(&session)
    );
    let caret = session.selection().head;
    let line = session.speech().line(caret.place).unwrap();
    assert_eq!((line.text(), line.end()), ("要实干。多跑", caret.offset));
}

#[test]
fn the_caret_stands_behind_the_last_section_that_was_pasted() {
    let mut session = review();
    select(&mut session, heading(5, 0), body(6, "多读书。".len()));
    let copied = session.copied().unwrap();
    let end = body(9, "谢谢大家！".len());
    select(&mut session, end, end);
    perform(
        &mut session,
        Action::Paste {
            text: copied.text,
            fragment: Some(Box::new(copied.fragment)),
        },
    );
    let caret = session.selection().head;
    let line = session.speech().line(caret.place).unwrap();
    assert_eq!((line.text(), line.end()), ("多读书。", caret.offset));
}

#[test]
fn enter_within_a_run_in_heading_keeps_the_stop_that_was_shown() {
    let mut session = review();
    let within = heading(3, "讲".len());
    select(&mut session, within, within);
    perform(&mut session, Action::NewParagraph);
    assert!(
        text(&session).contains("\n政治。站位很高。\n"),
        "{}",
        text(&session)
    );
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
}

#[test]
fn enter_behind_a_run_in_heading_makes_no_second_stop() {
    let mut session = review();
    let behind = heading(3, "讲政治".len());
    select(&mut session, behind, behind);
    perform(&mut session, Action::NewParagraph);
    assert!(text(&session).contains("\n站位很高。\n"), "{}", text(&session));
}

#[test]
fn paragraphs_pasted_into_a_run_in_heading_keep_the_stop_that_was_shown() {
    let mut session = review();
    let within = heading(3, "讲".len());
    select(&mut session, within, within);
    perform(&mut session, Action::InsertText("甲\n乙".into()));
    assert!(
        text(&session).contains("一是讲甲。乙政治。站位很高。\n"),
        "{}",
        text(&session)
    );
}
