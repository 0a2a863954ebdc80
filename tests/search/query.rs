use proptest::prelude::*;
use wallchart::i18n::{Language, Tr};
use wallchart::log::Outside;
use wallchart::model::{
    Basis, Day, Edit, Fact, Fields, Judgement, Outcome, RecordId, Speaker, TalkField, TestField, TieKind,
    UnitField, WorkerField,
};
use wallchart::search::{Found, Index, Query};

use crate::desk::Desk;

const TODAY: i32 = 20_500;

fn find(desk: &Desk, text: &str) -> Found {
    let index = Index::of(desk.campaign());
    Query::parse(text).find(desk.campaign(), &index, Day::from_number(TODAY))
}

fn names(desk: &Desk, text: &str) -> Vec<String> {
    let found = find(desk, text);
    found.people.iter().map(|id| desk.campaign().worker(*id).unwrap().name.to_string()).collect()
}

fn say(desk: &Desk, text: &str) -> String {
    Query::parse(text).say(&find(desk, text), desk.campaign(), &Tr::new(Language::En))
}

/// Five people in two units, one of which has a part, and two shifts.
fn hospital() -> (Desk, Vec<RecordId>) {
    let mut desk = Desk::new();
    let north = desk.unit("5 North");
    let icu = desk.unit("ICU");
    let bay = desk.unit("Bay 2");
    desk.say(bay, Edit::SetUnit(Fields(vec![UnitField::Parent(Some(icu))])));
    let night = desk.unit("Night");
    desk.say(night, Edit::SetUnit(Fields(vec![UnitField::Grouping("shift".into())])));
    let given = [
        ("María López", "Nurse", Some(north), Some(night)),
        ("Mario Lopez", "Porter", Some(north), None),
        ("Nadia Benali", "Nurse", Some(icu), Some(night)),
        ("Ana Marković", "Head Nurse", Some(bay), None),
        ("Lift B", "", None, None),
    ];
    let mut people = Vec::new();
    for (name, job, unit, shift) in given {
        let id = desk.person(name, unit);
        let mut fields = vec![WorkerField::Job(job.into())];
        fields.extend(shift.map(|s| WorkerField::Place("shift".into(), Some(s))));
        desk.set(id, fields);
        people.push(id);
    }
    desk.set(people[1], vec![WorkerField::Note("asks about overtime; knows María".into())]);
    (desk, people)
}

#[test]
fn words_find_names_jobs_and_notes_and_names_come_first() {
    let (desk, _) = hospital();
    assert_eq!(names(&desk, "maria"), ["María López", "Mario Lopez"], "by name, then by note");
    assert_eq!(names(&desk, "nurse mar"), ["Ana Marković", "María López"]);
    assert_eq!(names(&desk, "overtime"), ["Mario Lopez"]);
    assert_eq!(names(&desk, "LÓPEZ mario"), ["Mario Lopez"]);
}

#[test]
fn one_wrong_letter_is_forgiven_where_nobody_is_called_so() {
    let (desk, _) = hospital();
    for slip in ["benaly", "nbenali", "beanli", "benli", "xenali"] {
        assert_eq!(names(&desk, slip), ["Nadia Benali"], "{slip}");
    }
    assert_eq!(names(&desk, "mario"), ["Mario Lopez"], "María is not meant: a Mario is here");
    assert!(names(&desk, "xyzali").is_empty());
    assert!(names(&desk, "xan").is_empty(), "three letters are too few to guess");
}

