//! How long the wall takes with 5,000 people: `cargo bench --bench chart`.
//!
//! Budget: a plan made anew under 1 ms, the scene of a window under 4 ms.
#![allow(
    clippy::pedantic,
    clippy::disallowed_methods,
    unreachable_pub,
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    dead_code
)]

#[path = "../tests/chart/workplace.rs"]
mod workplace;

use std::time::Instant;

use wallchart::chart::{Detail, Fonts, Look, Over, Palette, Rect, Sheet, pdf, png, svg, wall};
use wallchart::i18n::{Language, Tr};

/// Prints the median of some rounds in milliseconds.
fn time<T>(what: &str, rounds: usize, mut run: impl FnMut() -> T) {
    let mut took: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(run());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    took.sort_by(f64::total_cmp);
    println!("{what:<52} {:>9.3} ms (worst {:.3})", took[rounds / 2], took[rounds - 1]);
}

fn main() {
    let mut place = workplace::hospital(5_000);
    let ids: Vec<_> = place.campaign.workers.keys().copied().collect();
    for (id, number) in ids.iter().zip(0..) {
        for round in 0..18 {
            place.rate(*id, (number + round) as u8 % 5 + 1, 20 + round);
        }
    }
    let tallies = place.tallies();
    let tr = Tr::new(Language::En);
    let mut look = Look { width_pt: 1440.0, ..Look::new(workplace::today()) };
    time("plan of 5,000 people, from nothing", 21, || wall(&place.campaign, &tallies, &look));
    let plan = wall(&place.campaign, &tallies, &look);
    place.rate(ids[70], 1, 0);
    time("plan of 5,000 people, following one change", 21, || plan.follow(&place.campaign, &tallies, &look));
    for detail in Detail::ALL {
        look.detail = detail;
        let plan = plan.follow(&place.campaign, &tallies, &look);
        let mut fonts = Fonts::new();
        let window = Rect::new(0.0, 300.0, 1440.0, 900.0);
        let mut first = 0.0;
        time(&format!("first scene of a window, {detail:?}"), 1, || {
            plan.scene(window, &Over::default(), &mut fonts, &tr)
        });
        time(&format!("scene of a window, {detail:?}"), 51, || {
            // Scrolls on, as a hand does.
            first += 20.0;
            plan.scene(Rect { y: first, ..window }, &Over::default(), &mut fonts, &tr)
        });
    }
    look.detail = Detail::Dots;
    let plan = plan.follow(&place.campaign, &tallies, &look);
    let mut fonts = Fonts::new();
    let size = plan.size_pt();
    time("scene of everybody as dots", 21, || {
        plan.scene(Rect::new(0.0, 0.0, size.width, size.height), &Over::default(), &mut fonts, &tr)
    });
    look.detail = Detail::Cards;
    let plan = plan.follow(&place.campaign, &tallies, &look);
    let whole = plan.whole(&mut fonts, &tr);
    let pages = plan.pages(&Sheet::default(), true, &mut fonts, &tr).unwrap();
    time("5,000 cards to SVG", 3, || svg(&whole, Palette::paper()));
    time("5,000 cards to PNG", 3, || png(&whole, Palette::paper(), 0.5, &mut fonts).unwrap());
    time(&format!("5,000 cards to {} pages of PDF", pages.len()), 3, || {
        pdf(&pages, Palette::paper(), None, &mut fonts).map(|bytes| bytes.len())
    });
}
