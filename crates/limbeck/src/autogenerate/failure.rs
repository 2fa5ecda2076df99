//! Errors of comparing and writing, on their way to a script.

use limbeck_dialect::{CompileError, DatabaseError};
use limbeck_diff::{DiffError, HookError};
use limbeck_script::host::ScriptError;
use limbeck_script::render::RenderError;

use crate::compile::compile_error;
use crate::database::script_error;

/// The exception for schemas that can't be compared.
pub(super) fn of_comparison(error: DiffError) -> ScriptError {
    let class = match &error {
        DiffError::DuplicateTables { .. } => "ValueError",
        DiffError::UnknownTable { .. } => "sqlalchemy.exc.NoReferencedTableError",
        DiffError::UnknownColumn { .. } => "sqlalchemy.exc.NoReferencedColumnError",
        DiffError::Rename { .. } => "CommandError",
        DiffError::Hook(_) => {
            let DiffError::Hook(cause) = error else {
                return ScriptError::command(error.to_string());
            };
            return of_cause(cause);
        }
    };
    ScriptError::new(class, error.to_string())
}

/// The exception for operations that have no form in a revision file.
pub(super) fn of_rendering(error: RenderError) -> ScriptError {
    match error {
        RenderError::Hook(error) => error,
        RenderError::Sql(cause) => of_cause(cause),
        RenderError::Unsupported { .. } | RenderError::UnknownType { .. } => {
            ScriptError::command(error.to_string())
        }
    }
}

/// The exception for what a dialect, its server or a function of the project failed with.
fn of_cause(cause: HookError) -> ScriptError {
    let cause = match cause.downcast::<ScriptError>() {
        Ok(error) => return *error,
        Err(cause) => cause,
    };
    let cause = match cause.downcast::<CompileError>() {
        Ok(error) => return compile_error(*error),
        Err(cause) => cause,
    };
    match cause.downcast::<DatabaseError>() {
        Ok(error) => script_error(*error),
        Err(cause) => ScriptError::new("Exception", cause.to_string()),
    }
}
