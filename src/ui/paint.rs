//! Paints a scene of the room `chart` into the window: areas and lines as one
//! mesh, words on top, groups clipped and stepped back as they say.

use std::sync::Arc;

use egui::epaint::{PathShape, TessellationOptions, Tessellator};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, FontFamily, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind};
use egui::{pos2, vec2};

use super::dashes;
use super::theme::semibold;
use crate::chart::{self, Ink, Mark, Palette, Point, Rgba, Run, Scene, Weight};

/// Paints a scene with its upper left corner at `at`, cut to the painter's clip.
pub fn paint_scene(painter: &Painter, scene: &Scene, at: Pos2) {
    let palette = if painter.ctx().theme() == egui::Theme::Dark { Palette::dark() } else { Palette::light() };
    let options = painter.ctx().tessellation_options(TessellationOptions::clone);
    let tessellator = Tessellator::new(painter.ctx().pixels_per_point(), options, [1, 1], Vec::new());
    let mut brush =
        Brush { painter: painter.clone(), palette, at, fade: 0.0, tessellator, mesh: Mesh::default() };
    brush.layer(&scene.marks);
}

struct Brush<'a> {
    painter: Painter,
    palette: &'a Palette,
    at: Pos2,
    /// How far colours step back into the surface.
    fade: f32,
    tessellator: Tessellator,
    mesh: Mesh,
}

