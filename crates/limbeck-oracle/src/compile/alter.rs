//! Changing tables.

use limbeck_dialect::generic::alter::{alter_column_prefix, rename_column_with, rename_table};
use limbeck_dialect::{AlterCompiler, ColumnView, CompileResult, Compiler, generic};
use limbeck_model::Name;
use limbeck_model::operation::{AddColumn, AlterColumn, ColumnDefault, RenameTable};
use limbeck_model::schema::{Identity, ServerDefault, SqlType};

use crate::OracleDialect;

impl AlterCompiler for OracleDialect {
    fn rename_table(&self, c: &mut Compiler<'_>, rename: &RenameTable) -> CompileResult {
        rename_table(c, rename, false)
    }

    /// `ADD` without `COLUMN` and without `IF NOT EXISTS`.
    fn add_column(
        &self,
        c: &mut Compiler<'_>,
        add: &AddColumn,
        column: &ColumnView<'_>,
    ) -> CompileResult {
        c.sql.word("ALTER TABLE ");
        c.altered_table((&add.table).into());
        c.sql.word(" ADD ");
        c.dialect.column_specification(c, column)
    }

    fn alter_column_words(&self, c: &mut Compiler<'_>, column: &Name) {
        c.sql.word("MODIFY ").name(column);
    }

    fn alter_nullable(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        nullable: bool,
    ) -> CompileResult {
        alter_column_prefix(c, alter);
        c.sql.word(if nullable { "NULL" } else { "NOT NULL" });
        Ok(())
    }

    fn alter_default(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        default: Option<&ServerDefault>,
    ) -> CompileResult {
        alter_column_prefix(c, alter);
        c.sql.word("DEFAULT ");
        match default {
            Some(default) => {
                c.dialect.server_default(c, default)?;
            }
            None => {
                c.sql.word("NULL");
            }
        }
        Ok(())
    }

    fn alter_identity(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        identity: Option<&Identity>,
        _existing: Option<&ColumnDefault>,
    ) -> CompileResult {
        alter_column_prefix(c, alter);
        match identity {
            Some(identity) => c.dialect.identity(c, identity),
            None => {
                c.sql.word("DROP IDENTITY");
            }
        }
        Ok(())
    }

    fn alter_type(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        r#type: &SqlType,
    ) -> CompileResult {
        alter_column_prefix(c, alter);
        c.dialect.type_sql(c, r#type)
    }

    fn alter_comment(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        comment: Option<&str>,
    ) -> CompileResult {
        generic::alter::comment_on_column(c, alter, Some(comment.unwrap_or_default()))
    }

    fn rename_column(
        &self,
        c: &mut Compiler<'_>,
        alter: &AlterColumn,
        new_name: &Name,
    ) -> CompileResult {
        rename_column_with(c, alter, new_name, " RENAME COLUMN ")
    }
}
