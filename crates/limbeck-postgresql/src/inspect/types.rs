//! Types of columns, from the text of `format_type`.

use limbeck_model::OptionValue;
use limbeck_model::schema::{SqlType, TypeArguments, TypeClass};

/// The type that SQLAlchemy gives to a formatted one. `named` is the enumeration or domain that the
/// type, or the element of the array, is.
pub(super) fn resolve(
    formatted: &str,
    named: Option<&SqlType>,
    collation: Option<&str>,
    collation_schema: Option<&str>,
) -> SqlType {
    let dimensions_at = formatted.find("[]").unwrap_or(formatted.len());
    let (formatted, dimensions) = formatted.split_at(dimensions_at);
    let mut r#type = match named {
        Some(named) => named.clone(),
        None => builtin(formatted),
    };
    if let Some(collation) = collation
        && r#type.class != TypeClass::Null
    {
        r#type.arguments.collation = Some(collation.to_owned());
        if let Some(schema) = collation_schema {
            r#type.arguments.extra.insert(
                "collation_schema".to_owned(),
                OptionValue::Text(schema.to_owned()),
            );
        }
    }
    if dimensions.is_empty() {
        return r#type;
    }
    // The server does not keep the number of dimensions.
    SqlType::with(
        TypeClass::PostgresqlArray,
        TypeArguments {
            item_type: Some(Box::new(r#type)),
            ..TypeArguments::default()
        },
    )
}

fn builtin(formatted: &str) -> SqlType {
    let (name, numbers) = split_arguments(formatted);
    let first = numbers.first().copied();
    let mut arguments = TypeArguments::default();
    let class = match name.as_str() {
        "numeric" => {
            if let [precision, scale] = numbers[..] {
                arguments.precision = Some(precision);
                arguments.scale = Some(scale);
            }
            TypeClass::SqlNumeric
        }
        "double precision" => {
            arguments.precision = Some(53);
            TypeClass::SqlDoublePrecision
        }
        "timestamp with time zone" => {
            arguments.timezone = Some(true);
            arguments.precision = first;
            TypeClass::PostgresqlTimestamp
        }
        "time with time zone" => {
            arguments.timezone = Some(true);
            arguments.precision = first;
            TypeClass::PostgresqlTime
        }
        "timestamp without time zone" | "timestamp" => {
            arguments.precision = first;
            TypeClass::PostgresqlTimestamp
        }
        "time without time zone" | "time" => {
            arguments.precision = first;
            TypeClass::PostgresqlTime
        }
        "bit" => {
            arguments.length = Some(first.unwrap_or(1).into());
            TypeClass::PostgresqlBit
        }
        "bit varying" => {
            arguments.length = first.map(Into::into);
            arguments.varying = Some(true);
            TypeClass::PostgresqlBit
        }
        "character varying" => {
            arguments.length = first.map(Into::into);
            TypeClass::SqlVarchar
        }
        "character" => {
            arguments.length = first.map(Into::into);
            TypeClass::SqlChar
        }
        name if name == "interval" || name.starts_with("interval ") => {
            arguments.fields = name.strip_prefix("interval ").map(str::to_owned);
            arguments.precision = first;
            TypeClass::PostgresqlInterval
        }
        name => without_arguments(name),
    };
    SqlType::with(class, arguments)
}

fn without_arguments(name: &str) -> TypeClass {
    match name {
        "integer" => TypeClass::SqlInteger,
        "bigint" => TypeClass::SqlBigInt,
        "smallint" => TypeClass::SqlSmallInt,
        "\"char\"" | "name" => TypeClass::String,
        "text" => TypeClass::SqlText,
        "real" => TypeClass::SqlReal,
        "boolean" => TypeClass::SqlBoolean,
        "date" => TypeClass::SqlDate,
        "uuid" => TypeClass::SqlUuid,
        "bytea" => TypeClass::PostgresqlBytea,
        "hstore" => TypeClass::PostgresqlHstore,
        "json" => TypeClass::PostgresqlJson,
        "jsonb" => TypeClass::PostgresqlJsonb,
        "int4range" => TypeClass::PostgresqlInt4Range,
        "int8range" => TypeClass::PostgresqlInt8Range,
        "numrange" => TypeClass::PostgresqlNumRange,
        "daterange" => TypeClass::PostgresqlDateRange,
        "tsrange" => TypeClass::PostgresqlTsRange,
        "tstzrange" => TypeClass::PostgresqlTstzRange,
        "int4multirange" => TypeClass::PostgresqlInt4Multirange,
        "int8multirange" => TypeClass::PostgresqlInt8Multirange,
        "nummultirange" => TypeClass::PostgresqlNumMultirange,
        "datemultirange" => TypeClass::PostgresqlDateMultirange,
        "tsmultirange" => TypeClass::PostgresqlTsMultirange,
        "tstzmultirange" => TypeClass::PostgresqlTstzMultirange,
        "inet" => TypeClass::PostgresqlInet,
        "cidr" => TypeClass::PostgresqlCidr,
        "citext" => TypeClass::PostgresqlCitext,
        "macaddr" => TypeClass::PostgresqlMacaddr,
        "macaddr8" => TypeClass::PostgresqlMacaddr8,
        "money" => TypeClass::PostgresqlMoney,
        "oid" => TypeClass::PostgresqlOid,
        "regclass" => TypeClass::PostgresqlRegclass,
        "regconfig" => TypeClass::PostgresqlRegconfig,
        "tsvector" => TypeClass::PostgresqlTsVector,
        "tsquery" => TypeClass::PostgresqlTsQuery,
        _ => TypeClass::Null,
    }
}

/// `timestamp(3) with time zone` is the name without the parentheses, and 3.
fn split_arguments(formatted: &str) -> (String, Vec<i64>) {
    let Some((before, rest)) = formatted.split_once('(') else {
        return (formatted.to_owned(), Vec::new());
    };
    let Some((inside, after)) = rest.split_once(')') else {
        return (formatted.to_owned(), Vec::new());
    };
    let numbers = inside
        .split(',')
        .filter_map(|number| number.trim().parse().ok())
        .collect();
    (format!("{before}{after}"), numbers)
}

#[cfg(test)]
mod tests {
    use super::split_arguments;

    #[test]
    fn arguments_may_stand_in_the_middle() {
        for (formatted, name, numbers) in [
            (
                "timestamp(3) with time zone",
                "timestamp with time zone",
                vec![3],
            ),
            ("numeric(10,2)", "numeric", vec![10, 2]),
            (
                "interval day to second(6)",
                "interval day to second",
                vec![6],
            ),
            ("text", "text", vec![]),
        ] {
            assert_eq!(split_arguments(formatted), (name.to_owned(), numbers));
        }
    }
}
