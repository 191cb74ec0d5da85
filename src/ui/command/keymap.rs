//! The shortcuts as this user has them: those of the program, and what was changed of them. They are kept in the
//! settings as words (`save: ["Ctrl+S"]`), so that a newer program's commands and keys stay there unharmed.

use std::collections::{BTreeMap, HashMap};

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{CTRL, CTRL_SHIFT, Command};

/// Which shortcuts commands have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    changed: HashMap<Command, Vec<KeyboardShortcut>>,
}

/// Why a shortcut cannot be a command's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The keys write something, or move the caret.
    Writes,
    /// Input methods need it.
    InputMethod,
    /// Another command has it.
    Taken(Command),
}

impl Keymap {
    /// The keymap that settings describe. What they say of commands and keys that are not known is passed over.
    #[must_use]
    pub fn from_words(words: &BTreeMap<String, Vec<String>>) -> Self {
        let known = Command::ALL.iter().filter_map(|&command| {
            let shortcuts = words.get(command.word())?.iter();
            Some((
                command,
                shortcuts
                    .filter_map(|word| read(word))
                    .filter(|&shortcut| may_be(shortcut))
                    .collect(),
            ))
        });
        Self {
            changed: known.collect(),
        }
    }

    /// Puts what was changed into the settings' words, and leaves those of unknown commands.
    pub fn write_to(&self, words: &mut BTreeMap<String, Vec<String>>) {
        for &command in Command::ALL {
            match self.changed.get(&command) {
                Some(shortcuts) => {
                    words.insert(
                        command.word().to_owned(),
                        shortcuts.iter().copied().map(written).collect(),
                    );
                }
                None => {
                    words.remove(command.word());
                }
            }
        }
    }

    /// A command's shortcuts; the first is the one that is shown.
    #[must_use]
    pub fn shortcuts(&self, command: Command) -> &[KeyboardShortcut] {
        self.changed
            .get(&command)
            .map_or_else(|| command.usual_shortcuts(), Vec::as_slice)
    }

    /// Whether a command has other shortcuts than usual.
    #[must_use]
    pub fn is_changed(&self, command: Command) -> bool {
        self.changed.contains_key(&command)
    }

    /// Whether any command has.
    #[must_use]
    pub fn is_any_changed(&self) -> bool {
        !self.changed.is_empty()
    }

    /// Why a command cannot have a shortcut; none where it can.
    #[must_use]
    pub fn refusal(&self, command: Command, shortcut: KeyboardShortcut) -> Option<Refusal> {
        if writes(shortcut) {
            return Some(Refusal::Writes);
        }
        if belongs_to_input_methods(shortcut) {
            return Some(Refusal::InputMethod);
        }
        let others = Command::ALL.iter().filter(|other| **other != command);
        let mut taken = others.filter(|other| self.shortcuts(**other).contains(&shortcut));
        taken.next().map(|other| Refusal::Taken(*other))
    }

    /// Gives a command one shortcut, or none, and takes it from whatever has it.
    pub fn set(&mut self, command: Command, shortcut: Option<KeyboardShortcut>) {
        if let Some(shortcut) = shortcut {
            for &other in Command::ALL {
                if self.shortcuts(other).contains(&shortcut) {
                    let left = self.shortcuts(other).iter();
                    let left = left.copied().filter(|its| *its != shortcut).collect();
                    self.put(other, left);
                }
            }
        }
        self.put(command, shortcut.into_iter().collect());
    }

    /// Gives a command its usual shortcuts back, but for those that another has by now.
    pub fn reset(&mut self, command: Command) {
        let usual = command.usual_shortcuts().iter().copied();
        let free = usual.filter(|shortcut| self.refusal(command, *shortcut).is_none());
        self.put(command, free.collect());
    }

    /// Gives every command its usual shortcuts back.
    pub fn reset_all(&mut self) {
        self.changed.clear();
    }

    fn put(&mut self, command: Command, shortcuts: Vec<KeyboardShortcut>) {
        if shortcuts == command.usual_shortcuts() {
            self.changed.remove(&command);
        } else {
            self.changed.insert(command, shortcuts);
        }
    }
}

/// Whether any command can have it.
fn may_be(shortcut: KeyboardShortcut) -> bool {
    !writes(shortcut) && !belongs_to_input_methods(shortcut)
}

/// Keys that do something in a text by themselves: no shortcut without Ctrl or Alt, but for F1 to F24.
fn writes(shortcut: KeyboardShortcut) -> bool {
    let modifiers = shortcut.modifiers;
    let key = shortcut.logical_key;
    let is_function_key = key.name().starts_with('F') && key.name().len() > 1;
    let is_bare = !(modifiers.ctrl || modifiers.command || modifiers.alt || modifiers.mac_cmd);
    let moves = matches!(
        key,
        Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::Home
            | Key::End
            | Key::Tab
            | Key::Escape
    );
    // With both Alt and Shift they move sections; elsewhere they are the caret's.
    (is_bare && !is_function_key) || (moves && !modifiers.alt) || matches!(key, Key::Tab | Key::Escape)
}

