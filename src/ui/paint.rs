//! Paints what the room `chart` draws into the window. A scene becomes one mesh
//! with its words on top, groups clipped and stepped back as they say; marks that
//! stand alone become shapes of egui, which cuts them with all others of the frame.

use std::borrow::Cow;
use std::sync::Arc;

use egui::epaint::{CircleShape, PathShape, RectShape, TessellationOptions, Tessellator};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, FontFamily, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind};
use egui::{pos2, vec2};

use super::dashes;
use super::theme::{Theme, colour, semibold};
use crate::chart::{self, Ink, Mark, Palette, Point, Run, Scene, Weight};

/// Paints a scene with its upper left corner at `at`, cut to the painter's clip.
pub fn paint_scene(painter: &Painter, scene: &Scene, at: Pos2) {
    paint_kept(painter, scene, at, 0, &mut Kept::default());
}

/// Paints a page as it comes out of the printer, whatever the theme: the painter's ground is paper.
pub(super) fn paint_paper(painter: &Painter, scene: &Scene, at: Pos2) {
    let palette = Palette::paper();
    Brush { painter: Cow::Borrowed(painter), palette, ground: None, at, fade: 0.0, sheet: None }
        .layer(&scene.marks);
}

/// The areas and lines of a scene as they were cut into triangles, kept from frame to frame.
#[derive(Default)]
pub(super) struct Kept {
    key: Option<(u64, Pos2, f32, bool)>,
    /// One for each clip of the scene, in the order of painting.
    meshes: Vec<Arc<Mesh>>,
}

/// The same for a scene that lasts: it is cut again only where its `age`, place or theme changed.
pub(super) fn paint_kept(painter: &Painter, scene: &Scene, at: Pos2, age: u64, kept: &mut Kept) {
    let ctx = painter.ctx();
    let theme = Theme::of(ctx);
    let key = (age, at, ctx.pixels_per_point(), theme.is_dark);
    let known = kept.key == Some(key);
    kept.key = Some(key);
    let options = ctx.tessellation_options(TessellationOptions::clone);
    let tessellator = Tessellator::new(ctx.pixels_per_point(), options, [1, 1], Vec::new());
    if !known {
        kept.meshes.clear();
    }
    let sheet = Some(Sheet { tessellator, mesh: Mesh::default(), kept, next: known.then_some(0) });
    let palette = theme.palette();
    Brush { painter: Cow::Borrowed(painter), palette, ground: None, at, fade: 0.0, sheet }
        .layer(&scene.marks);
}

/// Paints a few marks that lie in the painter's own coordinates. `ground` is what
/// shows where they are empty; by default `raised`.
pub(super) fn paint_marks(painter: &Painter, theme: &Theme, ground: Option<Color32>, marks: &[Mark]) {
    let palette = theme.palette();
    Brush { painter: Cow::Borrowed(painter), palette, ground, at: Pos2::ZERO, fade: 0.0, sheet: None }
        .layer(marks);
}

struct Brush<'a> {
    painter: Cow<'a, Painter>,
    palette: &'a Palette,
    /// What the raised ground is here.
    ground: Option<Color32>,
    at: Pos2,
    /// How far colours step back into the surface.
    fade: f32,
    /// Where areas and lines gather; without it they go to the painter one by one.
    sheet: Option<Sheet<'a>>,
}

struct Sheet<'a> {
    tessellator: Tessellator,
    mesh: Mesh,
    kept: &'a mut Kept,
    /// The mesh that comes next where all are kept already.
    next: Option<usize>,
}

impl Sheet<'_> {
    /// The next mesh of those that are kept.
    fn known(&mut self) -> Option<Arc<Mesh>> {
        let next = self.next.as_mut()?;
        *next += 1;
        self.kept.meshes.get(*next - 1).cloned()
    }

    /// The mesh that was gathered.
    fn gathered(&mut self) -> Arc<Mesh> {
        let mesh = Arc::new(std::mem::take(&mut self.mesh));
        self.kept.meshes.push(Arc::clone(&mesh));
        mesh
    }
}

