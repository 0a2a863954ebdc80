//! How long a list of 100,000 people and twelve columns takes from bytes to a draft with
//! possible doubles, and from the draft to its deed. `cargo bench --bench import`.

#![allow(
    clippy::pedantic,
    clippy::disallowed_methods,
    unreachable_pub,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench"
)]

use std::fmt::Write;
use std::time::Instant;

use wallchart::exchange::{Choices, Draft, read};
use wallchart::model::{Campaign, Day, RecordId};

const PEOPLE: usize = 100_000;

/// Made-up syllables: names as many and as unlike as in a large workplace.
fn name(of: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ko", "mi", "ren", "tal", "su", "ve", "dor", "li", "an", "ka", "jo", "ne", "fri", "hu", "zo"];
    let mut seed = of.wrapping_mul(2_654_435_761) ^ (of >> 3);
    let mut word = String::new();
    for _ in 0..3 {
        word.push_str(SYLLABLES[seed % 16]);
        seed /= 16;
    }
    word[..1].to_uppercase() + &word[1..]
}

fn list(numbered: bool) -> String {
    let mut text =
        "No,First name,Last name,Job,Department,Shift,Site,Phone,E-mail,Language,Hired,Notes\n".to_owned();
    for at in 0..PEOPLE {
        // Without numbers every hundredth row is somebody of an earlier row, written with
        // another ending and without phone and e-mail.
        let again = !numbered && at % 100 == 99;
        let who = if again { at - 50 } else { at };
        let (first, mut last) = (name(who % 3_001), name(who / 7));
        if again {
            last.push('h');
        }
        let number = if numbered { format!("{at:06}") } else { String::new() };
        let contact = if again {
            ",".to_owned()
        } else {
            format!("0170{:07},{}.{at}@example.org", at * 61 % 9_999_999, first.to_lowercase())
        };
        let _ = writeln!(
            text,
            "{number},{first},{last},Picker {},Dept {},Shift {},Site {},{contact},Türkçe,2019-03-{:02},asked about breaks",
            at % 40,
            at % 200,
            at % 3,
            at % 12,
            at % 28 + 1
        );
    }
    text
}

fn main() {
    for numbered in [true, false] {
        let text = list(numbered);
        let campaign = Campaign::blank(RecordId::from_bytes([1; 15]));
        let mut best = [f64::MAX; 3];
        let mut doubles = 0;
        for _ in 0..7 {
            let begin = Instant::now();
            let sheets = read(text.as_bytes(), Some("csv")).unwrap();
            let read_ms = begin.elapsed().as_secs_f64() * 1e3;
            let begin = Instant::now();
            let choices = Choices::on(Day::new(2026, 11, 22).unwrap());
            let draft = Draft::build(sheets, &campaign, choices).unwrap();
            let draft_ms = begin.elapsed().as_secs_f64() * 1e3;
            doubles = draft.doubles().len();
            let begin = Instant::now();
            let mut seed = 1u64;
            let mut random = |bytes: &mut [u8]| {
                for byte in bytes {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    *byte = (seed >> 56) as u8;
                }
            };
            let deed = draft.into_deed(&campaign, &mut random).unwrap();
            let deed_ms = begin.elapsed().as_secs_f64() * 1e3;
            assert!(deed.edits.len() > PEOPLE);
            for (best, now) in best.iter_mut().zip([read_ms, draft_ms, deed_ms]) {
                *best = best.min(now);
            }
        }
        let [read_ms, draft_ms, deed_ms] = best;
        println!(
            "{PEOPLE} people x 12 columns, {:.1} MB, {}: read {read_ms:.0} ms, draft with {doubles} possible doubles {draft_ms:.0} ms, deed {deed_ms:.0} ms",
            text.len() as f64 / 1e6,
            if numbered { "numbered" } else { "without numbers" }
        );
    }
}
