//! Types of columns.

use limbeck_model::schema::{SqlType, TypeArguments, TypeClass};

use super::definition::ColumnDefinition;

/// The type that SQLAlchemy gives to a column.
pub(super) fn resolve(column: &ColumnDefinition) -> SqlType {
    let class = class(&column.r#type);
    let mut arguments = TypeArguments::default();
    if class == TypeClass::Null {
        return SqlType::new(class);
    }
    let text = column.arguments.as_deref().unwrap_or_default();
    let numbers: Vec<i64> = text
        .split(',')
        .filter_map(|number| number.trim().parse().ok())
        .collect();
    let first = numbers.first().copied();
    match class {
        TypeClass::MysqlBigInt
        | TypeClass::MysqlInteger
        | TypeClass::MysqlMediumInt
        | TypeClass::MysqlSmallInt
        | TypeClass::MysqlTinyInt
        | TypeClass::MysqlYear => arguments.display_width = first,
        TypeClass::MysqlDateTime | TypeClass::MysqlTime | TypeClass::MysqlTimestamp => {
            arguments.fsp = first;
        }
        TypeClass::MysqlDecimal
        | TypeClass::MysqlNumeric
        | TypeClass::MysqlDouble
        | TypeClass::MysqlFloat => {
            arguments.precision = first;
            arguments.scale = numbers.get(1).copied();
        }
        TypeClass::MysqlEnum | TypeClass::MysqlSet => {
            arguments.labels = Some(labels(text));
            if class == TypeClass::MysqlSet
                && arguments.labels.iter().flatten().any(String::is_empty)
            {
                arguments.retrieve_as_bitwise = Some(true);
            }
        }
        _ => arguments.length = first.map(Into::into),
    }
    arguments.unsigned = column.unsigned.then_some(true);
    arguments.zerofill = column.zerofill.then_some(true);
    arguments.charset.clone_from(&column.charset);
    arguments.collation.clone_from(&column.collation);
    SqlType::with(class, arguments)
}

fn class(name: &str) -> TypeClass {
    match name {
        "bigint" => TypeClass::MysqlBigInt,
        "binary" => TypeClass::SqlBinary,
        "bit" => TypeClass::MysqlBit,
        "blob" => TypeClass::SqlBlob,
        "boolean" => TypeClass::SqlBoolean,
        "char" => TypeClass::MysqlChar,
        "date" => TypeClass::SqlDate,
        "datetime" => TypeClass::MysqlDateTime,
        "decimal" | "fixed" => TypeClass::MysqlDecimal,
        "double" => TypeClass::MysqlDouble,
        "enum" => TypeClass::MysqlEnum,
        "float" => TypeClass::MysqlFloat,
        "int" | "integer" => TypeClass::MysqlInteger,
        "json" => TypeClass::MysqlJson,
        "longblob" => TypeClass::MysqlLongBlob,
        "longtext" => TypeClass::MysqlLongText,
        "mediumblob" => TypeClass::MysqlMediumBlob,
        "mediumint" => TypeClass::MysqlMediumInt,
        "mediumtext" => TypeClass::MysqlMediumText,
        "nchar" => TypeClass::MysqlNchar,
        "nvarchar" => TypeClass::MysqlNvarchar,
        "numeric" => TypeClass::MysqlNumeric,
        "set" => TypeClass::MysqlSet,
        "smallint" => TypeClass::MysqlSmallInt,
        "text" => TypeClass::MysqlText,
        "time" => TypeClass::MysqlTime,
        "timestamp" => TypeClass::MysqlTimestamp,
        "tinyblob" => TypeClass::MysqlTinyBlob,
        "tinyint" => TypeClass::MysqlTinyInt,
        "tinytext" => TypeClass::MysqlTinyText,
        "uuid" => TypeClass::SqlUuid,
        "varbinary" => TypeClass::SqlVarbinary,
        "varchar" => TypeClass::MysqlVarchar,
        "year" => TypeClass::MysqlYear,
        _ => TypeClass::Null,
    }
}

/// The labels of `'a','it''s'`.
fn labels(text: &str) -> Vec<String> {
    let mut labels = Vec::new();
    let mut characters = text.chars().peekable();
    while characters.next_if_eq(&'\'').is_some() {
        let mut label = String::new();
        while let Some(c) = characters.next() {
            if c != '\'' {
                label.push(c);
            } else if characters.next_if_eq(&'\'').is_some() {
                label.push('\'');
            } else {
                break;
            }
        }
        labels.push(label);
        characters.next_if_eq(&',');
    }
    labels
}
