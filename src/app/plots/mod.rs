//! The series of a campaign as plots, in words: titles that tell the finding, units by name or letter.

mod days;
mod tests;

use crate::args;
use crate::chart::{Plot, PlotAxis, PlotKind, PlotSign, PlotTick};
use crate::i18n::Tr;
use crate::model::{Campaign, RecordId, Threshold};
use crate::tally::{Tallies, percent};

use super::trend::Trend;
use super::{App, Names};

/// What plots are put into words with.
pub(super) struct Telling<'a> {
    /// Names of tests and units; of people none is asked for.
    pub(super) campaign: &'a Campaign,
    /// Words.
    pub(super) tr: &'a Tr,
    /// Units as they may be seen.
    pub(super) names: Names,
    /// The test whose prediction is shown; `None` = the last one with a prediction.
    pub(super) test: Option<RecordId>,
}

/// The letter that stands for a unit where units have no names: its place among the lanes.
fn letters(mut place: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + (place % 26) as u8));
        if place < 26 {
            return letters;
        }
        place = place / 26 - 1;
    }
}

/// A unit as it may be seen: by name, or by letter where people are codes.
pub(super) fn unit_as(campaign: &Campaign, tr: &Tr, unit: Option<RecordId>, names: Names) -> String {
    let Some(unit) = unit.and_then(|unit| campaign.unit(unit)) else { return tr.say("tests-no-unit") };
    if names != Names::Codes {
        return unit.name.to_string();
    }
    let lanes = campaign.units_of(unit.grouping_key());
    let place = lanes.iter().position(|lane| lane.id == unit.id).unwrap_or_default();
    tr.with("plot-unit-letter", args!["letter" => letters(place)])
}

/// The aim as a height of the plot, in percent.
fn aim_percent(aim: Threshold) -> Option<f64> {
    match aim {
        Threshold::None => None,
        Threshold::Majority => Some(50.0),
        Threshold::Percent(percent) => Some(f64::from(percent)),
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * f64::from(part) / f64::from(whole) }
}

/// All four, in order.
pub(super) fn plots(trend: &Trend, telling: &Telling<'_>) -> Vec<Plot> {
    vec![
        telling.participation(trend),
        telling.prediction(trend),
        telling.ratings(trend),
        telling.coverage(trend),
    ]
}

impl Telling<'_> {
    fn unit(&self, unit: Option<RecordId>) -> String {
        unit_as(self.campaign, self.tr, unit, self.names)
    }

    fn test(&self, test: RecordId) -> String {
        self.campaign.test(test).map(|test| test.name.to_string()).unwrap_or_default()
    }

    fn percent(&self, part: u32, whole: u32) -> String {
        self.tr.percent(i64::from(percent(part, whole)))
    }

    fn percents(&self) -> PlotAxis {
        let ticks = [0_u8, 25, 50, 75, 100];
        let ticks = ticks.map(|at| PlotTick { at: f64::from(at), word: self.tr.percent(i64::from(at)) });
        PlotAxis { low: 0.0, high: 100.0, ticks: ticks.into(), lines: true }
    }

    fn empty(&self, kind: PlotKind) -> Plot {
        let word = kind.word();
        Plot {
            kind,
            title: self.tr.say(&format!("{word}.none")),
            counts: self.tr.say(&format!("{word}.none-why")),
            note: String::new(),
            x: PlotAxis::default(),
            y: PlotAxis::default(),
            rows: false,
            series: Vec::new(),
            rules: Vec::new(),
            asides: Vec::new(),
            key: Vec::new(),
        }
    }

    fn aim_key(&self, aim: Threshold) -> Option<(PlotSign, String)> {
        let words = match aim {
            Threshold::None => return None,
            Threshold::Majority => self.tr.say("plot-aim-majority"),
            Threshold::Percent(percent) => {
                self.tr.with("plot-aim", args!["percent" => self.tr.percent(i64::from(percent))])
            }
        };
        Some((PlotSign::Aim, words))
    }
}

impl App {
    /// The series of this campaign. Counts anew: keep it until the campaign changes.
    pub fn trend(&self) -> Trend {
        Trend::of(self.campaign(), self.tallies())
    }

    /// The plots of these series as the window shows them; `test` is the one whose prediction is looked at.
    pub fn plots(&self, trend: &Trend, test: Option<RecordId>) -> Vec<Plot> {
        let names = if self.is_presenting() { self.settings().presenting_names } else { Names::Full };
        plots(trend, &Telling { campaign: self.campaign(), tr: &self.tr, names, test })
    }
}

/// The plots of a campaign for giving out: units as chosen, nobody's name.
pub(super) fn plots_for(campaign: &Campaign, tallies: &Tallies, tr: &Tr, names: Names) -> Vec<Plot> {
    plots(&Trend::of(campaign, tallies), &Telling { campaign, tr, names, test: None })
}
