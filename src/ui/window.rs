//! The window: one frame from input to deeds.

use egui::{Align, Context, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::keys::{self, Reach};
use super::outbox::{Outbox, Wish};
use super::panels::{
    self, ANSWERED, Asking, AskingSheet, Empty, FilterLine, First, GatePage, Inspector, Leave, Palette,
    RealOrMadeUp, SaveAs, Sheet, Stays, Told,
};
use super::picker::Picker;
use super::text::Words;
use super::theme::Theme;
use super::views::{Place, Views};
use super::{Tone, measure, theme};
use crate::app::{Action, App, Filter, Gate, Selection, Shade};
use crate::model::{Deed, Label, RecordId, Text, WorkerField};

/// Height of the band over a practice chart.
const BAND: f32 = 28.0;

/// The time of day: hour and minute.
type Clock = fn() -> (u8, u8);

/// The window: the program, and how it is looked at.
pub struct Window {
    pub(super) app: App,
    pub(super) views: Views,
    pub(super) place: Place,
    inspector: Inspector,
    pub(super) out: Outbox,
    pub(super) sheet: Option<Box<dyn Sheet>>,
    pub(super) palette: Option<Palette>,
    pub(super) line: Option<FilterLine>,
    pub(super) picker: Picker,
    pub(super) empty: Empty,
    gate: GatePage,
    told: Told,
    clock: Clock,
    /// Ticks of the last save, and what the clock showed then.
    saved: (Option<u64>, String),
    /// The settings that the context is dressed by.
    dressed: Option<(Shade, u16, bool)>,
    /// A text field had the cursor at the end of the last frame.
    was_typing: bool,
    /// The inspector's sheet is open, in a narrow window.
    over: bool,
    /// The open campaign and how many people stood on it when it was opened.
    known: (RecordId, usize),
    /// What is being asked, also while its sheet is put away.
    pub(super) asking: std::rc::Rc<std::cell::RefCell<Asking>>,
    /// The sheet for asking gave way to a question and comes back.
    asks_again: bool,
    /// A person for the new campaign that is being begun.
    begins: Option<(Text, Text)>,
    /// How many people fit each saved search, at which revision.
    counts: (u64, Vec<(String, usize)>),
}

impl Window {
    /// A window on the program; dresses the context in fonts and themes.
    pub fn new(app: App, ctx: &Context) -> Self {
        theme::apply(ctx);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let known = (app.campaign().id, app.campaign().workers.len());
        let mut window = Self {
            app,
            views: Views::default(),
            place: Place::default(),
            inspector: Inspector::default(),
            out: Outbox::default(),
            sheet: None,
            palette: None,
            line: None,
            picker: Picker::default(),
            empty: Empty::default(),
            gate: GatePage::default(),
            told: Told::default(),
            clock: wall_clock,
            saved: (None, String::new()),
            dressed: None,
            was_typing: false,
            over: false,
            known,
            asking: std::rc::Rc::default(),
            asks_again: false,
            begins: None,
            counts: (u64::MAX, Vec::new()),
        };
        if !window.app.settings().welcomed {
            window.show(First::default());
        }
        window
    }

    /// The same window with another clock, for tests.
    #[must_use]
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// The program behind the window.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The program behind the window, for tests and for starting it.
    pub fn app_mut(&mut self) -> &mut App {
        &mut self.app
    }

    /// Before drawing: takes what jobs bring, follows settings, runs keys.
    pub fn logic(&mut self, ctx: &Context) {
        let stirred = ctx.input(|input| input.pointer.is_moving() || !input.events.is_empty());
        if stirred {
            self.app.noticed_user();
        }
        self.app.tick();
        self.poll_picker();
        self.follow();
        self.dress(ctx);
        self.keys(ctx);
        self.perform(ctx);
        if ctx.input(|input| input.viewport().close_requested()) && !self.app.may_quit() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.app.perform(Action::Quit);
        }
        if self.app.may_quit() {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        if let Some(ms) = self.app.next_tick_ms() {
            ctx.request_repaint_after(std::time::Duration::from_millis(ms));
        }
    }

    /// Draws one frame and does what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if *self.app.gate() == Gate::Open {
            self.desk_ui(ui);
        } else {
            self.gate.ui(ui, &self.app, &mut self.out);
        }
        if let Some(mut sheet) = self.sheet.take()
            && panels::sheet_ui(&ctx, sheet.as_mut(), &self.app, &mut self.out) == Stays::Open
        {
            self.sheet = Some(sheet);
        }
        if let Some(mut palette) = self.palette.take()
            && palette.ui(&ctx, &self.app, &mut self.out)
        {
            self.palette = Some(palette);
        }
        self.was_typing = ctx.text_edit_focused();
        self.perform(&ctx);
    }

    /// Rail, top bar, view, inspector and status line.
    fn desk_ui(&mut self, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let all = ui.max_rect();
        let wide = all.width() >= measure::WINDOW_WIDE;
        let narrow = all.width() < measure::WINDOW_NARROW;
        let rail = if wide { measure::RAIL } else { measure::RAIL_NARROW };
        let left = all.left() + rail;
        let top = all.top() + measure::TOP;
        let bottom = all.bottom() - measure::STATUS;
        let band = if self.app.campaign().is_practice() { BAND } else { 0.0 };
        // A list on its way in has the side for itself.
        let imports = self.place == Place::People && self.app.is_list_coming();
        // Its room is reserved: nothing moves when somebody is selected.
        let beside = self.place.has_inspector() && !imports && !self.is_blank();
        let inspector = match (beside, narrow, wide) {
            (false, ..) | (_, true, _) => 0.0,
            (true, _, true) => measure::INSPECTOR,
            (true, _, false) => measure::INSPECTOR_NARROW,
        };
        let right = all.right() - inspector;
        self.over &= narrow && beside && *self.app.selection() != Selection::default();

        ui.painter().rect_filled(all, 0.0, theme.background);
        let view = Rect::from_min_max(pos2(left, top + band), pos2(right, bottom));
        ui.painter().rect_filled(view, 0.0, theme.surface);

        let blank = self.is_blank();
        let Self { app, views, place, inspector: panel, out, empty, saved, counts, .. } = self;
        let (app, place) = (&*app, *place);
        let across = Layout::left_to_right(Align::Center);
        let down = Layout::top_down(Align::Min);
        let rail = Rect::from_min_max(all.min, pos2(left, all.bottom()));
        region(ui, "rail", rail, down, |ui| panels::rail_ui(ui, app, place, wide, &counts.1, out));
        let bar = Rect::from_min_max(pos2(left, all.top()), pos2(all.right(), top));
        region(ui, "top", bar, across, |ui| panels::top_ui(ui, app, narrow, &saved.1, out));
        if band > 0.0 {
            let band = Rect::from_min_max(pos2(left, top), pos2(all.right(), top + band));
            region(ui, "band", band, across, |ui| band_ui(ui, app));
        }
        region(ui, "view", view, down, |ui| {
            if blank && place == Place::Chart {
                empty.ui(ui, app, out);
            } else {
                ui.push_id(place, |ui| views.at(place).ui(ui, app, out));
            }
        });
        if inspector > 0.0 {
            let side = Rect::from_min_max(pos2(right, top + band), pos2(all.right(), bottom));
            region(ui, "inspector", side, down, |ui| panel.ui(ui, app, place == Place::Leaders, out));
        }
        let status = Rect::from_min_max(pos2(left, bottom), all.max);
        region(ui, "status", status, across, |ui| {
            if blank || !views.at(place).status_ui(ui, app, out) {
                panels::status_ui(ui, app, out);
            }
        });

        let line = Stroke::new(measure::LINE, theme.line);
        let painter = ui.painter();
        painter.vline(left - 0.5, all.y_range(), line);
        painter.hline(left..=all.right(), top - 0.5, line);
        painter.hline(left..=all.right(), bottom + 0.5, line);
        if inspector > 0.0 {
            painter.vline(right - 0.5, top + band..=bottom, line);
        }
        let ctx = ui.ctx().clone();
        if self.over {
            self.over_ui(&ctx, view);
        }
        if let Some(mut line) = self.line.take()
            && line.ui(&ctx, view, &self.app, &mut self.out)
        {
            self.line = Some(line);
        }
        let mut free = view;
        free.min.x += self.views.at(self.place).notice_from_left();
        self.told.ui(&ctx, free, &self.app, &mut self.out);
    }

    /// The inspector as a sheet over the view, in a narrow window.
    fn over_ui(&mut self, ctx: &Context, view: Rect) {
        let theme = Theme::of(ctx);
        let width = measure::INSPECTOR.min(view.width());
        let rect = Rect::from_min_max(pos2(view.right() - width, view.top()), view.max);
        egui::Area::new(egui::Id::unique("inspector sheet"))
            .order(egui::Order::Middle)
            .fixed_pos(rect.min)
            .show(ctx, |ui| {
                ui.set_min_size(rect.size());
                ui.painter().rect_filled(rect, 0.0, theme.background);
                let line = Stroke::new(measure::LINE, theme.line_strong);
                ui.painter().vline(rect.left() + 0.5, rect.y_range(), line);
                let down = Layout::top_down(Align::Min);
                region(ui, "inspector", rect, down, |ui| {
                    let weighs = self.place == Place::Leaders;
                    self.inspector.ui(ui, &self.app, weighs, &mut self.out);
                });
            });
    }

    /// Follows what changed by itself: another campaign, a save, questions the program asks.
    fn follow(&mut self) {
        let saved = self.app.saved_at();
        if saved != self.saved.0 {
            let (hour, minute) = (self.clock)();
            let words = saved.map(|_| self.app.tr().clock(hour, minute)).unwrap_or_default();
            self.saved = (saved, words);
        }
        let campaign = self.app.campaign();
        let (id, people) = (campaign.id, campaign.workers.len());
        if self.known.0 != id {
            self.known = (id, people);
            self.views.reset();
            self.inspector = Inspector::default();
            self.empty = Empty::default();
            self.line = None;
            self.asking = std::rc::Rc::default();
            self.asks_again = false;
            self.begin();
        }
        if self.sheet.is_none() && self.app.waits().is_some() && self.begins.is_none() {
            self.show(Leave);
        }
        self.ask_made_up();
        self.count_searches();
    }

    /// Asks once on a practice chart whether a person that was added is real.
    fn ask_made_up(&mut self) {
        let campaign = self.app.campaign();
        let people = campaign.workers.len();
        let asks = campaign.is_practice()
            && people > self.known.1
            && campaign.about.answered.get(ANSWERED).is_none_or(|answered| !**answered);
        let newest = || campaign.people().max_by_key(|worker| worker.made).map(|worker| worker.id);
        let yields = self.sheet.as_ref().is_none_or(|sheet| sheet.yields());
        if asks
            && yields
            && let Some(person) = newest()
        {
            self.asks_again = self.sheet.is_some();
            self.show(RealOrMadeUp { person });
        }
        if self.sheet.is_none() {
            if std::mem::take(&mut self.asks_again) && self.begins.is_none() {
                self.show(AskingSheet::open(&self.asking, &self.app));
            }
            self.known.1 = people;
        }
    }

    /// Puts the real person on the new campaign that was begun for them, and asks where to save it.
    fn begin(&mut self) {
        let Some((name, job)) = self.begins.take() else { return };
        if self.app.campaign().is_practice() {
            return;
        }
        self.app.perform(Action::Make(crate::app::Make::new(move |new| {
            let id = new();
            let fields = vec![WorkerField::Name(name), WorkerField::Job(job)];
            Deed::set_worker(Label::new("add", 1).about(id), id, fields)
        })));
        let sheet = SaveAs::new(&mut self.app);
        self.show(sheet);
    }

    fn count_searches(&mut self) {
        let revision = self.app.campaign().revision;
        let searches = &self.app.settings().searches;
        let known = self.counts.0 == revision && self.counts.1.len() == searches.len();
        if known && searches.iter().zip(&self.counts.1).all(|(search, (query, _))| search.query == *query) {
            return;
        }
        let count = |query: &str| self.app.search(query).people.len();
        let counts = searches.iter().map(|search| (search.query.clone(), count(&search.query))).collect();
        self.counts = (revision, counts);
    }

    /// Follows the settings: light or dark, scale, motion.
    fn dress(&mut self, ctx: &Context) {
        let settings = self.app.settings();
        let wanted = (settings.shade, settings.scale_percent, settings.reduce_motion);
        if self.dressed == Some(wanted) {
            return;
        }
        self.dressed = Some(wanted);
        ctx.set_theme(match settings.shade {
            Shade::System => egui::ThemePreference::System,
            Shade::Light => egui::ThemePreference::Light,
            Shade::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(f32::from(settings.scale_percent) / 100.0);
        theme::set_motion(ctx, !settings.reduce_motion);
    }

    /// Turns keys into commands; Esc undoes one thing at a time.
    fn keys(&mut self, ctx: &Context) {
        let covered = self.sheet.is_some() || self.palette.is_some() || *self.app.gate() != Gate::Open;
        let reach = Reach {
            typing: ctx.text_edit_focused(),
            focused: ctx.memory(|memory| memory.focused().is_some()),
            covered,
            taken: self.views.at(self.place).takes_keys(),
        };
        for command in keys::pressed(ctx, &self.app, reach) {
            self.out.run(command);
        }
        let escape = |ctx: &Context| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let waits = ctx.input(|input| input.key_pressed(Key::Escape)) && !egui::Popup::is_any_open(ctx);
        if !waits {
            return;
        }
        if self.palette.take().is_some() {
            escape(ctx);
        } else if let Some(mut sheet) = self.sheet.take() {
            escape(ctx);
            if !sheet.closes() {
                self.sheet = Some(sheet);
                return;
            }
            sheet.put_away(&self.app, &mut self.out);
            if self.app.waits().is_some() {
                self.app.perform(Action::Leave { let_go: false });
            }
        } else if !self.was_typing && *self.app.gate() == Gate::Open && self.let_go() {
            escape(ctx);
        }
    }

    /// Lets go of one thing: what the view holds, the sheet, the filter, the selection.
    fn let_go(&mut self) -> bool {
        if self.views.at(self.place).escape() {
            return true;
        }
        if self.over {
            self.over = false;
        } else if self.app.notice().is_some_and(|notice| notice.tone == crate::app::Tone::Trouble) {
            self.app.perform(Action::Dismiss);
        } else if !self.app.filter().is_blank() {
            self.app.perform(Action::Filter(Filter::default()));
        } else if *self.app.selection() != Selection::default() {
            self.app.perform(Action::Select(Selection::default()));
        } else {
            return false;
        }
        true
    }

    /// Does what was asked for, in order.
    fn perform(&mut self, ctx: &Context) {
        let wishes = self.out.take();
        if wishes.is_empty() {
            return;
        }
        for wish in wishes {
            match wish {
                Wish::Do(action) => {
                    // A list is looked through in the table.
                    if matches!(action, Action::Import(crate::app::ImportStep::Read(_))) {
                        self.go(Place::People);
                    }
                    self.app.perform(action);
                }
                Wish::Go(place) => self.go(place),
                Wish::Run(command) => self.run(command, ctx),
                Wish::Show(sheet) => self.sheet = Some(sheet),
                Wish::Picked(pick, path) => self.picked(pick, path),
                Wish::Pick(pick) => self.pick(pick, ctx),
                Wish::Export(wanted) => self.export(wanted),
                Wish::Begin(name, job) => {
                    // The deed on the practice chart is taken back; the person goes to a file of their own.
                    self.app.perform(Action::Undo);
                    self.begins = Some((name, job));
                    self.app.perform(Action::New);
                    if self.app.waits().is_some() {
                        self.app.perform(Action::Leave { let_go: true });
                    }
                }
            }
        }
        ctx.request_repaint();
    }

    pub(super) fn show(&mut self, sheet: impl Sheet + 'static) {
        self.sheet = Some(Box::new(sheet));
    }

    pub(super) fn go(&mut self, place: Place) {
        self.place = place;
        self.line = None;
    }

    /// Whether nobody stands on the chart, nor a unit.
    pub(super) fn is_blank(&self) -> bool {
        let campaign = self.app.campaign();
        campaign.workers.is_empty() && campaign.units.is_empty()
    }

    /// Opens the inspector over the view, where the window has no room beside it.
    pub(super) fn open_inspector(&mut self) {
        self.over = true;
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Window::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Window::ui(self, ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// The band over every view of a practice chart.
fn band_ui(ui: &mut Ui, app: &App) {
    let theme = Theme::of(ui.ctx());
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, theme.warning_pale);
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 0.0);
    ui.add_space(measure::GAP_16);
    super::widgets::icon_ui(ui, super::Icon::Student, Tone::Warning);
    Words::new(app.tr().say("ui-practice-band")).strong().tone(Tone::Warning).ui(ui);
}

/// The time of day where the user is.
fn wall_clock() -> (u8, u8) {
    let now = jiff::Zoned::now();
    (now.hour().unsigned_abs(), now.minute().unsigned_abs())
}

/// A part of the window with its own room, drawn and clipped there.
fn region(ui: &mut Ui, name: &str, rect: Rect, layout: Layout, contents: impl FnOnce(&mut Ui)) {
    let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    contents(&mut part);
}
