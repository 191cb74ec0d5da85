//! What the command line takes and refuses; what it does is tested with the binary, in `tests/cli.rs`.

use clap::CommandFactory as _;

use super::*;

fn parsed(arguments: &[&str]) -> Result<Arguments, clap::Error> {
    Arguments::read(
        [&["speechwright"], arguments]
            .concat()
            .into_iter()
            .map(OsString::from),
    )
}

#[test]
fn the_definition_is_sound() {
    Arguments::command().debug_assert();
}

#[test]
fn every_command_teaches_with_examples() {
    for command in Arguments::command().get_subcommands() {
        let help = command
            .get_after_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let example = format!("speechwright {} ", command.get_name());
        let alone = format!("speechwright {}\n", command.get_name());
        assert!(help.contains(&example) || help.contains(&alone), "{help}");
    }
}

#[test]
fn a_file_named_like_a_command_opens_behind_hyphens_or_by_its_path() {
    for (arguments, file) in [
        (&["--", "new"][..], "new"),
        (&["./new"], "./new"),
        (&["讲话.speech"], "讲话.speech"),
    ] {
        let parsed = parsed(arguments).unwrap();
        assert!(parsed.subcommand.is_none(), "{parsed:?}");
        assert_eq!(parsed.file, Some(PathBuf::from(file)));
    }
    let none = parsed(&[]).unwrap();
    assert!(none.subcommand.is_none() && none.file.is_none());
}

#[test]
fn wrong_use_is_refused() {
    for arguments in [
        &["new", "-o", "a.speech"][..],
        &["new", "--template", "en-toast"],
        &["new", "--template", "en-toast", "-o", "a", "--minutes", "0"],
        &["new", "--template", "en-toast", "-o", "a", "--set", "no-value"],
        &["new", "--template", "en-toast", "-o", "a", "--set", "=value"],
        &["export", "a.speech"],
        &["export", "a.speech", "-o", "b", "--encoding", "latin1"],
        &["export", "a.speech", "-o", "b", "--encoding", "gb18030", "--bom"],
        &["count", "a.speech", "--rate", "0"],
        &["one.speech", "two.speech"],
        &["--unknown"],
    ] {
        let refusal = parsed(arguments).unwrap_err();
        assert_eq!(refusal.exit_code(), 2, "{arguments:?}: {refusal}");
    }
}
