//! A list of ties, looked through before it is taken in: what each row will do, what its columns
//! are, what its questions ask for, and the question no program can answer: one way or both ways?

use std::collections::HashMap;

use egui::{
    Align, Layout, Popup, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::bar_ui;
use super::side::{head_ui, two_ui};
use super::{halves, part};
use crate::app::{Action, App, Column, ImportStep, Rule, TieChoices, TieImport, What};
use crate::args;
use crate::model::{QuestionKind, TieKind};
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, icon_ui, menu_button, menu_item, menu_line, rule, segments, selected_row};
use crate::ui::{Icon, Tone, measure};

/// Width of the first column.
const FIRST: f32 = 280.0;
/// Height of the mapping over the columns, with the heads as written.
const HEADS: f32 = 76.0;
const PAD: f32 = 12.0;

/// Which rows are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    All,
    In,
    Odd,
}

/// One row of the file.
struct Entry {
    /// Place among the rows of the sheet that hold something.
    at: usize,
    sign: (Icon, Tone),
    words: String,
    is_in: bool,
    is_odd: bool,
}

/// How the page of a list of ties is looked at.
#[derive(Default)]
pub(super) struct Ties {
    tab: Tab,
    entries: Vec<Entry>,
    shown: Vec<usize>,
    made: Option<(u64, u64)>,
    /// Place in `shown` of the row that is looked at.
    at: Option<usize>,
    shows_side: bool,
    /// It was asked whether ties go both ways: the answer stays changeable.
    asked: bool,
}

