//! What the command line takes and refuses; what it does is tested with the binary, in `tests/cli.rs`.

use clap::CommandFactory as _;

use super::*;

mod pages;

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
fn the_window_is_told_what_is_to_draw_it() {
    let told = |arguments: &[&str]| {
        let arguments = [&["speechwright"], arguments].concat();
        match run(arguments.into_iter().map(OsString::from)) {
            Wanted::Window(window) => window,
            Wanted::Nothing(code) => panic!("no window: {code:?}"),
        }
    };
    assert_eq!(told(&[]), Window::default());
    let asked = told(&["--renderer", "gpu", "讲话.speech"]);
    assert_eq!(asked.renderer, Some(RendererChoice::Gpu));
    assert_eq!(asked.file, Some(PathBuf::from("讲话.speech")));
    assert!(parsed(&["--renderer", "gpu", "count", "讲话.speech"]).is_err());
    let edited = told(&[EDITS, "--", "模板.ron"]);
    assert!(edited.edits && edited.file == Some(PathBuf::from("模板.ron")));
    assert!(parsed(&[EDITS]).is_err(), "it needs a template");
}

#[test]
fn the_program_understands_why_it_started_itself_anew() {
    for after in [
        AfterGpu::Failed,
        AfterGpu::Emulated("llvmpipe (LLVM 19, 256 bits)".to_owned()),
    ] {
        let written = after.arguments();
        let arguments = std::iter::once(OsString::from("speechwright")).chain(written);
        let Wanted::Window(window) = run(arguments) else {
            panic!("no window after {after}");
        };
        assert_eq!(window.renderer, Some(RendererChoice::Software));
        assert_eq!(window.after_gpu, Some(after));
    }
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
        &["--renderer", "paper"],
        &["--unknown"],
    ] {
        let refusal = parsed(arguments).unwrap_err();
        assert_eq!(refusal.exit_code(), 2, "{arguments:?}: {refusal}");
    }
}
