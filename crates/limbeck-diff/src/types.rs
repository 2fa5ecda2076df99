//! Alembic's notion of equal types: their SQL, word by word.

/// Where a dialect differs in what makes types equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeRules {
    /// Groups of types that are the same, in lower case, beside `numeric` and `decimal`: words, or
    /// whole names.
    pub synonyms: &'static [&'static [&'static str]],
    /// Words whose following word must be the same when both types have it, such as `collate`.
    pub attributes: &'static [&'static str],
}

impl TypeRules {
    /// The rules of a dialect without any of its own.
    pub const NONE: Self = Self {
        synonyms: &[],
        attributes: &[],
    };

    /// Whether two types, given by their SQL, are different.
    pub fn are_different(&self, actual: &str, desired: &str) -> bool {
        let actual = TypeTerms::of(actual);
        let desired = TypeTerms::of(desired);
        !self.same_name(&actual, &desired) || !self.same_arguments(&actual, &desired)
    }

    fn same_name(&self, actual: &TypeTerms, desired: &TypeTerms) -> bool {
        let first = (actual.first(), desired.first());
        if first.0 == first.1 {
            return true;
        }
        let (actual, desired) = (actual.words.join(" "), desired.words.join(" "));
        let always: &[&[&str]] = &[&["numeric", "decimal"]];
        always.iter().chain(self.synonyms).any(|group| {
            let has = |word: &str| group.contains(&word);
            (has(&actual) && has(&desired)) || (has(first.0) && has(first.1))
        })
    }

    /// What only one of the types says is no difference.
    fn same_arguments(&self, actual: &TypeTerms, desired: &TypeTerms) -> bool {
        let (actual_rest, desired_rest) = (actual.rest(), desired.rest());
        if actual_rest.len() == desired_rest.len() && actual_rest != desired_rest {
            return false;
        }
        if actual.arguments.len() == desired.arguments.len()
            && actual.arguments != desired.arguments
        {
            return false;
        }
        let (actual, desired) = (actual_rest.join(" "), desired_rest.join(" "));
        self.attributes.iter().all(|attribute| {
            match (
                following(&actual, attribute),
                following(&desired, attribute),
            ) {
                (Some(actual), Some(desired)) => actual == desired,
                _ => true,
            }
        })
    }
}

/// The words of a type's SQL, and what stands in its parentheses.
#[derive(Debug, PartialEq, Eq)]
struct TypeTerms {
    words: Vec<String>,
    arguments: Vec<String>,
}

impl TypeTerms {
    fn of(sql: &str) -> Self {
        let sql = sql.to_lowercase();
        let mut words = Vec::new();
        let mut in_parentheses = "";
        let mut rest = sql.as_str();
        while let Some(first) = rest.chars().next() {
            let length = if is_word(first) {
                let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                words.push(rest[..end].to_owned());
                end
            } else if let Some(length) = parenthesised(rest) {
                in_parentheses = &rest[..length];
                length
            } else {
                first.len_utf8()
            };
            rest = &rest[length..];
        }
        let arguments = in_parentheses
            .split(['(', ')', ','])
            .filter(|term| !term.is_empty() && !term.contains('='))
            .map(|term| term.trim().to_owned())
            .collect();
        Self { words, arguments }
    }

    fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    fn rest(&self) -> &[String] {
        self.words.get(1..).unwrap_or_default()
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '-'
}

/// The length of `(…)` at the start of a text, with something within.
fn parenthesised(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(')?;
    let first = inner.chars().next()?;
    let end = inner[first.len_utf8()..].find(')')?;
    Some(1 + first.len_utf8() + end + 1)
}

/// The word that follows another one.
fn following<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let at = text.find(&format!("{words} "))? + words.len() + 1;
    let rest = &text[at..];
    let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::TypeRules;

    const MYSQL: TypeRules = TypeRules {
        synonyms: &[&["bool", "tinyint"], &["json", "longtext"]],
        attributes: &["character set", "collate"],
    };

    #[test]
    fn what_only_one_type_says_is_no_difference() {
        let same = [
            ("VARCHAR", "VARCHAR(50)"),
            ("NUMERIC(10, 2)", "DECIMAL(10,2)"),
            ("NUMERIC(10)", "NUMERIC(10, 2)"),
            ("TIMESTAMP", "TIMESTAMP WITH TIME ZONE"),
            ("TINYINT(1)", "BOOL"),
            (
                "VARCHAR(5) CHARACTER SET utf8",
                "VARCHAR(5) COLLATE utf8_bin",
            ),
            ("ENUM('a','b')", "ENUM('a','b')"),
        ];
        for (one, other) in same {
            assert!(!MYSQL.are_different(one, other), "{one} and {other}");
            assert!(!MYSQL.are_different(other, one), "{other} and {one}");
        }
    }

    #[test]
    fn other_words_and_arguments_are_differences() {
        let different = [
            ("VARCHAR(30)", "VARCHAR(50)"),
            ("INTEGER", "BIGINT"),
            ("TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITHOUT TIME ZONE"),
            (
                "VARCHAR(5) COLLATE a",
                "VARCHAR(5) CHARACTER SET u COLLATE b",
            ),
            ("DOUBLE PRECISION", "FLOAT"),
        ];
        for (one, other) in different {
            assert!(MYSQL.are_different(one, other), "{one} and {other}");
        }
    }
}
