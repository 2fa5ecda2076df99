//! Literals.

use limbeck_dialect::types::{TypeForm, effective_type};
use limbeck_dialect::{CompileResult, Compiler, LiteralRenderer};
use limbeck_model::schema::SqlType;

use crate::MssqlDialect;

impl LiteralRenderer for MssqlDialect {
    /// Text of the national types has an `N` before it.
    fn typed_string_literal(
        &self,
        c: &mut Compiler<'_>,
        text: &str,
        r#type: Option<&SqlType>,
    ) -> CompileResult {
        let national = r#type.is_some_and(|r#type| {
            matches!(
                TypeForm::of(effective_type(r#type, "mssql").class),
                TypeForm::GenericUnicode
                    | TypeForm::GenericUnicodeText
                    | TypeForm::Nvarchar
                    | TypeForm::Nchar
                    | TypeForm::NText
            )
        });
        if national {
            c.sql.word("N");
        }
        c.sql.string(text);
        Ok(())
    }

    fn bytes_literal(&self, c: &mut Compiler<'_>, bytes: &[u8]) {
        c.sql.word("0x").hexadecimal(bytes);
    }

    fn json_literal(&self, c: &mut Compiler<'_>, json: &str) -> CompileResult {
        c.sql.word("N").string(json);
        Ok(())
    }

    fn uuid_literal(&self, c: &mut Compiler<'_>, uuid: &str, r#type: Option<&SqlType>) {
        if r#type.is_some_and(|r#type| r#type.arguments.native_uuid == Some(false)) {
            c.sql.string(&uuid.replace('-', ""));
        } else {
            c.sql.string(uuid);
        }
    }
}
