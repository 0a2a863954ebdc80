//! What lists do that no list should.

use std::io::{Cursor, Write};

use wallchart::exchange::{
    Choices, Column, Decision, DoubleOf, Draft, ExchangeError, Place, Rule, Sheet, What, Will, read,
};
use wallchart::model::{Basis, support};

use super::{draft, draft_of, session, take_in, today};

fn csv(text: &str) -> Vec<Sheet> {
    read(text.as_bytes(), Some("csv")).unwrap()
}

fn names(draft: &Draft) -> Vec<&str> {
    draft.rows().iter().filter(|row| row.will == Will::Add).map(|row| row.name.as_str()).collect()
}

fn whats(draft: &Draft) -> Vec<(u32, &What)> {
    draft
        .problems()
        .iter()
        .map(|problem| (problem.place.map_or(0, |place| place.row), &problem.what))
        .collect()
}

fn build(text: &str, choices: Choices) -> Draft {
    let (session, _) = session();
    Draft::build(csv(text), session.campaign(), choices).unwrap()
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn word(body: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    zip(&[("word/document.xml", document.as_bytes())])
}

#[test]
fn a_list_of_bare_names_needs_no_head() {
    let (session, _) = session();
    assert_eq!(names(&draft("Ann\nBob\nCarl\n", session.campaign())), ["Ann", "Bob", "Carl"]);
    let flipped = draft("Name\n\"Smith, Ann\"\n\"Kim, Bob\"\n", session.campaign());
    assert_eq!(names(&flipped), ["Ann Smith", "Bob Kim"]);
    let unquoted = draft("Name\nSmith, Ann\nKim, Bob\n", session.campaign());
    assert_eq!(names(&unquoted), ["Ann Smith", "Bob Kim"]);
}

#[test]
fn a_typed_list_loses_its_numbers_and_dots() {
    let (session, _) = session();
    assert_eq!(names(&draft("1. Ann Smith\n2. Bob Kim\n", session.campaign())), ["Ann Smith", "Bob Kim"]);
    assert_eq!(names(&draft("- Ann\n- Bob\n", session.campaign())), ["Ann", "Bob"]);
}

#[test]
fn a_line_above_the_head_names_a_unit_if_others_do() {
    let (mut session, mut world) = session();
    let text = "EMERGENCY,,\nName,Shift,Phone\nAnn Lee,Day,5551234567\n\nICU,,\nName,Shift,Phone\nBo Kim,Day,5551234568\n";
    let draft = draft(text, session.campaign());
    assert_eq!(names(&draft), ["Ann Lee", "Bo Kim"]);
    take_in(&mut session, &mut world, draft);
    assert_eq!(session.campaign().units_of("unit").len(), 2);
    assert!(session.campaign().people().all(|worker| worker.unit().is_some()));
}

#[test]
fn every_word_of_an_error_is_filled_in() {
    let tr = wallchart::i18n::Tr::new(wallchart::i18n::Language::En);
    let errors = [
        ExchangeError::Empty,
        ExchangeError::Binary,
        ExchangeError::NotAnArchive,
        ExchangeError::NoListInside,
        ExchangeError::Damaged,
        ExchangeError::Locked,
        ExchangeError::OldWord,
        ExchangeError::NoTable,
        ExchangeError::Doctype,
        ExchangeError::UnbalancedQuotes { line: 1234 },
        ExchangeError::TooLarge { bytes: 1 << 30, most: 50 << 20 },
        ExchangeError::TooManyRows { most: 200_000 },
        ExchangeError::TooManyColumns { most: 1_000 },
        ExchangeError::NoSuchSheet,
        ExchangeError::NobodyNamed,
        ExchangeError::ColumnMissing { column: Column::To },
        ExchangeError::BadRule { rule: "A=b".to_owned() },
    ];
    let mut said: Vec<String> = errors.iter().map(|error| error.message(&tr)).collect();
    for words in &said {
        assert!(words.contains("othing was changed") && !words.contains(['{', '}']), "{words}");
    }
    assert!(said[9].contains("1234"), "{}", said[9]);
    said.sort();
    said.dedup();
    assert_eq!(said.len(), errors.len(), "each has its own word");
    let first = Place { sheet: 0, row: 1234 };
    for what in [What::NumberAgain { first }, What::TieBack { first }, What::Surplus { cells: 2 }] {
        let words = what.message(&tr);
        assert!(!words.contains(['{', '}']) && words.contains(['2', '4']), "{words}");
    }
}

#[test]
fn semicolons_win_over_commas_in_names() {
    let (session, _) = session();
    let draft = draft("Name;Phone\nSmith, Ann;0301234567\nKim, Bob;0301234568\n", session.campaign());
    assert_eq!(names(&draft), ["Ann Smith", "Bob Kim"]);
}

#[test]
fn the_head_again_and_totals_are_told_and_left_out() {
    let (session, _) = session();
    let draft = draft("Name,Unit\nAnn,A\nName,Unit\nBob,B\nTotal,2\n", session.campaign());
    assert_eq!(names(&draft), ["Ann", "Bob"]);
    assert_eq!(whats(&draft), [(3, &What::HeadAgain), (5, &What::Total)]);
}

#[test]
fn somebody_with_nothing_but_a_name_is_a_person() {
    let (session, _) = session();
    let draft = draft("Name,Unit,Phone\nAnn Smith,A,\nBob,,\nTotal Control,,\n", session.campaign());
    assert_eq!(names(&draft), ["Ann Smith", "Bob", "Total Control"]);
}

#[test]
fn letters_encoded_twice_are_mended_unless_the_user_wants_them() {
    let (session, _) = session();
    let text = "Name,Unit\nBjÃ¶rn MÃ¼ller,A\n";
    let mended = draft(text, session.campaign());
    assert_eq!(names(&mended), ["Björn Müller"]);
    assert!(matches!(whats(&mended)[..], [(2, What::Cleaned(cleaned))] if cleaned.doubled));
    let kept = build(text, Choices { keep_doubled_letters: true, ..Choices::on(today()) });
    assert_eq!(names(&kept), ["BjÃ¶rn MÃ¼ller"]);
}

#[test]
fn utf16_without_a_mark_is_seen() {
    for big in [false, true] {
        let bytes: Vec<u8> = "Name\tUnit\r\nAnn Smith\tA\r\n"
            .encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect();
        let sheets = read(&bytes, None).unwrap();
        assert_eq!(sheets[0].cell(1, 0), "Ann Smith");
    }
}

#[test]
fn notes_on_health_stay_out_and_it_is_said() {
    let text = "Name,Notes\nAnn,out on sick leave\nBob,asks why now\n";
    let (session, _) = session();
    let draft = draft(text, session.campaign());
    assert!(matches!(whats(&draft)[..], [(2, What::Sensitive { .. })]));
    let person = draft.person(&draft.rows()[0], session.campaign());
    assert_eq!(person.fields.len(), 1, "the name alone");
    let kept = build(text, Choices { keep_sensitive: true, ..Choices::on(today()) });
    assert!(whats(&kept).is_empty());
}

#[test]
fn a_scale_may_run_the_other_way_round() {
    let (mut session, mut world) = session();
    let choices = Choices { reversed: true, basis: Basis::Said, ..Choices::on(today()) };
    let draft = Draft::build(
        csv("Name,Assessment\nAnn,5\nBob,4 - yes\nCarl,9\nDora,\n"),
        session.campaign(),
        choices,
    )
    .unwrap();
    assert!(matches!(whats(&draft)[..], [(4, What::OffScale { .. })]));
    take_in(&mut session, &mut world, draft);
    let mut values: Vec<(String, Option<u8>)> = session
        .campaign()
        .people()
        .map(|worker| (worker.name.to_string(), support(&worker.ratings).map(|support| support.rating.value)))
        .collect();
    values.sort();
    let value = |place: usize| values[place].1;
    assert_eq!((value(0), value(1), value(2), value(3)), (Some(1), Some(2), None, None));
}

#[test]
fn the_user_knows_columns_better() {
    let choices = Choices {
        rules: vec![Rule::parse("Wer=name").unwrap(), Rule::parse("wo = unit").unwrap()],
        ..Choices::on(today())
    };
    let draft = build("Wer,Wo\nAnn,A\nBob,B\n", choices);
    assert_eq!(names(&draft), ["Ann", "Bob"]);
    assert_eq!(draft.units().len(), 2);
    assert!(matches!(Rule::parse("Wer=nonsense"), Err(ExchangeError::BadRule { .. })));
    let (session, _) = session();
    let choices = Choices { rules: vec![Rule::parse("Nowhere=name").unwrap()], ..Choices::on(today()) };
    let error = Draft::build(csv("Name\nAnn\n"), session.campaign(), choices).unwrap_err();
    assert!(matches!(error, ExchangeError::BadRule { .. }));
}

#[test]
fn a_later_list_fills_blanks_and_wins_only_when_told_to() {
    let (mut session, mut world) = session();
    let first = draft("Id,Name,Phone,Job\n7,Ann Smith,030 111111,\n", session.campaign());
    take_in(&mut session, &mut world, first);
    let later = "Id,Name,Phone,Job\n7,Ann Smith-Kim,030 222222,Clerk\n";
    let filled = draft(later, session.campaign());
    assert_eq!(filled.counts().changed, 1);
    take_in(&mut session, &mut world, filled);
    let worker = session.campaign().people().next().unwrap().clone();
    assert_eq!(
        (&**worker.phone.value(), &**worker.job.value(), &**worker.name.value()),
        ("030 111111", "Clerk", "Ann Smith")
    );
    let wins = Choices { list_wins: true, ..Choices::on(today()) };
    let winning = Draft::build(csv(later), session.campaign(), wins).unwrap();
    take_in(&mut session, &mut world, winning);
    let worker = session.campaign().people().next().unwrap();
    assert_eq!((&**worker.phone.value(), &**worker.name.value()), ("030 222222", "Ann Smith-Kim"));
}

#[test]
fn a_number_handed_on_to_somebody_else_changes_nobody() {
    let (mut session, mut world) = session();
    let first = draft("Id,Name\n7,Ann Smith\n", session.campaign());
    take_in(&mut session, &mut world, first);
    let later = draft("Id,Name\n7,Wei Martinez\n", session.campaign());
    assert_eq!(later.counts().left_out, 1);
    assert!(matches!(whats(&later)[..], [(2, What::NumberAndNameDiffer)]));
}

#[test]
fn two_rows_of_one_number_are_told() {
    let (session, _) = session();
    let draft = draft("Id,Name\n7,Ann Smith\n7,Ann Smith\n7,Bob Kim\n", session.campaign());
    assert_eq!(names(&draft), ["Ann Smith", "Bob Kim"]);
    assert!(
        matches!(whats(&draft)[..], [(3, What::NumberAgain { first }), (4, What::NumberOfAnother { .. })] if first.row == 2)
    );
}

#[test]
fn a_name_with_a_wrong_letter_is_asked_about() {
    let (mut session, mut world) = session();
    let first = draft("Name,Unit\nFatima Okafor,A\nMaria Lopez,A\n", session.campaign());
    take_in(&mut session, &mut world, first);
    let later = csv("Name,Unit\nFatma Okafor,A\nWei Kim,A\n");
    let draft = draft_of(later.clone(), session.campaign());
    let [double] = draft.doubles() else { panic!("{:?}", draft.doubles()) };
    assert_eq!(double.row, Place { sheet: 0, row: 2 });
    let DoubleOf::Worker(id) = double.of else { panic!() };
    let mut same = Choices::on(today());
    same.decided.insert(double.row, Decision::Same(id));
    let decided = Draft::build(later, session.campaign(), same).unwrap();
    assert_eq!((decided.counts().added, decided.doubles().len()), (1, 0));
}

#[test]
fn units_may_be_left_unmade() {
    let choices = Choices { make_units: false, ..Choices::on(today()) };
    let (mut session, mut world) = session();
    let draft = Draft::build(csv("Name,Unit\nAnn,A\n"), session.campaign(), choices).unwrap();
    assert!(matches!(whats(&draft)[..], [(2, What::NoSuchUnit)]));
    take_in(&mut session, &mut world, draft);
    assert_eq!((session.campaign().units.len(), session.campaign().workers.len()), (0, 1));
}

#[test]
fn a_known_unit_is_used_and_not_made_again() {
    let (mut session, mut world) = session();
    let first = draft("Name,Department,Sub Department\nAnn,Nursing,5 North\n", session.campaign());
    take_in(&mut session, &mut world, first);
    let later = draft("Name,Unit\nBob,NURSING\nCarl,5 north\nDora,Nursing > 5 North\n", session.campaign());
    assert!(later.units().iter().all(|unit| unit.known.is_some()));
    take_in(&mut session, &mut world, later);
    assert_eq!(session.campaign().units.len(), 2);
}

#[test]
fn a_document_with_two_tables_goes_on_under_one_head() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row =
        |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    let first =
        format!("<w:tbl>{}{}</w:tbl>", row(&["Name", "Unit", "Phone"]), row(&["Ann", "A", "030 1234567"]));
    let second = format!("<w:tbl>{}</w:tbl>", row(&["O&apos;Brien &#38; Co", "B", "030 7654321"]));
    let (session, _) = session();
    let draft = draft_of(read(&word(&format!("{first}<w:p/>{second}")), None).unwrap(), session.campaign());
    assert_eq!(names(&draft), ["Ann", "O'Brien & Co"]);
}

