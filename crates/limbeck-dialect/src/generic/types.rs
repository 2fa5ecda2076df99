//! Types.

use limbeck_model::schema::types::collation_schema;
use limbeck_model::schema::{SqlType, TypeClass};

use super::unsupported;
use crate::types::{TypeForm, labels};
use crate::{CompileError, CompileResult, Compiler};

/// The SQL of a type: its variant for the dialect, then by its form.
///
/// # Errors
///
/// When the dialect has no such type, or the type lacks an argument that it needs.
pub fn type_sql(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let r#type = r#type.for_dialect(c.dialect.name());
    c.dialect.form_sql(c, TypeForm::of(r#type.class), r#type)
}

/// A type of another class with the same arguments.
pub fn with_class(r#type: &SqlType, class: TypeClass) -> SqlType {
    SqlType {
        class,
        ..r#type.clone()
    }
}

/// A word with a length in parentheses, if there is one, and a collation, if there is one.
pub fn string_type(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    c.sql.word(word);
    length(c, r#type);
    collation(c, r#type);
}

/// `(length)`, if there is one.
pub fn length(c: &mut Compiler<'_>, r#type: &SqlType) {
    use limbeck_model::schema::types::Length;
    match &r#type.arguments.length {
        None | Some(Length::Number(0)) => {}
        Some(Length::Number(number)) => {
            c.sql.word("(").integer(*number).word(")");
        }
        Some(Length::Word(word)) => {
            c.sql.word("(").verbatim(word).word(")");
        }
    }
}

/// ` COLLATE collation`, if there is one.
pub fn collation(c: &mut Compiler<'_>, r#type: &SqlType) {
    if let Some(collation) = &r#type.arguments.collation
        && !collation.is_empty()
    {
        c.sql
            .word(" COLLATE ")
            .collation(collation_schema(&r#type.arguments), collation);
    }
}

/// A word with precision and scale in parentheses, as far as they are given.
pub fn numeric_type(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    c.sql.word(word);
    if let Some(precision) = r#type.arguments.precision {
        c.sql.word("(").integer(precision);
        if let Some(scale) = r#type.arguments.scale {
            c.sql.word(", ").integer(scale);
        }
        c.sql.word(")");
    }
}

/// The length of the longest label, by which an enumeration is stored as text.
pub fn enumeration_length(r#type: &SqlType) -> Option<i64> {
    use limbeck_model::schema::types::Length;
    if let Some(Length::Number(length)) = &r#type.arguments.length {
        return Some(*length);
    }
    labels(r#type)
        .iter()
        .map(|label| label.chars().count())
        .max()
        .and_then(|length| i64::try_from(length).ok())
}

/// An enumeration as text, long enough for its labels.
///
/// # Errors
///
/// When the dialect needs a length and there is no label.
pub fn enumeration_as_text(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let mut text = with_class(r#type, TypeClass::SqlVarchar);
    text.arguments.length = enumeration_length(r#type).map(Into::into);
    text.arguments.collation = None;
    c.dialect.form_sql(c, TypeForm::Varchar, &text)
}

/// The SQL of a type as SQLAlchemy's generic compiler writes it.
///
/// # Errors
///
/// When there is no such type.
pub fn form_sql(c: &mut Compiler<'_>, form: TypeForm, r#type: &SqlType) -> CompileResult {
    let dialect = c.dialect;
    let same_as = |c: &mut Compiler<'_>, form| dialect.form_sql(c, form, r#type);
    match form {
        TypeForm::GenericInteger => return same_as(c, TypeForm::Integer),
        TypeForm::GenericSmallInteger => return same_as(c, TypeForm::SmallInt),
        TypeForm::GenericBigInteger => return same_as(c, TypeForm::BigInt),
        TypeForm::GenericNumeric => return same_as(c, TypeForm::Numeric),
        TypeForm::GenericFloat => return same_as(c, TypeForm::Float),
        TypeForm::GenericDouble => return same_as(c, TypeForm::Double),
        TypeForm::GenericString | TypeForm::GenericUnicode => {
            return same_as(c, TypeForm::Varchar);
        }
        TypeForm::GenericText | TypeForm::GenericUnicodeText => return same_as(c, TypeForm::Text),
        TypeForm::GenericBoolean => return same_as(c, TypeForm::Boolean),
        TypeForm::GenericDate => return same_as(c, TypeForm::Date),
        TypeForm::GenericTime => return same_as(c, TypeForm::Time),
        TypeForm::GenericDateTime => return same_as(c, TypeForm::DateTime),
        TypeForm::GenericLargeBinary => return same_as(c, TypeForm::Blob),
        TypeForm::GenericEnum => return enumeration_as_text(c, r#type),
        // An interval is stored as a point in time after the epoch.
        TypeForm::GenericInterval => {
            let stored = SqlType::new(TypeClass::DateTime);
            return dialect.form_sql(c, TypeForm::GenericDateTime, &stored);
        }
        TypeForm::GenericPickle => {
            let stored = r#type
                .arguments
                .item_type
                .as_deref()
                .cloned()
                .unwrap_or_else(|| SqlType::new(TypeClass::LargeBinary));
            return dialect.type_sql(c, &stored);
        }
        TypeForm::GenericUuid => {
            let native = r#type.arguments.native_uuid.unwrap_or(true);
            if native && dialect.capabilities().native_uuid {
                return same_as(c, TypeForm::Uuid);
            }
            c.sql.word("CHAR(32)");
        }
        TypeForm::Decorated => return decorated(c, r#type),
        TypeForm::UserDefined => return user_defined(c, r#type),
        TypeForm::Null => {
            return Err(CompileError::compile(
                "Can't generate DDL for NullType(); did you forget to specify a type on this \
                 Column?",
            ));
        }
        TypeForm::Float => {
            c.sql.word("FLOAT");
        }
        TypeForm::Double => {
            c.sql.word("DOUBLE");
        }
        TypeForm::DoublePrecision => {
            c.sql.word("DOUBLE PRECISION");
        }
        TypeForm::Real => {
            c.sql.word("REAL");
        }
        TypeForm::Numeric => numeric_type(c, "NUMERIC", r#type),
        TypeForm::Decimal => numeric_type(c, "DECIMAL", r#type),
        TypeForm::Integer => {
            c.sql.word("INTEGER");
        }
        TypeForm::SmallInt => {
            c.sql.word("SMALLINT");
        }
        TypeForm::BigInt => {
            c.sql.word("BIGINT");
        }
        TypeForm::Timestamp => {
            c.sql.word("TIMESTAMP");
        }
        TypeForm::DateTime => {
            c.sql.word("DATETIME");
        }
        TypeForm::Date => {
            c.sql.word("DATE");
        }
        TypeForm::Time => {
            c.sql.word("TIME");
        }
        TypeForm::Clob => {
            c.sql.word("CLOB");
        }
        TypeForm::NClob => {
            c.sql.word("NCLOB");
        }
        TypeForm::Char => string_type(c, "CHAR", r#type),
        TypeForm::Nchar => string_type(c, "NCHAR", r#type),
        TypeForm::Varchar => string_type(c, "VARCHAR", r#type),
        TypeForm::Nvarchar => string_type(c, "NVARCHAR", r#type),
        TypeForm::Text => string_type(c, "TEXT", r#type),
        TypeForm::Uuid => {
            c.sql.word("UUID");
        }
        TypeForm::Blob => {
            c.sql.word("BLOB");
        }
        TypeForm::Binary => {
            c.sql.word("BINARY");
            length(c, r#type);
        }
        TypeForm::Varbinary => {
            c.sql.word("VARBINARY");
            length(c, r#type);
        }
        TypeForm::Boolean => {
            c.sql.word("BOOLEAN");
        }
        TypeForm::Json
        | TypeForm::Array
        | TypeForm::Bit
        | TypeForm::Bytea
        | TypeForm::Cidr
        | TypeForm::Citext
        | TypeForm::DateMultirange
        | TypeForm::DateRange
        | TypeForm::Domain
        | TypeForm::Hstore
        | TypeForm::Inet
        | TypeForm::Int4Multirange
        | TypeForm::Int4Range
        | TypeForm::Int8Multirange
        | TypeForm::Int8Range
        | TypeForm::Interval
        | TypeForm::Jsonb
        | TypeForm::Jsonpath
        | TypeForm::Macaddr
        | TypeForm::Macaddr8
        | TypeForm::Money
        | TypeForm::NumMultirange
        | TypeForm::NumRange
        | TypeForm::Oid
        | TypeForm::Regclass
        | TypeForm::Regconfig
        | TypeForm::TsMultirange
        | TypeForm::TsQuery
        | TypeForm::TsRange
        | TypeForm::TstzMultirange
        | TypeForm::TstzRange
        | TypeForm::TsVector
        | TypeForm::Enum
        | TypeForm::Inet4
        | TypeForm::Inet6
        | TypeForm::LongBlob
        | TypeForm::LongText
        | TypeForm::MediumBlob
        | TypeForm::MediumInt
        | TypeForm::MediumText
        | TypeForm::Set
        | TypeForm::TinyBlob
        | TypeForm::TinyInt
        | TypeForm::TinyText
        | TypeForm::Year
        | TypeForm::DateTime2
        | TypeForm::DateTimeOffset
        | TypeForm::Image
        | TypeForm::NText
        | TypeForm::RowVersion
        | TypeForm::SmallDateTime
        | TypeForm::SmallMoney
        | TypeForm::SqlVariant
        | TypeForm::UniqueIdentifier
        | TypeForm::Xml
        | TypeForm::Bfile
        | TypeForm::BinaryDouble
        | TypeForm::BinaryFloat
        | TypeForm::Long
        | TypeForm::Number
        | TypeForm::Raw
        | TypeForm::RowId
        | TypeForm::Varchar2
        | TypeForm::Vector => {
            return Err(unsupported(c, "TypeCompiler", class_name(r#type)));
        }
    }
    Ok(())
}

/// The name of a type's class without the dialect package.
pub fn class_name(r#type: &SqlType) -> &'static str {
    let name = r#type.class.name();
    name.split_once('.').map_or(name, |(_, name)| name)
}

fn decorated(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let dialect = c.dialect;
    let user = r#type.user.as_deref();
    let wrapped = user.and_then(|user| {
        user.dialect_implementations
            .get(dialect.name())
            .or(user.implementation.as_ref())
    });
    match (user, wrapped) {
        (Some(user), _) if specification(c, user).is_some() => user_defined(c, r#type),
        (_, Some(wrapped)) => dialect.type_sql(c, wrapped),
        (user, None) => Err(CompileError::compile(format!(
            "TypeDecorator {} has no class-level member 'impl'",
            user.map_or("", |user| user.name.as_str())
        ))),
    }
}

fn user_defined(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let Some(user) = r#type.user.as_deref() else {
        return Err(unsupported(c, "TypeCompiler", "UserDefinedType"));
    };
    let Some(specification) = specification(c, user) else {
        return Err(unsupported(c, "TypeCompiler", &user.name));
    };
    c.sql.verbatim(specification);
    Ok(())
}

fn specification<'u>(
    c: &Compiler<'_>,
    user: &'u limbeck_model::schema::UserType,
) -> Option<&'u str> {
    user.specifications
        .get(c.dialect.name())
        .or_else(|| user.specifications.get("default"))
        .map(String::as_str)
}
