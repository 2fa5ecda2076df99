//! Tables, columns and constraints.

use limbeck_dialect::generic::constraint::{self, DroppedConstraint};
use limbeck_dialect::normalize::NormalizedTable;
use limbeck_dialect::types::{TypeForm, effective_type};
use limbeck_dialect::{
    ColumnView, CompileError, CompileErrorKind, CompileResult, Compiler, DdlCompiler, Dialect,
    TableName, TableScope, generic,
};
use limbeck_model::Name;
use limbeck_model::expression::Expression;
use limbeck_model::operation::{ConstraintKind, DropIndex};
use limbeck_model::schema::{
    Index, PrimaryKeyConstraint, SequenceOptions, ServerDefault, SqlType, TypeClass,
};

use super::{index, options};
use crate::MysqlDialect;

impl DdlCompiler for MysqlDialect {
    fn column_specification(&self, c: &mut Compiler<'_>, view: &ColumnView<'_>) -> CompileResult {
        let column = view.column;
        c.sql.name(&column.name).word(" ");
        c.dialect.column_type(c, view)?;
        if let Some(computed) = &column.computed {
            c.sql.word(" ");
            c.dialect.computed(c, computed)?;
        }
        let effective = effective_type(&column.r#type, c.dialect.name());
        check_double(effective)?;
        let is_timestamp = TypeForm::of(effective.class) == TypeForm::Timestamp
            && effective.class != TypeClass::MssqlTimestamp;
        // MariaDB takes no NOT NULL on a generated column unless it was asked for.
        let unsaid = self.is_mariadb() && column.computed.is_some() && column.nullable.is_none();
        if !view.nullable && !unsaid {
            c.sql.word(" NOT NULL");
        } else if view.nullable && is_timestamp {
            c.sql.word(" NULL");
        }
        if let Some(comment) = &column.comment {
            c.sql.word(" COMMENT ");
            c.dialect.string_literal(c, comment)?;
        }
        if is_generated(self, view) {
            c.sql.word(" AUTO_INCREMENT");
        } else if let Some(default) = &column.server_default {
            default_clause(self, c, default)?;
        }
        Ok(())
    }

    fn sequence_options(&self, c: &mut Compiler<'_>, options: &SequenceOptions) -> bool {
        let cycle = options.cycle;
        let rest = SequenceOptions {
            cycle: cycle.filter(|cycle| *cycle),
            ..options.clone()
        };
        let any = generic::sequence::options(c, &rest);
        if cycle == Some(false) {
            c.sql.word(if any { " NOCYCLE" } else { "NOCYCLE" });
            return true;
        }
        any
    }

    fn table_options(&self, c: &mut Compiler<'_>, table: &NormalizedTable<'_>) -> CompileResult {
        options::table_options(c, table.table)
    }

    fn primary_key(
        &self,
        c: &mut Compiler<'_>,
        _scope: TableScope<'_>,
        key: &PrimaryKeyConstraint,
    ) -> CompileResult<bool> {
        let written = constraint::primary_key(c, key)?;
        if let Some(using) = options::text_or_mysql(c, &key.options, "using") {
            let using = using.to_owned();
            c.sql.word(" USING ").identifier(&using);
        }
        Ok(written)
    }

    fn match_clause(&self, _c: &mut Compiler<'_>, _match: &str) -> CompileResult {
        Err(CompileError::compile(
            "MySQL ignores the 'MATCH' keyword while at the same time causes ON UPDATE/ON DELETE \
             clauses to be ignored.",
        ))
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

    fn drop_constraint(
        &self,
        c: &mut Compiler<'_>,
        dropped: &DroppedConstraint<'_>,
    ) -> CompileResult {
        let words = match dropped.kind {
            Some(ConstraintKind::ForeignKey) => " DROP FOREIGN KEY ",
            Some(ConstraintKind::Primary) => " DROP PRIMARY KEY ",
            Some(ConstraintKind::Unique) => " DROP INDEX ",
            Some(ConstraintKind::Check) if self.is_mariadb() => " DROP CONSTRAINT ",
            Some(ConstraintKind::Check) => " DROP CHECK ",
            None => {
                return Err(CompileError::new(
                    CompileErrorKind::NotImplemented,
                    "No generic 'DROP CONSTRAINT' in MySQL - please specify constraint type",
                ));
            }
        };
        c.sql.word("ALTER TABLE ");
        c.table(dropped.table)?;
        c.sql.word(words);
        if dropped.kind == Some(ConstraintKind::Primary) {
            return Ok(());
        }
        match dropped.name {
            Some(name) => c.constraint_name(name),
            None => Err(constraint::unnamed(dropped.kind)),
        }
    }

    fn set_table_comment(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        comment: Option<&str>,
    ) -> CompileResult {
        c.sql.word("ALTER TABLE ");
        c.table(table)?;
        c.sql.word(" COMMENT ");
        generic::comment::comment_text(c, comment)
    }

    fn drop_table_comment(&self, c: &mut Compiler<'_>, table: TableName<'_>) -> CompileResult {
        c.sql.word("ALTER TABLE ");
        c.table(table)?;
        c.sql.word(" COMMENT ''");
        Ok(())
    }
}

/// `DOUBLE` takes either both numbers or none.
fn check_double(r#type: &SqlType) -> CompileResult {
    let is_double = matches!(
        TypeForm::of(r#type.class),
        TypeForm::GenericDouble | TypeForm::Double | TypeForm::DoublePrecision
    );
    if is_double && r#type.arguments.precision.is_some() && r#type.arguments.scale.is_none() {
        return Err(CompileError::new(
            CompileErrorKind::Argument,
            "You must specify both precision and scale or omit both altogether.",
        ));
    }
    Ok(())
}

/// Whether a column is `AUTO_INCREMENT`.
fn is_generated(dialect: &MysqlDialect, view: &ColumnView<'_>) -> bool {
    let column = view.column;
    let sequence = column
        .sequence
        .as_ref()
        .is_some_and(|sequence| !sequence.optional);
    view.autoincrement
        && column.server_default.is_none()
        && column.computed.is_none()
        && !(dialect.capabilities().sequences && sequence)
}

/// ` DEFAULT x`, with parentheses around an expression that needs them.
fn default_clause(
    dialect: &MysqlDialect,
    c: &mut Compiler<'_>,
    default: &ServerDefault,
) -> CompileResult {
    let mut any = false;
    let text = c.capture(|c| {
        any = c.dialect.server_default(c, default)?;
        Ok(())
    })?;
    if !any {
        return Ok(());
    }
    if dialect.features.default_expressions && needs_parentheses(&text) {
        c.sql.word(" DEFAULT (").verbatim(&text).word(")");
    } else {
        c.sql.word(" DEFAULT ").verbatim(&text);
    }
    Ok(())
}

/// Whether a default is an expression: not a literal in quotes, not a single word, and none of the
/// forms of the current time.
fn needs_parentheses(default: &str) -> bool {
    let lower = default.to_lowercase();
    let quoted = default.trim_start().starts_with(['\'', '"', '(']);
    let line = default.split('\n').next().unwrap_or_default();
    let is_word = line
        .chars()
        .all(|character| character.is_alphanumeric() || character == '_')
        && !default.contains('\n');
    !quoted && !is_word && !has_on_update(&lower) && !is_precise_now(&lower)
}

fn has_on_update(default: &str) -> bool {
    default.match_indices("on ").any(|(position, _)| {
        default[position + 3..]
            .trim_start_matches(' ')
            .starts_with("update")
    })
}

/// Whether a default begins with `now(3)` or `current_timestamp(3)`.
fn is_precise_now(default: &str) -> bool {
    ["now(", "current_timestamp("].iter().any(|function| {
        default.strip_prefix(function).is_some_and(|rest| {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            digits > 0 && rest[digits..].starts_with(')')
        })
    })
}
