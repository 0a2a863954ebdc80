//! Keys into commands.
//!
//! Keys without Ctrl never fire while a text field has the cursor, nor under a sheet. Digits go by
//! their place on the keyboard, so that they work on AZERTY.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::commands::{Command, When};
use crate::app::App;

/// What keys may do in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    /// A text field has the cursor.
    pub(super) typing: bool,
    /// Something has the keyboard.
    pub(super) focused: bool,
    /// A sheet or the palette lies over the view.
    pub(super) covered: bool,
    /// The view reads plain keys itself.
    pub(super) taken: bool,
}

impl Reach {
    fn allows(self, shortcut: KeyboardShortcut, when: When) -> bool {
        let plain = !shortcut.modifiers.command && !shortcut.modifiers.alt;
        if self.covered {
            return when == When::Always && !plain;
        }
        let own_undo = matches!(when, When::Undo | When::Redo) && self.typing;
        if own_undo {
            return false;
        }
        let function = matches!(shortcut.logical_key, Key::F1 | Key::F5);
        if plain && !function {
            let activates = shortcut.logical_key == Key::Enter && self.focused;
            return !self.typing && !self.taken && !activates;
        }
        true
    }
}

/// The commands whose keys were pressed; their events are used up.
pub(super) fn pressed(ctx: &Context, app: &App, reach: Reach) -> Vec<Command> {
    let mut commands = Vec::new();
    ctx.input_mut(|input| {
        let mut plain_letter = false;
        input.events.retain(|event| {
            let Event::Key { key, physical_key, pressed: true, repeat, modifiers } = event else {
                return true;
            };
            let Some((command, shortcut)) = meant(*key, *physical_key, *modifiers) else { return true };
            let row = command.row();
            if !reach.allows(shortcut, row.when) || !command.is_available(app) {
                return true;
            }
            if *repeat && !command.repeats() {
                return false;
            }
            plain_letter |= shortcut.modifiers.is_none();
            commands.push(command);
            false
        });
        if plain_letter {
            // The letter itself must not land in a field that the command opens.
            input.events.retain(|event| !matches!(event, Event::Text(_)));
        }
    });
    commands
}

/// The command of a key, digits by place first.
fn meant(key: Key, place: Option<Key>, held: Modifiers) -> Option<(Command, KeyboardShortcut)> {
    let digit = place.unwrap_or(key);
    if let Some(value) = digit_of(digit) {
        if held.is_none()
            && let Some(command) = Command::rates(value)
        {
            return Some((command, KeyboardShortcut::new(Modifiers::NONE, digit)));
        }
        if let Some(found) = in_table(digit, held) {
            return Some(found);
        }
    }
    in_table(key, held)
}

fn in_table(key: Key, held: Modifiers) -> Option<(Command, KeyboardShortcut)> {
    // On most keyboards "+" needs Shift.
    let any_shift = matches!(key, Key::Plus | Key::Equals);
    Command::TABLE.iter().find_map(|row| {
        let fits = |shortcut: &&KeyboardShortcut| {
            let wanted = shortcut.modifiers;
            shortcut.logical_key == key
                && held.command == wanted.command
                && held.alt == wanted.alt
                && (any_shift || held.shift == wanted.shift)
        };
        row.keys.iter().find(fits).map(|shortcut| (row.command, *shortcut))
    })
}

/// The digit of a digit key.
fn digit_of(key: Key) -> Option<u8> {
    let digit = match key {
        Key::Num0 => 0,
        Key::Num1 => 1,
        Key::Num2 => 2,
        Key::Num3 => 3,
        Key::Num4 => 4,
        Key::Num5 => 5,
        Key::Num6 => 6,
        Key::Num7 => 7,
        Key::Num8 => 8,
        Key::Num9 => 9,
        _ => return None,
    };
    Some(digit)
}
