//! Types.

use std::borrow::Cow;

use limbeck_dialect::generic::types::{class_name, enumeration_as_text};
use limbeck_dialect::generic::{self, unsupported};
use limbeck_dialect::types::{TypeForm, effective_type, wants_native_enum};
use limbeck_dialect::{ColumnView, CompileError, CompileResult, Compiler, Dialect, TypeCompiler};
use limbeck_model::schema::types::Length;
use limbeck_model::schema::{SqlType, TypeClass};

use crate::PostgresqlDialect;
use crate::compile::named_type::in_schema_of_table;

impl TypeCompiler for PostgresqlDialect {
    fn column_type(&self, c: &mut Compiler<'_>, column: &ColumnView<'_>) -> CompileResult {
        let schema = column.table.table.schema.as_ref();
        let r#type = effective_type(&column.column.r#type, self.name());
        match in_schema_of_table(r#type, schema) {
            Cow::Owned(inherited) => c.dialect.type_sql(c, &inherited),
            Cow::Borrowed(_) => c.dialect.type_sql(c, &column.column.r#type),
        }
    }

    fn form_sql(&self, c: &mut Compiler<'_>, form: TypeForm, r#type: &SqlType) -> CompileResult {
        let word = match form {
            TypeForm::TsVector => "TSVECTOR",
            TypeForm::TsQuery => "TSQUERY",
            TypeForm::Inet => "INET",
            TypeForm::Cidr => "CIDR",
            TypeForm::Citext => "CITEXT",
            TypeForm::Macaddr => "MACADDR",
            TypeForm::Macaddr8 => "MACADDR8",
            TypeForm::Money => "MONEY",
            TypeForm::Oid => "OID",
            TypeForm::Regconfig => "REGCONFIG",
            TypeForm::Regclass => "REGCLASS",
            TypeForm::Hstore => "HSTORE",
            TypeForm::Json => "JSON",
            TypeForm::Jsonb => "JSONB",
            TypeForm::Jsonpath => "JSONPATH",
            TypeForm::Int4Multirange => "INT4MULTIRANGE",
            TypeForm::Int8Multirange => "INT8MULTIRANGE",
            TypeForm::NumMultirange => "NUMMULTIRANGE",
            TypeForm::DateMultirange => "DATEMULTIRANGE",
            TypeForm::TsMultirange => "TSMULTIRANGE",
            TypeForm::TstzMultirange => "TSTZMULTIRANGE",
            TypeForm::Int4Range => "INT4RANGE",
            TypeForm::Int8Range => "INT8RANGE",
            TypeForm::NumRange => "NUMRANGE",
            TypeForm::DateRange => "DATERANGE",
            TypeForm::TsRange => "TSRANGE",
            TypeForm::TstzRange => "TSTZRANGE",
            TypeForm::Bytea | TypeForm::GenericLargeBinary => "BYTEA",
            TypeForm::GenericDouble => "DOUBLE PRECISION",
            TypeForm::Float => return float(c, r#type),
            // Types of other dialects that share no more than the name.
            TypeForm::Bit if r#type.class != TypeClass::PostgresqlBit => {
                return Err(unsupported(c, "TypeCompiler", class_name(r#type)));
            }
            TypeForm::Interval if r#type.class != TypeClass::PostgresqlInterval => {
                return Err(unsupported(c, "TypeCompiler", class_name(r#type)));
            }
            TypeForm::Timestamp if r#type.class == TypeClass::MssqlTimestamp => {
                return Err(unsupported(c, "TypeCompiler", class_name(r#type)));
            }
            TypeForm::GenericDateTime | TypeForm::Timestamp => {
                with_time_zone(c, "TIMESTAMP", r#type);
                return Ok(());
            }
            TypeForm::Time => {
                with_time_zone(c, "TIME", r#type);
                return Ok(());
            }
            TypeForm::Interval => return interval(c, r#type),
            TypeForm::GenericInterval => return generic_interval(c, r#type),
            TypeForm::Bit => return bit(c, r#type),
            TypeForm::GenericEnum => {
                if wants_native_enum(r#type) {
                    return named_type(c, r#type);
                }
                return enumeration_as_text(c, r#type);
            }
            TypeForm::Enum | TypeForm::Domain => return named_type(c, r#type),
            TypeForm::Array => return array(c, r#type),
            inherited => return generic::types::form_sql(c, inherited, r#type),
        };
        c.sql.word(word);
        Ok(())
    }
}

fn float(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    c.sql.word("FLOAT");
    if let Some(precision) = r#type.arguments.precision
        && precision != 0
    {
        c.sql.word("(").integer(precision).word(")");
    }
    Ok(())
}

fn with_time_zone(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    c.sql.word(word);
    if let Some(precision) = r#type.arguments.precision {
        c.sql.word("(").integer(precision).word(")");
    }
    c.sql.word(if r#type.arguments.timezone == Some(true) {
        " WITH TIME ZONE"
    } else {
        " WITHOUT TIME ZONE"
    });
}

fn interval(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    c.sql.word("INTERVAL");
    if let Some(fields) = &r#type.arguments.fields {
        c.sql.word(" ");
        c.phrase(fields)?;
    }
    if let Some(precision) = r#type.arguments.precision {
        c.sql.word(" (").integer(precision).word(")");
    }
    Ok(())
}

fn generic_interval(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    if r#type.arguments.native == Some(false) {
        return generic::types::form_sql(c, TypeForm::GenericInterval, r#type);
    }
    c.sql.word("INTERVAL");
    if let Some(precision) = r#type.arguments.second_precision {
        c.sql.word(" (").integer(precision).word(")");
    }
    Ok(())
}

fn bit(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let length = match &r#type.arguments.length {
        Some(Length::Number(length)) => Some(*length),
        Some(Length::Word(_)) | None => None,
    };
    if r#type.arguments.varying == Some(true) {
        c.sql.word("BIT VARYING");
        if let Some(length) = length {
            c.sql.word("(").integer(length).word(")");
        }
    } else {
        c.sql.word("BIT(").integer(length.unwrap_or(1)).word(")");
    }
    Ok(())
}

/// The item's type, brackets for each dimension, and the item's collation after them.
fn array(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let Some(item) = r#type.arguments.item_type.as_deref() else {
        return Err(unsupported(c, "TypeCompiler", class_name(r#type)));
    };
    let text = c.capture(|c| c.dialect.type_sql(c, item))?;
    let (name, collation) = match text.find(" COLLATE ") {
        Some(position) => text.split_at(position),
        None => (text.as_str(), ""),
    };
    c.sql.verbatim(name);
    for _ in 0..r#type.arguments.dimensions.unwrap_or(1) {
        c.sql.word("[]");
    }
    c.sql.verbatim(collation);
    Ok(())
}

/// Names that belong to built-in types, which an unqualified type can't have.
const BUILT_IN: [&str; 52] = [
    "\"char\"",
    "_array",
    "bigint",
    "bit",
    "bit varying",
    "boolean",
    "bytea",
    "character",
    "character varying",
    "cidr",
    "citext",
    "date",
    "datemultirange",
    "daterange",
    "double precision",
    "float",
    "hstore",
    "inet",
    "int4multirange",
    "int4range",
    "int8multirange",
    "int8range",
    "integer",
    "interval",
    "json",
    "jsonb",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "numeric",
    "nummultirange",
    "numrange",
    "oid",
    "real",
    "regclass",
    "regconfig",
    "smallint",
    "text",
    "time",
    "time with time zone",
    "time without time zone",
    "timestamp",
    "timestamp with time zone",
    "timestamp without time zone",
    "tsmultirange",
    "tsquery",
    "tsrange",
    "tstzmultirange",
    "tstzrange",
    "tsvector",
    "uuid",
];

/// The name of an enumeration or domain.
pub(crate) fn named_type(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let arguments = &r#type.arguments;
    let Some(name) = arguments.name.as_ref().filter(|name| !name.text.is_empty()) else {
        return Err(CompileError::compile(format!(
            "PostgreSQL {} type requires a name.",
            class_name(r#type).to_uppercase()
        )));
    };
    if arguments.schema.is_none() && BUILT_IN.binary_search(&name.as_str()).is_ok() {
        return Err(CompileError::compile(format!(
            "{} has name '{name}' that matches an existing type, and requires an explicit schema \
             name in order to be rendered in DDL.",
            class_name(r#type).to_uppercase()
        )));
    }
    c.qualified(arguments.schema.as_ref(), name)
}
