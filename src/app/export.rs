//! Exports: the chart as on screen, the map, tables, the campaign. Redacted unless somebody wills
//! otherwise; what is made with names is written into the campaign's list of what was given out.

use std::path::{Path, PathBuf};

use crate::args;
use crate::chart::{self, ChartError, Fonts, Form, Format, Look, Palette, Paper, Scene, Sheet, plot_sheet};
use crate::exchange::{
    NetworkFormat, NetworkSheet, PeopleSheet, ReadyFormat, ReadySheet, campaign_json, people_csv,
};
use crate::i18n::Tr;
use crate::model::{Campaign, Day, Deed, Edit, Fact, Given, Label, RecordId, Text, Worker};
use crate::store::{Step, StoreError};
use crate::tally::Tallies;

use super::job::{Died, Job};
use super::keep::write_own;
use super::paper::{PaperWay, Print};
use super::plots::plots_for;
use super::reduce::{name_as, reduced};
use super::tested::test_sheet;
use super::{Action, App, Names, Tone};

/// How wide plots are drawn, in points: a page across at the size of the screen.
const PLOTS_PT: f32 = 980.0;

/// What is written.
#[derive(Debug, Clone)]
pub enum Exported {
    /// The chart, exactly as it is looked at: SVG, PNG or PDF by the file's ending.
    Chart {
        /// How it is looked at.
        look: Box<Look>,
        /// The sheet of a PDF; pictures are as large as needed.
        paper: Paper,
    },
    /// A picture made by the face (the map, exactly as on screen), from a campaign it reduced
    /// by [`reduced`].
    Picture {
        /// What it is of: `map`, `readiness`.
        what: &'static str,
        /// The picture.
        scene: Box<Scene>,
        /// The sheet of a PDF.
        paper: Paper,
    },
    /// Who turns to whom, with places: `GraphML`, GEXF, DOT, JSON, or a list of ties as CSV.
    Network {
        /// Only people of this unit and the units within it.
        unit: Option<RecordId>,
    },
    /// People: CSV.
    People {
        /// Only this unit and the units within it.
        unit: Option<RecordId>,
    },
    /// Tests: plots as SVG, PNG or PDF; a table as CSV, JSON, Markdown or HTML.
    Tests {
        /// The sheet of a PDF.
        paper: Paper,
    },
    /// Gate units against gates, and what moves the needle: CSV, JSON, Markdown, HTML.
    Readiness,
    /// The whole campaign: JSON.
    Campaign,
}

impl Exported {
    fn key(&self) -> &'static str {
        match self {
            Exported::Chart { .. } => "chart",
            Exported::Picture { what, .. } => what,
            Exported::Network { .. } => "map",
            Exported::People { .. } => "people",
            Exported::Tests { .. } => "tests",
            Exported::Readiness => "readiness",
            Exported::Campaign => "campaign",
        }
    }
}

/// An export to be made.
#[derive(Debug, Clone)]
pub struct Export {
    /// What.
    pub what: Exported,
    /// Where to; its ending says how.
    pub path: PathBuf,
    /// How names are shown.
    pub names: Names,
    /// For whom, as the campaign's list of what was given out says it.
    pub whom: Text,
}

/// Why an export was not made. Nothing was written then.
pub(super) enum ExportError {
    Chart(ChartError),
    Store(StoreError),
    /// The file's ending says no format that this can be written in.
    UnknownEnding,
    /// Several pages, and a file that holds one picture.
    ManyPages,
    Json,
}

/// What an export job brings.
pub(super) struct Made {
    campaign: RecordId,
    given: Option<Given>,
    /// Printed sheets, which the campaign keeps once the file is there.
    sheets: Vec<(RecordId, Edit)>,
    result: Result<PathBuf, ExportError>,
}

/// What was printed, as the list of what was given out says it.
const SHEETS: &str = "sheets";

/// The export under way.
#[derive(Default)]
pub(super) struct Exporting {
    pub(super) job: Option<Job<Made>>,
}

struct Press {
    campaign: Campaign,
    /// The network to be written, if one is.
    network: NetworkSheet,
    /// The readiness to be written, if it is.
    readiness: ReadySheet,
    today: Day,
    tr: Tr,
}

