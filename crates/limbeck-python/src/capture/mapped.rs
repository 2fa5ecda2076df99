//! `mapped_column()` and `MappedColumn`: splitting arguments into those of the attribute and those
//! of its column.

use indexmap::IndexMap;
use rustpython_vm::builtins::PyStr;
use rustpython_vm::function::{FuncArgs, KwArgs};
use rustpython_vm::{PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::column;
use super::globals::Globals;
use super::names::names;
use super::object::{self, Target};

/// The modules of `MappedColumn` and of `Column`.
#[derive(Clone)]
pub(super) struct Modules {
    pub(super) mapped: Globals,
    pub(super) column: Globals,
}

/// What is told to dataclasses.
const OPTIONS: [&str; 7] = [
    "init",
    "repr",
    "default",
    "default_factory",
    "compare",
    "kw_only",
    "hash",
];

/// What concerns the loading of values only.
const OF_LOADING: [&str; 4] = [
    "deferred_group",
    "deferred_raiseload",
    "active_history",
    "dataclass_metadata",
];

/// `mapped_column()`
pub(super) fn mapped_column(
    modules: &Modules,
    arguments: FuncArgs,
    vm: &VirtualMachine,
) -> PyResult {
    let names = names(vm);
    let FuncArgs { mut args, kwargs } = arguments;
    if let Some(type_) = args.get(1)
        && type_.downcast_ref::<PyStr>().is_some()
    {
        let message = format!(
            "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {}",
            type_.repr(vm)?
        );
        return Err(modules
            .mapped
            .error(names.sa_exc, "ArgumentError", message, vm));
    }
    let mut position = 0;
    args.retain(|item| {
        position += 1;
        position > 2 || !vm.is_none(item)
    });
    new(modules, args, kwargs, vm)
}

/// A `MappedColumn`.
pub(super) fn new(
    modules: &Modules,
    args: Vec<PyObjectRef>,
    kwargs: IndexMap<String, PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult {
    let class = modules.mapped.class(names(vm).mapped_column, vm)?;
    let mapped = object::make(class, [], vm)?;
    initialize(modules, &mapped, args, kwargs, vm)?;
    Ok(mapped)
}

/// `MappedColumn.__init__`
pub(super) fn initialize(
    modules: &Modules,
    mapped: &PyObject,
    args: Vec<PyObjectRef>,
    kwargs: IndexMap<String, PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let names = names(vm);
    let target = Target::new(mapped, &modules.mapped.class(names.mapped_column, vm)?);
    let mut options = IndexMap::new();
    let mut of_column = IndexMap::with_capacity(kwargs.len());
    let mut insert_default = None;
    for (key, value) in kwargs {
        match key.as_str() {
            "deferred" => {
                let truth = vm.ctx.new_bool(value.is_true(vm)?);
                target.set(names.deferred, truth, vm)?;
            }
            "use_existing_column" => target.set(names.use_existing, value, vm)?,
            "sort_order" if vm.is_none(&value) => {}
            "sort_order" => target.set(names.sort_order, value, vm)?,
            "insert_default" => insert_default = Some(value),
            other if OF_LOADING.contains(&other) => {}
            other if OPTIONS.contains(&other) => {
                options.insert(key, value);
            }
            _ => {
                of_column.insert(key, value);
            }
        }
    }
    if let Some(default) = insert_default.or_else(|| options.get("default").cloned()) {
        of_column.insert("default".to_owned(), default);
    }
    if !options.is_empty() {
        let class = modules.mapped.get(names.options_class, vm)?;
        let described = class.call(FuncArgs::new(Vec::new(), KwArgs::new(options)), vm)?;
        target.set(names.options, described, vm)?;
    }
    let mut typed = of_column
        .get("type_")
        .is_some_and(|type_| !vm.is_none(type_));
    for item in args.iter().take(2) {
        typed = typed || object::has(item, names.type_mark, vm)?;
    }
    target.set(names.has_type, vm.ctx.new_bool(typed), vm)?;
    let column = object::make(modules.mapped.class(names.column_class, vm)?, [], vm)?;
    column::initialize(&modules.column, &column, args, of_column, vm)?;
    target.set(names.column, column, vm)
}