impl Ties {
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, import: &TieImport, out: &mut Outbox) {
        self.follow(app, import);
        let theme = Theme::of(ui.ctx());
        let (narrow, left, right) = halves(ui);
        let mut main = part(ui, "ties", left);
        self.file_ui(&mut main, app, import, narrow, out);
        if narrow && self.shows_side {
            let rest = main.available_rect_before_wrap();
            self.side_ui(&mut part(ui, "ties-side", rest), app, import, out);
        } else {
            self.tabs_ui(&mut main, app);
            self.rows_ui(&mut main, app, import, out);
        }
        if !narrow {
            ui.painter().rect_filled(right, 0.0, theme.background);
            let line = Stroke::new(measure::LINE, theme.line);
            ui.painter().vline(right.left() + 0.5, right.y_range(), line);
            self.side_ui(&mut part(ui, "ties-side", right), app, import, out);
        }
    }

    /// Makes the rows anew where the preview is another.
    fn follow(&mut self, app: &App, import: &TieImport) {
        let now = (import.number, app.campaign().revision);
        if self.made == Some(now) {
            return;
        }
        self.made = Some(now);
        self.asked |= import.draft.asks_which_way();
        let tr = app.tr();
        let mut odd: HashMap<u32, Vec<&What>> = HashMap::new();
        for problem in &import.draft.problems {
            if let Some(place) = problem.place {
                odd.entry(place.row).or_default().push(&problem.what);
            }
        }
        let ties: HashMap<u32, usize> =
            import.draft.ties.iter().enumerate().map(|(number, tie)| (tie.place.row, number)).collect();
        self.entries.clear();
        let Some(sheet) = import.sheets.get(import.draft.sheet) else { return };
        for at in import.draft.first..sheet.len() {
            let row = sheet.row_number(at);
            let what = odd
                .get(&row)
                .map(|all| all.iter().map(|what| what.message(tr)).collect::<Vec<_>>().join(" "));
            let tie = ties.get(&row).and_then(|number| import.draft.ties.get(*number));
            let (sign, words) = match (tie, what) {
                (Some(_), Some(what)) => ((Icon::Warning, Tone::Warning), what),
                (Some(tie), None) => {
                    let id = match (&tie.kind, tie.known, tie.mutual) {
                        (TieKind::Moves { .. }, ..) => "import-ties-moves",
                        (_, Some(_), _) => "import-ties-becomes-mutual",
                        (_, None, true) => "import-ties-mutual",
                        (_, None, false) => "import-ties-one-way",
                    };
                    let who = |id| super::entries::name(app, id);
                    let args = args!["from" => who(tie.from), "to" => who(tie.to)];
                    ((Icon::Plus, Tone::Good), tr.with(id, args))
                }
                (None, Some(what))
                    if odd.get(&row).is_some_and(|all| all.iter().all(|what| is_known(what))) =>
                {
                    ((Icon::Check, Tone::Muted), what)
                }
                (None, Some(what)) => ((Icon::Warning, Tone::Danger), what),
                (None, None) => ((Icon::X, Tone::Muted), String::new()),
            };
            let (is_in, is_odd) = (tie.is_some(), matches!(sign.1, Tone::Danger | Tone::Warning));
            self.entries.push(Entry { at, sign, words, is_in, is_odd });
        }
        self.list();
    }

    fn list(&mut self) {
        let tab = self.tab;
        let fits = |entry: &Entry| match tab {
            Tab::All => true,
            Tab::In => entry.is_in,
            Tab::Odd => entry.is_odd,
        };
        let all = self.entries.iter().enumerate();
        self.shown = all.filter(|(_, entry)| fits(entry)).map(|(number, _)| number).collect();
        self.at = self.at.filter(|at| *at < self.shown.len());
    }

    fn choose(import: &TieImport, change: impl FnOnce(&mut TieChoices), out: &mut Outbox) {
        let mut choices = import.choices.clone();
        change(&mut choices);
        out.send(Action::Import(ImportStep::ChooseTies(Box::new(choices))));
    }

    fn file_ui(&mut self, ui: &mut Ui, app: &App, import: &TieImport, narrow: bool, out: &mut Outbox) {
        let tr = app.tr();
        let rows = self.entries.len();
        let (mut cancelled, mut swapped) = (false, false);
        let mut shows_side = self.shows_side;
        bar_ui(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_8;
                icon_ui(ui, Icon::FileCsv, Tone::Text);
                Words::new(&import.file).strong().ui(ui);
                Words::new(tr.with("import-ties-rows", args!["n" => rows])).muted().ui(ui);
            },
            |ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_12;
                cancelled = Button::plain(&tr.say("import-cancel")).ui(ui).clicked();
                if narrow {
                    let words = tr.say(if shows_side { "import-show-rows" } else { "import-what" });
                    if Button::plain(&words).ui(ui).clicked() {
                        shows_side = !shows_side;
                    }
                } else {
                    swapped = Button::quiet(&tr.say("import-are-people")).ui(ui).clicked();
                }
            },
        );
        self.shows_side = shows_side;
        if cancelled {
            out.send(Action::Import(ImportStep::Drop));
        } else if swapped {
            out.send(Action::Import(ImportStep::Swap));
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let count = |fits: fn(&Entry) -> bool| self.entries.iter().filter(|entry| fits(entry)).count();
        let all = tr.with("import-tab-all", args!["n" => self.entries.len()]);
        let new = tr.with("import-ties-tab-in", args!["n" => count(|entry| entry.is_in)]);
        let odd = tr.with("import-tab-odd", args!["n" => count(|entry| entry.is_odd)]);
        let options = [(Tab::All, &*all), (Tab::In, &*new), (Tab::Odd, &*odd)];
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), measure::CARD_HEIGHT), Sense::hover());
        let inner = rect.shrink2(vec2(measure::GAP_16, 0.0));
        let across = Layout::left_to_right(Align::Center);
        let mut line = ui.new_child(UiBuilder::new().id_salt("tabs").max_rect(inner).layout(across));
        if segments(&mut line, &tr.say("import-rows-shown"), &options, &mut self.tab) {
            self.at = None;
            self.list();
        }
        let edge = Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, edge);
    }

    fn rows_ui(&mut self, ui: &mut Ui, app: &App, import: &TieImport, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let room = ui.available_rect_before_wrap();
        let first = FIRST.min(room.width() * 0.5);
        let columns = &import.draft.columns;
        let wide = ((room.width() - first) / columns.len().max(1) as f32).max(112.0);
        let (heads, body) = room.split_top_bottom_at_y(room.top() + HEADS);
        ui.painter().rect_filled(heads, 0.0, theme.background);
        let line = Stroke::new(measure::LINE, theme.line);
        Words::new(app.tr().say("import-in-wallchart")).strong().paint_at(
            ui.painter(),
            theme,
            pos2(room.left() + PAD, heads.top() + 24.0),
            first - 2.0 * PAD,
        );
        Words::new(app.tr().say("import-in-file")).muted().paint_at(
            ui.painter(),
            theme,
            pos2(room.left() + PAD, heads.bottom() - 16.0),
            first - 2.0 * PAD,
        );
        let mut chosen = None;
        for (place, (head, column)) in columns.iter().enumerate() {
            let left = room.left() + first + wide * place as f32;
            if left > room.right() {
                break;
            }
            let cell = Rect::from_min_size(pos2(left, heads.top()), vec2(wide, HEADS));
            if let Some(column) = mapping_ui(ui, app, head, *column, cell) {
                chosen = Some((head.clone(), column));
            }
            let at = pos2(left + PAD, heads.bottom() - 16.0);
            Words::new(head).muted().paint_at(ui.painter(), theme, at, wide - 2.0 * PAD);
        }
        ui.painter().hline(heads.x_range(), heads.bottom() - 0.5, line);
        self.body_ui(ui, app, import, body, first, wide);
        for place in 0..columns.len() {
            let x = room.left() + first + wide * place as f32 - 0.5;
            if x < room.right() {
                ui.painter().vline(x, room.y_range(), line);
            }
        }
        if let Some((head, column)) = chosen {
            // Whichever column stood for it before gives way.
            let before = columns.iter().find(|(_, known)| *known == column && column != Column::LeaveOut);
            let gone = before.map(|(head, _)| head.clone());
            Self::choose(
                import,
                |choices| {
                    choices.rules.retain(|rule| rule.head != head && gone.as_ref() != Some(&rule.head));
                    let rule =
                        |head: &str, column| Rule { head: head.to_owned(), column, label: String::new() };
                    choices.rules.push(rule(&head, column));
                    choices.rules.extend(gone.iter().map(|gone| rule(gone, Column::LeaveOut)));
                },
                out,
            );
        }
        ui.allocate_rect(room, Sense::hover());
    }

    fn body_ui(&mut self, ui: &mut Ui, app: &App, import: &TieImport, body: Rect, first: f32, wide: f32) {
        let theme = Theme::of(ui.ctx());
        let Some(sheet) = import.sheets.get(import.draft.sheet) else { return };
        let many = self.shown.len();
        let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(body));
        child.set_clip_rect(body.intersect(ui.clip_rect()));
        if many == 0 {
            let at = pos2(body.left() + measure::GAP_16, body.top() + measure::GAP_24);
            Words::new(app.tr().say("import-none-here")).muted().paint_at(
                ui.painter(),
                theme,
                at,
                body.width(),
            );
        }
        let total = vec2(body.width(), many as f32 * measure::ROW + measure::GAP_24);
        ScrollArea::vertical().id_salt("list").auto_shrink(false).show_viewport(
            &mut child,
            |ui, viewport| {
                let (all, _) = ui.allocate_exact_size(total, Sense::hover());
                let from = (viewport.top() / measure::ROW).floor().max(0.0) as usize;
                let to = ((viewport.bottom() / measure::ROW).ceil().max(0.0) as usize).min(many);
                for at in from..to {
                    let Some(entry) = self.shown.get(at).and_then(|number| self.entries.get(*number)) else {
                        continue;
                    };
                    let top = all.top() + at as f32 * measure::ROW;
                    let row =
                        Rect::from_min_max(pos2(body.left(), top), pos2(body.right(), top + measure::ROW));
                    let number = sheet.row_number(entry.at);
                    let response = ui.interact(row, ui.scope_id().with(("tie", number)), Sense::CLICK);
                    let is_at = self.at == Some(at);
                    if entry.is_odd {
                        ui.painter().rect_filled(row, 0.0, theme.raised);
                    }
                    selected_row(ui.painter(), theme, row, is_at, response.hovered());
                    response.widget_info(|| {
                        let args = args!["row" => number, "fate" => &entry.words];
                        WidgetInfo::selected(Role::Row, true, is_at, app.tr().with("import-ties-row", args))
                    });
                    let (sign, tone) = entry.sign;
                    let centre = pos2(row.left() + PAD + 8.0, row.center().y);
                    icon(ui.painter(), sign, centre, measure::ICON, tone.colour(theme));
                    let at_words = pos2(row.left() + PAD + 22.0, row.center().y);
                    Words::new(&entry.words).tone(tone).paint_at(
                        ui.painter(),
                        theme,
                        at_words,
                        first - PAD - 34.0,
                    );
                    for (place, (_, column)) in import.draft.columns.iter().enumerate() {
                        let left = row.left() + first + wide * place as f32;
                        let quiet = *column == Column::LeaveOut || !entry.is_in;
                        let tone = if quiet { Tone::Muted } else { Tone::Text };
                        let middle = pos2(left + PAD, row.center().y);
                        let words = Words::new(sheet.cell(entry.at, place)).tone(tone);
                        words.paint_at(ui.painter(), theme, middle, wide - 2.0 * PAD);
                    }
                    ui.painter().hline(
                        row.x_range(),
                        row.bottom() - 0.5,
                        Stroke::new(measure::LINE, theme.line),
                    );
                    if response.clicked() {
                        self.at = Some(at);
                    }
                }
            },
        );
    }

    fn side_ui(&mut self, ui: &mut Ui, app: &App, import: &TieImport, out: &mut Outbox) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let room = ui.available_rect_before_wrap();
        let (top, foot) = room.split_top_bottom_at_y(room.bottom() - 84.0);
        let mut part = ui.new_child(UiBuilder::new().id_salt("questions").max_rect(top));
        part.set_clip_rect(top.intersect(ui.clip_rect()));
        ScrollArea::vertical().id_salt("questions").auto_shrink(false).show(&mut part, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 14)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = measure::GAP_4;
                Words::title(tr.say("import-what")).ui(ui);
                let becomes = import.draft.ties.iter().filter(|tie| tie.known.is_some()).count();
                let new = import.draft.ties.len() - becomes;
                let out_of = self.entries.iter().filter(|entry| !entry.is_in).count();
                for (id, n) in
                    [("import-ties-new", new), ("import-ties-become", becomes), ("import-ties-out", out_of)]
                {
                    if n > 0 || id == "import-ties-new" {
                        Words::new(tr.with(id, args!["n" => n])).wrap().ui(ui);
                    }
                }
                self.ways_ui(ui, app, import, out);
                Self::kind_ui(ui, app, import, out);
                Self::questions_ui(ui, app, import, out);
                self.row_ui(ui, app, import);
                for problem in &import.draft.problems {
                    if problem.place.is_none() && problem.what != What::EachOnce {
                        ui.add_space(measure::GAP_8);
                        rule(ui);
                        Words::new(problem.message(tr)).muted().wrap().ui(ui);
                    }
                }
            });
        });
        let line = Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(foot.left() + 16.0..=foot.right() - 16.0, foot.top() + 0.5, line);
        let inner = foot.shrink2(vec2(measure::GAP_16, measure::GAP_12));
        let down = Layout::top_down(Align::Center);
        let mut foot = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(inner).layout(down));
        let ties = import.draft.ties.len();
        let open = import.draft.asks_which_way();
        let words = tr.with("import-ties-do", args!["n" => ties]);
        if Button::primary(&words).width(inner.width()).enabled(ties > 0 && !open).ui(&mut foot).clicked() {
            out.send(Action::Import(ImportStep::Apply));
        }
        let id = match (ties, open) {
            (0, _) => "import-ties-nothing",
            (_, true) => "import-ties-answer-first",
            _ => "import-undo",
        };
        Words::new(tr.say(id)).muted().ui(&mut foot);
    }

    /// One way or both ways: asked where each pair stands once, and changeable from then on.
    fn ways_ui(&mut self, ui: &mut Ui, app: &App, import: &TieImport, out: &mut Outbox) {
        if !self.asked && !import.choices.mutual {
            return;
        }
        let tr = app.tr();
        let open = import.draft.asks_which_way();
        let (sign, tone) =
            if open { (Icon::WarningCircle, Tone::Warning) } else { (Icon::Check, Tone::Muted) };
        head_ui(ui, sign, tone, &tr.say("import-ties-ways"));
        Words::new(tr.say("import-ties-ways.why")).muted().wrap().ui(ui);
        let (one, both) = (tr.say("import-ties-as-written"), tr.say("import-ties-both"));
        if open {
            // Neither is chosen: there is no safe answer.
            let mut said = None;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_8;
                for (words, mutual) in [(&one, false), (&both, true)] {
                    if Button::plain(words).ui(ui).clicked() {
                        said = Some(mutual);
                    }
                }
            });
            if let Some(mutual) = said {
                Self::choose(import, |choices| (choices.mutual, choices.directed) = (mutual, !mutual), out);
            }
        } else if let Some(mutual) = two_ui(ui, &one, &both, import.choices.mutual) {
            Self::choose(import, |choices| (choices.mutual, choices.directed) = (mutual, !mutual), out);
        }
    }

    /// Which question the ties answer where the list has no column for it.
    fn kind_ui(ui: &mut Ui, app: &App, import: &TieImport, out: &mut Outbox) {
        if import.draft.columns.iter().any(|(_, column)| *column == Column::Kind) {
            return;
        }
        let tr = app.tr();
        head_ui(ui, Icon::Graph, Tone::Muted, &tr.say("import-ties-kind"));
        let questions = app.campaign().questions();
        let word = |key: &str, own: &str| {
            let id = format!("map-view-says-{key}");
            match own.trim() {
                "" if tr.knows(&id) => tr.say(&id),
                "" => key.to_owned(),
                own => own.to_owned(),
            }
        };
        let moves = tr.say("map-view-says-moves");
        let offered = || questions.iter().filter(|question| !question.retired);
        let now = match import.choices.kind.as_deref() {
            None => offered().next().map(|first| first.key.to_string()).unwrap_or_default(),
            Some(kind) => kind.to_owned(),
        };
        let shown = match questions.iter().find(|question| *question.key == *now) {
            Some(question) => word(&question.key, &question.word),
            None => moves.clone(),
        };
        let mut chosen = None;
        menu_button(ui, Button::plain(&shown).caret(), |ui| {
            for question in offered() {
                let words = word(&question.key, &question.word);
                if menu_item(ui, None, &words, "", *question.key == *now).clicked() {
                    chosen = Some(question.key.to_string());
                }
            }
            menu_line(ui);
            if menu_item(ui, None, &moves, "", now == "moves").clicked() {
                chosen = Some("moves".to_owned());
            }
        });
        if let Some(kind) = chosen {
            Self::choose(import, |choices| choices.kind = Some(kind), out);
        }
    }

    /// What the questions the list brings ask for.
    fn questions_ui(ui: &mut Ui, app: &App, import: &TieImport, out: &mut Outbox) {
        let tr = app.tr();
        let words = ["import-ties-trust", "import-ties-work", "import-ties-social"].map(|id| tr.say(id));
        let [trust, work, social] = &words;
        let options = [
            (QuestionKind::Trust, trust.as_str()),
            (QuestionKind::Work, work),
            (QuestionKind::Social, social),
        ];
        for question in &import.draft.questions {
            let (sign, tone) = if question.certain {
                (Icon::Check, Tone::Muted)
            } else {
                (Icon::WarningCircle, Tone::Warning)
            };
            head_ui(ui, sign, tone, &tr.with("import-ties-question", args!["word" => &question.word]));
            let why = match (question.kind, question.certain) {
                (QuestionKind::Work, _) => "import-ties-question-work",
                (_, false) => "import-ties-question-guess",
                (QuestionKind::Trust, true) => "import-ties-question-trust",
                (QuestionKind::Social, true) => "import-ties-question-social",
            };
            Words::new(tr.say(why)).muted().wrap().ui(ui);
            let mut kind = question.kind;
            let name = tr.with("import-ties-asks", args!["word" => &question.word]);
            let turned =
                ui.push_id(("question", &question.key), |ui| segments(ui, &name, &options, &mut kind));
            if turned.inner {
                let key = question.key.clone();
                Self::choose(
                    import,
                    |choices| {
                        choices.asks.insert(key, kind);
                    },
                    out,
                );
            }
        }
    }

    /// The row that is looked at: what is odd about it, in full.
    fn row_ui(&self, ui: &mut Ui, app: &App, import: &TieImport) {
        let entry = self.at.and_then(|at| self.shown.get(at)).and_then(|number| self.entries.get(*number));
        let (Some(entry), Some(sheet)) = (entry, import.sheets.get(import.draft.sheet)) else { return };
        let (sign, tone) = entry.sign;
        let row = args!["row" => sheet.row_number(entry.at)];
        head_ui(ui, sign, tone, &app.tr().with("import-this-row", row));
        Words::new(&entry.words).muted().wrap().ui(ui);
    }
}

