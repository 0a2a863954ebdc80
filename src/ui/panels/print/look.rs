//! The page as it will come out, drawn from the scene that is printed.

use egui::{Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use crate::app::{App, Names, PaperWay, Printed};
use crate::args;
use crate::chart::{self, Fonts, Palette, Scene, form_pages, posters};
use crate::model::RecordId;
use crate::ui::Icon;
use crate::ui::paint::paint_paper;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::{Theme, colour};
use crate::ui::widgets::Button;
use crate::ui::{measure, text};

/// What the pages were made from.
type Key = (RecordId, u64, Printed, PaperWay);

/// The pages, kept until something changes.
#[derive(Default)]
pub(super) struct Preview {
    key: Option<Key>,
    fonts: Fonts,
    pages: Vec<Scene>,
    sheets: usize,
    page: usize,
    /// The page as it is shown, with the size it was made for.
    shown: Option<(usize, Vec2, Scene)>,
}

impl Preview {
    /// How many sheets there are.
    pub(super) fn sheets(&self) -> usize {
        self.sheets
    }

    /// Lays the pages out anew where something changed.
    pub(super) fn follow(&mut self, app: &App, what: &Printed, way: PaperWay) {
        // Whoever looks at the screen with us sees no name that presenting hides.
        let names = if app.is_presenting() { Names::Codes } else { way.names };
        let way = PaperWay { names, ..way };
        let campaign = app.campaign();
        let key = (campaign.id, campaign.revision, what.clone(), way);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let forms = app.sheet_forms(what, way);
        self.key = Some(key);
        self.sheets = forms.len();
        self.shown = None;
        self.pages.clear();
        let first = if way.across > 1 { chart::Paper::A4 } else { way.paper };
        for form in &forms {
            self.pages.extend(form_pages(form, first, &mut self.fonts, app.tr()).unwrap_or_default());
        }
        if way.across > 1 {
            let made = posters(&self.pages, way.paper, way.across, &mut self.fonts, app.tr());
            self.pages = made.unwrap_or_default();
        }
        self.page = self.page.min(self.pages.len().saturating_sub(1));
    }

    /// Draws a page within a room, how many there are, and the way to the others.
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, room: Vec2) {
        let tr = app.tr();
        let of = self.pages.len();
        let count = tr.with("print-count", args!["n" => self.sheets, "pages" => of]);
        Words::new(count).strong().wrap().ui(ui);
        let Some(page) = self.pages.get(self.page) else {
            Words::new(tr.say("print-nobody")).muted().wrap().ui(ui);
            return;
        };
        let size = vec2(page.size_pt.width, page.size_pt.height);
        let high = room.y - 2.0 * measure::CONTROL - measure::GAP_8;
        let scale = (room.x / size.x).min(high / size.y).max(0.1);
        if self.shown.as_ref().is_none_or(|(at, then, _)| (*at, *then) != (self.page, room)) {
            self.shown = Some((self.page, room, page.scaled(scale)));
        }
        let (rect, response) = ui.allocate_exact_size(size * scale, Sense::hover());
        let words = tr.with("chart-page", args!["n" => self.page + 1, "of" => of]);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, tr.say("print-preview")));
        if let Some((.., scene)) = &self.shown {
            let theme = Theme::of(ui.ctx());
            let paper = colour(Palette::paper().rgba(chart::Ink::Surface));
            ui.painter().rect_filled(rect, 0.0, paper);
            paint_paper(&ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())), scene, rect.min);
            let edge = Stroke::new(measure::LINE, theme.line_strong);
            ui.painter().rect_stroke(rect, 0.0, edge, StrokeKind::Outside);
        }
        tooltip(response, &tr.say("print-preview"));
        if of > 1 {
            ui.horizontal(|ui| {
                let (before, after) = (tr.say("print-page-before"), tr.say("print-page-after"));
                let has_before = self.page > 0;
                if Button::icon_only(Icon::CaretLeft, &before).enabled(has_before).ui(ui).clicked() {
                    self.page -= 1;
                }
                text::muted(ui, words.as_str());
                let has_after = self.page + 1 < of;
                if Button::icon_only(Icon::CaretRight, &after).enabled(has_after).ui(ui).clicked() {
                    self.page += 1;
                }
            });
        }
    }
}
