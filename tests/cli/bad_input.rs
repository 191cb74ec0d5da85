//! Files that are no drafts: told with path, place and what to do, and left as they are.

use std::fs;
use std::process::{Command, Stdio};

use super::{Desk, Ran};

/// What every command that reads a draft is to say of a file.
#[track_caller]
fn refused(desk: &Desk, name: &str, words: &[&str]) {
    let before = fs::metadata(desk.path(name)).ok();
    let small = before
        .as_ref()
        .is_some_and(|file| file.is_file() && file.len() < 10_000_000);
    let content = small.then(|| fs::read(desk.path(name)).unwrap());
    for arguments in [
        &["outline", name][..],
        &["count", name, "--json"],
        &["export", name, "-o", "out.txt", "--force"],
        &["new", "--template", &format!("./{name}"), "-o", "out.speech"],
    ] {
        let ran = desk.run(arguments);
        assert_eq!(
            (ran.code, ran.output.as_str()),
            (Some(1), ""),
            "{name}: {}",
            ran.errors
        );
        assert!(!ran.errors.contains("panicked"), "{}", ran.errors);
        assert_eq!(ran.errors.lines().count(), 1, "{}", ran.errors);
        if arguments[0] != "new" {
            for word in words {
                assert!(ran.errors.contains(word), "{name}: {word}: {}", ran.errors);
            }
        }
        assert!(ran.errors.contains(name), "{}", ran.errors);
    }
    assert!(!desk.path("out.txt").exists() && !desk.path("out.speech").exists());
    let after = fs::metadata(desk.path(name)).ok();
    let modified = |file: Option<fs::Metadata>| file.map(|file| (file.len(), file.modified().unwrap()));
    assert_eq!(modified(after), modified(before));
    if let Some(content) = content {
        assert_eq!(fs::read(desk.path(name)).unwrap(), content);
    }
}

fn draft(inside: &str) -> String {
    format!("(\n    format: \"speechwright-speech\",\n    version: 1,\n    language: Chinese,\n{inside})\n")
}

#[test]
fn other_kinds_of_file_are_told_as_what_they_are() {
    let desk = Desk::new();
    let utf_16: Vec<u8> = draft("    sections: [],\n")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases: [(&str, &[u8], &[&str]); 6] = [
        ("空.speech", b"", &["empty", "backup"]),
        (
            "图.speech",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            &["a picture", "choose"],
        ),
        (
            "a.speech",
            b"PK\x03\x04\x14\0\0\0\x08\0data.bin",
            &["a ZIP archive", "choose"],
        ),
        (
            "b.speech",
            b"PK\x03\x04\x14\0\x06\0[Content_Types].xml PK\x03\x04word/document.xml",
            &["a Word document", "plain text"],
        ),
        ("c.speech", &utf_16, &["UTF-16"]),
        ("d.speech", "同志们：大家好。".as_bytes(), &["d.speech"]),
    ];
    for (name, bytes, words) in cases {
        desk.write(name, bytes);
        refused(&desk, name, words);
    }
}

#[test]
fn what_is_not_there_or_no_file_is_said() {
    let desk = Desk::new();
    refused(&desk, "没有.speech", &["no such file"]);
    fs::create_dir(desk.path("夹.speech")).unwrap();
    refused(&desk, "夹.speech", &["not a regular file"]);
}

