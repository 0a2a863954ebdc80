//! A campaign as text that two copies can compare: entry numbers are told as ids.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use wallchart::log::Log;
use wallchart::model::{Campaign, EntryNo};

/// Everything the campaign says, entry numbers told as ids; the revision is left out.
pub(crate) fn view(log: &Log, campaign: &Campaign) -> String {
    let mut all = String::new();
    let Campaign {
        id,
        revision: _,
        about,
        workers,
        units,
        ties,
        tests,
        talks,
        tasks,
        homework,
        debriefs,
        floors,
        papers,
        same,
        different,
    } = campaign;
    writeln!(all, "{id:?}\n{about:?}").unwrap();
    macro_rules! each {
        ($($map:ident)*) => { $( for (id, record) in $map {
            writeln!(all, "{} {id:?} {record:?}", stringify!($map)).unwrap();
        } )* };
    }
    each!(workers units ties tests talks tasks homework debriefs floors papers same);
    writeln!(all, "{different:?}").unwrap();
    named(log, &all)
}

fn named(log: &Log, text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("EntryNo(") {
        let (before, after) = rest.split_at(at + "EntryNo(".len());
        told.push_str(before);
        let end = after.find(')').unwrap();
        let no: u32 = after[..end].parse().unwrap();
        match log.entry(EntryNo(no)) {
            Some(entry) => write!(told, "{}", entry.id).unwrap(),
            None => told.push_str("nobody"),
        }
        rest = &after[end..];
    }
    told + rest
}

/// Lines of the log in the order of the file.
pub(crate) fn lines(log: &Log) -> Vec<String> {
    let mut entries: Vec<_> = log.entries().collect();
    entries.sort_by_key(|entry| (entry.at, entry.id));
    entries.iter().map(|entry| entry.line.to_string()).collect()
}

/// For every field of every person and unit the set of what its heads say, whatever their order.
pub(crate) fn heads_view(campaign: &Campaign) -> BTreeSet<String> {
    let mut heads = BTreeSet::new();
    for (id, worker) in &campaign.workers {
        macro_rules! each {
            ($($field:ident)*) => { $( for (value, _) in worker.$field.sayings() {
                heads.insert(format!("{id:?} {} {value:?}", stringify!($field)));
            } )* };
        }
        each!(name job phone email number languages standing responsible judgement talk committee pin rank note);
        for (key, field) in &worker.places {
            heads.extend(field.sayings().map(|(value, _)| format!("{id:?} places {key} {value:?}")));
        }
        for rating in &worker.ratings {
            heads.insert(format!("{id:?} rating {} {:?} {:?}", rating.value, rating.day, rating.basis));
        }
        let there = matches!(worker.presence, wallchart::model::Presence::Here);
        heads.insert(format!("{id:?} here {there}"));
    }
    for (id, unit) in &campaign.units {
        for (value, _) in unit.name.sayings() {
            heads.insert(format!("{id:?} name {value:?}"));
        }
        for (value, _) in unit.estimate.sayings() {
            heads.insert(format!("{id:?} estimate {value:?}"));
        }
    }
    heads
}

/// Two tellings are the same; else the first place where they differ is shown.
#[track_caller]
pub(crate) fn assert_alike(left: &str, right: &str, what: &str) {
    if left == right {
        return;
    }
    let at = left.lines().zip(right.lines()).find(|(left, right)| left != right);
    let Some((left, right)) = at else {
        panic!("{what}: one tells more:\n{left}\n--\n{right}");
    };
    let first = left.bytes().zip(right.bytes()).take_while(|(a, b)| a == b).count();
    let part =
        |text: &str| String::from_utf8_lossy(&text.as_bytes()[first.saturating_sub(200)..]).into_owned();
    panic!("{what}:\n{:.600}\n--\n{:.600}", part(left), part(right));
}