impl Press {
    fn make(&self, export: &Export) -> Result<Vec<u8>, ExportError> {
        let ending = export.path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let ending = ending.as_deref().unwrap_or_default();
        let mut fonts = Fonts::new();
        match &export.what {
            Exported::Chart { look, paper } => {
                let campaign = reduced(&self.campaign, export.names);
                let tallies = Tallies::new(&campaign, self.today);
                let plan = chart::wall(&campaign, &tallies, look);
                let sheet = self.sheet(*paper, ending);
                let pages = plan.pages(&sheet, true, &mut fonts, &self.tr).map_err(ExportError::Chart)?;
                Self::print(&pages, ending, &mut fonts)
            }
            Exported::Picture { scene, paper, .. } => {
                let sheet = Sheet { whole: true, ..self.sheet(*paper, ending) };
                let pages = chart::pages(scene, &chart::Cuts::default(), &sheet, &mut fonts, &self.tr);
                Self::print(&pages.map_err(ExportError::Chart)?, ending, &mut fonts)
            }
            Exported::Network { .. } => {
                let format = NetworkFormat::from_ending(ending).ok_or(ExportError::UnknownEnding)?;
                Ok(self.network.write(format, self.tr.language().tag()))
            }
            Exported::People { unit } if ending == "csv" => {
                let name = |worker: &Worker| name_as(&self.campaign, worker, export.names);
                let language = self.tr.language().tag();
                // A list with names carries no ratings; one with ratings carries codes (FORMAT.md).
                let mut sheet = match export.names {
                    Names::Full | Names::First => PeopleSheet::named(language, &name),
                    Names::Initials | Names::Codes => PeopleSheet::coded(language, &name),
                };
                sheet.unit = *unit;
                Ok(people_csv(&self.campaign, &sheet))
            }
            Exported::Tests { paper } => self.tests(*paper, ending, export.names, &mut fonts),
            Exported::Readiness => {
                let format = ReadyFormat::from_ending(ending).ok_or(ExportError::UnknownEnding)?;
                Ok(self.readiness.write(format))
            }
            Exported::Campaign if ending == "json" => {
                let name = |worker: &Worker| name_as(&self.campaign, worker, export.names);
                let whole = export.names == Names::Full;
                campaign_json(&self.campaign, &name, whole).map_err(|_| ExportError::Json)
            }
            Exported::People { .. } | Exported::Campaign => Err(ExportError::UnknownEnding),
        }
    }

    fn tests(
        &self,
        paper: Paper,
        ending: &str,
        names: Names,
        fonts: &mut Fonts,
    ) -> Result<Vec<u8>, ExportError> {
        let tallies = Tallies::new(&self.campaign, self.today);
        let (campaign, tr) = (&self.campaign, &self.tr);
        let table = || test_sheet(campaign, &tallies, tr, names, None);
        match ending {
            "csv" => Ok(table().csv()),
            "json" => serde_json::to_vec_pretty(&table().json()).map_err(|_| ExportError::Json),
            "md" => Ok(table().markdown().into_bytes()),
            "html" => Ok(table().html(tr.language().tag()).into_bytes()),
            _ => {
                let drawn = plot_sheet(&plots_for(campaign, &tallies, tr, names), PLOTS_PT, fonts);
                let sheet = self.sheet(paper, ending);
                let pages = chart::pages(&drawn.scene, &drawn.page_cuts(), &sheet, fonts, tr);
                Self::print(&pages.map_err(ExportError::Chart)?, ending, fonts)
            }
        }
    }

    fn sheet(&self, paper: Paper, ending: &str) -> Sheet {
        let band = self.campaign.is_practice().then(|| self.tr.say("app-practice-band"));
        // A picture is one piece; only a PDF has pages.
        let paper = if ending == "pdf" { paper } else { Paper::Fitting };
        Sheet { paper, band, ..Sheet::default() }
    }

    fn print(pages: &[Scene], ending: &str, fonts: &mut Fonts) -> Result<Vec<u8>, ExportError> {
        let format = Format::from_ending(ending).ok_or(ExportError::UnknownEnding)?;
        chart::encode(pages, format, None, Palette::paper(), fonts).map_err(ExportError::Chart)
    }
}

/// Sheets as a file: a PDF of all pages; a picture only where there is one page.
fn print_sheets(forms: &[Form], print: &Print, tr: &Tr) -> Result<Vec<u8>, ExportError> {
    let ending = print.path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let format = Format::from_ending(&ending.unwrap_or_default()).ok_or(ExportError::UnknownEnding)?;
    let mut fonts = Fonts::new();
    let mut pages = Vec::new();
    let PaperWay { paper, across, .. } = print.way;
    // What is enlarged is laid out for one sheet first.
    let first = if across > 1 { Paper::A4 } else { paper };
    for form in forms {
        pages.extend(chart::form_pages(form, first, &mut fonts, tr).map_err(ExportError::Chart)?);
    }
    if across > 1 {
        pages = chart::posters(&pages, paper, across, &mut fonts, tr).map_err(ExportError::Chart)?;
    }
    if pages.len() > 1 && format != Format::Pdf {
        return Err(ExportError::ManyPages);
    }
    chart::encode(&pages, format, None, Palette::paper(), &mut fonts).map_err(ExportError::Chart)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    write_own(folder, &name, bytes)
        .map_err(|error| ExportError::Store(StoreError::io(Step::Write, path, &error)))
}

