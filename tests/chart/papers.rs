//! Sheets of paper: their numbers, what stands on them, and what never does.

use std::sync::Arc;

use wallchart::chart::{
    ChartError, Fonts, Form, FormRow, Format, Ink, Mark, Palette, Paper as Size, Rect, Scene, Shape, encode,
    form_pages, posters,
};
use wallchart::i18n::{Language, Tr};
use wallchart::model::{AuthorId, Campaign, NoSheet, Paper, PaperField, PaperKind, SheetCode, sheet_letter};

use super::workplace::{Workplace, id, today};
use crate::support::Dice;

fn sheet(campaign: &mut Campaign, number: u32, code: &str) {
    let mut paper = Paper::blank(id(7, number), wallchart::model::Stamp { ms: i64::from(number), count: 0 });
    paper.put(&PaperField::Code(code.into()), wallchart::model::EntryNo(number));
    campaign.papers.insert(paper.id, Arc::new(paper));
}

#[test]
fn a_wrong_digit_or_two_that_changed_places_never_fit() {
    let mut dice = Dice::new(17);
    for _ in 0..3_000 {
        let author = dice.author();
        let most = dice.pick(&[9, 99, 999, 999_999]);
        let number = 1 + dice.below(most) as u32;
        let code = SheetCode::new(number, author);
        assert!(code.fits(author));
        let digits: Vec<char> = number.to_string().chars().collect();
        let letter = sheet_letter(number, author);
        let typed = |digits: &[char]| {
            let typed: String = digits.iter().chain([&letter]).collect();
            typed.parse::<SheetCode>().ok().filter(|code| code.fits(author))
        };
        assert_eq!(typed(&digits), Some(code));
        for at in 0..digits.len() {
            for wrong in '0'..='9' {
                let mut slip = digits.clone();
                if std::mem::replace(&mut slip[at], wrong) != wrong {
                    assert_eq!(typed(&slip), None, "{number} as {slip:?}{letter}");
                }
            }
            let mut slip = digits.clone();
            if at + 1 < slip.len() && slip[at] != slip[at + 1] {
                slip.swap(at, at + 1);
                assert_eq!(typed(&slip), None, "{number} as {slip:?}{letter}");
            }
        }
    }
}

#[test]
fn the_letter_is_that_of_the_format() {
    let author: AuthorId = "authorab".parse().unwrap();
    assert_eq!(SheetCode::new(12, author).to_string(), "12L");
    assert_eq!(SheetCode::new(1, author).number(), 1);
}

#[test]
fn a_code_is_read_as_people_type_it_and_nothing_else_is() {
    let code: SheetCode = "12L".parse().unwrap();
    for typed in ["12l", " 12 L ", "012L", "12-L", "#12l", "١٢L", "۱۲l"] {
        assert_eq!(typed.parse(), Ok(code), "{typed}");
    }
    for typed in ["", "L", "12", "0L", "12I", "12O", "1L2", "L12", "12LL", "9999999L", "-1L2", "Ⅻ L"] {
        assert!(typed.parse::<SheetCode>().is_err(), "{typed}");
    }
}

#[test]
fn a_mistyped_code_leads_to_no_sheet_and_two_laptops_may_share_one() {
    let mut place = Workplace::new();
    assert_eq!(place.campaign.next_sheet(), 1);
    sheet(&mut place.campaign, 1, "12L");
    sheet(&mut place.campaign, 2, "9C");
    sheet(&mut place.campaign, 3, "12L");
    sheet(&mut place.campaign, 4, "not a code");
    let campaign = &place.campaign;
    assert_eq!(campaign.next_sheet(), 13);
    let found: Vec<_> = campaign.papers_with("12l").unwrap().iter().map(|paper| paper.id).collect();
    assert_eq!(found, [id(7, 1), id(7, 3)]);
    assert_eq!(campaign.papers_with("12M"), Err(NoSheet::Mistyped));
    assert_eq!(campaign.papers_with("21L"), Err(NoSheet::Unknown));
    assert_eq!(campaign.papers_with("twelve"), Err(NoSheet::NotACode));
}

fn person(name: &str) -> FormRow {
    FormRow::Person { name: name.into(), place: String::new() }
}

