//! Over time: what changed from test to test and from day to day, as four plots.
//!
//! Lines and grid are set by `egui_plot`; signs and words stand where they stand on paper.

use egui::{Color32, Key, Modifiers, Pos2, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{GridMark, Line, LineStyle, PlotPoint, PlotPoints};

use super::Tests;
use super::doors::{show_people, who};
use crate::app::{App, Trend};
use crate::chart::{self, Dash, Fonts, Ink, Mark, Pen, Plot, PlotFrame, PlotKind, PlotSeries, PlotSpot};
use crate::model::{Day, RecordId, StructureTest};
use crate::ui::outbox::Outbox;
use crate::ui::paint::paint_marks;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::{Theme, colour};
use crate::ui::widgets::{Button, focus_ring, segments};
use crate::ui::{Icon, measure};

/// From the pointer to the value it means, in points.
const NEAR_PT: f32 = 18.0;
/// A plot with less height than this has a small title and no key.
const LOW_PT: f32 = 380.0;
/// Room for all four beside each other.
const FOUR_PT: egui::Vec2 = vec2(820.0, 500.0);

/// What the series were counted from: the campaign, its state, the day, who looks, the test looked at.
type Age = (RecordId, u64, Day, bool, RecordId);

/// How plots are looked at.
#[derive(Default)]
pub(super) struct Plots {
    /// One of them alone; `None` = all, where there is room.
    chosen: Option<PlotKind>,
    kept: Option<(Age, Vec<Plot>)>,
    fonts: Fonts,
    /// The value the keys stand on, by plot: series and spot.
    at: [Option<(usize, usize)>; 4],
}

impl Plots {
    fn follow(&mut self, app: &App, test: &StructureTest) {
        let campaign = app.campaign();
        let age = (campaign.id, campaign.revision, app.today(), app.is_presenting(), test.id);
        if self.kept.as_ref().is_none_or(|(kept, _)| *kept != age) {
            let trend: Trend = app.trend();
            self.kept = Some((age, app.plots(&trend, Some(test.id))));
        }
    }
}

impl Tests {
    /// The four plots: together where there is room, else one at a time.
    pub(super) fn plots_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        self.plots.follow(app, test);
        let tr = app.tr();
        let room = ui.available_rect_before_wrap();
        let fits = room.width() >= FOUR_PT.x && room.height() >= FOUR_PT.y;
        let bar = Rect::from_min_size(room.min, vec2(room.width(), 48.0));
        let words: Vec<String> = PlotKind::ALL.iter().map(|kind| tr.say(kind.word())).collect();
        let together = tr.say("plot-together");
        let mut options: Vec<(Option<PlotKind>, &str)> = Vec::new();
        if fits {
            options.push((None, &together));
        }
        options.extend(PlotKind::ALL.iter().zip(&words).map(|(kind, word)| (Some(*kind), word.as_str())));
        let mut chosen =
            if fits { self.plots.chosen } else { self.plots.chosen.or(Some(PlotKind::Participation)) };
        let mut child =
            ui.new_child(UiBuilder::new().id_salt("plots-bar").max_rect(bar.shrink2(vec2(16.0, 10.0))));
        child.horizontal(|ui| {
            if segments(ui, &tr.say("plot-which"), &options, &mut chosen) {
                self.plots.chosen = chosen;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let words = tr.say("plot-export");
                if ui.available_width() > 150.0 && Button::plain(&words).icon(Icon::Printer).ui(ui).clicked()
                {
                    out.run(crate::ui::commands::Command::Export);
                }
            });
        });
        let body = Rect::from_min_max(pos2(room.left(), bar.bottom()), room.max);
        let Some((age, plots)) = self.plots.kept.take() else { return };
        match chosen {
            Some(kind) => {
                if let Some(plot) = plots.iter().find(|plot| plot.kind == kind) {
                    self.plots.one_ui(ui, app, plot, body.shrink2(vec2(16.0, 8.0)), false, out);
                }
            }
            None => {
                let half = vec2(body.width() / 2.0, body.height() / 2.0);
                for (place, plot) in plots.iter().enumerate() {
                    let (column, row) = ((place % 2) as f32, (place / 2) as f32);
                    let min = body.min + vec2(half.x * column, half.y * row);
                    let part = Rect::from_min_size(min, half).shrink2(vec2(16.0, 8.0));
                    self.plots.one_ui(ui, app, plot, part, true, out);
                }
            }
        }
        self.plots.kept = Some((age, plots));
    }
}

