//! Cases on disk, and Limbeck running them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The folder of the cases.
pub(crate) fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/operations")
}

/// A file with cases as they were recorded.
#[derive(Deserialize)]
pub(crate) struct Recorded {
    /// The name of the file, without its extension.
    #[serde(skip)]
    pub(crate) stem: String,
    /// The cases, as the driver takes them.
    pub(crate) cases: Vec<Value>,
}

/// The recorded cases of a kind, file by file.
pub(crate) fn recorded(kind: &str) -> io::Result<Vec<Recorded>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory().join(kind).join("recorded"))? {
        let path = entry?.path();
        let mut file: Recorded = read(&path)?;
        file.stem = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        files.push(file);
    }
    files.sort_by(|one, other| one.stem.cmp(&other.stem));
    Ok(files)
}

/// Reads a JSON file.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> io::Result<T> {
    let text = fs::read_to_string(path)?;
    serde_json::from_str(&text)
        .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))
}

/// Has Limbeck run cases; what came of each, in their order.
pub(crate) fn run(job: &Value) -> io::Result<Vec<Value>> {
    let project = tempfile::tempdir()?;
    let folder = project.path();
    fs::write(
        folder.join("alembic.ini"),
        "[alembic]\nscript_location = %(here)s\n",
    )?;
    fs::create_dir(folder.join("versions"))?;
    fs::copy(directory().join("driver.py"), folder.join("env.py"))?;
    let (cases, result) = (folder.join("job.json"), folder.join("result.json"));
    fs::write(&cases, job.to_string())?;
    let output = Command::new(env!("CARGO_BIN_EXE_limbeck"))
        .arg("current")
        .current_dir(folder)
        .env("OPERATIONS_JOB", &cases)
        .env("OPERATIONS_RESULT", &result)
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    read(&result)
}

/// A job for the driver.
pub(crate) fn job(kind: &str, cases: &[&Value]) -> Value {
    json!({"kind": kind, "cases": cases})
}
