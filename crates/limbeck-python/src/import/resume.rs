//! Going on with a module after a statement that can't be run because a package is missing.
//!
//! An application's modules do many things when they are imported that have nothing to do with its
//! database: they read a change log, compare versions of libraries, fill tables of settings. Where
//! such a statement depends on the value of a [placeholder](crate::placeholder), or on a part of a
//! package that is not there, the names that it defines become placeholders, and the module goes
//! on. Whoever uses one of them in a way that matters gets the error that the statement would have
//! been.
//!
//! This is not done where something could be lost: not in environment and migration scripts, not
//! for a class that is mapped to a table, not for statements that failed within `sqlalchemy`, and not while a command
//! compares the project's models, because a model that is not there would look like a table to drop.

use std::cell::Cell;
use std::path::Path;

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::visitor::{Visitor, walk_expr, walk_keyword};
use ruff_python_ast::{Alias, Expr, ExprContext, Keyword, Stmt};
use ruff_text_size::Ranged;
use rustpython_vm::builtins::{PyBaseExceptionRef, PyCode, PyDictRef, PyStr};
use rustpython_vm::scope::Scope;
use rustpython_vm::{AsObject, PyRef, PyResult, VirtualMachine};

use super::{locate, missing};
use crate::exception::message;
use crate::interpreter::modules;
use crate::invocation::Invocation;
use crate::placeholder;
use crate::source;
use crate::trace;

thread_local! {
    /// Whether statements of modules that are imported were left out.
    static HAS_LEFT_OUT: Cell<bool> = const { Cell::new(false) };
}

/// Packages of ours that a schema is made with.
const SCHEMA_PACKAGES: [&str; 5] = [
    "<frozen alembic",
    "<frozen flask_sqlalchemy",
    "<frozen limbeck_wire",
    "<frozen sqlalchemy",
    "<frozen sqlmodel",
];

/// The code after the statement of the module in `path` that `error` came out of, once the names
/// that the statement defines are placeholders in `names`. `None` when the error has to stand.
///
/// `done` is where in the module the code that failed began; it becomes where the rest begins.
pub(super) fn after(
    error: &PyBaseExceptionRef,
    path: &Path,
    done: &mut usize,
    names: &PyDictRef,
    vm: &VirtualMachine,
) -> PyResult<Option<PyRef<PyCode>>> {
    let is_allowed =
        Invocation::current(|current| current.is_some_and(|current| !current.reads_models));
    // An installed package that is not complete is not available at all.
    if !is_allowed || locate::is_installed(path) || !is_about_missing(error, vm) {
        return Ok(None);
    }
    let Some(line) = failed_line(error, path) else {
        return Ok(None);
    };
    let text = source::read(path, vm)?;
    let Some(rest) = source::with_stack_for(&text, || rest(&text, *done, line)) else {
        return Ok(None);
    };
    for part in rest.parts(names, vm)? {
        let code = source::compile_text(&part, path, vm)?;
        // What fails once more is one of the names without a value.
        let _ = vm.run_code_obj(code, Scope::with_builtins(None, names.clone(), vm));
    }
    let file = path.to_string_lossy();
    for name in &rest.names {
        if names.get_item_opt(name.as_str(), vm)?.is_none() {
            let stand_in = placeholder::in_place_of(name, error, (&file, line), vm)?;
            names.set_item(name.as_str(), stand_in, vm)?;
        }
    }
    HAS_LEFT_OUT.set(true);
    *done = rest.start;
    source::compile_text(&rest.text, path, vm).map(Some)
}

/// Forgets the project's modules, if statements of some were left out: they have to be imported
/// again, in full, for a command that compares models.
pub(crate) fn forget_incomplete(vm: &VirtualMachine) -> PyResult<()> {
    if !HAS_LEFT_OUT.replace(false) {
        return Ok(());
    }
    let registry = modules(vm)?;
    for key in registry.keys_vec() {
        let name = key.downcast_ref::<PyStr>().and_then(|name| name.to_str());
        if name.is_some_and(|name| is_of_project(name, vm)) {
            registry.del_item(&*key, vm)?;
        }
    }
    Ok(())
}

