//! Four facts about a leader, never one status: evidence, judgement, talk, proof; each with who said
//! it and when. What speaks for it stands beside what speaks against it.

use egui::{Align, Layout, Sense, Ui, vec2};

use super::rows::part_ui;
use crate::app::{
    Action, App, Door, Evidence as Counted, Filter, Leadership, Point, outcome as outcome_of, planned_talk,
};
use crate::args;
use crate::model::{Judgement, Outcome, QuestionKind, RecordId, TalkStands, Worker};
use crate::ui::evidence::{judgement_word, level_words, point_words, set_by, talk_word, trust_words};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::age_mark;
use crate::ui::said::person as name_of;
use crate::ui::{self, Badge, Button, Theme, Tone, Words, deeds, door, focus_ring, measure};

/// So many of their people are shown.
const MOST_PEOPLE: usize = 8;
/// A talk is planned for so many days ahead, until somebody says another day.
const DAYS_AHEAD: i32 = 3;

/// What is known of a person in their own unit. Kept until the campaign changes: counting looks at
/// everybody.
#[derive(Default)]
pub(super) struct Evidence {
    of: Option<(RecordId, u64)>,
    counted: Option<Counted>,
    speaks_for: Vec<Point>,
    against: Vec<Point>,
    /// Who sets a judgement is asked for: the choices are shown.
    judging: bool,
}

impl Evidence {
    /// Counts anew where somebody else is looked at or something changed.
    pub(super) fn follow(&mut self, app: &App, person: RecordId) {
        let of = Some((person, app.campaign().revision));
        if self.of == of {
            return;
        }
        self.judging &= self.of.is_some_and(|(known, _)| known == person);
        self.of = of;
        let campaign = app.campaign();
        let counted = campaign.worker(person).filter(|worker| campaign.is_counted(worker)).map(|worker| {
            let unit = worker.unit().filter(|unit| campaign.unit(*unit).is_some());
            let ground = app.ground(unit);
            app.evidence(&ground, &app.leaders_on(&ground), person)
        });
        self.speaks_for = counted.as_ref().map(|counted| counted.speaks_for(campaign)).unwrap_or_default();
        self.against = counted.as_ref().map(|counted| counted.speaks_against(campaign)).unwrap_or_default();
        self.counted = counted;
    }
}

/// The four facts.
pub(super) fn leader_ui(ui: &mut Ui, app: &App, worker: &Worker, evidence: &mut Evidence, out: &mut Outbox) {
    let tr = app.tr();
    part_ui(ui, &tr.say("inspector-leadership"), "");
    judgement_ui(ui, app, worker, evidence, out);
    if app.is_presenting() {
        return;
    }
    if let Some(counted) = &evidence.counted {
        evidence_ui(ui, app, worker, counted, out);
        proof_line_ui(ui, app, worker, counted);
    }
}

/// Both sides, and what their people did: where leaders are looked at.
pub(super) fn weigh_ui(ui: &mut Ui, app: &App, evidence: &Evidence, out: &mut Outbox) {
    if let Some(counted) = &evidence.counted {
        sides_ui(ui, app, evidence, counted);
        people_ui(ui, app, counted, out);
    }
}

