//! Tables, columns and constraints.

use limbeck_dialect::generic::{self, column, constraint};
use limbeck_dialect::{
    ColumnView, CompileError, CompileResult, Compiler, DdlCompiler, Scope, TableName, TableScope,
};
use limbeck_model::expression::{CreateTableAs, CreateView, Expression, Select, Statement};
use limbeck_model::operation::DropIndex;
use limbeck_model::schema::{
    Autoincrement, Computed, Identity, Index, PrimaryKeyConstraint, Sequence, SequenceOptions,
    UniqueConstraint,
};
use limbeck_model::{DialectOptions, Name, OptionValue};

use super::comment::{Change, property};
use crate::MssqlDialect;

const PREFIX: &str = "mssql";

impl DdlCompiler for MssqlDialect {
    fn create_view(&self, c: &mut Compiler<'_>, create: &CreateView) -> CompileResult {
        generic::definition::create_view(c, create, "OR ALTER ", false, |_| Ok(()))
    }

    /// `SELECT … INTO …` makes a table.
    fn create_table_as(&self, c: &mut Compiler<'_>, create: &CreateTableAs) -> CompileResult {
        let Statement::Select(select) = &create.select else {
            return Err(no_source());
        };
        if select.from.is_empty() {
            return Err(no_source());
        }
        let select = Select {
            into: Some(create.table.clone()),
            ..(**select).clone()
        };
        generic::definition::query(c, &Statement::Select(Box::new(select)))
    }

    /// A dot separates the database from the owner; brackets protect dots.
    fn schema_name(&self, c: &mut Compiler<'_>, schema: &Name) {
        if schema.quote == Some(true) {
            c.sql.name(schema);
            return;
        }
        match database_and_owner(&schema.text) {
            (Some(database), owner) => {
                c.sql.identifier(&database).word(".").identifier(&owner);
            }
            (None, owner) => {
                c.sql.identifier(&owner);
            }
        }
    }

    fn column_specification(&self, c: &mut Compiler<'_>, view: &ColumnView<'_>) -> CompileResult {
        let column = view.column;
        c.sql.name(&column.name).word(" ");
        match &column.computed {
            Some(computed) => c.dialect.computed(c, computed)?,
            None => c.dialect.column_type(c, view)?,
        }
        let never_null = !view.nullable
            || view.primary_key
            || column.sequence.is_some()
            || column.autoincrement == Autoincrement::Enabled
            || column.identity.is_some();
        if never_null {
            c.sql.word(" NOT NULL");
        } else if column.computed.is_none() {
            c.sql.word(" NULL");
        }
        let start = number(&column.options, "identity_start");
        let increment = number(&column.options, "identity_increment");
        if start.is_some() || increment.is_some() {
            if column.identity.is_some() {
                return Err(CompileError::compile(
                    "Cannot specify options 'mssql_identity_start' and/or \
                     'mssql_identity_increment' while also using the 'Identity' construct.",
                ));
            }
            c.warn(
                "The dialect options 'mssql_identity_start' and 'mssql_identity_increment' are \
                 deprecated. Use the 'Identity' object instead.",
            );
        }
        let generated = view.autoincrement || column.autoincrement == Autoincrement::Enabled;
        let own_sequence = column
            .sequence
            .as_ref()
            .is_some_and(|sequence| !sequence.optional);
        if let Some(identity) = &column.identity {
            c.dialect.identity(c, identity);
        } else if generated && !own_sequence {
            let identity = Identity {
                sequence: SequenceOptions {
                    start,
                    increment,
                    ..SequenceOptions::default()
                },
                ..Identity::default()
            };
            c.dialect.identity(c, &identity);
        } else {
            column::default_clause(c, view)?;
        }
        Ok(())
    }

    fn computed(&self, c: &mut Compiler<'_>, computed: &Computed) -> CompileResult {
        c.sql.word("AS (");
        c.scoped(Scope::DDL, |c| {
            c.dialect.expression(c, &computed.expression)
        })?;
        c.sql.word(")");
        if computed.persisted == Some(true) {
            c.sql.word(" PERSISTED");
        }
        Ok(())
    }

    fn identity(&self, c: &mut Compiler<'_>, identity: &Identity) {
        c.sql.word(" IDENTITY");
        let (start, increment) = (identity.sequence.start, identity.sequence.increment);
        if start.is_some() || increment.is_some() {
            c.sql
                .word("(")
                .integer(start.unwrap_or(1))
                .word(",")
                .integer(increment.unwrap_or(1))
                .word(")");
        }
    }

    fn generated_key_first(&self) -> bool {
        false
    }

    fn primary_key(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        key: &PrimaryKeyConstraint,
    ) -> CompileResult<bool> {
        constraint::primary_key_with(
            c,
            key,
            |c| {
                clustered(c, &key.options);
                Ok(())
            },
            |_| Ok(()),
        )
    }

    fn unique(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        unique: &UniqueConstraint,
    ) -> CompileResult<bool> {
        constraint::unique_with(
            c,
            unique,
            |c| {
                clustered(c, &unique.options);
                Ok(())
            },
            |_| Ok(()),
        )
    }

