//! `ColumnCollection`: columns by key.

use rustpython_vm::builtins::PyTuple;
use rustpython_vm::function::PySetterValue;
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::names::names;
use super::object;

/// `ColumnCollection.__init__`: takes columns, or pairs of key and column.
pub(super) fn initialize(
    collection: &PyObject,
    columns: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let names = names(vm);
    let by_key = vm.ctx.new_dict();
    let columns = match columns {
        Some(columns) => vm.extract_elements_with(&columns, Ok)?,
        None => Vec::new(),
    };
    for column in columns {
        if let Some([key, column]) = column.downcast_ref::<PyTuple>().map(|pair| pair.as_slice()) {
            by_key.set_item(&**key, column.clone(), vm)?;
        } else {
            let key = object::get(&column, names.key, vm)?;
            by_key.set_item(&*key, column, vm)?;
        }
    }
    // The collection itself refuses to have attributes set.
    let slot = collection.class().get_attr(names.table_private);
    let set = slot
        .as_ref()
        .and_then(|slot| slot.class().slots.descr_set.load());
    match (slot, set) {
        (Some(slot), Some(set)) => {
            let value = PySetterValue::Assign(by_key.into());
            set(&slot, collection.to_owned(), value, vm)
        }
        _ => Err(vm.new_type_error("a collection of columns has no place for them")),
    }
}