/// Our judgement and where the talk stands, each with who set it and when; one click changes them.
fn judgement_ui(ui: &mut Ui, app: &App, worker: &Worker, evidence: &mut Evidence, out: &mut Outbox) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let judgement = *worker.judgement.value();
    ui.horizontal(|ui| {
        ui.set_min_height(measure::CONTROL);
        let star = match judgement {
            Judgement::Identified => Some(ui::Star::Leader),
            Judgement::Suggested => Some(ui::Star::Suggested),
            Judgement::NotALeader | Judgement::NotLookedAt => None,
        };
        if let Some(star) = star {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
            ui::star(ui.painter(), theme, rect.center(), 13.0, star, None);
        }
        let identified = judgement == Judgement::Identified;
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - 76.0);
            Words::new(judgement_word(app, judgement)).strong_if(identified).ui(ui);
        });
        if !app.is_presenting() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let change = tr.say("inspector-judge");
                if Button::quiet(&change).key("L").chosen(evidence.judging).ui(ui).clicked() {
                    evidence.judging = !evidence.judging;
                }
            });
        }
    });
    if app.is_presenting() {
        return;
    }
    let by = set_by(app, worker.judgement.said());
    if !by.is_empty() && judgement != Judgement::NotLookedAt {
        Words::new(tr.with("inspector-set-by", args!["by" => &by])).muted().ui(ui);
    }
    if evidence.judging {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for other in
                [Judgement::Identified, Judgement::Suggested, Judgement::NotALeader, Judgement::NotLookedAt]
            {
                let words = judgement_word(app, other);
                if Button::plain(&words).chosen(other == judgement).ui(ui).clicked() {
                    out.send(Action::Do(deeds::judge(&[worker.id], other)));
                    evidence.judging = false;
                }
            }
        });
    }
    let stands = *worker.talk.value();
    if evidence.judging || judgement == Judgement::Identified || stands != TalkStands::NotBegun {
        let by = set_by(app, worker.talk.said());
        let word = tr.with("inspector-talk-stands", args!["stands" => talk_word(app, stands)]);
        let words = if by.is_empty() { word } else { format!("{word} · {by}") };
        Words::new(words).wrap().muted().ui(ui);
    }
    if evidence.judging {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for other in [TalkStands::NotBegun, TalkStands::InConversation, TalkStands::Yes, TalkStands::No] {
                let words = talk_word(app, other);
                if Button::plain(&words).chosen(other == stands).ui(ui).clicked() {
                    out.send(Action::Do(deeds::talk_stands(&[worker.id], other)));
                    evidence.judging = false;
                }
            }
        });
    }
}

/// By how many of how many asked: each kind of question apart.
fn evidence_ui(ui: &mut Ui, app: &App, worker: &Worker, counted: &Counted, out: &mut Outbox) {
    let tr = app.tr();
    let mut any = false;
    let ids = [
        (QuestionKind::Trust, "inspector-named-trust"),
        (QuestionKind::Work, "inspector-named-work"),
        (QuestionKind::Social, "inspector-named-social"),
    ];
    for (kind, id) in ids {
        let leads = counted.leads == Some(kind);
        let (by, of) = match counted.kind(kind) {
            Some(named) => (named.named_by, named.of_asked),
            None if leads => (0, counted.of_asked),
            None => continue,
        };
        if of == 0 || by == 0 && !leads {
            continue;
        }
        any = true;
        let count = tr.with("chart-acted", args!["n" => by, "of" => of]);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            Words::new(tr.say("inspector-named")).ui(ui);
            let name = name_of(app, worker);
            let says = tr.with("inspector-named-door", args!["name" => name]);
            if door(ui, &count, &says).clicked() {
                let people = app.namings(worker.id, kind).inside.get(&worker.id).cloned().unwrap_or_default();
                out.send(Action::Filter(Filter { door: Some(Door { says, people }), ..Filter::default() }));
            }
            Words::new(tr.say(id)).ui(ui);
        });
    }
    if !any {
        Words::new(tr.say("inspector-nobody-asked")).muted().wrap().ui(ui);
    }
}

/// The fourth fact: what was promised and came over all tests, and whether a test proves it.
fn proof_line_ui(ui: &mut Ui, app: &App, worker: &Worker, counted: &Counted) {
    let tr = app.tr();
    let (promised, brought) = counted.delivered();
    if promised > 0 {
        let words = tr.with("inspector-promised", args!["of" => promised, "n" => brought]);
        let tone = if brought < promised { Tone::Warning } else { Tone::Good };
        Words::new(words).tone(tone).wrap().ui(ui);
    }
    let id = match app.tallies().leadership(worker.id) {
        Leadership::Proven => "inspector-proven",
        Leadership::Target => "inspector-target",
        Leadership::None => return,
    };
    Words::new(tr.say(id)).muted().wrap().ui(ui);
}

/// Both sides, and how far the counts can be trusted.
fn sides_ui(ui: &mut Ui, app: &App, evidence: &Evidence, counted: &Counted) {
    let tr = app.tr();
    for (head, points) in
        [("inspector-speaks-for", &evidence.speaks_for), ("inspector-speaks-against", &evidence.against)]
    {
        part_ui(ui, &tr.say(head), "");
        for point in points {
            Words::new(point_words(app, point)).wrap().ui(ui);
        }
        let level = counted.level.as_ref().filter(|_| head == "inspector-speaks-for");
        if let Some(level) = level {
            Words::new(level_words(app, level)).wrap().ui(ui);
        }
        if points.is_empty() {
            Words::new(tr.say("inspector-speaks-nothing")).muted().ui(ui);
        }
    }
    if counted.of_asked > 0 {
        Words::new(trust_words(app, &counted.trust)).muted().wrap().ui(ui);
    }
}

