//! Guards the order of the layers, since inside one crate the compiler lets anything import anything.
//!
//! It reads the sources as tokens (so comments and strings do not count) and reports, by file and line:
//! imports against the order, window libraries outside their layers, disks and clocks below the session, files that
//! are too long, and modules that do not begin with why they exist. What a macro makes up is beyond it.

#![expect(
    clippy::expect_used,
    reason = "where the sources cannot be read, the test has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Each layer with the layers it may import: those that stand left of it.
const LAYERS: [(&str, &[&str]); 11] = [
    ("text", &[]),
    ("model", &["text"]),
    ("proof", &["text", "model"]),
    ("convert", &["text", "model"]),
    ("store", &["text", "model"]),
    ("session", &["text", "model", "proof", "convert", "store"]),
    ("cli", &["text", "model", "proof", "convert", "store", "session"]),
    ("ui", &["text", "model", "proof", "convert", "store", "session"]),
    ("raster", &[]),
    (
        "host",
        &[
            "text", "model", "proof", "convert", "store", "session", "cli", "ui", "raster",
        ],
    ),
    (
        "main",
        &[
            "text", "model", "proof", "convert", "store", "session", "cli", "ui", "raster", "host",
        ],
    ),
];

/// What is kept to some layers.
struct Kept {
    paths: &'static [&'static str],
    layers: &'static [&'static str],
    /// Whether the tests of all layers may name it, too.
    in_tests: bool,
    why: &'static str,
}

const KEPT: [Kept; 4] = [
    Kept {
        paths: &["egui", "epaint", "emath", "ecolor", "egui_kittest"],
        layers: &["ui", "raster", "host"],
        in_tests: false,
        why: "egui's types appear in ui, raster and host only",
    },
    Kept {
        paths: &[
            "eframe",
            "egui_winit",
            "egui_glow",
            "winit",
            "glutin",
            "softbuffer",
            "rfd",
        ],
        layers: &["host"],
        in_tests: false,
        why: "window systems and file dialogs appear in host only",
    },
    Kept {
        paths: &["std::fs"],
        layers: &["store", "session", "cli", "host", "main"],
        in_tests: true,
        why: "text, model, proof and convert work on what they are given, and ui does no file work",
    },
    Kept {
        paths: &[
            "std::time::SystemTime::now",
            "std::time::Instant::now",
            "SystemTime::now",
            "Instant::now",
        ],
        layers: &["session", "cli", "ui", "host", "main"],
        in_tests: true,
        why: "below the session clocks are handed in",
    },
];

const MOST_LINES: usize = 500;

/// A path named in a source file, and the line it begins on.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    path: Vec<String>,
    line: usize,
    in_tests: bool,
}

/// All that is wrong with one source file, a line for each.
fn faults_in(file: &Path, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |line: usize, text: String| faults.push(format!("{}:{line}: {text}", file.display()));
    let lines = source.lines().count();
    if lines > MOST_LINES {
        fault(
            lines,
            format!("{lines} lines are more than {MOST_LINES}: is this still one thing?"),
        );
    }
    let module = module_of(file);
    if !source.starts_with("//!") && !is_test(&module) {
        fault(1, "a module begins with `//!` and why it exists".to_owned());
    }
    let layer = module.first().map_or("lib", String::as_str);
    let Ok(tokens) = source.parse::<TokenStream>() else {
        fault(1, "cannot be read as Rust".to_owned());
        return faults;
    };
    let mut named = Vec::new();
    collect(tokens, &module, &mut named);
    for Named { path, line, in_tests } in named {
        if let Some(text) = against_order(layer, &path).or_else(|| out_of_place(layer, &path, in_tests)) {
            fault(line, text);
        }
    }
    faults
}

/// The module a file holds: `src/model/tree.rs` is `model::tree`, `src/main.rs` stands as `main` on its own.
fn module_of(file: &Path) -> Vec<String> {
    let names = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let mut names: Vec<String> = names;
    names.remove(0);
    names.pop_if(|last| last == "mod" || last == "lib");
    names
}

/// Why `layer` may not name `path`, when that is a module of this crate.
fn against_order(layer: &str, path: &[String]) -> Option<String> {
    let [root, target, ..] = path else { return None };
    if !matches!(root.as_str(), "crate" | "speechwright") || target == layer {
        return None;
    }
    let allowed = LAYERS
        .iter()
        .find(|(name, _)| *name == layer)
        .map(|(_, allowed)| *allowed);
    let Some(allowed) = allowed else {
        return Some(format!("`{layer}` is no layer: add it to LAYERS"));
    };
    (!allowed.contains(&target.as_str()))
        .then(|| format!("{layer} imports {target}, which does not stand left of it"))
}

