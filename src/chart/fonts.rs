//! Text on the bundled fonts: how wide it is, where it is cut, which glyphs
//! it takes. Shaped with the same engine as the window's, so lines break alike.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use harfrust::{Buffer, Direction, Font, ShapeOptions, ShapePlan, ShaperFont};

use crate::i18n::visual_order;

use super::scene::{Run, Weight};

/// Inter Regular (OFL 1.1): Latin, Greek, Cyrillic; digits all of one width.
pub const INTER_REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
/// Inter, semibold (OFL 1.1).
pub const INTER_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
/// Noto Sans Arabic Regular (OFL 1.1): what Inter lacks.
pub const ARABIC_REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf");
/// Noto Sans Arabic, semibold (OFL 1.1).
pub const ARABIC_SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansArabic-SemiBold.ttf");

/// Top to baseline and baseline to bottom of a line of Inter, in ems (its `hhea` table).
const INTER_ASCENT: f32 = 0.968_75;
const INTER_DESCENT: f32 = 0.241_5;
/// Height of Inter's capitals and digits in ems (its `OS/2` table): numerals in marks are centred by it.
pub(super) const CAP_HEIGHT: f32 = 0.727;

/// Texts kept before the cache begins anew: a campaign of 5,000 with its jobs fits twice.
const KEPT_TEXTS: usize = 20_000;

/// One of the bundled fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Face {
    InterRegular,
    InterSemiBold,
    ArabicRegular,
    ArabicSemiBold,
}

impl Face {
    /// All faces, in the order of [`Face::place`].
    pub(super) const ALL: [Face; 4] =
        [Face::InterRegular, Face::InterSemiBold, Face::ArabicRegular, Face::ArabicSemiBold];

    /// The bytes of the font file.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Face::InterRegular => INTER_REGULAR,
            Face::InterSemiBold => INTER_SEMIBOLD,
            Face::ArabicRegular => ARABIC_REGULAR,
            Face::ArabicSemiBold => ARABIC_SEMIBOLD,
        }
    }

    /// The font, read once. `None` only if the built-in file is broken.
    pub(super) fn font(self) -> Option<&'static Font> {
        static READ: OnceLock<[Option<Font>; 4]> = OnceLock::new();
        let read = READ.get_or_init(|| Face::ALL.map(|face| Font::new(face.bytes(), 0)));
        read.get(self as usize).and_then(Option::as_ref)
    }

    /// How large its letters are set beside Inter's: Noto's are a little larger,
    /// and both scripts share one line (tokens.md, Font).
    pub(super) fn scale(self) -> f32 {
        match self {
            Face::InterRegular | Face::InterSemiBold => 1.0,
            Face::ArabicRegular | Face::ArabicSemiBold => 0.96,
        }
    }

    fn has(self, letter: char) -> bool {
        self.font().is_some_and(|font| font.charmap().map_unicode(letter).is_some())
    }
}

/// A glyph with its measures in ems of its face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) id: u32,
    pub(super) advance: f32,
    /// To the right and up from the pen.
    pub(super) offset: (f32, f32),
    /// First byte, in the piece's text, of the letters it stands for.
    pub(super) cluster: usize,
}

/// A stretch of a text in one font and one direction, glyphs from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) face: Face,
    pub(super) text: Range<usize>,
    pub(super) glyphs: Vec<Glyph>,
}

impl Piece {
    /// Its width in ems of the line.
    pub(super) fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * self.face.scale()
    }
}

/// A way of setting one text, and the line that came of it.
struct Kept {
    size_bits: u32,
    limit_bits: u32,
    weight: Weight,
    run: Arc<Run>,
}

/// Measures text, and remembers. Make one and keep it.
#[derive(Default)]
pub struct Fonts {
    kept: HashMap<Box<str>, Vec<Kept>>,
    plans: Vec<(Face, bool, ShapePlan)>,
    buffer: Option<Buffer>,
}

impl std::fmt::Debug for Fonts {
    // Texts are names of people: they stay out of every print.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").field("kept", &self.kept.len()).finish_non_exhaustive()
    }
}

impl Fonts {
    /// An empty memory; the fonts themselves are read once for the whole program.
    pub fn new() -> Self {
        Self::default()
    }

    /// A line of text as long as it is.
    pub fn run(&mut self, text: &str, size_pt: f32, weight: Weight) -> Arc<Run> {
        self.run_within(text, size_pt, weight, f32::INFINITY)
    }

    /// A line of text not wider than `limit_pt`; what does not fit is cut and
    /// ends in "…". Where not even that fits the line is empty.
    pub fn run_within(&mut self, text: &str, size_pt: f32, weight: Weight, limit_pt: f32) -> Arc<Run> {
        // Widths that differ by less than a point cut alike; so resizing does not fill the memory.
        let limit_pt = if limit_pt.is_finite() { limit_pt.floor().max(0.0) } else { limit_pt };
        let (size_bits, limit_bits) = (size_pt.to_bits(), limit_pt.to_bits());
        let found = self.kept.get(text).and_then(|ways| {
            ways.iter().find(|way| {
                way.size_bits == size_bits && way.limit_bits == limit_bits && way.weight == weight
            })
        });
        if let Some(way) = found {
            return Arc::clone(&way.run);
        }
        if self.kept.len() >= KEPT_TEXTS {
            self.kept.clear();
        }
        let run = Arc::new(self.lay_out(text, size_pt, weight, limit_pt));
        let ways = self.kept.entry(text.into()).or_default();
        if ways.len() >= 16 {
            ways.clear();
        }
        ways.push(Kept { size_bits, limit_bits, weight, run: Arc::clone(&run) });
        run
    }

