//! One conversion of `%` formatting.

use super::{PercentError, PercentValue};

/// Flags, width and precision.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Specification {
    is_left: bool,
    has_sign: bool,
    has_space: bool,
    is_zero_padded: bool,
    is_alternate: bool,
    pub(super) width: Option<usize>,
    pub(super) precision: Option<usize>,
}

impl Specification {
    pub(super) fn set_flag(&mut self, flag: char) {
        match flag {
            '-' => self.is_left = true,
            '+' => self.has_sign = true,
            ' ' => self.has_space = true,
            '0' => self.is_zero_padded = true,
            _ => self.is_alternate = true,
        }
    }

    pub(super) fn convert(
        self,
        letter: char,
        value: &PercentValue,
    ) -> Result<String, PercentError> {
        match letter {
            's' | 'r' | 'a' => {
                let text = match value {
                    PercentValue::Text(text) if letter == 's' => text.clone(),
                    PercentValue::Text(text) => crate::python::string_repr(text),
                    PercentValue::Integer(number) => number.to_string(),
                };
                let cut = self.precision.unwrap_or(usize::MAX);
                Ok(self.pad(text.chars().take(cut).collect()))
            }
            'c' => self.character(value),
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => self.integer(letter, value),
            _ => self.float(letter, value),
        }
    }

    fn character(self, value: &PercentValue) -> Result<String, PercentError> {
        let character = match value {
            PercentValue::Integer(number) => u32::try_from(*number).ok().and_then(char::from_u32),
            PercentValue::Text(text) => {
                let mut characters = text.chars();
                characters.next().filter(|_| characters.next().is_none())
            }
        };
        let not_a_character = PercentError::NotANumber {
            character: 'c',
            expected: "an int or a single character",
        };
        Ok(self.pad(character.ok_or(not_a_character)?.to_string()))
    }

    fn integer(self, letter: char, value: &PercentValue) -> Result<String, PercentError> {
        let PercentValue::Integer(number) = value else {
            let expected = match letter {
                'o' | 'x' | 'X' => "an integer",
                _ => "a real number",
            };
            return Err(PercentError::NotANumber {
                character: letter,
                expected,
            });
        };
        let magnitude = number.unsigned_abs();
        let (prefix, digits) = match letter {
            'o' => ("0o", format!("{magnitude:o}")),
            'x' => ("0x", format!("{magnitude:x}")),
            'X' => ("0X", format!("{magnitude:X}")),
            _ => ("", magnitude.to_string()),
        };
        let digits = format!("{digits:0>width$}", width = self.precision.unwrap_or(0));
        let prefix = if self.is_alternate { prefix } else { "" };
        Ok(self.pad_number(*number < 0, prefix, &digits))
    }

    fn float(self, letter: char, value: &PercentValue) -> Result<String, PercentError> {
        let PercentValue::Integer(number) = value else {
            return Err(PercentError::NotReal);
        };
        // The mapping has whole numbers only, of which a date has at most eleven digits.
        let precision = self.precision.unwrap_or(6);
        let digits = match letter {
            'f' | 'F' => format!("{:.precision$}", number.unsigned_abs() as f64),
            'e' | 'E' => exponential(number.unsigned_abs(), precision, letter),
            _ => number.unsigned_abs().to_string(),
        };
        Ok(self.pad_number(*number < 0, "", &digits))
    }

    fn pad(self, text: String) -> String {
        let width = self.width.unwrap_or(0);
        if self.is_left {
            format!("{text:<width$}")
        } else {
            format!("{text:>width$}")
        }
    }

    fn pad_number(self, is_negative: bool, prefix: &str, digits: &str) -> String {
        let sign = match (is_negative, self.has_sign, self.has_space) {
            (true, ..) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            (false, false, false) => "",
        };
        if self.is_zero_padded && !self.is_left {
            let taken = sign.len() + prefix.len();
            let width = self.width.unwrap_or(0).saturating_sub(taken);
            return format!("{sign}{prefix}{digits:0>width$}");
        }
        self.pad(format!("{sign}{prefix}{digits}"))
    }
}

/// Scientific notation with a sign and at least two digits of exponent.
fn exponential(number: u64, precision: usize, letter: char) -> String {
    let text = format!("{:.precision$e}", number as f64);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    format!("{mantissa}{letter}+{exponent:0>2}")
}