#[test]
fn merged_cells_continue_downward() {
    let table = r#"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Name</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Unit</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>Ann</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>ICU</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>Bob</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"#;
    let sheets = read(&word(table), None).unwrap();
    assert_eq!((sheets[0].cell(1, 1), sheets[0].cell(2, 1)), ("ICU", "ICU"));
}

#[test]
fn archives_that_are_no_list_are_told_apart() {
    assert_eq!(read(&zip(&[("photo.txt", b"x")]), Some("xlsx")).unwrap_err(), ExchangeError::NoListInside);
    assert_eq!(read(&word("<w:p/>"), None).unwrap_err(), ExchangeError::NoTable);
    let doctype = zip(&[(
        "word/document.xml",
        br#"<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document/>"#,
    )]);
    assert_eq!(read(&doctype, None).unwrap_err(), ExchangeError::Doctype);
    let bomb = zip(&[("xl/workbook.xml", &vec![b' '; 51 * 1024 * 1024])]);
    assert!(bomb.len() < 200_000);
    assert!(matches!(read(&bomb, None), Err(ExchangeError::TooLarge { .. })));
    let locked = zip(&[("EncryptedPackage", b"x")]);
    assert_eq!(read(&locked, None).unwrap_err(), ExchangeError::Locked);
    assert_eq!(
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rubbish", Some("xls")).unwrap_err(),
        ExchangeError::Damaged
    );
}

