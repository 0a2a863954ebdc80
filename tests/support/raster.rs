//! A renderer without a graphics card: the same bytes on every machine.
//!
//! Triangles are filled by the top-left rule on a grid of 1/256 pixel, colours
//! are premultiplied and blended in gamma space as egui's own renderers do.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use egui::epaint::{ClippedPrimitive, ImageData, Primitive, Vertex};
use egui::{Color32, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// Steps of the grid on which corners of triangles lie, per pixel.
const GRID: i64 = 256;

/// The textures egui handed over so far; clones share them.
#[derive(Clone, Default)]
pub(crate) struct Textures(Rc<RefCell<HashMap<TextureId, Texture>>>);

struct Texture {
    size: [usize; 2],
    texels: Vec<Color32>,
}

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.0.borrow_mut();
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                match change.pos {
                    None => {
                        let texture = Texture { size: image.size, texels: image.pixels.clone() };
                        textures.insert(id, texture);
                    }
                    Some([left, top]) => {
                        let texture = textures.get_mut(&id).expect("a patch of a known texture");
                        for (row, texels) in image.pixels.chunks(image.size[0]).enumerate() {
                            let from = (top + row) * texture.size[0] + left;
                            texture.texels[from..from + texels.len()].copy_from_slice(texels);
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}

impl Texture {
    /// The colour at a place from 0 to 1, mixed from the four nearest texels.
    fn at(&self, u: f32, v: f32) -> [f32; 4] {
        let [width, height] = self.size;
        let x = (u * width as f32 - 0.5).clamp(0.0, (width - 1) as f32);
        let y = (v * height as f32 - 0.5).clamp(0.0, (height - 1) as f32);
        let (x0, y0) = (x.floor() as usize, y.floor() as usize);
        let (x1, y1) = ((x0 + 1).min(width - 1), (y0 + 1).min(height - 1));
        let (fx, fy) = (x.fract(), y.fract());
        let texel = |x: usize, y: usize| self.texels[y * width + x].to_array();
        let (a, b, c, d) = (texel(x0, y0), texel(x1, y0), texel(x0, y1), texel(x1, y1));
        std::array::from_fn(|i| {
            let upper = f32::from(a[i]) * (1.0 - fx) + f32::from(b[i]) * fx;
            let lower = f32::from(c[i]) * (1.0 - fx) + f32::from(d[i]) * fx;
            (upper * (1.0 - fy) + lower * fy) / 255.0
        })
    }
}

/// An image of 8 bits a channel, opaque.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Image {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Red, green, blue, alpha; row by row.
    pub(crate) pixels: Vec<[u8; 4]>,
}

impl Image {
    /// An image of one colour.
    pub(crate) fn filled(width: usize, height: usize, ground: Color32) -> Self {
        Self { width, height, pixels: vec![ground.to_array(); width * height] }
    }

    /// Draws what egui tessellated.
    pub(crate) fn draw(
        &mut self,
        primitives: &[ClippedPrimitive],
        textures: &Textures,
        pixels_per_point: f32,
    ) {
        let textures = textures.0.borrow();
        for primitive in primitives {
            let Primitive::Mesh(mesh) = &primitive.primitive else {
                panic!("a callback cannot be drawn without a graphics card");
            };
            let texture = &textures[&mesh.texture_id];
            let clip = self.clip(primitive.clip_rect, pixels_per_point);
            for corners in mesh.indices.chunks_exact(3) {
                let corners: [&Vertex; 3] = std::array::from_fn(|i| &mesh.vertices[corners[i] as usize]);
                self.triangle(corners, texture, clip, pixels_per_point);
            }
        }
    }

    /// The pixels of a clip rectangle: left, top, right, bottom (excluded).
    fn clip(&self, rect: Rect, pixels_per_point: f32) -> [i64; 4] {
        let whole =
            |points: f32, limit: usize| ((points * pixels_per_point).round() as i64).clamp(0, limit as i64);
        [
            whole(rect.min.x, self.width),
            whole(rect.min.y, self.height),
            whole(rect.max.x, self.width),
            whole(rect.max.y, self.height),
        ]
    }

    fn triangle(
        &mut self,
        mut corners: [&Vertex; 3],
        texture: &Texture,
        clip: [i64; 4],
        pixels_per_point: f32,
    ) {
        let place = |pos: Pos2| {
            let on_grid = |points: f32| (points * pixels_per_point * GRID as f32).round() as i64;
            (on_grid(pos.x), on_grid(pos.y))
        };
        let mut at = corners.map(|corner| place(corner.pos));
        let mut area = edge(at[0], at[1], at[2]);
        if area == 0 {
            return;
        }
        if area < 0 {
            corners.swap(1, 2);
            at.swap(1, 2);
            area = -area;
        }
        let lowest = at.iter().map(|p| p.1).min().unwrap_or(0);
        let highest = at.iter().map(|p| p.1).max().unwrap_or(0);
        let first = (lowest.div_euclid(GRID)).max(clip[1]);
        let last = (highest.div_euclid(GRID) + 1).min(clip[3]);
        let plain = corners.iter().all(|c| c.uv == corners[0].uv && c.color == corners[0].color);
        let flat = plain.then(|| shade(corners[0].color, texture, corners[0].uv));
        for y in first..last {
            let Some((from, to)) = span(&at, y, clip) else {
                continue;
            };
            for x in from..to {
                let colour = flat.unwrap_or_else(|| {
                    let point = (x * GRID + GRID / 2, y * GRID + GRID / 2);
                    let part = |a: usize, b: usize| edge(at[a], at[b], point) as f32 / area as f32;
                    mixed(corners, [part(1, 2), part(2, 0), part(0, 1)], texture)
                });
                self.blend(x as usize, y as usize, colour);
            }
        }
    }

    fn blend(&mut self, x: usize, y: usize, colour: [f32; 4]) {
        let below = &mut self.pixels[y * self.width + x];
        let keep = 1.0 - colour[3];
        for (channel, over) in below.iter_mut().zip(colour) {
            let value = over * 255.0 + f32::from(*channel) * keep;
            *channel = value.round().clamp(0.0, 255.0) as u8;
        }
    }
}

/// Twice the area of a triangle; positive when `c` lies to the right of a → b.
fn edge(a: (i64, i64), b: (i64, i64), c: (i64, i64)) -> i64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// The pixels of row `y` whose middle lies in the triangle. Middles on an edge
/// belong to it when the edge is a top or a left one.
fn span(at: &[(i64, i64); 3], y: i64, clip: [i64; 4]) -> Option<(i64, i64)> {
    let (mut from, mut to) = (clip[0], clip[2]);
    for (a, b) in [(at[0], at[1]), (at[1], at[2]), (at[2], at[0])] {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let owns = dy < 0 || (dy == 0 && dx > 0);
        let start = edge(a, b, (GRID / 2, y * GRID + GRID / 2)) - i64::from(!owns);
        // Inside means: start - dy * GRID * x >= 0.
        let step = dy * GRID;
        match step.signum() {
            0 if start < 0 => return None,
            1 => to = to.min(start.div_euclid(step) + 1),
            -1 => from = from.max(-((start).div_euclid(-step))),
            _ => {}
        }
    }
    (from < to).then_some((from, to))
}

fn shade(colour: Color32, texture: &Texture, uv: Pos2) -> [f32; 4] {
    let texel = texture.at(uv.x, uv.y);
    let colour = colour.to_array();
    std::array::from_fn(|i| texel[i] * f32::from(colour[i]) / 255.0)
}

fn mixed(corners: [&Vertex; 3], parts: [f32; 3], texture: &Texture) -> [f32; 4] {
    let mut uv = egui::Vec2::ZERO;
    let mut colour = [0.0f32; 4];
    for (corner, part) in corners.iter().zip(parts) {
        uv += corner.uv.to_vec2() * part;
        for (channel, value) in colour.iter_mut().zip(corner.color.to_array()) {
            *channel += f32::from(value) * part;
        }
    }
    let texel = texture.at(uv.x, uv.y);
    std::array::from_fn(|i| texel[i] * colour[i] / 255.0)
}
