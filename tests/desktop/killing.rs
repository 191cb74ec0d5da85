//! Killing the program while someone types: whatever is a second old is there again.

use std::time::{Duration, Instant};

use crate::desk::Desktop;
use crate::options::{Keys, Options, Renderer};

/// How often the program is killed: as the variable `SPEECHWRIGHT_KILLS` says, or 50 times.
fn kills() -> u64 {
    let said = std::env::var("SPEECHWRIGHT_KILLS").ok();
    said.and_then(|kills| kills.parse().ok()).unwrap_or(50)
}

/// Numbers that look like chance (splitmix64).
fn chance(seed: u64) -> u64 {
    let z = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The newest of what can be recovered.
fn newest(desk: &Desktop) -> Option<String> {
    let listed: serde_json::Value = serde_json::from_str(&desk.say(&["recover", "--json"])).expect("JSON");
    let id = listed.get(0)?.get("id")?.as_str()?;
    Some(id.to_owned())
}

/// What begins the first heading that can be recovered; nothing where there is nothing.
fn recovered_title(desk: &Desktop) -> String {
    let Some(id) = newest(desk) else {
        return String::new();
    };
    let draft = desk.say(&["recover", &id, "-o", "-"]);
    let title = draft
        .lines()
        .find_map(|line| line.trim().strip_prefix("title: \""));
    let title = title.expect("a draft has a title");
    title.chars().take_while(|letter| *letter != 'T').collect()
}

/// What was typed before a kill.
#[derive(Debug)]
struct Typed {
    text: String,
    /// How many letters the window had heard a second before.
    old: usize,
    /// How many it had been given a second before.
    due: usize,
}

/// Types some words, and kills the program soon after.
fn type_and_kill(desk: &mut Desktop, number: u64) -> Typed {
    let asking = desk.ask();
    let mut text = String::new();
    let mut given = Vec::new();
    for burst in 0..=(chance(number) % 6) {
        let word =
            ["speech", "draft", "county", "now"][usize::try_from((number + burst) % 4).expect("small")];
        desk.write(word);
        text.push_str(word);
        given.push((Instant::now(), text.len()));
        asking.ask(u32::try_from(text.len()).expect("a few words"));
    }
    std::thread::sleep(Duration::from_millis(chance(number + 1_000) % 1_500));
    let end = Instant::now();
    desk.kill();
    let answers = asking.end();
    let is_old = |at: Instant| end.saturating_duration_since(at) > Duration::from_secs(1);
    let heard = answers.iter().filter(|(_, at)| is_old(*at));
    let due = given.iter().filter(|(at, _)| is_old(*at));
    Typed {
        old: heard.map(|(length, _)| *length as usize).max().unwrap_or(0),
        due: due.map(|(_, length)| *length).max().unwrap_or(0),
        text,
    }
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn whoever_types_loses_nothing_that_is_a_second_old() {
    let mut desk = Desktop::start_with(
        "killing",
        Options {
            // OpenGL without a graphics card takes the keys later than they come.
            renderer: Renderer::Software,
            // An input method would hand keys on later than the question whether they were heard.
            keys: Keys::Straight,
            ..Options::default()
        },
    );
    let template = desk.draft("half-year-review", "review.speech");
    let draft = std::fs::read_to_string(&template).expect("the draft");
    // A capital letter ends what is typed.
    let at = draft.find("title: \"").expect("a draft has a title") + "title: \"".len();
    let draft = format!("{}T{}", &draft[..at], &draft[at..]);
    let (mut letters, mut due, mut heard) = (0, 0, 0);
    for number in 0..kills() {
        std::fs::write(&template, &draft).expect("the draft");
        desk.forget_journals();
        desk.run_until_active(&["review.speech"]);
        desk.wait_until_still();
        desk.keys("ctrl+Home");
        let typed = type_and_kill(&mut desk, number);
        let found = recovered_title(&desk);
        assert!(
            typed.text.starts_with(&found),
            "kill {number}: typed {typed:?}, found {found}"
        );
        assert!(
            found.len() >= typed.old,
            "kill {number}: typed {typed:?}, found {found}"
        );
        letters += typed.text.len();
        due += typed.due;
        heard += typed.old;
    }
    assert!(
        heard * 2 >= due,
        "of {due} letters that were given a second before, {heard} were heard by then: the machine was too busy to tell"
    );
    println!(
        "{} kills, {letters} letters, {heard} of them a second old",
        kills()
    );
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn what_a_killed_window_held_is_offered_and_comes_back() {
    let mut desk = Desktop::start("recovering");
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.put_caret_before("为的是办三件事");
    desk.write("survives");
    desk.manuscript_with("survives为的是");
    std::thread::sleep(Duration::from_secs(1));
    desk.kill();
    desk.run(&["review.speech"]);
    desk.shot("offer");
    desk.press("恢复");
    desk.manuscript_with("survives为的是");
    desk.shot("recovered");
}
