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
    assert_eq!(kinds, [QuestionKind::Work, QuestionKind::Social, QuestionKind::Trust]);
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