    /// How wide a text is, in points.
    pub fn width_pt(&mut self, text: &str, size_pt: f32, weight: Weight) -> f32 {
        self.run(text, size_pt, weight).width_pt
    }

    fn lay_out(&mut self, text: &str, size_pt: f32, weight: Weight, limit_pt: f32) -> Run {
        let whole = clean(text);
        let ems = limit_pt / size_pt.max(0.01);
        let (shown, width) = self.cut(&whole, weight, ems);
        let (ascent_pt, height_pt) = line_measures(size_pt);
        let visual: Arc<str> = visual_order(&shown).into();
        Run { visual, text: shown.into(), size_pt, weight, width_pt: width * size_pt, ascent_pt, height_pt }
    }

    /// The longest beginning that fits `ems`, with an ellipsis if it is not all, and its width.
    fn cut(&mut self, text: &str, weight: Weight, ems: f32) -> (String, f32) {
        let width = self.ems(text, weight);
        if width <= ems {
            return (text.to_owned(), width);
        }
        let ends: Vec<usize> =
            text.char_indices().filter(|(_, letter)| !is_attached(*letter)).map(|(at, _)| at).collect();
        // The widest that fits, by halves: widths grow with the text.
        let (mut fits, mut fails) = (None, ends.len());
        let mut low = 0;
        while low < fails {
            let middle = low + (fails - low) / 2;
            let beginning = ends.get(middle).and_then(|&end| text.get(..end)).unwrap_or_default();
            let shown = format!("{}…", beginning.trim_end());
            let width = self.ems(&shown, weight);
            if width <= ems {
                fits = Some((shown, width));
                low = middle + 1;
            } else {
                fails = middle;
            }
        }
        fits.unwrap_or_default()
    }

    fn ems(&mut self, text: &str, weight: Weight) -> f32 {
        self.pieces(&visual_order(text), weight).iter().map(Piece::width).sum()
    }

    /// The glyphs of a line, piece by piece from left to right.
    pub(super) fn glyphs(&mut self, run: &Run) -> Vec<Piece> {
        self.pieces(&run.visual, run.weight)
    }

    fn pieces(&mut self, visual: &str, weight: Weight) -> Vec<Piece> {
        let (inter, arabic) = match weight {
            Weight::Regular => (Face::InterRegular, Face::ArabicRegular),
            Weight::SemiBold => (Face::InterSemiBold, Face::ArabicSemiBold),
        };
        let mut stretches: Vec<(Face, bool, Range<usize>)> = Vec::new();
        for (at, letter) in visual.char_indices() {
            let end = at + letter.len_utf8();
            let leftward = is_leftward(letter);
            let face = if (leftward || !inter.has(letter)) && arabic.has(letter) { arabic } else { inter };
            match stretches.last_mut() {
                Some((_, _, range)) if is_attached(letter) => range.end = end,
                Some((same, way, range)) if *same == face && *way == leftward => range.end = end,
                _ => stretches.push((face, leftward, at..end)),
            }
        }
        stretches
            .into_iter()
            .map(|(face, leftward, range)| {
                let glyphs = self.shape(face, leftward, visual.get(range.clone()).unwrap_or_default());
                Piece { face, text: range, glyphs }
            })
            .collect()
    }

    fn shape(&mut self, face: Face, leftward: bool, text: &str) -> Vec<Glyph> {
        let Some(font) = face.font() else {
            return Vec::new();
        };
        let direction = if leftward { Direction::RightToLeft } else { Direction::LeftToRight };
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.reset();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(direction);
        let script = buffer.script();
        let known = |plan: &&(Face, bool, ShapePlan)| {
            plan.0 == face
                && plan.1 == leftward
                && plan.2.script() == script
                && plan.2.language() == buffer.language()
        };
        if !self.plans.iter().any(|plan| known(&plan)) {
            let plan = ShapePlan::new(font, direction, script, buffer.language(), &[]);
            self.plans.push((face, leftward, plan));
        }
        let plan = self.plans.iter().find(known).map(|plan| &plan.2);
        let shaped = harfrust::shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new().plan(plan));
        let em = f32::from(font.units_per_em().max(1));
        let glyphs = match shaped {
            Ok(()) => buffer
                .glyph_infos()
                .iter()
                .zip(buffer.glyph_positions())
                .map(|(info, place)| Glyph {
                    id: info.glyph_id,
                    advance: place.x_advance as f32 / em,
                    offset: (place.x_offset as f32 / em, place.y_offset as f32 / em),
                    cluster: info.cluster as usize,
                })
                .collect(),
            Err(_) => Vec::new(),
        };
        self.buffer = Some(buffer);
        glyphs
    }
}

/// Top of a line to its baseline, and its height: 13/16 and 18/24 are the two
/// sizes of the theme, others take Inter's own line rounded up.
fn line_measures(size_pt: f32) -> (f32, f32) {
    let own = size_pt * (INTER_ASCENT + INTER_DESCENT);
    let height = if (size_pt - 18.0).abs() < 0.01 { 24.0 } else { own.ceil() };
    ((height - own) / 2.0 + size_pt * INTER_ASCENT, height)
}

/// Without marks that only steer the order of letters (no font has them), and
/// with line breaks and tabs as spaces.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|letter| {
            !matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}')
        })
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

/// Whether a letter runs from right to left (Hebrew, Arabic and their
/// neighbours). Arabic digits do not; Persian ones belong to the script, so they
/// come turned already and are turned back here, as the window's engine does.
pub(super) fn is_leftward(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && !matches!(letter, '\u{0660}'..='\u{0669}')
}

/// Whether a letter stands on the one before it and is never parted from it.
pub(super) fn is_attached(letter: char) -> bool {
    matches!(
        letter,
        '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}' | '\u{200C}' | '\u{200D}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE2F}'
    )
}