fn place_of(kind: PlotKind) -> usize {
    PlotKind::ALL.iter().position(|known| *known == kind).unwrap_or_default()
}

/// A line of the plot as `egui_plot` knows lines.
fn style(dash: Option<Dash>) -> LineStyle {
    match dash {
        None => LineStyle::Solid,
        Some(dash) if dash.on_pt <= 3.0 => LineStyle::Dotted { spacing: dash.on_pt + dash.off_pt },
        Some(dash) => LineStyle::Dashed { length: dash.on_pt },
    }
}

impl Plots {
    /// One plot: its finding, its picture, its key and what is not known; small ones without the last.
    fn one_ui(&mut self, ui: &mut Ui, app: &App, plot: &Plot, room: Rect, small: bool, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let mut child = ui.new_child(UiBuilder::new().id_salt(("plot", plot.kind.word())).max_rect(room));
        child.set_clip_rect(room.expand(8.0).intersect(ui.clip_rect()));
        let ui = &mut child;
        ui.spacing_mut().item_spacing.y = measure::GAP_4;
        // Where there is little room the picture comes first.
        let small = small || room.height() < LOW_PT;
        let title = if small { Words::new(&plot.title).strong() } else { Words::title(&plot.title) };
        title.wrap().ui(ui);
        let counts = Words::new(&plot.counts).muted();
        let counts = if small && !plot.is_empty() { counts.ui(ui) } else { counts.wrap().ui(ui) };
        if small && !plot.note.is_empty() {
            tooltip(counts, &plot.note);
        }
        if plot.is_empty() {
            return;
        }
        let foot = if small { 0.0 } else { self.foot_height(ui, plot, room.width()) };
        let top = ui.min_rect().bottom() + measure::GAP_8;
        let mut picture =
            Rect::from_min_max(pos2(room.left(), top), pos2(room.right(), room.bottom() - foot));
        if plot.rows {
            // Few units need no more room than a line each, many scroll.
            let wants = plot.height_pt();
            let least = 44.0 + 20.0 * plot.y.ticks.len() as f32;
            if least > picture.height() {
                self.scrolled_ui(ui, app, plot, picture, wants, out);
                self.foot_ui(ui, theme, plot, picture, foot);
                return;
            }
            picture.set_bottom(picture.top() + wants.max(picture.height().min(wants * 1.3)));
        } else if !small {
            picture.set_bottom(picture.bottom().min(picture.top() + picture.width() * 0.62));
        }
        self.picture_ui(ui, app, plot, picture, out);
        self.foot_ui(ui, theme, plot, picture, foot);
    }

