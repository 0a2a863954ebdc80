//! How many stood where, and how far the chart had come, day by day.

use std::sync::Arc;

use crate::app::trend::{CoverageOn, RatingsOn, Trend};
use crate::args;
use crate::chart::{Dash, Plot, PlotAxis, PlotKind, PlotSeries, PlotSign, PlotSpot, PlotTick, level_word};
use crate::model::{Day, RecordId};

use super::{Telling, share};

/// The people of one line.
type Pick = fn(&CoverageOn) -> &Arc<[RecordId]>;

impl Telling<'_> {
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

    pub(super) fn ratings(&self, trend: &Trend) -> Plot {
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

    pub(super) fn coverage(&self, trend: &Trend) -> Plot {
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