impl Brush<'_> {
    /// One clip of the picture: its areas and lines first, then its words, then the groups in it.
    fn layer(&mut self, marks: &[Mark]) {
        let known = self.sheet.as_mut().and_then(Sheet::known);
        if known.is_none() {
            self.shapes(marks);
        }
        let mesh = known.or_else(|| self.sheet.as_mut().map(Sheet::gathered));
        if let Some(mesh) = mesh.filter(|mesh| !mesh.is_empty()) {
            self.painter.add(Shape::Mesh(mesh));
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

    fn shapes(&mut self, marks: &[Mark]) {
        let mut rest = marks.iter().peekable();
        while let Some(mark) = rest.next() {
            match mark {
                Mark::Fill { shape, ink, .. } => {
                    // An area and the edge around it are one path, cut once.
                    let edge = rest.next_if(|next| is_edge_of(next, shape));
                    let edge = edge.map_or(Stroke::NONE, |edge| self.line(edge));
                    self.shape(shape, self.colour(*ink), edge);
                }
                Mark::Stroke { shape, dash: Some(dash), .. } => self.broken(shape, self.line(mark), *dash),
                Mark::Stroke { shape, .. } => self.shape(shape, Color32::TRANSPARENT, self.line(mark)),
                // A view lays its pictures under the scene, from textures that it keeps.
                Mark::Words { .. } | Mark::Picture { .. } | Mark::Group { .. } => {}
            }
        }
    }

    fn line(&self, mark: &Mark) -> Stroke {
        match mark {
            Mark::Stroke { ink, width_pt, .. } => Stroke::new(*width_pt, self.colour(*ink)),
            _ => Stroke::NONE,
        }
    }

    fn group(&mut self, clip: Option<chart::Rect>, fade: f32, marks: &[Mark]) {
        let outside = self.painter.clone();
        let before = self.fade;
        if let Some(clip) = clip {
            let within = outside.clip_rect().intersect(self.rect(&clip));
            self.painter = Cow::Owned(outside.with_clip_rect(within));
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
        match self.ground {
            Some(ground) if ink == Ink::Raised => ground,
            _ if self.fade > 0.0 => colour(self.palette.faded(ink, self.fade)),
            _ => colour(self.palette.rgba(ink)),
        }
    }

    fn push(&mut self, shape: Shape) {
        match &mut self.sheet {
            Some(sheet) => sheet.tessellator.tessellate_shape(shape, &mut sheet.mesh),
            None => {
                self.painter.add(shape);
            }
        }
    }

    fn shape(&mut self, shape: &chart::Shape, fill: Color32, stroke: Stroke) {
        let drawn = match shape {
            chart::Shape::Box { rect, radius_pt } => {
                let (rect, corners) = (self.rect(rect), corners(*radius_pt));
                Shape::Rect(RectShape::new(rect, corners, fill, stroke, StrokeKind::Middle))
            }
            // With an edge it is a path: egui parts the fill of its own circles from their edge.
            chart::Shape::Circle { middle, radius_pt } if fill.a() > 0 && !stroke.is_empty() => {
                let around = dashes::circle(self.place(*middle), *radius_pt);
                Shape::Path(PathShape::convex_polygon(around, fill, stroke))
            }
            chart::Shape::Circle { middle, radius_pt } => {
                Shape::Circle(CircleShape { center: self.place(*middle), radius: *radius_pt, fill, stroke })
            }
            chart::Shape::Polygon(points) => {
                Shape::Path(PathShape::convex_polygon(self.path(points), fill, stroke))
            }
            chart::Shape::Star { middle, radius_pt } => {
                let points = self.path(&chart::star_points(*middle, *radius_pt));
                if fill != Color32::TRANSPARENT {
                    self.fan(self.place(*middle), &points, fill);
                }
                Shape::closed_line(points, stroke)
            }
            chart::Shape::Line(points) => Shape::line(self.path(points), stroke),
        };
        self.push(drawn);
    }

    /// The triangles from the middle of a star to its sides: egui fills convex paths only.
    fn fan(&mut self, middle: Pos2, corners: &[Pos2], fill: Color32) {
        let fan = |mesh: &mut Mesh| {
            let first = mesh.vertices.len() as u32;
            mesh.colored_vertex(middle, fill);
            for corner in corners {
                mesh.colored_vertex(*corner, fill);
            }
            let sides = corners.len() as u32;
            for side in 0..sides {
                mesh.add_triangle(first, first + 1 + side, first + 1 + (side + 1) % sides);
            }
        };
        if let Some(sheet) = &mut self.sheet {
            fan(&mut sheet.mesh);
        } else {
            let mut mesh = Mesh::default();
            fan(&mut mesh);
            self.painter.add(Shape::mesh(mesh));
        }
    }

    fn broken(&mut self, shape: &chart::Shape, stroke: Stroke, dash: chart::Dash) {
        let pieces = match shape {
            chart::Shape::Box { rect, radius_pt } => {
                dashes::closed(dashes::round_rect(self.rect(rect), *radius_pt), dash, stroke)
            }
            chart::Shape::Circle { middle, radius_pt } => {
                dashes::closed(dashes::circle(self.place(*middle), *radius_pt), dash, stroke)
            }
            chart::Shape::Line(points) => dashes::open(&self.path(points), dash, stroke),
            chart::Shape::Polygon(points) => dashes::closed(self.path(points), dash, stroke),
            chart::Shape::Star { middle, radius_pt } => {
                let points = self.path(&chart::star_points(*middle, *radius_pt));
                dashes::closed(points, dash, stroke)
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

/// Whether a mark is the whole line around a shape.
fn is_edge_of(mark: &Mark, area: &chart::Shape) -> bool {
    matches!(mark, Mark::Stroke { shape, dash: None, .. } if shape == area)
}

fn corners(radius_pt: f32) -> CornerRadius {
    CornerRadius::same(radius_pt.round().clamp(0.0, 255.0) as u8)
}
