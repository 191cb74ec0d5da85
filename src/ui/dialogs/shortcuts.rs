//! The sheet of shortcuts: every command as the menus name it, with its keys, which can be changed here. What another
//! command has is named before it is taken from it. The sheet can be copied as text, or saved as a page to print.

use egui::{
    Align, Button, Context, Event, Key, KeyboardShortcut, Label, Layout, Modifiers, RichText, Role,
    ScrollArea, Ui, WidgetInfo, vec2,
};

use super::shortcut_page::page;
use super::sought::Sought;
use super::{Answer, buttons, modal};
use crate::ui::command::{Command, Keymap, Refusal, shown_shortcut};
use crate::ui::focus::keep_in_sight;
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, space};

/// How wide the keys of a command may be, in points.
const KEYS: f32 = 190.0;
/// How wide the button is that resets them.
const RESET: f32 = 56.0;

/// The sheet, with what was changed on it so far.
#[derive(Debug)]
pub struct ShortcutSheet {
    before: Keymap,
    keymap: Keymap,
    sought: Sought,
    /// The command whose new keys are waited for.
    waiting: Option<Command>,
    /// Why the keys that were pressed last cannot be that command's.
    refused: Option<(Command, KeyboardShortcut, Refusal)>,
}

impl ShortcutSheet {
    /// The sheet as it is now.
    #[must_use]
    pub fn new(keymap: &Keymap) -> Self {
        Self {
            before: keymap.clone(),
            keymap: keymap.clone(),
            sought: Sought::default(),
            waiting: None,
            refused: None,
        }
    }

    /// Whether it waits for the keys of a command.
    pub(super) fn waits(&self) -> bool {
        self.waiting.is_some()
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = texts.get("dialog-shortcuts-title");
        modal(ctx, texts, "shortcuts", title, 620.0, |ui| {
            self.take_keys(ui);
            self.head(ui, texts);
            ui.add_space(space::SMALL);
            ScrollArea::vertical()
                .auto_shrink([false, false])
                .max_height((ctx.content_rect().height() - 300.0).max(160.0))
                .show(ui, |ui| {
                    self.rows(ui, texts);
                    keep_in_sight(ui);
                });
            self.word_of_refusal(ui, texts);
            self.foot(ui, texts)
        })
    }

    /// Takes the keys that were pressed for the command that waits for them; Escape leaves it as it was.
    fn take_keys(&mut self, ui: &Ui) {
        let Some(command) = self.waiting else { return };
        let pressed = ui.input_mut(|input| {
            let pressed = input.events.iter().find_map(|event| match event {
                Event::Key {
                    key,
                    modifiers,
                    pressed: true,
                    ..
                } => Some((*key, *modifiers)),
                // egui makes these of Ctrl+C, Ctrl+X and Ctrl+V.
                Event::Copy => Some((Key::C, Modifiers::COMMAND)),
                Event::Cut => Some((Key::X, Modifiers::COMMAND)),
                Event::Paste(_) => Some((Key::V, Modifiers::COMMAND)),
                _ => None,
            });
            if pressed.is_some() {
                input.events.clear();
            }
            pressed
        });
        let Some((key, modifiers)) = pressed else { return };
        self.waiting = None;
        if key == Key::Escape && modifiers.is_none() {
            return;
        }
        let shortcut = KeyboardShortcut::new(plain(modifiers), key);
        match self.keymap.refusal(command, shortcut) {
            Some(refusal) => self.refused = Some((command, shortcut, refusal)),
            None => self.keymap.set(command, Some(shortcut)),
        }
    }

    fn head(&mut self, ui: &mut Ui, texts: &Texts) {
        let name = texts.get("shortcuts-sought");
        self.sought.show(ui, "shortcuts-sought", name, name);
    }

    fn rows(&mut self, ui: &mut Ui, texts: &Texts) {
        let sought = self.sought.words.trim().to_lowercase();
        let mut none = true;
        for &command in Command::ALL {
            let name = texts.get(command.text_key()).trim_end_matches('…');
            let keys = self.keys(ui.ctx(), command);
            let is_found = sought.is_empty()
                || name.to_lowercase().contains(&sought)
                || keys.to_lowercase().contains(&sought);
            if is_found {
                none = false;
                self.row(ui, command, name, &keys, texts);
            }
        }
        if none {
            ui.label(RichText::new(texts.get("shortcuts-none-found")).color(Tokens::of(ui).dim));
        }
    }

