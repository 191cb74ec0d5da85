use egui::{Color32, Galley, RawInput};

use super::*;

fn laid_out(text: &str, font: &FontId) -> Arc<Galley> {
    let ctx = Context::default();
    ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Panic);
    install(&ctx, Marks::Chinese);
    let mut galley = None;
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        galley = Some(
            ui.painter()
                .layout_no_wrap(text.to_owned(), font.clone(), Color32::WHITE),
        );
    });
    output.textures_delta.clear();
    galley.expect("one pass was run")
}

fn width(text: &str, font: &FontId) -> f32 {
    laid_out(text, font).size().x
}

#[test]
fn chinese_marks_are_full_width() {
    for mark in ["“", "”", "‘", "’", "—", "…", "，", "。", "《", "（"] {
        for font in [
            regular(18.0),
            bold(18.0),
            face(18.0, Weight::Regular, Marks::Chinese),
            face(18.0, Weight::Bold, Marks::Chinese),
        ] {
            let found = width(mark, &font);
            assert!((found - 18.0).abs() < 0.1, "{mark} is {found} wide");
        }
    }
    assert!((width("——", &regular(18.0)) - 36.0).abs() < 0.1);
    assert!((width("……", &regular(18.0)) - 36.0).abs() < 0.1);
}

#[test]
fn latin_marks_are_proportional() {
    for weight in [Weight::Regular, Weight::Bold] {
        for mark in ["“", "”", "‘", "’"] {
            let found = width(mark, &face(18.0, weight, Marks::Latin));
            assert!(found < 11.0, "{mark} is {found} wide");
        }
        let text = "“Don’t”";
        let chinese = width(text, &face(18.0, weight, Marks::Chinese));
        assert!(width(text, &face(18.0, weight, Marks::Latin)) < chinese - 20.0);
    }
}

#[test]
fn rows_are_as_high_whatever_the_face() {
    let height = |font| laid_out("讲Ag“", &font).size().y;
    let one = height(regular(18.0));
    for weight in [Weight::Regular, Weight::Bold] {
        for marks in [Marks::Chinese, Marks::Latin] {
            assert!((height(face(18.0, weight, marks)) - one).abs() < 0.1);
        }
    }
}

#[test]
fn latin_letters_are_proportional() {
    assert!(width("i", &regular(18.0)) < width("m", &regular(18.0)));
    assert!(width("fill", &regular(18.0)) < 36.0);
}

#[test]
fn the_bold_family_is_another_face() {
    let regular_latin = width("Speechwright", &regular(18.0));
    let bold_latin = width("Speechwright", &bold(18.0));
    assert!(bold_latin > regular_latin + 1.0);
}

#[test]
fn every_character_of_the_standard_lists_is_embedded() {
    // One from each end of 通用规范汉字表's three levels, of GB 2312, and signs that speeches use.
    laid_out(
        "一乙罐矗乂乜鼹齉亍尢齇齾啊座亍齄①⑳ⅠⅫ→←↑↓■□●○△☆★℃‰€¥№〇〔〕【】「」％＋－×÷≥≤",
        &regular(18.0),
    );
    laid_out("一乙罐矗乂乜鼹齉亍尢齇齾啊座亍齄①⑳ⅠⅫ“”——……", &bold(18.0));
}

#[test]
fn a_character_without_a_face_is_a_box_of_an_ideographs_size() {
    for (text, font) in [
        ("\u{E000}", regular(18.0)),
        ("\u{E000}", bold(18.0)),
        ("\u{10FFFD}", regular(18.0)),
        ("\u{1}", regular(18.0)),
    ] {
        let galley = laid_out(text, &font);
        let glyph = galley.rows[0].row.glyphs[0];
        assert!((12.0..=22.0).contains(&galley.size().x), "{:?}", galley.size());
        assert!(!glyph.uv_rect.is_nothing(), "{text:?} is drawn");
    }
}

#[test]
fn no_character_of_a_text_is_lost() {
    let text = "李\u{E000}龑、𠮷\u{10FFFD}";
    let galley = laid_out(text, &regular(18.0));
    assert_eq!(galley.rows[0].row.glyphs.len(), text.chars().count());
}

#[test]
fn tabs_and_joiners_are_not_boxes() {
    assert!(
        laid_out("\t", &regular(18.0)).rows[0].row.glyphs[0]
            .uv_rect
            .is_nothing()
    );
    assert!(width("\u{200B}\u{200E}\u{200F}", &regular(18.0)) < 1.0);
}
