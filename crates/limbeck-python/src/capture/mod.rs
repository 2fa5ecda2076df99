//! What the `sqlalchemy` package has done natively, because it is done for every column of a schema.
//!
//! Each function stands for one function or method of a Python module, and gets that module's global
//! names when it is made: `__init__ = _limbeck.column_init(globals())`.
//!
//! | file | has |
//! |---|---|
//! | `annotation` | `Mapped[…]` |
//! | `collection` | `ColumnCollection` |
//! | `column` | `Column`: its arguments, its table |
//! | `lowering` | the serialised form of columns and types |
//! | `mapped` | `mapped_column()` and `MappedColumn` |
//! | `scan` | what a mapped class and its mixins declare |
//! | `typing` | types and nullability from annotations |
//! | `instrument` | the attributes of a mapped class |
//! | `order` | the order in which elements were made |
//! | `globals`, `names`, `object` | access to modules, names and objects |

mod annotation;
mod collection;
mod column;
mod globals;
mod instrument;
mod lowering;
mod mapped;
mod names;
mod object;
mod order;
mod scan;
mod typing;

use rustpython_vm::builtins::{PyDictRef, PyTypeRef};
use rustpython_vm::function::{FuncArgs, IntoPyNativeFn, OptionalArg};
use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

use globals::Globals;
use mapped::Modules;

/// Adds the functions to the module `_limbeck`.
pub(crate) fn add_to(module: &PyDictRef, vm: &VirtualMachine) -> PyResult<()> {
    add(module, "set_creation_order", order::set_creation_order, vm)?;
    add(module, "column_init", column_init, vm)?;
    add(module, "column_set_parent", column_set_parent, vm)?;
    add(module, "collection_init", collection_init, vm)?;
    add(module, "init_items", init_items, vm)?;
    add(module, "mapped_column", mapped_column, vm)?;
    add(module, "mapped_column_init", mapped_column_init, vm)?;
    add(module, "scan_class", scan_class, vm)?;
    add(module, "scanned_columns", scanned_columns, vm)?;
    add(module, "put_columns", put_columns, vm)?;
    add(module, "validator_functions", validator_functions, vm)?;
    add(module, "subscript", subscript, vm)?;
    add(module, "wire_arguments", wire_arguments, vm)?;
    add(module, "sql_type", sql_type, vm)?;
    add(module, "column", column, vm)
}

fn add<Kind>(
    module: &PyDictRef,
    name: &'static str,
    function: impl IntoPyNativeFn<Kind>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    module.set_item(name, vm.new_function(name, function).into(), vm)
}

/// A native method, for a class body.
fn method<Kind>(
    name: &'static str,
    function: impl IntoPyNativeFn<Kind>,
    vm: &VirtualMachine,
) -> PyObjectRef {
    vm.new_method(name, vm.ctx.types.object_type, function)
        .into()
}

/// The object that a method was called on, and its other arguments.
fn receiver(mut arguments: FuncArgs, vm: &VirtualMachine) -> PyResult<(PyObjectRef, FuncArgs)> {
    match arguments.take_positional() {
        Some(object) => Ok((object, arguments)),
        None => Err(vm.new_type_error("the method needs an object")),
    }
}

/// `Column.__init__`, made with the globals of its module.
fn column_init(globals: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let globals = Globals::new(globals);
    let initialize = move |arguments: FuncArgs, vm: &VirtualMachine| -> PyResult {
        let (column, FuncArgs { args, kwargs }) = receiver(arguments, vm)?;
        column::initialize(&globals, &column, args, kwargs, vm)?;
        Ok(vm.ctx.none())
    };
    method("__init__", initialize, vm)
}

/// `Column._set_parent`
fn column_set_parent(globals: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let globals = Globals::new(globals);
    let set_parent = move |arguments: FuncArgs, vm: &VirtualMachine| -> PyResult {
        let (column, table, allow_replacements) = column::parent_of(arguments, vm)?;
        column::set_parent(&globals, &column, table, allow_replacements, vm)?;
        Ok(vm.ctx.none())
    };
    method("_set_parent", set_parent, vm)
}

/// `ColumnCollection.__init__`
fn collection_init(vm: &VirtualMachine) -> PyObjectRef {
    let initialize = |collection: PyObjectRef,
                      columns: OptionalArg<PyObjectRef>,
                      vm: &VirtualMachine|
     -> PyResult {
        collection::initialize(&collection, columns.into_option(), vm)?;
        Ok(vm.ctx.none())
    };
    method("__init__", initialize, vm)
}