    /// Without `IF NOT EXISTS`, which there is none of.
    fn create_index(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        index: &Index,
        _if_not_exists: bool,
    ) -> CompileResult {
        let name = generic::index::required_name(index)?;
        let options = &index.options;
        c.sql.word("CREATE ");
        if index.unique {
            c.sql.word("UNIQUE ");
        }
        clustered(c, options);
        if options
            .get(PREFIX, "columnstore")
            .is_some_and(OptionValue::is_truthy)
        {
            c.sql.word("COLUMNSTORE ");
        }
        c.sql.word("INDEX ");
        c.index_name(name)?;
        c.sql.word(" ON ");
        c.table(table)?;
        if !index.elements.is_empty() {
            c.sql.word(" (");
            generic::index::elements(c, index)?;
            c.sql.word(")");
        }
        if let Some(OptionValue::List(columns)) = options.get(PREFIX, "include")
            && !columns.is_empty()
        {
            c.sql.word(" INCLUDE (");
            c.list(columns, |c, column| match column {
                OptionValue::Text(name) => {
                    c.sql.identifier(name);
                    Ok(())
                }
                OptionValue::Expression { expression } => {
                    c.scoped(Scope::DDL, |c| c.dialect.expression(c, expression))
                }
                _ => Err(CompileError::compile(
                    "mssql_include takes names of columns",
                )),
            })?;
            c.sql.word(")");
        }
        match options.get(PREFIX, "where") {
            None | Some(OptionValue::Null) => Ok(()),
            Some(OptionValue::Expression { expression }) => {
                c.sql.word(" WHERE ");
                c.scoped(Scope::DDL, |c| c.dialect.expression(c, expression))
            }
            Some(OptionValue::Text(text)) => {
                c.sql.word(" WHERE ");
                let condition = Expression::text(text.as_str());
                c.scoped(Scope::DDL, |c| c.dialect.expression(c, &condition))
            }
            Some(_) => Err(CompileError::compile("mssql_where is no SQL expression")),
        }
    }

    fn drop_index(&self, c: &mut Compiler<'_>, dropped: &DropIndex) -> CompileResult {
        c.sql.word("\nDROP INDEX ");
        if dropped.if_exists {
            c.sql.word("IF EXISTS ");
        }
        c.index_name(&dropped.name)?;
        c.sql.word(" ON ");
        // What Alembic invents when the script does not name the table.
        let unnamed = Name::new("no_table");
        c.table(TableName {
            name: dropped.table.as_ref().unwrap_or(&unnamed),
            schema: dropped.schema.as_ref(),
        })
    }

    fn set_table_comment(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        comment: Option<&str>,
    ) -> CompileResult {
        property(
            c,
            "execute ",
            comment.map_or(Change::Drop, Change::Add),
            table,
            None,
        )
    }

    fn drop_table_comment(&self, c: &mut Compiler<'_>, table: TableName<'_>) -> CompileResult {
        property(c, "execute ", Change::Drop, table, None)
    }

    fn set_column_comment(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        column: &Name,
        comment: &str,
    ) -> CompileResult {
        property(c, "execute ", Change::Add(comment), table, Some(column))
    }

    fn create_sequence(
        &self,
        c: &mut Compiler<'_>,
        sequence: &Sequence,
        if_not_exists: bool,
    ) -> CompileResult {
        generic::sequence::create_sequence_with(c, sequence, if_not_exists, |c| {
            if let Some(r#type) = &sequence.data_type {
                c.sql.word(" AS ");
                c.dialect.type_sql(c, r#type)?;
            }
            Ok(())
        })
    }
}

/// `CLUSTERED ` or `NONCLUSTERED `, if it was said.
fn clustered(c: &mut Compiler<'_>, options: &DialectOptions) {
    match options.get(PREFIX, "clustered") {
        None | Some(OptionValue::Null) => {}
        Some(value) if value.is_truthy() => {
            c.sql.word("CLUSTERED ");
        }
        Some(_) => {
            c.sql.word("NONCLUSTERED ");
        }
    }
}

fn number(options: &DialectOptions, option: &str) -> Option<i64> {
    match options.get(PREFIX, option) {
        Some(OptionValue::Integer(number)) => Some(*number),
        _ => None,
    }
}

/// Splits `database.owner` at its last dot outside of brackets. Brackets are dropped,
/// since the parts are quoted again when they need it.
fn database_and_owner(schema: &str) -> (Option<String>, String) {
    let mut depth = false;
    let mut last_dot = None;
    for (position, character) in schema.char_indices() {
        match character {
            '[' => depth = true,
            ']' => depth = false,
            '.' if !depth => last_dot = Some(position),
            _ => {}
        }
    }
    let bare = |part: &str| part.replace(['[', ']'], "");
    match last_dot {
        Some(position) => (
            Some(bare(&schema[..position])),
            bare(&schema[position + 1..]),
        ),
        None => (None, bare(schema)),
    }
}

/// The error of a table made from a query that has no `FROM` where the new table could stand.
fn no_source() -> CompileError {
    CompileError::compile("Could not find FROM keyword in selectable for CREATE TABLE AS")
}
