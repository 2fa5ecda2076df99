//! What `revision` and `merge` have in common: writing a revision file.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use limbeck_model::Value;
use limbeck_script::create::{CreateError, CreateTools, NewRevision};
use limbeck_script::hook::{Hook, HookError, HookRunner};
use limbeck_script::progress::FileEvent;

use crate::environment::{Environment, RunOptions};
use crate::error::{Error, Result};
use crate::event::Event;
use crate::project::{Project, directory_error};

/// Writes a revision file and runs the post-write hooks on it; answers its path.
pub(super) fn create(
    environment: &Environment,
    project: &mut Project,
    new: &NewRevision,
) -> Result<PathBuf> {
    let host = environment.host();
    let settings = environment.settings(project, &RunOptions::default());
    let search_path = project.search_path().to_vec();
    let context = environment.config().context();
    let variable = |name: &str| context.variables.get(name).map(String::as_str);
    let mut custom = |type_name: &str, path: &Path, hook: &Hook| {
        host.run_write_hook(type_name, path, &hook.name, &hook.options)
    };
    let mut tools = CreateTools {
        render: &mut |template: &Path, variables: &IndexMap<String, Value>| {
            host.render_template(template, variables, &settings)
        },
        run_header: &mut |path: &Path| host.read_header(path, &search_path),
        hooks: HookRunner {
            working_directory: &context.working_directory,
            virtual_environment: variable("VIRTUAL_ENV"),
            path: variable("PATH"),
            custom: &mut custom,
        },
        observer: &mut |event: FileEvent<'_>| environment.listener().tell(&Event::File(event)),
    };
    let (directory, scripts) = project.parts_mut();
    let (script, warnings) = directory
        .create_revision(scripts, new, &mut tools)
        .map_err(create_error)?;
    for warning in warnings {
        environment.listener().tell(&Event::Warning {
            text: &warning.to_string(),
        });
    }
    Ok(script.path().to_owned())
}

/// An error of creating a file as a refusal.
pub(super) fn create_error(error: CreateError) -> Error {
    match error {
        CreateError::Directory(error) => directory_error(error),
        CreateError::Template(error) | CreateError::Hook(HookError::Script(error)) => {
            Error::from(error)
        }
        CreateError::Refused { message, help } => Error::refused(message).with_help_if(help),
        other => Error::refused(other.to_string()),
    }
}
