//! Relative revision arguments: `+2`, `-1`, `ae10+1`, `label@-3`.

/// A relative argument, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relative<'a> {
    /// The text before `@`.
    pub(crate) label: Option<&'a str>,
    /// The revision the walk starts from; without one it starts from the current revisions.
    pub(crate) symbol: Option<&'a str>,
    /// The signed number as typed.
    pub(crate) text: &'a str,
    /// Whether the sign is `-`.
    pub(crate) is_downward: bool,
    /// The number of steps; numbers beyond the range of the type are as good as infinite.
    pub(crate) steps: usize,
}

impl<'a> Relative<'a> {
    /// Takes apart a text that starts with a relative form. As in Alembic, text after it is
    /// ignored, and a `label@` is only seen if a relative form follows it.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let line = &text[..text.find('\n').unwrap_or(text.len())];
        for (position, _) in line
            .match_indices('@')
            .filter(|(position, _)| *position > 0)
        {
            if let Some(relative) = Self::parse_unlabelled(&text[position + 1..]) {
                return Some(Self {
                    label: Some(&text[..position]),
                    ..relative
                });
            }
        }
        Self::parse_unlabelled(text)
    }

    fn parse_unlabelled(text: &'a str) -> Option<Self> {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let symbol_end = text.find(|character| !is_word(character))?;
        let (symbol, rest) = text.split_at(symbol_end);
        let is_downward = match rest.chars().next()? {
            '+' => false,
            '-' => true,
            _ => return None,
        };
        let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return None;
        }
        let number = &rest[..=digits];
        Some(Self {
            label: None,
            symbol: (!symbol.is_empty()).then_some(symbol),
            text: number,
            is_downward,
            steps: number[1..].parse().unwrap_or(usize::MAX),
        })
    }

    /// The number of steps as messages show it.
    pub(crate) fn count(&self) -> &'a str {
        let digits = self.text[1..].trim_start_matches('0');
        if digits.is_empty() { "0" } else { digits }
    }

    /// The signed number as Python's `int` shows it: without `+` and leading zeros.
    pub(crate) fn number(&self) -> String {
        let sign = if self.is_downward && self.steps > 0 {
            "-"
        } else {
            ""
        };
        format!("{sign}{}", self.count())
    }
}

/// The steps of a text that Python's `int()` reads as a negative number.
pub(crate) fn negative_integer(text: &str) -> Option<usize> {
    let digits = text.trim().strip_prefix('-')?;
    let groups_are_digits = digits
        .split('_')
        .all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    if !groups_are_digits {
        return None;
    }
    let steps = digits.replace('_', "").parse().unwrap_or(usize::MAX);
    (steps > 0).then_some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(Option<&str>, Option<&str>, &str)> {
        Relative::parse(text).map(|relative| (relative.label, relative.symbol, relative.text))
    }

    #[test]
    fn takes_relative_forms_apart() {
        assert_eq!(parts("+2"), Some((None, None, "+2")));
        assert_eq!(parts("-1"), Some((None, None, "-1")));
        assert_eq!(parts("ae10+1"), Some((None, Some("ae10"), "+1")));
        assert_eq!(parts("b@-3"), Some((Some("b"), None, "-3")));
        assert_eq!(parts("b@head-3"), Some((Some("b"), Some("head"), "-3")));
        assert_eq!(parts("a@b@c+1"), Some((Some("a@b"), Some("c"), "+1")));
        assert_eq!(parts("a-b@c+1"), Some((Some("a-b"), Some("c"), "+1")));
        assert_eq!(parts("ab-1@x"), Some((None, Some("ab"), "-1")));
        assert_eq!(parts("ab-1tail"), Some((None, Some("ab"), "-1")));
    }

    #[test]
    fn leaves_absolute_forms_alone() {
        for text in [
            "", "head", "ae10", "b@head", "@-1", "a.b+1", "+", "a-", "a-b", " +1",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn shows_numbers_like_python() {
        let huge = "+99999999999999999999999";
        let relative = Relative::parse(huge).unwrap();
        assert_eq!((relative.steps, relative.count()), (usize::MAX, &huge[1..]));
        assert_eq!(Relative::parse("-02").unwrap().number(), "-2");
        assert_eq!(Relative::parse("-0").unwrap().number(), "0");
    }

    #[test]
    fn reads_negative_integers_like_python() {
        assert_eq!(negative_integer("-12"), Some(12));
        assert_eq!(negative_integer(" -1_0 "), Some(10));
        for text in ["12", "-0", "-", "-_1", "-1_", "--1", "- 1", "-a"] {
            assert_eq!(negative_integer(text), None, "{text}");
        }
    }
}
