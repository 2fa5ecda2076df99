//! Indexes, whose expressions the server shows in its own way.

use limbeck_dialect::ComparisonSql;
use limbeck_diff::compare::index::uniqueness;
use limbeck_diff::{HookError, Notes, Verdict};
use limbeck_model::expression::Expression;
use limbeck_model::repr::string_repr;
use limbeck_model::schema::{Index, IndexElement, Table};
use limbeck_model::{DialectOptions, OptionValue};

use super::text;

/// Compares the elements of two indexes as SQL, without what the server changes in it.
pub(super) fn compare(
    sql: &ComparisonSql<'_>,
    (table, desired): (&Table, &Index),
    actual: &Index,
    notes: &mut Notes,
) -> Result<Verdict, HookError> {
    let mut reasons = Vec::from_iter(uniqueness(desired, actual));
    let (wanted, found) = (&desired.elements, &actual.elements);
    if wanted.len() != found.len() {
        let (found, wanted) = (found.len(), wanted.len());
        reasons.push(format!("expression number {found} to {wanted}"));
    }
    if !reasons.is_empty() {
        return Ok(Verdict::Different(reasons));
    }
    let mut skipped = Vec::new();
    for (position, (wanted, found)) in wanted.iter().zip(found).enumerate() {
        let number = position + 1;
        let (wanted, found) = (element(sql, wanted)?, element(sql, found)?);
        if normalized(&wanted, table) == normalized(&found, table) {
            continue;
        }
        if has_operator_class(&wanted) {
            let wanted = string_repr(&wanted);
            skipped.push(format!(
                "expression #{number} {wanted} detected as including operator clause."
            ));
            let name = actual.name.as_ref();
            let name = name.map_or("None".to_owned(), |name| string_repr(&name.text));
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
    let options = (
        shown_options(&actual.options),
        shown_options(&desired.options),
    );
    if options.0 != options.1 {
        // Alembic takes the sentence apart, character by character.
        let reason = format!("options {} to {}", options.0, options.1);
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

/// The options that are compared, as log records show them.
pub(super) fn shown_options(options: &DialectOptions) -> &'static str {
    let nulls_not_distinct = options.get("postgresql", "nulls_not_distinct");
    if nulls_not_distinct.is_some_and(OptionValue::is_truthy) {
        "('nulls_not_distinct',)"
    } else {
        "()"
    }
}

fn element(sql: &ComparisonSql<'_>, element: &IndexElement) -> Result<String, HookError> {
    match element {
        IndexElement::Column { column } => sql.expression_text(&Expression::column(column.clone())),
        IndexElement::Expression { expression } => sql.expression_text(expression),
    }
}

/// Whether an operator class stands in an expression, which the server shows elsewhere.
fn has_operator_class(text: &str) -> bool {
    text.trim().ends_with("_ops") && text.contains([' ', ')'])
}

fn normalized(text: &str, table: &Table) -> String {
    let text = text.to_lowercase().replace(['"', '\''], "");
    let text = text.replace(&format!("{}.", table.name.text.to_lowercase()), "");
    let text = text::without_casts(&text);
    let text = text::without_default_sorting(text::without_parentheses(&text));
    let text = text::without_cast_calls(text::without_parentheses(&text));
    text.replace(' ', "")
}
