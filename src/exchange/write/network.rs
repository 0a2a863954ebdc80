//! Who turns to whom, for other programs: `GraphML`, GEXF, DOT, JSON and a list of ties.
//!
//! The same network gives the same bytes. A mutual tie is two edges in `GraphML` and GEXF, so that
//! whoever counts who is named counts right; one with two heads in DOT, one marked `mutual` in JSON
//! and in the list. Places are points, y down as on the map; GEXF and DOT count y upward, as their
//! programs do.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::exchange::columns::Column;
use crate::model::Day;

use super::csv::Rows;

use super::markup::escaped;

/// A person of the network, as others may see them.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkPerson {
    /// Unlike any other of the network; a code, never the name.
    pub code: String,
    /// As they are called here.
    pub label: String,
    /// Name of their unit; blank without one.
    pub unit: String,
    /// Key of their standing; blank = in the unit.
    pub standing: String,
    /// The rating that counts; `None` = not assessed, or not given out.
    pub support: Option<u8>,
    /// By how many of their unit they are named, asked for trust or help.
    pub named_by: u32,
    /// Their place on the map, in points, y down.
    pub at: (f32, f32),
    /// Whether the place was set by hand.
    pub pinned: bool,
}

/// A tie of the network.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkTie {
    /// The asker; the leader: a place in [`NetworkSheet::people`].
    pub from: usize,
    /// The named; the one who is moved.
    pub to: usize,
    /// Key of the question, or `moves`.
    pub kind: String,
    /// What the question asks for: `trust`, `work`, `social`; `moves` where no question was asked.
    pub asks: &'static str,
    /// In both directions.
    pub mutual: bool,
    /// When it was said.
    pub day: Day,
}

/// A network to be written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NetworkSheet {
    /// People, in the order they are written.
    pub people: Vec<NetworkPerson>,
    /// Ties between them.
    pub ties: Vec<NetworkTie>,
}

/// A format of networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetworkFormat {
    /// `GraphML` 1.0 (graphml.graphdrawing.org).
    GraphMl,
    /// GEXF 1.3 (gexf.net).
    Gexf,
    /// The language of Graphviz.
    Dot,
    /// One JSON document: `nodes` and `links`, as web libraries read them.
    Json,
    /// The ties as a list that the import of ties understands.
    Csv,
}

