//! What a mapped class and its mixins declare, read from their attributes and annotations.

use std::collections::HashSet;

use indexmap::IndexMap;
use rustpython_vm::builtins::{
    PyDictRef, PyStr, PyStrInterned, PyStrRef, PyTuple, PyType, PyTypeRef,
};
use rustpython_vm::common::wtf8::Wtf8;
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::globals::{Globals, is_instance};
use super::mapped::{self, Modules};
use super::names::{Names, names};
use super::object;

/// Names that say something about the class as a whole.
const SPECIAL: [&str; 4] = [
    "__tablename__",
    "__table_args__",
    "__mapper_args__",
    "__table__",
];

/// A class's own attributes.
type Attributes = IndexMap<&'static PyStrInterned, PyObjectRef>;

/// The classes that a scan tells apart.
struct Classes {
    column: PyTypeRef,
    mapped_column: PyTypeRef,
    declared_attr: PyTypeRef,
    mapper_property: PyTypeRef,
}

/// `_Scan._scan`: takes in what one class declares.
pub(super) fn scan(
    globals: &Globals,
    modules: &Modules,
    scan: &PyObject,
    base: &Py<PyType>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let names = names(vm);
    let classes = Classes {
        column: globals.class(names.column_class, vm)?,
        mapped_column: globals.class(names.mapped_column, vm)?,
        declared_attr: globals.class(names.declared_attr, vm)?,
        mapper_property: globals.class(names.mapper_property, vm)?,
    };
    let annotated: PyDictRef = globals
        .call_in(names.notes, names.own_annotations, (base.to_owned(),), vm)?
        .downcast()
        .map_err(|_| vm.new_type_error("annotations are not a dictionary"))?;
    let class: PyTypeRef = object::get(scan, names.class, vm)?
        .downcast()
        .map_err(|_| vm.new_type_error("what is mapped is not a class"))?;
    let own = base.is(&class);
    let fields: PyDictRef = if base.has_attr(names.metadata_key) {
        globals
            .call(names.described_fields, (base.to_owned(),), vm)?
            .downcast()
            .map_err(|_| vm.new_type_error("the fields of a class are not a dictionary"))?
    } else {
        vm.ctx.new_dict()
    };
    let attributes: Attributes = base
        .attributes
        .read()
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect();
    let properties = object::get_dict(scan, names.properties, vm)?;
    let annotations = object::get_dict(scan, names.annotations, vm)?;
    let found = Found {
        own,
        base,
        class: &class,
        scan,
        properties: &properties,
        annotations: &annotations,
        classes: &classes,
    };
    for name in declared_names(&attributes, &annotated, &found, vm)? {
        let value = value(&attributes, &name, vm);
        let text = name.as_wtf8();
        if let Some(described) = fields.get_item_opt(&*name, vm)? {
            found.other(name, Some(described), None, vm)?;
            continue;
        }
        if SPECIAL.iter().any(|special| text == Wtf8::new(*special)) {
            if let Some(value) = value {
                let arguments = vec![base.to_owned().into(), name.into(), value.clone()];
                object::call(scan, names.special, arguments, vm)?;
            }
            continue;
        }
        if text.starts_with("__") && text.ends_with("__") || properties.contains_key(&*name, vm) {
            continue;
        }
        found.attribute(globals, modules, name, value, &annotated, vm)?;
    }
    Ok(())
}

/// A class that is scanned, and what has been found so far.
struct Found<'a> {
    /// Whether it is the mapped class itself.
    own: bool,
    base: &'a Py<PyType>,
    class: &'a PyTypeRef,
    scan: &'a PyObject,
    properties: &'a PyDictRef,
    annotations: &'a PyDictRef,
    classes: &'a Classes,
}

