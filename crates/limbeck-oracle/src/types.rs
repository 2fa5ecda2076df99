//! Types.

use limbeck_dialect::generic::types::class_name;
use limbeck_dialect::generic::{self, unsupported};
use limbeck_dialect::types::TypeForm;
use limbeck_dialect::{CompileError, CompileErrorKind, CompileResult, Compiler, TypeCompiler};
use limbeck_model::OptionValue;
use limbeck_model::schema::types::Length;
use limbeck_model::schema::{SqlType, TypeClass};

use crate::OracleDialect;

impl TypeCompiler for OracleDialect {
    fn form_sql(&self, c: &mut Compiler<'_>, form: TypeForm, r#type: &SqlType) -> CompileResult {
        let same_as = |c: &mut Compiler<'_>, form| self.form_sql(c, form, r#type);
        match form {
            TypeForm::GenericDateTime => return same_as(c, TypeForm::Date),
            TypeForm::GenericDouble => return same_as(c, TypeForm::DoublePrecision),
            TypeForm::GenericString | TypeForm::GenericUnicode => {
                return same_as(c, TypeForm::Varchar2);
            }
            TypeForm::GenericText | TypeForm::GenericUnicodeText => {
                return same_as(c, TypeForm::Clob);
            }
            TypeForm::GenericLargeBinary => {
                c.sql.word("BLOB");
            }
            TypeForm::GenericBigInteger => {
                c.sql.word("NUMBER(19)");
            }
            TypeForm::GenericBoolean if c.context.is_at_least(&[23]) == Some(false) => {
                c.sql.word("SMALLINT");
            }
            TypeForm::GenericInterval if r#type.arguments.native != Some(false) => {
                return same_as(c, TypeForm::Interval);
            }
            // Types of other dialects that share no more than the name.
            TypeForm::Interval if r#type.class == TypeClass::PostgresqlInterval => {
                return Err(unsupported(c, "TypeCompiler", class_name(r#type)));
            }
            TypeForm::Timestamp if r#type.class == TypeClass::MssqlTimestamp => {
                return Err(unsupported(c, "TypeCompiler", class_name(r#type)));
            }
            TypeForm::Interval => interval(c, r#type),
            TypeForm::Long => {
                c.sql.word("LONG");
            }
            TypeForm::Timestamp => timestamp(c, r#type),
            TypeForm::DoublePrecision => {
                generic::types::numeric_type(c, "DOUBLE PRECISION", r#type);
            }
            TypeForm::BinaryDouble => generic::types::numeric_type(c, "BINARY_DOUBLE", r#type),
            TypeForm::BinaryFloat => generic::types::numeric_type(c, "BINARY_FLOAT", r#type),
            TypeForm::Number => generic::types::numeric_type(c, "NUMBER", r#type),
            TypeForm::Float => return float(c, r#type),
            TypeForm::Varchar2 => text(c, "VARCHAR2", r#type, " CHAR)"),
            TypeForm::Varchar => text(c, "VARCHAR", r#type, " CHAR)"),
            TypeForm::Nvarchar => text(c, "NVARCHAR2", r#type, ")"),
            TypeForm::Raw => text(c, "RAW", r#type, ")"),
            TypeForm::RowId => {
                c.sql.word("ROWID");
            }
            TypeForm::Bfile => {
                c.sql.word("BFILE");
            }
            TypeForm::Json => {
                let is_blob = match r#type.arguments.extra.get("use_blob") {
                    Some(OptionValue::Boolean(is_blob)) => *is_blob,
                    _ => c.context.is_at_least(&[21]) == Some(false),
                };
                c.sql.word(if is_blob { "BLOB" } else { "JSON" });
            }
            TypeForm::Vector => vector(c, r#type),
            TypeForm::Clob => {
                c.sql.word("CLOB");
            }
            inherited => return generic::types::form_sql(c, inherited, r#type),
        }
        Ok(())
    }
}

fn interval(c: &mut Compiler<'_>, r#type: &SqlType) {
    c.sql.word("INTERVAL DAY");
    if let Some(digits) = r#type.arguments.day_precision {
        c.sql.word("(").integer(digits).word(")");
    }
    c.sql.word(" TO SECOND");
    if let Some(digits) = r#type.arguments.second_precision {
        c.sql.word("(").integer(digits).word(")");
    }
}

fn timestamp(c: &mut Compiler<'_>, r#type: &SqlType) {
    c.sql.word("TIMESTAMP");
    if r#type.arguments.local_timezone == Some(true) {
        c.sql.word(" WITH LOCAL TIME ZONE");
    } else if r#type.arguments.timezone == Some(true) {
        c.sql.word(" WITH TIME ZONE");
    }
}

/// Precision is counted in bits here, in decimal digits elsewhere.
fn float(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let arguments = &r#type.arguments;
    c.sql.word("FLOAT");
    if let Some(bits) = arguments.binary_precision {
        c.sql.word("(").integer(bits);
        if let Some(scale) = arguments.scale {
            c.sql.word(", ").integer(scale);
        }
        c.sql.word(")");
        return Ok(());
    }
    let Some(digits) = arguments.precision.filter(|digits| *digits != 0) else {
        return Ok(());
    };
    if r#type.class == TypeClass::OracleFloat {
        return Ok(());
    }
    let class = class_name(r#type);
    // A decimal digit is log2(10) bits, by the approximation that SQLAlchemy takes.
    let estimate = digits.saturating_mul(100_000) / 30_103;
    Err(CompileError::new(
        CompileErrorKind::Argument,
        format!(
            "Oracle Database FLOAT types use 'binary precision', which does not convert cleanly \
             from decimal 'precision'.  Please specify this type with a separate Oracle Database \
             variant, such as {class}(precision={digits}).with_variant(oracle.FLOAT\
             (binary_precision={estimate}), 'oracle'), so that the Oracle Database specific \
             'binary_precision' may be specified accurately."
        ),
    ))
}

/// A word with its length and what closes the parenthesis.
fn text(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType, close: &'static str) {
    c.sql.word(word);
    match &r#type.arguments.length {
        None | Some(Length::Number(0)) => {}
        Some(Length::Number(length)) => {
            c.sql.word("(").integer(*length).word(close);
        }
        Some(Length::Word(length)) => {
            c.sql.word("(").verbatim(length).word(close);
        }
    }
}

fn vector(c: &mut Compiler<'_>, r#type: &SqlType) {
    let extra = &r#type.arguments.extra;
    c.sql.word("VECTOR(");
    match extra.get("dim") {
        Some(OptionValue::Integer(number)) => c.sql.integer(*number),
        _ => c.sql.word("*"),
    };
    for argument in ["storage_format", "storage_type"] {
        c.sql.word(",");
        match extra.get(argument).and_then(OptionValue::as_str) {
            Some(word) => c.sql.verbatim(word),
            None => c.sql.word("*"),
        };
    }
    c.sql.word(")");
}
