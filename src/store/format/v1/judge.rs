//! One line: an entry, an entry in other clothes, or something to set aside.

use crate::log::Entry;

/// Fewer lines than this, in bytes, are judged sooner than a second core is woken.
const MUCH: usize = 1 << 20;

/// What became of the lines.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) entries: Vec<Entry>,
    pub(super) aside: Vec<String>,
    /// Entries that were themselves again once in canonical form.
    pub(super) mended: usize,
}

impl Judged {
    /// Judges one line without its comma: taken in as it is, else in
    /// canonical form, else not at all.
    pub(super) fn take(&mut self, line: &str) -> bool {
        if let Ok(entry) = Entry::parse(line) {
            self.entries.push(entry);
            return true;
        }
        // Other programs may have spread it over lines or sorted its keys.
        let Ok(entry) = Entry::parse_mended(line) else {
            return false;
        };
        self.mended += 1;
        self.entries.push(entry);
        true
    }

    /// Judges lines parted by a comma and a line's end; those that are no entries are set aside as
    /// they are. Lines know nothing of each other: with many of them each core takes its part.
    pub(super) fn of(lines: &str) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from).min(8);
        if lines.is_empty() {
            return Self::default();
        }
        if lines.len() < MUCH || cores < 2 {
            return Self::of_part(lines);
        }
        let parts = parts(lines, cores);
        std::thread::scope(|scope| {
            let hands: Vec<_> =
                parts.iter().map(|part| (part, scope.spawn(|| Self::of_part(part)))).collect();
            let mut all = Self::default();
            all.entries.reserve(lines.len() / 200);
            for (part, hand) in hands {
                // A hand that was lost judged nothing: its part is judged here.
                let judged = hand.join().unwrap_or_else(|_| Self::of_part(part));
                all.entries.extend(judged.entries);
                all.aside.extend(judged.aside);
                all.mended += judged.mended;
            }
            all
        })
    }

    fn of_part(lines: &str) -> Self {
        let mut judged = Self::default();
        // Judging costs a hash an entry; guessing the count saves moving them.
        judged.entries.reserve(lines.len() / 200);
        for line in lines.split('\n') {
            judged.take_or_set_aside(line.strip_suffix(',').unwrap_or(line));
        }
        judged
    }

    /// Judges one line, and keeps it as it is when it is not an entry.
    pub(super) fn take_or_set_aside(&mut self, line: &str) {
        if !self.take(line) {
            self.aside.push(line.to_owned());
        }
    }
}

/// Lines in about as many parts of about the same length, cut between lines.
fn parts(lines: &str, count: usize) -> Vec<&str> {
    let mut parts = Vec::with_capacity(count);
    let mut rest = lines;
    let fair = lines.len() / count.max(1);
    while parts.len() + 1 < count
        && let Some(end) = rest.as_bytes().iter().skip(fair).position(|byte| *byte == b'\n')
        && let Some((part, next)) = rest.split_at_checked(fair + end)
    {
        parts.push(part);
        rest = next.get(1..).unwrap_or_default();
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_are_cut_between_lines_and_lose_none() {
        for lines in ["", "a", "a\nbb\nccc", "aaaa\n\nb\n", "one\ntwo\nthree\nfour\nfive"] {
            for count in 1..5 {
                assert_eq!(parts(lines, count).join("\n"), lines, "{count} parts");
            }
        }
    }
}
