//! The query language: what is typed into the search field.
//!
//! `maria night` - words, found in names, jobs, notes and employee numbers.
//! `unit:ICU`, `shift:night,none`, `worksite:"Old Mill"` - any grouping or free field.
//! `support:1,2`, `support:3-5`, `support:none` - the rating that counts.
//! `leader:yes`, `committee:no`, `counted:yes`, `standing:supervisor`.
//! `test:petition=no`, `talked:>14d`, `rated:<2w`, `talked:never`.
//! `responsible:Rosa`, `responsible:none`, `moves-with:Lena`.
//! `-` before a term turns it around. Field and value words are not translated.

use super::fold::fold;
use crate::model::{Judgement, Outcome};

/// A query. Every text is one; what is not understood is taken for words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Its terms; a person is found who fits all of them.
    pub terms: Vec<Term>,
}

/// One term of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What it asks for.
    pub ask: Ask,
    /// Turned around by `-`: those who do not fit.
    pub is_not: bool,
}

/// What a term asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A word, folded.
    Word(String),
    /// A grouping or free field by its name, and its values as typed; `none` = nothing there.
    Field {
        /// Name of the field: `unit`, `shift`, `job`, `language` or a free field.
        name: String,
        /// Any of these.
        values: Vec<String>,
    },
    /// The rating that counts is one of these; 0 = not assessed.
    Support(Vec<u8>),
    /// Our judgement is this one; `yes` means identified.
    Leader(Judgement),
    /// Member of the committee.
    Committee,
    /// Counted by their standing.
    Counted,
    /// A standing by its key or word.
    Standing(String),
    /// What they did in a test whose name holds these words.
    Test {
        /// Words of the test's name.
        name: String,
        /// What they did.
        outcome: Outcome,
    },
    /// When they were last talked to.
    Talked(Age),
    /// How old the rating that counts is.
    Rated(Age),
    /// Who is responsible for them; `None` = nobody.
    Responsible(Option<String>),
    /// The leader who moves them.
    MovesWith(String),
}

/// How long ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// More than so many days ago, or never.
    Over(u32),
    /// Within so many days.
    Within(u32),
    /// Never.
    Never,
}

impl Query {
    /// Reads a query; never fails.
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for piece in pieces(text) {
            query.read(&piece);
        }
        query
    }

    /// Whether it asks for nothing: everybody fits.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The same query, with those who say nothing in a field let in
    /// ("12 without a shift are not shown - include them").
    #[must_use]
    pub fn including_without(&self, field: &str) -> Self {
        let mut query = self.clone();
        for term in &mut query.terms {
            if let Ask::Field { name, values } = &mut term.ask
                && name == field
                && !values.iter().any(|v| v == NONE)
            {
                values.push(NONE.to_owned());
            }
        }
        query
    }

    fn read(&mut self, piece: &str) {
        let (is_not, piece) = match piece.strip_prefix('-') {
            Some(rest) if !rest.is_empty() => (true, rest),
            _ => (false, piece),
        };
        let field = piece.split_once(':').filter(|(name, _)| is_field_name(name));
        let Some((name, value)) = field else {
            let words = fold(&bare(piece));
            let words = words.split(' ').filter(|w| !w.is_empty());
            self.terms.extend(words.map(|w| Term { ask: Ask::Word(w.to_owned()), is_not }));
            return;
        };
        let value = value.trim();
        // Still being typed: asks nothing yet.
        if bare(value).is_empty() {
            return;
        }
        let name = name.to_lowercase();
        if let Some((ask, turned)) = ask(&name, value) {
            self.terms.push(Term { ask, is_not: is_not != turned });
        }
    }
}

/// The value that means "nothing there".
pub(crate) const NONE: &str = "none";

fn is_field_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.all(|c| c.is_alphanumeric() || "-_".contains(c))
}

