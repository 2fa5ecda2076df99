//! Database errors as scripts see them: the exceptions of SQLAlchemy.

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};
use limbeck_script::host::{DatabaseFault, ScriptError};

/// The exception for a database error. Its text is the server's message and the statement, as in
/// SQLAlchemy.
pub(crate) fn script_error(error: DatabaseError) -> ScriptError {
    if error.kind == DatabaseErrorKind::Cancelled {
        return ScriptError::new("KeyboardInterrupt", error.message);
    }
    let message = match &error.statement {
        Some(statement) => format!("{}\n[SQL: {statement}]", error.message),
        None => error.message.clone(),
    };
    let mut result = ScriptError::new(class(error.kind), message);
    let number = error.code.as_deref().and_then(|code| code.parse().ok());
    result.help = error.help;
    result.database = Some(Box::new(DatabaseFault {
        message: error.message,
        sql_state: error.code,
        number,
        statement: error.statement,
    }));
    result
}

fn class(kind: DatabaseErrorKind) -> &'static str {
    match kind {
        DatabaseErrorKind::Connection | DatabaseErrorKind::Operational => {
            "sqlalchemy.exc.OperationalError"
        }
        DatabaseErrorKind::Integrity => "sqlalchemy.exc.IntegrityError",
        DatabaseErrorKind::Programming => "sqlalchemy.exc.ProgrammingError",
        DatabaseErrorKind::Data => "sqlalchemy.exc.DataError",
        DatabaseErrorKind::NotSupported => "sqlalchemy.exc.NotSupportedError",
        DatabaseErrorKind::Internal => "sqlalchemy.exc.InternalError",
        DatabaseErrorKind::Cancelled => "KeyboardInterrupt",
    }
}