#[test]
fn too_many_rows_and_columns_are_refused() {
    let rows = "Ann\n".repeat(200_002);
    assert!(matches!(read(rows.as_bytes(), None), Err(ExchangeError::TooManyRows { .. })));
    let columns = "a,".repeat(1_001);
    assert!(matches!(read(columns.as_bytes(), None), Err(ExchangeError::TooManyColumns { .. })));
}

#[test]
fn nobody_named_is_an_error_of_its_own() {
    let (session, _) = session();
    let error =
        Draft::build(csv("Phone,E-mail\n030 123456,a@b.org\n"), session.campaign(), Choices::on(today()));
    assert_eq!(error.unwrap_err(), ExchangeError::NobodyNamed);
}

#[test]
fn messages_name_no_person() {
    let tr = wallchart::i18n::Tr::new(wallchart::i18n::Language::En);
    let (session, _) = session();
    let draft = draft_of(super::sheets("hostile.csv").unwrap(), session.campaign());
    assert!(draft.problems().len() > 3);
    for problem in draft.problems() {
        let said = problem.message(&tr);
        assert!(said.ends_with('.') && !said.contains("exchange-"), "{said}");
        for name in ["Ann", "evil", "O'Brien"] {
            assert!(!said.contains(name), "{said}");
        }
    }
    for column in Column::of_people() {
        assert!(!column.word(&tr).is_empty(), "{column:?}");
    }
}

#[test]
fn a_sheet_of_an_open_document_is_read() {
    let cell = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let row = |cells: &[&str]| {
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.iter().map(|text| cell(text)).collect::<String>()
        )
    };
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Night">{}{}</table:table></office:spreadsheet></office:body></office:document-content>"#,
        row(&["Name", "Unit"]),
        row(&["Ann Smith", "Dock"])
    );
    let manifest = r#"<manifest:manifest xmlns:manifest="m"></manifest:manifest>"#;
    let file = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    let (mut session, mut world) = session();
    let draft = draft_of(read(&file, None).unwrap(), session.campaign());
    assert_eq!(names(&draft), ["Ann Smith"]);
    take_in(&mut session, &mut world, draft);
    let units: Vec<String> =
        session.campaign().units_of("shift").iter().map(|unit| unit.name.to_string()).collect();
    assert_eq!(units, ["Night"], "the sheet is called by its shift");
}
