//! Pages: cut between cards, with legend and footer.

use std::collections::BTreeMap;

use wallchart::chart::{
    ChartError, Cuts, Fonts, Ink, Look, Mark, Palette, Paper, Plan, Rect, Scene, Shape, Sheet, Size, pages,
    pdf, png, svg,
};
use wallchart::i18n::{Language, Tr};
use wallchart::model::RecordId;

use super::workplace::{Workplace, hospital, today};

fn on_paper(plan: &Plan, sheet: &Sheet) -> Vec<Scene> {
    plan.pages(sheet, true, &mut Fonts::new(), &Tr::new(Language::En)).unwrap()
}

/// Places of the card grounds of people on a page, by what is left of them within the clip.
fn cards(page: &Scene) -> Vec<(RecordId, Rect, Rect)> {
    let mut found = Vec::new();
    for mark in &page.marks {
        let Mark::Group { clip: Some(clip), marks, .. } = mark else { continue };
        for mark in marks {
            if let Mark::Fill { shape: shape @ Shape::Box { .. }, of: Some(of), .. } = mark {
                found.push((*of, shape.bounds(), *clip));
            }
        }
    }
    found
}

#[test]
fn everybody_is_whole_on_one_page() {
    let place = hospital(300);
    for paper in [Paper::A4, Paper::A3, Paper::Letter, Paper::Fitting] {
        for upright in [false, true] {
            let plan = place.wall(&Look { width_pt: 1136.0, ..Look::new(today()) });
            let made = on_paper(&plan, &Sheet { paper, upright, ..Sheet::default() });
            let mut whole: BTreeMap<RecordId, u32> = BTreeMap::new();
            for (person, card, clip) in made.iter().flat_map(cards) {
                let inside = card.x >= clip.x - 0.1
                    && card.right() <= clip.right() + 0.1
                    && card.y >= clip.y - 0.1
                    && card.bottom() <= clip.bottom() + 0.1;
                *whole.entry(person).or_default() += u32::from(inside);
            }
            assert_eq!(whole.len(), 300, "{paper:?} {upright}");
            assert!(whole.values().all(|times| *times == 1), "{paper:?} {upright}");
            assert_eq!(made.len() == 1, paper == Paper::Fitting);
        }
    }
}

#[test]
fn nothing_stands_outside_the_page_or_on_the_footer() {
    let place = hospital(120);
    let plan = place.wall(&Look::new(today()));
    for page in on_paper(&plan, &Sheet { title: Some("Wall".into()), ..Sheet::default() }) {
        let Size { width, height } = page.size_pt;
        let groups: Vec<Rect> = page
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Group { clip, .. } => *clip,
                _ => None,
            })
            .collect();
        assert_eq!(groups.len(), 2, "picture and legend");
        assert!(!groups[0].shrunk(0.1).overlaps(&groups[1]));
        for group in &groups {
            assert!(
                group.x >= 27.9 && group.right() <= width - 27.9 && group.bottom() <= height - 28.0 - 15.9
            );
        }
    }
}

#[test]
fn the_footer_counts_pages_and_says_nothing_else() {
    let place = hospital(120);
    let plan = place.wall(&Look::new(today()));
    let made = on_paper(&plan, &Sheet::default());
    assert!(made.len() > 1);
    for (page, number) in made.iter().zip(1..) {
        let words: Vec<&str> = page
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Words { run, .. } => Some(&*run.text),
                _ => None,
            })
            .collect();
        assert_eq!(words, [format!("page {number} of {}", made.len())]);
    }
}

#[test]
fn a_lane_that_goes_on_says_its_name_again() {
    let mut place = Workplace::new();
    let north = place.unit(0, "unit", "5 North", None);
    for number in 0..120 {
        place.worker(number, "Somebody", "", Some(north));
    }
    let made = on_paper(&place.wall(&Look::new(today())), &Sheet::default());
    assert!(made.len() > 1);
    for page in &made {
        assert!(page.to_lines().contains("\"5 North\""));
    }
}

