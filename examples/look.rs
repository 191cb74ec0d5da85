use speechwright::model::*;
use speechwright::session::{Action, Session};
use speechwright::store;
use speechwright::ui::dialogs::{Dialog, InsertField, MakeField};
use speechwright::ui::helper::{HelperPanel, Page};
use speechwright::ui::situation::Situation;
use speechwright::ui::{fonts, i18n, request::Request, theme};
use std::time::Duration;

struct App {
    session: Session,
    texts: i18n::Texts,
    panels: Vec<HelperPanel>,
    dialog: Option<Dialog>,
    done: bool,
    width: f32,
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let mut all = Vec::new();
        let (session, texts) = (&self.session, &self.texts);
        for (i, panel) in self.panels.iter_mut().enumerate() {
            let rect = ui.max_rect();
            let w = self.width;
            let r = egui::Rect::from_min_size(
                rect.min + egui::vec2(i as f32 * (w + 8.0), 0.0),
                egui::vec2(w, rect.height()),
            );
            ui.painter().rect_filled(r, 0, theme::Tokens::of(ui).panel);
            let mut child = ui.new_child(egui::UiBuilder::new().id_salt(i).max_rect(r));
            child.set_clip_rect(r);
            all.extend(panel.ui(&mut child, session, texts));
        }
        let situation = Situation {
            speech: None,
            outline: true,
            helper: true,
            theme: egui::ThemePreference::Light,
            language: None,
            recent: vec![],
        };
        if let Some(dialog) = &mut self.dialog {
            dialog.show(ui.ctx(), texts, &situation);
        }
        for r in all {
            eprintln!("{r:?}");
            match r {
                Request::Act(a) => {
                    self.session.perform(a, Duration::ZERO);
                }
                Request::Show(s) => {
                    self.session.perform(Action::Select(s), Duration::ZERO);
                }
                _ => {}
            }
        }
        let _ = self.done;
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let lang = if args[1] == "zh" {
        i18n::Language::Chinese
    } else {
        i18n::Language::English
    };
    let pref = if args[2] == "dark" {
        egui::ThemePreference::Dark
    } else {
        egui::ThemePreference::Light
    };
    let at: usize = args[3].parse().unwrap();
    let width: f32 = args[4].parse().unwrap();
    let what = args.get(5).cloned().unwrap_or_default();
    let id = if args[1] == "zh" {
        "half-year-review"
    } else {
        "en-review"
    };
    let template = store::built_in(id).unwrap();
    let mut session = Session::new(template.instantiate(Some(20)), true);
    let order = session.speech().sections.reading_order();
    let heads = [
        "要做学习调研的有心人",
        "要做改进作风的带头人",
        "要做服务基层的贴心人",
        "要做廉洁自律的明白人",
    ];
    let mut n = 0;
    for id in &order {
        if session.speech().sections.get(*id).unwrap().kind == SectionKind::Requirement
            && n < 4
            && args[1] == "zh"
        {
            session.perform(
                Action::RenameRow {
                    id: *id,
                    text: String::new(),
                },
                Duration::ZERO,
            );
            session.perform(
                Action::Select(Selection::caret(TextPosition::start_of(TextPlace::Heading(*id)))),
                Duration::ZERO,
            );
            session.perform(Action::InsertText(heads[n].into()), Duration::ZERO);
            n += 1;
        }
    }
    let f = session.speech().fields[0].id;
    session.perform(
        Action::FillField {
            field: FieldRef::Named(f),
            value: "市档案馆".into(),
        },
        Duration::ZERO,
    );
    if at < order.len() {
        let p = session.start_of_section(order[at]).unwrap();
        session.perform(Action::Select(Selection::caret(p)), Duration::ZERO);
    }
    let mut panels: Vec<HelperPanel> = (0..3).map(|_| HelperPanel::default()).collect();
    panels[1].turn_to(Page::Fields);
    panels[2].turn_to(Page::Information);
    let dialog = match what.as_str() {
        "insert" => Some(Dialog::InsertField(InsertField::new(&session))),
        "make" => {
            let id = order[at];
            let line = TextPlace::Body(id, 0);
            let s = session.speech().line(line).unwrap().text().to_owned();
            let end = s.char_indices().nth(2).unwrap().0;
            session.perform(
                Action::Select(Selection {
                    anchor: TextPosition::start_of(line),
                    head: TextPosition::new(line, speechwright::text::offsets::ByteIndex(end)),
                }),
                Duration::ZERO,
            );
            MakeField::new(&session).map(Dialog::MakeField)
        }
        _ => None,
    };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([3.0 * width + 16.0, 980.0]),
        ..Default::default()
    };
    eframe::run_native(
        "look",
        options,
        Box::new(move |cc| {
            fonts::install(
                &cc.egui_ctx,
                if lang == i18n::Language::Chinese {
                    fonts::Marks::Chinese
                } else {
                    fonts::Marks::Latin
                },
            );
            theme::apply(&cc.egui_ctx, pref, true);
            Ok(Box::new(App {
                session,
                texts: i18n::Texts::new(lang),
                panels,
                dialog,
                done: false,
                width,
            }))
        }),
    )
    .unwrap();
}
