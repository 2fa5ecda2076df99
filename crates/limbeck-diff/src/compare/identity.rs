//! The options of identity columns.

use limbeck_model::repr::bool_repr;
use limbeck_model::schema::Identity;

/// How two identities differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityDifference {
    /// The options in which they differ, sorted, by SQLAlchemy's names.
    pub options: Vec<&'static str>,
    /// Whether the column is to change: the options differ, or only one side is an identity.
    pub is_change: bool,
}

/// Compares two identities. An option that the models leave out is no difference.
pub fn compare(
    desired: Option<&Identity>,
    actual: Option<&Identity>,
    ignored: &[&str],
) -> IdentityDifference {
    let (wanted, found) = (numbers(desired), numbers(actual));
    let mut options: Vec<&'static str> = wanted
        .iter()
        .zip(&found)
        .filter(|((_, wanted), (_, found))| wanted.is_some() && wanted != found)
        .map(|((name, _), _)| *name)
        .collect();
    let is_always = |identity: Option<&Identity>| identity.is_some_and(|identity| identity.always);
    if is_always(desired) != is_always(actual) {
        options.push("always");
    }
    options.retain(|name| !ignored.contains(name));
    options.sort_unstable();
    IdentityDifference {
        is_change: !options.is_empty() || desired.is_some() != actual.is_some(),
        options,
    }
}

fn numbers(identity: Option<&Identity>) -> Vec<(&'static str, Option<String>)> {
    let default = Identity::default();
    let identity = identity.unwrap_or(&default);
    let sequence = &identity.sequence;
    let number = |value: Option<i64>| value.map(|value| value.to_string());
    let flag = |value: Option<bool>| value.map(|value| bool_repr(value).to_owned());
    vec![
        ("start", number(sequence.start)),
        ("increment", number(sequence.increment)),
        ("minvalue", number(sequence.min_value)),
        ("maxvalue", number(sequence.max_value)),
        ("nominvalue", flag(sequence.no_min_value)),
        ("nomaxvalue", flag(sequence.no_max_value)),
        ("cycle", flag(sequence.cycle)),
        ("cache", number(sequence.cache)),
        ("order", flag(sequence.order)),
        ("on_null", flag(identity.on_null)),
    ]
}
