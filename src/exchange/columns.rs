//! The one table of columns: words in the head of a list <-> what they mean, both ways.
//!
//! The first word of each language heads the column in our own exports; all of them are
//! understood on the way in, whatever the language of the window.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::heads::{LANGUAGES, Row, TABLE};
use super::names::fold;
use super::words;

/// What a column of a foreign list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Whole name, in either order.
    Name,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Job title.
    Job,
    /// Phone.
    Phone,
    /// E-mail.
    Email,
    /// Employee number.
    Number,
    /// Unit; `A > B` is a unit within a unit.
    Unit,
    /// Unit within the unit of the same row.
    SubUnit,
    /// Shift.
    Shift,
    /// Worksite.
    Worksite,
    /// Languages, several in one cell.
    Languages,
    /// Standing: supervisor, on leave …
    Standing,
    /// Value on the support scale.
    Support,
    /// Day of the assessment.
    RatedOn,
    /// What the assessment rests on.
    Basis,
    /// Who says so.
    Says,
    /// Judged a leader.
    Leader,
    /// Note.
    Note,
    /// Who did it in a structure test.
    Test,
    /// Who refused in a structure test.
    Refused,
    /// A check-off that tests nothing: becomes a free field.
    List,
    /// A free field.
    Free,
    /// Not taken in.
    LeaveOut,
    /// Of a tie: the asker, the leader.
    From,
    /// Of a tie: the named, the one who is moved.
    To,
    /// Of a tie: its kind or its question.
    Kind,
    /// The day something was said.
    Day,
    /// Of a tie: said of both directions.
    Mutual,
    /// Of a tie: how often or how strong; only its sign is looked at.
    Weight,
    /// Of a result or prediction: who.
    Person,
    /// Of a result or prediction: what.
    Value,
}

/// Columns of a list of people; the others belong to ties and results.
const OF_PEOPLE: std::ops::RangeInclusive<Column> = Column::Name..=Column::Note;

impl Column {
    fn entry(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.column == self)
    }

    /// The name of the field in `Header=field` and in reports. Stays.
    pub fn id(self) -> &'static str {
        self.entry().map_or("", |row| row.id)
    }

    /// The column of that name.
    pub fn named(id: &str) -> Option<Self> {
        let id = id.trim();
        TABLE.iter().find(|row| row.id.eq_ignore_ascii_case(id)).map(|row| row.column)
    }

    /// Heads the column in an export, in a language such as `de` or `pt-BR`; English otherwise.
    pub fn header(self, language: &str) -> &'static str {
        let place = LANGUAGES.iter().position(|known| language.split(['-', '_']).next() == Some(known));
        let words =
            self.entry().map_or("", |row| row.words.get(place.unwrap_or(0)).copied().unwrap_or_default());
        words.split('|').next().unwrap_or_default()
    }

    /// Every column a list of people may be told to have, in the order of the table.
    pub fn of_people() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.column).filter(|column| *column <= Column::LeaveOut)
    }
}

/// What the head of a column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) column: Column,
    /// Name of the test, the list or the free field.
    pub(super) label: String,
    /// The head is a word of the table, not merely like one.
    pub(super) certain: bool,
}

/// Folds a head for looking it up: lower case, no accents, no punctuation but `#`.
fn folded(head: &str) -> String {
    let mut out = String::with_capacity(head.len());
    for c in fold(head).chars() {
        if c.is_alphanumeric() || c == '#' || c == '°' {
            out.push(c);
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

type Words = HashMap<String, Vec<Column>>;

fn table() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Words = HashMap::new();
        for row in TABLE {
            for word in row.words.iter().flat_map(|words| words.split('|')).filter(|word| !word.is_empty()) {
                let columns = words.entry(folded(word)).or_default();
                if !columns.contains(&row.column) {
                    columns.push(row.column);
                }
            }
        }
        words
    })
}

/// Whether a single line reads like the head of a column of names.
pub(super) fn is_name_header(head: &str) -> bool {
    table().get(&folded(head)).is_some_and(|columns| columns.contains(&Column::Name))
}

/// Looks a head up among `wanted` columns.
pub(super) fn look_up(head: &str, wanted: impl Fn(Column) -> bool) -> Option<Column> {
    table().get(&folded(head))?.iter().copied().find(|column| wanted(*column))
}

