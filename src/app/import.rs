//! Taking a list in: read, look, change a guess, take in as one deed.

use std::path::PathBuf;

use crate::args;
use crate::exchange::{self, Choices, Draft, ExchangeError, Sheet};
use crate::model::{Campaign, RecordId};
use crate::search;
use crate::store::{Disk, RealDisk, Step, StoreError};

use super::job::{Died, Job};
use super::{Action, App, Tone};

/// More rows than this are compared in a job.
const ROWS_AT_ONCE: usize = 3000;

/// One step of taking a list in.
#[derive(Debug, Clone)]
pub enum ImportStep {
    /// Reads a file into a preview.
    Read(PathBuf),
    /// Changes what was chosen; the preview follows.
    Choose(Box<Choices>),
    /// Takes in what the preview shows: one deed.
    Apply,
    /// Puts the preview away; nothing changed.
    Drop,
}

/// A list on its way in.
pub struct Import {
    /// The preview.
    pub draft: Draft,
    /// Name of the file, for the screen only.
    pub file: String,
    /// Names of the sheets that were read.
    pub sheets: Vec<String>,
}

/// What an import job brings.
pub(super) struct Previewed {
    campaign: RecordId,
    file: String,
    result: Result<Draft, ImportError>,
    /// Why the last choice was refused; the one before stands.
    refused: Option<ExchangeError>,
}

/// Why a list could not be read.
pub(super) enum ImportError {
    Store(StoreError),
    Exchange(ExchangeError),
}

/// The import of the open campaign, if one is on its way.
#[derive(Default)]
pub(super) struct Importing {
    pub(super) shown: Option<Import>,
    pub(super) job: Option<Job<Previewed>>,
}

fn build(sheets: Vec<Sheet>, campaign: &Campaign, choices: Choices) -> Result<Draft, ImportError> {
    Draft::build(sheets, campaign, choices).map_err(ImportError::Exchange)
}

fn read(path: &std::path::Path) -> Result<Vec<Sheet>, ImportError> {
    let bytes =
        RealDisk.read(path).map_err(|error| ImportError::Store(StoreError::io(Step::Look, path, &error)))?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
    exchange::read(&bytes, ending.as_deref()).map_err(ImportError::Exchange)
}

impl App {
    /// The list on its way in.
    pub fn import(&self) -> Option<&Import> {
        self.importing.shown.as_ref()
    }

    /// Whether a list is being read or compared.
    pub fn is_importing(&self) -> bool {
        self.importing.job.is_some()
    }

    pub(super) fn import_step(&mut self, step: ImportStep) {
        match step {
            ImportStep::Read(path) => {
                let campaign = self.campaign().clone();
                let choices = Choices::on(self.today());
                let file =
                    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                self.importing.shown = None;
                self.importing.job = Some(Job::start(self.host.waker(), move |_| {
                    let result = read(&path).and_then(|sheets| build(sheets, &campaign, choices));
                    Previewed { campaign: campaign.id, file, result, refused: None }
                }));
            }
            ImportStep::Choose(choices) => {
                let Some(Import { draft, file, .. }) = self.importing.shown.take() else { return };
                let campaign = self.campaign().clone();
                let rows = draft.rows().len();
                let before = draft.choices().clone();
                let sheets = draft.into_sheets();
                let work = move || {
                    // A choice that leaves no list is refused and the one before stands.
                    let kept = sheets.clone();
                    let (result, refused) = match build(sheets, &campaign, *choices) {
                        Err(ImportError::Exchange(why)) => (build(kept, &campaign, before), Some(why)),
                        other => (other, None),
                    };
                    Previewed { campaign: campaign.id, file, result, refused }
                };
                if rows <= ROWS_AT_ONCE {
                    self.take_preview(work());
                } else {
                    self.importing.job = Some(Job::start(self.host.waker(), move |_| work()));
                }
            }
            ImportStep::Apply => {
                let Some(Import { draft, .. }) = self.importing.shown.take() else { return };
                let deed = draft.into_deed(self.session.campaign(), &mut |bytes| self.host.random(bytes));
                match deed {
                    Some(deed) => self.perform(Action::Do(deed)),
                    None => self.tell(Tone::Note, self.tr.say("app-import-nothing-new")),
                }
            }
            ImportStep::Drop => self.importing = Importing::default(),
        }
    }

    pub(super) fn poll_import(&mut self) {
        match Job::take_done(&mut self.importing.job) {
            Some(Ok(brought)) => self.take_preview(brought),
            Some(Err(Died)) => self.lost_job(),
            None => {}
        }
    }

    pub(super) fn finish_import(&mut self) {
        if let Some(job) = self.importing.job.take()
            && let Ok(previewed) = job.wait()
        {
            self.take_preview(previewed);
        }
    }

    fn take_preview(&mut self, previewed: Previewed) {
        let Previewed { campaign, file, result, refused } = previewed;
        if campaign != self.campaign().id {
            return;
        }
        match result {
            Ok(draft) => {
                let mut sheets: Vec<String> =
                    draft.sheets().iter().map(|sheet| sheet.name().to_owned()).collect();
                sheets.dedup();
                self.importing.shown = Some(Import { draft, file, sheets });
                if let Some(why) = refused {
                    self.tell(Tone::Trouble, why.message(&self.tr));
                }
            }
            Err(error) => {
                let words = match error {
                    ImportError::Store(error) => error.message(&self.tr),
                    ImportError::Exchange(error) => error.message(&self.tr),
                };
                let words = self.tr.with("app-import-failed", args!["file" => &file, "why" => words]);
                self.tell(Tone::Trouble, words);
            }
        }
    }
}

/// Names that may be one person's with a name being typed, best first, at most `most`.
pub(super) fn alike(campaign: &Campaign, name: &str, most: usize) -> Vec<RecordId> {
    let mut likes: Vec<(f32, RecordId)> = campaign
        .people()
        .map(|worker| (search::likeness(&worker.name, name), worker.id))
        .filter(|(likeness, _)| *likeness >= search::ALIKE)
        .collect();
    likes.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    likes.into_iter().take(most).map(|(_, id)| id).collect()
}
