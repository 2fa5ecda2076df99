//! Errors of the application as Python exceptions, and the other way round.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use limbeck_script::host::ScriptError;
use rustpython_vm::builtins::{PyBaseExceptionRef, PyInt, PyStr, PyType, PyTypeRef};
use rustpython_vm::{AsObject, Py, PyObjectRef, PyResult, VirtualMachine};

use crate::interpreter::import_module;
use crate::trace;

/// Attribute that ties an exception to the error that it stands for.
const ERROR_ATTRIBUTE: &str = "_limbeck_error";

/// Attribute that becomes [`ScriptError::help`].
const HELP_ATTRIBUTE: &str = "_limbeck_help";

thread_local! {
    /// Errors that became exceptions, found by the number in [`ERROR_ATTRIBUTE`].
    static ERRORS: RefCell<HashMap<usize, ScriptError>> = RefCell::default();
    /// Exceptions that became errors, found by [`ScriptError::handle`].
    static EXCEPTIONS: RefCell<HashMap<usize, PyBaseExceptionRef>> = RefCell::default();
    /// The last number given out. Numbers are never used again, since an error may be kept longer
    /// than the exception that it was.
    static LAST_NUMBER: Cell<usize> = const { Cell::new(0) };
}

/// Forgets all exceptions of the run that has ended.
pub(crate) fn forget() {
    let _ = ERRORS.take();
    let _ = EXCEPTIONS.take();
}

fn next_number() -> usize {
    LAST_NUMBER.set(LAST_NUMBER.get() + 1);
    LAST_NUMBER.get()
}

/// The exception for an error. An error that was an exception before becomes that exception again.
pub(crate) fn from_error(error: ScriptError, vm: &VirtualMachine) -> PyBaseExceptionRef {
    let known = error
        .handle
        .and_then(|handle| EXCEPTIONS.with_borrow(|exceptions| exceptions.get(&handle).cloned()));
    if let Some(exception) = known {
        return exception;
    }
    let exception = instantiate(&error, vm).unwrap_or_else(|_| {
        // Our own package is broken; the message still gets through.
        vm.new_runtime_error(error.message.clone())
    });
    let number = next_number();
    ERRORS.with_borrow_mut(|errors| errors.insert(number, error));
    // An exception class with slots and no dictionary loses only the tie.
    let _ = exception
        .as_object()
        .set_attr(ERROR_ATTRIBUTE, vm.ctx.new_int(number), vm);
    exception
}

fn instantiate(error: &ScriptError, vm: &VirtualMachine) -> PyResult<PyBaseExceptionRef> {
    let class = class_of(&error.class, vm)?;
    let message: PyObjectRef = vm.ctx.new_str(error.message.as_str()).into();
    let Some(fault) = &error.database else {
        return vm.invoke_exception(class, vec![message]);
    };
    let text = |value: &Option<String>| match value {
        Some(text) => vm.ctx.new_str(text.as_str()).into(),
        None => vm.ctx.none(),
    };
    // MySQL's drivers put the server's number in front of the message.
    let number = fault.number.map(|number| vm.ctx.new_int(number).into());
    let text_of_server = vm.ctx.new_str(fault.message.as_str()).into();
    let original = vm.new_exception(
        vm.ctx.exceptions.exception_type.to_owned(),
        number.into_iter().chain([text_of_server]).collect(),
    );
    let original: PyObjectRef = original.into();
    original.set_attr("pgcode", text(&fault.sql_state), vm)?;
    original.set_attr("sqlstate", text(&fault.sql_state), vm)?;

    // The constructor composes a message of its own; this one is complete already.
    let exception = vm.call_method(
        class.as_object(),
        "__new__",
        (class.clone(), message.clone()),
    )?;
    exception.set_attr("args", vm.ctx.new_tuple(vec![message]), vm)?;
    exception.set_attr("orig", original, vm)?;
    exception.set_attr("statement", text(&fault.statement), vm)?;
    exception
        .downcast()
        .map_err(|_| vm.new_type_error("not an exception"))
}

