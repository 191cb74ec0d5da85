//! The window's dialogs. Each is plain data with a way to show it; its answer says what was decided, and the
//! window acts on it. One is shown at a time.

mod about;
mod applying;
mod comparing;
mod export;
#[cfg(test)]
mod field_tests;
mod fit;
mod gallery;
mod held;
mod help;
mod insert_field;
mod make_field;
mod matching;
mod newcomer;
mod on_paper;
mod palette;
mod path;
mod questions;
mod recovering;
mod replace;
mod safety;
mod settings;
mod shortcut_page;
mod shortcuts;
mod sought;
mod statistics;
mod template_information;
mod templates;
mod tour;
mod typing;
mod versions;
mod workshop;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use egui::{Align, Button, Context, Id, Key, Layout, Modal, Rect, RichText, Stroke, Ui, UiBuilder};

pub use applying::ApplyDialog;
pub use comparing::CompareDialog;
pub use export::ExportDialog;
pub use fit::FitDialog;
pub use gallery::{Gallery, GalleryAct};
pub use held::HeldQuestion;
pub use help::HelpDialog;
pub use insert_field::InsertField;
pub use make_field::MakeField;
pub use newcomer::NewcomerDialog;
pub use palette::Palette;
pub use path::{PathEntry, shortened, usual_folder};
pub use questions::{Message, Question, delete_field_question};
pub use recovering::RecoveryList;
pub use replace::ReplaceDialog;
pub use safety::SafetyDialog;
pub use settings::SettingsDialog;
pub use shortcuts::ShortcutSheet;
pub use statistics::StatisticsDialog;
pub use template_information::TemplateInformation;
pub use templates::TemplateOffer;
pub use tour::TourDialog;
pub use typing::TypingDialog;
pub use versions::{VersionRow, Versions};
pub use workshop::MakeTemplate;

use super::command::{Command, Keymap};
use super::fonts;
use super::i18n::Texts;
use super::icons::{Icon, small_icon_button};
use super::manual::ManualPage;
use super::request::TemplateToEdit;
use super::safety::SafetyAct;
use super::situation::Situation;
use super::surroundings::Drawing;
use super::theme::{Tokens, dialog_style, space, text_size};
use crate::convert::plain_text::ExportOptions;
use crate::model::{FieldRef, SectionId, Selection, Speech, Template, TemplateHead};
use crate::session::Action;
use crate::store::{Settings, TypingSettings};

/// How large the button is that leads to a dialog's page of the manual.
const HELP_BUTTON: f32 = 20.0;

/// A dialog over the window.
#[derive(Debug)]
pub enum Dialog {
    /// A question with two or three answers.
    Question(Question),
    /// Something to know.
    Message(Message),
    /// A path to type.
    Path(PathEntry),
    /// A command, section, field, template or draft to find.
    Palette(Palette),
    /// A field to put at the caret.
    InsertField(InsertField),
    /// A field to make of the selected text.
    MakeField(MakeField),
    /// Every shortcut.
    Shortcuts(Box<ShortcutSheet>),
    /// What the program is.
    About(Drawing),
    /// How to export plain text.
    Export(Box<ExportDialog>),
    /// How to fit the speech to a time.
    Fit(Box<FitDialog>),
    /// The workshop in which a template is made of the speech.
    MakeTemplate(Box<MakeTemplate>),
    /// A template as a newcomer will see it.
    Newcomer(Box<NewcomerDialog>),
    /// What a template says of itself.
    TemplateInformation(Box<TemplateInformation>),
    /// What to do with a template that was read from a file.
    TemplateOffer(TemplateOffer),
    /// Two versions, compared.
    Comparison(Box<CompareDialog>),
    /// Former versions.
    Versions(Box<Versions>),
    /// All that can be recovered.
    Recoveries(RecoveryList),
    /// A draft that somebody else has open.
    Held(Box<HeldQuestion>),
    /// Settings of safety.
    Safety(SafetyDialog),
    /// All settings.
    Settings(Box<SettingsDialog>),
    /// What can be counted.
    Statistics(Box<StatisticsDialog>),
    /// What is replaced while it is typed.
    Typing(TypingDialog),
    /// All that is to be replaced.
    Replace(Box<ReplaceDialog>),
    /// All templates.
    Gallery(Box<Gallery>),
    /// Where the speech's sections go in a template.
    Apply(Box<ApplyDialog>),
    /// The manual.
    Help(Box<HelpDialog>),
    /// The tour.
    Tour(Box<TourDialog>),
}

