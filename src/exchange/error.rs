//! What can keep a list from being read.

/// Why a foreign file gives no list. Nothing of the campaign has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExchangeError {
    /// No bytes, or nothing but spaces.
    #[error("the file is empty")]
    Empty,
    /// Neither text nor a kind of file that is known: a picture, a program, noise.
    #[error("neither a text nor a known kind of file")]
    Binary,
    /// Named or begun like a workbook or a Word file, but the archive inside is broken.
    #[error("not a whole archive")]
    NotAnArchive,
    /// A whole archive that holds neither a workbook nor a Word document.
    #[error("an archive without a workbook or a Word document")]
    NoListInside,
    /// A part of the archive, or of the old binary workbook, cannot be read.
    #[error("damaged inside")]
    Damaged,
    /// Locked with a password.
    #[error("locked with a password")]
    Locked,
    /// A Word file of before 2007 (`.doc`).
    #[error("an old Word file")]
    OldWord,
    /// A Word document without a table.
    #[error("no table in the document")]
    NoTable,
    /// XML with a DOCTYPE: it can point outside of the file, so it is refused.
    #[error("XML with a DOCTYPE")]
    Doctype,
    /// A quotation mark that is opened and never closed, or closed in the middle of a cell.
    #[error("quotation marks do not match from line {line}")]
    UnbalancedQuotes {
        /// Line of the file, from 1, where the quotation mark was opened.
        line: u32,
    },
    /// More than may be unpacked.
    #[error("{bytes} bytes unpacked, {most} allowed")]
    TooLarge {
        /// Bytes found, or said by the directory of the archive.
        bytes: u64,
        /// Bytes allowed.
        most: u64,
    },
    /// More rows than may be taken in at once.
    #[error("more than {most} rows")]
    TooManyRows {
        /// Rows allowed.
        most: u32,
    },
    /// More columns than any list has.
    #[error("more than {most} columns")]
    TooManyColumns {
        /// Columns allowed.
        most: u32,
    },
    /// No sheet of that name in the file.
    #[error("no such sheet")]
    NoSuchSheet,
    /// No column of the file says who the rows are about.
    #[error("no column with names or employee numbers")]
    NobodyNamed,
    /// A list of ties without a column for one of its two ends, or of results without a person or a value.
    #[error("a column is missing: {}", .column.id())]
    ColumnMissing {
        /// The column that was looked for.
        column: super::Column,
    },
    /// An override such as `Header=field` whose header or field does not exist.
    #[error("the column rule does not fit")]
    BadRule {
        /// The rule as given; a header and the name of a field, never a person.
        rule: String,
    },
}
