//! What `leaders` and `coverage` print for people: evidence in words, never a verdict.

use crate::app::{App, Before, Candidate, TrustLevel, UnitLeaders};
use crate::args;
use crate::i18n::Tr;
use crate::model::{Grouping, Judgement, QuestionKind, RecordId};

/// So many candidates of a unit are told unless one unit alone is asked for.
const MOST: usize = 5;
/// So many from the top it is told why of two who are level one stands first.
const TOP: usize = 3;
/// From this share of shortest ways on it is told that somebody connects groups.
const CONNECTS: f32 = 0.05;

/// The candidates of units, a few lines each.
///
/// `is_work` = what was asked is work advice, which says nothing of who leads.
pub(super) fn words(
    app: &App,
    leaders: &[UnitLeaders],
    unit: Option<RecordId>,
    is_work: bool,
    name: &dyn Fn(Option<RecordId>) -> String,
) -> String {
    let mut words = String::new();
    for of in leaders.iter().filter(|of| unit.is_none() || of.unit == unit) {
        if !words.is_empty() {
            words.push('\n');
        }
        unit_words(app, of, &name(of.unit), unit.is_some(), is_work, &mut words);
    }
    words
}

fn unit_words(app: &App, of: &UnitLeaders, name: &str, all: bool, is_work: bool, words: &mut String) {
    let tr = app.tr();
    let mut line = |text: String| {
        words.push_str(&text);
        words.push('\n');
    };
    line(tr.with("cli-leaders-unit", args!["unit" => name, "asked" => of.asked, "people" => of.people]));
    let leads_nobody = of.asked == 0 && of.candidates.iter().all(|one| one.named_by == 0);
    if leads_nobody {
        let work = of.candidates.iter().any(|one| counted(one, QuestionKind::Work) > 0);
        line(format!("  {}", tr.say(if work { "cli-leaders-work-only" } else { "cli-leaders-nobody" })));
    } else if is_work {
        line(format!("  {}", tr.say("cli-leaders-work")));
    } else {
        line(format!("  {}", tr.say(trust_word(of.trust.level))));
        if of.leads == Some(QuestionKind::Social) {
            line(format!("  {}", tr.say("cli-leaders-social")));
        }
    }
    // Whoever is named for advice alone, or by nobody, is told only where we judged them.
    let told: Vec<&Candidate> = of
        .candidates
        .iter()
        .filter(|one| one.named_by > 0 || one.from_outside > 0 || one.status != Judgement::NotLookedAt)
        .collect();
    let most = if all { told.len() } else { MOST };
    let wide = told.iter().take(most).map(|one| one.name.chars().count()).max().unwrap_or(0);
    for (at, one) in told.iter().enumerate().take(most) {
        line(format!("  {:wide$}  {}", &*one.name, candidate_words(app, of, one)));
        let next = told.get(at + 1).filter(|next| next.named_by == one.named_by);
        if let (Some(before), Some(next), true) = (one.before_next, next, at < TOP && one.named_by > 0) {
            line(format!("  {:wide$}  {}", "", level_words(tr, one, next, before)));
        }
    }
    if told.len() > most {
        line(format!("  {}", tr.with("cli-leaders-more", args!["n" => told.len() - most])));
    }
}

fn counted(one: &Candidate, kind: QuestionKind) -> u32 {
    one.by_kind.iter().find(|count| count.kind == kind).map_or(0, |count| count.named_by)
}

fn trust_word(level: TrustLevel) -> &'static str {
    match level {
        TrustLevel::Nothing => "cli-trust-nothing",
        TrustLevel::Guess => "cli-trust-guess",
        TrustLevel::Half => "cli-trust-half",
        TrustLevel::Mostly => "cli-trust-mostly",
        TrustLevel::Firm => "cli-trust-firm",
    }
}

/// "named by 6 of 11 asked, across 3 shifts; by 2 from 1 other unit; tied to 2 of 3 opponents; …"
fn candidate_words(app: &App, of: &UnitLeaders, one: &Candidate) -> String {
    let tr = app.tr();
    let mut parts = vec![tr.with("cli-leader-named", args!["n" => one.named_by, "of" => one.of_asked])];
    let shifts = one.spreads.iter().find(|spread| &*spread.grouping == Grouping::SHIFT);
    if let Some(shifts) = shifts.filter(|spread| spread.groups.len() > 1) {
        parts.push(tr.with("cli-leader-shifts", args!["n" => shifts.groups.len()]));
    }
    if one.from_outside > 0 {
        let args = args!["n" => one.from_outside, "units" => one.other_units];
        parts.push(tr.with("cli-leader-outside", args));
    }
    if !of.opponents.is_empty() {
        let args = args!["n" => one.tied_opponents.len(), "of" => of.opponents.len()];
        parts.push(tr.with("cli-leader-opponents", args));
    }
    if one.connects_groups >= CONNECTS {
        let percent = (one.connects_groups * 100.0).round() as u32;
        parts.push(tr.with("cli-leader-connects", args!["percent" => percent]));
    }
    if let Some(cut) = app.single_threads().people.iter().find(|cut| cut.person == one.id) {
        parts.push(tr.with("cli-leader-thread", args!["n" => cut.cut_off]));
    }
    if let Some(support) = one.support {
        parts.push(tr.with("cli-leader-support", args!["value" => support]));
    }
    parts.push(tr.say(match one.status {
        Judgement::NotLookedAt => "cli-judgement-none",
        Judgement::Suggested => "cli-judgement-suggested",
        Judgement::Identified => "cli-judgement-identified",
        Judgement::NotALeader => "cli-judgement-not",
    }));
    parts.join("; ")
}

/// Why of two who are level on the count one stands first.
fn level_words(tr: &Tr, one: &Candidate, next: &Candidate, before: Before) -> String {
    let id = match before {
        Before::OtherUnits => "cli-level-units",
        Before::Outside => "cli-level-outside",
        Before::Connects => "cli-level-connects",
        Before::Name => "cli-level",
    };
    let args = args![
        "name" => &*next.name,
        "units" => one.other_units,
        "other" => next.other_units,
        "n" => one.from_outside,
        "less" => next.from_outside,
    ];
    tr.with(id, args)
}