/// What their people did: those they move, as somebody said it, test by test.
fn people_ui(ui: &mut Ui, app: &App, counted: &Counted, out: &mut Outbox) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let campaign = app.campaign();
    let end = if counted.people.is_empty() { String::new() } else { tr.number(counted.people.len() as i64) };
    part_ui(ui, &tr.say("inspector-people-did"), &end);
    if counted.people.is_empty() {
        Words::new(tr.say("inspector-people-unknown")).muted().wrap().ui(ui);
        return;
    }
    let ladder = campaign.ladder();
    for person in counted.people.iter().take(MOST_PEOPLE) {
        let Some(worker) = campaign.worker(*person) else { continue };
        let name = name_of(app, worker);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), measure::TARGET), Sense::click());
        let outcomes: Vec<Outcome> = ladder.iter().map(|test| outcome_of(worker, test.id)).collect();
        let did = outcomes.iter().filter(|outcome| **outcome == Outcome::Did).count();
        let of = outcomes.iter().filter(|outcome| **outcome != Outcome::NotAsked).count();
        let says = tr.with("inspector-person-did", args!["name" => &name, "n" => did, "of" => of]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &says));
        if response.hovered() {
            ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, theme.hover);
        }
        let support = campaign.support(worker);
        let value = support.map_or(0, |support| support.rating.value);
        let age = support.map_or(ui::Age::Fresh, |support| age_mark(app, support.rating));
        let numeral = tr.numeral(value);
        let mark = campaign.scale().mark(value);
        let at = rect.left_center() + vec2(9.0, 0.0);
        let badge = Badge::new(mark).age(age).numeral(&numeral).on(theme.background);
        badge.paint(ui.painter(), theme, at, 18.0);
        let dots = 13.0 * outcomes.len() as f32;
        for (place, outcome) in (0_u8..).zip(&outcomes) {
            let at = rect.right_center() - vec2(dots - 6.5 - f32::from(place) * 13.0, 0.0);
            ui::outcome(ui.painter(), theme, at, 9.0, *outcome);
        }
        let at = rect.left_center() + vec2(26.0, 0.0);
        Words::new(&name).paint_at(ui.painter(), theme, at, rect.width() - 34.0 - dots);
        focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
        if response.clicked() {
            out.send(Action::Select(app.selection().only(*person)));
        }
    }
    if counted.people.len() > MOST_PEOPLE {
        let more = tr.with("inspector-people-more", args!["n" => counted.people.len() - MOST_PEOPLE]);
        Words::new(more).muted().ui(ui);
    }
}

/// The foot that stays on the screen: a hint is no verdict, and the button plans the talk.
pub(super) fn talk_ui(ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
    let tr = app.tr();
    Words::new(tr.say("inspector-hint-no-verdict")).muted().wrap().ui(ui);
    ui.add_space(measure::GAP_4);
    let name = name_of(app, worker);
    let first = name.split_whitespace().next().unwrap_or(&name).to_owned();
    let words = tr.with("inspector-plan-talk", args!["name" => first]);
    let planned = app.campaign().talks.values().any(|talk| {
        !*talk.held.value()
            && talk.worker.value().is_some_and(|id| app.campaign().canonical(id) == worker.id)
            && talk.day.value().is_some_and(|day| day >= app.today())
    });
    if planned {
        Words::new(tr.say("inspector-talk-planned")).tone(Tone::Good).wrap().ui(ui);
        return;
    }
    let button = Button::primary(&words).width(ui.available_width());
    if button.ui(ui).clicked() {
        let campaign = app.campaign();
        let typist = campaign.about.authors.get(&app.session().author()).map(|name| name.value().to_string());
        let day = app.today().plus(DAYS_AHEAD);
        out.send(Action::Make(planned_talk(worker.id, &typist.unwrap_or_default(), day)));
    }
}
