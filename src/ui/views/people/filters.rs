//! The filters under the heads: they write into the one query that all views share.

use egui::{
    Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::People;
use super::columns::{Column, known_words};
use super::table::Laid;
use crate::app::{Action, App, Filter};
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Chip, Field, focus_ring, menu_item};
use crate::ui::{Icon, Tone, measure};

/// What a column can be filtered by: a value of the query, and its words.
struct Choice {
    value: String,
    words: String,
}

impl Column {
    /// The field of the query language that asks for it.
    fn field(&self) -> Option<String> {
        Some(match self {
            Self::Job => "job".to_owned(),
            Self::Place(key) => key.to_string(),
            Self::Support => "support".to_owned(),
            Self::Rated => "rated".to_owned(),
            Self::Leader => "leader".to_owned(),
            Self::Tests => "test".to_owned(),
            Self::Languages => "language".to_owned(),
            Self::Standing => "standing".to_owned(),
            Self::Responsible => "responsible".to_owned(),
            Self::Name | Self::Phone | Self::Email | Self::Number => return None,
        })
    }

    /// Whether several values can hold at once.
    fn takes_several(&self) -> bool {
        matches!(self, Self::Job | Self::Place(_) | Self::Support | Self::Languages)
    }

    fn choices(&self, app: &App) -> Vec<Choice> {
        let tr = app.tr();
        let plain = |value: String| Choice { words: value.clone(), value };
        let said = |value: &str, id: &str| Choice { value: value.to_owned(), words: tr.say(id) };
        let mut choices: Vec<Choice> = match self {
            Self::Support => {
                let scale = app.campaign().scale();
                let level = |level: &crate::model::Level| {
                    let numeral = tr.numeral(level.value);
                    let words =
                        if level.word.is_empty() { numeral } else { format!("{numeral} {}", level.word) };
                    Choice { value: level.value.to_string(), words }
                };
                scale.offered().filter(|own| own.value != 0).map(level).collect()
            }
            Self::Rated => vec![
                said("<4w", "people-rated-fresh"),
                said(">4w", "people-rated-ageing"),
                said(">12w", "people-rated-old"),
                said("never", "people-filter-none"),
            ],
            Self::Leader => vec![
                said("yes", "people-leader-is"),
                said("suggested", "people-leader-suggested"),
                said("not", "people-leader-not"),
            ],
            Self::Tests => {
                let ladder = app.campaign().ladder();
                let of = |name: &str, answer: &str, mark: &str| Choice {
                    value: format!("{name}={answer}"),
                    words: format!("{name}: {}", tr.say(mark)),
                };
                let outcomes = [
                    ("did", "mark-did"),
                    ("refused", "mark-refused"),
                    ("asked", "mark-asked"),
                    ("none", "mark-not-asked"),
                ];
                let each = ladder
                    .iter()
                    .flat_map(|test| outcomes.map(|(answer, mark)| of(&test.name, answer, mark)));
                each.collect()
            }
            other => known_words(other, app).into_iter().take(200).map(plain).collect(),
        };
        let can_lack =
            matches!(self, Self::Job | Self::Place(_) | Self::Support | Self::Languages | Self::Responsible);
        if can_lack {
            choices.push(said("none", "people-filter-none"));
        }
        choices
    }
}

