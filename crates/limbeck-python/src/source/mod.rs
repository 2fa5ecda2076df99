//! Reading and compiling source files.

mod ahead;
mod class_names;
mod encoding;
mod parts;
mod script;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::{fs, io, thread};

use rustpython_vm::builtins::{PyBaseExceptionRef, PyCode};
use rustpython_vm::bytecode::CodeObject;
use rustpython_vm::compiler::{self, CompileError, CompileOpts, Mode};
use rustpython_vm::convert::IntoPyException;
use rustpython_vm::{AsObject, PyRef, PyResult, VirtualMachine};

use ahead::Ahead;
pub(crate) use ahead::spare_processors;
use encoding::decode;
pub(crate) use encoding::plain_text;
pub(crate) use parts::{Part, Parts, compile_parts};

thread_local! {
    /// What is compiled ahead for the scripts of this thread.
    static AHEAD: RefCell<Ahead> = RefCell::default();
}

/// Bytes of stack for a thread that compiles; memory is only taken as it is used. A long expression
/// is a deep tree: `1+1+…` takes a few hundred bytes of stack for each `+`.
pub(crate) const STACK_SIZE: usize = 256 << 20;

/// Bytes of source that surely compile on any thread's stack.
const SHORT_SOURCE: usize = 4096;

/// The code of a file.
///
/// # Errors
///
/// `OSError` when the file can't be read, `SyntaxError` when it is not Python.
pub(crate) fn load(path: &Path, vm: &VirtualMachine) -> PyResult<PyRef<PyCode>> {
    let text = read(path, vm)?;
    compile_text(&text, path, vm)
}

/// The code of a revision script: compiled ahead, or read and compiled now.
///
/// # Errors
///
/// `OSError` when the file can't be read, `SyntaxError` when it is not Python.
pub(crate) fn load_script(path: &Path, vm: &VirtualMachine) -> PyResult<PyRef<PyCode>> {
    if let Some(code) = AHEAD.with_borrow_mut(|ahead| ahead.take(path)) {
        return Ok(vm.ctx.new_code(code));
    }
    let text = read(path, vm)?;
    let name = path.to_string_lossy();
    let code = with_stack_for(&text, || script::compile(&text, &name));
    finished(code, &text, vm)
}

/// The text of a file.
///
/// # Errors
///
/// `OSError` when it can't be read, `SyntaxError` when it is not in its encoding.
pub(crate) fn read(path: &Path, vm: &VirtualMachine) -> PyResult<String> {
    let bytes = fs::read(path).map_err(|error| unreadable(error, path, vm))?;
    decode(&bytes, &path.to_string_lossy(), vm).map(Into::into)
}

/// The code of a file's text, or of a part of it.
///
/// # Errors
///
/// `SyntaxError` when it is not Python.
pub(crate) fn compile_text(
    text: &str,
    path: &Path,
    vm: &VirtualMachine,
) -> PyResult<PyRef<PyCode>> {
    // Not the interpreter's own entry point: it parses twice, to warn about escapes such as `\d`.
    // CPython gives that warning once, when it writes the file's bytecode.
    let name = path.to_string_lossy();
    let code = with_stack_for(text, || {
        compiler::compile(text, Mode::Exec, &name, CompileOpts::default())
    });
    finished(code, text, vm)
}

fn finished(
    code: Result<CodeObject, CompileError>,
    text: &str,
    vm: &VirtualMachine,
) -> PyResult<PyRef<PyCode>> {
    match code {
        Ok(code) => Ok(vm.ctx.new_code(code)),
        Err(error) => Err(vm.new_syntax_error(&error, Some(text))),
    }
}

/// Runs a parser of Python where there is stack enough for it.
pub(crate) fn with_stack_for<R: Send>(text: &str, parse: impl Fn() -> R + Sync) -> R {
    if text.len() <= SHORT_SOURCE {
        return parse();
    }
    thread::scope(|scope| {
        let worker = thread::Builder::new()
            .stack_size(STACK_SIZE)
            .spawn_scoped(scope, &parse);
        match worker.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => parse(),
        }
    })
}

/// Compiles files that are about to be loaded, on other processors; in place of those of the call
/// before. What fails is left for [`load_script`] to report.
pub(crate) fn announce(paths: impl IntoIterator<Item = PathBuf>) {
    AHEAD.with_borrow_mut(|ahead| ahead.announce(paths));
}

/// Begins to compile files that may have to be loaded, as [`announce`] does.
pub(crate) fn expect(paths: impl IntoIterator<Item = PathBuf>) {
    AHEAD.with_borrow_mut(|ahead| ahead.expect(paths));
}

/// Drops what was compiled ahead and not run: the files may change until the next run.
pub(crate) fn forget() {
    AHEAD.take();
}

fn unreadable(error: io::Error, path: &Path, vm: &VirtualMachine) -> PyBaseExceptionRef {
    let error = error.into_pyexception(vm);
    let path = vm.fsdecode(path.as_os_str().to_owned());
    match error.as_object().set_attr("filename", path, vm) {
        Ok(()) => error,
        Err(failure) => failure,
    }
}