#[test]
fn fields_narrow() {
    let (mut desk, people) = hospital();
    desk.rate(people[0], 3, Basis::Said);
    desk.rate(people[2], 1, Basis::Did);
    desk.set(
        people[2],
        vec![WorkerField::Judgement(Judgement::Identified), WorkerField::Languages(vec!["Arabic".into()])],
    );
    desk.set(
        people[0],
        vec![WorkerField::Responsible(Some(people[2])), WorkerField::Free("Bus".into(), "Line 7".into())],
    );
    desk.set(people[4], vec![WorkerField::Standing("outside".into())]);
    for (query, expected) in [
        ("unit:ICU", vec!["Ana Marković", "Nadia Benali"]),
        ("unit:\"5 north\" job:porter", vec!["Mario Lopez"]),
        ("unit:north,bay maria", vec!["María López", "Mario Lopez"]),
        ("shift:night -unit:icu", vec!["María López"]),
        ("unit:none", vec!["Lift B"]),
        ("support:3", vec!["María López"]),
        ("support:1-2,none job:nurse", vec!["Ana Marković", "Nadia Benali"]),
        ("leader:yes", vec!["Nadia Benali"]),
        ("leader:no unit:icu", vec!["Ana Marković"]),
        ("language:arab", vec!["Nadia Benali"]),
        ("responsible:nadia", vec!["María López"]),
        ("-responsible:none", vec!["María López"]),
        ("bus:7", vec!["María López"]),
        ("counted:no", vec!["Lift B"]),
        ("standing:outside", vec!["Lift B"]),
        ("rated:never", vec!["Ana Marković", "Lift B", "Mario Lopez"]),
        ("unit:", vec!["Ana Marković", "Lift B", "María López", "Mario Lopez", "Nadia Benali"]),
    ] {
        assert_eq!(names(&desk, query), expected, "{query}");
    }
}

#[test]
fn ages_count_from_today_and_never_is_longer_than_any() {
    let (mut desk, people) = hospital();
    for (who, ago) in [(0, 3), (2, 20)] {
        let talk = desk.world.record();
        let fields = vec![
            TalkField::Worker(Some(people[who])),
            TalkField::Day(Some(Day::from_number(TODAY - ago))),
            TalkField::Held(true),
        ];
        desk.say(talk, Edit::SetTalk(Fields(fields)));
    }
    assert_eq!(names(&desk, "job:nurse talked:>14d"), ["Ana Marković", "Nadia Benali"]);
    assert_eq!(names(&desk, "talked:<2w"), ["María López"]);
    assert_eq!(names(&desk, "talked:<1m"), ["María López", "Nadia Benali"]);
    assert_eq!(names(&desk, "job:nurse talked:never"), ["Ana Marković"]);
    desk.rate(people[0], 2, Basis::Said);
    assert_eq!(names(&desk, "rated:>99d -rated:never"), ["María López"], "rated a hundred days ago");
    assert!(names(&desk, "rated:>100d -rated:never").is_empty());
}

#[test]
fn results_and_moves_are_found() {
    let (mut desk, people) = hospital();
    let test = desk.world.record();
    desk.say(test, Edit::SetTest(Fields(vec![TestField::Name("Petition, public".into())])));
    let day = Day::from_number(TODAY);
    for (who, outcome) in [(0, Outcome::Refused), (1, Outcome::Did)] {
        desk.say(people[who], Edit::State(Fact::Result { test, outcome, day, says: Speaker::Typist }));
    }
    assert_eq!(names(&desk, "test:petition=no"), ["María López"]);
    assert_eq!(names(&desk, "test:petition=yes"), ["Mario Lopez"]);
    assert_eq!(names(&desk, "test:petition=none unit:icu").len(), 2);
    assert!(names(&desk, "test:strike=did").is_empty());
    let tie = desk.world.record();
    let kind = TieKind::Moves { basis: Basis::Did };
    let fact = Fact::Tie { kind, from: people[2], to: people[3], mutual: false, day, says: Speaker::Typist };
    desk.say(tie, Edit::State(fact));
    assert_eq!(names(&desk, "moves-with:Nadia"), ["Ana Marković"]);
}