    fn scrolled_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        plot: &Plot,
        picture: Rect,
        wants: f32,
        out: &mut Outbox,
    ) {
        let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(picture));
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(&mut child, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), wants), Sense::hover());
            self.picture_ui(ui, app, plot, rect, out);
        });
    }

    fn foot_height(&mut self, ui: &Ui, plot: &Plot, width: f32) -> f32 {
        let key = if plot.key.is_empty() { 0.0 } else { 28.0 };
        let lines = chart::wrapped(&plot.note, 13.0, chart::Weight::Regular, width, &mut self.fonts);
        let _ = ui;
        key + 18.0 * lines.len() as f32 + measure::GAP_8
    }

    /// What the signs mean, and what is not known.
    fn foot_ui(&mut self, ui: &mut Ui, theme: &Theme, plot: &Plot, picture: Rect, foot: f32) {
        if foot <= 0.0 {
            return;
        }
        let mut top = picture.bottom() + measure::GAP_8;
        if !plot.key.is_empty() {
            let mut marks = Vec::new();
            let mut pen = Pen { marks: &mut marks, fonts: &mut self.fonts, of: None };
            let mut x = picture.left();
            for (sign, words) in &plot.key {
                let room = picture.right() - x;
                if room > 60.0 {
                    x += pen.plot_key(chart::Point::new(x, top + 10.0), *sign, words, room) + 20.0;
                }
            }
            paint_marks(ui.painter(), theme, Some(theme.surface), &marks);
            top += 28.0;
        }
        let rest = Rect::from_min_max(pos2(picture.left(), top), pos2(picture.right(), top + foot));
        let mut child = ui.new_child(UiBuilder::new().id_salt("note").max_rect(rest));
        if !plot.note.is_empty() {
            Words::new(&plot.note).muted().wrap().ui(&mut child);
        }
    }

    /// The picture: hover names the people, a click or Enter leads to them, arrows walk the values.
    fn picture_ui(&mut self, ui: &mut Ui, app: &App, plot: &Plot, room: Rect, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let id = ui.scope_id().with(("picture", plot.kind.word()));
        let response = ui.interact(room, id, Sense::click());
        if response.has_focus() {
            let filter =
                egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            self.keys(ui, app, plot, out);
        }
        let at = self.at.get(place_of(plot.kind)).copied().flatten();
        let walked = at.and_then(|(series, spot)| plot.series.get(series)?.spots.get(spot));
        let kind = app.tr().say(plot.kind.word());
        let spoken = match walked {
            Some(spot) => format!("{kind}: {}", spot.says),
            None => format!("{kind}: {}", plot.title),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &spoken));
        ui.ctx().accesskit_node_builder(id, |node| node.set_live(egui::accesskit::Live::Polite));
        let area = chart::Rect::new(room.left(), room.top(), room.width(), room.height());
        let frame = PlotFrame::of(plot, area, &mut self.fonts);
        lines_ui(ui, theme, plot, &frame);
        let mut marks: Vec<Mark> = Vec::new();
        let mut pen = Pen { marks: &mut marks, fonts: &mut self.fonts, of: None };
        frame.signs_and_words(&mut pen);
        paint_marks(ui.painter(), theme, Some(theme.surface), &marks);
        let middle = |spot: &PlotSpot| {
            let at = frame.place(spot.x, spot.y);
            pos2(at.x, at.y)
        };
        if let Some(spot) = walked.filter(|_| response.has_focus()) {
            ui.painter().circle_stroke(middle(spot), 9.0, Stroke::new(measure::RING, theme.focus));
        }
        focus_ring(ui, &response, room, measure::RADIUS_CONTROL);
        let pointer = response.hover_pos();
        let Some(spot) = pointer.and_then(|at| nearest(plot, at, &middle)) else { return };
        ui.painter().circle_stroke(middle(spot), 9.0, Stroke::new(1.5, theme.mark));
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        if response.clicked() {
            open(app, spot, out);
        }
        response.on_hover_ui_at_pointer(|ui| who_ui(ui, app, spot));
    }

    /// Arrows walk along a series and from one to the next; Enter leads to the people.
    fn keys(&mut self, ui: &Ui, app: &App, plot: &Plot, out: &mut Outbox) {
        let Some(at) = self.at.get_mut(place_of(plot.kind)) else { return };
        let walkable: Vec<usize> = (0..plot.series.len())
            .filter(|place| {
                plot.series.get(*place).is_some_and(|series| !series.quiet && !series.spots.is_empty())
            })
            .collect();
        let Some(last) = walkable.last().copied() else { return };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (along, across) = if plot.rows {
            ((Key::ArrowUp, Key::ArrowDown), (Key::ArrowLeft, Key::ArrowRight))
        } else {
            ((Key::ArrowLeft, Key::ArrowRight), (Key::ArrowDown, Key::ArrowUp))
        };
        let step = |pair: (Key, Key)| i32::from(pressed(pair.1)) - i32::from(pressed(pair.0));
        let (along, across) = (step(along), step(across));
        let length = |series: usize| plot.series.get(series).map_or(0, |series| series.spots.len());
        let (mut series, mut spot) = at.unwrap_or((last, length(last).saturating_sub(1)));
        if !walkable.contains(&series) {
            series = last;
        }
        if across != 0 {
            let from = walkable.iter().position(|known| *known == series).unwrap_or_default() as i32;
            let to = (from + across).rem_euclid(walkable.len() as i32) as usize;
            let x = plot
                .series
                .get(series)
                .and_then(|series| series.spots.get(spot))
                .map(|spot| (spot.x, spot.y));
            series = walkable.get(to).copied().unwrap_or(series);
            // The same test, the same day or the same row of the other series.
            let same = |other: &&PlotSpot| {
                x.is_some_and(|(x, y)| if plot.rows { other.y >= y } else { other.x >= x })
            };
            let spots = plot.series.get(series).map(|series| series.spots.as_slice()).unwrap_or_default();
            spot = spots.iter().position(|other| same(&other)).unwrap_or(spots.len().saturating_sub(1));
        }
        if along != 0 {
            spot = (spot as i32 + along).clamp(0, length(series) as i32 - 1).max(0) as usize;
        }
        spot = spot.min(length(series).saturating_sub(1));
        if along != 0 || across != 0 || at.is_none() {
            *at = Some((series, spot));
        }
        if pressed(Key::Enter)
            && let Some(spot) = plot.series.get(series).and_then(|series: &PlotSeries| series.spots.get(spot))
        {
            open(app, spot, out);
        }
    }
}

