//! What is wrong or odd, in words: what happened, what is safe, what to do now.

use crate::args;
use crate::i18n::Tr;

use super::columns::Column;
use super::error::ExchangeError;
use super::problem::{Problem, What};

impl ExchangeError {
    /// What happened, what is safe, what to do now.
    pub fn message(&self, tr: &Tr) -> String {
        let mb = |bytes: u64| bytes.div_ceil(1024 * 1024);
        match self {
            Self::Empty => tr.say("exchange-error-empty"),
            Self::Binary => tr.say("exchange-error-binary"),
            Self::NotAnArchive => tr.say("exchange-error-not-an-archive"),
            Self::NoListInside => tr.say("exchange-error-no-list-inside"),
            Self::Damaged => tr.say("exchange-error-damaged"),
            Self::Locked => tr.say("exchange-error-locked"),
            Self::OldWord => tr.say("exchange-error-old-word"),
            Self::NoTable => tr.say("exchange-error-no-table"),
            Self::Doctype => tr.say("exchange-error-doctype"),
            Self::UnbalancedQuotes { line } => {
                tr.with("exchange-error-unbalanced-quotes", args!("line" => line.to_string()))
            }
            Self::TooLarge { bytes, most } => {
                tr.with("exchange-error-too-large", args!("mb" => mb(*bytes), "most" => mb(*most)))
            }
            Self::TooManyRows { most } => tr.with("exchange-error-too-many-rows", args!("most" => *most)),
            Self::TooManyColumns { most } => {
                tr.with("exchange-error-too-many-columns", args!("most" => *most))
            }
            Self::NoSuchSheet => tr.say("exchange-error-no-such-sheet"),
            Self::NobodyNamed => tr.say("exchange-error-nobody-named"),
            Self::ColumnMissing { column } => {
                tr.with("exchange-error-column-missing", args!("column" => column.word(tr)))
            }
            Self::BadRule { rule } => tr.with("exchange-error-bad-rule", args!("rule" => rule.as_str())),
        }
    }
}

impl Column {
    /// The column in words, as a menu offers it.
    pub fn word(self, tr: &Tr) -> String {
        let id = format!("exchange-column-{}", self.id());
        if tr.knows(&id) { tr.say(&id) } else { self.header(tr.language().tag()).to_owned() }
    }
}

impl Problem {
    /// What is odd and what is done about it, without the row.
    pub fn message(&self, tr: &Tr) -> String {
        self.what.message(tr)
    }
}

impl What {
    /// What is odd and what is done about it.
    pub fn message(&self, tr: &Tr) -> String {
        let head = |id: &str, head: &str| tr.with(id, args!("head" => head));
        match self {
            Self::NoName => tr.say("exchange-problem-no-name"),
            Self::NameTooLong { letters } => {
                tr.with("exchange-problem-name-too-long", args!("n" => *letters))
            }
            Self::Total => tr.say("exchange-problem-total"),
            Self::HeadAgain => tr.say("exchange-problem-head-again"),
            Self::Heading => tr.say("exchange-problem-heading"),
            Self::Surplus { cells } => tr.with("exchange-problem-surplus", args!("n" => *cells)),
            Self::Cleaned(cleaned) => {
                let mut said = Vec::new();
                let out = cleaned.turning + cleaned.unseen;
                if out > 0 {
                    said.push(tr.with("exchange-problem-hidden", args!("n" => out)));
                }
                if cleaned.control > 0 {
                    said.push(tr.with("exchange-problem-control", args!("n" => cleaned.control)));
                }
                if cleaned.doubled {
                    said.push(tr.say("exchange-problem-doubled"));
                }
                said.join(" ")
            }
            Self::Unreadable { letters } => tr.with("exchange-problem-unreadable", args!("n" => *letters)),
            Self::Shortened { head, letters } => {
                tr.with("exchange-problem-shortened", args!("head" => head.as_str(), "n" => *letters))
            }
            Self::NumberAgain { first } => {
                tr.with("exchange-problem-number-again", args!("row" => first.row.to_string()))
            }
            Self::NumberOfAnother { first } => {
                tr.with("exchange-problem-number-of-another", args!("row" => first.row.to_string()))
            }
            Self::NumberAndNameDiffer => tr.say("exchange-problem-number-and-name-differ"),
            Self::OffScale { head: text } => head("exchange-problem-off-scale", text),
            Self::UnknownWord { head: text } => head("exchange-problem-unknown-word", text),
            Self::NotADay { head: text } => head("exchange-problem-not-a-day", text),
            Self::DayOrMonth { head: text } => head("exchange-problem-day-or-month", text),
            Self::Sensitive { head: text } => head("exchange-problem-sensitive", text),
            Self::NoSuchUnit => tr.say("exchange-problem-no-such-unit"),
            Self::TooManyAlike => tr.say("exchange-problem-too-many-alike"),
            Self::SelfTie => tr.say("exchange-problem-self-tie"),
            Self::TieAgain { first } => {
                tr.with("exchange-problem-tie-again", args!("row" => first.row.to_string()))
            }
            Self::TieKnown => tr.say("exchange-problem-tie-known"),
            Self::TieBack { first } => {
                tr.with("exchange-problem-tie-back", args!("row" => first.row.to_string()))
            }
            Self::Unknown { column } => {
                tr.with("exchange-problem-unknown", args!("column" => column.word(tr)))
            }
            Self::SeveralCalledSo { column: Column::Unit, people } => {
                tr.with("exchange-problem-several-units", args!("n" => *people))
            }
            Self::SeveralCalledSo { column, people } => {
                let args = args!("column" => column.word(tr), "n" => *people);
                tr.with("exchange-problem-several-called-so", args)
            }
            Self::Blank { column } => tr.with("exchange-problem-blank", args!("column" => column.word(tr))),
            Self::Contradicts { first } => {
                tr.with("exchange-problem-contradicts", args!("row" => first.row.to_string()))
            }
            Self::DayToCome { head: text } => head("exchange-problem-day-to-come", text),
            Self::NoTies => tr.say("exchange-problem-no-ties"),
            Self::Weightless => tr.say("exchange-problem-weightless"),
            Self::EachOnce => tr.say("exchange-problem-each-once"),
            Self::NoValue => tr.say("exchange-problem-no-value"),
            Self::NotInTest => tr.say("exchange-problem-not-in-test"),
            Self::NotOnRoster => tr.say("exchange-problem-not-on-roster"),
            Self::SaysOtherwise => tr.say("exchange-problem-says-otherwise"),
            Self::UnitNotInTest => tr.say("exchange-problem-unit-not-in-test"),
            Self::MoreThanBelong { of } => tr.with("exchange-problem-more-than-belong", args!("of" => *of)),
            Self::NewSpeaker => tr.say("exchange-problem-new-speaker"),
            Self::PersonAgain { first } => {
                tr.with("exchange-problem-person-again", args!("row" => first.row.to_string()))
            }
        }
    }
}
