//! What a type class means, independent of a dialect.

mod affinity;
mod form;

pub use affinity::Affinity;
pub use form::TypeForm;

use limbeck_model::schema::{SqlType, TypeClass};

/// The type that stands for this one on a dialect: its variant, or what a `TypeDecorator` wraps
/// there.
pub fn effective_type<'a>(r#type: &'a SqlType, dialect: &str) -> &'a SqlType {
    let mut effective = r#type.for_dialect(dialect);
    while effective.class == TypeClass::Decorator {
        let Some(wrapped) = effective.user.as_ref().and_then(|user| {
            user.dialect_implementations
                .get(dialect)
                .or(user.implementation.as_ref())
        }) else {
            break;
        };
        effective = wrapped.for_dialect(dialect);
    }
    effective
}

/// Whether the dialect's own enumeration type is wanted where there is one.
pub fn wants_native_enum(r#type: &SqlType) -> bool {
    r#type
        .arguments
        .enumeration
        .as_ref()
        .and_then(|enumeration| enumeration.native_enum)
        .unwrap_or(true)
}

/// The labels of an enumeration or set.
pub fn labels(r#type: &SqlType) -> &[String] {
    r#type.arguments.labels.as_deref().unwrap_or_default()
}
