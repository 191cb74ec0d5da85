//! Which of what stands in backticks are keys: those are drawn as key caps, all else as what is typed literally.

/// Keys that stand alone or behind others, beside letters, digits and signs.
const NAMED: [&str; 26] = [
    "Enter",
    "Tab",
    "Esc",
    "Space",
    "Backspace",
    "Delete",
    "Insert",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Page Up",
    "Page Down",
    "Up",
    "Down",
    "Left",
    "Right",
    "Plus",
    "Minus",
    "↑",
    "↓",
    "←",
    "→",
    "空格",
    "Win",
    "Menu",
];

/// Keys that are held while another is pressed.
const HELD: [&str; 3] = ["Ctrl", "Alt", "Shift"];

/// Whether a text names a key, or several that are pressed together.
#[must_use]
pub(super) fn is_key(text: &str) -> bool {
    let (held, last) = split(text);
    let all_held = held.iter().all(|key| HELD.contains(key));
    let alone = held.is_empty();
    let is_named = NAMED.contains(&last) || is_function_key(last) || HELD.contains(&last);
    let is_sign = !alone && last.chars().count() == 1;
    all_held && (is_named || is_sign)
}

/// The keys that are held, and the one that is pressed; that may be `+` itself.
fn split(text: &str) -> (Vec<&str>, &str) {
    if let Some(held) = text.strip_suffix("++") {
        return (held.split('+').collect(), "+");
    }
    let mut keys: Vec<&str> = text.split('+').collect();
    let last = keys.pop().unwrap_or_default();
    (keys, last)
}

/// F1 to F24.
fn is_function_key(text: &str) -> bool {
    let number = text.strip_prefix('F').and_then(|number| number.parse().ok());
    number.is_some_and(|number: u8| (1..=24).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_what_is_typed() {
        for key in [
            "Ctrl+F",
            "F1",
            "Shift+F3",
            "Ctrl+Shift+P",
            "Tab",
            "Esc",
            "Alt+←",
            "Ctrl+/",
            "Ctrl++",
            "Ctrl+=",
            "Ctrl+,",
            "Shift",
            "↓",
            "Alt+Shift+↑",
            "Ctrl+0",
        ] {
            assert!(is_key(key), "{key}");
        }
        for other in [
            "A",
            "一是",
            "+",
            "F",
            "F25",
            "F0",
            "draft.speech",
            "speechwright help",
            "C+D",
            "Ctrl+Foo",
            "",
        ] {
            assert!(!is_key(other), "{other}");
        }
    }
}
