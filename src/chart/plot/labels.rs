//! Where words stand: none over another, lines no longer than there is room.

use crate::chart::fonts::Fonts;
use crate::chart::scene::Weight;

/// Places near those that are `wanted`, at least `apart` from each other and between `low` and `high`
/// where that can be, in the same order.
pub fn spread(wanted: &[f32], apart: f32, low: f32, high: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let want = |place: usize| wanted.get(place).copied().unwrap_or_default();
    order.sort_by(|a, b| want(*a).total_cmp(&want(*b)));
    // Blocks of words that touch: each lies around the middle of what its words want.
    let mut blocks: Vec<(f32, usize)> = Vec::new();
    let top_of = |block: &(f32, usize)| {
        let all = apart * (block.1.saturating_sub(1)) as f32;
        (block.0 / block.1 as f32 - all / 2.0).min(high - all).max(low)
    };
    for place in &order {
        let mut block = (want(*place), 1);
        while let Some(before) = blocks.last() {
            let end = top_of(before) + apart * before.1 as f32;
            if end <= top_of(&block) + 0.01 {
                break;
            }
            block = (block.0 + before.0, block.1 + before.1);
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut places = vec![0.0; wanted.len()];
    let mut next = order.into_iter();
    for block in &blocks {
        let top = top_of(block);
        for row in 0..block.1 {
            if let Some(place) = next.next().and_then(|place| places.get_mut(place)) {
                *place = top + apart * row as f32;
            }
        }
    }
    places
}

/// A text in lines of at most `width_pt`.
pub fn wrapped(text: &str, size_pt: f32, weight: Weight, width_pt: f32, fonts: &mut Fonts) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer {
            Some(longer) if fonts.width_pt(&longer, size_pt, weight) <= width_pt => {
                if let Some(line) = lines.last_mut() {
                    *line = longer;
                }
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
