//! What may be typed: the verbs of the terminal and their options.
#![allow(clippy::doc_markdown, reason = "these comments are printed as help, as they stand")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::{Basis, Day};

/// Chart your workplace offline.
#[derive(Debug, Parser)]
#[command(
    name = "wallchart",
    version,
    about,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub(super) struct Cli {
    /// Campaign to open in the window (else the last one, or a practice workplace)
    pub(super) file: Option<PathBuf>,
    /// What to do instead of opening the window
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
}

/// The campaign file of a verb, and what opens it.
#[derive(Debug, Args)]
pub(super) struct FileArg {
    /// The campaign file
    pub(super) file: PathBuf,
    /// File whose first line is the passphrase (else it is asked for on the terminal)
    #[arg(long, value_name = "F")]
    pub(super) passphrase_file: Option<PathBuf>,
}

/// A verb.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Make a campaign
    #[command(after_help = "Example: wallchart new ward.wallchart --name \"Ward 5\"")]
    New {
        #[command(flatten)]
        file: FileArg,
        /// Name of the campaign
        #[arg(long)]
        name: Option<String>,
        /// Leave it readable by everybody who gets the file
        #[arg(long)]
        plain: bool,
        /// Support scale: support, leader, steward, three, four, eight
        #[arg(long, value_name = "PACK")]
        scale: Option<String>,
        /// Words of the field
        #[arg(long, value_enum)]
        vocabulary: Option<Words>,
        /// Fill it with a made-up workplace
        #[arg(long, value_name = "WORKPLACE")]
        practice: Option<String>,
    },
    /// Take a list of people in: csv, tsv, txt, xlsx, xls, ods, docx
    #[command(after_help = "Example: wallchart import ward.wallchart list.csv --map \"Dept=unit\" --dry-run")]
    Import {
        #[command(flatten)]
        file: FileArg,
        /// The list
        list: PathBuf,
        /// Only this sheet of a workbook
        #[arg(long)]
        sheet: Option<String>,
        /// Say what a column is
        #[arg(long, value_name = "HEADER=FIELD")]
        map: Vec<String>,
        /// Unit of those whose row names none
        #[arg(long)]
        unit: Option<String>,
        /// Let the list win over what is known (otherwise only blanks are filled)
        #[arg(long)]
        list_wins: bool,
        /// The list's scale runs the other way round
        #[arg(long)]
        reversed: bool,
        /// Show what would happen, change nothing
        #[arg(long)]
        dry_run: bool,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Take a list of ties in: from,to[,kind][,date][,mutual]
    #[command(after_help = "Example: wallchart ties ward.wallchart ties.csv --kind problem --by id")]
    Ties {
        #[command(flatten)]
        file: FileArg,
        /// The list
        ties: PathBuf,
        /// Kind of the ties where the list does not say: a question's key or words, or moves
        #[arg(long)]
        kind: Option<String>,
        /// How the list names people
        #[arg(long, value_enum)]
        by: Option<By>,
        /// Every tie goes both ways
        #[arg(long, conflicts_with = "directed")]
        mutual: bool,
        /// Every tie goes one way, as written
        #[arg(long)]
        directed: bool,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Apply edits as in FORMAT.md, one a line, all or none
    #[command(after_help = "Example line: {\"on\":\"$ana\",\"edit\":{\"worker\":{\"name\":\"Ana\"}}}")]
    Apply {
        #[command(flatten)]
        file: FileArg,
        /// The edits
        edits: PathBuf,
    },
    /// List people
    #[command(after_help = "Example: wallchart people ward.wallchart --where \"unit:ICU support:3\" --csv")]
    People {
        #[command(flatten)]
        file: FileArg,
        /// Only those who fit, in the search language of the window
        #[arg(long = "where", value_name = "QUERY")]
        query: Option<String>,
        /// Print one JSON document
        #[arg(long, conflicts_with = "csv")]
        json: bool,
        /// Print a table for a spreadsheet
        #[arg(long)]
        csv: bool,
    },
    /// Make a unit, or change one
    #[command(after_help = "Example: wallchart unit ward.wallchart \"5 North\" --estimate 15 --gate")]
    Unit {
        #[command(flatten)]
        file: FileArg,
        /// Its name or id
        unit: String,
        /// How many people belong to it
        #[arg(long, value_name = "N")]
        estimate: Option<u32>,
        /// The unit it is part of
        #[arg(long)]
        parent: Option<String>,
        /// Grouping it belongs to: unit, shift, worksite …
        #[arg(long, value_name = "GROUPING")]
        grouping: Option<String>,
        /// Kind in words
        #[arg(long)]
        kind: Option<String>,
        /// Its majority decides
        #[arg(long)]
        gate: bool,
    },
    /// Rate a person
    #[command(after_help = "Example: wallchart rate ward.wallchart \"Ana Lima\" 2 --basis said --says M.K.")]
    Rate {
        #[command(flatten)]
        file: FileArg,
        /// Who: id, employee number or name
        person: String,
        /// Value on the campaign's scale; 0 = not assessed
        value: u8,
        /// Day of the assessment (default: today)
        #[arg(long, value_parser = day)]
        day: Option<Day>,
        /// What it rests on
        #[arg(long, value_enum)]
        basis: Option<BasisArg>,
        /// Who says so: initials or a code
        #[arg(long)]
        says: Option<String>,
    },
    /// Structure tests: add, predict, record, show
    #[command(
        after_help = "Example: wallchart test ward.wallchart add Petition --threshold 65 --day 2026-11-21"
    )]
    Test {
        #[command(flatten)]
        file: FileArg,
        /// What to do
        #[command(subcommand)]
        what: TestVerb,
    },
    /// Who is named by how many of how many asked
    #[command(after_help = "Example: wallchart leaders ward.wallchart --unit ICU --json")]
    Leaders {
        #[command(flatten)]
        file: FileArg,
        /// Only this unit
        #[arg(long)]
        unit: Option<String>,
        /// Only this question, or kind of question: trust, work, social
        #[arg(long)]
        kind: Option<String>,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Per unit: charted, rated, leader, second
    #[command(after_help = "Example: wallchart coverage ward.wallchart")]
    Coverage {
        #[command(flatten)]
        file: FileArg,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Per gate unit and gate: met or why not, and what moves the needle
    #[command(after_help = "Example: wallchart readiness ward.wallchart --json")]
    Readiness {
        #[command(flatten)]
        file: FileArg,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Write the chart, the map, people, tests, readiness or the campaign, by OUT's ending
    #[command(after_help = "Example: wallchart export ward.wallchart -o wall.pdf --paper A3 --names codes")]
    Export {
        #[command(flatten)]
        file: FileArg,
        /// Where to: svg pdf png (chart, map, tests), graphml gexf dot json csv (map), csv (people), csv json md html (tests, readiness), json (campaign)
        #[arg(short = 'o', long = "out", value_name = "OUT")]
        out: PathBuf,
        /// What to write
        #[arg(long, value_enum)]
        what: Option<WhatArg>,
        /// How names are shown
        #[arg(long, value_enum, default_value = "codes")]
        names: NamesArg,
        /// Only this unit
        #[arg(long)]
        unit: Option<String>,
        /// A4, A3, letter; without: one page as large as needed
        #[arg(long)]
        paper: Option<String>,
        /// Several pages to be joined
        #[arg(long)]
        tile: bool,
    },
    /// Look whether a campaign file is whole
    #[command(after_help = "Example: wallchart check ward.wallchart --json (status 1 when it is damaged)")]
    Check {
        #[command(flatten)]
        file: FileArg,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Seal a plain campaign with a passphrase
    #[command(after_help = "Example: wallchart seal ward.wallchart")]
    Seal {
        #[command(flatten)]
        file: FileArg,
    },
    /// Write a sealed campaign plain, readable by everybody who gets the file
    #[command(after_help = "Example: wallchart unseal ward.wallchart")]
    Unseal {
        #[command(flatten)]
        file: FileArg,
    },
    /// Change the passphrase of a campaign and its backups
    #[command(
        after_help = "Example: wallchart rekey ward.wallchart --passphrase-file old --new-passphrase-file new"
    )]
    Rekey {
        #[command(flatten)]
        file: FileArg,
        /// File whose first line is the new passphrase
        #[arg(long, value_name = "F")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Erase everything about a person, for good
    #[command(after_help = "Example: wallchart forget ward.wallchart \"Ana Lima\" --yes")]
    Forget {
        #[command(flatten)]
        file: FileArg,
        /// Who: id, employee number or name
        person: String,
        /// Yes, erase: there is no way back
        #[arg(long)]
        yes: bool,
    },
    /// What was said, by whom, when
    #[command(after_help = "Example: wallchart history ward.wallchart --person \"Ana Lima\"")]
    History {
        #[command(flatten)]
        file: FileArg,
        /// Only about this person
        #[arg(long)]
        person: Option<String>,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
    /// Lay out a plain list of ties, for scripts: a line `x y` for each person
    #[command(after_help = "Example: wallchart layout ties.csv --units units.csv -o places.pos --fine")]
    Layout {
        /// The ties: from,to[,weight], with a head
        ties: PathBuf,
        /// The people: id,unit, with a head; OUT has their order
        #[arg(long)]
        units: PathBuf,
        /// Where to
        #[arg(short = 'o', long = "out", value_name = "OUT")]
        out: PathBuf,
        /// Take more time for a clearer picture
        #[arg(long)]
        fine: bool,
    },
    /// Print shell completions
    #[command(hide = true)]
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(hide = true)]
    Man,
}

/// A test to be put on the ladder.
#[derive(Debug, clap::Args)]
pub(super) struct AddTest {
    /// Its name
    pub(super) name: String,
    /// Key of a template
    #[arg(long)]
    pub(super) template: Option<String>,
    /// Aim over all: percent of everybody who belongs, or majority
    #[arg(long, value_name = "P")]
    pub(super) threshold: Option<String>,
    /// Aim in every gate unit (default: the aim over all)
    #[arg(long, value_name = "P")]
    pub(super) gate: Option<String>,
    /// The day it is held
    #[arg(long, value_parser = day)]
    pub(super) day: Option<Day>,
    /// The last day for results
    #[arg(long, value_parser = day)]
    pub(super) deadline: Option<Day>,
    /// The employer sees who acts
    #[arg(long)]
    pub(super) public: bool,
    /// Only this unit takes part; may be said again
    #[arg(long = "units", value_name = "UNIT", value_delimiter = ',')]
    pub(super) units: Vec<String>,
    /// The test it runs again
    #[arg(long, value_name = "TEST")]
    pub(super) again: Option<String>,
    /// Why a public test gets its day before the gate of going public is met
    #[arg(long)]
    pub(super) reason: Option<String>,
}

/// What to do with tests.
#[derive(Debug, Subcommand)]
pub(super) enum TestVerb {
    /// Put a test on the ladder
    #[command(
        after_help = "Example: wallchart test ward.wallchart add Petition --template petition --threshold 65 --day 2026-11-21"
    )]
    Add(Box<AddTest>),
    /// Take predictions in: person,will|wont|dont_know[,by][,day], or unit,number[,by][,day]
    #[command(after_help = "Example: wallchart test ward.wallchart predict Petition expected.csv")]
    Predict {
        /// The test
        name: String,
        /// The list
        results: PathBuf,
    },
    /// Take results in: person,did|refused|no_answer|not_asked[,by][,day]
    #[command(after_help = "Example: wallchart test ward.wallchart record Petition results.csv")]
    Record {
        /// The test
        name: String,
        /// The list
        results: PathBuf,
    },
    /// Eligible, asked, participated, percent, pass: in total and per unit
    #[command(after_help = "Example: wallchart test ward.wallchart show --json")]
    Show {
        /// The test; without: all
        name: Option<String>,
        /// Print one JSON document
        #[arg(long)]
        json: bool,
    },
}

/// Words of the field.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Words {
    /// Worker, unit, shift
    Workplace,
    /// Tenant, building, stairwell
    Tenants,
}

/// How a list names people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// By employee number
    Id,
    /// By name
    Name,
}

/// What a rating rests on.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum BasisArg {
    /// They did it
    Did,
    /// They said so
    Said,
    /// A guess
    Guess,
}

impl From<BasisArg> for Basis {
    fn from(basis: BasisArg) -> Self {
        match basis {
            BasisArg::Did => Basis::Did,
            BasisArg::Said => Basis::Said,
            BasisArg::Guess => Basis::Guess,
        }
    }
}

/// What to export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WhatArg {
    /// The chart
    Chart,
    /// The map of who turns to whom
    Map,
    /// People
    People,
    /// Tests: plots, or a table
    Tests,
    /// Sheets to fill in by hand, one a unit; their numbers are kept in the campaign
    Sheets,
    /// Gate units against gates, and what moves the needle: csv json md html
    Readiness,
    /// The whole campaign
    Campaign,
}

/// How names are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum NamesArg {
    /// Full names
    Full,
    /// Initials
    Initials,
    /// Codes
    Codes,
}

fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "a day is written 2026-11-22".to_owned())
}
