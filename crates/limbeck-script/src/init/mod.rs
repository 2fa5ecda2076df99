//! Beginning a project: `init` and `list_templates`.

mod template;

pub use template::InitTemplate;

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::create::{CreateError, append, replace};
use crate::path::{absolute, without_dots};
use crate::progress::{FileAction, FileEvent, FileObserver, report};
use template::{INI, TOML};

/// What `init` is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InitOptions {
    /// The script directory, as typed.
    pub directory: PathBuf,
    /// Name of the template.
    pub template: String,
    /// Whether the directories become Python packages.
    pub package: bool,
    /// The INI file.
    pub ini: PathBuf,
    /// `pyproject.toml`.
    pub toml: PathBuf,
    /// The working directory, absolute.
    pub working_directory: PathBuf,
}

/// The marker in templates that stands for the script directory.
const SCRIPT_LOCATION: &str = "${script_location}";

/// Writes a new script directory and its configuration.
///
/// # Errors
///
/// When the directory has content, there is no such template, or something can't be written.
pub fn init(options: &InitOptions, observer: &mut FileObserver<'_>) -> Result<(), CreateError> {
    let cwd = &options.working_directory;
    let directory = absolute(cwd, &options.directory);
    refuse_occupied(options, &directory)?;
    let Some(template) = InitTemplate::find(&options.template) else {
        let names: Vec<&str> = InitTemplate::all().iter().map(|one| one.name).collect();
        return Err(
            CreateError::refused(format!("No such template {}", options.template))
                .with_help(format!("templates: {}", names.join(", "))),
        );
    };
    let versions = directory.join("versions");
    if !directory.exists() {
        create_directory(&directory, observer)?;
    }
    create_directory(&versions, observer)?;

    let ini = absolute(cwd, &options.ini);
    let toml = absolute(cwd, &options.toml);
    for (name, text) in template.files {
        match *name {
            INI => write_ini(&ini, text, &location(options, &ini, false), observer)?,
            TOML => write_toml(&toml, text, &location(options, &toml, true), observer)?,
            name => {
                let path = directory.join(name);
                write(FileAction::Generate(&path), &path, text, observer)?;
            }
        }
    }
    if options.package {
        for package in [&directory, &versions] {
            let path = package.join("__init__.py");
            write(FileAction::Add(&path), &path, "", observer)?;
        }
    }
    let ini = ini.display();
    let message = if template.has_toml() {
        format!(
            "Please edit configuration settings in {} and configuration/connection/logging \
             settings in {ini} before proceeding.",
            toml.display()
        )
    } else {
        format!("Please edit configuration/connection/logging settings in {ini} before proceeding.")
    };
    observer(FileEvent::Message(&message));
    Ok(())
}

fn refuse_occupied(options: &InitOptions, directory: &Path) -> Result<(), CreateError> {
    let mut entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(_) if !directory.exists() => return Ok(()),
        Err(error) => return Err(CreateError::unwritable(directory, &error)),
    };
    if entries.next().is_none() {
        return Ok(());
    }
    let shown = without_dots(&options.directory);
    Err(CreateError::refused(format!(
        "Directory {} already exists and is not empty",
        shown.display()
    ))
    .with_help("name a directory that does not exist yet"))
}

fn create_directory(path: &Path, observer: &mut FileObserver<'_>) -> Result<(), CreateError> {
    report(observer, FileAction::CreateDirectory(path), || {
        fs::create_dir_all(path).map_err(|error| CreateError::unwritable(path, &error))
    })
}

fn write(
    action: FileAction<'_>,
    path: &Path,
    text: &str,
    observer: &mut FileObserver<'_>,
) -> Result<(), CreateError> {
    report(observer, action, || {
        replace(path, text.as_bytes()).map_err(|error| CreateError::unwritable(path, &error))
    })
}

fn write_ini(
    path: &Path,
    text: &str,
    location: &str,
    observer: &mut FileObserver<'_>,
) -> Result<(), CreateError> {
    if path.exists() {
        let message = format!("File {} already exists, skipping", path.display());
        observer(FileEvent::Message(&message));
        return Ok(());
    }
    let text = text.replace(SCRIPT_LOCATION, location);
    write(FileAction::Generate(path), path, &text, observer)
}

fn write_toml(
    path: &Path,
    text: &str,
    location: &str,
    observer: &mut FileObserver<'_>,
) -> Result<(), CreateError> {
    let text = text.replace(SCRIPT_LOCATION, location);
    let existing = match fs::read_to_string(path) {
        Ok(existing) => existing,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return write(FileAction::Generate(path), path, &text, observer);
        }
        Err(error) => {
            return Err(CreateError::refused(format!(
                "Can't read {}: {error}",
                path.display()
            )));
        }
    };
    let document: toml::Table = toml::from_str(&existing).map_err(|error| {
        CreateError::refused(format!(
            "{} is not TOML: {}",
            path.display(),
            error.message()
        ))
        .with_help("correct the file first; nothing was added to it")
    })?;
    let is_configured = document
        .get("tool")
        .is_some_and(|tool| tool.get("alembic").is_some());
    if is_configured {
        let message = format!(
            "File {} already exists and already has a [tool.alembic] section, skipping",
            path.display()
        );
        observer(FileEvent::Message(&message));
        return Ok(());
    }
    report(observer, FileAction::Append(path), || {
        append(path, format!("\n\n{text}").as_bytes())
            .map_err(|error| CreateError::unwritable(path, &error))
    })
}

/// `script_location` as it is written into a configuration file: relative to the file if the
/// directory was given as a relative path.
fn location(options: &InitOptions, file: &Path, is_toml: bool) -> String {
    let posix = |path: &Path| path.to_string_lossy().replace('\\', "/").replace('%', "%%");
    let text = if options.directory.is_absolute() {
        posix(&without_dots(&options.directory))
    } else {
        let directory = absolute(&options.working_directory, &options.directory);
        let relative = relative_to(&directory, file.parent().unwrap_or(file));
        match posix(&relative).as_str() {
            "" => "%(here)s".to_owned(),
            relative => format!("%(here)s/{relative}"),
        }
    };
    if is_toml {
        text.replace('"', "\\\"")
    } else {
        text
    }
}

/// The path that leads from one absolute directory to another.
fn relative_to(path: &Path, start: &Path) -> PathBuf {
    let path: Vec<Component<'_>> = path.components().collect();
    let start: Vec<Component<'_>> = start.components().collect();
    let common = path
        .iter()
        .zip(&start)
        .take_while(|(one, other)| one == other)
        .count();
    let up = start[common..].iter().map(|_| Component::ParentDir);
    up.chain(path[common..].iter().copied()).collect()
}

#[cfg(test)]
mod tests;
