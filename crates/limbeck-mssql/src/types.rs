//! Types.

use limbeck_dialect::generic;
use limbeck_dialect::types::TypeForm;
use limbeck_dialect::{CompileResult, Compiler, TypeCompiler};
use limbeck_model::schema::SqlType;
use limbeck_model::schema::types::Length;

use crate::MssqlDialect;

/// SQL Server 2008, the first with `DATE` and `TIME`.
const DATE_VERSION: [u32; 1] = [10];

/// SQL Server 2012, from which on the large types are deprecated.
const LARGE_VERSION: [u32; 1] = [11];

impl TypeCompiler for MssqlDialect {
    fn form_sql(&self, c: &mut Compiler<'_>, form: TypeForm, r#type: &SqlType) -> CompileResult {
        // What is not known of the server counts as old, as in SQLAlchemy.
        let has_dates = c.context.is_at_least(&DATE_VERSION) == Some(true);
        let no_large_types = c.context.is_at_least(&LARGE_VERSION) == Some(true);
        let same_as = |c: &mut Compiler<'_>, form| self.form_sql(c, form, r#type);
        match form {
            TypeForm::GenericDouble => return same_as(c, TypeForm::DoublePrecision),
            TypeForm::GenericDateTime if r#type.arguments.timezone == Some(true) => {
                return same_as(c, TypeForm::DateTimeOffset);
            }
            TypeForm::GenericUnicode => return same_as(c, TypeForm::Nvarchar),
            TypeForm::GenericText if no_large_types => return same_as(c, TypeForm::Varchar),
            TypeForm::GenericUnicodeText if no_large_types => {
                return same_as(c, TypeForm::Nvarchar);
            }
            TypeForm::GenericUnicodeText => return same_as(c, TypeForm::NText),
            TypeForm::GenericDate | TypeForm::GenericTime if !has_dates => {
                return same_as(c, TypeForm::DateTime);
            }
            TypeForm::GenericLargeBinary if no_large_types => {
                return same_as(c, TypeForm::Varbinary);
            }
            TypeForm::GenericLargeBinary => return same_as(c, TypeForm::Image),
            TypeForm::GenericBoolean => return same_as(c, TypeForm::Bit),
            TypeForm::GenericUuid if r#type.arguments.native_uuid != Some(false) => {
                return same_as(c, TypeForm::UniqueIdentifier);
            }
            TypeForm::Float => precise(c, "FLOAT", r#type),
            TypeForm::Time => precise(c, "TIME", r#type),
            TypeForm::DateTimeOffset => precise(c, "DATETIMEOFFSET", r#type),
            TypeForm::DateTime2 => precise(c, "DATETIME2", r#type),
            TypeForm::NText => string(c, "NTEXT", r#type, None),
            TypeForm::Text => string(c, "TEXT", r#type, None),
            TypeForm::Varchar => string(c, "VARCHAR", r#type, Some("(max)")),
            TypeForm::Char => string(c, "CHAR", r#type, None),
            TypeForm::Nchar => string(c, "NCHAR", r#type, None),
            TypeForm::Nvarchar => string(c, "NVARCHAR", r#type, Some("(max)")),
            TypeForm::Varbinary => {
                string(c, "VARBINARY", r#type, Some("(max)"));
                if r#type.arguments.filestream == Some(true) {
                    c.sql.word(" FILESTREAM");
                }
            }
            TypeForm::Json => {
                c.sql.word("NVARCHAR(max)");
            }
            TypeForm::TinyInt => {
                c.sql.word("TINYINT");
            }
            TypeForm::RowVersion => {
                c.sql.word("ROWVERSION");
            }
            TypeForm::SmallDateTime => {
                c.sql.word("SMALLDATETIME");
            }
            TypeForm::Image => {
                c.sql.word("IMAGE");
            }
            TypeForm::Xml => {
                c.sql.word("XML");
            }
            TypeForm::Bit => {
                c.sql.word("BIT");
            }
            TypeForm::Money => {
                c.sql.word("MONEY");
            }
            TypeForm::SmallMoney => {
                c.sql.word("SMALLMONEY");
            }
            TypeForm::UniqueIdentifier => {
                c.sql.word("UNIQUEIDENTIFIER");
            }
            TypeForm::SqlVariant => {
                c.sql.word("SQL_VARIANT");
            }
            inherited => {
                return generic::types::form_sql(c, inherited, r#type);
            }
        }
        Ok(())
    }
}

fn precise(c: &mut Compiler<'_>, word: &'static str, r#type: &SqlType) {
    c.sql.word(word);
    if let Some(precision) = r#type.arguments.precision {
        c.sql.word("(").integer(precision).word(")");
    }
}

/// A word with its length (or what stands for a missing one) and its collation.
fn string(
    c: &mut Compiler<'_>,
    word: &'static str,
    r#type: &SqlType,
    unlimited: Option<&'static str>,
) {
    c.sql.word(word);
    match (&r#type.arguments.length, unlimited) {
        (None | Some(Length::Number(0)), Some(unlimited)) => {
            c.sql.word(unlimited);
        }
        _ => generic::types::length(c, r#type),
    }
    if let Some(collation) = &r#type.arguments.collation
        && !collation.is_empty()
    {
        c.sql.word(" COLLATE ").verbatim(collation);
    }
}
