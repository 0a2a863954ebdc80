//! The one table of commands: it feeds menus, palette, keys, tooltips and the key list.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Icon;
use super::views::Place;
use crate::app::{App, Gate};
use crate::i18n::Tr;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

/// When a command can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// Always.
    Always,
    /// While a campaign is open (not behind its passphrase).
    Open,
    /// While somebody is selected.
    Selected,
    /// While two people are selected.
    Two,
    /// While there is something to undo.
    Undo,
    /// While there is something to do again.
    Redo,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// The command.
    pub(crate) command: Command,
    /// Its words: message `command-<id>`; its tooltip is the attribute `.hint`.
    pub(crate) id: &'static str,
    /// Its icon.
    pub(crate) icon: Icon,
    /// Its keys, the first one is shown.
    pub(crate) keys: &'static [KeyboardShortcut],
    /// When it can run.
    pub(crate) when: When,
}

macro_rules! commands {
    ($( $(#[$doc:meta])* $name:ident $id:literal $icon:ident $when:ident [$($key:expr),*]; )*) => {
        /// Everything a menu, a key or the palette can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Command {
            $( $(#[$doc])* $name, )*
        }

        impl Command {
            /// The table.
            pub(crate) const TABLE: &[Row] = &[
                $( Row {
                    command: Command::$name,
                    id: $id,
                    icon: Icon::$icon,
                    keys: &[$($key),*],
                    when: When::$when,
                }, )*
            ];
        }
    };
}

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

commands! {
    /// Shows the view Today.
    GoToday "today" CalendarBlank Open [key(CTRL, Key::Num1)];
    /// Shows the chart.
    GoChart "chart" Wall Open [key(CTRL, Key::Num2)];
    /// Shows the table of people.
    GoPeople "people" Table Open [key(CTRL, Key::Num3)];
    /// Shows the map.
    GoMap "map" Graph Open [key(CTRL, Key::Num4)];
    /// Shows who is named, and who carries which unit.
    GoLeaders "leaders" Star Open [key(CTRL, Key::Num5)];
    /// Shows the tests.
    GoTests "tests" CheckSquareOffset Open [key(CTRL, Key::Num6)];
    /// Shows whether every gate is met.
    GoReady "ready" FlagCheckered Open [key(CTRL, Key::Num7)];
    /// Begins a new campaign.
    New "new" Plus Open [key(CTRL_SHIFT, Key::N)];
    /// Opens a campaign.
    Open "open" FolderOpen Always [key(CTRL, Key::O)];
    /// Saves.
    Save "save" DownloadSimple Open [key(CTRL, Key::S)];
    /// Saves to another place.
    SaveAs "save-as" DownloadSimple Open [key(CTRL_SHIFT, Key::S)];
    /// Gives another passphrase, or the first one.
    Passphrase "passphrase" Key Open [];
    /// Reads a list of people.
    Import "import" FileCsv Open [];
    /// Writes the chart, the map or a table for somebody.
    Export "export" Printer Open [key(CTRL, Key::P)];
    /// Prints sheets to be filled in by hand.
    PrintSheets "print-sheets" Rows Open [];
    /// Shows which printed sheets are still out.
    SheetsOut "sheets-out" ListChecks Open [];
    /// Name of the campaign, its scale, lists taken in.
    CampaignSheet "campaign" Buildings Open [];
    /// Opens the practice workplace.
    Practice "practice" GraduationCap Open [];
    /// Saves and closes until the passphrase is given.
    Lock "lock" LockSimple Open [key(CTRL, Key::L)];
    /// Saves and closes the window.
    Quit "quit" X Always [key(CTRL, Key::Q), key(CTRL, Key::W)];
    /// Takes back the last deed.
    Undo "undo" ArrowUUpLeft Undo [key(CTRL, Key::Z)];
    /// Does it again.
    Redo "redo" ArrowUUpRight Redo [key(CTRL, Key::Y), key(CTRL_SHIFT, Key::Z)];
    /// Finds people and commands.
    Palette "palette" Command Open [key(CTRL, Key::K), key(CTRL_SHIFT, Key::P)];
    /// Filters by words.
    Search "search" MagnifyingGlass Open [key(CTRL, Key::F)];
    /// Asks people whom they go to, answer after answer.
    Ask "ask" ChatCircleText Open [key(NONE, Key::A)];
    /// Opens the line for typing names (the chart's own).
    TypeNames "type-names" Plus Open [key(CTRL, Key::N)];
    /// Rates one person after the other (the chart's own).
    Round "round" Timer Open [key(NONE, Key::R)];
    /// Opens the selected person.
    OpenPerson "open-person" IdentificationCard Selected [key(NONE, Key::Enter)];
    /// Puts the cursor into the name of the selected person.
    Rename "rename" PencilSimple Selected [key(NONE, Key::F2)];
    /// Says where the selected stand as leaders.
    Leader "leader" Star Selected [key(NONE, Key::L)];
    /// Ticks who did what in the test, one after the other; the selected first.
    Result "result" CheckSquareOffset Open [key(NONE, Key::T)];
    /// Moves the selected to a unit.
    Move "move" TreeStructure Selected [key(NONE, Key::M)];
    /// Shows who turns to whom on the map.
    MapTies "map-ties" Graph Open [];
    /// Shows where people stand, on sheets.
    MapPlace "map-place" Buildings Open [];
    /// Focuses the map on the selected person.
    FocusMap "focus-map" Crosshair Selected [key(NONE, Key::F)];
    /// Shows the way between the two selected people on the map.
    WayBetween "way-between" Signpost Two [key(NONE, Key::W)];
    /// Takes the selected off the chart.
    Remove "remove" X Selected [key(NONE, Key::Delete)];
    /// Rates the selected: not assessed.
    Rate0 "rate-0" CircleDashed Selected [key(NONE, Key::Num0)];
    /// Rates the selected 1.
    Rate1 "rate-1" CircleDashed Selected [key(NONE, Key::Num1)];
    /// Rates the selected 2.
    Rate2 "rate-2" CircleDashed Selected [key(NONE, Key::Num2)];
    /// Rates the selected 3.
    Rate3 "rate-3" CircleDashed Selected [key(NONE, Key::Num3)];
    /// Rates the selected 4.
    Rate4 "rate-4" CircleDashed Selected [key(NONE, Key::Num4)];
    /// Rates the selected 5.
    Rate5 "rate-5" CircleDashed Selected [key(NONE, Key::Num5)];
    /// Rates the selected 6, on longer scales.
    Rate6 "rate-6" CircleDashed Selected [key(NONE, Key::Num6)];
    /// Rates the selected 7, on longer scales.
    Rate7 "rate-7" CircleDashed Selected [key(NONE, Key::Num7)];
    /// Rates the selected 8, on longer scales.
    Rate8 "rate-8" CircleDashed Selected [key(NONE, Key::Num8)];
    /// Shows the screen to others, or stops.
    Present "present" Presentation Open [key(NONE, Key::F5)];
    /// Everything larger.
    Larger "larger" ArrowsOutSimple Always [key(CTRL, Key::Plus), key(CTRL, Key::Equals)];
    /// Everything smaller.
    Smaller "smaller" Minus Always [key(CTRL, Key::Minus)];
    /// Everything in its first size.
    FirstSize "first-size" SquaresFour Always [key(CTRL, Key::Num0)];
    /// Opens the settings.
    Settings "settings" GearSix Always [];
    /// Shows every key.
    Keys "keys" Keyboard Always [key(NONE, Key::F1)];
    /// Shows the first page.
    FirstPage "first-page" ShieldCheck Always [];
}

impl Command {
    /// The row of the command.
    pub(crate) fn row(self) -> &'static Row {
        // Every variant is made together with its row, in one order.
        static MISSING: Row =
            Row { command: Command::GoToday, id: "", icon: Icon::Circle, keys: &[], when: When::Always };
        Self::TABLE.get(self as usize).unwrap_or(&MISSING)
    }

    /// What the command is called.
    pub(crate) fn words(self, tr: &Tr) -> String {
        tr.say(&format!("command-{}", self.row().id))
    }

    /// What the command is called where that depends on what is open.
    pub(crate) fn words_now(self, app: &App) -> String {
        let id = match self {
            Self::Passphrase if !app.is_sealed() => "command-seal",
            Self::Present if app.is_presenting() => "ui-stop-presenting",
            _ => return self.words(app.tr()),
        };
        app.tr().say(id)
    }

    /// The key that runs it, as words; blank if none does.
    pub(crate) fn key_words(self, tr: &Tr) -> String {
        self.row().keys.first().map(|key| key_words(*key, tr)).unwrap_or_default()
    }

    /// Whether it can run now.
    pub(crate) fn is_available(self, app: &App) -> bool {
        let open = *app.gate() == Gate::Open;
        match self.row().when {
            When::Always => true,
            When::Open => open,
            When::Selected => open && !app.selection().people.is_empty(),
            When::Two => open && app.selection().people.len() == 2 && !app.is_presenting(),
            When::Undo => open && app.session().undo_label().is_some(),
            When::Redo => open && app.session().redo_label().is_some(),
        }
    }

    /// The command that rates with a value.
    pub(crate) fn rates(value: u8) -> Option<Self> {
        Self::TABLE.iter().find(|row| row.command.rating() == Some(value)).map(|row| row.command)
    }

    /// Whether holding its key does it again and again.
    pub(super) fn repeats(self) -> bool {
        matches!(self, Self::Undo | Self::Redo | Self::Larger | Self::Smaller)
    }

    /// What it does, in a sentence.
    pub(crate) fn hint(self, tr: &Tr) -> String {
        tr.say(&format!("command-{}.hint", self.row().id))
    }

    /// Every key that runs it, as words.
    pub(crate) fn all_keys(self, tr: &Tr) -> Vec<String> {
        self.row().keys.iter().map(|key| key_words(*key, tr)).collect()
    }

    /// Whether menus, palette and key list show it now: longer scales have more digits.
    pub(crate) fn is_offered(self, app: &App) -> bool {
        self.rating().is_none_or(|value| value == 0 || app.campaign().scale().level(value).is_some())
    }

    /// The value it rates with, if that is what it does.
    pub(crate) fn rating(self) -> Option<u8> {
        self.row().id.strip_prefix("rate-")?.parse().ok()
    }

    /// The view it shows, if that is what it does.
    pub(crate) fn place(self) -> Option<Place> {
        Place::ALL.into_iter().find(|place| place.command() == self)
    }
}

/// A key with what is held, as it stands on the keyboard: "Ctrl+Shift+N".
fn key_words(shortcut: KeyboardShortcut, tr: &Tr) -> String {
    let held = shortcut.modifiers;
    let mut words = String::new();
    for (holds, id) in [(held.command, "key-ctrl"), (held.shift, "key-shift"), (held.alt, "key-alt")] {
        if holds {
            words.push_str(&tr.say(id));
            words.push('+');
        }
    }
    match shortcut.logical_key {
        Key::Enter => words.push_str(&tr.say("key-enter")),
        Key::Delete => words.push_str(&tr.say("key-delete")),
        Key::Plus => words.push('+'),
        Key::Equals => words.push('='),
        Key::Minus => words.push('-'),
        other => words.push_str(other.name()),
    }
    words
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use egui::{Key, KeyboardShortcut, Modifiers};

    use super::{CTRL, CTRL_SHIFT, Command, NONE};
    use crate::i18n::Tr;
    use crate::ui::views::Place;

    #[test]
    fn each_says_what_it_is_called_and_what_it_does() {
        let tr = Tr::default();
        let mut called = BTreeSet::new();
        for row in Command::TABLE {
            let (words, hint) = (row.command.words(&tr), row.command.hint(&tr));
            assert!(!words.starts_with("command-"), "{:?} has no words", row.command);
            assert!(!hint.starts_with("command-"), "{:?} has no tooltip", row.command);
            assert!(called.insert(words.clone()), "two commands are called {words}");
            assert_eq!(row.command.row().id, row.id, "the table has another order than the commands");
        }
    }

    #[test]
    fn no_key_means_two_things() {
        let mut keys: Vec<(KeyboardShortcut, Command)> = Vec::new();
        for row in Command::TABLE {
            for key in row.keys {
                let other = keys.iter().find(|(known, _)| known == key);
                assert!(other.is_none(), "{key:?} is {:?} and {other:?}", row.command);
                keys.push((*key, row.command));
            }
        }
    }

    /// The keys of the window's specification, for the views that are built.
    #[test]
    fn every_key_that_was_promised_is_there() {
        let promised: &[(Modifiers, Key)] = &[
            (CTRL_SHIFT, Key::N),
            (CTRL, Key::O),
            (CTRL, Key::S),
            (CTRL_SHIFT, Key::S),
            (CTRL, Key::W),
            (CTRL, Key::Q),
            (CTRL, Key::N),
            (NONE, Key::F2),
            (NONE, Key::Delete),
            (NONE, Key::L),
            (NONE, Key::T),
            (NONE, Key::M),
            (NONE, Key::R),
            (CTRL, Key::F),
            (CTRL, Key::K),
            (CTRL_SHIFT, Key::P),
            (CTRL, Key::L),
            (CTRL, Key::P),
            (CTRL, Key::Plus),
            (CTRL, Key::Minus),
            (CTRL, Key::Num0),
            (CTRL, Key::Z),
            (CTRL, Key::Y),
            (CTRL_SHIFT, Key::Z),
            (NONE, Key::F1),
        ];
        for (held, key) in promised {
            let shortcut = KeyboardShortcut::new(*held, *key);
            let there = Command::TABLE.iter().any(|row| row.keys.contains(&shortcut));
            assert!(there, "nothing happens on {shortcut:?}");
        }
        for value in 0..=8 {
            assert!(Command::rates(value).is_some(), "the digit {value} rates nobody");
        }
        for place in Place::ALL {
            assert_eq!(place.command().place(), Some(place));
            assert!(!place.command().row().keys.is_empty(), "no key shows {place:?}");
        }
    }
}
