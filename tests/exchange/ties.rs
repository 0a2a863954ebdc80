//! Lists of ties, results and predictions.

use wallchart::exchange::{AnswerDraft, Answers, By, ExchangeError, TieChoices, TieDraft, What, read};
use wallchart::log::Session;
use wallchart::model::{Expected, Outcome, QuestionKind, RecordId, TieKind};

use super::{World, draft, session, take_in, today};

fn workplace() -> (Session, World) {
    let (mut session, mut world) = session();
    let list = "Employee number,Name,Unit\n1,Ana Lopez,A\n2,Bea Okafor,A\n3,Carl Weiß,B\n4,Dora Kim,B\n5,Ana Lopez,B\n";
    let list = draft(list, session.campaign());
    take_in(&mut session, &mut world, list);
    assert_eq!(session.campaign().workers.len(), 5);
    (session, world)
}

fn ties(text: &str, session: &Session, choices: &TieChoices) -> TieDraft {
    let sheets = read(text.as_bytes(), Some("csv")).unwrap();
    TieDraft::build(&sheets, session.campaign(), choices).unwrap()
}

fn problems(draft: &TieDraft) -> Vec<(u32, What)> {
    draft
        .problems
        .iter()
        .map(|problem| (problem.place.map_or(0, |place| place.row), problem.what.clone()))
        .collect()
}

fn on() -> TieChoices {
    TieChoices::on(today())
}

#[test]
fn every_bad_row_is_told_by_its_number_and_the_rest_comes_in() {
    let (session, _) = workplace();
    let text = "from,to,kind,weight\n1,2,problem,1\n1,1,problem,1\n1,2,problem,1\n1,9,problem,1\n2,3,problem,0\n2,3,problem,-1\n2,3,problem,3\n3,2,problem,1\n";
    let draft = ties(text, &session, &on());
    assert_eq!(draft.ties.len(), 3);
    let told: Vec<u32> = problems(&draft).iter().map(|(row, _)| *row).collect();
    assert_eq!(told, [3, 4, 5, 6, 7]);
    assert!(matches!(problems(&draft)[0].1, What::SelfTie));
    assert!(matches!(problems(&draft)[1].1, What::TieAgain { first } if first.row == 2));
    assert!(matches!(problems(&draft)[2].1, What::Unknown { .. }));
    assert!(matches!(problems(&draft)[3].1, What::Weightless));
    assert!(matches!(problems(&draft)[4].1, What::Weightless));
}

#[test]
fn people_are_found_by_name_in_either_order_and_a_shared_name_is_refused() {
    let (session, _) = workplace();
    let draft = ties(
        "from,to\n\"Weiss, Carl\",Dora KIM\nAna Lopez,Dora Kim\n",
        &session,
        &TieChoices { by: By::Name, ..on() },
    );
    assert_eq!(draft.ties.len(), 1);
    assert!(matches!(problems(&draft)[0].1, What::SeveralCalledSo { people: 2, .. }));
}

#[test]
fn pairs_that_stand_once_raise_the_question_whether_they_are_mutual() {
    let (mut session, mut world) = workplace();
    let text = "from,to\n1,2\n2,3\n3,4\n";
    assert!(problems(&ties(text, &session, &on())).contains(&(0, What::EachOnce)));
    let mutual = ties(text, &session, &TieChoices { mutual: true, ..on() });
    assert!(mutual.problems.is_empty());
    let deed = mutual.into_deed(session.campaign(), &mut |bytes| world.fill(bytes)).unwrap();
    session.apply(deed, &mut world);
    assert!(session.campaign().ties.values().all(|tie| tie.mutual));
    assert!(
        ties("from,to\n2,1\n", &session, &TieChoices { mutual: true, ..on() }).ties.is_empty(),
        "known from the other end"
    );
}

#[test]
fn a_kind_nobody_knows_becomes_a_question_of_its_own() {
    let (mut session, mut world) = workplace();
    let draft = ties(
        "from,to,kind\n1,2,advice_seeking\n1,2,close_friend\n1,3,moves\n2,1,confiding\n",
        &session,
        &on(),
    );
    let kinds: Vec<QuestionKind> = draft.questions.iter().map(|question| question.kind).collect();
    assert_eq!(kinds, [QuestionKind::Work, QuestionKind::Trust, QuestionKind::Trust], "a friend is trusted");
    let deed = draft.into_deed(session.campaign(), &mut |bytes| world.fill(bytes)).unwrap();
    session.apply(deed, &mut world);
    let campaign = session.campaign();
    assert_eq!(campaign.ties.len(), 4);
    assert_eq!(campaign.ties.values().filter(|tie| matches!(tie.kind, TieKind::Moves { .. })).count(), 1);
    assert_eq!(campaign.questions().len(), 7);
    let again = ties("from,to,kind\n1,2,advice seeking\n", &session, &on());
    assert_eq!((again.ties.len(), again.questions.len()), (0, 0));
    session.undo(&mut world).unwrap();
    assert_eq!((session.campaign().ties.len(), session.campaign().questions().len()), (0, 4));
}

