//! The native module `_limbeck`: what our Python packages ask of the application.

use std::path::Path;

use limbeck_script::host::{EnvironmentSettings, Request};
use rustpython_vm::builtins::{PyBaseExceptionRef, PyCode, PyStrRef};
use rustpython_vm::function::FuncArgs;
use rustpython_vm::{PyObjectRef, PyRef, PyResult, VirtualMachine};

use crate::capture;
use crate::exception;
use crate::invocation::Invocation;
use crate::log_line;
use crate::payload;
use crate::runner::Runner;
use crate::settings;
use crate::source;
use crate::trace;
use crate::value::ToPython;

/// Makes the module.
pub(crate) fn module(vm: &VirtualMachine) -> PyResult {
    let names = vm.ctx.new_dict();
    let module = vm.new_module("_limbeck", names.clone(), None);
    names.set_item("request", vm.new_function("request", request).into(), vm)?;
    names.set_item("settings", vm.new_function("settings", settings).into(), vm)?;
    names.set_item(
        "load_code",
        vm.new_function("load_code", load_code).into(),
        vm,
    )?;
    names.set_item(
        "load_script",
        vm.new_function("load_script", load_script).into(),
        vm,
    )?;
    names.set_item(
        "format_exception",
        vm.new_function("format_exception", format_exception).into(),
        vm,
    )?;
    names.set_item(
        "log_line",
        vm.new_function("log_line", log_line::writer).into(),
        vm,
    )?;
    capture::add_to(&names, vm)?;
    Ok(module.into())
}

/// `_limbeck.format_exception(exception, chain: bool) -> str`: the trace as CPython prints it.
fn format_exception(exception: PyBaseExceptionRef, chain: bool, vm: &VirtualMachine) -> String {
    if chain {
        trace::format(&exception, vm)
    } else {
        trace::format_alone(&exception, vm)
    }
}

/// `_limbeck.load_code(path: str) -> code`: the compiled source of a file.
fn load_code(path: PyStrRef, vm: &VirtualMachine) -> PyResult<PyRef<PyCode>> {
    source::load(Path::new(&*vm.fsencode(&path)?), vm)
}

/// `_limbeck.load_script(path: str) -> code`: the compiled source of a revision script.
fn load_script(path: PyStrRef, vm: &VirtualMachine) -> PyResult<PyRef<PyCode>> {
    source::load_script(Path::new(&*vm.fsencode(&path)?), vm)
}

/// `_limbeck.request(payload: dict) -> object`
fn request(payload: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    let request: Request = payload::read(&payload, vm)?;
    let answer = Invocation::current(|invocation| {
        invocation
            .and_then(|invocation| invocation.runtime)
            .map(|runtime| runtime.request(request, &Runner { vm }))
    });
    match answer {
        Some(Ok(value)) => ToPython::new(vm).convert(&value),
        Some(Err(error)) => Err(exception::from_error(error, vm)),
        None => Err(vm.new_runtime_error(
            "the database can't be reached from here: only an environment script and the \
             migrations that it runs can use it",
        )),
    }
}

/// `_limbeck.settings() -> dict`
fn settings(_arguments: FuncArgs, vm: &VirtualMachine) -> PyResult {
    Invocation::current(|invocation| match invocation {
        Some(invocation) => settings::to_python(invocation.settings, vm),
        None => settings::to_python(&EnvironmentSettings::default(), vm),
    })
}
