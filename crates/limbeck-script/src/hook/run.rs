//! Running post-write hooks.

use std::path::Path;
use std::process::Command;

use super::arguments::arguments;
use super::tool::ToolFinder;
use super::{Hook, HookError};
use crate::host::ScriptError;
use crate::progress::{FileAction, FileObserver, report};

/// Runs a hook of a type that the environment script has registered. Answers whether there is
/// such a type.
pub type CustomHook<'a> = dyn FnMut(&str, &Path, &Hook) -> Result<bool, ScriptError> + 'a;

/// What running hooks needs from its caller.
pub struct HookRunner<'t, 'f> {
    /// The working directory, absolute.
    pub working_directory: &'t Path,
    /// The environment variable `VIRTUAL_ENV`.
    pub virtual_environment: Option<&'t str>,
    /// The environment variable `PATH`.
    pub path: Option<&'t str>,
    /// Runs hooks of types that Limbeck does not know.
    pub custom: &'t mut CustomHook<'f>,
}

/// Runs the hooks on a file, in order. What they print goes to the terminal; how they end does not
/// matter, as in Alembic.
///
/// # Errors
///
/// The first hook that can't be run.
pub fn run_hooks(
    hooks: &[Hook],
    path: &Path,
    runner: &mut HookRunner<'_, '_>,
    observer: &mut FileObserver<'_>,
) -> Result<(), HookError> {
    for hook in hooks {
        let type_name = hook.option("type").ok_or_else(|| HookError::MissingType {
            hook: hook.name.clone(),
        })?;
        report(observer, FileAction::RunHook(&hook.name), || {
            run(hook, type_name, path, runner)
        })?;
    }
    Ok(())
}

fn run(
    hook: &Hook,
    type_name: &str,
    path: &Path,
    runner: &mut HookRunner<'_, '_>,
) -> Result<(), HookError> {
    // A script may register a type under the name of a built-in one, which it then replaces.
    if (runner.custom)(type_name, path, hook)? {
        return Ok(());
    }
    let finder = || {
        ToolFinder::new(
            runner.working_directory,
            runner.virtual_environment,
            runner.path,
        )
    };
    let command = match type_name {
        "exec" => vec![hook.required("executable")?.to_owned()],
        "console_scripts" => {
            let entry_point = hook.required("entrypoint")?;
            finder()
                .command(Some(entry_point), entry_point)
                .ok_or_else(|| HookError::NoEntryPoint {
                    entry_point: entry_point.to_owned(),
                })?
        }
        "module" => {
            let module = hook.required("module")?;
            let executable = (!module.contains('.')).then_some(module);
            finder()
                .command(executable, module)
                .ok_or_else(|| HookError::NoModule {
                    module: module.to_owned(),
                })?
        }
        _ => {
            return Err(HookError::UnknownType {
                type_name: type_name.to_owned(),
            });
        }
    };
    execute(hook, &command, path, runner.working_directory)
}

fn execute(
    hook: &Hook,
    command: &[String],
    path: &Path,
    working_directory: &Path,
) -> Result<(), HookError> {
    let options = hook.option("options").unwrap_or_default();
    let arguments =
        arguments(options, &path.to_string_lossy()).map_err(|message| HookError::BadOptions {
            hook: hook.name.clone(),
            message,
        })?;
    let (executable, first) = command
        .split_first()
        .ok_or_else(|| HookError::MissingOption {
            hook: hook.name.clone(),
            option: "executable",
        })?;
    let directory = hook
        .option("cwd")
        .map(|directory| working_directory.join(directory));
    let status = Command::new(executable)
        .args(first)
        .args(arguments)
        .current_dir(directory.as_deref().unwrap_or(working_directory))
        .status();
    match status {
        Ok(_) => Ok(()),
        Err(error) => Err(HookError::NotStarted {
            hook: hook.name.clone(),
            executable: executable.clone(),
            message: error.to_string(),
        }),
    }
}
