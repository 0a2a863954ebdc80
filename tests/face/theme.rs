//! Colours and fonts.

use egui::{Color32, FontFamily, FontId};
use wallchart::ui::{Icon, Theme, icon_family, semibold};

use crate::support::picture::Stage;

#[test]
fn both_themes_are_read_whole() {
    for theme in [Theme::light(), Theme::dark()] {
        for colour in [theme.background, theme.text, theme.accent, theme.good, theme.star] {
            assert_ne!(colour, Color32::default());
        }
        for value in 1..=5 {
            let support = theme.support(value);
            assert_ne!(support.fill, Color32::default(), "fill of {value}");
            assert_ne!(support.pale_ink, Color32::default(), "pale ink of {value}");
        }
        assert_ne!(theme.support(0).edge, Color32::default());
        assert_eq!(theme.support(9), theme.support(0));
    }
    assert_eq!(Theme::light().support(3).fill, Color32::from_rgb(0xEA, 0xC4, 0x57));
    assert!(Theme::dark().is_dark && !Theme::light().is_dark);
}

/// Relative luminance after WCAG 2.1.
fn luminance(colour: Color32) -> f64 {
    let part = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_stands_out_from_every_ground_and_marks_do_too() {
    for theme in [Theme::light(), Theme::dark()] {
        let grounds = [theme.background, theme.surface, theme.raised, theme.selection, theme.hover];
        for ground in grounds {
            for ink in [theme.text, theme.muted, theme.accent, theme.danger, theme.warning, theme.good] {
                assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}");
            }
        }
        for ground in &grounds[..4] {
            for mark in [theme.focus, theme.mark, theme.tie, theme.star] {
                assert!(contrast(mark, *ground) >= 3.0, "{mark:?} on {ground:?}");
            }
            for value in 0..=5 {
                let edge = theme.support(value).edge;
                assert!(contrast(edge, *ground) >= 3.0, "edge of {value} on {ground:?}");
            }
        }
        assert!(contrast(theme.on_accent, theme.accent) >= 4.5);
        for value in 1..=5 {
            let support = theme.support(value);
            assert!(contrast(support.ink, support.fill) >= 4.5, "numeral of {value}");
            assert!(contrast(support.pale_ink, support.pale) >= 4.5, "pale numeral of {value}");
        }
    }
}

#[test]
fn the_fonts_cover_the_languages_and_line_up_digits() {
    let harness = Stage::light(40.0, 40.0).show(|_| {});
    let samples = "Žeňská Đặng Nguyễn Ẹbùn ọ̀ṣun ƙwari ɓoye Łódź Iași İğdır Ōtāne Ærø Škëlqim Straße ¿ñ? \
        Ελλάδα Українська Ќ → ← ↑ ↓ ✓ × · • – — … “ ” „ ‚ ‹ › « » − ≥ ≤ ≈ € ₺ ½ № 0123456789 \
        سلمى گل پژوهش چای ۱۲۳ ٤٥٦ ، ؛ ؟ لا ﷲ";
    for family in [FontFamily::Proportional, semibold(), FontFamily::Monospace] {
        let font = FontId::new(13.0, family);
        harness.ctx.fonts_mut(|fonts| {
            let missing: String =
                samples.chars().filter(|&c| !c.is_whitespace() && !fonts.has_glyph(&font, c)).collect();
            assert!(missing.is_empty(), "{font:?} lacks {missing}");
            let widths: Vec<f32> = ('0'..='9').map(|digit| fonts.glyph_width(&font, digit)).collect();
            assert!(widths.iter().all(|width| (width - widths[0]).abs() < 0.01), "{widths:?}");
        });
    }
}

#[test]
fn every_icon_is_in_the_icon_font() {
    let harness = Stage::light(40.0, 40.0).show(|_| {});
    let font = FontId::new(16.0, icon_family());
    harness.ctx.fonts_mut(|fonts| {
        for (icon, glyph) in Icon::TABLE {
            assert!(fonts.has_glyph(&font, *glyph), "{icon:?}");
            assert_eq!(icon.glyph(), *glyph);
        }
    });
}