/// What was decided in a dialog, which is gone by then.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Nothing: it was closed.
    Dismissed,
    /// The question's first answer, which does what was asked for.
    Accepted,
    /// The question's second answer, where it has one beside cancelling.
    Alternative,
    /// A path was typed; what it is for, [`PathEntry::purpose`] tells.
    Path(PathBuf),
    /// A command was found.
    Command(Command),
    /// A change of the speech was decided on.
    Act(Box<Action>),
    /// To export a text whose lines end in line feeds.
    Export {
        /// The text.
        text: String,
        /// How to encode it.
        options: ExportOptions,
    },
    /// Something about the safety of the work.
    Safety(Box<SafetyAct>),
    /// To have these settings.
    Settings {
        /// As they were when they were shown.
        before: Box<Settings>,
        /// As they were made.
        after: Box<Settings>,
        /// The command to give then.
        then: Option<Command>,
    },
    /// What is to be replaced while it is typed.
    Typing(TypingSettings),
    /// To select a place and show it.
    Show(Selection),
    /// To put a table on the clipboard.
    CopyTable(String),
    /// To put a text on the clipboard.
    CopyText(String),
    /// The shortcuts are to be saved as a page to print, which this is.
    ShortcutPage(String),
    /// To go to the first use of a field that is still to fill in.
    GoToField(FieldRef),
    /// To go to the beginning of a section.
    GoToSection(SectionId),
    /// To begin a speech from the template at this place of the listing.
    Begin(usize),
    /// To begin this speech.
    BeginSpeech(Box<Speech>),
    /// To show how a template would be applied to the speech.
    ApplyTemplate(Box<Template>),
    /// To put the speech with that template applied in its place.
    Applied {
        /// What the template is called.
        name: String,
        /// The speech.
        speech: Box<Speech>,
    },
    /// To open a recent draft.
    OpenDraft(PathBuf),
    /// To have these shortcuts.
    Shortcuts(Box<Keymap>),
    /// To save a template that was made of the speech.
    MakeTemplate(Box<Template>),
    /// To edit a template.
    EditTemplate(TemplateToEdit),
    /// To take the template of a file over among the writer's own.
    AddTemplate(PathBuf),
    /// The template that is edited is to say this of itself.
    TemplateInformation(Box<TemplateHead>),
    /// To read a page of the manual, or the one that the dialog belongs to. The dialog waits under it, but for the palette.
    Help(Option<ManualPage>),
}

