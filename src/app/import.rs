//! Taking a list in: read, look, change a guess, take in as one deed.

use std::path::PathBuf;

use crate::args;
use crate::exchange::{self, Choices, Draft, ExchangeError, Sheet, TieChoices, TieDraft};
use crate::model::{Campaign, RecordId};
use crate::search;
use crate::store::{Disk, RealDisk, Step, StoreError};

use super::job::{Died, Job};
use super::{Action, App, Tone};

/// More rows than this are compared in a job.
const ROWS_AT_ONCE: usize = 3000;

/// More rows of ties than this are compared in a job.
const TIES_AT_ONCE: usize = 10_000;

/// One step of taking a list in.
#[derive(Debug, Clone)]
pub enum ImportStep {
    /// Reads a file into a preview: of people, or of ties where its heads are from and to.
    Read(PathBuf),
    /// Changes what was chosen; the preview follows.
    Choose(Box<Choices>),
    /// Changes what was chosen about a list of ties; the preview follows.
    ChooseTies(Box<TieChoices>),
    /// Reads the rows the other way: the list of people as ties, or of ties as people.
    Swap,
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

/// A list of ties on its way in.
pub struct TieImport {
    /// The preview.
    pub draft: TieDraft,
    /// What was chosen.
    pub choices: TieChoices,
    /// Name of the file, for the screen only.
    pub file: String,
    /// The sheets as read.
    pub sheets: Vec<Sheet>,
    /// Grows with every preview.
    pub number: u64,
}

/// A preview of either sort.
enum Preview {
    People(Draft),
    Ties { draft: TieDraft, choices: TieChoices, sheets: Vec<Sheet> },
}

/// What an import job brings.
pub(super) struct Previewed {
    campaign: RecordId,
    file: String,
    result: Result<Preview, ImportError>,
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
    pub(super) ties: Option<TieImport>,
    previews: u64,
    pub(super) job: Option<Job<Previewed>>,
}

fn build(sheets: Vec<Sheet>, campaign: &Campaign, choices: Choices) -> Result<Preview, ImportError> {
    Draft::build(sheets, campaign, choices).map(Preview::People).map_err(ImportError::Exchange)
}

fn build_ties(sheets: Vec<Sheet>, campaign: &Campaign, choices: TieChoices) -> Result<Preview, ImportError> {
    let draft = TieDraft::build(&sheets, campaign, &choices).map_err(ImportError::Exchange)?;
    Ok(Preview::Ties { draft, choices, sheets })
}

fn read(path: &std::path::Path) -> Result<Vec<Sheet>, ImportError> {
    let bytes =
        RealDisk.read(path).map_err(|error| ImportError::Store(StoreError::io(Step::Look, path, &error)))?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
    let sheets = match exchange::read(&bytes, ending.as_deref()) {
        // Ties may be many more than people.
        Err(ExchangeError::TooManyRows { most }) => {
            exchange::read_ties(&bytes, ending.as_deref()).and_then(|sheets| {
                let are_ties = TieDraft::is_list_of_ties(&sheets);
                if are_ties { Ok(sheets) } else { Err(ExchangeError::TooManyRows { most }) }
            })
        }
        other => other,
    };
    sheets.map_err(ImportError::Exchange)
}

impl App {
    /// The list on its way in.
    pub fn import(&self) -> Option<&Import> {
        self.importing.shown.as_ref()
    }

    /// The list of ties on its way in.
    pub fn tie_import(&self) -> Option<&TieImport> {
        self.importing.ties.as_ref()
    }

    /// Whether a list is on its way in: looked through, or being read.
    pub fn is_list_coming(&self) -> bool {
        self.importing.shown.is_some() || self.importing.ties.is_some() || self.is_importing()
    }

    /// Whether a list is being read or compared.
    pub fn is_importing(&self) -> bool {
        self.importing.job.is_some()
    }

    pub(super) fn import_step(&mut self, step: ImportStep) {
        match step {
            ImportStep::Read(path) => {
                let campaign = self.campaign().clone();
                let (choices, ties) = (Choices::on(self.today()), self.tie_choices());
                let file =
                    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                (self.importing.shown, self.importing.ties) = (None, None);
                self.importing.job = Some(Job::start(self.host.waker(), move |_| {
                    let result = read(&path).and_then(|sheets| {
                        if TieDraft::is_list_of_ties(&sheets) {
                            build_ties(sheets, &campaign, ties)
                        } else {
                            build(sheets, &campaign, choices)
                        }
                    });
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
            ImportStep::ChooseTies(choices) => {
                let Some(TieImport { file, sheets, choices: before, .. }) = self.importing.ties.take() else {
                    return;
                };
                let campaign = self.campaign().clone();
                let rows: usize = sheets.iter().map(Sheet::len).sum();
                let work = move || {
                    let kept = sheets.clone();
                    let (result, refused) = match build_ties(sheets, &campaign, *choices) {
                        Err(ImportError::Exchange(why)) => (build_ties(kept, &campaign, before), Some(why)),
                        other => (other, None),
                    };
                    Previewed { campaign: campaign.id, file, result, refused }
                };
                if rows <= TIES_AT_ONCE {
                    self.take_preview(work());
                } else {
                    self.importing.job = Some(Job::start(self.host.waker(), move |_| work()));
                }
            }
            ImportStep::Swap => {
                let campaign = self.campaign().clone();
                let (choices, ties) = (Choices::on(self.today()), self.tie_choices());
                let kept = (self.importing.shown.take(), self.importing.ties.take());
                let (file, result, refused) = match kept {
                    (Some(Import { draft, file, .. }), _) => {
                        let before = draft.choices().clone();
                        let sheets = draft.into_sheets();
                        match build_ties(sheets.clone(), &campaign, ties) {
                            Err(ImportError::Exchange(why)) => {
                                (file, build(sheets, &campaign, before), Some(why))
                            }
                            other => (file, other, None),
                        }
                    }
                    (None, Some(TieImport { file, sheets, choices: before, .. })) => {
                        match build(sheets.clone(), &campaign, choices) {
                            Err(ImportError::Exchange(why)) => {
                                (file, build_ties(sheets, &campaign, before), Some(why))
                            }
                            other => (file, other, None),
                        }
                    }
                    (None, None) => return,
                };
                self.take_preview(Previewed { campaign: campaign.id, file, result, refused });
            }
            ImportStep::Apply if self.importing.ties.is_some() => {
                let Some(TieImport { draft, .. }) = self.importing.ties.take() else { return };
                if self.take_ties(draft).count == 0 {
                    self.tell(Tone::Note, self.tr.say("app-import-nothing-new"));
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
            Ok(Preview::Ties { draft, choices, sheets }) => {
                self.importing.previews += 1;
                let number = self.importing.previews;
                self.importing.ties = Some(TieImport { draft, choices, file, sheets, number });
                if let Some(why) = refused {
                    self.tell(Tone::Trouble, why.message(&self.tr));
                }
            }
            Ok(Preview::People(draft)) => {
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