    fn row(&mut self, ui: &mut Ui, command: Command, name: &str, keys: &str, texts: &Texts) {
        let height = ui.spacing().interact_size.y;
        ui.horizontal(|ui| {
            let width = ui.available_width() - KEYS - RESET - space::LARGE;
            ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(width);
                ui.add(Label::new(name).truncate());
            });
            let waits = self.waiting == Some(command);
            let shown = match (waits, keys) {
                (true, _) => texts.get("shortcuts-press"),
                (false, "") => texts.get("shortcuts-without"),
                (false, keys) => keys,
            };
            let tokens = Tokens::of(ui);
            let shown = RichText::new(shown).color(if waits { tokens.accent } else { tokens.dim });
            let button = Button::selectable(waits, shown).min_size(vec2(KEYS, height));
            let label = texts.with(
                "shortcuts-change-name",
                &[
                    ("command", name.to_owned().into()),
                    ("keys", keys.to_owned().into()),
                ],
            );
            let response = ui.add(button).on_hover_text(texts.get("shortcuts-change"));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
            if response.clicked() {
                self.refused = None;
                self.waiting = (!waits).then_some(command);
            }
            if self.keymap.is_changed(command) {
                let name = texts.with("shortcuts-reset-one", &[("command", name.to_owned().into())]);
                let reset =
                    ui.add(Button::new(texts.get("shortcuts-reset-short")).min_size(vec2(RESET, height)));
                reset.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if reset.on_hover_text(&name).clicked() {
                    self.keymap.reset(command);
                    self.refused = None;
                }
            }
        });
    }

    /// Says why keys cannot be taken, and takes them from another command if that is wished.
    fn word_of_refusal(&mut self, ui: &mut Ui, texts: &Texts) {
        let Some((command, shortcut, refusal)) = self.refused else {
            return;
        };
        let keys = shown_shortcut(ui.ctx(), &shortcut);
        let words = match refusal {
            Refusal::Writes => texts.with("shortcuts-writes", &[("keys", keys.into())]),
            Refusal::InputMethod => texts.with("shortcuts-input-method", &[("keys", keys.into())]),
            Refusal::Taken(other) => {
                let name = texts.get(other.text_key()).trim_end_matches('…').to_owned();
                texts.with(
                    "shortcuts-taken",
                    &[("keys", keys.into()), ("command", name.into())],
                )
            }
        };
        ui.add_space(space::SMALL);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(words).color(Tokens::of(ui).warn_text));
            if matches!(refusal, Refusal::Taken(_)) && ui.button(texts.get("shortcuts-take")).clicked() {
                self.keymap.set(command, Some(shortcut));
                self.refused = None;
            }
        });
    }

    fn foot(&mut self, ui: &mut Ui, texts: &Texts) -> Option<Answer> {
        ui.add_space(space::SMALL);
        let mut copied = None;
        ui.horizontal(|ui| {
            let changed = self.keymap.is_any_changed();
            let reset = ui.add_enabled(changed, Button::new(texts.get("shortcuts-reset")));
            if reset.clicked() {
                self.keymap.reset_all();
                self.refused = None;
            }
            let copy = ui.button(texts.get("shortcuts-copy"));
            if copy.on_hover_text(texts.get("shortcuts-copy-tooltip")).clicked() {
                copied = Some(Answer::CopyText(self.sheet(ui.ctx(), texts)));
            }
            let print = ui.button(texts.get("shortcuts-print"));
            if print
                .on_hover_text(texts.get("shortcuts-print-tooltip"))
                .clicked()
            {
                let page = page(texts, |command| self.keys(ui.ctx(), command));
                copied = Some(Answer::ShortcutPage(page));
            }
        });
        let chosen = if self.keymap == self.before {
            buttons(ui, &[(texts.get("button-close"), Answer::Dismissed)])
        } else {
            let set = Answer::Shortcuts(Box::new(self.keymap.clone()));
            buttons(
                ui,
                &[
                    (texts.get("button-save"), set),
                    (texts.get("button-cancel"), Answer::Dismissed),
                ],
            )
        };
        copied.or(chosen)
    }

    fn keys(&self, ctx: &Context, command: Command) -> String {
        let shortcuts = self.keymap.shortcuts(command).iter();
        let keys: Vec<String> = shortcuts.map(|shortcut| shown_shortcut(ctx, shortcut)).collect();
        keys.join("  ")
    }

    /// Every command that has keys, a line each.
    fn sheet(&self, ctx: &Context, texts: &Texts) -> String {
        let with_keys = Command::ALL
            .iter()
            .filter(|command| !self.keymap.shortcuts(**command).is_empty());
        let lines = with_keys.map(|&command| {
            let name = texts.get(command.text_key()).trim_end_matches('…');
            format!("{}\t{name}\n", self.keys(ctx, command))
        });
        lines.collect()
    }
}

/// The modifiers as shortcuts name them: Ctrl is Command on a Mac.
fn plain(modifiers: Modifiers) -> Modifiers {
    Modifiers {
        alt: modifiers.alt,
        ctrl: modifiers.ctrl && !modifiers.command,
        shift: modifiers.shift,
        mac_cmd: false,
        command: modifiers.command,
    }
}