#[test]
fn faults_within_a_draft_are_told_with_line_and_column() {
    let desk = Desk::new();
    let cases = [
        ("sections: [], titel: 1", ":5:", "unknown key “titel”"),
        ("id: \"5F\", sections: []", ":5:5", "the draft's id"),
        (
            "sections: [(id: 2, kind: Opening), (id: 2, kind: Closing)]",
            ":5:",
            "two sections have the id 2",
        ),
        (
            "fields: [(id: 3, name: \"a\", kind: Text), (id: 3, name: \"b\", kind: Text)], sections: []",
            ":5:",
            "two fields have the id 3",
        ),
        (
            "sections: [(kind: Opening, target: Characters(0))]",
            ":5:",
            "cannot be 0",
        ),
        (
            "sections: [(kind: Opening, target: Minutes(-1.5))]",
            ":5:",
            "cannot be -1.5",
        ),
        (
            "sections: [(kind: Opening, target: Characters(-5))]",
            ":5:",
            "number",
        ),
        (
            "sections: [(kind: Opening, target: Characters(99999999999))]",
            ":5:",
            "too large",
        ),
        (
            "information: (rate: 0), sections: []",
            ":5:",
            "speaking rate cannot be 0",
        ),
        (
            "sections: [(kind: Opening, body: [\"{没有}\"])]",
            ":5:",
            "the field “没有”",
        ),
        ("sections: [(kind: Speech)]", ":5:", "“Speech” is not known here"),
        (
            "sections: [(kind: Opening, children: [(kind: Part)])]",
            ":5:",
            "mend the file",
        ),
    ];
    for (inside, place, words) in cases {
        desk.write("讲话.speech", draft(&format!("    {inside},\n")));
        refused(&desk, "讲话.speech", &[&format!("讲话.speech{place}"), words]);
    }
}

#[test]
fn a_newer_version_is_named() {
    let desk = Desk::new();
    let newer = draft("    sections: [],\n").replace("version: 1", "version: 2");
    desk.write("new.speech", newer);
    refused(&desk, "new.speech", &["version 2", "install a newer"]);
}

#[test]
fn a_draft_that_breaks_off_anywhere_is_refused_with_its_place() {
    let desk = Desk::new();
    let whole = fs::read(desk.path(desk.filled())).unwrap();
    // The last two bytes are the closing bracket and the line's end.
    let last = whole.len() - 2;
    for cut in (0..24).map(|step| last * step / 24).chain([last]) {
        desk.write("断.speech", &whole[..cut]);
        let ran = desk.run(&["outline", "断.speech"]);
        assert_eq!((ran.code, ran.output.as_str()), (Some(1), ""), "at {cut}");
        assert!(
            ran.errors.starts_with("error: 断.speech:"),
            "at {cut}: {}",
            ran.errors
        );
        // What breaks off before it says what it is has no place to tell.
        if cut > 120 {
            let place = ran.errors.split(':').skip(2).take(2);
            assert!(
                place.clone().count() == 2 && place.clone().all(|part| part.parse::<usize>().is_ok()),
                "at {cut}: {}",
                ran.errors
            );
        }
        assert!(!ran.errors.contains("panicked"), "{}", ran.errors);
        assert_eq!(fs::read(desk.path("断.speech")).unwrap(), &whole[..cut]);
    }
}

#[test]
fn brackets_in_brackets_200_000_deep_are_refused() {
    let desk = Desk::new();
    for bracket in ["(", "[", "{", "Some(", "(children:["] {
        let deep = draft(&format!("    sections: {}\n", bracket.repeat(200_000)));
        desk.write("deep.speech", deep);
        refused(&desk, "deep.speech", &["deep.speech:5:", "levels deep"]);
    }
    desk.write("bare.speech", "(".repeat(200_000));
    refused(&desk, "bare.speech", &["bare.speech:1:41:", "levels deep"]);
}

#[test]
fn a_file_over_64_mib_is_refused_unread_with_that_number() {
    let desk = Desk::new();
    let file = fs::File::create(desk.path("large.speech")).unwrap();
    file.set_len(64 * 1024 * 1024 + 1).unwrap();
    refused(&desk, "large.speech", &["67108865", "67108864", "64 MiB"]);
    // A terabyte takes no longer, where the file system holds such a sparse file.
    if file.set_len(1 << 40).is_ok() {
        refused(&desk, "large.speech", &["67108864"]);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let desk = Desk::new();
    let made = Command::new("mkfifo").arg(desk.path("pipe.speech")).status();
    assert!(made.unwrap().success());
    let ran = Ran::of(
        desk.command(&["outline", "pipe.speech"])
            .stderr(Stdio::piped())
            .output()
            .unwrap(),
    );
    assert_eq!(ran.code, Some(1));
    assert!(ran.errors.contains("not a regular file"), "{}", ran.errors);
}
