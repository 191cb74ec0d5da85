//! The command line, run as a user runs it: exit codes, streams, overwriting, and what is said to bad input.

#![expect(
    clippy::unwrap_used,
    reason = "where the program cannot be run, the test has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

#[path = "cli/bad_input.rs"]
mod bad_input;

/// A folder to run in, with the user's own folders inside.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_speechwright"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("HOME", self.path("home"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("APPDATA", self.path("data"))
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }

    #[track_caller]
    fn run_well(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""), "{arguments:?}");
        ran.output
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.run_well(arguments)).unwrap()
    }

    /// The flagship template with its five fields, speaker and date filled, as `半年.speech`.
    fn filled(&self) -> &'static str {
        self.run_well(&[
            "new",
            "--template",
            "half-year-review",
            "--minutes",
            "20",
            "--set",
            "单位=市档案馆",
            "--set",
            "会议名称=上半年工作总结会议",
            "--set",
            "汇报单位=办公室",
            "--set",
            "到任时长=两个月",
            "--set",
            "办结时限=11月30日",
            "--set",
            "speaker=李明",
            "--set",
            "日期=2026年7月15日",
            "-o",
            "半年.speech",
        ]);
        "半年.speech"
    }
}

/// What came of a run.
struct Ran {
    code: Option<i32>,
    output: String,
    errors: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            output: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A draft without what tells it from all others.
fn without_id(draft: &str) -> String {
    let is_kept = |line: &&str| !line.starts_with("    id: \"");
    draft.lines().filter(is_kept).collect()
}

#[test]
fn the_filled_flagship_reads_aloud_as_it_stands() {
    let desk = Desk::new();
    let draft = desk.filled();
    assert_eq!(desk.run_well(&["export", draft, "-o", "文稿.txt"]), "");
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/half-year-review.txt");
    assert_eq!(desk.read("文稿.txt"), fs::read_to_string(golden).unwrap());
    assert_eq!(
        desk.run_well(&["export", draft, "-o", "-"]),
        desk.read("文稿.txt")
    );
}

#[test]
fn a_draft_is_made_on_standard_output_too() {
    let desk = Desk::new();
    let printed = desk.run_well(&["new", "--template", "en-toast", "-o", "-"]);
    desk.run_well(&["new", "--template", "en-toast", "-o", "toast.speech"]);
    assert_eq!(without_id(&printed), without_id(&desk.read("toast.speech")));
    assert_ne!(printed, desk.read("toast.speech"), "each is a draft of its own");
    assert!(printed.contains("template: \"en-toast\""), "{printed}");
}

#[test]
fn minutes_scale_the_targets() {
    let desk = Desk::new();
    let target = |minutes: &str| {
        desk.run_well(&[
            "new",
            "--template",
            "half-year-review",
            "--minutes",
            minutes,
            "-o",
            "-",
        ])
    };
    let (usual, short) = (target("28"), target("14"));
    assert!(usual.contains("minutes: 28") && usual.contains("target: Characters(260)"));
    assert!(short.contains("minutes: 14") && short.contains("target: Characters(130)"));
}

#[test]
fn a_template_file_and_one_of_the_users_folder_can_be_used() {
    let desk = Desk::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1/template.ron");
    fs::copy(&source, desk.path("表彰.ron")).unwrap();
    let made = desk.run_well(&["new", "--template", "表彰.ron", "-o", "-"]);
    assert!(made.contains("template: \"golden-template\""), "{made}");
    if cfg!(target_os = "linux") {
        let folder = desk.path("data/speechwright/templates");
        fs::create_dir_all(&folder).unwrap();
        fs::copy(&source, folder.join("own.ron")).unwrap();
        let again = desk.run_well(&["new", "--template", "golden-template", "-o", "-"]);
        assert_eq!(without_id(&again), without_id(&made));
        fs::write(folder.join("broken.ron"), "(format: 1").unwrap();
        let ran = desk.run(&["templates", "--json"]);
        assert_eq!(ran.code, Some(0));
        assert!(ran.errors.contains("broken.ron"), "{}", ran.errors);
        let listed: Value = serde_json::from_str(&ran.output).unwrap();
        let own = listed.as_array().unwrap().last().unwrap();
        assert_eq!(own["id"], "golden-template");
        assert!(own["file"].as_str().unwrap().ends_with("own.ron"));
    }
}

#[test]
fn a_file_beside_the_program_makes_it_keep_everything_there() {
    let desk = Desk::new();
    let program = desk.path("stick").join("speechwright");
    fs::create_dir(desk.path("stick")).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_speechwright"), &program).unwrap();
    let templates = desk.path("stick/speechwright-data/templates");
    fs::create_dir_all(&templates).unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1/template.ron");
    fs::copy(source, templates.join("own.ron")).unwrap();
    let listed = || {
        let mut command = Command::new(&program);
        let command = command.arg("templates").env("XDG_DATA_HOME", desk.path("data"));
        let ran = Ran::of(command.stdin(Stdio::null()).output().unwrap());
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
        ran.output
    };
    assert!(!listed().contains("own.ron"));
    fs::write(desk.path("stick/speechwright-portable"), "").unwrap();
    assert!(listed().contains("own.ron"), "{}", listed());
}

#[cfg(target_os = "linux")]
#[test]
fn templates_of_the_folder_in_the_settings_are_listed_and_begun_from() {
    let desk = Desk::new();
    let shared = desk.path("share");
    fs::create_dir_all(&shared).unwrap();
    let source = fs::read_to_string("templates/en-toast.ron").unwrap();
    let own = source.replace("id: \"en-toast\"", "id: \"office\"");
    fs::write(shared.join("office.ron"), own).unwrap();
    fs::create_dir_all(desk.path("config/speechwright")).unwrap();
    let settings = format!("(template_folder: {shared:?})");
    fs::write(desk.path("config/speechwright/settings.ron"), settings).unwrap();
    let with_settings = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        Ran::of(
            command
                .env("XDG_CONFIG_HOME", desk.path("config"))
                .output()
                .unwrap(),
        )
    };
    let listed = with_settings(&["templates", "--json"]);
    assert!(listed.output.contains("\"office\"") && listed.errors.is_empty());
    let begun = with_settings(&["new", "--template", "office", "-o", "-"]);
    assert!(begun.output.contains("template: \"office\""), "{}", begun.errors);
}