impl People {
    pub(super) fn filters_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        room: Rect,
        laid: &[Laid],
        scrolled: f32,
        out: &mut Outbox,
    ) {
        let theme = Theme::of(ui.ctx());
        ui.painter().rect_filled(room, 0.0, theme.surface);
        let held = laid.first().map_or(0.0, |first| first.width);
        let beside = Rect::from_min_max(pos2(room.left() + held, room.top()), room.max);
        for at in laid {
            let is_held = at.left <= 0.0;
            let left = room.left() + at.left - if is_held { 0.0 } else { scrolled };
            let cell = Rect::from_min_size(pos2(left, room.top()), vec2(at.width, room.height()));
            let clip = if is_held { cell } else { beside }.intersect(ui.clip_rect());
            if cell.intersect(clip).width() < 2.0 {
                continue;
            }
            let mut child = ui.new_child(UiBuilder::new().id_salt(("filter", at.left as i32)).max_rect(cell));
            child.set_clip_rect(clip);
            if is_held {
                self.words_ui(&mut child, app, cell, out);
            } else {
                choose_ui(&mut child, app, &at.column, cell, clip, out);
            }
        }
        let line = Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(room.x_range(), room.bottom() - 0.5, line);
    }

    /// The words of the query, under the names.
    fn words_ui(&mut self, ui: &mut Ui, app: &App, cell: Rect, out: &mut Outbox) {
        let tr = app.tr();
        let id = ui.scope_id().with("words");
        if !ui.ctx().memory(|memory| memory.has_focus(id)) {
            self.hands.words = words_of(&app.filter().query);
        }
        let name = tr.say("people-filter-name");
        let hint = tr.say("people-filter-name.hint");
        let inner = Rect::from_center_size(cell.center(), vec2(cell.width() - 14.0, measure::CONTROL));
        let mut field = ui.new_child(UiBuilder::new().id_salt("words").max_rect(inner));
        let response = Field::new(&name)
            .id(id)
            .hint(&hint)
            .icon(Icon::MagnifyingGlass)
            .ui(&mut field, &mut self.hands.words);
        if response.changed() {
            send(app, with_words(&app.filter().query, &self.hands.words), out);
        }
    }
}

/// A cell of the filters: a click opens the values of the column.
fn choose_ui(ui: &mut Ui, app: &App, column: &Column, cell: Rect, clip: Rect, out: &mut Outbox) {
    let Some(field) = column.field() else { return };
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let query = &app.filter().query;
    let values = values_of(query, &field);
    let word = column.word(app);
    let name = tr.with("people-filter", crate::args!["column" => &word]);
    let visible = cell.intersect(clip);
    let response = ui.interact(visible, ui.scope_id().with("choose"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if values.is_empty() {
        if response.hovered() || response.has_focus() {
            let at = cell.left_center() + vec2(18.0, 0.0);
            icon(ui.painter(), Icon::FunnelSimple, at, measure::ICON, theme.muted);
        }
        focus_ring(ui, &response, visible.shrink(4.0), measure::RADIUS_CONTROL);
    } else {
        let chip = match values.as_slice() {
            _ if *column == Column::Support => values.join(", ").replace("none", "–"),
            [one] => {
                let known = column.choices(app).into_iter().find(|choice| choice.value == *one);
                known.map_or_else(|| one.clone(), |choice| choice.words)
            }
            many => tr
                .with("people-filter-many", crate::args!["n" => many.len(), "column" => word.to_lowercase()]),
        };
        let inner = Rect::from_center_size(cell.center(), vec2(cell.width() - 12.0, measure::CHIP));
        let mut chips = ui.new_child(UiBuilder::new().id_salt("chip").max_rect(inner));
        let off = tr.with("people-filter-off", crate::args!["column" => &word]);
        if Chip::new(&chip).tone(Tone::Accent).removable(&off).ui(&mut chips).clicked() {
            send(app, with_values(query, &field, &[]), out);
            return;
        }
    }
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(220.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let choices = column.choices(app);
        if choices.is_empty() {
            Words::new(tr.say("people-filter-nothing")).muted().ui(ui);
        }
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for choice in choices {
                let chosen = values.contains(&choice.value);
                let sign = if chosen { Icon::CheckCircle } else { Icon::Circle };
                let sign = if column.takes_several() { Some(sign) } else { None };
                if menu_item(ui, sign, &choice.words, "", chosen).clicked() {
                    let mut now = values.clone();
                    if chosen {
                        now.retain(|value| *value != choice.value);
                    } else {
                        if !column.takes_several() {
                            now.clear();
                        }
                        now.push(choice.value);
                    }
                    if *column == Column::Support {
                        now.sort();
                    }
                    send(app, with_values(query, &field, &now), out);
                    if !column.takes_several() {
                        ui.close();
                    }
                }
            }
        });
    });
}