/// Kinds of the questions a list with these kinds brings, with whether their words say so.
fn kinds_of(kinds: &[&str], session: &Session) -> Vec<(String, QuestionKind, bool)> {
    let mut text = "from,to,kind\n".to_owned();
    for kind in kinds {
        for (from, to) in [(1, 2), (2, 1)] {
            text.push_str(&format!("{from},{to},{kind}\n"));
        }
    }
    let questions = ties(&text, session, &on()).questions;
    questions.into_iter().map(|question| (question.word, question.kind, question.certain)).collect()
}

#[test]
fn common_words_say_what_a_question_asks_for() {
    let (session, _) = workplace();
    for (kind, wanted) in [
        ("trust", QuestionKind::Trust),
        ("friendship", QuestionKind::Trust),
        ("confiding", QuestionKind::Trust),
        ("help", QuestionKind::Trust),
        ("problem at work", QuestionKind::Trust),
        ("Vertrauen", QuestionKind::Trust),
        ("advice", QuestionKind::Work),
        ("help with work", QuestionKind::Work),
        ("reports_to", QuestionKind::Work),
        ("neighbour", QuestionKind::Social),
        ("shared ride", QuestionKind::Social),
        ("family", QuestionKind::Social),
    ] {
        let word = kind.replace('_', " ");
        assert_eq!(kinds_of(&[kind], &session), [(word, wanted, true)], "{kind}");
    }
    assert!(kinds_of(&["problem", "Breaks", "SCHEDULE"], &session).len() == 1, "two are the campaign's own");
}

#[test]
fn a_strange_word_leads_alone_and_never_beside_known_trust() {
    let (mut session, mut world) = workplace();
    let strange = |kind| ("talks about it".to_owned(), kind, false);
    assert_eq!(kinds_of(&["talks about it"], &session), [strange(QuestionKind::Trust)]);
    let both = kinds_of(&["talks about it", "friendship"], &session);
    assert_eq!(both[0], strange(QuestionKind::Social));
    let trust = ties("from,to,kind\n1,2,friendship\n", &session, &on());
    let deed = trust.into_deed(session.campaign(), &mut |bytes| world.fill(bytes)).unwrap();
    session.apply(deed, &mut world);
    assert_eq!(
        kinds_of(&["talks about it"], &session),
        [strange(QuestionKind::Social)],
        "also in a later list"
    );
    let text = "from,to,kind\n2,1,talks about it\n";
    let asks = [("talks_about_it".to_owned(), QuestionKind::Work)].into();
    let said = ties(text, &session, &TieChoices { asks, ..on() }).questions;
    assert_eq!((said[0].kind, said[0].certain), (QuestionKind::Work, true), "unless somebody says so");
}

#[test]
fn kinds_of_a_list_stay_apart() {
    let (mut session, mut world) = workplace();
    let text = "from,to,kind\n1,2,confiding\n1,2,close_friend\n1,2,advice\n1,2,confiding\n";
    let draft = ties(text, &session, &TieChoices { directed: true, ..on() });
    assert_eq!((draft.ties.len(), draft.questions.len()), (3, 3));
    assert_eq!(problems(&draft).len(), 1, "only the same tie of the same kind is double");
    let deed = draft.into_deed(session.campaign(), &mut |bytes| world.fill(bytes)).unwrap();
    session.apply(deed, &mut world);
    let kinds: std::collections::BTreeSet<_> =
        session.campaign().ties.values().map(|tie| tie.kind.clone()).collect();
    assert_eq!(kinds.len(), 3);
}

