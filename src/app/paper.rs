//! Sheets of paper: printed with a number, handed out, come back, printed again.
//!
//! Who is on which sheet stands in the campaign only: a page names neither whoever it was made
//! for nor whoever is responsible.

use std::path::PathBuf;

use crate::chart::{self, Form};
use crate::model::{Day, Deed, Edit, Fields, Label, Paper, PaperField, PaperKind, RecordId, SheetCode, Text};

use super::sheet_rows::{SheetChoice, SheetOf, Standing};
use super::{Action, App, Names, Tone};

/// What is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printed {
    /// New sheets, each with a number of its own.
    New {
        /// What they are for.
        kind: PaperKind,
        /// The tests they have boxes for, from left to right.
        tests: Vec<RecordId>,
        /// Whose.
        of: Vec<SheetOf>,
    },
    /// Sheets printed before, with their numbers, rows and day.
    Again(Vec<RecordId>),
}

/// How sheets are put on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PaperWay {
    /// How names are shown.
    pub names: Names,
    /// The size of the paper.
    pub paper: chart::Paper,
    /// How many sheets of paper wide a page becomes; 0 or 1: not enlarged.
    pub across: u32,
    /// Tests stand as letters alone, so that a lost page does not say what is asked.
    pub lettered: bool,
}

/// Sheets to be printed into a file.
#[derive(Debug, Clone)]
pub struct Print {
    /// What.
    pub what: Printed,
    /// How.
    pub way: PaperWay,
    /// Where to; its ending says how it is written.
    pub path: PathBuf,
    /// For whom, as the campaign's list of what was given out says it.
    pub whom: Text,
}

/// One sheet as it will be or was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Planned {
    code: String,
    kind: PaperKind,
    tests: Vec<RecordId>,
    unit: Option<RecordId>,
    responsible: Option<RecordId>,
    rows: Vec<RecordId>,
    day: Option<Day>,
}

impl Planned {
    fn of(paper: &Paper) -> Self {
        Self {
            code: paper.code.to_string(),
            kind: *paper.kind.value(),
            tests: paper.tests.value().clone(),
            unit: *paper.unit.value(),
            responsible: *paper.responsible.value(),
            rows: paper.rows.value().clone(),
            day: *paper.day.value(),
        }
    }

    /// What the campaign keeps of it.
    fn fields(self) -> Fields<PaperField> {
        let Planned { code, kind, tests, unit, responsible, rows, day } = self;
        Fields(vec![
            PaperField::Code(code.into()),
            PaperField::Kind(kind),
            PaperField::Tests(tests),
            PaperField::Unit(unit),
            PaperField::Responsible(responsible),
            PaperField::Rows(rows),
            PaperField::Day(day),
        ])
    }
}

impl App {
    /// Whose sheets of a kind can be printed for these tests. `by_person`: predictions by whoever is
    /// responsible, who foretell their own people, instead of unit by unit.
    pub fn sheet_choices(&self, kind: PaperKind, tests: &[RecordId], by_person: bool) -> Vec<SheetChoice> {
        Standing::of(self, tests, Names::Full).choices(kind, by_person)
    }

    /// The sheets that were printed and did not come back, by number.
    pub fn papers_out(&self) -> Vec<&Paper> {
        self.printed_sheets().into_iter().filter(|paper| paper.back.is_none()).collect()
    }

    /// Every printed sheet, by number.
    pub fn printed_sheets(&self) -> Vec<&Paper> {
        let mut sheets: Vec<&Paper> = self.campaign().papers.values().map(AsRef::as_ref).collect();
        sheets.sort_by_key(|paper| (paper.sheet_code(), paper.made, paper.id));
        sheets
    }

    /// The deed that says a sheet is out after all.
    pub fn still_out_deed(paper: RecordId) -> Deed {
        let edit = Edit::SetPaper(Fields(vec![PaperField::Back(None)]));
        Deed::new(Label::new("paper-out", 1), vec![(paper, edit)])
    }

    fn planned(&self, what: &Printed, names: Names) -> Vec<Planned> {
        match what {
            Printed::Again(papers) => {
                let known = papers.iter().filter_map(|paper| self.campaign().papers.get(paper));
                known.map(|paper| Planned::of(paper)).collect()
            }
            Printed::New { kind, tests, of } => {
                let standing = Standing::of(self, tests, names);
                let sheets = of.iter().flat_map(|of| standing.sheets(*kind, *of));
                let sheets = sheets.filter(|(.., rows)| *kind == PaperKind::Call || !rows.is_empty());
                let author = self.session.author();
                (self.campaign().next_sheet()..)
                    .zip(sheets)
                    .map(|(number, (unit, responsible, rows))| Planned {
                        code: SheetCode::new(number, author).to_string(),
                        kind: *kind,
                        tests: tests.clone(),
                        unit,
                        responsible,
                        rows,
                        day: Some(self.today()),
                    })
                    .collect()
            }
        }
    }

    /// What stands on the sheets, one form each, as they would be printed now.
    pub fn sheet_forms(&self, what: &Printed, way: PaperWay) -> Vec<Form> {
        self.forms(&self.planned(what, way.names), way)
    }

    fn forms(&self, sheets: &[Planned], way: PaperWay) -> Vec<Form> {
        let campaign = self.campaign();
        let band = campaign.is_practice().then(|| self.tr.say("app-practice-band"));
        let mut kept: Option<(Vec<RecordId>, Standing<'_>)> = None;
        let form = |sheet: &Planned| {
            let standing = match &mut kept {
                Some((tests, standing)) if *tests == sheet.tests => standing,
                kept => {
                    let standing = Standing::of(self, &sheet.tests, way.names);
                    &mut kept.insert((sheet.tests.clone(), standing)).1
                }
            };
            let title = standing.title(sheet.unit, &sheet.rows);
            let test = |test: &RecordId| {
                let name = campaign.test(*test).map(|test| test.name.to_string());
                name.filter(|_| !way.lettered).unwrap_or_default()
            };
            Form {
                kind: sheet.kind,
                code: sheet.code.clone(),
                title,
                day: sheet.day,
                tests: sheet.tests.iter().map(test).collect(),
                rows: standing.rows(sheet.kind, sheet.unit, &sheet.rows),
                band: band.clone(),
            }
        };
        sheets.iter().map(form).collect()
    }

    /// Writes sheets into a file; once they are there, their numbers are in the campaign.
    pub(super) fn print(&mut self, print: Print) {
        if self.is_exporting() {
            self.tell(Tone::Trouble, self.tr.say("paper-busy"));
            return;
        }
        let sheets = self.planned(&print.what, print.way.names);
        if sheets.is_empty() {
            self.tell(Tone::Trouble, self.tr.say("paper-nobody"));
            return;
        }
        let last = sheets.iter().filter_map(|sheet| sheet.code.parse().ok()).map(SheetCode::number).max();
        if last.is_some_and(|last| last > SheetCode::MOST) {
            self.tell(Tone::Trouble, self.tr.say("paper-too-many"));
            return;
        }
        let forms = self.forms(&sheets, print.way);
        let is_new = matches!(print.what, Printed::New { .. });
        let records: Vec<(RecordId, Edit)> = if is_new {
            let record = |sheet: Planned| (self.host.record(), Edit::SetPaper(sheet.fields()));
            sheets.into_iter().map(record).collect()
        } else {
            Vec::new()
        };
        self.write_sheets(forms, records, print);
    }
}

impl Action {
    /// Prints sheets into a file.
    pub fn print(print: Print) -> Self {
        Action::Print(Box::new(print))
    }
}
