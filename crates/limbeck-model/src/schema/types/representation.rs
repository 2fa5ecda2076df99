//! Types as SQLAlchemy shows them.

use std::fmt;

use super::parameter::Argument;
use super::signature::signature;
use super::{SqlType, TypeClass};
use crate::repr::{bool_repr, string_repr};

impl SqlType {
    /// The constructor's arguments as SQLAlchemy shows them: first those without a keyword, then
    /// those that differ from their defaults, in the order of the constructor.
    pub fn shown_arguments(&self) -> Vec<(Option<&'static str>, Argument<'_>)> {
        let signature = signature(self.class);
        let arguments = &*self.arguments;
        let mut shown = Vec::new();
        if signature.has_labels {
            let labels = arguments.labels.iter().flatten();
            shown.extend(labels.map(|label| (None, Argument::Text(label))));
        }
        for parameter in signature.positional {
            let value = (parameter.value)(arguments).unwrap_or(Argument::None);
            shown.push((None, value));
        }
        for parameter in signature.keywords.iter().copied().flatten() {
            if let Some(value) = (parameter.value)(arguments)
                && !value.is(parameter.default)
            {
                shown.push((Some(parameter.name), value));
            }
        }
        shown
    }
}

/// SQLAlchemy's `repr()` of the type, such as `VARCHAR(length=50)`, without its variants.
impl fmt::Display for SqlType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(user) = &self.user {
            return formatter.write_str(&user.representation);
        }
        let name = self.class.name();
        let name = name.split_once('.').map_or(name, |(_, name)| name);
        let mut shown: Vec<String> = Vec::new();
        if self.class == TypeClass::PostgresqlDomain {
            let name = self.arguments.name.as_ref();
            shown.push(name.map_or_else(|| "None".to_owned(), |name| string_repr(&name.text)));
            shown.extend(self.arguments.item_type.as_ref().map(ToString::to_string));
        }
        for (keyword, argument) in self.shown_arguments() {
            shown.push(match keyword {
                Some(keyword) => format!("{keyword}={argument}"),
                None => argument.to_string(),
            });
        }
        write!(formatter, "{name}({})", shown.join(", "))
    }
}

/// Python's `repr()` of the value.
impl fmt::Display for Argument<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => formatter.write_str("None"),
            Self::Boolean(value) => formatter.write_str(bool_repr(*value)),
            Self::Integer(value) => value.fmt(formatter),
            Self::Text(text) => formatter.write_str(&string_repr(text)),
            Self::Type(r#type) => r#type.fmt(formatter),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::schema::{SqlType, TypeArguments, TypeClass};

    #[test]
    fn types_are_shown_as_sqlalchemy_shows_them() {
        let array = SqlType::with(
            TypeClass::PostgresqlArray,
            TypeArguments {
                item_type: Some(Box::new(SqlType::string(5))),
                dimensions: Some(2),
                ..TypeArguments::default()
            },
        );
        assert_eq!(array.to_string(), "ARRAY(String(length=5), dimensions=2)");
        let json = SqlType::new(TypeClass::PostgresqlJsonb);
        assert_eq!(json.to_string(), "JSONB(astext_type=Text())");
    }
}
