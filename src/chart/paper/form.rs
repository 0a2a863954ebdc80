//! What stands on a sheet.

use crate::i18n::Tr;
use crate::model::{Day, PaperKind};

use super::super::{Paper, Size};

/// A sheet to be filled in by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// What it is for.
    pub kind: PaperKind,
    /// Its number with the check sign; blank while it is only looked at.
    pub code: String,
    /// What stands over it: a unit, a stairwell; blank for none.
    pub title: String,
    /// The day it was printed.
    pub day: Option<Day>,
    /// The tests it has boxes for, from left to right; a blank name stands as its letter alone.
    pub tests: Vec<String>,
    /// Its rows in order.
    pub rows: Vec<FormRow>,
    /// That the people are made up, said over everything.
    pub band: Option<String>,
}

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormRow {
    /// Parts the rows: a stairwell, a floor. Stays with the row after it.
    Head(String),
    /// Somebody by name; counted from 1.
    Person {
        /// The name as it may be seen.
        name: String,
        /// Where they are: a door, a unit; blank for nowhere in particular.
        place: String,
    },
    /// A door nobody's name is known behind.
    Open {
        /// The door.
        place: String,
    },
    /// A door behind which nobody lives.
    Vacant {
        /// The door.
        place: String,
    },
}

/// Tests a sheet has room for: more boxes would leave none for the names.
const MOST_TESTS: usize = 8;

impl Form {
    /// How many people stand on it by name.
    pub fn people(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, FormRow::Person { .. })).count()
    }

    /// Whether it asks what people will do rather than what they did.
    pub(super) fn predicts(&self) -> bool {
        self.kind == PaperKind::Prediction
    }

    /// The heads of the boxes: what may have been done in one test, or a letter for each of several.
    pub(super) fn columns(&self, tr: &Tr) -> Vec<String> {
        let ids = match (self.tests.len(), self.predicts()) {
            (0 | 1, true) => ["paper-will", "paper-wont", "paper-dont-know"],
            (0 | 1, false) => ["paper-did", "paper-refused", "paper-no-answer"],
            _ => return self.letters().map(|(letter, _)| letter).collect(),
        };
        ids.map(|id| tr.say(id)).into()
    }

    /// Each test with its letter.
    pub(super) fn letters(&self) -> impl Iterator<Item = (String, &str)> {
        ('A'..='Z').map(String::from).zip(self.tests.iter().map(String::as_str)).take(MOST_TESTS)
    }

    /// Empty lines after the names, for people who are not on the chart.
    pub(super) fn blanks(&self) -> usize {
        match self.kind {
            // As many as the page takes.
            PaperKind::Call => usize::MAX,
            PaperKind::Prediction => 0,
            PaperKind::Team | PaperKind::Assignment | PaperKind::Door => 4,
        }
    }
}

/// The sheet of paper as it stands, in points; one that grows is an A4 here.
pub(super) fn upright(paper: Paper) -> Size {
    let lying = paper.size_pt().or(Paper::A4.size_pt()).unwrap_or_default();
    Size::new(lying.height, lying.width)
}
