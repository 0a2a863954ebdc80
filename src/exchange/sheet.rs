//! A sheet: what was in a file, as rows of cells, before anybody knows what it means.

use super::clean::{self, Cleaned};

/// What kind a cell was in its file. A text file knows only text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Letters; also digits that the file keeps as text.
    #[default]
    Text,
    /// A real date; its text is an ISO day such as `2026-11-03`.
    Date,
    /// A number; its text has no exponent and no needless `.0`.
    Number,
}

/// Where a cell stands, for reports: the row as a spreadsheet counts it, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Place of the sheet in the file, from 0.
    pub sheet: u32,
    /// Row, from 1.
    pub row: u32,
}

/// Something a cell held that was taken out or mended while reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Row of the cell, from 1.
    pub row: u32,
    /// Column of the cell, from 0.
    pub column: u32,
    /// What was done.
    pub what: Cleaned,
    /// The text before double-encoded letters were mended (`MÃ¼ller`), should the user want it back.
    pub before: Option<String>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    from: u32,
    to: u32,
    kind: Kind,
}

/// A row of a sheet.
#[derive(Debug, Clone, Copy)]
struct Row {
    number: u32,
    from: u32,
    to: u32,
    merged: bool,
}

/// One table of a file. All text stands in one string: a list of 100,000 people is
/// twelve hundred thousand cells, and as many small strings cost more than reading does.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    name: String,
    text: String,
    cells: Vec<Cell>,
    rows: Vec<Row>,
    mended: Vec<Mended>,
    unreadable: u32,
}

impl Sheet {
    pub(super) fn new(name: &str) -> Self {
        let mut name = name.to_owned();
        clean::clean(&mut name);
        Self { name, ..Self::default() }
    }

    /// Name of the sheet; empty for a text file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Count of rows that hold something.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row holds anything.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The number a spreadsheet shows at the `at`-th row that holds something.
    pub fn row_number(&self, at: usize) -> u32 {
        self.rows.get(at).map_or(0, |row| row.number)
    }

    /// Whether the row is one merged cell across the table.
    pub fn is_merged(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(|row| row.merged)
    }

    /// Count of cells in a row, empty ones before the last included.
    pub fn width_of(&self, at: usize) -> usize {
        self.rows.get(at).map_or(0, |row| (row.to - row.from) as usize)
    }

    /// Count of cells of the widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| (row.to - row.from) as usize).max().unwrap_or(0)
    }

    fn cell_at(&self, at: usize, column: usize) -> Option<&Cell> {
        let row = self.rows.get(at)?;
        let place = row.from as usize + column;
        (place < row.to as usize).then(|| self.cells.get(place)).flatten()
    }

    /// Text of a cell; empty where there is none.
    pub fn cell(&self, at: usize, column: usize) -> &str {
        self.cell_at(at, column)
            .and_then(|cell| self.text.get(cell.from as usize..cell.to as usize))
            .unwrap_or_default()
    }

    /// What kind a cell was in its file.
    pub fn kind(&self, at: usize, column: usize) -> Kind {
        self.cell_at(at, column).map_or(Kind::Text, |cell| cell.kind)
    }

    /// The cells of a row.
    pub fn row(&self, at: usize) -> impl Iterator<Item = &str> {
        (0..self.width_of(at)).map(move |column| self.cell(at, column))
    }

    /// What was taken out or mended while reading.
    pub fn mended(&self) -> &[Mended] {
        &self.mended
    }

    /// Letters that no encoding could read and that stand as `�`.
    pub fn unreadable(&self) -> u32 {
        self.unreadable
    }

    pub(super) fn set_unreadable(&mut self, letters: u32) {
        self.unreadable = letters;
    }

    pub(super) fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    /// Begins a row; cells pushed from now on are its own.
    pub(super) fn begin_row(&mut self, number: u32) {
        let from = self.cells.len() as u32;
        self.rows.push(Row { number, from, to: from, merged: false });
    }

    pub(super) fn mark_merged(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.merged = true;
        }
    }

    /// Adds a cell to the row that was begun last. `suspect` = the text may hold
    /// something to clean; text known to be plain ASCII skips the look.
    pub(super) fn push(&mut self, text: &str, kind: Kind, suspect: bool) {
        let from = self.text.len() as u32;
        let text = clean::fold_ends(text);
        let Some(row) = self.rows.last_mut() else { return };
        if suspect && clean::needs_cleaning(text) {
            let mut own = text.to_owned();
            let (what, before) = clean::clean(&mut own);
            self.text.push_str(clean::fold_ends(&own));
            if what != Cleaned::default() {
                let column = row.to - row.from;
                self.mended.push(Mended { row: row.number, column, what, before });
            }
        } else {
            self.text.push_str(text);
        }
        self.cells.push(Cell { from, to: self.text.len() as u32, kind });
        row.to = self.cells.len() as u32;
    }

    /// Ends a row: drops empty cells at its end, and the row itself if nothing is left.
    pub(super) fn end_row(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while row.to > row.from && self.cells.last().is_some_and(|cell| cell.from == cell.to) {
            self.cells.pop();
            row.to -= 1;
        }
        if row.to == row.from {
            self.rows.pop();
        }
    }
}
