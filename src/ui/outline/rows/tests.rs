use super::*;
use crate::model::SectionProperty;
use crate::session::Action;
use crate::store::built_in;
use crate::ui::i18n::Language;
use std::time::Duration;

const FLAGSHIP: &str = r"
    Closing 称谓 4
    Opening 开场：会议任务与肯定 195/260
  v Impression 首先 说说到任〔到任时长〕的印象 228/1500
      Impression 一是 顾大局 34/340
      Impression 二是 敢碰硬 47/340
      Impression 三是 精业务 6/340 to write
      Impression 四是 守规矩 38/340
    + 五是
  v Requirement 下面 对下半年工作提五点要求 517/2900
      Requirement （一） 要当好勤学善思的领跑者 112/510
      Requirement （二） 要当好攻坚克难的突击手 99/510
      Requirement （三） 要当好服务群众的勤务员 40/510
      Requirement （四） 要当好真抓实干的老黄牛 15/510 to write
      Requirement （五） 要当好清正廉洁的守门人 45/510
    + （六）
    Closing 结尾：号召 155/300
";

const REVIEW: &str = r"
    Closing Salutation 1
    Opening Opening: why we are here 97/160
  v Impression Impressions 125/720
      Impression First we finish what we start 29/210
      Impression Second we tell each other the truth 7/210 to write
      Impression Third we remember who it is for 27/210
    + Fourth
  v Requirement Requests 174/900
      Requirement First be the team that learns fastest 43/190
      Requirement Second be the team that takes the hard job 40/190
      Requirement Third be the team that makes it simple 8/190 to write
      Requirement Fourth be the team that keeps its word 8/190 to write
    + Fifth
    Closing Closing: a call 86/150
";

const FILTERED: &str = r"
  v Impression 首先 说说到任〔到任时长〕的印象 228/1500
      Impression 二是 敢碰硬 47/340
";

fn flagship() -> Session {
    Session::new(built_in("half-year-review").unwrap().instantiate(None), false)
}

/// The outline as text: fold, level, tone, label, text (hints in brackets), count, target, what is said of its state.
fn shown(session: &Session, folded: &HashSet<SectionId>, filter: &str) -> String {
    let texts = Texts::new(Language::Chinese);
    let outline = Outline::build(session, folded, filter, &texts);
    outline.rows.iter().map(line).collect()
}

fn line(row: &Row) -> String {
    match row {
        Row::Ghost(ghost) => format!("{}+ {}\n", "  ".repeat(ghost.level), ghost.label),
        Row::Section(row) => {
            let fold = match row.fold {
                Fold::Leaf => ' ',
                Fold::Open => 'v',
                Fold::Closed => '>',
            };
            let label = row
                .label
                .as_ref()
                .map_or(String::new(), |label| format!("{label} "));
            let text = if row.is_hint {
                format!("[{}]", row.text)
            } else {
                row.text.clone()
            };
            let target = row.target.map_or(String::new(), |target| format!("/{target}"));
            let state = match (row.to_write, row.status) {
                (true, _) => " to write",
                (false, Status::ToWrite) => "",
                (false, Status::Draft) => " draft",
                (false, Status::Done) => " done",
            };
            let indent = "  ".repeat(row.level);
            format!(
                "{indent}{fold} {:?} {label}{text} {}{target}{state}\n",
                row.tone, row.count
            )
        }
    }
}

fn id_of(session: &Session, name: &str) -> SectionId {
    let tree = &session.speech().sections;
    let named = |&id: &SectionId| session.speech().outline_name(id) == name;
    tree.reading_order().into_iter().find(named).unwrap()
}

fn perform(session: &mut Session, action: Action) {
    session.perform(action, Duration::ZERO);
}

#[test]
fn the_flagship_template_is_shown_as_drawn() {
    assert_eq!(
        shown(&flagship(), &HashSet::new(), ""),
        FLAGSHIP.trim_start_matches('\n')
    );
}

