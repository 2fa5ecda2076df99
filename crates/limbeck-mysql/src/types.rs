//! Types.

use limbeck_dialect::generic::types::{class_name, enumeration_as_text};
use limbeck_dialect::generic::{self, unsupported};
use limbeck_dialect::types::{TypeForm, labels, wants_native_enum};
use limbeck_dialect::{CompileError, CompileResult, Compiler, TypeCompiler};
use limbeck_model::schema::types::Length;
use limbeck_model::schema::{SqlType, TypeClass};

use crate::MysqlDialect;

impl TypeCompiler for MysqlDialect {
    fn form_sql(&self, c: &mut Compiler<'_>, form: TypeForm, r#type: &SqlType) -> CompileResult {
        match form {
            TypeForm::Numeric => {
                generic::types::numeric_type(c, "NUMERIC", r#type);
                sign(c, r#type);
            }
            TypeForm::Decimal => {
                generic::types::numeric_type(c, "DECIMAL", r#type);
                sign(c, r#type);
            }
            TypeForm::Double => precise(c, "DOUBLE", r#type),
            TypeForm::Real => precise(c, "REAL", r#type),
            TypeForm::Float => float(c, r#type),
            TypeForm::Integer => integer(c, "INTEGER", r#type),
            TypeForm::BigInt => integer(c, "BIGINT", r#type),
            TypeForm::MediumInt => integer(c, "MEDIUMINT", r#type),
            TypeForm::TinyInt => integer(c, "TINYINT", r#type),
            TypeForm::SmallInt => integer(c, "SMALLINT", r#type),
            TypeForm::Bit if r#type.class == TypeClass::MssqlBit => {
                return Err(unsupported(c, "TypeCompiler", class_name(r#type)));
            }
            // Its length is one unless it varies or says otherwise.
            TypeForm::Bit
                if r#type.class == TypeClass::PostgresqlBit
                    && r#type.arguments.length.is_none()
                    && r#type.arguments.varying != Some(true) =>
            {
                c.sql.word("BIT(1)");
            }
            TypeForm::Bit => sized(c, "BIT", r#type),
            TypeForm::DateTime => fractional(c, "DATETIME", r#type),
            TypeForm::Time => fractional(c, "TIME", r#type),
            TypeForm::Timestamp => fractional(c, "TIMESTAMP", r#type),
            TypeForm::Year => {
                c.sql.word("YEAR");
                if let Some(width) = r#type.arguments.display_width {
                    c.sql.word("(").integer(width).word(")");
                }
            }
            TypeForm::Text => string(c, "TEXT", r#type),
            TypeForm::TinyText => unsized_string(c, "TINYTEXT", r#type),
            TypeForm::MediumText => unsized_string(c, "MEDIUMTEXT", r#type),
            TypeForm::LongText => unsized_string(c, "LONGTEXT", r#type),
            TypeForm::Varchar => {
                require_length(c, "VARCHAR", r#type)?;
                string(c, "VARCHAR", r#type);
            }
            TypeForm::Char => string(c, "CHAR", r#type),
            TypeForm::Nvarchar => {
                require_length(c, "NVARCHAR", r#type)?;
                national(c, "NATIONAL VARCHAR", r#type);
            }
            TypeForm::Nchar => national(c, "NATIONAL CHAR", r#type),
            TypeForm::Varbinary => {
                require_length(c, "VARBINARY", r#type)?;
                sized(c, "VARBINARY", r#type);
            }
            TypeForm::Blob | TypeForm::GenericLargeBinary => sized(c, "BLOB", r#type),
            TypeForm::TinyBlob => {
                c.sql.word("TINYBLOB");
            }
            TypeForm::MediumBlob => {
                c.sql.word("MEDIUMBLOB");
            }
            TypeForm::LongBlob => {
                c.sql.word("LONGBLOB");
            }
            TypeForm::Json => {
                c.sql.word("JSON");
            }
            TypeForm::Boolean => {
                c.sql.word("BOOL");
            }
            TypeForm::GenericEnum => {
                if !wants_native_enum(r#type) {
                    return enumeration_as_text(c, r#type);
                }
                enumerated(c, "ENUM", r#type);
            }
            TypeForm::Enum => enumerated(c, "ENUM", r#type),
            TypeForm::Set => enumerated(c, "SET", r#type),
            TypeForm::Inet4 => {
                c.sql.word("INET4");
            }
            TypeForm::Inet6 => {
                c.sql.word("INET6");
            }
            inherited => return generic::types::form_sql(c, inherited, r#type),
        }
        Ok(())
    }
}

/// `UNSIGNED` and `ZEROFILL`.
fn sign(c: &mut Compiler<'_>, r#type: &SqlType) {
    if r#type.arguments.unsigned == Some(true) {
        c.sql.word(" UNSIGNED");
    }
    if r#type.arguments.zerofill == Some(true) {
        c.sql.word(" ZEROFILL");
    }
}

fn precise(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    c.sql.word(word);
    if let (Some(precision), Some(scale)) = (r#type.arguments.precision, r#type.arguments.scale) {
        c.sql
            .word("(")
            .integer(precision)
            .word(", ")
            .integer(scale)
            .word(")");
    }
    sign(c, r#type);
}

fn float(c: &mut Compiler<'_>, r#type: &SqlType) {
    c.sql.word("FLOAT");
    if let Some(precision) = r#type.arguments.precision {
        c.sql.word("(").integer(precision);
        if let Some(scale) = r#type.arguments.scale {
            c.sql.word(", ").integer(scale);
        }
        c.sql.word(")");
    }
    sign(c, r#type);
}

fn integer(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    c.sql.word(word);
    if let Some(width) = r#type.arguments.display_width {
        c.sql.word("(").integer(width).word(")");
    }
    sign(c, r#type);
}

fn number_of(r#type: &SqlType) -> Option<i64> {
    match &r#type.arguments.length {
        Some(Length::Number(length)) => Some(*length),
        Some(Length::Word(_)) | None => None,
    }
}

fn sized(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    c.sql.word(word);
    if let Some(length) = number_of(r#type) {
        c.sql.word("(").integer(length).word(")");
    }
}

fn fractional(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    c.sql.word(word);
    if let Some(digits) = r#type.arguments.fsp
        && digits != 0
    {
        c.sql.word("(").integer(digits).word(")");
    }
}

fn require_length(c: &Compiler<'_>, word: &str, r#type: &SqlType) -> CompileResult {
    if number_of(r#type).is_some() {
        return Ok(());
    }
    let is_word = matches!(r#type.arguments.length, Some(Length::Word(_)));
    if word == "VARBINARY" || is_word {
        return Err(unsupported(c, "TypeCompiler", class_name(r#type)));
    }
    Err(CompileError::compile(format!(
        "{word} requires a length on dialect {}",
        c.dialect.name()
    )))
}

fn string(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    if r#type.arguments.national == Some(true) {
        c.sql.word("NATIONAL ");
        sized(c, word, r#type);
        collation(c, r#type);
        return;
    }
    sized(c, word, r#type);
    character_set(c, r#type);
    collation(c, r#type);
}

fn unsized_string(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    if r#type.arguments.national == Some(true) {
        c.sql.word("NATIONAL ").word(word);
    } else {
        c.sql.word(word);
        character_set(c, r#type);
    }
    collation(c, r#type);
}

fn national(c: &mut Compiler<'_>, words: &'static str, r#type: &SqlType) {
    sized(c, words, r#type);
    collation(c, r#type);
}

fn character_set(c: &mut Compiler<'_>, r#type: &SqlType) {
    let arguments = &r#type.arguments;
    if let Some(charset) = arguments.charset.as_ref().filter(|name| !name.is_empty()) {
        c.sql.word(" CHARACTER SET ").verbatim(charset);
    } else if arguments.ascii == Some(true) {
        c.sql.word(" ASCII");
    } else if arguments.unicode == Some(true) {
        c.sql.word(" UNICODE");
    }
}

fn collation(c: &mut Compiler<'_>, r#type: &SqlType) {
    let arguments = &r#type.arguments;
    if let Some(collation) = arguments.collation.as_ref().filter(|name| !name.is_empty()) {
        c.sql.word(" COLLATE ").verbatim(collation);
    } else if arguments.binary == Some(true) {
        c.sql.word(" BINARY");
    }
}

/// `ENUM('a','b')` and `SET('a','b')`.
fn enumerated(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    let is_national = r#type.arguments.national == Some(true);
    if is_national {
        c.sql.word("NATIONAL ");
    }
    c.sql.word(word).word("(");
    for (position, label) in labels(r#type).iter().enumerate() {
        if position > 0 {
            c.sql.word(",");
        }
        c.sql.string(label);
    }
    c.sql.word(")");
    if !is_national {
        character_set(c, r#type);
    }
    // The enumerations of other packages give the database their labels only.
    if matches!(r#type.class, TypeClass::MysqlEnum | TypeClass::MysqlSet) {
        collation(c, r#type);
    }
}
