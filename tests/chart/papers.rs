//! Sheets of paper: their numbers, what stands on them, and what never does.

use std::sync::Arc;

use wallchart::model::{AuthorId, Campaign, NoSheet, Paper, PaperField, SheetCode, sheet_letter};

use super::workplace::{Workplace, id};
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
