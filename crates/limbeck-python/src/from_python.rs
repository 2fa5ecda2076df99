//! Plain Python objects as values of the application.

use limbeck_model::Value;
use rustpython_vm::builtins::{PyBytes, PyDict, PyFloat, PyInt, PyList, PyStr, PyTuple};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};

/// Converts what the header of a revision can hold: texts, numbers and collections of them.
///
/// # Errors
///
/// `TypeError` for any other object.
pub(crate) fn value(object: &PyObject, vm: &VirtualMachine) -> PyResult<Value> {
    let list = |items: &[PyObjectRef]| {
        items
            .iter()
            .map(|item| value(item, vm))
            .collect::<PyResult<Vec<Value>>>()
            .map(Value::List)
    };
    if vm.is_none(object) {
        return Ok(Value::Null);
    }
    if let Some(text) = object.downcast_ref::<PyStr>() {
        return Ok(Value::Text(text.to_string_lossy().into_owned()));
    }
    if object.fast_isinstance(vm.ctx.types.bool_type) {
        return Ok(Value::Boolean(object.is(&vm.ctx.true_value)));
    }
    if let Some(number) = object.downcast_ref::<PyInt>() {
        return Ok(match number.try_to_primitive(vm) {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::BigInteger(number.to_str_radix_10()),
        });
    }
    if let Some(number) = object.downcast_ref::<PyFloat>() {
        return Ok(Value::Float(number.to_f64()));
    }
    if let Some(bytes) = object.downcast_ref::<PyBytes>() {
        return Ok(Value::Bytes(bytes.as_bytes().to_vec()));
    }
    if let Some(items) = object.downcast_ref::<PyList>() {
        let items = items.borrow_vec().to_vec();
        return list(&items);
    }
    if let Some(items) = object.downcast_ref::<PyTuple>() {
        return list(items.as_slice());
    }
    if let Some(entries) = object.downcast_ref::<PyDict>() {
        return entries
            .items_vec()
            .into_iter()
            .map(|(key, item)| {
                Ok((
                    key.str(vm)?.to_string_lossy().into_owned(),
                    value(&item, vm)?,
                ))
            })
            .collect::<PyResult<_>>()
            .map(Value::Map);
    }
    if object.fast_isinstance(vm.ctx.types.set_type)
        || object.fast_isinstance(vm.ctx.types.frozenset_type)
    {
        let items: Vec<PyObjectRef> = vm.extract_elements_with(object, Ok)?;
        return list(&items);
    }
    Err(vm.new_type_error(format!(
        "expected text or a collection of texts, not '{}'",
        object.class().name()
    )))
}
