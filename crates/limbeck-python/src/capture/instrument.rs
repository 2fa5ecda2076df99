//! The attributes that stand for columns on a mapped class.

use rustpython_vm::builtins::{PyDictRef, PyFunction, PyStr, PyTuple, PyType};
use rustpython_vm::{PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::globals::{Globals, is_instance};
use super::names::names;
use super::object;

/// `_put_columns`: puts an attribute on the class for each column of a scan, unless a
/// `ColumnProperty` says how. Answers the columns by attribute.
pub(super) fn put_columns(
    globals: &Globals,
    mapper: &PyObject,
    scan: &PyObject,
    vm: &VirtualMachine,
) -> PyResult<PyDictRef> {
    let names = names(vm);
    let property_class = globals.class(names.column_property, vm)?;
    let attribute_class = globals.class(names.instrumented_attribute, vm)?;
    let class = object::get(mapper, names.class_, vm)?;
    let Some(class_type) = class.downcast_ref::<PyType>() else {
        return Err(vm.new_type_error("what is mapped is not a class"));
    };
    let properties = object::get_dict(mapper, names.props, vm)?;
    let declared = object::get_dict(scan, names.properties, vm)?;
    let by_name = vm.ctx.new_dict();
    let pairs = object::get(scan, names.columns, vm)?;
    for pair in vm.extract_elements_with(&pairs, Ok)? {
        let Some([name, column]) = pair.downcast_ref::<PyTuple>().map(|pair| pair.as_slice())
        else {
            return Err(vm.new_type_error("a pair of name and column is expected"));
        };
        if by_name.contains_key(&**name, vm) {
            continue;
        }
        by_name.set_item(&**name, column.clone(), vm)?;
        let given = declared.get_item_opt(&**name, vm)?;
        if given.is_some_and(|given| is_instance(&given, &property_class)) {
            continue;
        }
        let Some(text) = name.downcast_ref::<PyStr>() else {
            return Err(vm.new_type_error("the name of an attribute is not a string"));
        };
        let property = object::make(
            property_class.clone(),
            [
                (names.columns, vm.ctx.new_list(vec![column.clone()]).into()),
                (names.key, name.clone()),
                (names.parent, mapper.to_owned()),
            ],
            vm,
        )?;
        if object::is_true(column, names.shared_info, vm)? {
            let info = object::get(column, names.shared_info, vm)?;
            property.set_attr(names.shared_info, info, vm)?;
        }
        let attribute = object::make(
            attribute_class.clone(),
            [
                (names.class_, class.clone()),
                (names.key, name.clone()),
                (names.prop, property.clone()),
                (names.property, property.clone()),
                (names.parent, mapper.to_owned()),
            ],
            vm,
        )?;
        properties.set_item(&**name, property, vm)?;
        class_type.set_attr(vm.ctx.intern_str(text.as_wtf8()), attribute);
    }
    Ok(by_name)
}

/// `_validator_functions`: the functions of a class and its bases that `@validates` has marked, the
/// base's first.
pub(super) fn validator_functions(
    class: &PyObject,
    vm: &VirtualMachine,
) -> PyResult<Vec<PyObjectRef>> {
    let mut found = Vec::new();
    let Some(class) = class.downcast_ref::<PyType>() else {
        return Ok(found);
    };
    let marked = names(vm).validators;
    for base in class.mro_collect().iter().rev() {
        let values: Vec<_> = base.attributes.read().values().cloned().collect();
        for value in values {
            if value.downcast_ref::<PyFunction>().is_some()
                && let Some(dict) = value.dict()
                && dict.contains_key(marked, vm)
            {
                found.push(value);
            }
        }
    }
    Ok(found)
}
