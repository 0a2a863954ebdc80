//! Pictures of the window, compared byte by byte.
//!
//! `UPDATE_PICTURES=1 cargo test` writes them anew. A test that fails leaves
//! `NAME.new.png` and `NAME.diff.png` beside `tests/pictures/NAME.png`.

use std::path::PathBuf;

use egui::{Ui, Vec2};
use egui_kittest::{Harness, HarnessBuilder};
use wallchart::ui::{Theme, apply_theme, set_motion};

use super::raster::{Image, Textures};

/// A window of a fixed size in one theme, on the bundled fonts alone.
pub(crate) struct Stage {
    size: Vec2,
    dark: bool,
    pixels_per_point: f32,
    textures: Textures,
}

impl Stage {
    /// A light window.
    pub(crate) fn light(width: f32, height: f32) -> Self {
        Self {
            size: Vec2::new(width, height),
            dark: false,
            pixels_per_point: 1.0,
            textures: Textures::default(),
        }
    }

    /// A dark window.
    pub(crate) fn dark(width: f32, height: f32) -> Self {
        let mut stage = Self::light(width, height);
        stage.dark = true;
        stage
    }

    /// Text and everything else larger: 2.0 is 200 %.
    pub(crate) fn scaled(mut self, pixels_per_point: f32) -> Self {
        self.pixels_per_point = pixels_per_point;
        self
    }

    /// The theme that is shown.
    pub(crate) fn theme(&self) -> &'static Theme {
        if self.dark { Theme::dark() } else { Theme::light() }
    }

    /// A harness dressed as the window is, for any state.
    pub(crate) fn builder<State>(&self) -> HarnessBuilder<State> {
        Harness::<State>::builder()
            .with_size(self.size)
            .with_pixels_per_point(self.pixels_per_point)
            .with_theme(if self.dark { egui::Theme::Dark } else { egui::Theme::Light })
            .with_context_setup(|ctx| {
                apply_theme(ctx);
                set_motion(ctx, false);
            })
            .renderer(self.textures.clone())
    }

    /// A harness of one function.
    pub(crate) fn show<'a>(&self, ui: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
        self.builder().build_ui(ui)
    }

    /// What the window shows now.
    pub(crate) fn picture<State>(&self, harness: &Harness<'_, State>) -> Image {
        let output = harness.output();
        let primitives = harness.ctx.tessellate(output.shapes.clone(), self.pixels_per_point);
        let pixels = self.size * self.pixels_per_point;
        let ground = self.theme().surface;
        let mut image = Image::filled(pixels.x.round() as usize, pixels.y.round() as usize, ground);
        image.draw(&primitives, &self.textures, self.pixels_per_point);
        image
    }
}

/// As many pixels may fall on the other side of a rounding: seen once, a single one, on the map.
const STRAY_PIXELS: usize = 4;

/// Compares a picture with the one that is kept.
pub(crate) fn picture(name: &str, image: &Image) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let kept = folder.join(format!("{name}.png"));
    let new = folder.join(format!("{name}.new.png"));
    let diff = folder.join(format!("{name}.diff.png"));
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        std::fs::write(&kept, png(image)).expect("the picture can be written");
        let _ = std::fs::remove_file(&new);
        let _ = std::fs::remove_file(&diff);
        return;
    }
    let Some(old) = read(&kept) else {
        std::fs::write(&new, png(image)).expect("the new picture can be written");
        panic!("no picture {name}.png yet; look at {name}.new.png, then UPDATE_PICTURES=1");
    };
    if old == *image {
        return;
    }
    let (differing, shown) = difference(&old, image);
    if differing <= STRAY_PIXELS && old.pixels.len() == image.pixels.len() {
        return;
    }
    std::fs::write(&new, png(image)).expect("the new picture can be written");
    std::fs::write(&diff, png(&shown)).expect("the difference can be written");
    panic!("{name}: {differing} pixels differ; look at {name}.new.png and {name}.diff.png");
}

/// How many pixels differ, and where: red on the faded new picture.
fn difference(old: &Image, new: &Image) -> (usize, Image) {
    let mut shown = new.clone();
    let mut differing = 0;
    for (place, pixel) in shown.pixels.iter_mut().enumerate() {
        let (x, y) = (place % new.width, place / new.width);
        let before = (x < old.width && y < old.height).then(|| old.pixels[y * old.width + x]);
        if before == Some(*pixel) {
            for channel in &mut pixel[..3] {
                *channel = 192 + *channel / 4;
            }
        } else {
            *pixel = [255, 0, 0, 255];
            differing += 1;
        }
    }
    if (old.width, old.height) != (new.width, new.height) {
        differing = differing.max(1);
    }
    (differing, shown)
}

fn png(image: &Image) -> Vec<u8> {
    let mut map =
        tiny_skia::Pixmap::new(image.width as u32, image.height as u32).expect("the picture has a size");
    for (to, from) in map.data_mut().chunks_exact_mut(4).zip(&image.pixels) {
        to.copy_from_slice(from);
    }
    map.encode_png().expect("the picture can be encoded")
}

fn read(path: &std::path::Path) -> Option<Image> {
    let map = tiny_skia::Pixmap::decode_png(&std::fs::read(path).ok()?).ok()?;
    Some(Image {
        width: map.width() as usize,
        height: map.height() as usize,
        pixels: map.data().chunks_exact(4).map(|p| [p[0], p[1], p[2], p[3]]).collect(),
    })
}
