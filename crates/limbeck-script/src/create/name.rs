//! Identifiers and file names of new revisions.

use std::collections::HashMap;

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
use uuid::Uuid;

use super::CreateError;
use super::date::CreateDate;
use crate::percent::{PercentValue, percent_format};

/// A new revision identifier: the last twelve hexadecimal digits of a random UUID.
pub fn new_revision_id() -> String {
    let uuid = Uuid::new_v4().simple().to_string();
    uuid[uuid.len() - 12..].to_owned()
}

/// The message as part of a file name: its words joined by underscores, in lower case, cut at an
/// underscore where it is longer than `length` characters.
pub fn slug(message: &str, length: i64) -> String {
    let words = message
        .split(|c| !is_word(c))
        .filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("_").to_lowercase();
    let count = i64::try_from(slug.chars().count()).unwrap_or(i64::MAX);
    if count <= length {
        return slug;
    }
    // A negative length counts from the end, as Python's slices do.
    let kept = if length < 0 {
        count.saturating_add(length).max(0)
    } else {
        length
    };
    let kept = usize::try_from(kept).unwrap_or_default();
    let cut: String = slug.chars().take(kept).collect();
    let whole = cut
        .rsplit_once('_')
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}_")
}

/// `\w` of Python's regular expressions.
fn is_word(character: char) -> bool {
    let is_letter_or_number = || {
        matches!(
            character.general_category_group(),
            GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number
        )
    };
    character == '_' || character.is_ascii_alphanumeric() || is_letter_or_number()
}

/// The file name of a revision, with directories if the template has some.
pub(super) fn file_name(
    template: &str,
    id: &str,
    slug: &str,
    date: &CreateDate,
) -> Result<String, CreateError> {
    let mut tokens = HashMap::from(date.tokens());
    tokens.insert("rev", PercentValue::Text(id.to_owned()));
    tokens.insert("slug", PercentValue::Text(slug.to_owned()));
    let name = percent_format(template, &tokens).map_err(|error| {
        CreateError::refused(format!(
            "file_template '{template}' can't be formatted: {error}"
        ))
        .with_help(
            "tokens: %(rev)s %(slug)s %(epoch)d %(year)d %(month).2d %(day).2d %(hour).2d \
                 %(minute).2d %(second).2d; in the configuration each percent sign is doubled",
        )
    })?;
    Ok(format!("{name}.py"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_twelve_hexadecimal_digits() {
        let (one, other) = (new_revision_id(), new_revision_id());
        assert_ne!(one, other);
        for id in [one, other] {
            assert_eq!(id.len(), 12);
            assert!(
                id.bytes()
                    .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
            );
        }
    }

    /// Recorded from Python by `tests/record/slugs.py`.
    #[test]
    fn slugs_are_made_as_alembic_makes_them() {
        let cases: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/data/slugs.json")).unwrap();
        for case in cases.as_array().unwrap() {
            let message = case["message"].as_str().unwrap();
            let length = case["length"].as_i64().unwrap();
            assert_eq!(
                slug(message, length),
                case["slug"].as_str().unwrap(),
                "{case}"
            );
        }
    }
}
