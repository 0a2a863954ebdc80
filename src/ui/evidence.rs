//! Evidence about people in words: what speaks for it, what against it, how far it can be trusted.
//!
//! Names instead of pronouns, counts with what they are of, and never the word leader for somebody
//! whom no person judged one.

use crate::app::{
    App, Before, Closer, Evidence, Gap, Group, Level, NamedBy, Point, Stands, Trust, TrustLevel, Why,
};
use crate::args;
use crate::model::{EntryNo, Judgement, Outcome, QuestionKind, RecordId, TalkStands};

use super::said;

/// What a kind of question asks for, in a word or two, as a heading.
pub(crate) fn kind_head(app: &App, kind: Option<QuestionKind>) -> String {
    app.tr().say(match kind {
        Some(QuestionKind::Work) => "leaders-kind-work",
        Some(QuestionKind::Social) => "leaders-kind-social",
        Some(QuestionKind::Trust) | None => "leaders-kind-trust",
    })
}

/// The same within a sentence: "about the work".
fn kind_within(app: &App, kind: QuestionKind) -> String {
    app.tr().say(match kind {
        QuestionKind::Trust => "leaders-with-trust",
        QuestionKind::Work => "leaders-with-work",
        QuestionKind::Social => "leaders-with-social",
    })
}

/// The word of a judgement.
pub(crate) fn judgement_word(app: &App, judgement: Judgement) -> String {
    app.tr().say(match judgement {
        Judgement::Identified => "chart-view-judgement-identified",
        Judgement::Suggested => "chart-view-judgement-suggested",
        Judgement::NotALeader => "chart-view-judgement-not",
        Judgement::NotLookedAt => "chart-view-judgement-unknown",
    })
}

/// Where a talk stands, in a word.
pub(crate) fn talk_word(app: &App, stands: TalkStands) -> String {
    app.tr().say(match stands {
        TalkStands::NotBegun => "chart-view-stands-not-begun",
        TalkStands::InConversation => "chart-view-stands-in-conversation",
        TalkStands::Yes => "chart-view-stands-yes",
        TalkStands::No => "chart-view-stands-no",
    })
}

/// Who set a field and when: "M.K., 12 days ago"; blank if nobody did.
pub(crate) fn set_by(app: &App, said: Option<EntryNo>) -> String {
    let Some(entry) = said.and_then(|said| app.session().log().entry(said)) else { return String::new() };
    let tr = app.tr();
    let initials = app.campaign().about.authors.get(&entry.by).map(|name| name.value().to_string());
    let who = match initials.filter(|name| !name.trim().is_empty()) {
        Some(initials) => initials,
        None if entry.by == app.session().author() => tr.say("inspector-you"),
        None => entry.by.to_string(),
    };
    let age = tr.age(i64::from(entry.at.day().days_until(app.today())));
    format!("{who}, {age}")
}

/// "5 of 9".
pub(crate) fn n_of(app: &App, n: u32, of: u32) -> String {
    app.tr().with("tests-n-of", args!["n" => n, "of" => of])
}

/// The name of a unit, or of those without one.
pub(crate) fn unit_name(app: &App, unit: Option<RecordId>) -> String {
    let unit = unit.and_then(|unit| app.campaign().unit(unit));
    unit.map_or_else(|| app.tr().say("leaders-no-unit"), |unit| unit.name.to_string())
}

/// "Nights 4, Days 1"; what is not known is said.
pub(crate) fn from_words(app: &App, evidence: &Evidence) -> String {
    let tr = app.tr();
    let group = |(group, n): &(Group, u32)| {
        let name = match group {
            Group::Unit(unit) => unit_name(app, Some(*unit)),
            Group::Words(words) => words.to_string(),
        };
        tr.with("leaders-from", args!["name" => name, "n" => *n])
    };
    let mut parts: Vec<String> = evidence.from.groups.iter().map(group).collect();
    if evidence.from.unknown > 0 && !parts.is_empty() {
        parts.push(tr.with("leaders-from-unknown", args!["n" => evidence.from.unknown]));
    }
    if !evidence.outside.is_empty() {
        parts.push(tr.with("leaders-from-outside", args!["n" => evidence.outside.len()]));
    }
    parts.join(", ")
}

