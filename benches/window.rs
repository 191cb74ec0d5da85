//! What a frame of the whole window costs, part by part: a letter, and Page Down held. Criterion knows means; a writer
//! sees the slowest frame, so this tells that, too. What is shown is copied as to the window system, and not presented.

use std::time::Duration;

use egui::{Event, Key, Modifiers};

use whole::{Cost, Window, draft_of};

mod whole;

const SIZES: [[u16; 2]; 3] = [[1280, 720], [1920, 1080], [3840, 2160]];
const LENGTHS: [usize; 2] = [20_000, 100_000];

/// Ten seconds of a screen that shows sixty pictures a second, with a key in each.
const PAGES: usize = 600;
const LETTERS: usize = 200;

/// A page further each frame; from the end back to the beginning.
fn pages(window: &mut Window) -> Vec<Cost> {
    let mut costs = Vec::new();
    while costs.len() < PAGES {
        let cost = window.press(Key::PageDown, Modifiers::NONE);
        if window.raster.damage().is_empty() {
            window.press(Key::Home, Modifiers::CTRL | Modifiers::COMMAND);
        } else {
            costs.push(cost);
        }
    }
    costs
}

fn letters(window: &mut Window) -> Vec<Cost> {
    let letters = (0..LETTERS).map(|_| {
        let cost = window.frame(vec![Event::Text("字".to_owned())]);
        assert!(!window.raster.damage().is_empty(), "the letter is seen");
        cost
    });
    letters.collect()
}

fn report(what: &str, costs: &[Cost]) {
    let line = |part: &str, of: fn(Cost) -> Duration| {
        let mut times: Vec<Duration> = costs.iter().map(|&cost| of(cost)).collect();
        times.sort_unstable();
        let share = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1000.0;
        println!(
            "  {what}, {part}: median {:.2} ms, 95 of 100 within {:.2} ms, slowest {:.2} ms",
            share(50),
            share(95),
            share(100)
        );
    };
    line("layout", |cost| cost.layout);
    line("tessellation", |cost| cost.tessellation);
    line("raster", |cost| cost.raster);
    line("copying", |cost| cost.copying);
    line("all", Cost::total);
    if let Some((at, cost)) = costs.iter().enumerate().max_by_key(|(_, cost)| cost.total()) {
        let [layout, raster] = [cost.layout, cost.raster].map(|part| part.as_secs_f64() * 1000.0);
        println!("  {what}, the slowest was the {at}th: layout {layout:.2} ms, raster {raster:.2} ms");
    }
}

fn main() {
    for length in LENGTHS {
        let draft = draft_of(length);
        for size in SIZES {
            println!("{length} characters, {}x{}", size[0], size[1]);
            let mut window = Window::open(&draft, size, true);
            report("a letter", &letters(&mut window));
            report("a page", &pages(&mut window));
            report("a page with no new characters", &pages(&mut window));
        }
    }
}