#[test]
fn templates_are_listed() {
    let desk = Desk::new();
    let listed = desk.json(&["templates", "--json"]);
    let ids: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    assert_eq!((ids.len(), ids[0]), (18, "half-year-review"));
    assert_eq!(listed[0]["lengths"], serde_json::json!([28, 20]));
    assert_eq!(listed[0]["file"], Value::Null);
    let shown = desk.run_well(&["templates"]);
    assert_eq!(shown.lines().count(), 18);
    assert!(ids.iter().all(|id| shown.contains(id)));
}

#[test]
fn information_is_set_by_key_and_by_name_and_fields_go_first() {
    let desk = Desk::new();
    let made = desk.run_well(&[
        "new",
        "--template",
        "half-year-review",
        "--set",
        "@place=三楼=东",
        "--set",
        "讲话人=李明",
        "--set",
        "会议名称=总结会",
        "--set",
        "title=新的{题目}",
        "--set",
        "rate=200",
        "-o",
        "-",
    ]);
    for line in [
        "place: \"三楼=东\"",
        "speaker: \"李明\"",
        "title: \"新的{{题目}}\"",
        "rate: 200",
        "value: \"总结会\"",
    ] {
        assert!(made.contains(line), "{line}: {made}");
    }
    assert!(!made.contains("occasion:"), "{made}");
}