impl Found<'_> {
    fn attribute(
        &self,
        globals: &Globals,
        modules: &Modules,
        name: PyStrRef,
        value: Option<&PyObjectRef>,
        annotated: &PyDictRef,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let names = names(vm);
        let Classes {
            mapped_column,
            declared_attr,
            ..
        } = self.classes;
        if !self.own && value.is_some() {
            let of_class = vm
                .ctx
                .interned_str(&*name)
                .and_then(|name| self.class.get_direct_attr(name));
            if of_class.is_some_and(|value| !is_instance(&value, declared_attr)) {
                return Ok(());
            }
        }
        let mut annotation = annotated.get_item_opt(&*name, vm)?;
        if let Some(value) = value
            && is_instance(value, declared_attr)
        {
            let arguments = vec![value.clone()];
            let computed = object::call(self.scan, names.declared_value, arguments, vm)?;
            let arguments = vec![value.clone(), computed.clone()];
            let annotation = globals.call(names.returned_annotation, arguments, vm)?;
            return self.other(name, Some(computed), Some(annotation), vm);
        }
        if let Some(given) = &annotation
            && !self.own
        {
            // Its names are those of the module that the mixin is written in.
            let arguments = (given.clone(), self.base.to_owned());
            annotation = Some(globals.call_in(names.notes, names.resolved, arguments, vm)?);
        }
        match value {
            Some(value) if is_instance(value, mapped_column) => {
                let value = if self.own {
                    value.clone()
                } else {
                    object::call(value, names.copy, Vec::new(), vm)?
                };
                self.keep(name, value, annotation, vm)
            }
            None if is_mapped(globals, annotation.as_deref(), &names, vm)? => {
                let made = mapped::new(modules, Vec::new(), IndexMap::new(), vm)?;
                self.keep(name, made, annotation, vm)
            }
            Some(value) if annotation.is_none() && !self.may_declare(value) => Ok(()),
            value => self.other(name, value.cloned(), annotation, vm),
        }
    }

    /// Whether a value says something about the table even without an annotation. A tuple does: it
    /// is a mistake that is warned of.
    fn may_declare(&self, value: &PyObject) -> bool {
        is_instance(value, &self.classes.column)
            || is_instance(value, &self.classes.mapper_property)
            || value.downcast_ref::<PyTuple>().is_some()
    }

    /// Keeps a column under the name of its attribute.
    fn keep(
        &self,
        name: PyStrRef,
        value: PyObjectRef,
        annotation: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        self.properties.set_item(&*name, value, vm)?;
        match annotation {
            Some(annotation) => self.annotations.set_item(&*name, annotation, vm),
            None => Ok(()),
        }
    }

    /// An attribute that is no `mapped_column()`.
    fn other(
        &self,
        name: PyStrRef,
        value: Option<PyObjectRef>,
        annotation: Option<PyObjectRef>,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let names = names(vm);
        let mut arguments = vec![name.into(), self.base.to_owned().into()];
        arguments.push(vm.unwrap_or_none(annotation));
        // Left out, it is an attribute that is only annotated.
        arguments.extend(value);
        object::call(self.scan, names.attribute, arguments, vm)?;
        Ok(())
    }
}

/// Whether an annotation is `Mapped[…]` itself, of which columns are made.
fn is_mapped(
    globals: &Globals,
    annotation: Option<&PyObject>,
    names: &Names,
    vm: &VirtualMachine,
) -> PyResult<bool> {
    let Some(annotation) = annotation else {
        return Ok(false);
    };
    if !annotation
        .class()
        .is(&globals.class(names.mapped_annotation, vm)?)
    {
        return Ok(false);
    }
    Ok(object::get(annotation, names.origin, vm)?.is(&globals.get(names.mapped, vm)?))
}

/// The value of an attribute. A name that is not interned is no attribute's.
fn value<'a>(
    attributes: &'a Attributes,
    name: &PyStrRef,
    vm: &VirtualMachine,
) -> Option<&'a PyObjectRef> {
    attributes.get(vm.ctx.interned_str(&**name)?)
}

