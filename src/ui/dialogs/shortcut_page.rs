//! The shortcuts as a page to be printed: one HTML file that needs no other, opened and printed by any browser. What has
//! no keys is left out; the rest stands as in the menus, in two columns where the paper is wide enough.

use std::fmt::Write as _;

use crate::ui::command::Command;
use crate::ui::i18n::Texts;
use crate::ui::menus::commands_by_menu;

const STYLE: &str = "\
@page { margin: 15mm }
body { font: 10.5pt/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em }
h1 { font-size: 1.5em }
main { columns: 24em 2; column-gap: 3em }
section { break-inside: avoid; margin-bottom: 1.2em }
h2 { font-size: 1.1em; margin: 0 0 .3em }
table { border-collapse: collapse; width: 100% }
td { border-bottom: thin solid; padding: .15em 0; vertical-align: top }
td + td { text-align: right; white-space: nowrap; padding-left: 1em }
kbd { font: inherit }
@media print { body { margin: 0; max-width: none; padding: 0 } }
";

/// The page; `keys` says what keys a command has, if any.
pub(super) fn page(texts: &Texts, keys: impl Fn(Command) -> String) -> String {
    let title = texts.get("shortcuts-page-title");
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n<h1>{title}</h1>\n<main>\n",
        texts.language().code(),
        title = escaped(title),
    );
    for (menu, commands) in commands_by_menu() {
        let rows: Vec<(Command, String)> = commands
            .into_iter()
            .map(|command| (command, keys(command)))
            .filter(|(_, keys)| !keys.is_empty())
            .collect();
        if rows.is_empty() {
            continue;
        }
        // Writing to a string does not fail.
        let _ = writeln!(page, "<section>\n<h2>{}</h2>\n<table>", escaped(texts.get(menu)));
        for (command, keys) in rows {
            let name = texts.get(command.text_key()).trim_end_matches('…');
            let _ = writeln!(
                page,
                "<tr><td>{}</td><td><kbd>{}</kbd></td></tr>",
                escaped(name),
                escaped(&keys)
            );
        }
        page.push_str("</table>\n</section>\n");
    }
    page.push_str("</main>\n</html>\n");
    page
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::Language;

    #[test]
    fn every_command_with_keys_stands_on_the_page_once_and_nothing_is_fetched() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let with_keys = |command: Command| !command.usual_shortcuts().is_empty();
            let page = page(&texts, |command| {
                let key = format!("<{}>", command.word());
                if with_keys(command) { key } else { String::new() }
            });
            for &command in Command::ALL {
                let key = format!("<kbd>&lt;{}&gt;</kbd>", command.word());
                let count = page.matches(&key).count();
                assert_eq!(count, usize::from(with_keys(command)), "{command:?}");
            }
            assert!(!page.contains("http") && !page.contains("src=") && !page.contains("url("));
            assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
        }
    }

    #[test]
    fn words_cannot_be_taken_for_marks() {
        assert_eq!(escaped("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
    }
}
