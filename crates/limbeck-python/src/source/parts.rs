//! The code of a module in parts, so that the first of them run while the others are compiled.
//!
//! A module of models is long, and its classes are made one after the other. To its names it makes
//! no difference whether one code object has all of its statements or several share them.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::{mem, thread};

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{Mod, ModModule, Stmt};
use ruff_python_parser::parse_module;
use ruff_source_file::{SourceFile, SourceFileBuilder};
use ruff_text_size::Ranged;
use rustpython_vm::builtins::PyCode;
use rustpython_vm::bytecode::CodeObject;
use rustpython_vm::compiler::codegen::compile::compile_top;
use rustpython_vm::compiler::{CompileError, CompileOpts, Mode};
use rustpython_vm::{PyRef, PyResult, VirtualMachine};

use super::class_names;
use super::{SHORT_SOURCE, STACK_SIZE, compile_text, read};

/// Bytes of source from which a module is compiled in parts.
const LONG_SOURCE: usize = 32 << 10;

/// Bytes of source that a part has at least.
const PART: usize = 16 << 10;

/// The code of a module, to be run part by part. A part that is no Python is found when it is its
/// turn, except that nothing runs of a module that can't be parsed.
pub(crate) enum Parts {
    /// All of it.
    Whole(Option<PyRef<PyCode>>),
    /// What another thread compiles.
    Stream {
        path: PathBuf,
        /// Nothing when all parts were taken.
        parts: Option<Receiver<Part>>,
    },
}

/// What the thread that compiles says of a part.
pub(crate) enum Part {
    Code(Box<CodeObject>),
    /// The code of the last part.
    Last(Box<CodeObject>),
    /// It is no Python.
    Failed(Box<CompileError>),
    /// The compiler can't stand it.
    Panicked(Box<dyn Any + Send>),
}

impl Parts {
    /// The parts of a file, compiled now.
    ///
    /// # Errors
    ///
    /// `OSError` when the file can't be read, `SyntaxError` when it is not in its encoding, or is
    /// short and not Python.
    pub(crate) fn of(path: &Path, vm: &VirtualMachine) -> PyResult<Self> {
        let text = read(path, vm)?;
        if text.len() > SHORT_SOURCE {
            let (sender, parts) = channel();
            let name = path.to_owned();
            let for_worker = text.clone();
            let worker = thread::Builder::new()
                .stack_size(STACK_SIZE)
                .spawn(move || compile_parts(&for_worker, &name, &sender, |_| ()));
            if worker.is_ok() {
                return Ok(Self::stream(path.to_owned(), parts));
            }
        }
        compile_text(&text, path, vm).map(|code| Self::Whole(Some(code)))
    }

    /// Parts that a thread compiles.
    pub(crate) fn stream(path: PathBuf, parts: Receiver<Part>) -> Self {
        Self::Stream {
            path,
            parts: Some(parts),
        }
    }

    /// The part to run next.
    ///
    /// # Errors
    ///
    /// `SyntaxError` when it is not Python.
    pub(crate) fn next(&mut self, vm: &VirtualMachine) -> PyResult<Option<PyRef<PyCode>>> {
        let (path, stream) = match self {
            Self::Whole(code) => return Ok(code.take()),
            Self::Stream { path, parts } => (path, parts),
        };
        let Some(parts) = stream else {
            return Ok(None);
        };
        match parts.recv() {
            Ok(Part::Code(code)) => Ok(Some(vm.ctx.new_code(*code))),
            Ok(Part::Last(code)) => {
                *stream = None;
                Ok(Some(vm.ctx.new_code(*code)))
            }
            Ok(Part::Failed(error)) => {
                let text = read(path, vm)?;
                Err(vm.new_syntax_error(&error, Some(&text)))
            }
            Ok(Part::Panicked(panic)) => resume_unwind(panic),
            Err(_) => Err(vm.new_system_error("the compiler has stopped")),
        }
    }
}

/// Compiles the text of a module, and says of each part what became of it. `look` sees the module's
/// statements first.
pub(crate) fn compile_parts(
    text: &str,
    path: &Path,
    parts: &Sender<Part>,
    look: impl FnOnce(&[Stmt]),
) {
    let compile = || {
        let source = SourceFileBuilder::new(path.to_string_lossy(), text).finish();
        match parse_module(text) {
            Ok(module) => {
                let mut module = module.into_syntax();
                look(&module.body);
                class_names::declare_global(&mut module.body);
                compile_module(module, &source, parts);
            }
            Err(error) => {
                let error = CompileError::from_ruff_parse_error(error, &source);
                tell(parts, Part::Failed(Box::new(error)));
            }
        }
    };
    if let Err(panic) = catch_unwind(AssertUnwindSafe(compile)) {
        tell(parts, Part::Panicked(panic));
    }
}