/// The names that a class declares, in order.
fn declared_names(
    attributes: &Attributes,
    annotated: &PyDictRef,
    found: &Found<'_>,
    vm: &VirtualMachine,
) -> PyResult<Vec<PyStrRef>> {
    let first: Vec<PyStrRef> = attributes
        .keys()
        .filter(|name| name.as_wtf8() != Wtf8::new("__annotations__"))
        .map(|name| (**name).to_owned())
        .collect();
    let second: Vec<PyStrRef> = annotated
        .keys_vec()
        .into_iter()
        .map(|name| {
            name.downcast::<PyStr>()
                .map_err(|_| vm.new_type_error("the name of an annotation is not a string"))
        })
        .collect::<PyResult<_>>()?;
    let mut names = merged(&first, &second);
    if !found.own {
        // Columns first, then what is computed.
        let Classes {
            column,
            mapped_column,
            ..
        } = found.classes;
        names.sort_by_key(|name| {
            !value(attributes, name, vm)
                .is_none_or(|value| is_instance(value, column) || is_instance(value, mapped_column))
        });
    }
    Ok(names)
}

/// Names of attributes and of annotations in one order.
///
/// The two lists are read in turns; each name that both have ends a turn, and stands where the
/// other list has it.
fn merged(first: &[PyStrRef], second: &[PyStrRef]) -> Vec<PyStrRef> {
    let lists = [first, second];
    let of_second: HashSet<&Wtf8> = second.iter().map(|name| name.as_wtf8()).collect();
    let mut shared: HashSet<&Wtf8> = first
        .iter()
        .map(|name| name.as_wtf8())
        .filter(|name| of_second.contains(name))
        .collect();
    let mut positions = [0, 0];
    let mut side = 0;
    let mut result = Vec::with_capacity(first.len() + second.len());
    while let Some(name) = lists[side].get(positions[side]) {
        positions[side] += 1;
        if shared.remove(name.as_wtf8()) {
            side = 1 - side;
        } else {
            result.push(name.clone());
        }
    }
    let other = 1 - side;
    result.extend(lists[other].iter().skip(positions[other]).cloned());
    result
}

/// `_columns`: pairs of attribute and column, in the order of the table.
pub(super) fn columns(globals: &Globals, scan: &PyObject, vm: &VirtualMachine) -> PyResult {
    let names = names(vm);
    let column_class = globals.class(names.column_class, vm)?;
    let mapped_class = globals.class(names.mapped_column, vm)?;
    let properties = object::get_dict(scan, names.properties, vm)?;
    let mut found: Vec<(i64, PyObjectRef, PyObjectRef)> = Vec::new();
    for (name, property) in properties.items_vec() {
        if is_instance(&property, &mapped_class) {
            let order = number(&*object::get(&property, names.sort_order, vm)?, vm)?;
            let column = super::typing::finished(globals, scan, &name, &property, vm)?;
            found.push((order, name, column));
        } else if is_instance(&property, &column_class) {
            let arguments = (scan.to_owned(), name.clone(), property.clone());
            globals.call(names.typed_column, arguments, vm)?;
            found.push((0, name, property));
        } else {
            let arguments = (scan.to_owned(), name, property);
            let described = globals.call(names.property_columns, arguments, vm)?;
            found.extend(vm.extract_elements_with(&described, |item| triple(&item, vm))?);
        }
    }
    found.sort_by_key(|(order, ..)| *order);
    let pairs = found
        .into_iter()
        .map(|(_, name, column)| vm.ctx.new_tuple(vec![name, column]).into())
        .collect();
    Ok(vm.ctx.new_list(pairs).into())
}

fn number(object: &PyObject, vm: &VirtualMachine) -> PyResult<i64> {
    object.try_index(vm)?.try_to_primitive(vm)
}

/// Order, name and column.
fn triple(item: &PyObject, vm: &VirtualMachine) -> PyResult<(i64, PyObjectRef, PyObjectRef)> {
    match item.downcast_ref::<PyTuple>().map(|item| item.as_slice()) {
        Some([order, name, column]) => Ok((number(order, vm)?, name.clone(), column.clone())),
        _ => Err(vm.new_type_error("a column is described by its order, its name and itself")),
    }
}
