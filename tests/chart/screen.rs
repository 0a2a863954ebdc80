//! The window sets text as wide as the chart measures it.

use egui::{FontId, epaint::text::LayoutJob};
use wallchart::chart::{Fonts, Weight};
use wallchart::i18n::visual_order;

#[test]
fn the_window_and_the_chart_measure_alike() {
    let window = egui::Context::default();
    window.set_fonts(wallchart::ui::fonts());
    let mut fonts = Fonts::new();
    let mut checked = 0;
    let mut drawn = window.run_ui(egui::RawInput::default(), |ui| {
        for text in [
            "Alma Abernathy-Wolstenholme",
            "Tomasz Wójcik",
            "AV To Wa 11 of ~15",
            "ليلى الحسن",
            "Thủy Nguyễn",
        ] {
            for (weight, family) in [
                (Weight::Regular, egui::FontFamily::Proportional),
                (Weight::SemiBold, wallchart::ui::semibold()),
            ] {
                let font = FontId::new(13.0, family);
                let job =
                    LayoutJob::simple_singleline(visual_order(text).into_owned(), font, egui::Color32::BLACK);
                let shown = ui.fonts_mut(|fonts| fonts.layout_job(job)).size().x;
                let measured = fonts.width_pt(text, 13.0, weight);
                assert!((shown - measured).abs() <= 1.5, "{text}: window {shown}, chart {measured}");
                checked += 1;
            }
        }
    });
    drawn.textures_delta.clear();
    assert!(checked >= 10);
}
