//! Who took part test by test, and what was expected against what people did.

use std::sync::Arc;

use crate::app::trend::{Trend, TrendGate, TrendTest};
use crate::args;
use crate::chart::{Plot, PlotAxis, PlotKind, PlotRule, PlotSeries, PlotSign, PlotSpot, PlotTick};
use crate::model::RecordId;
use crate::tally::percent;

use super::{Telling, aim_percent, share};

impl Telling<'_> {
    pub(super) fn participation(&self, trend: &Trend) -> Plot {
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
            dash: None,
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

    pub(super) fn prediction(&self, trend: &Trend) -> Plot {
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
