//! Tables, columns and constraints.

use limbeck_dialect::compiler::{is_phrase, unexpected_phrase};
use limbeck_dialect::generic::{self, column, constraint};
use limbeck_dialect::normalize::NormalizedTable;
use limbeck_dialect::types::effective_type;
use limbeck_dialect::{
    ColumnView, CompileError, CompileResult, Compiler, DdlCompiler, NeededType, TableName,
    TableScope,
};
use limbeck_model::expression::{ConstraintComment, CreateView, Expression};
use limbeck_model::operation::DropIndex;
use limbeck_model::schema::{
    CheckConstraint, Computed, ExcludeConstraint, ForeignKeyConstraint, Index,
    PrimaryKeyConstraint, Sequence, SqlType, TypeClass, UniqueConstraint,
};
use limbeck_model::{DialectOptions, OptionValue};

use super::{index, named_type};
use crate::PostgresqlDialect;

const PREFIX: &str = "postgresql";

/// How SQLAlchemy tells what may follow `ON DELETE`.
const ON_DELETE_PATTERN: &str = concat!(
    r"^\w+(?:\s+\w+)*",
    r#"(?:\s*\(\s*(?:[\w$]+|"(?:[^"]|"")+")(?:\s*,\s*(?:[\w$]+|"(?:[^"]|"")+"))*\s*\))?$"#
);

impl DdlCompiler for PostgresqlDialect {
    fn column_specification(&self, c: &mut Compiler<'_>, view: &ColumnView<'_>) -> CompileResult {
        let column = view.column;
        c.sql.name(&column.name).word(" ");
        if let Some(serial) = serial_type(view) {
            c.sql.word(serial);
        } else {
            c.dialect.column_type(c, view)?;
            column::default_clause(c, view)?;
        }
        if let Some(computed) = &column.computed {
            c.sql.word(" ");
            if computed.persisted.is_none() && c.context.is_at_least(&[18]) == Some(false) {
                c.warn(format!(
                    "Computed column {}.{} is being created as 'STORED' since the current \
                     PostgreSQL version does not support VIRTUAL columns. On PostgreSQL 18+, when \
                     'persisted' is not specified, no keyword will be rendered and VIRTUAL will be \
                     used by default. Set 'persisted=True' to ensure STORED behavior across all \
                     PostgreSQL versions.",
                    view.table.table.name, column.name
                ));
            }
            c.dialect.computed(c, computed)?;
        }
        if let Some(identity) = &column.identity {
            c.sql.word(" ");
            c.dialect.identity(c, identity);
            if view.nullable {
                c.sql.word(" NULL");
            }
        } else if !view.nullable {
            c.sql.word(" NOT NULL");
        }
        Ok(())
    }

    fn computed(&self, c: &mut Compiler<'_>, computed: &Computed) -> CompileResult {
        if c.context.is_at_least(&[18]) == Some(false) {
            if computed.persisted == Some(false) {
                return Err(CompileError::compile(
                    "PostrgreSQL computed columns do not support 'virtual' persistence; set the \
                     'persisted' flag to None or True for PostgreSQL support.",
                ));
            }
            let stored = Computed {
                persisted: Some(true),
                ..computed.clone()
            };
            return column::computed(c, &stored);
        }
        column::computed(c, computed)
    }