impl NetworkFormat {
    /// By the ending of a file's name.
    pub fn from_ending(ending: &str) -> Option<Self> {
        match ending {
            "graphml" => Some(Self::GraphMl),
            "gexf" => Some(Self::Gexf),
            "dot" | "gv" => Some(Self::Dot),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

impl NetworkSheet {
    /// The network in a format. `language` heads the columns of a list.
    pub fn write(&self, format: NetworkFormat, language: &str) -> Vec<u8> {
        match format {
            NetworkFormat::GraphMl => self.graphml().into_bytes(),
            NetworkFormat::Gexf => self.gexf().into_bytes(),
            NetworkFormat::Dot => self.dot().into_bytes(),
            NetworkFormat::Json => self.json(),
            NetworkFormat::Csv => self.csv(language),
        }
    }

    fn code(&self, person: usize) -> &str {
        self.people.get(person).map_or("", |person| &person.code)
    }

    fn label(&self, person: usize) -> &str {
        self.people.get(person).map_or("", |person| &person.label)
    }

    /// Every way of every tie, numbered: a mutual tie has two.
    fn ways(&self) -> impl Iterator<Item = (usize, usize, usize, &NetworkTie)> {
        let ways = self.ties.iter().flat_map(|tie| {
            let back = tie.mutual.then_some((tie.to, tie.from, tie));
            std::iter::once((tie.from, tie.to, tie)).chain(back)
        });
        ways.enumerate().map(|(number, (from, to, tie))| (number, from, to, tie))
    }

    fn graphml(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
             xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
        );
        let keys = [
            ("label", "node", "string"),
            ("unit", "node", "string"),
            ("standing", "node", "string"),
            ("support", "node", "int"),
            ("named_by", "node", "int"),
            ("x", "node", "float"),
            ("y", "node", "float"),
            ("pinned", "node", "boolean"),
            ("kind", "edge", "string"),
            ("asks", "edge", "string"),
            ("mutual", "edge", "boolean"),
            ("day", "edge", "string"),
        ];
        for (key, of, kind) in keys {
            let _ =
                writeln!(out, "  <key id=\"{key}\" for=\"{of}\" attr.name=\"{key}\" attr.type=\"{kind}\"/>");
        }
        out.push_str("  <graph id=\"map\" edgedefault=\"directed\">\n");
        for person in &self.people {
            let _ = write!(out, "    <node id=\"{}\">", escaped(&person.code));
            let mut datum = |key: &str, value: &str| {
                if !value.is_empty() {
                    let _ = write!(out, "<data key=\"{key}\">{}</data>", escaped(value));
                }
            };
            datum("label", &person.label);
            datum("unit", &person.unit);
            datum("standing", &person.standing);
            datum("support", &person.support.map(|value| value.to_string()).unwrap_or_default());
            datum("named_by", &person.named_by.to_string());
            datum("x", &point(person.at.0));
            datum("y", &point(person.at.1));
            datum("pinned", &person.pinned.to_string());
            out.push_str("</node>\n");
        }
        for (number, from, to, tie) in self.ways() {
            let (from, to) = (escaped(self.code(from)), escaped(self.code(to)));
            let _ = writeln!(
                out,
                "    <edge id=\"t{number}\" source=\"{from}\" target=\"{to}\"><data key=\"kind\">{}</data><data key=\"asks\">{}</data><data key=\"mutual\">{}</data><data key=\"day\">{}</data></edge>",
                escaped(&tie.kind),
                tie.asks,
                tie.mutual,
                tie.day
            );
        }
        out.push_str("  </graph>\n</graphml>\n");
        out
    }

    fn gexf(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n  <meta>\n    <creator>Wallchart</creator>\n  </meta>\n  <graph defaultedgetype=\"directed\" mode=\"static\">\n    <attributes class=\"node\">\n",
        );
        let keys = [
            ("unit", "string"),
            ("standing", "string"),
            ("support", "integer"),
            ("named_by", "integer"),
            ("pinned", "boolean"),
        ];
        for (key, kind) in keys {
            let _ = writeln!(out, "      <attribute id=\"{key}\" title=\"{key}\" type=\"{kind}\"/>");
        }
        out.push_str("    </attributes>\n    <attributes class=\"edge\">\n");
        for (key, kind) in
            [("question", "string"), ("asks", "string"), ("mutual", "boolean"), ("day", "string")]
        {
            let _ = writeln!(out, "      <attribute id=\"{key}\" title=\"{key}\" type=\"{kind}\"/>");
        }
        out.push_str("    </attributes>\n    <nodes>\n");
        let value = |out: &mut String, key: &str, value: &str| {
            if !value.is_empty() {
                let _ = write!(out, "<attvalue for=\"{key}\" value=\"{}\"/>", escaped(value));
            }
        };
        for person in &self.people {
            let _ = write!(
                out,
                "      <node id=\"{}\" label=\"{}\"><attvalues>",
                escaped(&person.code),
                escaped(&person.label)
            );
            value(&mut out, "unit", &person.unit);
            value(&mut out, "standing", &person.standing);
            value(&mut out, "support", &person.support.map(|value| value.to_string()).unwrap_or_default());
            value(&mut out, "named_by", &person.named_by.to_string());
            value(&mut out, "pinned", &person.pinned.to_string());
            let (x, y) = (point(person.at.0), point(-person.at.1));
            let _ = writeln!(out, "</attvalues><viz:position x=\"{x}\" y=\"{y}\" z=\"0\"/></node>");
        }
        out.push_str("    </nodes>\n    <edges>\n");
        for (number, from, to, tie) in self.ways() {
            let (from, to) = (escaped(self.code(from)), escaped(self.code(to)));
            let _ = write!(
                out,
                "      <edge id=\"t{number}\" source=\"{from}\" target=\"{to}\" type=\"directed\"><attvalues>"
            );
            value(&mut out, "question", &tie.kind);
            value(&mut out, "asks", tie.asks);
            value(&mut out, "mutual", &tie.mutual.to_string());
            value(&mut out, "day", &tie.day.to_string());
            out.push_str("</attvalues></edge>\n");
        }
        out.push_str("    </edges>\n  </graph>\n</gexf>\n");
        out
    }

    fn dot(&self) -> String {
        let mut out = String::from("digraph map {\n  graph [overlap=true];\n  node [shape=circle];\n");
        for person in &self.people {
            let _ = write!(
                out,
                "  {} [label={}, unit={}, named_by={}, pos=\"{},{}{}\"",
                quoted(&person.code),
                quoted(&person.label),
                quoted(&person.unit),
                person.named_by,
                point(person.at.0),
                point(-person.at.1),
                // Graphviz leaves pinned nodes where they are.
                if person.pinned { "!" } else { "" }
            );
            if let Some(support) = person.support {
                let _ = write!(out, ", support={support}");
            }
            out.push_str("];\n");
        }
        for tie in &self.ties {
            let style = match tie.asks {
                "work" => "dashed",
                "social" => "dotted",
                "moves" => "bold",
                _ => "solid",
            };
            let way = if tie.mutual { ", dir=both" } else { "" };
            let _ = writeln!(
                out,
                "  {} -> {} [kind={}, asks={}, day=\"{}\", style={style}{way}];",
                quoted(self.code(tie.from)),
                quoted(self.code(tie.to)),
                quoted(&tie.kind),
                quoted(tie.asks),
                tie.day
            );
        }
        out.push_str("}\n");
        out
    }

    fn json(&self) -> Vec<u8> {
        let tenth = |at: f32| (f64::from(at) * 10.0).round() / 10.0;
        let nodes = self.people.iter().map(|person| {
            json!({
                "id": person.code,
                "label": person.label,
                "unit": person.unit,
                "standing": person.standing,
                "support": person.support,
                "named_by": person.named_by,
                "x": tenth(person.at.0),
                "y": tenth(person.at.1),
                "pinned": person.pinned,
            })
        });
        let links = self.ties.iter().map(|tie| {
            json!({
                "source": self.code(tie.from),
                "target": self.code(tie.to),
                "kind": tie.kind,
                "asks": tie.asks,
                "mutual": tie.mutual,
                "day": tie.day.to_string(),
            })
        });
        let document = json!({
            "directed": true,
            "multigraph": true,
            "graph": {},
            "nodes": nodes.collect::<Value>(),
            "links": links.collect::<Value>(),
        });
        format!("{document:#}\n").into_bytes()
    }

    fn csv(&self, language: &str) -> Vec<u8> {
        let mut rows = Rows::new();
        rows.row(
            [Column::From, Column::To, Column::Kind, Column::Day, Column::Mutual]
                .map(|column| column.header(language)),
        );
        for tie in &self.ties {
            let mutual = if tie.mutual { "x" } else { "" };
            let day = tie.day.to_string();
            rows.row([self.label(tie.from), self.label(tie.to), &tie.kind, &day, mutual]);
        }
        rows.into_bytes()
    }
}

/// A coordinate in points, to a tenth.
fn point(at: f32) -> String {
    let text = format!("{at:.1}");
    if text == "-0.0" { "0.0".to_owned() } else { text }
}

/// A quoted string of DOT.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
}