#[test]
fn a_folded_part_hides_what_it_holds_and_keeps_its_length() {
    let session = flagship();
    let part = id_of(&session, "说说到任〔到任时长〕的印象");
    let open = shown(&session, &HashSet::new(), "");
    let folded = shown(&session, &HashSet::from([part]), "");
    assert!(!folded.contains("一是") && !folded.contains("五是"));
    assert!(folded.contains("（一）"));
    let own = |text: &str| {
        text.lines()
            .find(|line| line.contains("印象"))
            .unwrap()
            .replacen('v', ">", 1)
    };
    assert_eq!(own(&open), own(&folded));
}

#[test]
fn a_filter_keeps_matches_under_their_ancestors() {
    let session = flagship();
    let part = id_of(&session, "说说到任〔到任时长〕的印象");
    let expected = FILTERED.trim_start_matches('\n');
    assert_eq!(shown(&session, &HashSet::from([part]), " 碰硬"), expected);
    assert_eq!(shown(&session, &HashSet::new(), "二是"), expected);
    assert_eq!(shown(&session, &HashSet::new(), "没有这样的词"), "");
}

#[test]
fn a_filter_ignores_case_and_finds_the_heading_behind_a_name() {
    let mut session = flagship();
    let id = id_of(&session, "敢碰硬");
    let property = SectionProperty::Name("Plan B".to_owned());
    perform(&mut session, Action::SetProperty { id, property });
    for sought in ["plan b", "碰硬"] {
        assert!(
            shown(&session, &HashSet::new(), sought).contains("二是 Plan B"),
            "{sought}"
        );
    }
}

#[test]
fn counts_follow_every_change_and_include_children() {
    let mut session = flagship();
    let (part, child) = (
        id_of(&session, "说说到任〔到任时长〕的印象"),
        id_of(&session, "精业务"),
    );
    let texts = Texts::new(Language::Chinese);
    let count = |session: &Session, id: SectionId| {
        let outline = Outline::build(session, &HashSet::new(), "", &texts);
        let row = outline.section_at(outline.place_of(id).unwrap()).unwrap();
        (row.count, row.to_write)
    };
    let (before, child_before) = (count(&session, part).0, count(&session, child));
    assert!(child_before.1);
    let place = crate::model::TextPlace::Body(child, 0);
    let caret = crate::model::Selection::caret(crate::model::TextPosition::start_of(place));
    perform(&mut session, Action::Select(caret));
    perform(&mut session, Action::InsertText("功夫到家".to_owned()));
    assert_eq!(
        count(&session, part).0 - before,
        count(&session, child).0 - child_before.0
    );
    assert!(count(&session, child).0 > child_before.0);
    assert!(!count(&session, child).1);
}

#[test]
fn an_empty_section_shows_its_kind_and_a_new_group_its_next_label() {
    let mut session = flagship();
    let id = id_of(&session, "守规矩");
    perform(&mut session, Action::AddSibling(id));
    let text = shown(&session, &HashSet::new(), "");
    assert!(text.contains("五是 [印象] "), "{text}");
    assert!(text.contains("+ 六是"), "{text}");
}

#[test]
fn an_english_speech_counts_words_and_goes_on_in_words() {
    let speech = built_in("en-review").unwrap().instantiate(None);
    let session = Session::new(speech, false);
    assert_eq!(
        shown(&session, &HashSet::new(), ""),
        REVIEW.trim_start_matches('\n')
    );
}

#[test]
fn minutes_become_characters_at_the_speech_s_rate() {
    let mut session = flagship();
    let id = id_of(&session, "敢碰硬");
    let property = SectionProperty::Target(Some(crate::model::Target::Minutes(1.5)));
    perform(&mut session, Action::SetProperty { id, property });
    let text = shown(&session, &HashSet::new(), "碰硬");
    assert!(text.contains("/270"), "{text}");
}

#[test]
fn an_unfilled_field_is_told_from_words_and_a_value_is_not_marked() {
    let mut session = flagship();
    assert!(shown(&session, &HashSet::new(), "").contains("到任〔到任时长〕的印象"));
    let field = session.speech().field_named("到任时长").map(|field| field.id);
    let fill = Action::FillField {
        field: crate::model::FieldRef::Named(field.unwrap()),
        value: "两个月".to_owned(),
    };
    perform(&mut session, fill);
    let filled = shown(&session, &HashSet::new(), "");
    assert!(filled.contains("说说到任两个月的印象"), "{filled}");
}