/// Guesses what the head of a column in a list of people means; `None` = no idea.
pub(super) fn guess(head: &str) -> Option<Guess> {
    let known = |column, certain| Some(Guess { column, label: head.to_owned(), certain });
    let whole = folded(head);
    if whole.is_empty() {
        return None;
    }
    if words::is_sensitive(head) {
        return known(Column::LeaveOut, false);
    }
    if let Some(column) = look_up(head, |column| OF_PEOPLE.contains(&column)) {
        return known(column, true);
    }
    // "List: Night crew", "Petition: Signed", "Petition - Refused".
    if let Some((before, after)) = head.split_once([':', '–', '—']).or_else(|| head.split_once(" - ")) {
        let (before, after) = (before.trim(), after.trim());
        let labelled = |column, label: &str| Some(Guess { column, label: label.to_owned(), certain: true });
        if words::is_list(before) && !after.is_empty() {
            return labelled(Column::List, after);
        }
        if !before.is_empty() {
            match words::step(after) {
                Some(true) => return labelled(Column::Test, before),
                Some(false) => return labelled(Column::Refused, before),
                None => {}
            }
        }
        if words::is_test(before) && !after.is_empty() {
            return labelled(Column::Test, after);
        }
        return None;
    }
    // The longest phrase of the table that makes up at least half of the head.
    let parts: Vec<&str> = whole.split(' ').collect();
    for length in (parts.len().div_ceil(2)..parts.len()).rev() {
        for part in parts.windows(length) {
            let columns = table().get(&part.join(" "));
            let column = columns.and_then(|columns| columns.iter().find(|column| OF_PEOPLE.contains(column)));
            if let Some(column) = column.filter(|_| part.iter().any(|word| word.chars().count() > 2)) {
                return known(*column, false);
            }
        }
    }
    None
}

/// Whether a phone head says that it is the person's own: preferred over a company phone.
pub(super) fn is_own_phone(head: &str) -> bool {
    let whole = folded(head);
    [
        "cell",
        "mobil",
        "handy",
        "personal",
        "privat",
        "movil",
        "celular",
        "portable",
        "telemovel",
        "جوال",
        "محمول",
        "موبايل",
    ]
    .iter()
    .any(|word| whole.contains(word))
}

/// Guesses by what the cells of a column hold. `cells` = the first filled ones.
pub(super) fn guess_by_content(cells: &[&str]) -> Option<Column> {
    let most = |is: fn(&str) -> bool| cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 7;
    if cells.is_empty() {
        return None;
    }
    if most(words::is_email) {
        Some(Column::Email)
    } else if most(words::is_phone) {
        Some(Column::Phone)
    } else if most(is_last_first) {
        Some(Column::Name)
    } else {
        None
    }
}

/// "Müller, Björn": one comma, letters on both sides, no digits.
fn is_last_first(cell: &str) -> bool {
    cell.split_once(',').is_some_and(|(last, first)| {
        let name = |part: &str| part.chars().any(char::is_alphabetic) && part.split_whitespace().count() <= 4;
        name(last) && name(first) && !first.contains(',') && !cell.contains(|c: char| c.is_ascii_digit())
    })
}

/// "First Last": two to four words of letters.
pub(super) fn is_whole_name(cell: &str) -> bool {
    let cell = words::without_bullet(cell);
    let words = cell.split_whitespace().count();
    is_last_first(cell)
        || (2..=5).contains(&words) && cell.chars().all(|c| c.is_alphabetic() || " '’.-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_heads_of_real_lists() {
        for (head, column) in [
            ("Pers.-Nr.", Column::Number),
            ("Emp #", Column::Number),
            ("Telefon privat", Column::Phone),
            ("Last name, first name", Column::Name),
            ("Work Area", Column::Unit),
            ("Sub Department", Column::SubUnit),
            ("Personal e-mail", Column::Email),
            ("Leader?", Column::Leader),
            ("الوردية", Column::Shift),
            ("Prénom", Column::FirstName),
            ("Correo electrónico", Column::Email),
            ("List: Night crew", Column::List),
            ("Petition: Refused", Column::Refused),
            ("July Rally: Attended", Column::Test),
            ("Krankheitstage", Column::LeaveOut),
        ] {
            assert_eq!(guess(head).map(|guess| guess.column), Some(column), "{head}");
        }
        assert_eq!(guess("Hired"), None);
        assert_eq!(guess("Home address"), None);
    }

    #[test]
    fn every_export_head_is_understood_on_the_way_in() {
        for language in LANGUAGES {
            for column in Column::of_people().filter(|column| OF_PEOPLE.contains(column)) {
                let head = column.header(language);
                assert_eq!(guess(head).map(|guess| guess.column), Some(column), "{language} {head}");
            }
        }
    }
}
