//! Statements that scripts execute or compile themselves, and their questions to the catalogue.

use limbeck_dialect::normalize::{ConstraintSubject, naming};
use limbeck_dialect::{DatabaseUrl, ParameterStyle, ResultSet};
use limbeck_model::expression::Statement;
use limbeck_model::schema::{NamingConvention, QualifiedName, Table};
use limbeck_model::{Name, Value};
use limbeck_script::host::{
    CompileElement, InspectQuery, LogLevel, LogTarget, NamingSubject, ScriptError,
    StatementParameters,
};

use crate::compile::{SqlCompiler, compile_error};
use crate::database::{Session, driver_statement, inspected, result_value};
use crate::dialects;

/// Name of SQLAlchemy's logger for statements.
const LOGGER: &str = "sqlalchemy.engine.Engine";

/// Executes a statement, once for each set of parameters; answers the rows of the last.
pub(crate) fn execute(
    session: &Session,
    statement: &Statement,
    parameters: &[StatementParameters],
    log: &dyn LogTarget,
) -> Result<Value, ScriptError> {
    let compiler = session.compiler();
    let none = [StatementParameters::new()];
    let sets = if parameters.is_empty() {
        &none
    } else {
        parameters
    };
    let mut result = ResultSet::default();
    let mut total = Some(0);
    for set in sets {
        for sql in compiler.statement_with(statement, set)? {
            echo(session, &sql, log);
            result = session.query(&sql)?;
            total = total
                .zip(result.row_count)
                .map(|(total, count)| total + count);
        }
    }
    result.row_count = total;
    Ok(result_value(result))
}

/// Executes SQL in the driver's own spelling.
pub(crate) fn execute_driver_sql(
    session: &Session,
    sql: &str,
    parameters: Vec<Value>,
    log: &dyn LogTarget,
) -> Result<Value, ScriptError> {
    let style = session.entry().parameter_style(Some(session.url()));
    let statement = driver_statement(sql, style, parameters);
    execute(session, &statement, &[], log)
}

/// Logs a statement where that was asked for.
pub(crate) fn echo(session: &Session, sql: &str, log: &dyn LogTarget) {
    if echoes(session, log) {
        log.log(LOGGER, LogLevel::Info, sql);
    }
}

/// Whether the statements of a connection are logged.
pub(crate) fn echoes(session: &Session, log: &dyn LogTarget) -> bool {
    session.echoes(|| log.is_enabled(LOGGER, LogLevel::Info))
}

/// Asks the catalogue.
pub(crate) fn inspect(session: &Session, query: &InspectQuery) -> Result<Value, ScriptError> {
    match query {
        InspectQuery::SchemaNames => Ok(session
            .inspect(|inspector| inspector.schema_names())?
            .into()),
        InspectQuery::DefaultSchemaName => Ok(session.default_schema().into()),
        InspectQuery::TableNames { schema } => {
            let schema = schema.as_deref();
            Ok(session
                .inspect(|inspector| inspector.table_names(schema))?
                .into())
        }
        InspectQuery::ViewNames { schema } => {
            let schema = schema.as_deref();
            Ok(session
                .inspect(|inspector| inspector.view_names(schema))?
                .into())
        }
        InspectQuery::SequenceNames { schema } => {
            let schema = schema.as_deref();
            Ok(session
                .inspect(|inspector| inspector.sequence_names(schema))?
                .into())
        }
        InspectQuery::HasTable { table, schema } => {
            let name = qualified(table, schema.as_deref());
            Ok(session
                .inspect(|inspector| inspector.has_table(&name))?
                .into())
        }
        InspectQuery::Table { table, schema } => {
            let names = [table.clone()];
            let schema = schema.as_deref();
            let tables = session.inspect(|inspector| inspector.tables(schema, Some(&names)))?;
            match tables.first() {
                Some(table) => inspected(table),
                None => Err(ScriptError::new(
                    "sqlalchemy.exc.NoSuchTableError",
                    table.clone(),
                )),
            }
        }
        InspectQuery::Enums { schema } => {
            let schema = schema.as_deref();
            inspected(&session.inspect(|inspector| inspector.enums(schema))?)
        }
    }
}

/// Compiles an element for a dialect, as `str(element.compile(…))` does.
pub(crate) fn compile(
    dialect: &str,
    element: &CompileElement,
    literal_binds: bool,
) -> Result<Value, ScriptError> {
    // `str(element)` without a dialect: the nearest SQL to SQLAlchemy's default, with its markers.
    let is_default = dialect == "default";
    let dialect = match element {
        CompileElement::Statement { .. } | CompileElement::Expression { .. } if is_default => {
            "postgresql"
        }
        CompileElement::Type { .. } | CompileElement::Operation { .. } if is_default => "sqlite",
        _ => dialect,
    };
    let url: DatabaseUrl = dialects::parse_url(&format!("{dialect}://"))?;
    let entry = dialects::for_url(&url)?;
    let style = if is_default {
        ParameterStyle::Named
    } else {
        entry.parameter_style(Some(&url))
    };
    let compiler = SqlCompiler::offline(
        entry.dialect(),
        literal_binds,
        style,
        false,
        NamingConvention::default(),
    );
    let statements = match element {
        CompileElement::Statement { statement } => compiler.statement(statement)?,
        CompileElement::Expression { expression } => vec![compiler.expression(expression)?],
        CompileElement::Type { r#type } => vec![compiler.r#type(r#type)?],
        CompileElement::Operation { operation } => compiler.operation(operation)?,
    };
    Ok(statements.join("\n").into())
}

/// The name that a naming convention gives to a constraint or an index of a table.
pub(crate) fn name(
    convention: &NamingConvention,
    table: &Table,
    subject: &NamingSubject,
) -> Result<Value, ScriptError> {
    let name = match subject {
        NamingSubject::Constraint { constraint } => naming::constraint_name(
            &ConstraintSubject::new(table, constraint),
            constraint.name(),
            convention,
        ),
        NamingSubject::Index { index } => naming::index_name(table, index, convention),
    };
    Ok(name.map_err(compile_error)?.map(|name| name.text).into())
}

fn qualified(table: &str, schema: Option<&str>) -> QualifiedName {
    QualifiedName {
        name: Name::new(table),
        schema: schema.map(Name::new),
    }
}
