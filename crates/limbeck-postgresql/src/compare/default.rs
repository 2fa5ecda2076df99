//! Server defaults.

use limbeck_dialect::comparison::Query;
use limbeck_dialect::types::Affinity;
use limbeck_diff::{DefaultPair, HookError};
use limbeck_model::Value;
use limbeck_model::schema::{ServerDefault, TypeClass};

/// Whether two defaults differ. Where their texts do, the server says whether their values do too.
pub(super) fn differ(pair: &DefaultPair<'_>, query: &mut Query<'_>) -> Result<bool, HookError> {
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
    let desired = match &pair.desired.server_default {
        Some(ServerDefault::Literal { .. }) if !is_number(pair) => quoted(desired),
        _ => desired.to_owned(),
    };
    // There is no `=` for these.
    let comparable = match pair.actual.r#type.class {
        TypeClass::Json | TypeClass::PostgresqlJson => "::jsonb",
        _ => "",
    };
    let answer = query(&format!(
        "SELECT ({actual}){comparable} = ({desired}){comparable}"
    ))?;
    let value = answer.rows.first().and_then(|row| row.first());
    Ok(!matches!(value, Some(Value::Boolean(true))))
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