/// The class by the name that an error gives.
fn class_of(name: &str, vm: &VirtualMachine) -> PyResult<PyTypeRef> {
    let class = match name.rsplit_once('.') {
        Some((module, class)) => {
            import_module(vm, module)?.get_attr(&vm.ctx.new_utf8_str(class), vm)
        }
        None if name == "CommandError" => {
            import_module(vm, "alembic.util.exc")?.get_attr("CommandError", vm)
        }
        None => vm.builtins.get_attr(&vm.ctx.new_utf8_str(name), vm),
    };
    let class = class.ok().and_then(|class| class.downcast::<PyType>().ok());
    Ok(class
        .filter(|class| class.fast_issubclass(vm.ctx.exceptions.base_exception_type))
        .unwrap_or_else(|| vm.ctx.exceptions.runtime_error.to_owned()))
}

/// The error for an exception that left a script.
pub(crate) fn to_error(exception: PyBaseExceptionRef, vm: &VirtualMachine) -> ScriptError {
    let origin = trace::origin(&exception, vm);
    let text = trace::format(&exception, vm);
    let mut error = original(&exception, vm).unwrap_or_else(|| {
        ScriptError::new(class_name(exception.class(), vm), message(&exception, vm))
    });
    if error.origin.is_none() {
        error.origin = origin;
    }
    error.trace = text;
    if error.help.is_none() {
        error.help = help(&exception, vm);
    }
    let number = next_number();
    EXCEPTIONS.with_borrow_mut(|exceptions| exceptions.insert(number, exception));
    error.handle = Some(number);
    error
}

/// The advice that one of our packages has attached to an exception.
fn help(exception: &PyBaseExceptionRef, vm: &VirtualMachine) -> Option<String> {
    let help = exception.as_object().get_attr(HELP_ATTRIBUTE, vm).ok()?;
    Some(help.downcast_ref::<PyStr>()?.to_string_lossy().into_owned())
}

/// Attaches advice to an exception.
pub(crate) fn advise(exception: &PyBaseExceptionRef, help: &str, vm: &VirtualMachine) {
    // Without it the error is as true, only less helpful.
    let _ = exception
        .as_object()
        .set_attr(HELP_ATTRIBUTE, vm.ctx.new_str(help), vm);
}

/// The error that an exception stands for.
fn original(exception: &PyBaseExceptionRef, vm: &VirtualMachine) -> Option<ScriptError> {
    let number = exception.as_object().get_attr(ERROR_ATTRIBUTE, vm).ok()?;
    let number = number
        .downcast_ref::<PyInt>()?
        .try_to_primitive::<usize>(vm)
        .ok()?;
    ERRORS.with_borrow(|errors| errors.get(&number).cloned())
}

/// The class's name, with its module unless it is a builtin one.
pub(crate) fn class_name(class: &Py<PyType>, vm: &VirtualMachine) -> String {
    let text = |name: &'static str| {
        class
            .as_object()
            .get_attr(name, vm)
            .ok()
            .and_then(|value| value.downcast::<PyStr>().ok())
            .map(|value| value.to_string_lossy().into_owned())
    };
    let name = text("__qualname__").unwrap_or_else(|| class.name().to_string());
    match text("__module__") {
        Some(module) if module != "builtins" && module != "__main__" => format!("{module}.{name}"),
        _ => name,
    }
}

/// `str(exception)`; for `SystemExit` the exit code.
pub(crate) fn message(exception: &PyBaseExceptionRef, vm: &VirtualMachine) -> String {
    if exception.fast_isinstance(vm.ctx.exceptions.system_exit) {
        let code = exception.get_arg(0).filter(|code| !vm.is_none(code));
        return match code {
            Some(code) => text_of(&code, vm),
            None => "0".to_owned(),
        };
    }
    text_of(exception.as_object(), vm)
}

fn text_of(object: &rustpython_vm::PyObject, vm: &VirtualMachine) -> String {
    match object.str(vm) {
        Ok(text) => text.to_string_lossy().into_owned(),
        Err(_) => "<exception str() failed>".to_owned(),
    }
}