#[test]
fn a_filter_says_in_words_what_it_shows_and_whom_it_hides() {
    let (mut desk, people) = hospital();
    desk.rate(people[0], 3, Basis::Said);
    assert_eq!(say(&desk, ""), "all 5 people");
    assert_eq!(say(&desk, "support:3 unit:\"5 North\""), "1 of 5: rated 3, in 5 North");
    assert_eq!(say(&desk, "shift:night support:3"), "1 of 5: night shift, rated 3");
    assert_eq!(say(&desk, "shift:night"), "2 of 5: night shift; 3 without a shift are not shown");
    assert_eq!(say(&desk, "-leader:yes talked:>14d"), "5 of 5: not leader, no talk for more than 14 days");
    let included = Query::parse("shift:night").including_without("shift");
    let found = included.find(desk.campaign(), &Index::of(desk.campaign()), Day::from_number(TODAY));
    assert_eq!((found.people.len(), found.without.len()), (5, 0));
}

#[test]
fn every_term_has_words_in_english() {
    let (desk, _) = hospital();
    let all = "a b:c unit:x shift:x,none job:x language:x worksite:x support:1 support:none leader:yes leader:no \
        leader:suggested leader:rejected committee:yes counted:no standing:x test:t=did test:t=no test:t=asked \
        test:t=none talked:>1d talked:<1d talked:never rated:>1d rated:<2w rated:never responsible:x \
        responsible:none moves-with:x";
    let parts = Query::parse(all).parts(desk.campaign(), &Tr::new(Language::En));
    assert_eq!(parts.len(), 29);
    for part in parts {
        assert!(!part.contains("search-") && !part.contains('$'), "{part}");
    }
}

#[derive(Debug, Clone)]
enum Doing {
    Person(String),
    Rename(usize, String),
    Remove(usize),
    Same(usize, usize),
    Undo,
}

fn doing() -> impl Strategy<Value = Doing> {
    let word = || "[abcé]{1,3}( [ab]{1,2})?";
    prop_oneof![
        word().prop_map(Doing::Person),
        (0..9_usize, word()).prop_map(|(n, w)| Doing::Rename(n, w)),
        (0..9_usize).prop_map(Doing::Remove),
        (0..9_usize, 0..9_usize).prop_map(|(a, b)| Doing::Same(a, b)),
        Just(Doing::Undo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn following_equals_building_anew(deeds in prop::collection::vec(doing(), 1..30)) {
        let mut desk = Desk::new();
        let mut people = vec![desk.person("a b", None), desk.person("c", None)];
        let mut index = Index::of(desk.campaign());
        for deed in deeds {
            let touched = match deed {
                Doing::Person(name) => {
                    people.push(desk.world.record());
                    desk.set(*people.last().unwrap(), vec![WorkerField::Name(name.as_str().into())])
                }
                Doing::Rename(n, name) => {
                    desk.set(people[n % people.len()], vec![WorkerField::Name(name.as_str().into())])
                }
                Doing::Remove(n) => {
                    let id = people[n % people.len()];
                    let seen = desk.session.log().history(id).iter().map(|e| e.id).collect();
                    desk.say(id, Edit::Remove { seen })
                }
                Doing::Same(a, b) if a % people.len() != b % people.len() => {
                    desk.say(people[a % people.len()], Edit::Same { other: people[b % people.len()] })
                }
                Doing::Same(..) => continue,
                Doing::Undo => match desk.session.undo(&mut desk.world) {
                    Some(undone) => undone.touched,
                    None => continue,
                },
            };
            index.follow(desk.campaign(), &touched);
            prop_assert_eq!(&index, &Index::of(desk.campaign()));
        }
    }

    #[test]
    fn any_text_is_a_query(text in "\\PC{0,40}", fields in "[a-z:,=<>\"0-9 -]{0,30}") {
        let (desk, _) = hospital();
        for text in [text, fields] {
            let found = find(&desk, &text);
            prop_assert!(found.people.len() <= found.of);
            say(&desk, &text);
        }
    }
}