impl Dialog {
    /// Shows the dialog and returns what was decided, if anything was.
    pub fn show(&mut self, ctx: &Context, texts: &Texts, situation: &Situation) -> Option<Answer> {
        match self {
            Self::Question(question) => question.show(ctx, texts),
            Self::Message(message) => message.show(ctx, texts),
            Self::Path(path) => path.show(ctx, texts),
            Self::Palette(palette) => palette.show(ctx, texts, situation),
            Self::InsertField(insert) => insert.show(ctx, texts),
            Self::MakeField(make) => make.show(ctx, texts),
            Self::Shortcuts(sheet) => sheet.show(ctx, texts),
            Self::About(drawing) => about::show(ctx, texts, drawing),
            Self::Export(export) => export.show(ctx, texts),
            Self::Fit(fit) => fit.show(ctx, texts),
            Self::MakeTemplate(make) => make.show(ctx, texts),
            Self::Newcomer(newcomer) => newcomer.show(ctx, texts),
            Self::TemplateInformation(information) => information.show(ctx, texts),
            Self::TemplateOffer(offer) => offer.show(ctx, texts),
            Self::Comparison(comparison) => comparison.show(ctx, texts),
            Self::Versions(versions) => versions.show(ctx, texts),
            Self::Recoveries(list) => list.show(ctx, texts),
            Self::Held(held) => held.show(ctx, texts),
            Self::Safety(safety) => safety.show(ctx, texts),
            Self::Settings(settings) => settings.show(ctx, texts),
            Self::Statistics(statistics) => statistics.show(ctx, texts),
            Self::Typing(typing) => typing.show(ctx, texts),
            Self::Replace(replace) => replace.show(ctx, texts),
            Self::Gallery(gallery) => gallery.show(ctx, texts),
            Self::Apply(apply) => apply.show(ctx, texts),
            Self::Help(help) => help.show(ctx, texts),
            Self::Tour(tour) => tour.show(ctx, texts),
        }
    }

    /// The page of the manual that tells of it.
    #[must_use]
    pub fn page(&self) -> Option<ManualPage> {
        Some(match self {
            Self::Question(_) | Self::Message(_) | Self::About(_) | Self::Help(_) => return None,
            Self::Tour(tour) => tour.page()?,
            Self::Path(_) => ManualPage::Open,
            Self::TemplateOffer(_) => ManualPage::NewSpeech,
            Self::Palette(_) | Self::Shortcuts(_) => ManualPage::Commands,
            Self::InsertField(_) | Self::MakeField(_) => ManualPage::Fields,
            Self::Export(_) => ManualPage::Export,
            Self::Fit(_) => ManualPage::Time,
            Self::MakeTemplate(_) | Self::Newcomer(_) | Self::TemplateInformation(_) => {
                ManualPage::MakeTemplate
            }
            Self::Comparison(_) | Self::Versions(_) => ManualPage::Versions,
            Self::Recoveries(_) | Self::Held(_) | Self::Safety(_) => ManualPage::Safety,
            Self::Settings(_) => ManualPage::Settings,
            Self::Statistics(_) => ManualPage::Statistics,
            Self::Typing(_) => ManualPage::Characters,
            Self::Replace(_) => ManualPage::Find,
            Self::Gallery(_) => ManualPage::Gallery,
            Self::Apply(_) => ManualPage::ApplyTemplate,
        })
    }

    /// Whether it waits for keys, whatever they are.
    #[must_use]
    pub fn takes_every_key(&self) -> bool {
        matches!(self, Self::Shortcuts(sheet) if sheet.waits())
    }
}

/// A modal with a title, and beside that the way to its page of the manual. Escape and a click beside it dismiss it.
fn modal(
    ctx: &Context,
    texts: &Texts,
    name: &str,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> Option<Answer>,
) -> Option<Answer> {
    shown_modal(ctx, Some(texts), name, (title, width), content)
}

/// A modal with a title only: a question, or what has no page of its own.
fn bare_modal(
    ctx: &Context,
    name: &str,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> Option<Answer>,
) -> Option<Answer> {
    shown_modal(ctx, None, name, (title, width), content)
}

