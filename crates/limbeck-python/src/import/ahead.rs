//! Compiling the project's modules on another thread before they are imported.
//!
//! Which they are is read off the import statements of the environment script, and of each module
//! that these lead to, along the search path that the script will find. A module that is not found
//! so is compiled when it is imported, and one that was found for nothing is not asked for.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{Expr, Stmt, StmtIf, StmtImportFrom};

use super::locate::{self, Location, Search};
use crate::search_path;
use crate::source::{self, Part, Parts, compile_parts, plain_text};

thread_local! {
    /// What is compiled for the scripts of this thread.
    static AHEAD: RefCell<Option<Arc<Shared>>> = const { RefCell::new(None) };
}

/// Begins to compile what an environment script imports, if there is a processor for it.
pub(crate) fn begin(script: &Path, directories: &[PathBuf]) {
    if source::spare_processors() == 0 {
        return;
    }
    let shared = Arc::new(Shared::default());
    let worker = Worker {
        shared: Arc::clone(&shared),
        search_path: search_path::complete(directories),
        seen: HashSet::new(),
        waiting: vec![Module {
            name: String::new(),
            file: script.to_owned(),
            is_package: false,
        }],
    };
    let worker = thread::Builder::new()
        .stack_size(source::STACK_SIZE)
        .spawn(move || worker.work());
    if worker.is_ok() {
        AHEAD.set(Some(shared));
    }
}

/// The code of a file, if it is compiled already or just now.
pub(super) fn take(path: &Path) -> Option<Parts> {
    let begun = AHEAD.with_borrow(|shared| shared.as_ref().and_then(|shared| shared.take(path)))?;
    // A script may have written the file since.
    let is_same = fs::metadata(path).is_ok_and(|now| is_same_version(&now, &begun.version));
    is_same.then(|| Parts::stream(path.to_owned(), begun.parts))
}

/// Drops what was not imported; the thread ends after the part that it is at.
pub(crate) fn forget() {
    if let Some(shared) = AHEAD.take() {
        shared.lock().is_over = true;
    }
}

fn is_same_version(one: &Metadata, other: &Metadata) -> bool {
    let modified = |version: &Metadata| version.modified().ok();
    one.len() == other.len() && modified(one) == modified(other)
}

#[derive(Default)]
struct Shared {
    files: Mutex<Files>,
}

#[derive(Default)]
struct Files {
    /// Those that are compiled, or will have been.
    begun: HashMap<PathBuf, Begun>,
    /// Those that were asked for.
    taken: HashSet<PathBuf>,
    /// Whether nothing is asked for any more.
    is_over: bool,
}

struct Begun {
    /// What the file was when it was read.
    version: Metadata,
    parts: Receiver<Part>,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, path: &Path) -> Option<Begun> {
        let mut files = self.lock();
        files.taken.insert(path.to_owned());
        files.begun.remove(path)
    }

    /// Where to put the parts of a file, if it may still be asked for.
    fn begin(&self, path: &Path, version: Metadata) -> Option<Sender<Part>> {
        let mut files = self.lock();
        if files.is_over || files.taken.contains(path) {
            return None;
        }
        let (sender, parts) = channel();
        files
            .begun
            .insert(path.to_owned(), Begun { version, parts });
        Some(sender)
    }
}

/// A file on the way.
struct Module {
    /// Its full name; that of the environment script is empty.
    name: String,
    file: PathBuf,
    is_package: bool,
}

/// Follows imports, in the order in which the interpreter will.
struct Worker {
    shared: Arc<Shared>,
    search_path: Vec<PathBuf>,
    /// Modules that were looked for.
    seen: HashSet<String>,
    /// Files to be compiled, the next one last.
    waiting: Vec<Module>,
}

impl Worker {
    fn work(mut self) {
        while let Some(module) = self.waiting.pop() {
            if self.shared.lock().is_over {
                return;
            }
            self.compile(&module);
        }
    }

    fn compile(&mut self, module: &Module) {
        let file = &module.file;
        let Ok(version) = fs::metadata(file) else {
            return;
        };
        let Ok(bytes) = fs::read(file) else {
            return;
        };
        let Some(text) = plain_text(&bytes) else {
            return;
        };
        // It is looked at even if nobody wants its code: what it imports is wanted next.
        let parts = self.shared.begin(file, version);
        let parts = parts.unwrap_or_else(|| channel().0);
        compile_parts(&text, file, &parts, |body| self.follow(module, body));
    }

    /// Notes what a module imports.
    fn follow(&mut self, module: &Module, body: &[Stmt]) {
        let mut imports = Imports {
            module,
            names: Vec::new(),
        };
        imports.visit_body(body);
        let mut found = Vec::new();
        for name in &imports.names {
            self.find(name, &mut found);
        }
        self.waiting.extend(found.into_iter().rev());
    }

    /// Finds the files of a module and of the packages that it is in.
    fn find(&mut self, name: &str, found: &mut Vec<Module>) {
        let top = name.split('.').next().unwrap_or(name);
        if locate::is_reserved(top) {
            return;
        }
        let mut directories = self.search_path.clone();
        directories.retain(|directory| !locate::is_installed(directory));
        let mut end = 0;
        for part in name.split('.') {
            end += part.len();
            let name = &name[..end];
            end += 1;
            directories = match locate::search(&directories, part) {
                Search::Found(Location::File { path, package }) => {
                    if self.seen.insert(name.to_owned()) {
                        found.push(Module {
                            name: name.to_owned(),
                            file: path,
                            is_package: package.is_some(),
                        });
                    }
                    package.into_iter().collect()
                }
                Search::Found(_) => return,
                Search::Directories(directories) => directories,
            };
            if directories.is_empty() {
                return;
            }
        }
    }
}