#[test]
fn any_scene_is_cut_into_pages() {
    let mut scene = Scene::new(Size::new(3000.0, 1800.0));
    for column in 0..30_u8 {
        for row in 0..18_u8 {
            let rect = Rect::new(100.0 * f32::from(column) + 10.0, 100.0 * f32::from(row) + 10.0, 80.0, 80.0);
            scene.marks.push(Mark::Fill { shape: Shape::rect(rect), ink: Ink::Mark, of: None });
        }
    }
    let cuts = Cuts {
        x: (1..30).map(|n| n as f32 * 100.0).collect(),
        y: (1..18).map(|n| n as f32 * 100.0).collect(),
    };
    let made = pages(&scene, &cuts, &Sheet::default(), &mut Fonts::new(), &Tr::new(Language::En)).unwrap();
    let fills = |page: &Scene| page.to_lines().matches("fill box").count();
    assert!(made.len() > 1);
    assert_eq!(made.iter().map(fills).sum::<usize>(), 30 * 18, "each square on one page");
}

#[test]
fn a_picture_without_size_is_refused() {
    let refused = pages(
        &Scene::default(),
        &Cuts::default(),
        &Sheet::default(),
        &mut Fonts::new(),
        &Tr::new(Language::En),
    );
    assert_eq!(refused, Err(ChartError::NoRoom));
}

/// Writes pictures to look at: `WALLCHART_PICTURES=dir cargo test pictures_to_look_at`.
#[test]
fn pictures_to_look_at() {
    let Some(dir) = std::env::var_os("WALLCHART_PICTURES").map(std::path::PathBuf::from) else { return };
    let place = hospital(120);
    let tr = Tr::new(Language::En);
    let mut fonts = Fonts::new();
    for detail in wallchart::chart::Detail::ALL {
        let plan = place.wall(&Look { detail, ..Look::new(today()) });
        let scene = plan.whole(&mut fonts, &tr);
        for (name, palette) in [("light", Palette::light()), ("dark", Palette::dark())] {
            let bytes = png(&scene, palette, 1.5, &mut fonts).unwrap();
            std::fs::write(dir.join(format!("{detail:?}-{name}.png")), bytes).unwrap();
        }
    }
    let above = Look { heads: wallchart::chart::Heads::Above, width_pt: 620.0, ..Look::new(today()) };
    let scene = place.wall(&above).whole(&mut fonts, &tr);
    std::fs::write(dir.join("above.png"), png(&scene, Palette::light(), 1.5, &mut fonts).unwrap()).unwrap();
    let plan = place.wall(&Look::new(today()));
    let sheet = Sheet {
        title: Some("Harbour, made up".into()),
        band: Some("Practice: nobody here is real".into()),
        ..Sheet::default()
    };
    let made = on_paper(&plan, &sheet);
    std::fs::write(dir.join("a4.pdf"), pdf(&made, Palette::paper(), Some("Wall"), &mut fonts).unwrap())
        .unwrap();
    let one = on_paper(&plan, &Sheet { paper: Paper::Fitting, ..sheet });
    std::fs::write(dir.join("one.svg"), svg(&one[0], Palette::paper())).unwrap();
    std::fs::write(dir.join("one.png"), png(&one[0], Palette::paper(), 1.5, &mut fonts).unwrap()).unwrap();
}

#[test]
fn a_map_stands_whole_on_one_page_of_any_paper() {
    let tr = Tr::new(Language::En);
    for size in [Size::new(960.0, 700.0), Size::new(4000.0, 900.0), Size::new(500.0, 3000.0)] {
        let scene = Scene::new(size);
        for paper in [Paper::A4, Paper::A3, Paper::Letter] {
            let sheet = Sheet { paper, whole: true, ..Sheet::default() };
            let made = pages(&scene, &Cuts::default(), &sheet, &mut Fonts::new(), &tr).unwrap();
            assert_eq!(made.len(), 1);
            assert_eq!(Some(made[0].size_pt), paper.size_pt());
        }
    }
}
