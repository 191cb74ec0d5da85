//! What a keystroke costs in the window: one whole frame of the manuscript surface, from the key to tessellated
//! shapes, at growing sizes and with the caret in the middle. Compare the figures of one run with each other: a
//! million characters may cost at most twice what 20,000 do.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

use surface::{Window, session_of};

mod screen;
mod surface;

const SIZES: [usize; 4] = [5_000, 20_000, 100_000, 1_000_000];

fn frame(criterion: &mut Criterion) {
    for screen_reader in [false, true] {
        let name = if screen_reader {
            "frame with a screen reader"
        } else {
            "frame"
        };
        let mut group = criterion.benchmark_group(name);
        group.sample_size(20).measurement_time(Duration::from_secs(2));
        let paragraphs = SIZES.map(|size| (size.to_string(), size, 2_000));
        let long = ("one paragraph of 100000".to_owned(), 100_000, 100_000);
        for (id, size, length) in paragraphs.into_iter().chain([long]) {
            let mut window = Window::new(session_of(size, length));
            if screen_reader {
                window.screen.ctx.enable_accesskit();
            }
            group.bench_function(BenchmarkId::from_parameter(id), |bencher| {
                bencher.iter(|| window.keystroke());
            });
        }
        group.finish();
    }
}

criterion_group!(benches, frame);
criterion_main!(benches);
