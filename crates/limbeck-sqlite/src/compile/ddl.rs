//! Tables, columns and constraints.

use limbeck_dialect::generic::{self, constraint};
use limbeck_dialect::normalize::NormalizedTable;
use limbeck_dialect::types::Affinity;
use limbeck_dialect::{
    ColumnView, CompileError, CompileResult, Compiler, DdlCompiler, Scope, TableName, TableScope,
};
use limbeck_model::expression::{CreateView, Expression};
use limbeck_model::schema::{
    Autoincrement, CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint,
    ServerDefault, UniqueConstraint,
};
use limbeck_model::{DialectOptions, Name, OptionValue};

use super::alter::is_bare_expression;
use crate::SqliteDialect;

const PREFIX: &str = "sqlite";

impl DdlCompiler for SqliteDialect {
    fn create_view(&self, c: &mut Compiler<'_>, create: &CreateView) -> CompileResult {
        let if_not_exists = matches!(
            create.options.get(PREFIX, "if_not_exists"),
            Some(OptionValue::Boolean(true))
        );
        generic::definition::create_view(c, create, "OR REPLACE ", if_not_exists, |_| Ok(()))
    }

    fn column_specification(&self, c: &mut Compiler<'_>, view: &ColumnView<'_>) -> CompileResult {
        let column = view.column;
        c.sql.name(&column.name).word(" ");
        c.dialect.column_type(c, view)?;
        if let Some(default) = &column.server_default {
            default_clause(c, default)?;
        }
        if !view.nullable {
            c.sql.word(" NOT NULL");
            on_conflict(c, &column.options, "on_conflict_not_null");
        }
        if view.primary_key {
            let composite = view
                .table
                .primary_key
                .as_ref()
                .is_some_and(|key| key.columns.len() != 1);
            if composite && column.autoincrement == Autoincrement::Enabled {
                return Err(CompileError::compile(
                    "SQLite does not support autoincrement for composite primary keys",
                ));
            }
            if has_inline_primary_key(view) {
                c.sql.word(" PRIMARY KEY");
                on_conflict(c, &column.options, "on_conflict_primary_key");
                c.sql.word(" AUTOINCREMENT");
            }
        }
        if let Some(computed) = &column.computed {
            c.sql.word(" ");
            c.dialect.computed(c, computed)?;
        }
        Ok(())
    }

    fn table_options(&self, c: &mut Compiler<'_>, table: &NormalizedTable<'_>) -> CompileResult {
        let options = &table.table.options;
        let mut separator = "\n ";
        if options
            .get(PREFIX, "with_rowid")
            .is_some_and(|value| !value.is_truthy())
        {
            c.sql.word(separator).word("WITHOUT ROWID");
            separator = ",\n ";
        }
        if options
            .get(PREFIX, "strict")
            .is_some_and(OptionValue::is_truthy)
        {
            c.sql.word(separator).word("STRICT");
        }
        Ok(())
    }

    fn primary_key(
        &self,
        c: &mut Compiler<'_>,
        scope: TableScope<'_>,
        key: &PrimaryKeyConstraint,
    ) -> CompileResult<bool> {
        let only = match &key.columns[..] {
            [name] => scope.column(name),
            _ => None,
        };
        if only.as_ref().is_some_and(has_inline_primary_key) {
            return Ok(false);
        }
        let written = constraint::primary_key(c, key)?;
        if !on_conflict(c, &key.options, "on_conflict")
            && let Some(view) = only
        {
            on_conflict(c, &view.column.options, "on_conflict_primary_key");
        }
        Ok(written)
    }

    fn unique(
        &self,
        c: &mut Compiler<'_>,
        scope: TableScope<'_>,
        unique: &UniqueConstraint,
    ) -> CompileResult<bool> {
        let written = constraint::unique(c, unique)?;
        if !on_conflict(c, &unique.options, "on_conflict")
            && let [name] = &unique.columns[..]
            && let Some(view) = scope.column(name)
        {
            on_conflict(c, &view.column.options, "on_conflict_unique");
        }
        Ok(written)
    }

    fn check(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        check: &CheckConstraint,
    ) -> CompileResult<bool> {
        constraint::check(c, check)?;
        on_conflict(c, &check.options, "on_conflict");
        Ok(true)
    }

    fn column_check(&self, c: &mut Compiler<'_>, check: &CheckConstraint) -> CompileResult {
        if given(&check.options, "on_conflict").is_some() {
            return Err(CompileError::compile(
                "SQLite does not support on conflict clause for column check constraint",
            ));
        }
        constraint::check(c, check).map(|_| ())
    }