/// One thing that speaks for it or against it, as a sentence.
pub(crate) fn point_words(app: &App, point: &Point) -> String {
    let tr = app.tr();
    let test = |test: &RecordId| said::record(app, *test);
    match point {
        Point::Named { by, of, shifts } => {
            tr.with("leaders-for-named", args!["n" => *by, "of" => *of, "shifts" => *shifts])
        }
        Point::NamedOutside { by, units } => {
            tr.with("leaders-for-outside", args!["n" => *by, "units" => *units])
        }
        Point::Opponents { tied, of } => tr.with("leaders-for-opponents", args!["n" => *tied, "of" => *of]),
        Point::Followed { test: id, acted, same, of } => {
            let message = if *acted { "leaders-for-followed" } else { "leaders-for-waited" };
            tr.with(message, args!["test" => test(id), "n" => *same, "of" => *of])
        }
        Point::UnitActed { test: id } => tr.with("leaders-for-unit", args!["test" => test(id)]),
        Point::Kept { test: id, brought, promised } => {
            tr.with("leaders-for-kept", args!["test" => test(id), "n" => *brought, "of" => *promised])
        }
        Point::NotNamed { of } => tr.with("leaders-against-unnamed", args!["of" => *of]),
        Point::OnlyWork { by, of } => tr.with("leaders-against-work", args!["n" => *by, "of" => *of]),
        Point::NotAsked { n, of } => tr.with("leaders-against-not-asked", args!["n" => *n, "of" => *of]),
        Point::Old { n, of } => {
            let days = crate::app::OLD_DAYS;
            tr.with("leaders-against-old", args!["n" => *n, "of" => *of, "days" => days])
        }
        Point::TurnsTo { who, kind } => {
            let args = args!["name" => said::record(app, *who), "kind" => kind_within(app, *kind)];
            tr.with("leaders-against-turns", args)
        }
        Point::NotFollowed { test: id, acted, same, of } => {
            let message = if *acted { "leaders-against-alone" } else { "leaders-against-others-acted" };
            let n = if *acted { *same } else { *of - (*same).min(*of) };
            tr.with(message, args!["test" => test(id), "n" => n, "of" => *of])
        }
        Point::Broken { test: id, brought, promised } => {
            tr.with("leaders-against-broken", args!["test" => test(id), "n" => *brought, "of" => *promised])
        }
        Point::SaidYes { test: id, did } => {
            let message = if *did == Outcome::Refused {
                "leaders-against-yes-refused"
            } else {
                "leaders-against-yes-nothing"
            };
            tr.with(message, args!["test" => test(id)])
        }
    }
}

/// How far the order of a unit can be trusted.
pub(crate) fn trust_words(app: &App, trust: &Trust) -> String {
    let tr = app.tr();
    let message = match trust.level {
        TrustLevel::Nothing => "leaders-trust-nothing",
        TrustLevel::Guess => "leaders-trust-guess",
        TrustLevel::Half => "leaders-trust-half",
        TrustLevel::Mostly => "leaders-trust-mostly",
        TrustLevel::Firm => "leaders-trust-firm",
    };
    tr.with(message, args!["n" => trust.asked, "of" => trust.people])
}

/// Two who are level on count, and why one stands first.
pub(crate) fn level_words(app: &App, level: &Level) -> String {
    let message = match level.before {
        Before::OtherUnits => "leaders-level-units",
        Before::Outside => "leaders-level-outside",
        Before::Connects => "leaders-level-connects",
        Before::Name => "leaders-level-name",
    };
    let args = args![
        "first" => said::record(app, level.first),
        "other" => said::record(app, level.with),
        "n" => level.named_by,
        "of" => level.of_asked,
        "units" => level.units,
    ];
    app.tr().with(message, args)
}

/// Why somebody could close a gap.
pub(crate) fn closer_words(app: &App, closer: &Closer) -> String {
    let tr = app.tr();
    match closer.why {
        Why::Prove { by, of } => tr.with("leaders-close-prove", args!["n" => by, "of" => of]),
        Why::Win { by, of, talk, against } => {
            let stands = match talk {
                Stands::Yes => "yes",
                Stands::InConversation => "talking",
                Stands::NotBegun => "new",
                Stands::No => "no",
            };
            let against = if against { "yes" } else { "no" };
            tr.with("leaders-close-win", args!["n" => by, "of" => of, "talk" => stands, "against" => against])
        }
        Why::Judge { by, of, suggested } => {
            let message = if suggested { "leaders-close-suggested" } else { "leaders-close-judge" };
            tr.with(message, args!["n" => by, "of" => of])
        }
    }
}

/// What is missing, in a word or two.
pub(crate) fn gap_words(app: &App, gap: Gap) -> String {
    let tr = app.tr();
    match gap {
        Gap::NobodyAsked => tr.say("leaders-gap-nobody-asked"),
        Gap::NoLeader => tr.say("leaders-gap-no-leader"),
        Gap::NoSecond => tr.say("leaders-gap-no-second"),
        Gap::TooFew { have, need } => tr.with("leaders-gap-too-few", args!["n" => have, "of" => need]),
        Gap::NotAsked { named, unnamed } => {
            let form = match (named, unnamed) {
                (0, _) => "unnamed",
                (_, 0) => "named",
                _ => "both",
            };
            tr.with("leaders-gap-not-asked", args!["form" => form, "n" => named, "unnamed" => unnamed])
        }
        Gap::NoReach => tr.say("leaders-gap-no-reach"),
        Gap::ReachUnknown => tr.say("leaders-gap-reach-unknown"),
    }
}

/// The count of another kind of question than what leads, beside it and never added: "2 of 9"; blank
/// if nobody was asked that.
pub(crate) fn beside(app: &App, counts: &[NamedBy], kind: QuestionKind) -> Option<String> {
    let named = counts.iter().find(|named| named.kind == kind)?;
    (named.of_asked > 0).then(|| n_of(app, named.named_by, named.of_asked))
}