#[test]
fn unknown_names_and_impossible_numbers_are_refused_with_what_there_is() {
    let desk = Desk::new();
    for (setting, words) in [
        (
            "单位名=甲",
            &["单位名", "单位, 会议名称", "办结时限, title, speaker", "rate"][..],
        ),
        ("minutes=0", &["minutes", "0", "whole number"]),
        ("rate=fast", &["rate", "fast", "whole number"]),
        ("rate=5000", &["rate", "5000", "from 20 to 600"]),
        ("rate=19", &["rate", "19", "from 20 to 600"]),
    ] {
        let ran = desk.run(&[
            "new",
            "--template",
            "half-year-review",
            "--set",
            setting,
            "-o",
            "a.speech",
        ]);
        assert_eq!((ran.code, ran.output.as_str()), (Some(1), ""));
        for word in words {
            assert!(ran.errors.contains(word), "{word}: {}", ran.errors);
        }
        assert!(!desk.path("a.speech").exists());
    }
}

#[test]
fn nothing_is_overwritten_without_force() {
    let desk = Desk::new();
    let draft = desk.filled();
    let toast = ["new", "--template", "en-toast", "-o"];
    for arguments in [
        &[&toast[..], &["旧.txt"]].concat(),
        &vec!["export", draft, "-o", "旧.txt"],
    ] {
        desk.write("旧.txt", "old");
        let ran = desk.run(arguments);
        assert_eq!(ran.code, Some(1), "{}", ran.errors);
        assert!(
            ran.errors.contains("旧.txt") && ran.errors.contains("--force"),
            "{}",
            ran.errors
        );
        assert_eq!(desk.read("旧.txt"), "old");
        desk.run_well(&[&arguments[..], &["--force"]].concat());
        assert_ne!(desk.read("旧.txt"), "old");
    }
}

#[test]
fn a_draft_is_never_replaced_by_its_own_text() {
    let desk = Desk::new();
    let draft = desk.filled();
    let before = desk.read(draft);
    let ran = desk.run(&["export", draft, "-o", "./半年.speech", "--force"]);
    assert_eq!(ran.code, Some(1), "{}", ran.errors);
    assert_eq!(desk.read(draft), before);
}

#[test]
fn unfilled_fields_are_bracketed_and_listed() {
    let desk = Desk::new();
    desk.run_well(&["new", "--template", "half-year-review", "-o", "a.speech"]);
    let ran = desk.run(&["export", "a.speech", "-o", "-"]);
    assert_eq!(ran.code, Some(0));
    assert!(
        ran.output.starts_with("在〔单位〕〔会议名称〕上的讲话\n"),
        "{}",
        ran.output
    );
    for name in ["单位", "会议名称", "汇报单位", "到任时长", "办结时限"] {
        assert!(
            ran.errors.contains(&format!("a.speech: the field 〔{name}〕")),
            "{}",
            ran.errors
        );
    }
}

#[test]
fn text_is_encoded_as_asked() {
    let desk = Desk::new();
    desk.run_well(&[
        "new",
        "--template",
        "half-year-review",
        "--set",
        "单位=甲",
        "-o",
        "a.speech",
    ]);
    let exported = |options: &[&str]| {
        let arguments = [&["export", "a.speech", "-o", "a.txt", "--force"], options].concat();
        assert_eq!(desk.run(&arguments).code, Some(0));
        fs::read(desk.path("a.txt")).unwrap()
    };
    let plain = exported(&[]);
    let marked = exported(&["--bom", "--line-ending", "crlf"]);
    let expected = String::from_utf8(plain.clone()).unwrap().replace('\n', "\r\n");
    assert_eq!(marked, [b"\xEF\xBB\xBF", expected.as_bytes()].concat());
    let chinese = exported(&["--encoding", "gb18030"]);
    assert!(chinese.starts_with(b"\xD4\xDA"), "在 in GB18030");
    assert_ne!(chinese, plain);
}