    fn table_options(&self, c: &mut Compiler<'_>, table: &NormalizedTable<'_>) -> CompileResult {
        let options = &table.table.options;
        if let Some(inherits) = given(options, "inherits") {
            c.sql.word("\n INHERITS (");
            match inherits {
                OptionValue::List(parents) => c.list(parents, |c, parent| {
                    c.sql.identifier(parent.as_str().unwrap_or_default());
                    Ok(())
                })?,
                parent => {
                    c.sql.identifier(parent.as_str().unwrap_or_default());
                }
            }
            c.sql.word(")");
        }
        if let Some(partition_by) = text(options, "partition_by") {
            c.sql.word("\n PARTITION BY ").verbatim(partition_by);
        }
        if let Some(using) = text(options, "using") {
            c.sql.word("\n USING ").verbatim(using);
        }
        if let Some(OptionValue::Map(with)) = given(options, "with") {
            c.sql.word("\n WITH (");
            index::storage_parameters(c, with)?;
            c.sql.word(")");
        }
        match options.get(PREFIX, "with_oids") {
            Some(OptionValue::Boolean(true)) => c.sql.word("\n WITH OIDS"),
            Some(OptionValue::Boolean(false)) => c.sql.word("\n WITHOUT OIDS"),
            _ => &mut c.sql,
        };
        if let Some(on_commit) = text(options, "on_commit") {
            let words = on_commit.replace('_', " ").to_uppercase();
            c.sql.word("\n ON COMMIT ").verbatim(&words);
        }
        if let Some(tablespace) = text(options, "tablespace") {
            c.sql.word("\n TABLESPACE ").identifier(tablespace);
        }
        Ok(())
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
            |_| Ok(()),
            |c| index::include_clause(c, &key.options),
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
                match unique.options.get(PREFIX, "nulls_not_distinct") {
                    Some(OptionValue::Boolean(true)) => c.sql.word("NULLS NOT DISTINCT "),
                    Some(OptionValue::Boolean(false)) => c.sql.word("NULLS DISTINCT "),
                    _ => &mut c.sql,
                };
                Ok(())
            },
            |c| index::include_clause(c, &unique.options),
        )
    }

    fn foreign_key(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        key: &ForeignKeyConstraint,
    ) -> CompileResult<bool> {
        constraint::foreign_key(c, key)?;
        not_valid(c, &key.options);
        Ok(true)
    }

    fn check(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        check: &CheckConstraint,
    ) -> CompileResult<bool> {
        constraint::check(c, check)?;
        not_valid(c, &check.options);
        Ok(true)
    }

    fn exclude(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        exclude: &ExcludeConstraint,
    ) -> CompileResult<bool> {
        index::exclude(c, exclude)?;
        Ok(true)
    }

    /// `SET NULL` and `SET DEFAULT` may name the columns that they set.
    fn on_delete(&self, c: &mut Compiler<'_>, action: &str) -> CompileResult {
        let words = match action.strip_suffix(')').and_then(|a| a.split_once('(')) {
            Some((words, columns)) if columns.split(',').all(is_identifier) => words.trim_end(),
            Some(_) | None => action,
        };
        if !is_phrase(words) {
            return Err(unexpected_phrase(action, ON_DELETE_PATTERN));
        }
        c.sql.word(" ON DELETE ").verbatim(action);
        Ok(())
    }

    fn index_element(&self, c: &mut Compiler<'_>, expression: &Expression) -> CompileResult {
        index::index_element(c, expression)
    }

    fn create_index(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        index: &Index,
        if_not_exists: bool,
    ) -> CompileResult {
        index::create_index(c, table, index, if_not_exists)
    }

    fn drop_index(&self, c: &mut Compiler<'_>, dropped: &DropIndex) -> CompileResult {
        c.sql.word("\nDROP INDEX ");
        if truthy(&dropped.options, "concurrently") {
            c.sql.word("CONCURRENTLY ");
        }
        if dropped.if_exists {
            c.sql.word("IF EXISTS ");
        }
        generic::index::qualified_index(c, dropped.schema.as_ref(), &dropped.name)
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

    fn create_type(&self, c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult<bool> {
        named_type::create_type(c, r#type)
    }

    fn create_view(&self, c: &mut Compiler<'_>, create: &CreateView) -> CompileResult {
        generic::definition::create_view(c, create, "OR REPLACE ", false, |c| {
            if let Some(OptionValue::Map(with)) = given(&create.options, "with") {
                c.sql.word(" WITH (");
                index::storage_parameters(c, with)?;
                c.sql.word(")");
            }
            Ok(())
        })
    }

    fn constraint_comment(
        &self,
        c: &mut Compiler<'_>,
        comment: &ConstraintComment,
    ) -> CompileResult {
        generic::definition::constraint_comment(c, comment)
    }

    fn drop_type(&self, c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult<bool> {
        named_type::drop_type(c, r#type)
    }

    fn needed_types<'t>(&self, table: &'t NormalizedTable<'t>) -> Vec<NeededType<'t>> {
        named_type::needed_types(table)
    }
}

/// `SERIAL` and its siblings for the column that draws its values from a generator, unless another
/// generator was asked for.
fn serial_type(view: &ColumnView<'_>) -> Option<&'static str> {
    let column = view.column;
    if !view.autoincrement
        || column.identity.is_some()
        || column.has_client_default
        || column
            .sequence
            .as_ref()
            .is_some_and(|sequence| !sequence.optional)
    {
        return None;
    }
    let r#type = effective_type(&column.r#type, PREFIX);
    Some(match r#type.class {
        TypeClass::BigInteger | TypeClass::SqlBigInt | TypeClass::MysqlBigInt => "BIGSERIAL",
        TypeClass::SmallInteger | TypeClass::SqlSmallInt | TypeClass::MysqlSmallInt => {
            "SMALLSERIAL"
        }
        _ => "SERIAL",
    })
}

fn not_valid(c: &mut Compiler<'_>, options: &DialectOptions) {
    if truthy(options, "not_valid") {
        c.sql.word(" NOT VALID");
    }
}

fn is_identifier(column: &str) -> bool {
    let column = column.trim();
    let quoted = column
        .strip_prefix('"')
        .and_then(|column| column.strip_suffix('"'))
        .is_some_and(|inner| !inner.is_empty() && !inner.replace("\"\"", "").contains('"'));
    let plain = !column.is_empty()
        && column
            .chars()
            .all(|character| character.is_alphanumeric() || matches!(character, '_' | '$'));
    quoted || plain
}

/// An option that was given with something other than `None`.
pub(super) fn given<'o>(options: &'o DialectOptions, option: &str) -> Option<&'o OptionValue> {
    options
        .get(PREFIX, option)
        .filter(|value| !matches!(value, OptionValue::Null))
}

/// An option that is a non-empty text.
pub(super) fn text<'o>(options: &'o DialectOptions, option: &str) -> Option<&'o str> {
    options
        .get(PREFIX, option)
        .and_then(OptionValue::as_str)
        .filter(|text| !text.is_empty())
}

/// Whether an option is true in Python's sense.
pub(super) fn truthy(options: &DialectOptions, option: &str) -> bool {
    options
        .get(PREFIX, option)
        .is_some_and(OptionValue::is_truthy)
}
