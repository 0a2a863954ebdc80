//! The verb `test`: put a test on the ladder, take predictions and results in, show what came of it.

use crate::app::{Answers, NewTest, TestNumbers, TestUnitRow};
use crate::args;
use crate::i18n::Tr;
use crate::model::{RecordId, StructureTest, TestField, Threshold};

use super::args::{AddTest, FileArg, TestVerb};
use super::desk::{Desk, Outcome, Trouble};
use super::show;

fn find_test<'a>(desk: &'a Desk, name: &str) -> Outcome<&'a StructureTest> {
    let campaign = desk.campaign();
    let by_id = name.parse().ok().and_then(|id: RecordId| campaign.test(id));
    let folded = crate::app::folded(name);
    let named = || campaign.ladder().into_iter().rfind(|test| crate::app::folded(&test.name) == folded);
    by_id.or_else(named).ok_or_else(|| desk.trouble("cli-no-test"))
}

/// Does what the verb asks for; what it prints on stdout.
pub(super) fn test(file: &FileArg, what: TestVerb) -> Outcome<String> {
    let mut desk = Desk::open(file)?;
    match what {
        TestVerb::Add(add) => {
            let id = self::add(&mut desk, *add)?;
            desk.save()?;
            Ok(format!("{id}\n"))
        }
        TestVerb::Predict { name, results } => {
            let test = find_test(&desk, &name)?.id;
            let brought = desk.app.take_predictions(&results, test).map_err(Trouble)?;
            desk.save()?;
            let (taken, tr) = (brought.taken, desk.app.tr());
            let mut words = show::taken(taken.count, &taken.problems, tr, false);
            if brought.late > 0 {
                words.push_str(&tr.with("cli-predicted-late", args!["n" => brought.late]));
                words.push('\n');
            }
            Ok(words)
        }
        TestVerb::Record { name, results } => {
            let test = find_test(&desk, &name)?.id;
            let taken = desk.app.answers(&results, test, Answers::Results).map_err(Trouble)?;
            desk.save()?;
            Ok(show::taken(taken.count, &taken.problems, desk.app.tr(), false))
        }
        TestVerb::Show { name, json } => {
            let one = name.map(|name| find_test(&desk, &name).map(|test| test.id)).transpose()?;
            let sheet = desk.app.test_sheet(one);
            if json {
                return Ok(show::document(&sheet.json()));
            }
            let tr = desk.app.tr();
            let mut words = String::new();
            for test in &sheet.tests {
                words.push_str(&line(&test.name, "", &test.whole, tr));
                for unit in &test.units {
                    words.push_str("  ");
                    words.push_str(&unit_line(unit, tr));
                }
            }
            Ok(words)
        }
    }
}

fn unit_line(unit: &TestUnitRow, tr: &Tr) -> String {
    let name = unit.unit.clone().unwrap_or_else(|| tr.say("cli-no-unit-word"));
    let name = if unit.gate { tr.with("cli-test-gate", args!["unit" => &name]) } else { name };
    let leader = unit.leader.as_deref().unwrap_or_default();
    let with = unit.with.join(", ");
    let name = if with.is_empty() {
        name
    } else {
        tr.with("cli-test-with", args!["unit" => &name, "with" => &with])
    };
    line(&name, leader, &unit.numbers, tr)
}

/// One line: how many of how many, what was expected, and whether it is enough.
fn line(name: &str, leader: &str, of: &TestNumbers, tr: &Tr) -> String {
    let word = tr.say(match of.passed {
        Some(true) => "cli-passed",
        Some(false) => "cli-not-passed",
        None => "cli-no-aim-set",
    });
    let args = args!["name" => name, "did" => of.did, "of" => of.eligible, "percent" => of.percent, "asked" => of.asked];
    let mut parts = vec![tr.with("cli-test", args)];
    if of.unnamed > 0 {
        parts.push(tr.with("cli-test-unnamed", args!["n" => of.unnamed]));
    }
    if let (Some(expected), Some(off)) = (of.expected, of.off_by()) {
        parts.push(tr.with("cli-test-expected", args!["n" => expected, "off" => off]));
    }
    match of.aim {
        Threshold::None => {}
        Threshold::Majority => parts.push(tr.say("cli-test-majority")),
        Threshold::Percent(percent) => parts.push(tr.with("cli-test-aim", args!["percent" => percent])),
    }
    parts.push(word);
    if !leader.is_empty() {
        parts.push(tr.with("cli-test-responsible", args!["name" => leader]));
    }
    parts.join(", ") + "\n"
}

/// An aim as typed: percent of everybody who belongs, or `majority`.
fn aim(text: &str) -> Option<Threshold> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("majority") || text.replace(' ', "") == "50+1" {
        return Some(Threshold::Majority);
    }
    let percent: u8 = text.trim_end_matches('%').trim().parse().ok()?;
    (1..=100).contains(&percent).then_some(Threshold::Percent(percent))
}

fn add(desk: &mut Desk, add: AddTest) -> Outcome<RecordId> {
    let aim_of = |text: Option<String>| -> Outcome<Option<Threshold>> {
        text.map(|text| aim(&text).ok_or_else(|| desk.trouble("cli-no-aim"))).transpose()
    };
    let (threshold, gate) = (aim_of(add.threshold)?, aim_of(add.gate)?);
    if matches!((add.day, add.deadline), (Some(day), Some(last)) if last < day) {
        return Err(desk.trouble("cli-bad-deadline"));
    }
    let units = add.units.iter().map(|unit| Ok(desk.known_unit(unit.trim())?.id));
    let units = units.collect::<Outcome<Vec<RecordId>>>()?;
    let again = add.again.map(|name| find_test(desk, &name).map(|test| test.id)).transpose()?;
    let mut fields = Vec::new();
    fields.extend(gate.map(TestField::Gate));
    fields.extend(add.deadline.map(|day| TestField::Deadline(Some(day))));
    fields.extend((!units.is_empty()).then_some(TestField::Units(units)));
    let new = NewTest {
        name: add.name,
        template: add.template,
        aim: threshold,
        day: add.day,
        public: add.public,
        early: add.reason.unwrap_or_default(),
        again,
        fields,
    };
    desk.app.add_test(&new).map_err(Trouble)
}