fn form(kind: PaperKind, people: u32, tests: &[&str]) -> Form {
    Form {
        kind,
        code: "12L".into(),
        title: "5 North".into(),
        day: Some(today()),
        tests: tests.iter().map(|test| (*test).to_owned()).collect(),
        rows: (1..=people).map(|number| person(&format!("Person {number} Somebody"))).collect(),
        band: None,
    }
}

fn pages(form: &Form, paper: Size) -> Vec<Scene> {
    form_pages(form, paper, &mut Fonts::new(), &Tr::new(Language::En)).unwrap()
}

/// What is written on a page, line by line, with where it stands.
fn written(scene: &Scene) -> Vec<(String, f32, f32, f32)> {
    fn walk(marks: &[Mark], into: &mut Vec<(String, f32, f32, f32)>) {
        for mark in marks {
            match mark {
                Mark::Words { at, run, .. } => into.push((run.text.to_string(), at.x, at.y, run.width_pt)),
                Mark::Group { marks, .. } => walk(marks, into),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(&scene.marks, &mut found);
    found
}

fn words(pages: &[Scene]) -> String {
    pages.iter().flat_map(written).map(|(text, ..)| text).collect::<Vec<_>>().join("\n")
}

fn boxes(scene: &Scene) -> Vec<Rect> {
    let square = |mark: &Mark| match mark {
        Mark::Stroke { shape: Shape::Box { rect, .. }, .. } if (rect.width - rect.height).abs() < 0.1 => {
            Some(*rect)
        }
        _ => None,
    };
    scene.marks.iter().filter_map(square).collect()
}

const KINDS: [PaperKind; 5] =
    [PaperKind::Team, PaperKind::Assignment, PaperKind::Prediction, PaperKind::Door, PaperKind::Call];

#[test]
fn a_team_sheet_says_who_and_how_and_nothing_else() {
    let made = pages(&form(PaperKind::Team, 3, &["Petition"]), Size::A4);
    assert_eq!(made.len(), 1);
    let expected = "12L\n5 North\n22 November 2026 · 3 people\nPetition\nDay\nName\ndid\nrefused\nno answer\n\
                    1\nPerson 1 Somebody\n2\nPerson 2 Somebody\n3\nPerson 3 Somebody\nNot on this sheet\n\
                    Tick one box in a row. An empty row means: not asked.\n12L\npage 1 of 1";
    assert_eq!(words(&made), expected);
    assert_eq!(boxes(&made[0]).len(), 3 * (3 + 4), "three boxes for each, and four lines for others");
}

#[test]
fn sixty_people_go_over_pages_each_with_the_number_and_page_x_of_y() {
    for (kind, tests) in KINDS.iter().flat_map(|kind| [(*kind, 0), (*kind, 1), (*kind, 3), (*kind, 8)]) {
        let names: Vec<String> = (0..tests).map(|test| format!("Test {test}")).collect();
        let tests: Vec<&str> = names.iter().map(String::as_str).collect();
        for paper in [Size::A4, Size::A3, Size::Letter, Size::Fitting] {
            let people = if kind == PaperKind::Call { 0 } else { 60 };
            let made = pages(&form(kind, people, &tests), paper);
            assert!(kind == PaperKind::Call || paper == Size::A3 || made.len() > 1);
            let mut found = Vec::new();
            for (page, number) in made.iter().zip(1..) {
                let text = words(std::slice::from_ref(page));
                assert!(text.lines().filter(|line| *line == "12L").count() == 2, "corner and footer");
                assert!(text.contains(&format!("page {number} of {}", made.len())));
                found.extend(text.lines().filter(|line| line.starts_with("Person ")).map(String::from));
                inside(page);
            }
            let order: Vec<String> = (1..=people).map(|number| format!("Person {number} Somebody")).collect();
            assert_eq!(found, order, "{kind:?}");
        }
    }
}

/// Nothing stands outside the margins, and no words on other words.
fn inside(page: &Scene) {
    let all = written(page);
    for (text, x, y, width) in &all {
        assert!(*x >= 33.0 && x + width <= page.size_pt.width - 32.0, "{text} from {x}, {width} wide");
        assert!(*y >= 30.0 && *y <= page.size_pt.height - 33.0, "{text} at {y}");
    }
    for (at, (text, x, y, width)) in all.iter().enumerate() {
        for (other, x2, y2, width2) in &all[at + 1..] {
            let apart = (y - y2).abs() > 7.0 || x + width <= x2 + 0.1 || x2 + width2 <= x + 0.1;
            assert!(apart, "{text} lies on {other}");
        }
    }
}

#[test]
fn boxes_are_for_a_pen_and_lie_apart() {
    for kind in KINDS {
        for count in [1, 2, 8] {
            let names = vec!["Petition"; count];
            for page in pages(&form(kind, 30, &names), Size::A4) {
                let all = boxes(&page);
                assert!(!all.is_empty());
                for (at, one) in all.iter().enumerate() {
                    assert!(one.width >= 17.01, "6 mm");
                    assert!(
                        one.right() <= page.size_pt.width - 34.0
                            && one.bottom() <= page.size_pt.height - 60.0
                    );
                    assert!(all[at + 1..].iter().all(|other| !one.shrunk(-4.0).overlaps(other)), "{kind:?}");
                }
            }
        }
    }
}

#[test]
fn everything_is_black_on_white() {
    fn inks(marks: &[Mark], into: &mut Vec<Ink>) {
        for mark in marks {
            match mark {
                Mark::Fill { ink, .. } | Mark::Stroke { ink, .. } | Mark::Words { ink, .. } => {
                    into.push(*ink)
                }
                Mark::Group { marks, fade, .. } => {
                    assert_eq!(*fade, 0.0);
                    inks(marks, into);
                }
                Mark::Picture { .. } => panic!("no pictures"),
            }
        }
    }
    for kind in KINDS {
        let made = Form { band: Some("Made up".into()), ..form(kind, 20, &["Petition", "March"]) };
        let mut found = Vec::new();
        let mut made = pages(&made, Size::A4);
        made.extend(posters(&made, Size::A4, 2, &mut Fonts::new(), &Tr::new(Language::En)).unwrap());
        made.iter().for_each(|page| inks(&page.marks, &mut found));
        assert!(found.iter().all(|ink| *ink == Ink::Text));
    }
    let [red, green, blue, _] = Palette::paper().rgba(Ink::Text).0;
    assert!(red.max(green).max(blue) < 0x60, "dark enough for any copier");
}

#[test]
fn long_and_arabic_names_stand_whole() {
    let long =
        "Maximiliane-Alexandra Theresia von Hohenlohe-Waldenburg-Schillingsfürst und zu Sayn-Wittgenstein";
    let endless =
        "Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu".repeat(2);
    let arabic = "عبد الرحمن بن محمد بن عبد العزيز آل الشيخ الحسيني القرشي";
    for kind in [PaperKind::Team, PaperKind::Door, PaperKind::Prediction] {
        let mut form = form(kind, 0, &["Petition"]);
        form.title = long.into();
        form.tests = vec![long.into(), endless.clone(), arabic.into()];
        form.rows = [long, &endless, arabic]
            .map(|name| FormRow::Person { name: name.into(), place: "Building 12, stairwell C".into() })
            .into();
        let made = pages(&form, Size::A4);
        let text: String = words(&made).split_whitespace().collect();
        for name in [long, &endless, arabic] {
            let whole: String = name.split_whitespace().collect();
            assert!(text.matches(&whole).count() >= 2, "{name} is cut on {kind:?}: {text}");
        }
        assert!(!text.contains('…'));
        made.iter().for_each(inside);
        // Right-to-left names end where their column ends.
        let ends: Vec<f32> = written(&made[0])
            .into_iter()
            .filter(|(text, x, ..)| *x > 60.0 && text.chars().any(|letter| ('ا'..='ي').contains(&letter)))
            .filter(|(text, ..)| !text.contains(" = "))
            .map(|(_, x, _, width)| x + width)
            .collect();
        assert!(!ends.is_empty() && ends.iter().all(|end| (end - ends[0]).abs() < 1.0), "{ends:?}");
    }
}

#[test]
fn several_tests_share_a_row_with_a_box_each_and_letters_alone_where_wished() {
    let made = pages(&form(PaperKind::Team, 2, &["Survey", "Petition", "March"]), Size::A4);
    assert_eq!(boxes(&made[0]).len(), 3 * 6);
    let text = words(&made);
    assert!(text.contains("B = Petition") && text.contains("X = refused"));
    let lettered = words(&pages(&form(PaperKind::Team, 2, &["", "", ""]), Size::A4));
    assert!(!lettered.contains("Petition") && lettered.contains("A\nB\nC"));
}

#[test]
fn a_prediction_sheet_asks_before_and_has_room_for_a_number() {
    let text = words(&pages(&form(PaperKind::Prediction, 14, &["Petition"]), Size::A4));
    for wanted in ["will", "won't", "don't know", "I expect", "of 14 to do it"] {
        assert!(text.lines().any(|line| line == wanted), "{wanted}: {text}");
    }
    assert!(!text.contains("Not on this sheet") && !text.contains("refused"));
}

#[test]
fn vacant_flats_are_marked_and_have_no_box_and_heads_stay_with_their_doors() {
    let mut door = form(PaperKind::Door, 0, &["Pledge"]);
    let place = |number: u32| format!("{number}");
    for floor in 0..12 {
        door.rows.push(FormRow::Head(format!("Floor {floor}")));
        door.rows.push(FormRow::Person { name: "Alma".into(), place: place(floor * 10 + 1) });
        door.rows.push(FormRow::Vacant { place: place(floor * 10 + 2) });
        door.rows.push(FormRow::Open { place: place(floor * 10 + 3) });
    }
    let made = pages(&door, Size::A4);
    assert!(made.len() > 1);
    let text = words(&made);
    for door in ["11", "12", "113"] {
        assert!(text.lines().any(|line| line == door), "door {door} stands in one line");
    }
    assert_eq!(made.iter().map(|page| boxes(page).len()).sum::<usize>(), 12 * 2 * 3 + 4 * 3);
    for page in &made {
        inside(page);
        let text = words(std::slice::from_ref(page));
        let lines: Vec<&str> = text.lines().collect();
        let foot = lines.iter().position(|line| line.starts_with("Tick one box")).unwrap();
        assert!(!lines[foot - 1].starts_with("Floor"));
    }
}

#[test]
fn a_page_too_small_for_a_row_is_an_error_and_not_a_loop() {
    let mut form = form(PaperKind::Team, 1, &["Petition"]);
    form.rows = vec![person(&"many words here ".repeat(4_000))];
    let made = form_pages(&form, Size::A4, &mut Fonts::new(), &Tr::new(Language::En));
    assert_eq!(made.err(), Some(ChartError::NoRoom));
}

#[test]
fn the_same_form_gives_the_same_bytes_and_no_date_of_its_own() {
    let bytes = || {
        let mut fonts = Fonts::new();
        let made = pages(&form(PaperKind::Team, 40, &["Petition"]), Size::A4);
        encode(&made, Format::Pdf, None, Palette::paper(), &mut fonts).unwrap()
    };
    let first = bytes();
    assert_eq!(first, bytes());
    let text = String::from_utf8_lossy(&first);
    assert!(!text.contains("CreationDate") && !text.contains("/Author"));
}

#[test]
fn a_poster_shows_every_part_of_the_page_with_an_overlap_and_crop_marks() {
    let made = pages(&form(PaperKind::Team, 5, &["Petition"]), Size::A4);
    let whole = words(&made);
    for (paper, across) in [(Size::A4, 2), (Size::A3, 2), (Size::Letter, 3)] {
        let tiles = posters(&made, paper, across, &mut Fonts::new(), &Tr::new(Language::En)).unwrap();
        assert!(tiles.len() >= (across * across) as usize);
        let text = words(&tiles);
        for line in whole.lines() {
            assert!(text.contains(line), "{line}");
        }
        assert!(text.contains("Row 1 of"));
        for tile in &tiles {
            let crops = tile.marks.iter().filter(|mark| matches!(mark, Mark::Stroke { .. })).count();
            assert_eq!(crops, 12);
            let Some(Mark::Group { clip: Some(clip), .. }) = tile.marks.first() else { panic!("no picture") };
            assert!(clip.x >= 28.0 && clip.right() <= tile.size_pt.width - 28.0);
            assert!(clip.bottom() <= tile.size_pt.height - 28.0);
        }
    }
    for across in [0, 9] {
        let none = posters(&made, Size::A4, across, &mut Fonts::new(), &Tr::new(Language::En));
        assert_eq!(none.err(), Some(ChartError::NoRoom));
    }
}