/// The modules that statements import, as far as they are imported with the module itself.
struct Imports<'m> {
    module: &'m Module,
    names: Vec<String>,
}

impl Imports<'_> {
    fn add_from(&mut self, import: &StmtImportFrom) {
        let module = import.module.as_ref().map_or("", |module| module.as_str());
        let Some(base) = self.absolute(import.level, module) else {
            return;
        };
        // What is imported may be a module of the package.
        let parts = import.names.iter();
        let parts: Vec<_> = parts
            .map(|alias| format!("{base}.{}", alias.name.as_str()))
            .collect();
        self.names.push(base);
        self.names.extend(parts);
    }

    /// The full name of a module that is imported from here.
    fn absolute(&self, level: u32, name: &str) -> Option<String> {
        if level == 0 {
            return Some(name.to_owned());
        }
        let mut base = self.module.name.as_str();
        let up = if self.module.is_package {
            level - 1
        } else {
            level
        };
        for _ in 0..up {
            base = base.rsplit_once('.')?.0;
        }
        Some(match name {
            "" => base.to_owned(),
            _ => format!("{base}.{name}"),
        })
    }
}

impl<'a> StatementVisitor<'a> for Imports<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                let names = import.names.iter();
                self.names.extend(names.map(|alias| alias.name.to_string()));
            }
            Stmt::ImportFrom(import) => self.add_from(import),
            Stmt::FunctionDef(_) => {}
            Stmt::If(statement) if is_for_type_checkers(statement) => {}
            _ => walk_stmt(self, statement),
        }
    }
}

/// `if TYPE_CHECKING:`
fn is_for_type_checkers(statement: &StmtIf) -> bool {
    let name = match statement.test.as_ref() {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => attribute.attr.as_str(),
        _ => return false,
    };
    name == "TYPE_CHECKING"
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end anywhere")]

    use super::*;

    /// A worker for an environment script in a directory with some files.
    fn worker(directory: &Path, files: &[(&str, &str)]) -> Worker {
        for (name, text) in files {
            let path = directory.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Worker {
            shared: Arc::default(),
            search_path: vec![directory.to_owned()],
            seen: HashSet::new(),
            waiting: vec![Module {
                name: String::new(),
                file: directory.join("env.py"),
                is_package: false,
            }],
        }
    }

    /// The files that were compiled, in order.
    fn compiled(mut worker: Worker, directory: &Path) -> Vec<String> {
        let mut order = Vec::new();
        while let Some(module) = worker.waiting.pop() {
            let file = module.file.strip_prefix(directory).unwrap();
            order.push(file.display().to_string());
            worker.compile(&module);
            assert!(worker.shared.take(&module.file).is_some());
        }
        order
    }

    #[test]
    fn imports_are_followed_in_the_order_of_the_interpreter() {
        let directory = tempfile::tempdir().unwrap();
        let files = [
            (
                "env.py",
                "import json\nfrom alembic import context\nfrom app.models import Base, extra\n\
                 try:\n    import settings.local\nexcept ImportError:\n    pass\nimport absent\n",
            ),
            ("json.py", ""),
            ("app/__init__.py", "from . import base\n"),
            (
                "app/base.py",
                "from sqlalchemy.orm import DeclarativeBase\n",
            ),
            (
                "app/models/__init__.py",
                "from typing import TYPE_CHECKING\nfrom ..base import Base\nfrom .users import *\n\
                 if TYPE_CHECKING:\n    from .never import never\n\
                 def function():\n    from .never import never\n",
            ),
            (
                "app/models/users.py",
                "from .. import base\nfrom . import users\n",
            ),
            ("app/models/extra.py", ""),
            ("app/models/never.py", ""),
            ("settings/local.py", ""),
        ];
        let worker = worker(directory.path(), &files);
        assert_eq!(
            compiled(worker, directory.path()),
            [
                "env.py",
                "app/__init__.py",
                "app/base.py",
                "app/models/__init__.py",
                "app/models/users.py",
                "app/models/extra.py",
                "settings/local.py",
            ]
        );
    }

    #[test]
    fn what_is_installed_is_not_followed() {
        let directory = tempfile::tempdir().unwrap();
        let files = [
            ("env.py", "import one, two\n"),
            ("site-packages/one.py", ""),
            ("two.py", ""),
        ];
        let mut worker = worker(directory.path(), &files);
        worker
            .search_path
            .push(directory.path().join("site-packages"));
        assert_eq!(compiled(worker, directory.path()), ["env.py", "two.py"]);
    }

    #[test]
    fn what_was_asked_for_before_is_not_begun() {
        let directory = tempfile::tempdir().unwrap();
        let worker = worker(directory.path(), &[("env.py", "")]);
        let file = directory.path().join("env.py");
        assert!(worker.shared.take(&file).is_none());
        let version = fs::metadata(&file).unwrap();
        assert!(worker.shared.begin(&file, version).is_none());
    }
}