/// Whether an exception says that something outside of the project is missing.
fn is_about_missing(error: &PyBaseExceptionRef, vm: &VirtualMachine) -> bool {
    if placeholder::is_refusal(error, vm) || is_about_placeholder(error, vm) {
        return true;
    }
    if !error.fast_isinstance(vm.ctx.exceptions.import_error) {
        return false;
    }
    let name = error.as_object().get_attr("name", vm).ok();
    let Some(name) = name.as_ref().and_then(|name| name.downcast_ref::<PyStr>()) else {
        return false;
    };
    let name = name.to_string_lossy();
    let top = name.split('.').next().unwrap_or_default();
    !is_of_project(top, vm) && missing::in_project(top).is_none()
}

/// Whether a function of the interpreter's refused a placeholder for its type.
fn is_about_placeholder(error: &PyBaseExceptionRef, vm: &VirtualMachine) -> bool {
    error.fast_isinstance(vm.ctx.exceptions.type_error)
        && message(error, vm).contains("Placeholder")
}

/// Whether a module was loaded from a file of the project.
fn is_of_project(name: &str, vm: &VirtualMachine) -> bool {
    if vm.state.frozen.contains_key(name) {
        return false;
    }
    let Ok(Some(module)) = modules(vm).and_then(|modules| modules.get_item_opt(name, vm)) else {
        return false;
    };
    let file = module.get_attr("__file__", vm).ok();
    match file.as_ref().and_then(|file| file.downcast_ref::<PyStr>()) {
        Some(file) => {
            let file = file.to_string_lossy();
            trace::is_project_file(&file) && !locate::is_installed(Path::new(&*file))
        }
        // A package without `__init__.py`.
        None => {
            !placeholder::is_placeholder(&module, vm) && module.get_attr("__path__", vm).is_ok()
        }
    }
}

/// The line at which the module was when the exception passed through it, unless it came out of
/// the making of a schema.
fn failed_line(error: &PyBaseExceptionRef, path: &Path) -> Option<usize> {
    let path = path.to_string_lossy();
    let mut line = None;
    for entry in trace::entries(error) {
        let code = &entry.frame.code;
        let file = code.source_path().as_str();
        if SCHEMA_PACKAGES
            .iter()
            .any(|package| file.starts_with(package))
        {
            return None;
        }
        if file == path && code.obj_name.as_str() == "<module>" {
            line = Some(entry.lineno.get());
        }
    }
    line
}

/// What is left of a module.
struct Rest {
    /// The names that the statement defines.
    names: Vec<String>,
    /// The statement, if it imports several names out of a module.
    import: Option<SeveralNames>,
    /// Where in the module the rest begins.
    start: usize,
    /// The text after the statement, its lines where they were.
    text: String,
}

/// What is left after the statement that failed at `line`, after `done`. Where several statements
/// share the line, the first that has not been left out: if it was another, that one fails again.
fn rest(text: &str, done: usize, line: usize) -> Option<Rest> {
    let module = ruff_python_parser::parse_module(text).ok()?;
    let body = &module.syntax().body;
    let line_of = |offset: usize| text[..offset].matches('\n').count() + 1;
    let failed = body
        .iter()
        .filter(|statement| statement.start().to_usize() >= done)
        .find(|statement| line_of(statement.end().to_usize()) >= line)?;
    let mut definitions = Definitions::default();
    StatementVisitor::visit_stmt(&mut definitions, failed);
    if definitions.has_model {
        return None;
    }
    let end = failed.end().to_usize();
    let mut lines = "\n".repeat(line_of(end) - 1);
    if body.iter().any(postpones_annotations) {
        lines.insert_str(0, "from __future__ import annotations");
    }
    let rest = text[end..].trim_start_matches([' ', '\t', ';']);
    Some(Rest {
        names: definitions.names,
        import: SeveralNames::of(failed, text),
        start: end,
        text: format!("{lines}{rest}"),
    })
}

impl Rest {
    /// The statement in parts that can be run one by one: an import for each name. None when the
    /// module itself could not be loaded: it would be run again for each of them.
    fn parts(&self, names: &PyDictRef, vm: &VirtualMachine) -> PyResult<Vec<String>> {
        let Some(import) = &self.import else {
            return Ok(Vec::new());
        };
        let package = names.get_item_opt("__package__", vm)?;
        let package = package
            .as_ref()
            .and_then(|package| package.downcast_ref::<PyStr>())
            .map(|package| package.to_string_lossy());
        match import.module(package.as_deref().unwrap_or_default()) {
            Some(module) if modules(vm)?.contains_key(&*module, vm) => Ok(import.parts()),
            _ => Ok(Vec::new()),
        }
    }
}

