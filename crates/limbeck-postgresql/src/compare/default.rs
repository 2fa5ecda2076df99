//! Server defaults.

use limbeck_dialect::ComparisonSql;
use limbeck_dialect::comparison::Query;
use limbeck_dialect::types::Affinity;
use limbeck_diff::{DefaultPair, HookError};
use limbeck_model::Value;
use limbeck_model::schema::{ServerDefault, TypeClass};

/// Whether two defaults differ. Where their texts do, the server says whether their values do too.
pub(super) fn differ(
    pair: &DefaultPair<'_>,
    sql: &ComparisonSql<'_>,
    query: &mut Query<'_>,
) -> Result<bool, HookError> {
    if pair.is_autoincrement {
        return Ok(false);
    }
    let actual = pair.actual_text.map(without_regclass);
    if actual.as_deref() == pair.desired_text {
        return Ok(false);
    }
    let (Some(actual), Some(desired)) = (actual, pair.desired_text) else {
        return Ok(true);
    };
    // Not all types have `=`.
    let comparable = match pair.actual.r#type.class {
        TypeClass::Json | TypeClass::PostgresqlJson | TypeClass::PostgresqlJsonb => "::jsonb",
        TypeClass::Null | TypeClass::PostgresqlJsonpath => "::text",
        _ => "",
    };
    let equations: Vec<String> = forms(pair, desired, sql)?
        .iter()
        .map(|desired| format!("({actual}){comparable} = ({desired}){comparable}"))
        .collect();
    let answer = query(&format!("SELECT {}", equations.join(" OR ")))?;
    let value = answer.rows.first().and_then(|row| row.first());
    Ok(!matches!(value, Some(Value::Boolean(true))))
}

/// What the default of the models is as SQL. A string may be meant as it is, or as what stands
/// between the quotes of a literal, or with them.
fn forms(
    pair: &DefaultPair<'_>,
    desired: &str,
    sql: &ComparisonSql<'_>,
) -> Result<Vec<String>, HookError> {
    if !matches!(
        pair.desired.server_default,
        Some(ServerDefault::Literal { .. })
    ) {
        return Ok(vec![desired.to_owned()]);
    }
    let mut forms = Vec::from_iter(sql.default_clause(pair.desired)?);
    let written = if is_number(pair) {
        desired.to_owned()
    } else {
        quoted(desired)
    };
    if !forms.contains(&written) && has_closed_quotes(&written) {
        forms.push(written);
    }
    Ok(forms)
}

/// Whether each quote within a literal is doubled.
fn has_closed_quotes(literal: &str) -> bool {
    let inner = literal
        .strip_prefix('\'')
        .and_then(|inner| inner.strip_suffix('\''));
    inner.is_none_or(|inner| !inner.replace("''", "").contains('\''))
}

/// `nextval('s'::regclass)` is shown for `nextval('s')`.
fn without_regclass(text: &str) -> String {
    if text.starts_with("nextval('") && text.contains("'::regclass)") {
        text.replace("::regclass", "")
    } else {
        text.to_owned()
    }
}

/// A string as a literal; one that has quotes already has them once.
fn quoted(text: &str) -> String {
    let inner = text.strip_prefix('\'').unwrap_or(text);
    let inner = inner.strip_suffix('\'').unwrap_or(inner);
    format!("'{inner}'")
}

fn is_number(pair: &DefaultPair<'_>) -> bool {
    matches!(
        Affinity::of(&pair.actual.r#type),
        Affinity::Numeric | Affinity::Float
    )
}