/// What a field asks for, and whether turned around (`leader:no`). `None`
/// while it makes no sense yet (`test:petition=`).
fn ask(name: &str, value: &str) -> Option<(Ask, bool)> {
    let text = bare(value);
    let word = fold(&text);
    let is_yes = !matches!(word.as_str(), "no" | "n" | "0");
    let asked = match name {
        "support" => (Ask::Support(levels(&text)?), false),
        "leader" => match word.as_str() {
            "suggested" => (Ask::Leader(Judgement::Suggested), false),
            "not" | "rejected" => (Ask::Leader(Judgement::NotALeader), false),
            _ => (Ask::Leader(Judgement::Identified), !is_yes),
        },
        "committee" => (Ask::Committee, !is_yes),
        "counted" => (Ask::Counted, !is_yes),
        "standing" => (Ask::Standing(text), false),
        "test" => {
            let (test, outcome) = text.rsplit_once('=').unwrap_or((&text, "did"));
            (Ask::Test { name: fold(test), outcome: outcome_of(&fold(outcome))? }, false)
        }
        "talked" => (Ask::Talked(age(&text)?), false),
        "rated" => (Ask::Rated(age(&text)?), false),
        "responsible" => (Ask::Responsible((word != NONE).then_some(text)), false),
        "moves-with" | "moveswith" => (Ask::MovesWith(text), false),
        _ => {
            let values: Vec<String> =
                parts(value).iter().map(|v| bare(v)).filter(|v| !v.is_empty()).collect();
            (Ask::Field { name: name.to_owned(), values }, false)
        }
    };
    Some(asked)
}

fn levels(text: &str) -> Option<Vec<u8>> {
    let mut levels = Vec::new();
    for part in text.split(',') {
        let part = part.trim();
        let digit = |s: &str| s.trim().parse::<u8>().ok();
        if fold(part) == NONE || part == "-" {
            levels.push(0);
        } else if let Some((from, to)) = part.split_once('-').and_then(|(a, b)| Some((digit(a)?, digit(b)?)))
        {
            levels.extend(from.min(to)..=to.max(from).min(9));
        } else {
            levels.extend(digit(part));
        }
    }
    (!levels.is_empty()).then_some(levels)
}

fn outcome_of(word: &str) -> Option<Outcome> {
    match word {
        "did" | "yes" | "y" | "1" => Some(Outcome::Did),
        "refused" | "no" | "n" => Some(Outcome::Refused),
        "asked" | "noanswer" | "no answer" | "a" => Some(Outcome::NoAnswer),
        "notasked" | "not asked" | "none" => Some(Outcome::NotAsked),
        _ => None,
    }
}

fn age(text: &str) -> Option<Age> {
    let text = text.trim().to_lowercase();
    if text == "never" || text == NONE {
        return Some(Age::Never);
    }
    let (is_over, rest) = match text.strip_prefix('>') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('<').unwrap_or(&text)),
    };
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    let days = digits.parse::<u32>().ok()?;
    let unit = match rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim() {
        "w" => 7,
        "m" => 30,
        "y" => 365,
        _ => 1,
    };
    let days = days.saturating_mul(unit);
    Some(if is_over { Age::Over(days) } else { Age::Within(days) })
}

/// The pieces between blanks; quotes hold a piece together.
fn pieces(text: &str) -> Vec<String> {
    split(text, char::is_whitespace)
}

/// The values between commas; quotes hold a value together.
fn parts(text: &str) -> Vec<String> {
    split(text, |c| c == ',')
}

fn split(text: &str, at: impl Fn(char) -> bool) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut is_quoted = false;
    for letter in text.chars() {
        is_quoted ^= matches!(letter, '"' | '“' | '”');
        if at(letter) && !is_quoted {
            pieces.push(String::new());
        } else if let Some(last) = pieces.last_mut() {
            last.push(letter);
        }
    }
    pieces.retain(|p| !p.trim().is_empty());
    pieces
}

fn bare(text: &str) -> String {
    text.replace(['"', '“', '”'], "").trim().to_owned()
}