/// `from module import a, b`
struct SeveralNames {
    /// The dots before the module's name.
    level: usize,
    /// The module's name.
    module: String,
    /// What is imported, each with the name that it gets.
    names: Vec<String>,
}

impl SeveralNames {
    fn of(statement: &Stmt, text: &str) -> Option<Self> {
        let Stmt::ImportFrom(import) = statement else {
            return None;
        };
        let module = import.module.as_ref();
        let alias = |alias: &Alias| text[alias.range()].to_owned();
        (import.names.len() > 1).then(|| Self {
            level: import.level as usize,
            module: module.map_or("", |module| module.as_str()).to_owned(),
            names: import.names.iter().map(alias).collect(),
        })
    }

    /// The full name of the module, in a module of `package`.
    fn module(&self, package: &str) -> Option<String> {
        if self.level == 0 {
            return Some(self.module.clone());
        }
        let mut base = package;
        for _ in 1..self.level {
            base = base.rsplit_once('.')?.0;
        }
        Some(match self.module.as_str() {
            "" => base.to_owned(),
            module => format!("{base}.{module}"),
        })
    }

    fn parts(&self) -> Vec<String> {
        let dots = ".".repeat(self.level);
        let part = |name| format!("from {dots}{} import {name}", self.module);
        self.names.iter().map(part).collect()
    }
}

fn postpones_annotations(statement: &Stmt) -> bool {
    matches!(statement, Stmt::ImportFrom(import)
        if import.module.as_ref().is_some_and(|module| module.as_str() == "__future__")
            && import.names.iter().any(|alias| alias.name.as_str() == "annotations"))
}

/// The names that a statement defines in its module.
#[derive(Default)]
struct Definitions {
    names: Vec<String>,
    /// Whether a class among them looks like one that is mapped to a table.
    has_model: bool,
}

impl Definitions {
    fn add_import(&mut self, alias: &Alias) {
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        let first = name.as_str().split('.').next();
        self.names.extend(first.map(str::to_owned));
    }
}

impl<'a> StatementVisitor<'a> for Definitions {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::ClassDef(class) => {
                self.names.push(class.name.to_string());
                let mut search = ModelSearch { found: false };
                ruff_python_ast::visitor::walk_stmt(&mut search, statement);
                self.has_model |= search.found;
            }
            Stmt::FunctionDef(function) => self.names.push(function.name.to_string()),
            Stmt::Import(import) => import.names.iter().for_each(|name| self.add_import(name)),
            Stmt::ImportFrom(import) => import.names.iter().for_each(|name| self.add_import(name)),
            _ => {
                let mut targets = Targets { names: Vec::new() };
                ruff_python_ast::visitor::walk_stmt(&mut targets, statement);
                self.names.append(&mut targets.names);
                walk_stmt(self, statement);
            }
        }
    }
}

/// The names that a statement itself assigns to, without the statements in it.
struct Targets {
    names: Vec<String>,
}

impl<'a> Visitor<'a> for Targets {
    fn visit_stmt(&mut self, _statement: &'a Stmt) {}

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if name.ctx == ExprContext::Store => {
                self.names.push(name.id.to_string());
            }
            Expr::Lambda(_)
            | Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_) => {}
            _ => walk_expr(self, expression),
        }
    }
}

/// Words that tell a class that is mapped to a table from others.
const MODEL_WORDS: [&str; 8] = [
    "Column",
    "Mapped",
    "Relationship",
    "__mapper_args__",
    "__table__",
    "__tablename__",
    "mapped_column",
    "relationship",
];

/// Looks for [`MODEL_WORDS`] in a class, and for `SQLModel`'s `table=True`.
struct ModelSearch {
    found: bool,
}

impl<'a> Visitor<'a> for ModelSearch {
    fn visit_expr(&mut self, expression: &'a Expr) {
        let word = match expression {
            Expr::Name(name) => name.id.as_str(),
            Expr::Attribute(attribute) => attribute.attr.as_str(),
            _ => "",
        };
        self.found |= MODEL_WORDS.contains(&word);
        walk_expr(self, expression);
    }

    fn visit_keyword(&mut self, keyword: &'a Keyword) {
        self.found |= keyword
            .arg
            .as_ref()
            .is_some_and(|name| name.as_str() == "table");
        walk_keyword(self, keyword);
    }
}