fn is_test(module: &[String]) -> bool {
    module.iter().any(|name| name == "tests")
}

/// Why `layer` may not name `path`, when that is kept to other layers. Tests may read files and clocks.
fn out_of_place(layer: &str, path: &[String], in_tests: bool) -> Option<String> {
    let path = path.join("::");
    let begins = |kept: &str| {
        path.strip_prefix(kept)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let kept = KEPT
        .iter()
        .find(|kept| kept.paths.iter().any(|kept| begins(kept)))?;
    let allowed = kept.layers.contains(&layer) || (in_tests && kept.in_tests);
    (!allowed).then(|| format!("{layer} names {path}: {}", kept.why))
}

/// All paths in `tokens`, which stand in `module`; `use` trees are spread out, `super` and `self` resolved.
fn collect(tokens: TokenStream, module: &[String], named: &mut Vec<Named>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        at = match &tokens[at] {
            TokenTree::Ident(word) if word == "mod" && opens_module(&tokens[at..]) => {
                let inner = [module, &[tokens[at + 1].to_string()]].concat();
                if let TokenTree::Group(body) = &tokens[at + 2] {
                    collect(body.stream(), &inner, named);
                }
                at + 3
            }
            TokenTree::Ident(_) => spread(&tokens, at, &[], module, named),
            TokenTree::Group(group) => {
                collect(group.stream(), module, named);
                at + 1
            }
            _ => at + 1,
        };
    }
}

fn opens_module(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [_, TokenTree::Ident(_), TokenTree::Group(body), ..] if body.delimiter() == Delimiter::Brace)
}

/// Reads the path that begins at `at`, after `prefix`; returns where it ends.
fn spread(
    tokens: &[TokenTree],
    at: usize,
    prefix: &[String],
    module: &[String],
    named: &mut Vec<Named>,
) -> usize {
    let line = tokens[at].span().start().line;
    let mut path = prefix.to_vec();
    let mut next = at;
    while let Some(TokenTree::Ident(word)) = tokens.get(next) {
        path.push(word.to_string());
        next += 1;
        if !is_path_separator(&tokens[next..]) {
            named.push(Named {
                path: resolve(path, module),
                line,
                in_tests: is_test(module),
            });
            return next;
        }
        next += 2;
    }
    if let Some(TokenTree::Group(tree)) = tokens.get(next)
        && tree.delimiter() == Delimiter::Brace
    {
        let inner: Vec<TokenTree> = tree.stream().into_iter().collect();
        let mut position = 0;
        while position < inner.len() {
            position = match inner[position] {
                TokenTree::Ident(_) => spread(&inner, position, &path, module, named),
                _ => position + 1,
            };
        }
        return next + 1;
    }
    // A glob, or generic arguments after `::<`.
    named.push(Named {
        path: resolve(path, module),
        line,
        in_tests: is_test(module),
    });
    next
}

fn is_path_separator(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(first), TokenTree::Punct(second), ..]
        if first.as_char() == ':' && second.as_char() == ':')
}

/// `path` from the crate's root, when it begins with `self` or `super`.
fn resolve(path: Vec<String>, module: &[String]) -> Vec<String> {
    let climbs = path
        .iter()
        .take_while(|word| *word == "super" || *word == "self")
        .count();
    if climbs == 0 {
        return path;
    }
    let levels = path[..climbs].iter().filter(|word| *word == "super").count();
    let kept = module.len().saturating_sub(levels);
    [&["crate".to_owned()], &module[..kept], &path[climbs..]].concat()
}

fn sources_under(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .expect("a folder of sources")
        .map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    let files = files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    files
        .chain(folders.iter().flat_map(|folder| sources_under(folder)))
        .collect()
}

