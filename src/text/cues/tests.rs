use super::*;
use proptest::prelude::*;

#[track_caller]
fn assert_seconds(text: &str, expected: f32) {
    let seconds: f32 = cues(text).iter().map(|cue| cue.seconds).sum();
    assert!((seconds - expected).abs() < 1e-4, "{text}: {seconds}");
}

#[test]
fn chinese_directions_take_their_usual_time() {
    assert_seconds("同志们！（掌声）", 5.0);
    assert_seconds("（鼓掌）", 5.0);
    assert_seconds("（热烈的掌声）", 12.0);
    assert_seconds("（长时间热烈鼓掌）", 12.0);
    assert_seconds("（全场经久不息的掌声）", 12.0);
    assert_seconds("（停顿）", 2.0);
    assert_seconds("（稍停）", 2.0);
    assert_seconds("（短暂停顿）", 1.0);
    assert_seconds("（长停顿）", 4.0);
    assert_seconds("【停顿】", 2.0);
    assert_seconds("（笑声、掌声）", 8.0);
    assert_seconds("一（停顿）二（掌声）", 7.0);
}

#[test]
fn english_directions_take_their_usual_time() {
    assert_seconds("Thank you. [applause]", 5.0);
    assert_seconds("(Applause.)", 5.0);
    assert_seconds("[Prolonged applause]", 12.0);
    assert_seconds("[pause]", 2.0);
    assert_seconds("[long pause]", 4.0);
    assert_seconds("[brief pause]", 1.0);
    assert_seconds("(Laughter and applause.)", 8.0);
    assert_seconds("(Laughter, and applause.)", 8.0);
}

#[test]
fn a_time_of_its_own_goes_before_the_usual() {
    for (text, seconds) in [
        ("（停顿3秒）", 3.0),
        ("（停顿 ３ 秒钟）", 3.0),
        ("（停顿三秒）", 3.0),
        ("（停顿两秒）", 2.0),
        ("（掌声约10秒）", 10.0),
        ("（默哀三分钟）", 180.0),
        ("（掌声半分钟）", 30.0),
        ("(停顿2秒)", 2.0),
        ("（停顿2秒)", 2.0),
        ("[pause 3 s]", 3.0),
        ("[pause for 3 seconds]", 3.0),
        ("[applause 1.5 min]", 90.0),
        ("[Pause 10s]", 10.0),
    ] {
        assert_seconds(text, seconds);
    }
}

#[test]
fn what_says_more_is_text() {
    for text in [
        "（试行）",
        "（停顿一下再说明原因）",
        "（一）",
        "（掌声）的意义不在（）",
        "掌声",
        "[3 s]",
        "（3秒）",
        "（停顿-3秒）",
        "（停顿99999秒）",
        "(pauses are useful)",
        "（停顿",
        "（掌声]",
    ] {
        let expected = if text.starts_with("（掌声）") {
            5.0
        } else {
            0.0
        };
        assert_seconds(text, expected);
    }
}

#[test]
fn a_direction_leaves_what_stands_around_it() {
    let (spoken, seconds) = without_cues("增长2（停顿）3倍");
    assert_eq!(spoken, "增长2 3倍");
    assert!((seconds - 2.0).abs() < f32::EPSILON);
    assert!(matches!(without_cues("没有（括号）"), (Cow::Borrowed(_), _)));
}

proptest! {
    #[test]
    fn ranges_lie_in_order_within_the_text(text in "[（）()\\[\\]【】停顿掌声3秒一s a]{0,40}") {
        let mut end = 0;
        for cue in cues(&text) {
            prop_assert!(cue.range.start.0 >= end && cue.range.end > cue.range.start);
            prop_assert!(text.get(cue.range.start.0..cue.range.end.0).is_some());
            prop_assert!(cue.seconds > 0.0 && cue.seconds.is_finite());
            end = cue.range.end.0;
        }
    }
}