fn compile_module(module: ModModule, source: &SourceFile, parts: &Sender<Part>) {
    let mut bodies = split(module.body, source.source_text())
        .into_iter()
        .peekable();
    while let Some(body) = bodies.next() {
        let module = Mod::Module(ModModule {
            node_index: module.node_index.clone(),
            range: module.range,
            body,
        });
        let code = compile_top(module, source.clone(), Mode::Exec, CompileOpts::default());
        let part = match code {
            Ok(code) if bodies.peek().is_some() => Part::Code(Box::new(code)),
            Ok(code) => Part::Last(Box::new(code)),
            Err(error) => Part::Failed(Box::new(error.into())),
        };
        let is_over = !matches!(part, Part::Code(_));
        if !tell(parts, part) || is_over {
            return;
        }
    }
}

/// Whether anybody still wants to know.
fn tell(parts: &Sender<Part>, part: Part) -> bool {
    parts.send(part).is_ok()
}

/// The statements of a module, in parts that begin with a class or a function.
fn split(body: Vec<Stmt>, text: &str) -> Vec<Vec<Stmt>> {
    if text.len() < LONG_SOURCE || has_annotations(&body) {
        return vec![body];
    }
    let features: Vec<Stmt> = body
        .iter()
        .filter(|item| is_future(item))
        .cloned()
        .collect();
    // They are repeated in each part, and that assigns to the name once more.
    if !features.is_empty() && text.matches("annotations").count() > 1 {
        return vec![body];
    }
    let mut parts = Vec::new();
    let mut part: Vec<Stmt> = Vec::new();
    let mut start = 0;
    for statement in body {
        let here = statement.start().to_usize();
        let is_definition = matches!(statement, Stmt::ClassDef(_) | Stmt::FunctionDef(_));
        if is_definition && here - start >= PART {
            parts.push(mem::replace(&mut part, features.clone()));
            start = here;
        }
        part.push(statement);
    }
    parts.push(part);
    parts
}

/// `from __future__ import annotations`
fn is_future(statement: &Stmt) -> bool {
    matches!(statement, Stmt::ImportFrom(import)
        if import.module.as_ref().is_some_and(|module| module.as_str() == "__future__"))
}

/// Whether variables of the module are annotated: all of them by one function.
fn has_annotations(body: &[Stmt]) -> bool {
    let mut search = AnnotationSearch { found: false };
    search.visit_body(body);
    search.found
}

struct AnnotationSearch {
    found: bool,
}

impl<'a> StatementVisitor<'a> for AnnotationSearch {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::AnnAssign(_) => self.found = true,
            Stmt::ClassDef(_) | Stmt::FunctionDef(_) => {}
            _ => walk_stmt(self, statement),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end anywhere")]

    use super::*;

    /// A module of classes, longer than [`LONG_SOURCE`].
    fn long(start: &str) -> String {
        let classes =
            (0..1000).map(|number| format!("class Class{number}:\n    value = {number}\n\n"));
        format!("{start}\n{}", classes.collect::<String>())
    }

    fn sizes(text: &str) -> Vec<usize> {
        let body = parse_module(text).unwrap().into_syntax().body;
        split(body, text).iter().map(Vec::len).collect()
    }

    #[test]
    fn long_modules_have_parts_that_begin_with_a_definition() {
        let text = long("'''what it is'''\nimport os");
        let body = parse_module(&text).unwrap().into_syntax().body;
        let parts = split(body, &text);
        assert!(parts.len() > 1);
        assert_eq!(parts.iter().map(Vec::len).sum::<usize>(), 1002);
        for part in &parts[1..] {
            assert!(matches!(part[0], Stmt::ClassDef(_)));
        }
        assert_eq!(sizes("class Class:\n    pass\n"), [1]);
    }

    #[test]
    fn each_part_has_the_features_of_its_module() {
        let text = long("from __future__ import annotations");
        let parts = sizes(&text);
        assert_eq!(parts.iter().sum::<usize>(), 1000 + parts.len());
        let assigned = long("from __future__ import annotations\nannotations = 1");
        assert_eq!(sizes(&assigned), [1002]);
    }

    #[test]
    fn annotated_variables_keep_a_module_whole() {
        assert_eq!(sizes(&long("size: int = 1")), [1001]);
        assert_eq!(sizes(&long("if size:\n    size: int = 1")), [1001]);
    }

    #[test]
    fn parts_are_told_up_to_the_first_that_is_no_python() {
        let (sender, parts) = channel();
        let text = long("") + "class Last:\n    return 1\n";
        compile_parts(&text, Path::new("module.py"), &sender, |_| ());
        drop(sender);
        let parts: Vec<Part> = parts.iter().collect();
        let (last, before) = parts.split_last().unwrap();
        assert!(matches!(last, Part::Failed(_)));
        assert!(!before.is_empty());
        assert!(before.iter().all(|part| matches!(part, Part::Code(_))));
    }
}