#[test]
fn what_cannot_be_encoded_is_named_before_anything_is_written() {
    let desk = Desk::new();
    desk.run_well(&[
        "new",
        "--template",
        "half-year-review",
        "--set",
        "单位=\u{E5E5}",
        "-o",
        "a.speech",
    ]);
    let ran = desk.run(&["export", "a.speech", "-o", "a.txt", "--encoding", "gb18030"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.errors.contains("a.txt: ") && ran.errors.contains("U+E5E5"),
        "{}",
        ran.errors
    );
    assert!(!desk.path("a.txt").exists());
}

#[test]
fn the_outline_tells_every_section_in_reading_order() {
    let desk = Desk::new();
    let draft = desk.filled();
    let outline = desk.json(&["outline", draft, "--json"]);
    let rows = outline.as_array().unwrap();
    assert_eq!(rows.len(), 14);
    let column = |key: &str| -> Vec<&Value> { rows.iter().map(|row| &row[key]).collect() };
    let labels = column("label");
    assert_eq!(
        labels
            .iter()
            .filter_map(|label| label.as_str())
            .collect::<Vec<_>>(),
        [
            "首先",
            "一是",
            "二是",
            "三是",
            "四是",
            "下面",
            "（一）",
            "（二）",
            "（三）",
            "（四）",
            "（五）"
        ]
    );
    assert_eq!(*labels[0], Value::Null);
    assert_eq!(column("level").iter().filter(|level| **level == 2).count(), 9);
    assert_eq!(rows[2]["kind"], "part");
    assert_eq!(rows[2]["heading"], "说说到任两个月的印象");
    assert_eq!(rows[3]["kind"], "impression");
    // 一是, the heading with its mark, and a sentence of 30.
    assert_eq!(rows[3]["characters"], 36);
    let below: i64 = rows[3..7]
        .iter()
        .map(|row| row["characters"].as_i64().unwrap())
        .sum();
    assert!(rows[2]["characters"].as_i64().unwrap() > below);
    let keys: Vec<&str> = rows[0].as_object().unwrap().keys().map(String::as_str).collect();
    let mut wanted = ["kind", "label", "heading", "level", "characters", "seconds", "id"];
    wanted.sort_unstable();
    let mut keys = keys;
    keys.sort_unstable();
    assert_eq!(keys, wanted);
    let shown = desk.run_well(&["outline", draft]);
    assert_eq!(shown.lines().count(), 14);
    assert!(shown.contains("  （三） 要当好服务群众的勤务员"), "{shown}");
}

#[test]
fn drafts_and_texts_are_counted() {
    let desk = Desk::new();
    desk.write("a.txt", "增长27.2%");
    let length = desk.json(&["count", "a.txt", "--rate", "60", "--json"]);
    assert_eq!(
        length,
        serde_json::json!({ "characters": 7, "characters_word": 3, "spoken_units": 10.0, "pause_seconds": 0.0, "seconds": 10.0 })
    );
    desk.write("gb.txt", b"\xCD\xAC\xD6\xBE\xC3\xC7\xA3\xBA");
    assert_eq!(desk.json(&["count", "gb.txt", "--json"])["characters"], 4);
    let draft = desk.filled();
    let own = desk.json(&["count", draft, "--json"]);
    let outline = desk.json(&["outline", draft, "--json"]);
    let top = outline.as_array().unwrap().iter().filter(|row| row["level"] == 1);
    let sum: i64 = top.map(|row| row["characters"].as_i64().unwrap()).sum();
    assert_eq!(own["characters_word"], sum);
    let shown = desk.run_well(&["count", draft]);
    assert!(shown.contains("at 180 a minute"), "{shown}");
}

#[test]
fn wrong_use_exits_with_2_and_help_with_0() {
    let desk = Desk::new();
    for arguments in [
        &["export"][..],
        &["new", "--template", "en-toast"],
        &["count", "a", "--rate", "fast"],
        &["outline", "a", "--yaml"],
    ] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.errors.contains("--help"), "{}", ran.errors);
    }
    for command in ["new", "export", "outline", "count", "templates"] {
        let help = desk.run_well(&[command, "--help"]);
        assert!(help.contains("Examples:\n  speechwright"), "{help}");
    }
    assert!(desk.run_well(&["--version"]).starts_with("speechwright "));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ran = Ran::of(
        desk.command(&["templates", "--json"])
            .stdout(writer)
            .output()
            .unwrap(),
    );
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_in_words() {
    let desk = Desk::new();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let ran = Ran::of(desk.command(&["templates"]).stdout(full).output().unwrap());
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.errors.contains("standard output cannot be written"),
        "{}",
        ran.errors
    );
}
