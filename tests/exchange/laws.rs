//! No bytes make reading panic, and whatever is read becomes a draft and a deed.

use proptest::prelude::*;
use wallchart::exchange::{
    AnswerDraft, Answers, By, Choices, Draft, PeopleSheet, TieChoices, TieDraft, people_csv, read,
};
use wallchart::model::RecordId;

use super::{draft_of, input, session, take_in, today};

const LISTS: [&str; 11] = [
    "payroll-de-1252.csv",
    "voter-list.docx",
    "schedule.xlsx",
    "export-utf16.txt",
    "organizing-db.csv",
    "staff-ar.csv",
    "hostile.csv",
    "unbalanced-quotes.csv",
    "empty.csv",
    "not-a-list.xlsx",
    "binary.csv",
];

/// Takes bytes through everything import does.
fn through(bytes: &[u8], ending: Option<&str>) {
    let Ok(sheets) = read(bytes, ending) else { return };
    let (mut session, mut world) = session();
    let _ = TieDraft::build(&sheets, session.campaign(), &TieChoices::on(today()));
    let test = RecordId::from_bytes([7; 15]);
    let _ = AnswerDraft::build(&sheets, session.campaign(), test, Answers::Results, By::Either, today());
    let Ok(draft) = Draft::build(sheets, session.campaign(), Choices::on(today())) else { return };
    let counts = draft.counts();
    take_in(&mut session, &mut world, draft);
    assert_eq!(session.campaign().workers.len(), counts.added as usize);
}

#[test]
fn every_list_cut_anywhere_is_read_or_refused() {
    for name in LISTS {
        let bytes = input(name);
        let ending = name.rsplit('.').next();
        let steps = if bytes.len() > 20_000 { 40 } else { 80 };
        for step in 0..steps {
            through(&bytes[..bytes.len() * step / steps], ending);
        }
    }
}

#[test]
fn every_list_with_a_wrong_byte_is_read_or_refused() {
    let mut world = super::World::new();
    for name in LISTS {
        let whole = input(name);
        let ending = name.rsplit('.').next();
        if whole.is_empty() {
            continue;
        }
        for _ in 0..40 {
            let mut bytes = whole.clone();
            let mut chance = [0u8; 6];
            world.fill(&mut chance);
            let at = u32::from_le_bytes([chance[0], chance[1], chance[2], 0]) as usize % bytes.len();
            bytes[at] ^= chance[3] | 1;
            // In an archive the head of a part matters most; hit it too.
            let at = at % bytes.len().min(512);
            bytes[at] ^= chance[4] & 0x11;
            through(&bytes, ending);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        through(&bytes, None);
    }

    #[test]
    fn random_lists_are_read_or_refused(text in "(Name|Unit|Phone|[a-zé\"',;\t =+@0-9.]{0,6}|[,;\n\"]){0,60}") {
        through(text.as_bytes(), Some("csv"));
    }

    #[test]
    fn random_people_go_out_and_come_back(
        people in proptest::collection::vec(("[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' -]{0,12}[a-z]", "[=+@-]?[a-zA-Z0-9,;\" \n]{0,12}", "[+0-9 ()]{0,12}"), 1..12)
    ) {
        let full = |worker: &wallchart::model::Worker| worker.name.to_string();
        let mut text = "Id,Name,Notes,Phone\n".to_owned();
        for (at, (name, note, phone)) in people.iter().enumerate() {
            let quoted = |cell: &str| cell.replace('"', "\"\"");
            text.push_str(&format!("N{at},\"{}\",\"{}\",\"{}\"\n", quoted(name), quoted(note), quoted(phone)));
        }
        let (mut first, mut world) = session();
        let draft = draft_of(read(text.as_bytes(), Some("csv")).unwrap(), first.campaign());
        take_in(&mut first, &mut world, draft);
        let sheet = PeopleSheet::whole("en", &full);
        let out = people_csv(first.campaign(), &sheet);
        let (mut second, mut world) = session();
        let draft = draft_of(read(&out, Some("csv")).unwrap(), second.campaign());
        take_in(&mut second, &mut world, draft);
        prop_assert_eq!(String::from_utf8(out).unwrap(), String::from_utf8(people_csv(second.campaign(), &sheet)).unwrap());
    }
}