#[test]
fn the_sources_keep_to_the_layers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = sources_under(&root.join("src"));
    assert!(!sources.is_empty(), "there are sources to read");
    let faults: Vec<String> = sources
        .iter()
        .flat_map(|path| {
            let source = fs::read_to_string(path).expect("a readable source");
            faults_in(path.strip_prefix(root).unwrap_or(path), &source)
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The faults of a module that says why it exists and then holds `code`.
fn faults(file: &str, code: &str) -> Vec<String> {
    faults_in(Path::new(file), &format!("//! Why.\n{code}\n"))
}

#[test]
fn an_import_from_the_left_is_allowed() {
    assert_eq!(
        faults(
            "src/session/mod.rs",
            "use crate::model::Speech; use crate::store;"
        ),
        [""; 0]
    );
    assert_eq!(
        faults(
            "src/main.rs",
            "fn main() { speechwright::cli::run(); speechwright::host::run(); }"
        ),
        [""; 0]
    );
}

#[test]
fn an_import_from_the_right_is_reported_with_its_line() {
    let found = faults(
        "src/model/tree.rs",
        "use crate::text::Offset;\nuse crate::session::Action;",
    );
    assert_eq!(
        found,
        ["src/model/tree.rs:3: model imports session, which does not stand left of it"]
    );
}

#[test]
fn layers_that_stand_side_by_side_do_not_import_each_other() {
    assert_eq!(faults("src/cli/mod.rs", "use crate::ui;").len(), 1);
    assert_eq!(faults("src/convert/txt.rs", "use crate::store;").len(), 1);
    assert_eq!(faults("src/raster/mod.rs", "use crate::ui;").len(), 1);
}

#[test]
fn an_import_is_found_wherever_it_hides() {
    for code in [
        "use crate::{text, ui::theme};",
        "use crate::{text::{Offset, Range}, ui};",
        "fn f() { crate::ui::draw(); }",
        "fn f() -> Vec<crate::ui::Theme> { Vec::new() }",
        "use super::super::ui;",
        "use super::{super::ui};",
        "mod tests { use super::super::super::ui; }",
        "use crate::ui::*;",
        "fn f() { vec![crate::ui::A]; }",
    ] {
        assert_eq!(faults("src/model/tree.rs", code).len(), 1, "{code}");
    }
}

#[test]
fn own_modules_comments_and_strings_are_no_imports() {
    for code in [
        "use super::section::Section;",
        "use self::inner::Thing;",
        "mod tests { use super::*; use super::super::ids; }",
        "// use crate::ui;",
        "/// See [`crate::ui`].\nfn f() { let _ = \"use crate::ui\"; }",
        "pub(crate) fn f() {}",
    ] {
        assert_eq!(faults("src/model/tree.rs", code), [""; 0], "{code}");
    }
}

#[test]
fn window_libraries_keep_to_their_layers() {
    assert_eq!(faults("src/ui/app.rs", "use egui::Ui;"), [""; 0]);
    assert_eq!(
        faults("src/host/gpu.rs", "use eframe::egui; use rfd::AsyncFileDialog;"),
        [""; 0]
    );
    assert_eq!(faults("src/model/tree.rs", "use egui::Ui;").len(), 1);
    assert_eq!(
        faults("src/session/mod.rs", "fn f() { egui::vec2(1.0, 1.0); }").len(),
        1
    );
    assert_eq!(faults("src/ui/app.rs", "use eframe::Frame;").len(), 1);
    assert_eq!(faults("src/main.rs", "use eframe::Frame;").len(), 1);
    assert_eq!(faults("src/ui/dialogs.rs", "use rfd::AsyncFileDialog;").len(), 1);
}

#[test]
fn disks_and_clocks_keep_to_their_layers() {
    assert_eq!(faults("src/store/atomic.rs", "use std::fs;"), [""; 0]);
    assert_eq!(faults("src/convert/txt.rs", "use std::{fs, io};").len(), 1);
    assert_eq!(
        faults("src/ui/app.rs", "fn f() { std::fs::read(\"a\"); }").len(),
        1
    );
    assert_eq!(
        faults(
            "src/model/history.rs",
            "use std::time::Instant; fn f() { Instant::now(); }"
        )
        .len(),
        1
    );
}

#[test]
fn a_module_without_a_reason_or_without_end_is_reported() {
    assert_eq!(
        faults_in(Path::new("src/text/mod.rs"), "use std::fmt;\n").len(),
        1
    );
    assert_eq!(faults("src/text/mod.rs", &"\n".repeat(MOST_LINES)).len(), 1);
    assert_eq!(faults("src/text/mod.rs", &"\n".repeat(MOST_LINES - 2)), [""; 0]);
}

#[test]
fn a_new_layer_has_to_be_placed() {
    assert_eq!(
        faults("src/cloud/mod.rs", "use crate::text;"),
        ["src/cloud/mod.rs:2: `cloud` is no layer: add it to LAYERS"]
    );
}