fn is_known(what: &What) -> bool {
    matches!(what, What::TieKnown | What::TieBack { .. })
}

/// What a column is taken for, as a menu; another choice.
fn mapping_ui(ui: &Ui, app: &App, head: &str, column: Column, cell: Rect) -> Option<Column> {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let word = column.word(tr);
    let inner = Rect::from_min_size(cell.min + vec2(8.0, 8.0), vec2(cell.width() - 16.0, measure::CONTROL));
    // A column without a head cannot be named in a rule.
    let can_choose = !head.is_empty();
    let name = tr.with("import-column", args!["head" => head, "column" => &word]);
    let sense = if can_choose { Sense::click() } else { Sense::hover() };
    let button = ui.interact(inner, ui.scope_id().with(("tie-column", head, cell.left() as i32)), sense);
    button.widget_info(|| WidgetInfo::labeled(Role::ComboBox, can_choose, &name));
    let edge = if button.hovered() && can_choose { theme.text } else { theme.line_strong };
    let border = Stroke::new(measure::LINE, edge);
    let radius = f32::from(measure::RADIUS_CONTROL);
    ui.painter().rect(inner, radius, theme.raised, border, egui::StrokeKind::Inside);
    let left_out = column == Column::LeaveOut;
    let tone = if left_out { Tone::Muted } else { Tone::Text };
    let words = Words::new(&word).strong_if(!left_out).tone(tone);
    words.paint_at(ui.painter(), theme, inner.left_center() + vec2(10.0, 0.0), inner.width() - 34.0);
    if can_choose {
        let caret = pos2(inner.right() - 14.0, inner.center().y);
        icon(ui.painter(), Icon::CaretDown, caret, 12.0, theme.muted);
    }
    crate::ui::focus_ring(ui, &button, inner, measure::RADIUS_CONTROL);
    let mut chosen = None;
    Popup::menu(&button).width(200.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for other in [
            Column::LeaveOut,
            Column::From,
            Column::To,
            Column::Kind,
            Column::Day,
            Column::Mutual,
            Column::Weight,
        ] {
            let sign = (other == Column::LeaveOut).then_some(Icon::X);
            if menu_item(ui, sign, &other.word(tr), "", other == column).clicked() {
                chosen = Some(other).filter(|other| *other != column);
                ui.close();
            }
        }
    });
    chosen
}
