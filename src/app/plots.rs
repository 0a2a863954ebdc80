//! The series of a campaign as plots, in words: titles that tell the finding, units by name or letter.

use std::sync::Arc;

use crate::args;
use crate::chart::{
    Dash, Plot, PlotAxis, PlotKind, PlotRule, PlotSeries, PlotSign, PlotSpot, PlotTick, level_word,
};
use crate::i18n::Tr;
use crate::model::{Campaign, Day, RecordId, Threshold};
use crate::tally::{Tallies, percent};

use super::trend::{CoverageOn, RatingsOn, Trend, TrendGate, TrendTest};
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

    fn participation(&self, trend: &Trend) -> Plot {
        let tr = self.tr;
        let mut plot = self.empty(PlotKind::Participation);
        let Some(last) = trend.tests.last() else { return plot };
        plot.title = self.participation_finding(last);
        plot.counts = tr.say("plot-participation.counts");
        plot.y = self.percents();
        let ticks = trend.tests.iter().enumerate().map(|(at, test)| {
            let name = self.test(test.test);
            // Two runs of one name are told apart; a name of its own says enough.
            let known = test.again && trend.tests.iter().take(at).any(|first| self.test(first.test) == name);
            let word = if known { tr.with("plot-again", args!["test" => &name]) } else { name };
            PlotTick { at: at as f64, word }
        });
        let count = trend.tests.len();
        let side = if count == 1 { 0.5 } else { 0.03 * (count as f64 - 1.0) };
        plot.x =
            PlotAxis { low: -side, high: count as f64 - 1.0 + side, ticks: ticks.collect(), lines: false };
        for (at, test) in trend.tests.iter().enumerate() {
            if let Some(aim) = aim_percent(test.gate) {
                let reach = if count == 1 { 0.4 } else { 0.12_f64.max(0.5 / count as f64).min(0.3) };
                let (from, to) = (at as f64 - reach, at as f64 + reach);
                let ends = ((from.max(plot.x.low), aim), (to.min(plot.x.high), aim));
                plot.rules.push(PlotRule { from: ends.0, to: ends.1, is_aim: true, word: String::new() });
            }
        }
        if trend.tests.iter().all(|test| test.gate == last.gate) {
            plot.key.extend(self.aim_key(last.gate));
        } else {
            plot.key.push((PlotSign::Aim, tr.say("plot-aims")));
        }
        if trend.tests.iter().any(|test| test.again) {
            plot.key.push((PlotSign::Again, tr.say("plot-key-again")));
        }
        let named = named_units(trend);
        let (bold, quiet): (Vec<&Option<RecordId>>, Vec<&Option<RecordId>>) =
            trend.units.iter().partition(|unit| named.contains(unit));
        plot.series.extend(quiet.iter().map(|unit| PlotSeries {
            quiet: true,
            label: String::new(),
            ..self.unit_series(trend, **unit, 0)
        }));
        plot.series
            .extend(bold.iter().enumerate().map(|(place, unit)| self.unit_series(trend, **unit, place)));
        if !quiet.is_empty() {
            plot.key.push((PlotSign::Others, tr.with("plot-key-others", args!["n" => quiet.len()])));
            plot.note =
                tr.with("plot-participation.note", args!["n" => bold.len(), "of" => trend.units.len()]);
        }
        // One unit that is everybody needs no second line over itself.
        let alone = trend.units.len() == 1
            && trend
                .tests
                .iter()
                .all(|test| test.gates.values().all(|gate| gate.count.eligible == test.total.eligible));
        if !alone {
            plot.series.push(self.total_series(trend));
        }
        plot
    }

    fn participation_finding(&self, last: &TrendTest) -> String {
        let tr = self.tr;
        let (name, total) = (self.test(last.test), last.total);
        let share = self.percent(total.did, total.eligible);
        let met = last.gates.values().filter(|gate| gate.is_met == Some(true)).count();
        let aimed = last.gates.values().filter(|gate| gate.is_met.is_some()).count();
        let args = args!["test" => &name, "percent" => &share, "met" => met, "of" => aimed];
        let id = if aimed == 0 { "plot-participation.finding-no-aim" } else { "plot-participation.finding" };
        let mut finding = tr.with(id, args);
        let lowest = last.gates.iter().filter(|(_, gate)| gate.count.eligible > 0);
        let lowest = lowest.min_by_key(|(_, gate)| percent(gate.count.did, gate.count.eligible));
        if let Some((unit, gate)) = lowest.filter(|_| last.gates.len() > 1) {
            let (unit, share) = (self.unit(*unit), self.percent(gate.count.did, gate.count.eligible));
            let args = args!["unit" => &unit, "percent" => &share, "did" => gate.count.did, "of" => gate.count.eligible];
            finding = format!("{finding} {}", tr.with("plot-participation.lowest", args));
        }
        finding
    }

    fn spot(
        &self,
        at: usize,
        test: &TrendTest,
        unit: &str,
        part: (u32, u32),
        people: Arc<[RecordId]>,
    ) -> PlotSpot {
        let share_words = self.percent(part.0, part.1);
        let args = args!["test" => self.test(test.test), "unit" => unit, "did" => part.0, "of" => part.1, "percent" => &share_words];
        let says = self.tr.with("plot-participation.spot", args);
        PlotSpot { x: at as f64, y: share(part.0, part.1), again: test.again, says, people }
    }

    fn unit_series(&self, trend: &Trend, unit: Option<RecordId>, place: usize) -> PlotSeries {
        let name = self.unit(unit);
        let gates = trend.tests.iter().enumerate();
        let gates = gates.filter_map(|(at, test)| Some((at, test, test.gates.get(&unit)?)));
        let spots: Vec<PlotSpot> = gates
            .filter(|(_, _, gate)| gate.count.eligible > 0)
            .map(|(at, test, gate)| {
                self.spot(at, test, &name, (gate.count.did, gate.count.eligible), gate.did.clone())
            })
            .collect();
        let (sign, dash) = PlotSign::UNITS.get(place).copied().unwrap_or(PlotSign::UNITS[0]);
        let label = match spots.last() {
            Some(last) => format!("{name} {}", self.tr.percent(last.y.round() as i64)),
            None => String::new(),
        };
        PlotSeries {
            name,
            label,
            sign,
            dash,
            strong: false,
            quiet: false,
            steps: false,
            joined: true,
            sign_at_end: false,
            spots,
        }
    }

    fn total_series(&self, trend: &Trend) -> PlotSeries {
        let name = self.tr.say("plot-all");
        let spots: Vec<PlotSpot> = trend
            .tests
            .iter()
            .enumerate()
            .map(|(at, test)| {
                self.spot(at, test, &name, (test.total.did, test.total.eligible), test.did.clone())
            })
            .collect();
        let last = trend.tests.last().map(|test| self.percent(test.total.did, test.total.eligible));
        let label = format!("{name} {}", last.unwrap_or_default());
        PlotSeries {
            name,
            label,
            sign: PlotSign::Disc,
            dash: None,
            strong: true,
            quiet: false,
            steps: false,
            joined: true,
            sign_at_end: false,
            spots,
        }
    }

    fn prediction(&self, trend: &Trend) -> Plot {
        let tr = self.tr;
        let mut plot = self.empty(PlotKind::Prediction);
        let foretold = |test: &&TrendTest| test.gates.values().any(|gate| gate.foretold);
        let wanted = trend.tests.iter().filter(foretold).find(|test| Some(test.test) == self.test);
        let Some(test) = wanted.or_else(|| trend.tests.iter().rfind(foretold)) else { return plot };
        let name = self.test(test.test);
        let units: Vec<(&Option<RecordId>, &TrendGate)> =
            trend.units.iter().filter_map(|unit| Some((unit, test.gates.get(unit)?))).collect();
        let told = || units.iter().filter(|(_, gate)| gate.foretold);
        let (expected, did) = told().fold((0, 0), |(expected, did), (_, gate)| {
            (expected + gate.count.expected(), did + gate.count.did)
        });
        let args = args!["test" => &name, "expected" => expected, "did" => did];
        plot.title = tr.with("plot-prediction.finding", args);
        let off = |gate: &TrendGate| gate.count.expected().abs_diff(gate.count.did);
        if let Some((unit, gate)) = told().max_by_key(|(_, gate)| off(gate)).filter(|(_, gate)| off(gate) > 0)
        {
            let args = args!["unit" => self.unit(**unit), "expected" => gate.count.expected(), "did" => gate.count.did];
            plot.title = format!("{} {}", plot.title, tr.with("plot-prediction.furthest", args));
        }
        plot.counts = tr.say("plot-prediction.counts");
        let silent = units.iter().filter(|(_, gate)| !gate.foretold).count();
        if silent > 0 {
            plot.note = tr.with("plot-prediction.note", args!["n" => silent]);
        }
        plot.x = self.percents();
        plot.rows = true;
        plot.y = PlotAxis { low: -0.6, high: units.len() as f64 - 0.4, ticks: Vec::new(), lines: true };
        let mut wills = Vec::new();
        let mut dids = Vec::new();
        for (row, (unit, gate)) in units.iter().enumerate() {
            let (count, at, unit) = (gate.count, row as f64, self.unit(**unit));
            let numbers = args!["unit" => &unit, "expected" => count.expected(), "did" => count.did, "of" => count.eligible];
            plot.y.ticks.push(PlotTick { at, word: unit.clone() });
            let id = if gate.foretold { "plot-prediction.row" } else { "plot-prediction.row-untold" };
            plot.asides.push(PlotTick { at, word: tr.with(id, &numbers) });
            let (x_did, x_will) = (share(count.did, count.eligible), share(count.expected(), count.eligible));
            if gate.foretold {
                plot.rules.push(PlotRule {
                    from: (x_will, at),
                    to: (x_did, at),
                    is_aim: false,
                    word: String::new(),
                });
                let says = tr.with("plot-prediction.spot-expected", &numbers);
                wills.push(PlotSpot { x: x_will, y: at, again: false, says, people: gate.expected.clone() });
            }
            let says = tr.with("plot-prediction.spot-did", &numbers);
            dids.push(PlotSpot { x: x_did, y: at, again: false, says, people: gate.did.clone() });
        }
        if let Some(aim) = aim_percent(test.gate) {
            plot.rules.push(PlotRule {
                from: (aim, plot.y.low),
                to: (aim, plot.y.high),
                is_aim: true,
                word: String::new(),
            });
        }
        let series = |id: &str, sign, spots| PlotSeries {
            name: tr.say(id),
            label: String::new(),
            sign,
            dash: None,
            strong: false,
            quiet: false,
            steps: false,
            joined: false,
            sign_at_end: false,
            spots,
        };
        plot.series.push(series("plot-key-expected", PlotSign::Expected, wills));
        plot.series.push(series("plot-key-did", PlotSign::Disc, dids));
        plot.key =
            vec![(PlotSign::Expected, tr.say("plot-key-expected")), (PlotSign::Disc, tr.say("plot-key-did"))];
        plot.key.extend(self.aim_key(test.gate));
        plot
    }

    /// An axis of days, with a few of them in words.
    fn days(&self, first: Day, last: Day) -> PlotAxis {
        let span = first.days_until(last);
        let words = |day: Day| {
            if span > 300 { self.tr.day(day.into()) } else { self.tr.short_day(day.into()) }
        };
        let steps = span.clamp(0, 4);
        let at = |step: i32| if steps == 0 { last } else { first.plus(span * step / steps) };
        let ticks =
            (0..=steps).map(|step| PlotTick { at: f64::from(at(step).number()), word: words(at(step)) });
        let side = if span == 0 { 1.0 } else { 0.0 };
        PlotAxis {
            low: f64::from(first.number()) - side,
            high: f64::from(last.number()) + side,
            ticks: ticks.collect(),
            lines: false,
        }
    }

    /// An axis of people from nobody to somewhat more than `most`.
    fn people_axis(&self, most: usize) -> PlotAxis {
        let steps =
            [1_usize, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000, 25_000];
        let step = steps.into_iter().find(|step| most.max(1).div_ceil(*step) <= 5).unwrap_or(100_000);
        let count = most.max(1).div_ceil(step);
        let ticks =
            (0..=count).map(|n| PlotTick { at: (n * step) as f64, word: self.tr.number((n * step) as i64) });
        PlotAxis { low: 0.0, high: (count * step) as f64, ticks: ticks.collect(), lines: true }
    }

    fn ratings(&self, trend: &Trend) -> Plot {
        let tr = self.tr;
        let mut plot = self.empty(PlotKind::Ratings);
        let (Some(first), Some(last)) = (trend.ratings.first(), trend.ratings.last()) else { return plot };
        let unrated = |on: &RatingsOn| on.by_mark.first().map_or(0, |people| people.len());
        let args = args![
            "day" => tr.short_day(first.day.into()), "before" => first.supporters, "now" => last.supporters,
            "unrated-before" => unrated(first), "unrated" => unrated(last),
        ];
        plot.title = tr.with(
            if trend.ratings.len() > 1 { "plot-ratings.finding" } else { "plot-ratings.finding-one" },
            args,
        );
        plot.counts = tr.say("plot-ratings.counts");
        plot.note = tr.say("plot-ratings.note");
        plot.x = self.days(first.day, last.day);
        let most = trend.ratings.iter().flat_map(|on| on.by_mark.iter().map(|people| people.len())).max();
        plot.y = self.people_axis(most.unwrap_or(0));
        let scale = self.campaign.scale();
        let dashes: [Option<Dash>; 6] = [
            Some(Dash::new(2.0, 3.0)),
            None,
            Some(Dash::new(10.0, 3.0)),
            Some(Dash::new(6.0, 3.0)),
            Some(Dash::new(3.0, 3.0)),
            Some(Dash::new(8.0, 5.0)),
        ];
        for (mark, dash) in (0_u8..).zip(dashes) {
            let spots: Vec<PlotSpot> = trend
                .ratings
                .iter()
                .filter_map(|on| {
                    let people = on.by_mark.get(usize::from(mark))?.clone();
                    Some((on.day, people))
                })
                .map(|(day, people)| PlotSpot {
                    x: f64::from(day.number()),
                    y: people.len() as f64,
                    again: false,
                    says: String::new(),
                    people,
                })
                .collect();
            let levels: Vec<_> =
                scale.levels.iter().filter(|level| mark != 0 && level.mark == mark).collect();
            // A mark nobody ever had, or that this scale has not, is no line.
            if spots.iter().all(|spot| spot.people.is_empty()) {
                continue;
            }
            let numerals: Vec<String> = levels.iter().map(|level| tr.numeral(level.value)).collect();
            let word = match levels.first() {
                Some(level) => level_word(&scale, level, tr),
                None => tr.say("plot-not-assessed"),
            };
            let name =
                if levels.is_empty() { word.clone() } else { format!("{} {word}", numerals.join("–")) };
            let now = spots.last().map_or(0, |spot| spot.people.len());
            let label = format!("{} {word}", tr.number(now as i64));
            let spots = spots.into_iter().zip(&trend.ratings).map(|(spot, on)| {
                let args =
                    args!["day" => tr.short_day(on.day.into()), "word" => &name, "n" => spot.people.len()];
                PlotSpot { says: tr.with("plot-ratings.spot", args), ..spot }
            });
            plot.series.push(PlotSeries {
                spots: spots.collect(),
                name,
                label,
                sign: PlotSign::Support(mark),
                dash,
                strong: false,
                quiet: false,
                steps: true,
                joined: true,
                sign_at_end: true,
            });
        }
        plot
    }

    fn coverage(&self, trend: &Trend) -> Plot {
        let tr = self.tr;
        let mut plot = self.empty(PlotKind::Coverage);
        let (Some(first), Some(last)) = (trend.coverage.first(), trend.coverage.last()) else { return plot };
        let (belongs, needed) = (trend.belongs, trend.leaders_needed);
        let args = args![
            "named" => last.charted.len(), "of" => belongs,
            "leaders" => last.proven.len(), "needed" => needed,
        ];
        plot.title = tr.with("plot-coverage.finding", args);
        plot.counts = tr.with("plot-coverage.counts", args!["of" => belongs]);
        plot.note = tr.say("plot-coverage.note");
        plot.x = self.days(first.day, last.day);
        plot.y = self.percents();
        type Pick = fn(&CoverageOn) -> &Arc<[RecordId]>;
        let lines: [(&str, Pick, u32, PlotSign, Option<Dash>); 3] = [
            ("plot-coverage-charted", |on| &on.charted, belongs, PlotSign::Disc, None),
            ("plot-coverage-rated", |on| &on.rated, belongs, PlotSign::Square, Some(Dash::new(6.0, 3.0))),
            ("plot-coverage-leaders", |on| &on.proven, needed, PlotSign::Diamond, Some(Dash::new(2.0, 3.0))),
        ];
        for (id, pick, whole, sign, dash) in lines {
            let spot = |on: &CoverageOn| {
                let people = pick(on).clone();
                let n = people.len() as u32;
                let percent = self.percent(n, whole);
                let args = args!["day" => tr.short_day(on.day.into()), "n" => n, "of" => whole, "percent" => &percent];
                let says = tr.with(&format!("{id}.spot"), args);
                PlotSpot {
                    x: f64::from(on.day.number()),
                    y: share(n, whole).min(100.0),
                    again: false,
                    says,
                    people,
                }
            };
            let now = pick(last).len() as u32;
            let percent = self.percent(now, whole);
            plot.series.push(PlotSeries {
                name: tr.say(id),
                label: tr
                    .with(&format!("{id}.label"), args!["percent" => &percent, "n" => now, "of" => whole]),
                sign,
                dash,
                strong: sign == PlotSign::Disc,
                quiet: false,
                steps: true,
                joined: true,
                sign_at_end: true,
                spots: trend.coverage.iter().map(spot).collect(),
            });
        }
        plot
    }
}

/// The units that have a sign of their own: all, or where they are too many those that brought least
/// of what they have in the last test they were in.
fn named_units(trend: &Trend) -> Vec<Option<RecordId>> {
    let most = PlotSign::UNITS.len();
    if trend.units.len() <= most {
        return trend.units.clone();
    }
    let last = |unit: &Option<RecordId>| {
        let gate = trend.tests.iter().rev().find_map(|test| test.gates.get(unit));
        gate.map_or(101, |gate| percent(gate.count.did, gate.count.eligible))
    };
    let mut units = trend.units.clone();
    units.sort_by_key(last);
    units.truncate(most);
    units
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