#[test]
fn the_answer_mutual_may_come_later_and_doubles_nothing() {
    let (mut session, mut world) = workplace();
    let text = "from,to\n1,2\n2,3\n3,4\n";
    let first = ties(text, &session, &on());
    assert!(first.asks_which_way());
    let deed = first.into_deed(session.campaign(), &mut |bytes| world.fill(bytes)).unwrap();
    session.apply(deed, &mut world);
    let again = ties(text, &session, &TieChoices { mutual: true, ..on() });
    assert!(again.ties.iter().all(|tie| tie.known.is_some()));
    let deed = again.into_deed(session.campaign(), &mut |bytes| world.fill(bytes)).unwrap();
    session.apply(deed, &mut world);
    assert_eq!(session.campaign().ties.len(), 3);
    assert!(session.campaign().ties.values().all(|tie| tie.mutual));
    session.undo(&mut world).unwrap();
    assert!(session.campaign().ties.values().all(|tie| !tie.mutual));
}

#[test]
fn nobody_is_asked_for_directions_that_are_said() {
    let (session, _) = workplace();
    let directed = TieChoices { directed: true, ..on() };
    assert!(!ties("from,to\n1,2\n2,3\n3,4\n", &session, &directed).asks_which_way());
    for text in [
        "asker,named\n1,2\n2,3\n3,4\n",
        "from,to,mutual\n1,2,no\n2,3,no\n3,4,no\n",
        "leader,follower,kind\n1,2,moves\n2,3,moves\n3,4,moves\n",
        "from,to\n1,2\n2,1\n3,4\n",
        "from,to\n1,2\n2,3\n",
    ] {
        assert!(!ties(text, &session, &on()).asks_which_way(), "{text}");
    }
    assert!(ties("from,to,mutual\n1,2,\n2,3,\n3,4,\n", &session, &on()).asks_which_way());
}

#[test]
fn both_directions_of_a_pair_are_two_namings_and_one_tie_where_it_is_mutual() {
    let (session, _) = workplace();
    let both = ties("from,to\n1,2\n2,1\n", &session, &on());
    assert_eq!((both.ties.len(), both.problems.len()), (2, 0));
    let mutual = ties("from,to\n1,2\n2,1\n", &session, &TieChoices { mutual: true, ..on() });
    assert_eq!(mutual.ties.len(), 1);
    assert!(matches!(problems(&mutual)[..], [(3, What::TieBack { first })] if first.row == 2));
    let moves = ties("from,to,kind\n1,2,moves\n2,1,moves\n", &session, &on());
    assert_eq!(moves.ties.len(), 1);
    assert!(matches!(problems(&moves)[..], [(3, What::Contradicts { first })] if first.row == 2));
}

#[test]
fn blank_cells_bad_days_and_scores_are_told_by_row() {
    let (session, _) = workplace();
    let text = "from,to,date,score,mutual\n1,,2026-11-03,1,\n,,,5,\n1,2,3.11.2026,never,\n1,3,soon,2,\n1,4,2030-01-01,daily,\n2,3,,nan,\n2,4,,\"1,5\",perhaps\n4,3,,,\n3,2,,1e999,\n";
    let draft = ties(text, &session, &TieChoices { directed: true, ..on() });
    let told: Vec<(u32, &str)> = draft
        .problems
        .iter()
        .map(|problem| {
            let what = match &problem.what {
                What::Blank { .. } => "blank",
                What::Weightless => "weightless",
                What::NotADay { .. } => "no day",
                What::DayToCome { .. } => "to come",
                What::UnknownWord { .. } => "word",
                other => panic!("{other:?}"),
            };
            (problem.place.unwrap().row, what)
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, "blank"),
            (3, "blank"),
            (3, "blank"),
            (4, "weightless"),
            (5, "no day"),
            (6, "to come"),
            (7, "weightless"),
            (8, "word"),
            (10, "weightless")
        ]
    );
    assert_eq!(draft.ties.len(), 4);
    assert!(draft.ties.iter().all(|tie| tie.day == today()));
}

