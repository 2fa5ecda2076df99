//! Opening files in the user's editor.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const EDITORS: &[&str] = if cfg!(windows) {
    &["code.exe", "notepad++.exe", "notepad.exe"]
} else {
    &["sensible-editor", "editor", "nano", "vim", "code"]
};

/// Opens a file and waits until the editor ends. The error is the text after `FAILED:`.
pub(crate) fn open(path: &Path) -> Result<(), String> {
    let failed = |detail: String| format!("Error executing editor ({detail})");
    let editor = find().map_err(failed)?;
    let status = Command::new(&editor).arg(path).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => {
            let code = status
                .code()
                .map_or_else(|| status.to_string(), |code| code.to_string());
            Err(failed(format!(
                "Command '['{}', '{}']' returned non-zero exit status {code}.",
                editor.display(),
                path.display()
            )))
        }
        Err(error) => Err(failed(format!("{}: {error}", editor.display()))),
    }
}

fn find() -> Result<PathBuf, String> {
    let mut candidates: Vec<OsString> = Vec::new();
    for variable in ["EDITOR", "VISUAL"] {
        let Some(choice) = env::var_os(variable) else {
            continue;
        };
        let path = PathBuf::from(&choice);
        if path.exists() {
            return Ok(path);
        }
        if path.components().count() == 1 {
            candidates.push(choice);
        }
    }
    candidates.extend(EDITORS.iter().map(OsString::from));
    let directories: Vec<PathBuf> = env::var_os("PATH")
        .iter()
        .flat_map(|path| env::split_paths(path).collect::<Vec<_>>())
        .collect();
    candidates
        .iter()
        .flat_map(|candidate| {
            directories
                .iter()
                .map(move |directory| directory.join(candidate))
        })
        .find(|path| path.exists())
        .ok_or_else(|| {
            "No suitable editor found. Please set the \"EDITOR\" or \"VISUAL\" environment \
             variables"
                .to_owned()
        })
}