/// `SchemaItem._init_items`
fn init_items(globals: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let globals = Globals::new(globals);
    let attach = move |arguments: FuncArgs, vm: &VirtualMachine| -> PyResult {
        let (parent, arguments) = receiver(arguments, vm)?;
        column::attach_items(&globals, &parent, arguments, vm)?;
        Ok(vm.ctx.none())
    };
    method("_init_items", attach, vm)
}

/// `mapped_column`, made with the globals of its module and of `Column`'s.
fn mapped_column(mapped: PyDictRef, column: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let modules = modules(mapped, column);
    let make = move |arguments: FuncArgs, vm: &VirtualMachine| -> PyResult {
        mapped::mapped_column(&modules, arguments, vm)
    };
    vm.new_function("mapped_column", make).into()
}

/// `MappedColumn.__init__`
fn mapped_column_init(mapped: PyDictRef, column: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let modules = modules(mapped, column);
    let initialize = move |arguments: FuncArgs, vm: &VirtualMachine| -> PyResult {
        let (object, FuncArgs { args, kwargs }) = receiver(arguments, vm)?;
        mapped::initialize(&modules, &object, args, kwargs, vm)?;
        Ok(vm.ctx.none())
    };
    method("__init__", initialize, vm)
}

fn modules(mapped: PyDictRef, column: PyDictRef) -> Modules {
    Modules {
        mapped: Globals::new(mapped),
        column: Globals::new(column),
    }
}

/// `_Scan._scan`, made with the globals of its module, of `MappedColumn`'s and of `Column`'s.
fn scan_class(
    globals: PyDictRef,
    mapped: PyDictRef,
    column: PyDictRef,
    vm: &VirtualMachine,
) -> PyObjectRef {
    let globals = Globals::new(globals);
    let modules = modules(mapped, column);
    let scan = move |scan: PyObjectRef, base: PyTypeRef, vm: &VirtualMachine| -> PyResult {
        scan::scan(&globals, &modules, &scan, &base, vm)?;
        Ok(vm.ctx.none())
    };
    method("_scan", scan, vm)
}

/// `_columns`
fn scanned_columns(globals: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let globals = Globals::new(globals);
    let columns = move |scan: PyObjectRef, vm: &VirtualMachine| -> PyResult {
        scan::columns(&globals, &scan, vm)
    };
    vm.new_function("_columns", columns).into()
}

/// `_put_columns`
fn put_columns(globals: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let globals = Globals::new(globals);
    let put = move |mapper: PyObjectRef, scan: PyObjectRef, vm: &VirtualMachine| -> PyResult {
        Ok(instrument::put_columns(&globals, &mapper, &scan, vm)?.into())
    };
    vm.new_function("_put_columns", put).into()
}

/// `validator_functions(cls)`
fn validator_functions(class: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    let found = instrument::validator_functions(&class, vm)?;
    Ok(vm.ctx.new_list(found).into())
}

/// `__class_getitem__` of `Mapped` and its like, to be made a class method
fn subscript(globals: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let globals = Globals::new(globals);
    let subscript = move |class: PyTypeRef, argument: PyObjectRef, vm: &VirtualMachine| {
        annotation::subscripted(&globals, class, argument, vm)
    };
    vm.new_function("__class_getitem__", subscript).into()
}

/// `TypeEngine._wire_arguments`
fn wire_arguments(vm: &VirtualMachine) -> PyObjectRef {
    let arguments = |type_: PyObjectRef, vm: &VirtualMachine| -> PyResult {
        Ok(lowering::wire_arguments(&type_, vm)?.into())
    };
    method("_wire_arguments", arguments, vm)
}

/// `limbeck_wire.types.sql_type`
fn sql_type(globals: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let globals = Globals::new(globals);
    let lower =
        move |type_: PyObjectRef, vm: &VirtualMachine| lowering::sql_type(&globals, type_, vm);
    vm.new_function("sql_type", lower).into()
}

/// `limbeck_wire.tables.column`, made with the globals of its module and of that of types
fn column(globals: PyDictRef, types: PyDictRef, vm: &VirtualMachine) -> PyObjectRef {
    let globals = Globals::new(globals);
    let types = Globals::new(types);
    let lower = move |element: PyObjectRef, implied: OptionalArg<bool>, vm: &VirtualMachine| {
        lowering::column(&globals, &types, &element, implied.unwrap_or(true), vm)
    };
    vm.new_function("column", lower).into()
}
