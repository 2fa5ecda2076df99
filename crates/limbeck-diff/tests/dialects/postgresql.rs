//! PostgreSQL.

use limbeck_diff::compare::index::uniqueness;
use limbeck_diff::types::TypeRules;
use limbeck_diff::{HookError, Notes, Verdict};
use limbeck_model::expression::Expression;
use limbeck_model::repr::string_repr;
use limbeck_model::schema::{Index, IndexElement, Table};

use super::Recorded;

pub(super) const TYPE_RULES: TypeRules = TypeRules {
    synonyms: &[&["float", "double precision"]],
    attributes: &[],
};

/// Compares the elements of two indexes as SQL, without what the server changes in it.
pub(super) fn compare_indexes(
    recorded: &Recorded,
    (table, desired): (&Table, &Index),
    actual: &Index,
    notes: &mut Notes,
) -> Result<Verdict, HookError> {
    let mut reasons = Vec::from_iter(uniqueness(desired, actual));
    let (wanted, found) = (&desired.elements, &actual.elements);
    if wanted.len() != found.len() {
        reasons.push(format!(
            "expression number {} to {}",
            found.len(),
            wanted.len()
        ));
    }
    if !reasons.is_empty() {
        return Ok(Verdict::Different(reasons));
    }
    let mut skipped = Vec::new();
    for (position, (wanted, found)) in wanted.iter().zip(found).enumerate() {
        let (wanted, found) = (element(recorded, wanted)?, element(recorded, found)?);
        if normalized(&wanted, table) == normalized(&found, table) {
            continue;
        }
        let number = position + 1;
        if wanted.trim().ends_with("_ops") && wanted.contains([' ', ')']) {
            let wanted = string_repr(&wanted);
            skipped.push(format!(
                "expression #{number} {wanted} detected as including operator clause."
            ));
            let name = actual
                .name
                .as_ref()
                .map_or("None".to_owned(), |name| string_repr(&name.text));
            notes.warnings.push(format!(
                "Expression #{number} {wanted} in index {name} detected to include an operator \
                 clause. Expression compare cannot proceed. Please move the operator clause to the \
                 ``postgresql_ops`` dict to enable proper compare of the index expressions: \
                 https://docs.sqlalchemy.org/en/latest/dialects/postgresql.html#operator-classes"
            ));
        } else {
            let (found, wanted) = (string_repr(&found), string_repr(&wanted));
            reasons.push(format!("expression #{number} {found} to {wanted}"));
        }
    }
    let distinct = |index: &Index| {
        index
            .options
            .get("postgresql", "nulls_not_distinct")
            .is_some_and(limbeck_model::OptionValue::is_truthy)
    };
    if distinct(desired) != distinct(actual) {
        let word = |index: &Index| {
            if distinct(index) {
                "('nulls_not_distinct',)"
            } else {
                "()"
            }
        };
        // Alembic takes the sentence apart, character by character.
        let reason = format!("options {} to {}", word(actual), word(desired));
        reasons.extend(reason.chars().map(String::from));
    }
    Ok(if !reasons.is_empty() {
        Verdict::Different(reasons)
    } else if skipped.is_empty() {
        Verdict::Equal
    } else {
        Verdict::Skipped(skipped)
    })
}

fn element(recorded: &Recorded, element: &IndexElement) -> Result<String, HookError> {
    match element {
        IndexElement::Column { column } => Ok(column.text.clone()),
        IndexElement::Expression { expression } => match &**expression {
            Expression::Column { name, .. } => Ok(name.text.clone()),
            expression => Ok(recorded.expression(expression)?.ddl.clone()),
        },
    }
}

fn normalized(text: &str, table: &Table) -> String {
    let text = text.to_lowercase().replace(['"', '\''], "");
    let text = text.replace(&format!("{}.", table.name.text.to_lowercase()), "");
    let text = without_parentheses(&without_casts(&text)).to_owned();
    let text = without_default_sorting(&text);
    let text = without_parentheses(&text).to_owned();
    without_cast_calls(&text).replace(' ', "")
}

fn without_parentheses(text: &str) -> &str {
    let mut text = text;
    while let Some(inner) = text
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        text = inner;
    }
    text
}

/// Leaves out `::type`, as far as the recorded cases have it.
fn without_casts(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("::") {
        kept.push_str(&rest[..at]);
        rest = &rest[at + 2..];
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        rest = &rest[end..];
        rest = rest.strip_prefix(" varying").unwrap_or(rest);
        if let Some(inner) = rest.strip_prefix('(')
            && let Some(close) = inner.find(')')
            && inner[..close]
                .chars()
                .all(|c| c.is_ascii_digit() || c == ',' || c == ' ')
        {
            rest = &inner[close + 1..];
        }
    }
    kept + rest
}

fn without_cast_calls(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some(at) = text.find("cast(")
        && let Some(middle) = text[at..].find(" as ").map(|middle| at + middle)
        && let Some(end) = text[middle..].rfind(')').map(|end| middle + end)
    {
        text = format!(
            "{}{}{}",
            &text[..at],
            &text[at + 5..middle],
            &text[end + 1..]
        );
    }
    text
}

fn without_default_sorting(text: &str) -> String {
    for ending in [" asc nulls last", " asc"] {
        if let Some(text) = text.strip_suffix(ending) {
            return text.to_owned();
        }
    }
    if let Some(text) = text.strip_suffix(" nulls last")
        && !text.ends_with(" desc")
    {
        return text.to_owned();
    }
    if let Some(text) = text.strip_suffix(" asc nulls first") {
        return format!("{text} nulls first");
    }
    match text.strip_suffix(" desc nulls first") {
        Some(text) => format!("{text} desc"),
        None => text.to_owned(),
    }
}
