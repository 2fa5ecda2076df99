//! Reading and compiling source files.

mod encoding;

use std::collections::HashMap;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

use rustpython_vm::builtins::{PyBaseExceptionRef, PyCode};
use rustpython_vm::bytecode::CodeObject;
use rustpython_vm::compiler::{self, CompileOpts, Mode};
use rustpython_vm::{PyRef, PyResult, VirtualMachine};

use encoding::{decode, plain_text};

/// Code that was compiled ahead, waiting to be run.
static AHEAD: Mutex<Option<HashMap<PathBuf, CodeObject>>> = Mutex::new(None);

/// Number of files from which threads are worth their start.
const WORTH_THREADS: usize = 4;

/// The code of a file: compiled ahead, or read and compiled now.
///
/// # Errors
///
/// `OSError` when the file can't be read, `SyntaxError` when it is not Python.
pub(crate) fn load(path: &Path, vm: &VirtualMachine) -> PyResult<PyRef<PyCode>> {
    let ahead = lock().as_mut().and_then(|ahead| ahead.remove(path));
    if let Some(code) = ahead {
        return Ok(vm.ctx.new_code(code));
    }
    let name = path.to_string_lossy().into_owned();
    let bytes = fs::read(path).map_err(|error| unreadable(&error, path, vm))?;
    let text = decode(&bytes, &name, vm)?;
    // The interpreter's own entry point parses twice, to warn about escapes.
    let result = if may_need_warnings(&text) {
        vm.compile(&text, Mode::Exec, name)
    } else {
        compiler::compile(&text, Mode::Exec, &name, CompileOpts::default())
            .map(|code| vm.ctx.new_code(code))
    };
    result.map_err(|error| vm.new_syntax_error(&error, Some(&text)))
}

/// Compiles files on all processors, for [`load`] to find. What fails is left for [`load`] to
/// report.
pub(crate) fn compile_ahead(paths: &[PathBuf]) {
    let workers = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(paths.len() / WORTH_THREADS);
    if workers < 2 {
        return;
    }
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(code) = try_compile(path) {
                        lock().get_or_insert_default().insert(path.clone(), code);
                    }
                }
            });
        }
    });
}

fn try_compile(path: &Path) -> Option<CodeObject> {
    let bytes = fs::read(path).ok()?;
    let text = plain_text(&bytes)?;
    if may_need_warnings(&text) {
        return None;
    }
    compiler::compile(
        &text,
        Mode::Exec,
        &path.to_string_lossy(),
        CompileOpts::default(),
    )
    .ok()
}

fn lock() -> std::sync::MutexGuard<'static, Option<HashMap<PathBuf, CodeObject>>> {
    match AHEAD.lock() {
        Ok(guard) => guard,
        Err(poisoned) => poisoned.into_inner(),
    }
}

fn unreadable(error: &io::Error, path: &Path, vm: &VirtualMachine) -> PyBaseExceptionRef {
    let path = path.display();
    match error.raw_os_error() {
        Some(number) => {
            let text = error.to_string();
            // Rust appends the number, Python puts it in front.
            let text = text.split(" (os error").next().unwrap_or(&text);
            let message = format!("[Errno {number}] {text}: '{path}'");
            let error = vm.new_os_error(message);
            if number == libc::ENOENT {
                let class = vm.ctx.exceptions.file_not_found_error.to_owned();
                let text = vm.ctx.new_str(text).into();
                let path = vm.ctx.new_str(path.to_string()).into();
                let arguments = vec![vm.ctx.new_int(number).into(), text, path];
                return vm.invoke_exception(class, arguments).unwrap_or(error);
            }
            error
        }
        None => vm.new_os_error(format!("{error}: '{path}'")),
    }
}

/// Whether there is a backslash that could be an invalid escape in a string.
fn may_need_warnings(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            continue;
        }
        let is_common = bytes.next().is_none_or(|next| {
            matches!(
                next,
                b'\n'
                    | b'\\'
                    | b'\''
                    | b'"'
                    | b'a'
                    | b'b'
                    | b'f'
                    | b'n'
                    | b'r'
                    | b't'
                    | b'v'
                    | b'x'
                    | b'u'
                    | b'U'
                    | b'N'
                    | b'0'..=b'7'
            )
        });
        if !is_common {
            return true;
        }
    }
    false
}