#[test]
fn heads_in_other_words_and_other_files_are_understood() {
    let (session, _) = workplace();
    for text in [
        "source;target\n1;2\n2;1\n",
        "von\tnach\n1\t2\n2\t1\n",
        "Asker,Named\n1,2\n2,1\n",
        "Who we asked,,\nPerson A,Person B,Score\n1,2,3\n2,1,3\n",
        "Befragte;Genannte;Häufigkeit\n1;2;2\n2;1;1\n",
        "1,2\n2,1\n",
    ] {
        let draft = ties(text, &session, &on());
        assert_eq!((draft.ties.len(), draft.problems.len()), (2, 0), "{text}");
    }
    let wide: Vec<u8> = std::iter::once(0xFEFF_u16)
        .chain("von\tnach\r\n1\t2\r\n2\t1\r\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let draft = TieDraft::build(&read(&wide, Some("txt")).unwrap(), session.campaign(), &on()).unwrap();
    assert_eq!((draft.ties.len(), draft.problems.len()), (2, 0));
}

#[test]
fn no_ties_at_all_are_told() {
    let (session, _) = workplace();
    let draft = ties("from,to\n", &session, &on());
    assert!(draft.ties.is_empty() && matches!(problems(&draft)[..], [(0, What::NoTies)]));
    assert!(matches!(read(b" \n", Some("csv")), Err(ExchangeError::Empty)));
}

#[test]
fn a_list_of_ties_is_told_from_a_list_of_people() {
    let is = |text: &str| TieDraft::is_list_of_ties(&read(text.as_bytes(), Some("csv")).unwrap());
    assert!(is("from,to\n1,2\n") && is("Network 2026\nvon;nach\n1;2\n"));
    assert!(!is("name,from,to\nAna,8:00,16:00\n") && !is("name,unit\nAna,A\n"));
}

#[test]
fn a_star_a_clique_and_islands_come_in_whole() {
    let (mut session, mut world) = session();
    let mut people = "Employee number,Name,Unit\n".to_owned();
    for n in 0..1_500 {
        people.push_str(&format!("{n},Person {n},A\n"));
    }
    let people = draft(&people, session.campaign());
    take_in(&mut session, &mut world, people);
    let list = |rows: &mut dyn Iterator<Item = (usize, usize)>| {
        rows.fold("from,to\n".to_owned(), |text, (from, to)| text + &format!("{from},{to}\n"))
    };
    let mutual = TieChoices { mutual: true, ..on() };
    let star = ties(&list(&mut (1..1_500).map(|n| (n, 0))), &session, &on());
    assert_eq!((star.ties.len(), star.asks_which_way()), (1_499, true));
    let clique = (0..150).flat_map(|from| (from + 1..150).map(move |to| (from, to)));
    assert_eq!(ties(&list(&mut clique.into_iter()), &session, &mutual).ties.len(), 150 * 149 / 2);
    let islands = ties(&list(&mut (0..750).map(|n| (n * 2, n * 2 + 1))), &session, &mutual);
    assert_eq!((islands.ties.len(), islands.problems.len()), (750, 0));
}

#[test]
fn a_list_with_one_end_only_is_refused() {
    let (session, _) = workplace();
    let sheets = read(b"from,weight\n1,2\n", Some("csv")).unwrap();
    let error = TieDraft::build(&sheets, session.campaign(), &on()).unwrap_err();
    assert!(matches!(error, ExchangeError::ColumnMissing { .. }));
}

#[test]
fn results_keep_an_empty_row_apart_from_a_refusal() {
    let (mut session, mut world) = workplace();
    let test = RecordId::from_bytes([7; 15]);
    let text = "person,value,by,day\n1,did,JB,2026-11-20\n2,,JB,\n3,refused,,\nDora Kim,no answer,,\n9,did,,\n1,refused,,\n";
    let sheets = read(text.as_bytes(), Some("csv")).unwrap();
    let draft =
        AnswerDraft::build(&sheets, session.campaign(), test, Answers::Results, By::Either, today()).unwrap();
    assert_eq!(draft.answers.len(), 3);
    let told: Vec<u32> =
        draft.problems.iter().filter_map(|problem| problem.place).map(|place| place.row).collect();
    assert_eq!(told, [3, 6, 7]);
    session.apply(draft.into_deed(test).unwrap(), &mut world);
    let outcomes: Vec<Outcome> =
        session.campaign().people().flat_map(|worker| &worker.results).map(|result| result.outcome).collect();
    assert_eq!(outcomes.len(), 3);
    assert!(outcomes.contains(&Outcome::Refused) && outcomes.contains(&Outcome::NoAnswer));
}

#[test]
fn predictions_without_a_head_are_understood() {
    let (mut session, mut world) = workplace();
    let test = RecordId::from_bytes([7; 15]);
    let sheets = read(b"1,yes\n2,no\n3,?\n", Some("csv")).unwrap();
    let draft =
        AnswerDraft::build(&sheets, session.campaign(), test, Answers::Predictions, By::Either, today())
            .unwrap();
    session.apply(draft.into_deed(test).unwrap(), &mut world);
    let mut expected: Vec<Expected> =
        session.campaign().people().flat_map(|worker| &worker.predictions).map(|p| p.expected).collect();
    expected.sort_unstable();
    assert_eq!(expected, [Expected::Will, Expected::Wont, Expected::DontKnow]);
}
