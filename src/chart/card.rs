//! One card at each level of detail.

use crate::i18n::Tr;
use crate::model::{Basis, Day, Field};
use crate::tally::{Age, outcome};

use super::geometry::{Point, Rect};
use super::ink::Ink;
use super::look::{Detail, Over};
use super::marks::{Badge, Pen, Star, Style};
use super::people::Person;
use super::scene::Shape;
use super::wall::Plan;

/// Test marks on a card: the latest of a longer ladder.
const MOST_MARKS: usize = 5;

/// How one card is drawn.
pub(super) struct Manner<'a> {
    pub(super) detail: Detail,
    pub(super) over: &'a Over<'a>,
    /// Names and jobs are left out: too many cards are in sight.
    pub(super) wordless: bool,
    /// What lies behind the cards of this lane.
    pub(super) ground: Ink,
    pub(super) tr: &'a Tr,
}

impl Plan {
    pub(super) fn draw_card(&self, pen: &mut Pen<'_>, person: &Person, rect: Rect, manner: &Manner<'_>) {
        let id = person.worker.id;
        pen.of = Some(id);
        let selected = (manner.over.selected)(id);
        let focused = manner.over.focused == Some(id);
        let hovered = manner.over.hovered == Some(id);
        let ground = match manner.detail.has_names() {
            _ if selected => Ink::Selection,
            true if hovered => Ink::Hover,
            true => Ink::Raised,
            false => manner.ground,
        };
        if manner.detail.has_names() {
            let (edge, width_pt) = match (focused, selected, hovered) {
                (true, ..) => (Ink::Focus, 2.0),
                (_, true, _) => (Ink::Focus, 1.0),
                (_, _, true) => (Ink::LineStrong, 1.0),
                _ => (Ink::Line, 1.0),
            };
            pen.fill(Shape::Box { rect, radius_pt: 4.0 }, ground);
            let ring = Shape::Box { rect: rect.shrunk(width_pt / 2.0), radius_pt: 4.0 };
            pen.stroke(ring, edge, width_pt, None);
        } else if selected || focused || hovered {
            let around = Shape::Box { rect: rect.shrunk(-1.0), radius_pt: 4.0 };
            if selected {
                pen.fill(around.clone(), Ink::Selection);
            }
            let edge = if focused || selected { Ink::Focus } else { Ink::LineStrong };
            pen.stroke(around, edge, if focused { 2.0 } else { 1.0 }, None);
        }
        match manner.detail {
            Detail::Dots => self.draw_badge(pen, person, rect.middle(), 10.0, ground, manner.tr),
            Detail::Tiles => self.draw_tile(pen, person, rect, ground, manner.tr),
            Detail::Lines => self.draw_line(pen, person, rect, ground, manner),
            Detail::Cards => self.draw_named(pen, person, rect, ground, manner),
            Detail::Reasons => self.draw_reasons(pen, person, rect, ground, manner),
        }
        pen.of = None;
    }

    /// The star of a person: that of a unit before our judgement.
    pub(super) fn star_of(&self, person: &Person) -> Option<Star> {
        let given = self.stars.get(&person.worker.id).copied();
        match (given, person.star) {
            (Some(Star::Leader), _) | (_, Some(Star::Leader)) => Some(Star::Leader),
            (given, judged) => given.or(judged),
        }
    }

    fn age_of(&self, rated: Option<Day>) -> Age {
        rated.map_or(Age::Fresh, |day| Age::of(day, self.look.today))
    }

    fn draw_badge(
        &self,
        pen: &mut Pen<'_>,
        person: &Person,
        middle: Point,
        box_pt: f32,
        ground: Ink,
        tr: &Tr,
    ) {
        let numeral = if box_pt < 16.0 { String::new() } else { tr.numeral(person.value) };
        let age = self.age_of(person.rated);
        pen.badge(middle, &Badge { mark: person.mark, numeral: &numeral, age, box_pt, ground });
    }

    fn draw_tile(&self, pen: &mut Pen<'_>, person: &Person, rect: Rect, ground: Ink, tr: &Tr) {
        self.draw_badge(pen, person, rect.middle(), 20.0, ground, tr);
        if let Some(star) = self.star_of(person) {
            pen.star(Point::new(rect.right() - 2.0, rect.y + 2.0), 11.0, star, ground, true);
        }
    }

    fn draw_line(&self, pen: &mut Pen<'_>, person: &Person, rect: Rect, ground: Ink, manner: &Manner<'_>) {
        self.draw_badge(pen, person, Point::new(rect.x + 16.0, rect.middle().y), 16.0, ground, manner.tr);
        if !manner.wordless {
            self.draw_name(pen, person, Point::new(rect.x + 30.0, rect.y + 6.0), rect.right() - 8.0, ground);
        }
    }