impl Brush<'_> {
    /// One clip of the picture: its mesh first, then its words, then the groups in it.
    fn layer(&mut self, marks: &[Mark]) {
        for mark in marks {
            match mark {
                Mark::Fill { shape, ink, .. } => self.fill(shape, *ink),
                Mark::Stroke { shape, ink, width_pt, dash, .. } => {
                    self.stroke(shape, Stroke::new(*width_pt, self.colour(*ink)), *dash);
                }
                Mark::Words { .. } | Mark::Group { .. } => {}
            }
        }
        let mesh = std::mem::take(&mut self.mesh);
        if !mesh.is_empty() {
            self.painter.add(Shape::Mesh(Arc::new(mesh)));
        }
        for mark in marks {
            if let Mark::Words { at, run, ink, .. } = mark {
                self.words(*at, run, *ink);
            }
        }
        for mark in marks {
            if let Mark::Group { clip, fade, marks } = mark {
                self.group(*clip, *fade, marks);
            }
        }
    }

    fn group(&mut self, clip: Option<chart::Rect>, fade: f32, marks: &[Mark]) {
        let outside = self.painter.clone();
        let before = self.fade;
        if let Some(clip) = clip {
            self.painter = outside.with_clip_rect(outside.clip_rect().intersect(self.rect(&clip)));
        }
        self.fade = before.max(fade);
        self.layer(marks);
        self.painter = outside;
        self.fade = before;
    }

    fn place(&self, point: Point) -> Pos2 {
        pos2(self.at.x + point.x, self.at.y + point.y)
    }

    fn rect(&self, rect: &chart::Rect) -> Rect {
        Rect::from_min_size(self.place(Point::new(rect.x, rect.y)), vec2(rect.width, rect.height))
    }

    fn colour(&self, ink: Ink) -> Color32 {
        let mut colour = self.palette.rgba(ink);
        if self.fade > 0.0 {
            colour = colour.mixed(self.palette.rgba(Ink::Surface), self.fade);
        }
        let Rgba([red, green, blue, cover]) = colour;
        Color32::from_rgba_unmultiplied(red, green, blue, cover)
    }

    fn push(&mut self, shape: Shape) {
        self.tessellator.tessellate_shape(shape, &mut self.mesh);
    }

    fn fill(&mut self, shape: &chart::Shape, ink: Ink) {
        let colour = self.colour(ink);
        let filled = match shape {
            chart::Shape::Box { rect, radius_pt } => {
                Shape::rect_filled(self.rect(rect), corners(*radius_pt), colour)
            }
            chart::Shape::Circle { middle, radius_pt } => {
                Shape::circle_filled(self.place(*middle), *radius_pt, colour)
            }
            chart::Shape::Polygon(points) => {
                let points = points.iter().map(|point| self.place(*point)).collect();
                Shape::Path(PathShape::convex_polygon(points, colour, Stroke::NONE))
            }
            chart::Shape::Star { middle, radius_pt } => {
                self.fan(*middle, *radius_pt, colour);
                return;
            }
            chart::Shape::Line(_) => return,
        };
        self.push(filled);
    }

    /// The ten triangles from the middle of a star to its sides.
    fn fan(&mut self, middle: Point, radius_pt: f32, colour: Color32) {
        let first = self.mesh.vertices.len() as u32;
        let middle_at = self.place(middle);
        self.mesh.colored_vertex(middle_at, colour);
        for corner in chart::star_points(middle, radius_pt) {
            let corner = self.place(corner);
            self.mesh.colored_vertex(corner, colour);
        }
        for side in 0..10 {
            self.mesh.add_triangle(first, first + 1 + side, first + 1 + (side + 1) % 10);
        }
    }

    fn stroke(&mut self, shape: &chart::Shape, stroke: Stroke, dash: Option<chart::Dash>) {
        if let Some(dash) = dash {
            self.broken(shape, stroke, dash);
            return;
        }
        let drawn = match shape {
            chart::Shape::Box { rect, radius_pt } => {
                Shape::rect_stroke(self.rect(rect), corners(*radius_pt), stroke, StrokeKind::Middle)
            }
            chart::Shape::Circle { middle, radius_pt } => {
                Shape::circle_stroke(self.place(*middle), *radius_pt, stroke)
            }
            chart::Shape::Line(points) => Shape::line(self.path(points), stroke),
            chart::Shape::Polygon(points) => Shape::closed_line(self.path(points), stroke),
            chart::Shape::Star { middle, radius_pt } => {
                Shape::closed_line(self.path(&chart::star_points(*middle, *radius_pt)), stroke)
            }
        };
        self.push(drawn);
    }

    fn broken(&mut self, shape: &chart::Shape, stroke: Stroke, dash: chart::Dash) {
        let cut = dashes::Dash { on: dash.on_pt, off: dash.off_pt };
        let pieces = match shape {
            chart::Shape::Box { rect, radius_pt } => {
                dashes::closed(&dashes::round_rect(self.rect(rect), *radius_pt), cut, stroke)
            }
            chart::Shape::Circle { middle, radius_pt } => {
                dashes::closed(&dashes::circle(self.place(*middle), *radius_pt), cut, stroke)
            }
            chart::Shape::Line(points) => dashes::open(&self.path(points), cut, stroke),
            chart::Shape::Polygon(points) => dashes::closed(&self.path(points), cut, stroke),
            chart::Shape::Star { middle, radius_pt } => {
                dashes::closed(&self.path(&chart::star_points(*middle, *radius_pt)), cut, stroke)
            }
        };
        for piece in pieces {
            self.push(piece);
        }
    }

    fn path(&self, points: &[Point]) -> Vec<Pos2> {
        points.iter().map(|point| self.place(*point)).collect()
    }

    /// The galleys are egui's own, kept by it from frame to frame.
    fn words(&self, at: Point, run: &Run, ink: Ink) {
        let colour = self.colour(ink);
        let family = match run.weight {
            Weight::Regular => FontFamily::Proportional,
            Weight::SemiBold => semibold(),
        };
        let format =
            TextFormat { font_id: FontId::new(run.size_pt, family), color: colour, ..TextFormat::default() };
        let mut job = LayoutJob::single_section(run.visual.to_string(), format);
        job.break_on_newline = false;
        let galley = self.painter.layout_job(job);
        let Some(row) = galley.rows.first() else { return };
        let down = row.pos.y + row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y);
        let baseline = self.place(at);
        self.painter.galley(pos2(baseline.x, baseline.y - down), galley, colour);
    }
}

fn corners(radius_pt: f32) -> CornerRadius {
    CornerRadius::same(radius_pt.round().clamp(0.0, 255.0) as u8)
}