fn send(app: &App, query: String, out: &mut Outbox) {
    out.send(Action::Filter(Filter { query, door: app.filter().door.clone() }));
}

/// The pieces of a query between blanks; quotes hold a piece together.
fn pieces(query: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut is_quoted = false;
    for letter in query.chars() {
        is_quoted ^= matches!(letter, '"' | '“' | '”');
        if letter.is_whitespace() && !is_quoted {
            pieces.push(String::new());
        } else if let Some(last) = pieces.last_mut() {
            last.push(letter);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn is_of(piece: &str, field: &str) -> bool {
    piece.split_once(':').is_some_and(|(name, _)| name.to_lowercase() == field.to_lowercase())
}

/// The values a query asks for in a field.
fn values_of(query: &str, field: &str) -> Vec<String> {
    let pieces = pieces(query);
    let Some((_, value)) =
        pieces.iter().find(|piece| is_of(piece, field)).and_then(|piece| piece.split_once(':'))
    else {
        return Vec::new();
    };
    let mut values = vec![String::new()];
    let mut is_quoted = false;
    for letter in value.chars() {
        match letter {
            '"' | '“' | '”' => is_quoted = !is_quoted,
            ',' if !is_quoted => values.push(String::new()),
            other => {
                if let Some(last) = values.last_mut() {
                    last.push(other);
                }
            }
        }
    }
    values.retain(|value| !value.trim().is_empty());
    if field == "support" {
        values = values.iter().flat_map(|value| spread(value)).collect();
    }
    values
}

/// "3-5" as its values.
fn spread(value: &str) -> Vec<String> {
    let digit = |text: &str| text.trim().parse::<u8>().ok();
    match value.split_once('-').and_then(|(from, to)| Some((digit(from)?, digit(to)?))) {
        Some((from, to)) => (from..=to.min(9)).map(|value| value.to_string()).collect(),
        None => vec![value.to_owned()],
    }
}

/// The query with other values in a field; none = the field is not asked for.
fn with_values(query: &str, field: &str, values: &[String]) -> String {
    let mut pieces: Vec<String> = pieces(query).into_iter().filter(|piece| !is_of(piece, field)).collect();
    if !values.is_empty() {
        let quoted = |value: &String| {
            let plain = !value.contains([',', ':', '"']) && !value.contains(char::is_whitespace);
            if plain { value.clone() } else { format!("\"{}\"", value.replace('"', "")) }
        };
        let values: Vec<String> = values.iter().map(quoted).collect();
        pieces.push(format!("{field}:{}", values.join(",")));
    }
    pieces.join(" ")
}

/// The words of a query, without its fields.
fn words_of(query: &str) -> String {
    pieces(query).into_iter().filter(|piece| !piece.contains(':')).collect::<Vec<_>>().join(" ")
}

/// The query with other words.
fn with_words(query: &str, words: &str) -> String {
    let fields = pieces(query).into_iter().filter(|piece| piece.contains(':'));
    let words = words.trim();
    let words = (!words.is_empty()).then(|| words.to_owned());
    words.into_iter().chain(fields).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{values_of, with_values, with_words, words_of};

    #[test]
    fn the_values_of_a_field_are_changed_and_the_rest_of_the_query_stays() {
        let query = "maria unit:\"5 North\",ICU rated:>4w";
        assert_eq!(values_of(query, "unit"), ["5 North", "ICU"]);
        let fewer = with_values(query, "unit", &["5 North".to_owned()]);
        assert_eq!(fewer, "maria rated:>4w unit:\"5 North\"");
        assert_eq!(with_values(&fewer, "unit", &[]), "maria rated:>4w");
        assert_eq!(values_of("support:2-4", "support"), ["2", "3", "4"]);
        assert_eq!(words_of(query), "maria");
        assert_eq!(with_words("maria support:3", "rosa l"), "rosa l support:3");
    }
}
