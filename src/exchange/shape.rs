//! Two plain lists - people with their units, ties - as the layout wants them.

use std::collections::HashMap;

use crate::graph::{Edge, Net, Node};

/// Room for a mark where nothing is said about marks, in points.
const RADIUS_PT: f32 = 8.0;

/// A row that cannot be taken: in which list, which row (the head is row 1), what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadRow {
    /// Whether it stands in the list of ties; else in that of units.
    pub is_tie: bool,
    /// Row of the list, from 1.
    pub row: u32,
    /// What is wrong.
    pub what: BadShape,
}

/// What is wrong with a row of a plain list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadShape {
    /// No id, or only one end of a tie.
    TooShort,
    /// An id that stands in the list of units already.
    Twice,
    /// A tie to an id that the list of units does not have.
    Unknown,
    /// A weight that is no number.
    Weight,
    /// Not to be read as a row at all.
    Unreadable,
}

/// Reads `id,unit` and `from,to[,weight]` lists, each with a head; further columns are passed over.
/// People come out in the order of their list, units by their first mention. A weight counts when the
/// head says `weight`.
///
/// # Errors
/// Every bad row of both lists; then nothing is to be done with the rest.
pub fn shape(units: &[u8], ties: &[u8]) -> Result<Net, Vec<BadRow>> {
    let mut bad = Vec::new();
    let mut net = Net::default();
    let mut number: HashMap<Vec<u8>, u32> = HashMap::new();
    let mut unit_no: HashMap<Vec<u8>, u32> = HashMap::new();
    each(units, |row, record| {
        let mut wrong = |what| bad.push(BadRow { is_tie: false, row, what });
        let Some(record) = record else { return wrong(BadShape::Unreadable) };
        let Some(id) = record.get(0).filter(|id| !id.is_empty()) else { return wrong(BadShape::TooShort) };
        let next = net.nodes.len() as u32;
        if number.contains_key(id) {
            return wrong(BadShape::Twice);
        }
        number.insert(id.to_vec(), next);
        let unit = record.get(1).filter(|unit| !unit.is_empty()).map(|unit| {
            let next = unit_no.len() as u32;
            match unit_no.get(unit) {
                Some(known) => *known,
                None => *unit_no.entry(unit.to_vec()).or_insert(next),
            }
        });
        net.nodes.push(Node { unit, radius: RADIUS_PT, pin: None, kept: None });
    });
    let weighs = head(ties).iter().position(|name| name.eq_ignore_ascii_case("weight"));
    each(ties, |row, record| {
        let mut wrong = |what| bad.push(BadRow { is_tie: true, row, what });
        let Some(record) = record else { return wrong(BadShape::Unreadable) };
        let end = |k| record.get(k).filter(|id: &&[u8]| !id.is_empty());
        let (Some(from), Some(to)) = (end(0), end(1)) else { return wrong(BadShape::TooShort) };
        let (Some(from), Some(to)) = (number.get(from), number.get(to)) else {
            return wrong(BadShape::Unknown);
        };
        let weight = match weighs.and_then(|k| record.get(k)).filter(|cell| !cell.is_empty()) {
            None => Some(1.0),
            Some(cell) => std::str::from_utf8(cell).ok().and_then(|text| text.parse::<f32>().ok()),
        };
        let Some(weight) = weight.filter(|weight| weight.is_finite()) else { return wrong(BadShape::Weight) };
        net.edges.push(Edge { from: *from, to: *to, weight });
    });
    if bad.is_empty() { Ok(net) } else { Err(bad) }
}

fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes)
}

fn head(bytes: &[u8]) -> Vec<String> {
    let names =
        |head: &csv::ByteRecord| head.iter().map(|h| String::from_utf8_lossy(h).into_owned()).collect();
    reader(bytes).byte_headers().map(names).unwrap_or_default()
}

/// Hands on each row with its number; `None` for one that cannot be read.
fn each(bytes: &[u8], mut take: impl FnMut(u32, Option<&csv::ByteRecord>)) {
    let mut reader = reader(bytes);
    let mut record = csv::ByteRecord::new();
    for row in 2.. {
        match reader.read_byte_record(&mut record) {
            Ok(true) => take(row, Some(&record)),
            Ok(false) => break,
            Err(_) => {
                take(row, None);
                break;
            }
        }
    }
}