    fn draw_named(&self, pen: &mut Pen<'_>, person: &Person, rect: Rect, ground: Ink, manner: &Manner<'_>) {
        self.draw_badge(pen, person, Point::new(rect.x + 18.0, rect.middle().y), 20.0, ground, manner.tr);
        if manner.wordless {
            return;
        }
        let right = rect.right() - 8.0;
        self.draw_name(pen, person, Point::new(rect.x + 34.0, rect.y + 6.0), right, ground);
        let marks = self.draw_outcomes(pen, person, Point::new(right, rect.y + 30.0), 8.0);
        let room = right - marks - 6.0 - (rect.x + 34.0);
        pen.words(
            &person.worker.job,
            Point::new(rect.x + 34.0, rect.y + 22.0),
            Style::plain(Ink::Muted),
            room,
        );
    }

    fn draw_reasons(&self, pen: &mut Pen<'_>, person: &Person, rect: Rect, ground: Ink, manner: &Manner<'_>) {
        self.draw_badge(pen, person, Point::new(rect.x + 26.0, rect.y + 26.0), 28.0, ground, manner.tr);
        if manner.wordless {
            return;
        }
        let (left, right) = (rect.x + 50.0, rect.right() - 10.0);
        let room = right - left;
        self.draw_name(pen, person, Point::new(left, rect.y + 8.0), right, ground);
        let about: Vec<&str> = std::iter::once(&**person.worker.job)
            .chain(person.worker.languages.iter().map(|language| &**language))
            .filter(|word| !word.is_empty())
            .collect();
        pen.words(&about.join(" · "), Point::new(left, rect.y + 24.0), Style::plain(Ink::Muted), room);
        let marks = self.latest_tests().len() as f32 * 15.0 - 3.0;
        self.draw_outcomes(pen, person, Point::new(left + marks.max(0.0), rect.y + 48.0), 12.0);
        let why = self.reason(person, manner.tr);
        pen.words(&why, Point::new(left, rect.y + 57.0), Style::plain(Ink::Muted), room);
    }

    /// What the rating rests on and how old it is.
    fn reason(&self, person: &Person, tr: &Tr) -> String {
        let rating = crate::model::support(&person.worker.ratings).map(|support| support.rating);
        let Some(rating) = rating else { return tr.say("chart-not-assessed") };
        let basis = match rating.basis {
            Basis::Did => tr.say("chart-basis-did"),
            Basis::Said => tr.say("chart-basis-said"),
            Basis::Guess => tr.say("chart-basis-guess"),
        };
        let age = tr.age(i64::from(rating.day.days_until(self.look.today)));
        format!("{basis} · {age}")
    }

    /// Name, star, and a dot where what is said of the person disagrees.
    fn draw_name(&self, pen: &mut Pen<'_>, person: &Person, top_left: Point, right: f32, ground: Ink) {
        let star = self.star_of(person);
        let mut end = right;
        if let Some(star) = star {
            pen.star(Point::new(right - 6.5, top_left.y + 8.0), 13.0, star, ground, false);
            end -= 17.0;
        }
        let place = person.worker.places.get(&*self.look.grouping);
        if person.worker.name.is_disputed() || place.is_some_and(Field::is_disputed) {
            let middle = Point::new(end - 3.0, top_left.y + 8.0);
            pen.fill(Shape::Circle { middle, radius_pt: 3.0 }, Ink::Warning);
            end -= 10.0;
        }
        let strong = matches!(star, Some(Star::Leader | Star::Second));
        let style = if strong { Style::strong(Ink::Text) } else { Style::plain(Ink::Text) };
        pen.words(&person.worker.name, top_left, style, end - top_left.x);
    }

    pub(super) fn latest_tests(&self) -> &[crate::model::RecordId] {
        let from = self.tests.len().saturating_sub(MOST_MARKS);
        self.tests.get(from..).unwrap_or_default()
    }

    /// One mark a test, ending at `right`; returns their width.
    fn draw_outcomes(&self, pen: &mut Pen<'_>, person: &Person, right: Point, size_pt: f32) -> f32 {
        let tests = self.latest_tests();
        let width = tests.len() as f32 * (size_pt + 3.0) - 3.0;
        let mut middle = right.moved(size_pt / 2.0 - width, 0.0);
        for test in tests {
            pen.outcome(middle, outcome(&person.worker, *test), size_pt);
            middle.x += size_pt + 3.0;
        }
        width.max(0.0)
    }
}
