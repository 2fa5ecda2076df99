//! Python's `%` formatting with a mapping on the right side: `"%(month).2d" % values`.
//!
//! `file_template` and every text of `[tool.alembic]` are formatted so.

mod conversion;

use std::collections::HashMap;

use thiserror::Error;

/// A value of the mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PercentValue {
    /// Text.
    Text(String),
    /// A number.
    Integer(i64),
}

/// Why a text can't be formatted; `Display` is Python's wording.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PercentError {
    /// A name that the mapping does not have.
    #[error("KeyError: '{0}'")]
    UnknownKey(String),
    /// The text ends within a conversion; a lone `%` at the end.
    #[error("ValueError: incomplete format")]
    Incomplete,
    /// `%(` without its closing parenthesis.
    #[error("ValueError: incomplete format key")]
    IncompleteKey,
    /// A letter that is no conversion.
    #[error(
        "ValueError: unsupported format character '{character}' (0x{:x}) at index {index}",
        u32::from(*character)
    )]
    Unsupported {
        /// The letter.
        character: char,
        /// Its place in characters.
        index: usize,
    },
    /// A number was asked for where the value is text.
    #[error("TypeError: %{character} format: {expected} is required, not str")]
    NotANumber {
        /// The conversion.
        character: char,
        /// What it takes.
        expected: &'static str,
    },
    /// A fraction was asked for where the value is text.
    #[error("TypeError: must be real number, not str")]
    NotReal,
    /// A conversion without a name; a `%` that should have been doubled.
    #[error("TypeError: %{character} without a name; write a plain percent sign as %%")]
    NoKey {
        /// The conversion.
        character: char,
    },
}

/// Formats a text.
///
/// # Errors
///
/// Whatever Python would raise; and, unlike Python, for conversions without a name.
pub fn percent_format(
    text: &str,
    values: &HashMap<&str, PercentValue>,
) -> Result<String, PercentError> {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().enumerate().peekable();
    while let Some((_, character)) = characters.next() {
        if character != '%' {
            out.push(character);
            continue;
        }
        let mut specification = conversion::Specification::default();
        let mut key = None;
        if characters.next_if(|(_, c)| *c == '(').is_some() {
            key = Some(read_key(&mut characters)?);
        }
        while let Some((_, flag)) = characters.next_if(|(_, c)| "#0- +".contains(*c)) {
            specification.set_flag(flag);
        }
        specification.width = read_number(&mut characters);
        if characters.next_if(|(_, c)| *c == '.').is_some() {
            specification.precision = Some(read_number(&mut characters).unwrap_or(0));
        }
        // Length modifiers are read and ignored, as in Python.
        let _ = characters.next_if(|(_, c)| "hlL".contains(*c));
        let (index, letter) = characters.next().ok_or(PercentError::Incomplete)?;
        if letter == '%' {
            out.push('%');
            continue;
        }
        if !"diouxXeEfFgGcrsa".contains(letter) {
            return Err(PercentError::Unsupported {
                character: letter,
                index,
            });
        }
        let Some(key) = key else {
            return Err(PercentError::NoKey { character: letter });
        };
        let value = values
            .get(key.as_str())
            .ok_or(PercentError::UnknownKey(key))?;
        out.push_str(&specification.convert(letter, value)?);
    }
    Ok(out)
}

type Characters<'a> = std::iter::Peekable<std::iter::Enumerate<std::str::Chars<'a>>>;

/// Reads a name after its opening parenthesis; names may hold balanced parentheses.
fn read_key(characters: &mut Characters<'_>) -> Result<String, PercentError> {
    let mut depth = 1_usize;
    let mut key = String::new();
    for (_, character) in characters.by_ref() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok(key);
        }
        key.push(character);
    }
    Err(PercentError::IncompleteKey)
}

fn read_number(characters: &mut Characters<'_>) -> Option<usize> {
    let mut number = None;
    while let Some((_, digit)) = characters.next_if(|(_, c)| c.is_ascii_digit()) {
        let digit = digit.to_digit(10).unwrap_or_default() as usize;
        // A width beyond any file name is cut off, so that a typing error can't exhaust memory.
        number = Some((number.unwrap_or(0) * 10 + digit).min(10_000));
    }
    number
}

#[cfg(test)]
mod tests;
