//! Numbers as a language writes them.

use fluent_bundle::FluentValue;

use super::language::Language;
use super::tr::Tr;

impl Tr {
    /// A whole number: digits grouped from five digits on ("12,400").
    pub fn number(&self, number: i64) -> String {
        whole(self.language().spoken(), number)
    }

    /// A number with a fixed count of decimals ("0.8").
    pub fn decimal(&self, number: f64, decimals: usize) -> String {
        fraction(self.language().spoken(), &format!("{number:.decimals$}"))
    }

    /// A share in whole hundredths ("27 %"). Rounding is the caller's.
    pub fn percent(&self, hundredths: i64) -> String {
        let spoken = self.language().spoken();
        let sign = if spoken == Language::Ar { "٪" } else { "%" };
        format!("{} {sign}", whole(spoken, hundredths))
    }

    /// A digit inside a mark, in the digits of the language ("3", "٣").
    pub fn numeral(&self, value: u8) -> String {
        own_digits(self.language().spoken(), &value.to_string())
    }
}

/// How Fluent writes an argument; `None` leaves it to Fluent.
pub(super) fn said(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    if number.value.fract() == 0.0 && number.value.abs() < 9e15 {
        Some(whole(language, number.value as i64))
    } else {
        Some(fraction(language, &number.as_string()))
    }
}

fn whole(language: Language, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut written = String::new();
    if number < 0 {
        written.push('\u{2212}');
    }
    // Four digits stay together: years, and lists read more calmly.
    let grouped = digits.len() > 4;
    for (place, digit) in digits.chars().enumerate() {
        if grouped && place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push_str(separator(language));
        }
        written.push(digit);
    }
    own_digits(language, &written)
}

fn fraction(language: Language, written: &str) -> String {
    let mark = match language {
        Language::En => ".",
        Language::De | Language::Es | Language::Fr | Language::Pt => ",",
        Language::Ar => "٫",
    };
    own_digits(language, &written.replace('-', "\u{2212}").replace('.', mark))
}

fn separator(language: Language) -> &'static str {
    match language {
        Language::En => ",",
        Language::De | Language::Es | Language::Pt => ".",
        Language::Fr => "\u{202F}",
        Language::Ar => "٬",
    }
}

fn own_digits(language: Language, written: &str) -> String {
    if language != Language::Ar {
        return written.to_owned();
    }
    written
        .chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) => char::from_u32(0x0660 + digit).unwrap_or(c),
            None => c,
        })
        .collect()
}