impl App {
    /// Whether an export is being made.
    pub fn is_exporting(&self) -> bool {
        self.exporting.job.is_some()
    }

    pub(super) fn export(&mut self, export: Export) {
        let network = match &export.what {
            Exported::Network { unit } => self.network_sheet(export.names, *unit),
            _ => NetworkSheet::default(),
        };
        let readiness = match &export.what {
            Exported::Readiness => self.ready_sheet(export.names),
            _ => ReadySheet::default(),
        };
        let press = Press {
            campaign: self.campaign().clone(),
            network,
            readiness,
            today: self.today(),
            tr: self.tr.clone(),
        };
        if self.is_own_file(&export.path) {
            return;
        }
        let given = self.given(export.what.key(), export.names, &export.whom);
        self.exporting.job = Some(Job::start(self.host.waker(), move |_| {
            let made = press.make(&export).and_then(|bytes| write(&export.path, &bytes));
            let campaign = press.campaign.id;
            Made { campaign, given, sheets: Vec::new(), result: made.map(|()| export.path) }
        }));
    }

    /// The campaign's own file is no place for an export of it: says so.
    fn is_own_file(&mut self, path: &Path) -> bool {
        let is_own = |own: &Path| match (own.canonicalize(), path.canonicalize()) {
            (Ok(own), Ok(path)) => own == path,
            _ => false,
        };
        let is_own = self.path().is_some_and(is_own);
        if is_own {
            self.tell(Tone::Trouble, self.tr.say("app-export-onto-campaign"));
        }
        is_own
    }

    /// What the campaign's list of what was given out says, if names are.
    fn given(&self, what: &str, names: Names, whom: &Text) -> Option<Given> {
        let named = matches!(names, Names::Full | Names::First);
        named.then(|| Given { what: what.into(), whom: whom.clone(), day: self.today() })
    }

    /// Writes sheets to be filled in by hand.
    pub(super) fn write_sheets(&mut self, forms: Vec<Form>, sheets: Vec<(RecordId, Edit)>, print: Print) {
        if self.is_own_file(&print.path) {
            return;
        }
        let has_names = forms.iter().any(|form| form.people() > 0);
        let given = self.given(SHEETS, print.way.names, &print.whom).filter(|_| has_names);
        let (tr, campaign) = (self.tr.clone(), self.campaign().id);
        self.exporting.job = Some(Job::start(self.host.waker(), move |_| {
            let made = print_sheets(&forms, &print, &tr).and_then(|bytes| write(&print.path, &bytes));
            Made { campaign, given, sheets, result: made.map(|()| print.path) }
        }));
    }

    pub(super) fn poll_export(&mut self) {
        match Job::take_done(&mut self.exporting.job) {
            Some(Ok(brought)) => self.take_made(brought),
            Some(Err(Died)) => self.lost_job(),
            None => {}
        }
    }

    pub(super) fn finish_export(&mut self) {
        if let Some(job) = self.exporting.job.take()
            && let Ok(made) = job.wait()
        {
            self.take_made(made);
        }
    }

    fn take_made(&mut self, made: Made) {
        match made.result {
            Ok(path) => {
                let label = match made.sheets.len() {
                    0 => Label::new("give", 1),
                    count => Label::new("print-sheets", count),
                };
                let given = made.given.map(|given| (made.campaign, Edit::State(Fact::Given(given))));
                let edits: Vec<(RecordId, Edit)> = made.sheets.into_iter().chain(given).collect();
                if made.campaign == self.campaign().id && !edits.is_empty() {
                    self.perform(Action::Do(Deed::new(label, edits)));
                }
                let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.tell(Tone::Done, self.tr.with("app-exported", args!["file" => &file]));
            }
            Err(error) => {
                let words = match error {
                    ExportError::Chart(error) => error.message(&self.tr),
                    ExportError::Store(error) => error.message(&self.tr),
                    ExportError::UnknownEnding => self.tr.say("app-export-ending"),
                    ExportError::ManyPages => self.tr.say("paper-many-pages"),
                    ExportError::Json => self.tr.say("app-job-died"),
                };
                self.tell(Tone::Trouble, words);
            }
        }
    }
}
