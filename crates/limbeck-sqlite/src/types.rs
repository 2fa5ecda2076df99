//! Types.

use limbeck_dialect::generic;
use limbeck_dialect::types::TypeForm;
use limbeck_dialect::{CompileResult, Compiler, TypeCompiler};
use limbeck_model::schema::{SqlType, TypeClass};

use crate::SqliteDialect;

impl TypeCompiler for SqliteDialect {
    fn form_sql(&self, c: &mut Compiler<'_>, form: TypeForm, r#type: &SqlType) -> CompileResult {
        let word = match form {
            TypeForm::Json => "JSON",
            TypeForm::Jsonb => "JSONB",
            TypeForm::DateTime if stores_digits(r#type, TypeClass::SqliteDateTime) => {
                "DATETIME_CHAR"
            }
            TypeForm::Date if stores_digits(r#type, TypeClass::SqliteDate) => "DATE_CHAR",
            TypeForm::Time if stores_digits(r#type, TypeClass::SqliteTime) => "TIME_CHAR",
            inherited => return generic::types::form_sql(c, inherited, r#type),
        };
        c.sql.word(word);
        Ok(())
    }
}

/// Whether a storage format consists of digits alone, so that only a name with `CHAR` in it keeps
/// SQLite from storing numbers.
fn stores_digits(r#type: &SqlType, class: TypeClass) -> bool {
    if r#type.class != class {
        return false;
    }
    let Some(format) = r#type.arguments.storage_format.as_deref() else {
        return false;
    };
    let mut rest = format;
    while let Some(position) = rest.find("%(") {
        let Some(end) = rest[position..].find(['d', 's']) else {
            break;
        };
        let literal = &rest[..position];
        if !literal.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        // Behind the conversion: `%(year)04d`.
        let conversion = &rest[position..];
        let behind = conversion
            .find(')')
            .and_then(|close| {
                conversion[close..]
                    .find(['d', 's'])
                    .map(|letter| close + letter + 1)
            })
            .unwrap_or(end + 1);
        rest = &conversion[behind..];
    }
    rest.bytes().all(|byte| byte.is_ascii_digit())
}