    /// A foreign key can't lead into another schema, which is another file.
    fn foreign_key(
        &self,
        c: &mut Compiler<'_>,
        scope: TableScope<'_>,
        key: &ForeignKeyConstraint,
    ) -> CompileResult<bool> {
        let text = |schema: Option<&Name>| schema.map(|schema| schema.text.clone());
        if text(scope.name.schema) != text(key.referred_schema.as_ref()) {
            return Ok(false);
        }
        constraint::foreign_key(c, key)
    }

    fn referred_table(&self, c: &mut Compiler<'_>, table: TableName<'_>) -> CompileResult {
        c.sql.name(table.name);
        Ok(())
    }

    fn written_default(&self, c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
        let text = c.capture(|c| c.dialect.expression(c, expression))?;
        if is_bare_expression(&text) {
            c.sql.word("(").verbatim(&text).word(")");
        } else {
            c.sql.verbatim(&text);
        }
        Ok(())
    }

    /// The schema stands before the index's name, not before the table's.
    fn create_index(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        index: &Index,
        if_not_exists: bool,
    ) -> CompileResult {
        let name = generic::index::required_name(index)?;
        c.sql.word("CREATE ");
        if index.unique {
            c.sql.word("UNIQUE ");
        }
        c.sql.word("INDEX ");
        if if_not_exists {
            c.sql.word("IF NOT EXISTS ");
        }
        generic::index::qualified_index(c, table.schema, name)?;
        c.sql.word(" ON ").name(table.name).word(" (");
        generic::index::elements(c, index)?;
        c.sql.word(")");
        match given(&index.options, "where") {
            None => {}
            Some(OptionValue::Expression { expression }) => {
                c.sql.word(" WHERE ");
                c.scoped(Scope::DDL, |c| c.dialect.expression(c, expression))?;
            }
            Some(OptionValue::Text(text)) => {
                c.sql.word(" WHERE ");
                let condition = Expression::text(text.as_str());
                c.scoped(Scope::DDL, |c| c.dialect.expression(c, &condition))?;
            }
            Some(_) => {
                return Err(CompileError::compile("sqlite_where is no SQL expression"));
            }
        }
        Ok(())
    }
}

/// ` DEFAULT x`, with parentheses around an expression that needs them: one that is not a single
/// word and does not begin with a quote or a parenthesis.
fn default_clause(c: &mut Compiler<'_>, default: &ServerDefault) -> CompileResult {
    let mut any = false;
    let text = c.capture(|c| {
        any = c.dialect.server_default(c, default)?;
        Ok(())
    })?;
    if !any {
        return Ok(());
    }
    let quoted = text.trim_start().starts_with(['\'', '"', '(']);
    // As `re.match(r".*\W.*", …)` sees it: only up to the first line break.
    let line = text.split('\n').next().unwrap_or_default();
    let has_line_break = text.contains('\n');
    let word = |character: char| character.is_alphanumeric() || character == '_';
    if !quoted && (!line.chars().all(word) || has_line_break) {
        c.sql.word(" DEFAULT (").verbatim(&text).word(")");
    } else {
        c.sql.word(" DEFAULT ").verbatim(&text);
    }
    Ok(())
}

/// Whether `PRIMARY KEY AUTOINCREMENT` stands inside the column.
fn has_inline_primary_key(view: &ColumnView<'_>) -> bool {
    view.primary_key
        && view
            .table
            .table
            .options
            .get(PREFIX, "autoincrement")
            .is_some_and(OptionValue::is_truthy)
        && view
            .table
            .primary_key
            .as_ref()
            .is_some_and(|key| key.columns.len() == 1)
        && Affinity::of(&view.column.r#type) == Affinity::Integer
        && !view.foreign_key
}

fn given<'o>(options: &'o DialectOptions, option: &str) -> Option<&'o OptionValue> {
    options
        .get(PREFIX, option)
        .filter(|value| !matches!(value, OptionValue::Null))
}

/// ` ON CONFLICT …`, if the option was given. Says whether it was.
fn on_conflict(c: &mut Compiler<'_>, options: &DialectOptions, option: &str) -> bool {
    let Some(action) = given(options, option).and_then(OptionValue::as_str) else {
        return false;
    };
    c.sql.word(" ON CONFLICT ").verbatim(action);
    true
}
