use super::*;

/// The contrast of two colours by WCAG 2.
fn contrast(one: Color32, other: Color32) -> f64 {
    fn luminance(colour: Color32) -> f64 {
        let [red, green, blue, _] = colour.to_srgba_unmultiplied().map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The grounds on which anything may stand that can be used.
fn quiet_grounds(tokens: &Tokens) -> Vec<Color32> {
    vec![
        tokens.canvas,
        tokens.panel,
        tokens.paper,
        tokens.hover,
        tokens.pressed,
        tokens.accent_tint,
    ]
}

/// Every text colour with the grounds it may stand on.
fn text_on_grounds(tokens: &Tokens) -> Vec<(&'static str, Color32, Vec<Color32>)> {
    let quiet = [quiet_grounds(tokens), vec![tokens.selection]].concat();
    let mut everywhere = quiet.clone();
    everywhere.extend([tokens.field_fill, tokens.blank_fill, tokens.mark]);
    vec![
        ("text", tokens.text, everywhere.clone()),
        ("dim", tokens.dim, everywhere),
        (
            "accent",
            tokens.accent,
            [quiet.clone(), vec![tokens.mark]].concat(),
        ),
        ("ok", tokens.ok, [quiet.clone(), vec![tokens.added_fill]].concat()),
        ("warn_text", tokens.warn_text, quiet.clone()),
        ("error", tokens.error, [quiet, vec![tokens.removed_fill]].concat()),
        ("on_accent", tokens.on_accent, vec![tokens.accent]),
        (
            "field_text",
            tokens.field_text,
            vec![tokens.field_fill, tokens.selection, tokens.paper, tokens.mark],
        ),
        (
            "blank_text",
            tokens.blank_text,
            vec![tokens.blank_fill, tokens.selection, tokens.paper, tokens.mark],
        ),
    ]
}

#[test]
fn text_reaches_aa_on_every_ground() {
    for tokens in [&LIGHT, &DARK] {
        for (name, colour, grounds) in text_on_grounds(tokens) {
            for ground in grounds {
                let found = contrast(colour, ground);
                assert!(
                    found >= 4.5,
                    "{name} on {ground:?} in the {} theme: {found:.2}",
                    if tokens.dark { "dark" } else { "light" }
                );
            }
        }
    }
}

#[test]
fn bars_can_be_told_from_their_grounds() {
    for tokens in [&LIGHT, &DARK] {
        for tone in [
            KindTone::Opening,
            KindTone::Impression,
            KindTone::Requirement,
            KindTone::Closing,
        ] {
            assert!(contrast(tokens.kind(tone), tokens.panel) >= 3.0, "{tone:?}");
        }
        for colour in [tokens.ok, tokens.warn, tokens.error] {
            assert!(contrast(colour, tokens.panel) >= 3.0, "{colour:?}");
        }
    }
}

#[test]
fn the_edge_of_a_box_to_tick_can_be_told_from_every_ground() {
    for tokens in [&LIGHT, &DARK] {
        for ground in quiet_grounds(tokens) {
            let found = contrast(tokens.edge, ground);
            assert!(found >= 3.0, "on {ground:?}: {found:.2}");
        }
    }
}

#[test]
fn egui_draws_its_own_widgets_with_the_tokens() {
    let ctx = Context::default();
    apply(&ctx, ThemePreference::Dark, false);
    assert_eq!(Tokens::of_context(&ctx), &DARK);
    assert_eq!(ctx.global_style().visuals.panel_fill, DARK.panel);
    apply(&ctx, ThemePreference::Light, false);
    assert_eq!(Tokens::of_context(&ctx), &LIGHT);
    assert_eq!(ctx.global_style().visuals.text_color(), LIGHT.text);
}

#[test]
fn less_motion_means_none() {
    let ctx = Context::default();
    apply(&ctx, ThemePreference::Light, true);
    let style = ctx.global_style();
    assert!(style.animation_time == 0.0);
    assert!(!style.visuals.text_cursor.blink);
    apply(&ctx, ThemePreference::Light, false);
    let style = ctx.global_style();
    assert!(style.animation_time > 0.0 && style.animation_time < 0.15);
}

#[test]
fn progress_turns_from_green_to_amber_to_red() {
    assert_eq!(LIGHT.progress(0.9), LIGHT.ok);
    assert_eq!(LIGHT.progress(1.07), LIGHT.warn);
    assert_eq!(LIGHT.progress(1.25), LIGHT.error);
}

#[test]
fn the_keyboards_focus_shows_on_a_primary_button() {
    let mut harness = egui_kittest::Harness::new_ui(|ui| {
        crate::ui::fonts::install(ui.ctx(), crate::ui::fonts::Marks::Chinese);
        apply(ui.ctx(), ThemePreference::Light, true);
        ui.add(LIGHT.primary_button("OK"));
    });
    harness.run();
    let shapes = |harness: &egui_kittest::Harness<'_>| format!("{:?}", harness.output().shapes);
    let before = shapes(&harness);
    harness.key_press(egui::Key::Tab);
    harness.run();
    assert_ne!(shapes(&harness), before, "focus looks like no focus");
}

#[test]
fn edges_in_dark_dialogs_are_found_more_easily_than_between_regions_and_are_no_boxes() {
    for ground in [DARK.panel, DARK.paper] {
        let [usual, dialog, edge] =
            [DARK.line, DARK.dialog_line, DARK.edge].map(|line| contrast(line, ground));
        assert!(dialog > usual + 0.2 && dialog < edge, "{usual} {dialog} {edge}");
    }
    assert_eq!(LIGHT.dialog_line, LIGHT.line);
}

#[test]
fn entries_of_menus_are_as_far_from_the_edge_as_what_stands_in_a_card() {
    let mut style = style_of(Theme::Light, true);
    menu_style(&mut style);
    let margin = style.spacing.menu_margin.leftf() + style.spacing.button_padding.x;
    assert!((margin - space::MEDIUM).abs() < 0.1, "{margin}");
}
