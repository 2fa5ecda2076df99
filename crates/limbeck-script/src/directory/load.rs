//! Reads all revision files of a directory and builds the graph.

use std::path::{Path, PathBuf};

use limbeck_model::Value;
use limbeck_revision::{Revision, RevisionError, RevisionMap};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::{DirectoryError, LoadWarning, ScriptDirectory};
use crate::header::{Header, HeaderError, HeaderErrorKind, HeaderReading, read_header};
use crate::host::ScriptError;
use crate::script::{Script, Scripts};

/// Below this number of files, starting threads costs more than it gains.
const PARALLEL_FROM: usize = 64;

/// The parser is recursive; this is enough for the nesting that headers may have.
const STACK_BYTES: usize = 32 * 1024 * 1024;

/// Runs a file whose header is computed: what
/// [`ScriptHost::read_header`](crate::host::ScriptHost::read_header) answers.
pub type HeaderRunner<'a> = dyn FnMut(&Path) -> Result<Value, ScriptError> + 'a;

impl ScriptDirectory {
    /// Reads all revision files and builds their graph. `run` is called, in file order, for files
    /// whose header is not constant.
    ///
    /// # Errors
    ///
    /// The first file, in load order, that can't be read, or the first fault of the graph.
    pub fn load(
        &self,
        run: &mut HeaderRunner<'_>,
    ) -> Result<(Scripts, Vec<LoadWarning>), DirectoryError> {
        let discovery = self.discover()?;
        let mut warnings = discovery.warnings;
        let readings = read_all(&discovery.files);
        let mut scripts = Vec::with_capacity(discovery.files.len());
        let mut revisions = Vec::with_capacity(discovery.files.len());
        for (path, reading) in discovery.files.into_iter().zip(readings) {
            let (script, revision) = finish(path, reading, run)?;
            scripts.push(script);
            revisions.push(revision);
        }
        let (map, oddities) = RevisionMap::new(revisions)
            .map_err(|error| graph_error(error, |position| scripts.get(position)))?;
        warnings.extend(oddities.into_iter().map(LoadWarning::Revision));
        Ok((Scripts::new(scripts, map), warnings))
    }

    /// Reads one revision file, for adding it to loaded scripts.
    ///
    /// # Errors
    ///
    /// When the file can't be read.
    pub fn load_file(
        &self,
        path: &Path,
        run: &mut HeaderRunner<'_>,
    ) -> Result<(Script, Revision), DirectoryError> {
        let path = self.absolute(path);
        let reading = read_header(&path);
        finish(path, reading, run)
    }
}

fn read_all(files: &[PathBuf]) -> Vec<Result<HeaderReading, HeaderError>> {
    let serially = || files.iter().map(|path| read_header(path)).collect();
    if files.len() < PARALLEL_FROM {
        return serially();
    }
    match ThreadPoolBuilder::new().stack_size(STACK_BYTES).build() {
        Ok(pool) => pool.install(|| files.par_iter().map(|path| read_header(path)).collect()),
        Err(_) => serially(),
    }
}

fn finish(
    path: PathBuf,
    reading: Result<HeaderReading, HeaderError>,
    run: &mut HeaderRunner<'_>,
) -> Result<(Script, Revision), DirectoryError> {
    let header = match reading? {
        HeaderReading::Constant(header) => header,
        HeaderReading::NeedsRunning { .. } => Header::from_value(&path, &run(&path)?)?,
    };
    let id = match header.revision {
        Some(id) => id,
        None => legacy_id(&path)?,
    };
    let Some(down_revisions) = header.down_revision else {
        let module = module_name(&path);
        let kind = HeaderErrorKind::NoDownRevision { module };
        return Err(HeaderError::new(&path, kind).into());
    };
    let revision = Revision {
        id: id.clone(),
        down_revisions,
        dependencies: header.depends_on,
        branch_labels: header.branch_labels,
    };
    let script = Script::new(id, path, header.documentation.as_deref())
        .with_functions(header.upgrade, header.downgrade);
    Ok((script, revision))
}

/// The id of a file that does not declare one: its name, if that is hexadecimal.
fn legacy_id(path: &Path) -> Result<String, HeaderError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let id = name.strip_suffix(".py").unwrap_or_default();
    if !id.is_empty()
        && id
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    {
        return Ok(id.to_owned());
    }
    let file_name = name.into_owned();
    Err(HeaderError::new(
        path,
        HeaderErrorKind::NoRevision { file_name },
    ))
}

/// The module name under which Alembic imports a file.
fn module_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    name.chars()
        .map(|c| if is_word(c) { c } else { '_' })
        .collect()
}

/// Words an error of the graph; docstrings and paths are those of the scripts.
pub(crate) fn graph_error<'s>(
    error: RevisionError,
    script: impl Fn(usize) -> Option<&'s Script>,
) -> DirectoryError {
    let mut path = None;
    let message = match &error {
        RevisionError::MissingReferences(references) => {
            let texts = references.iter().map(|reference| {
                let referrer = script(reference.position);
                path = path
                    .take()
                    .or_else(|| referrer.map(|script| script.path().to_owned()));
                let doc = referrer.map_or("", Script::doc);
                format!(
                    "Revision {} referenced from {}, {doc} is not present",
                    reference.missing, reference.description
                )
            });
            texts.collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    };
    DirectoryError::Revision {
        message,
        error,
        path,
    }
}