fn belongs_to_input_methods(shortcut: KeyboardShortcut) -> bool {
    let theirs = [
        (CTRL, Key::Space),
        (CTRL_SHIFT, Key::Space),
        (Modifiers::SHIFT, Key::Space),
        (CTRL, Key::Period),
        (CTRL, Key::Semicolon),
        (CTRL_SHIFT, Key::F),
        (CTRL_SHIFT, Key::U),
    ];
    theirs.contains(&(shortcut.modifiers, shortcut.logical_key))
}

/// A shortcut in words that do not depend on language or system: `Ctrl+Shift+S`. Ctrl is Command on a Mac.
fn written(shortcut: KeyboardShortcut) -> String {
    let modifiers = shortcut.modifiers;
    let named = [
        (modifiers.command || modifiers.ctrl, "Ctrl"),
        (modifiers.alt, "Alt"),
        (modifiers.shift, "Shift"),
    ];
    let mut words: Vec<&str> = named
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, name)| name)
        .collect();
    words.push(shortcut.logical_key.name());
    words.join("+")
}

fn read(word: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = word;
    while let Some((modifier, behind)) = rest.split_once('+').filter(|(_, behind)| !behind.is_empty()) {
        modifiers |= match modifier {
            "Ctrl" => Modifiers::COMMAND,
            "Alt" => Modifiers::ALT,
            "Shift" => Modifiers::SHIFT,
            _ => return None,
        };
        rest = behind;
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(rest)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL_K: KeyboardShortcut = KeyboardShortcut::new(CTRL, Key::K);

    fn save() -> KeyboardShortcut {
        *Command::Save.usual_shortcuts().first().expect("a shortcut")
    }

    #[test]
    fn every_usual_shortcut_is_allowed_and_read_as_it_is_written() {
        let keymap = Keymap::default();
        for &command in Command::ALL {
            for shortcut in command.usual_shortcuts() {
                assert_eq!(
                    keymap.refusal(command, *shortcut),
                    None,
                    "{command:?} {shortcut:?}"
                );
                assert_eq!(
                    read(&written(*shortcut)),
                    Some(*shortcut),
                    "{}",
                    written(*shortcut)
                );
            }
        }
    }

    #[test]
    fn what_writes_what_input_methods_need_and_what_is_taken_is_refused() {
        let keymap = Keymap::default();
        for (modifiers, key) in [
            (Modifiers::NONE, Key::K),
            (Modifiers::SHIFT, Key::K),
            (Modifiers::NONE, Key::Enter),
            (CTRL, Key::ArrowLeft),
            (Modifiers::ALT, Key::Tab),
        ] {
            let shortcut = KeyboardShortcut::new(modifiers, key);
            assert_eq!(
                keymap.refusal(Command::About, shortcut),
                Some(Refusal::Writes),
                "{shortcut:?}"
            );
        }
        let shortcut = KeyboardShortcut::new(CTRL, Key::Space);
        assert_eq!(
            keymap.refusal(Command::About, shortcut),
            Some(Refusal::InputMethod)
        );
        assert_eq!(
            keymap.refusal(Command::About, save()),
            Some(Refusal::Taken(Command::Save))
        );
        assert_eq!(keymap.refusal(Command::About, CTRL_K), None);
    }

    #[test]
    fn a_shortcut_that_is_set_is_taken_from_whatever_had_it() {
        let mut keymap = Keymap::default();
        keymap.set(Command::About, Some(save()));
        assert_eq!(keymap.shortcuts(Command::About), [save()]);
        assert!(keymap.shortcuts(Command::Save).is_empty());
        keymap.reset(Command::Save);
        assert!(
            keymap.shortcuts(Command::Save).is_empty(),
            "it belongs to another"
        );
        keymap.reset(Command::About);
        keymap.reset(Command::Save);
        assert_eq!(keymap, Keymap::default());
    }

    #[test]
    fn settings_keep_what_was_changed_and_what_this_program_does_not_know() {
        let mut words = BTreeMap::from([("dance".to_owned(), vec!["Ctrl+Alt+D".to_owned()])]);
        let mut keymap = Keymap::default();
        keymap.set(Command::About, Some(CTRL_K));
        keymap.set(Command::Quit, None);
        keymap.write_to(&mut words);
        assert_eq!(words["about"], ["Ctrl+K"]);
        assert!(words["quit"].is_empty());
        assert_eq!(words.len(), 3);
        assert_eq!(Keymap::from_words(&words), keymap);
        keymap.reset_all();
        keymap.write_to(&mut words);
        assert_eq!(words.keys().collect::<Vec<_>>(), ["dance"]);
    }

    #[test]
    fn words_that_are_no_shortcut_are_passed_over() {
        for word in ["", "+", "K", "Ctrl+", "Hyper+K", "Ctrl+Nothing", "Ctrl+Space"] {
            let words = BTreeMap::from([("about".to_owned(), vec![word.to_owned()])]);
            assert!(
                Keymap::from_words(&words).shortcuts(Command::About).is_empty(),
                "{word}"
            );
        }
        assert_eq!(
            read("Ctrl+Plus").map(|shortcut| shortcut.logical_key),
            Some(Key::Plus)
        );
    }
}