/// Grid, aims and series, set by `egui_plot`: nothing zooms and nothing drags.
fn lines_ui(ui: &mut Ui, theme: &Theme, plot: &Plot, frame: &PlotFrame<'_>) {
    let ink = |ink: Ink| -> Color32 { colour(theme.palette().rgba(ink)) };
    let inner = frame.inner;
    let rect = Rect::from_min_size(pos2(inner.x, inner.y), vec2(inner.width, inner.height));
    let mut child = ui.new_child(UiBuilder::new().id_salt("lines").max_rect(rect));
    let grid = |axis: &chart::PlotAxis| -> Vec<GridMark> {
        let ticks = axis.ticks.iter().filter(|_| axis.lines);
        ticks.map(|tick| GridMark { value: tick.at, step_size: axis.high - axis.low }).collect()
    };
    let (across, upward) = (grid(&plot.x), grid(&plot.y));
    let shown = egui_plot::Plot::new(("lines", plot.kind.word()))
        .width(rect.width())
        .height(rect.height())
        .sense(Sense::hover())
        .show_axes(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .auto_bounds(false)
        .invert_y(plot.rows)
        .set_margin_fraction(vec2(0.0, 0.0))
        .grid_color(theme.line)
        .grid_fade(0.0)
        .x_grid_spacer(move |_| across.clone())
        .y_grid_spacer(move |_| upward.clone());
    shown.show(&mut child, |view| {
        view.set_plot_bounds_x(plot.x.low..=plot.x.high);
        view.set_plot_bounds_y(plot.y.low..=plot.y.high);
        let points = |corners: Vec<(f64, f64)>| -> PlotPoints<'static> {
            PlotPoints::Owned(corners.into_iter().map(|(x, y)| PlotPoint::new(x, y)).collect())
        };
        for (number, rule) in plot.rules.iter().enumerate() {
            let (rule_ink, width, dash) = rule.line();
            let line = Line::new(format!("rule {number}"), points(vec![rule.from, rule.to]));
            view.line(line.stroke(Stroke::new(width, ink(rule_ink))).style(style(dash)).allow_hover(false));
        }
        for (number, series) in plot.series.iter().enumerate().filter(|(_, series)| series.joined) {
            let (line_ink, width) = series.line();
            // Bands would lean where a line steps.
            let line = Line::new(format!("series {number}"), points(series.corners())).allow_band(false);
            view.line(
                line.stroke(Stroke::new(width, ink(line_ink))).style(style(series.dash)).allow_hover(false),
            );
        }
    });
    let foot = Stroke::new(measure::LINE, theme.line_strong);
    ui.painter().hline(rect.x_range(), rect.bottom(), foot);
}

/// The value the pointer means.
fn nearest<'a>(plot: &'a Plot, at: Pos2, middle: &dyn Fn(&PlotSpot) -> Pos2) -> Option<&'a PlotSpot> {
    let spots = plot.series.iter().filter(|series| !series.quiet).flat_map(|series| &series.spots);
    let near = spots.map(|spot| (spot, middle(spot).distance(at))).filter(|(_, far)| *far <= NEAR_PT);
    near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(spot, _)| spot)
}

/// Shows the people behind a value.
fn open(app: &App, spot: &PlotSpot, out: &mut Outbox) {
    let people = spot.people.iter().copied().filter(|person| app.campaign().worker(*person).is_some());
    show_people(out, spot.says.clone(), people);
}

/// What a value says, and who is behind it: names within the window only, none while presenting.
fn who_ui(ui: &mut Ui, app: &App, spot: &PlotSpot) {
    ui.set_max_width(320.0);
    Words::new(&spot.says).strong().wrap().ui(ui);
    let words = who(app, &spot.people);
    if !words.is_empty() {
        Words::new(words).muted().wrap().ui(ui);
    }
}
