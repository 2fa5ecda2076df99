//! Types of columns, from the free text that SQLite keeps.

use limbeck_model::schema::{SqlType, TypeArguments, TypeClass};

/// The type that SQLAlchemy gives to a declared type: by its name where it is one of SQL's, or else
/// by SQLite's rules of type affinity.
pub(super) fn resolve(declared: &str) -> SqlType {
    let declared = declared.to_uppercase();
    let name_end = declared
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ' '))
        .unwrap_or(declared.len());
    let (name, rest) = declared.split_at(name_end);
    let class = named(name).unwrap_or_else(|| affinity(name));
    let arguments = rest
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .map(|(arguments, _)| numbers(arguments))
        .unwrap_or_default();
    SqlType::with(class, type_arguments(class, &arguments))
}

fn named(name: &str) -> Option<TypeClass> {
    Some(match name {
        "BIGINT" => TypeClass::SqlBigInt,
        "BLOB" => TypeClass::SqlBlob,
        "BOOL" | "BOOLEAN" => TypeClass::SqlBoolean,
        "CHAR" => TypeClass::SqlChar,
        "DATE" | "DATE_CHAR" => TypeClass::SqlDate,
        "DATETIME" | "DATETIME_CHAR" => TypeClass::SqlDateTime,
        "DOUBLE" => TypeClass::SqlDouble,
        "DECIMAL" => TypeClass::SqlDecimal,
        "FLOAT" => TypeClass::SqlFloat,
        "INT" | "INTEGER" => TypeClass::SqlInteger,
        "JSON" => TypeClass::SqliteJson,
        "JSONB" => TypeClass::SqliteJsonb,
        "NUMERIC" => TypeClass::SqlNumeric,
        "REAL" => TypeClass::SqlReal,
        "SMALLINT" => TypeClass::SqlSmallInt,
        "TEXT" => TypeClass::SqlText,
        "TIME" | "TIME_CHAR" => TypeClass::SqlTime,
        "TIMESTAMP" => TypeClass::SqlTimestamp,
        "VARCHAR" => TypeClass::SqlVarchar,
        "NVARCHAR" => TypeClass::SqlNvarchar,
        "NCHAR" => TypeClass::SqlNchar,
        _ => return None,
    })
}

/// <https://www.sqlite.org/datatype3.html>, section 3.1.
fn affinity(name: &str) -> TypeClass {
    let has = |part: &str| name.contains(part);
    if has("INT") {
        TypeClass::SqlInteger
    } else if has("CHAR") || has("CLOB") || has("TEXT") {
        TypeClass::SqlText
    } else if has("BLOB") || name.is_empty() {
        TypeClass::Null
    } else if has("REAL") || has("FLOA") || has("DOUB") {
        TypeClass::SqlReal
    } else {
        TypeClass::SqlNumeric
    }
}

fn numbers(text: &str) -> Vec<i64> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect()
}

/// The class's first parameters, in their order. A class that has none is used without.
fn type_arguments(class: TypeClass, numbers: &[i64]) -> TypeArguments {
    let mut arguments = TypeArguments::default();
    let first = numbers.first().copied();
    let second = numbers.get(1).copied();
    match class {
        TypeClass::SqlChar
        | TypeClass::SqlVarchar
        | TypeClass::SqlNchar
        | TypeClass::SqlNvarchar
        | TypeClass::SqlText
        | TypeClass::SqlBlob
            if numbers.len() == 1 =>
        {
            arguments.length = first.map(Into::into);
        }
        TypeClass::SqlNumeric | TypeClass::SqlDecimal if numbers.len() <= 2 => {
            arguments.precision = first;
            arguments.scale = second;
        }
        TypeClass::SqlFloat | TypeClass::SqlReal | TypeClass::SqlDouble if numbers.len() <= 2 => {
            arguments.precision = first;
            arguments.asdecimal = second.map(|number| number != 0);
        }
        TypeClass::SqlTime | TypeClass::SqlDateTime | TypeClass::SqlTimestamp
            if numbers.len() == 1 =>
        {
            arguments.timezone = first.map(|number| number != 0);
        }
        _ => {}
    }
    arguments
}