fn shown_modal(
    ctx: &Context,
    help: Option<&Texts>,
    name: &str,
    (title, width): (&str, f32),
    content: impl FnOnce(&mut Ui) -> Option<Answer>,
) -> Option<Answer> {
    let tokens = Tokens::of_context(ctx);
    let frame = egui::Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.dialog_line))
        .corner_radius(super::theme::corner::LARGE)
        .shadow(ctx.global_style().visuals.window_shadow)
        .inner_margin(egui::Margin::same(24));
    let id = Id::unique(("dialog", name));
    let response = Modal::new(id)
        .area(Modal::default_area(id).accessible_name(title))
        .frame(frame)
        .backdrop_color(tokens.shadow)
        .show(ctx, |ui| {
            tell_dialog(ui);
            dialog_style(ui.style_mut());
            ui.set_width(width.min(ctx.content_rect().width() - 96.0));
            let place = titled(ui, title, help.is_some());
            ui.add_space(space::SMALL);
            let answer = content(ui);
            // The last for Tab, since it is not what the dialog is for.
            let asked = help.is_some_and(|texts| help_button(ui, place, texts));
            answer.or(asked.then_some(Answer::Help(None)))
        });
    // It stands in the middle by the size that it had before: where that changed, another frame moves it there.
    let size = response.response.rect.size();
    let known = Id::unique(("dialog-size", name));
    if ctx.data(|data| data.get_temp(known)) != Some(size) {
        ctx.data_mut(|data| data.insert_temp(known, size));
        ctx.request_repaint();
    }
    let closed = response.should_close().then_some(Answer::Dismissed);
    response.inner.or(closed)
}

/// Shows the title, and returns the place of a button at its end.
fn titled(ui: &mut Ui, title: &str, has_button: bool) -> Rect {
    let whole = ui.available_rect_before_wrap();
    let words = RichText::new(title).font(fonts::bold(text_size::MANUSCRIPT));
    let beside = if has_button {
        HELP_BUTTON + space::SMALL
    } else {
        0.0
    };
    let title = ui.scope(|ui| {
        ui.set_max_width(whole.width() - beside);
        ui.label(words);
    });
    let row = title.response.rect;
    let size = egui::Vec2::splat(HELP_BUTTON);
    Rect::from_center_size(
        egui::pos2(whole.right() - HELP_BUTTON / 2.0, row.center().y),
        size,
    )
}

fn help_button(ui: &mut Ui, place: Rect, texts: &Texts) -> bool {
    let mut corner = ui.new_child(UiBuilder::new().max_rect(place));
    small_icon_button(&mut corner, Icon::Help, texts.get("help-here")).clicked()
}

/// While nothing has the keyboard, screen readers are told that the dialog does, not the window behind it.
fn tell_dialog(ui: &Ui) {
    let of_dialog = |part: &&egui::UiStack| part.kind() == Some(egui::UiKind::Modal);
    if ui.memory(|memory| memory.focused().is_none())
        && let Some(dialog) = ui.stack().iter().find(of_dialog)
    {
        ui.ctx()
            .accesskit_node_builder(egui::accesskit_root_id(), |root| {
                root.set_active_descendant(dialog.unique_id.accesskit_id());
            });
    }
}

/// A row of buttons at a dialog's foot, filled from the right; the first given is the one that Enter presses.
fn buttons(ui: &mut Ui, choices: &[(&str, Answer)]) -> Option<Answer> {
    buttons_if(ui, true, choices)
}

/// [`buttons`], of which the first can be pressed only if what it does can be done.
fn buttons_if(ui: &mut Ui, possible: bool, choices: &[(&str, Answer)]) -> Option<Answer> {
    ui.add_space(space::LARGE);
    // A layout of its own would take all the height that the dialog ever had.
    let size = egui::vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let mut chosen = None;
        for (place, (text, answer)) in choices.iter().enumerate() {
            // Closing is not what a dialog is for, even where nothing else is left to do.
            let is_main = place == 0 && !(choices.len() == 1 && *answer == Answer::Dismissed);
            let response = if is_main {
                ui.add_enabled(possible, Tokens::of(ui).primary_button(text))
            } else {
                ui.add(Button::new(*text))
            };
            if response.clicked() {
                chosen = Some(answer.clone());
            }
        }
        let focused = ui.memory(|memory| memory.focused().is_some());
        let enter = !focused && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
        chosen.or_else(|| {
            let (_, answer) = choices.first().filter(|_| enter && possible)?;
            Some(answer.clone())
        })
    })
    .inner
}
