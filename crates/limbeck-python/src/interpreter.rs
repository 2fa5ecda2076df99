//! Building the interpreter.

use rustpython_vm::builtins::PyDictRef;
use rustpython_vm::gc_state::gc_state;
use rustpython_vm::signal::user_signal_channel;
use rustpython_vm::vm::CheckHashPycsMode;
use rustpython_vm::{Interpreter, PyObjectRef, PyResult, Settings, VirtualMachine};

use crate::interrupt::ScriptInterrupt;
use crate::{attribute_access, class_subscript, deferred, import, library, native};

/// Depth of calls at which a script gets a `RecursionError`; CPython's own limit.
const RECURSION_LIMIT: usize = 1000;

/// Starts an interpreter. `arguments` becomes `sys.argv`.
pub(crate) fn start(arguments: Vec<String>, interrupt: &ScriptInterrupt) -> Interpreter {
    let mut settings = Settings::default();
    settings.argv = arguments;
    settings.install_signal_handlers = false;
    settings.import_site = false;
    settings.isolated = true;
    settings.user_site_directory = false;
    settings.write_bytecode = false;
    // Otherwise the interpreter imports `locale` to ask, which takes longer than all the rest.
    settings.stdio_encoding = Some("utf-8".to_owned());
    settings.stdio_errors = Some("surrogateescape".to_owned());
    // The finders for files are added when a script asks for them; ours do not need them.
    settings.allow_external_library = false;
    settings.check_hash_pycs_mode = CheckHashPycsMode::Never;

    // A run is over before collecting cycles pays.
    gc_state().disable();

    let (interrupts, receiver) = user_signal_channel();

    let builder = Interpreter::builder(settings);
    attribute_access::make_quick(&builder.ctx);
    class_subscript::make_quick(&builder.ctx);
    let mut native_modules = rustpython_stdlib::stdlib_module_defs(&builder.ctx);
    native_modules.push(deferred::empty(&builder.ctx));
    let interpreter = builder
        .add_native_modules(&native_modules)
        .add_frozen_modules(library::modules())
        .init_hook(move |vm| vm.set_user_signal_channel(receiver))
        .build();
    interpreter.enter(|vm| {
        vm.recursion_limit.set(RECURSION_LIMIT);
        if let Err(error) = prepare(vm) {
            vm.print_exception(error);
        }
    });
    interrupt.connect(interrupts);
    interpreter
}

fn prepare(vm: &VirtualMachine) -> PyResult<()> {
    let module = native::module(vm)?;
    modules(vm)?.set_item("_limbeck", module, vm)?;
    deferred::forget_empty(vm)?;
    attribute_access::install(vm)?;
    import::install(vm)
}

/// `sys.modules`.
pub(crate) fn modules(vm: &VirtualMachine) -> PyResult<PyDictRef> {
    vm.sys_module
        .get_attr("modules", vm)?
        .downcast()
        .map_err(|_| vm.new_type_error("sys.modules is not a dictionary"))
}

/// Imports a module by its dotted name and answers the module itself, not its top-level package.
pub(crate) fn import_module(vm: &VirtualMachine, name: &str) -> PyResult {
    if let Some(module) = modules(vm)?.get_item_opt(name, vm)? {
        return Ok(module);
    }
    vm.import(&vm.ctx.new_utf8_str(name), 0)?;
    modules(vm)?.get_item(name, vm)
}

/// Calls a function of a module.
pub(crate) fn call(
    vm: &VirtualMachine,
    module: &str,
    function: &'static str,
    arguments: Vec<PyObjectRef>,
) -> PyResult {
    import_module(vm, module)?
        .get_attr(function, vm)?
        .call(arguments, vm)
}

/// Writes out what Python has buffered for standard output and error.
pub(crate) fn flush(vm: &VirtualMachine) {
    for stream in ["stdout", "stderr"] {
        // A script may have closed or replaced its streams.
        if let Ok(stream) = vm.sys_module.get_attr(stream, vm) {
            let _ = vm.call_method(&stream, "flush", ());
        }
    }
}

/// Runs what scripts have registered to be run at the end.
pub(crate) fn finish(vm: &VirtualMachine) {
    let atexit = modules(vm).and_then(|modules| modules.get_item_opt("atexit", vm));
    if let Ok(Some(atexit)) = atexit
        && let Err(error) = vm.call_method(&atexit, "_run_exitfuncs", ())
    {
        vm.print_exception(error);
    }
    flush(vm);
}
