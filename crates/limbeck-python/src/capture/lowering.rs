//! From columns and types to their serialised form.

use rustpython_vm::builtins::{PyDictRef, PySet, PyStr, PyTuple, PyType};
use rustpython_vm::{AsObject, Py, PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::globals::Globals;
use super::names::{Names, names};
use super::object;

/// `limbeck_wire.types.sql_type`: a type with its arguments, its variants and what is the project's
/// own in it.
pub(super) fn sql_type(globals: &Globals, type_: PyObjectRef, vm: &VirtualMachine) -> PyResult {
    let names = names(vm);
    let type_ = match type_.downcast_ref::<PyType>() {
        Some(_) => type_.call((), vm)?,
        None => type_,
    };
    let class = type_.class().to_owned();
    if class.has_attr(names.placeholder) {
        // Refused by the application, which knows what it stands for.
        return Ok(type_);
    }
    if !object::has(&type_, names.wire_class, vm)? {
        return globals.call(names.refuse, (type_,), vm);
    }
    let lowered = vm.ctx.new_dict();
    let wire_class = object::get(&type_, names.wire_class, vm)?;
    lowered.set_item(names.class_key, wire_class, vm)?;
    let arguments = arguments(&type_, &class, &names, vm)?;
    if arguments.clone().is_true(vm)? {
        lowered.set_item(names.arguments_key, arguments, vm)?;
    }
    let own = class
        .get_attr(names.module)
        .and_then(|module| module.downcast::<PyStr>().ok())
        .is_none_or(|module| !module.as_wtf8().starts_with("sqlalchemy."));
    if own
        || class.get_direct_attr(names.compile_hooks).is_some()
        || object::is_true(&type_, names.variant_mapping, vm)?
    {
        return globals.call(names.extended, (type_, lowered), vm);
    }
    Ok(lowered.into())
}

/// What `_wire_arguments()` answers.
fn arguments(type_: &PyObject, class: &Py<PyType>, names: &Names, vm: &VirtualMachine) -> PyResult {
    let method = class.get_attr(names.wire_arguments);
    let Some(method) = method else {
        return object::call(type_, names.wire_arguments, Vec::new(), vm);
    };
    if method.class().is(vm.ctx.types.method_descriptor_type) {
        return Ok(wire_arguments(type_, vm)?.into());
    }
    // Some methods do no more than the general one unless certain attributes are set.
    let special = match method.dict() {
        Some(dict) => dict.get_item_opt(names.only_for, vm)?,
        None => None,
    };
    if let Some(special) = &special
        && let Some(attributes) = special.downcast_ref::<PyTuple>()
    {
        let mut needed = false;
        for name in attributes.as_slice() {
            if let Some(value) = value(type_, name, vm)? {
                needed = needed || value.is_true(vm)?;
            }
        }
        if !needed {
            return Ok(wire_arguments(type_, vm)?.into());
        }
    }
    method.call((type_.to_owned(),), vm)
}

/// `TypeEngine._wire_arguments`: the arguments that differ from their defaults, by their serialised
/// name.
pub(super) fn wire_arguments(type_: &PyObject, vm: &VirtualMachine) -> PyResult<PyDictRef> {
    let arguments = vm.ctx.new_dict();
    let pairs = object::get(type_, names(vm).wire, vm)?;
    for pair in vm.extract_elements_with(&pairs, Ok)? {
        let Some([name, default]) = pair.downcast_ref::<PyTuple>().map(|pair| pair.as_slice())
        else {
            return Err(vm.new_type_error("_wire has pairs of name and default"));
        };
        if let Some(value) = value(type_, name, vm)?
            && !value.is(default)
            && !vm.bool_eq(&value, default)?
        {
            arguments.set_item(&**name, value, vm)?;
        }
    }
    Ok(arguments)
}

/// An attribute by a name that only Python knows.
fn value(object: &PyObject, name: &PyObject, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
    if let Some(dict) = object.dict()
        && let Some(value) = dict.get_item_opt(name, vm)?
    {
        return Ok(Some(value));
    }
    match name.downcast_ref::<PyStr>() {
        Some(name) => vm.get_attribute_opt(object.to_owned(), name),
        None => Ok(None),
    }
}

/// `limbeck_wire.tables.column`: a column with what was said within it. `implied` says whether what
/// it implies (foreign keys, uniqueness) belongs to it.
pub(super) fn column(
    globals: &Globals,
    types: &Globals,
    element: &PyObject,
    implied: bool,
    vm: &VirtualMachine,
) -> PyResult<PyDictRef> {
    let names = names(vm);
    let lowered = vm.ctx.new_dict();
    let lowering = Lowering {
        globals,
        element,
        lowered: &lowered,
        names: &names,
        vm,
    };
    let Some(name) = lowering.some(names.name)? else {
        globals.call(names.refuse_unnamed, (), vm)?;
        return Ok(lowered);
    };
    lowering.set(names.name, lowering.identifier(name.clone())?)?;
    let mut type_ = object::get(element, names.type_, vm)?;
    if lowering.is_true(names.foreign_key_list)? {
        type_ = globals.call(names.type_of, (element.to_owned(),), vm)?;
    }
    lowering.set(names.type_, sql_type(types, type_, vm)?)?;
    if let Some(key) = lowering.some(names.key)?
        && !key.is(&name)
        && !vm.bool_eq(&key, &name)?
    {
        lowering.set(names.key, key.str(vm)?.into())?;
    }
    lowering.nullability()?;
    if lowering.is_true(names.primary_key)? {
        lowering.set_true(names.primary_key)?;
    }
    if let Some(given) = lowering.some(names.autoincrement)?
        && !vm.bool_eq(&given, names.auto.as_object())?
    {
        let word = globals.call(names.autoincrement_word, (given,), vm)?;
        lowering.set(names.autoincrement, word)?;
    }
    lowering.defaults()?;
    lowering.implied(implied)?;
    if lowering.has_elements(names.constraints)? {
        lowering.add(names.checks, names.checks_of)?;
    }
    if let Some(comment) = lowering.some(names.comment)? {
        lowering.set(names.comment, comment.str(vm)?.into())?;
    }
    if lowering.is_true(names.system)? {
        lowering.set_true(names.system)?;
    }
    if lowering.is_true(names.shared_info)? {
        lowering.add(names.info, names.information_of)?;
    }
    if lowering.is_true(names.dialect_kwargs)? {
        lowering.add(names.options_key, names.options_of)?;
    }
    Ok(lowered)
}

/// A column that is lowered.
struct Lowering<'a> {
    globals: &'a Globals,
    element: &'a PyObject,
    lowered: &'a PyDictRef,
    names: &'a Names,
    vm: &'a VirtualMachine,
}

type Name = &'static rustpython_vm::builtins::PyStrInterned;

impl Lowering<'_> {
    fn some(&self, name: Name) -> PyResult<Option<PyObjectRef>> {
        let value = object::get(self.element, name, self.vm)?;
        Ok(self.vm.option_if_none(value))
    }

    fn is_true(&self, name: Name) -> PyResult<bool> {
        object::is_true(self.element, name, self.vm)
    }

    fn has_elements(&self, name: Name) -> PyResult<bool> {
        let found = object::get(self.element, name, self.vm)?;
        match found.downcast_ref_if_exact::<PySet>(self.vm) {
            Some(set) => Ok(!set.elements().is_empty()),
            None => found.is_true(self.vm),
        }
    }

    fn set(&self, name: Name, value: PyObjectRef) -> PyResult<()> {
        self.lowered.set_item(name, value, self.vm)
    }

    fn set_true(&self, name: Name) -> PyResult<()> {
        self.set(name, self.vm.ctx.new_bool(true).into())
    }

    /// Adds what a function of the module makes of the column, if it makes something of it.
    fn add(&self, name: Name, function: Name) -> PyResult<()> {
        let arguments = (self.element.to_owned(),);
        let made = self.globals.call(function, arguments, self.vm)?;
        if made.clone().is_true(self.vm)? {
            self.set(name, made)?;
        }
        Ok(())
    }

    fn identifier(&self, name: PyObjectRef) -> PyResult {
        if name.downcast_ref_if_exact::<PyStr>(self.vm).is_some() {
            return Ok(name);
        }
        self.globals.call(self.names.name, (name,), self.vm)
    }

    fn nullability(&self) -> PyResult<()> {
        let nullable = self.is_true(self.names.nullable)?;
        if self.some(self.names.user_defined_nullable)?.is_some()
            // It was set after the column was made.
            || self.some(self.names.identity)?.is_none()
                && nullable == self.is_true(self.names.primary_key)?
        {
            self.set(self.names.nullable, self.vm.ctx.new_bool(nullable).into())?;
        }
        Ok(())
    }

    /// Where values come from.
    fn defaults(&self) -> PyResult<()> {
        if let Some(default) = self.some(self.names.server_default)? {
            let arguments = (default, self.lowered.clone());
            self.globals
                .call(self.names.source_of, arguments, self.vm)?;
        }
        if let Some(client) = self.some(self.names.default)? {
            if object::is_true(&client, self.names.is_sequence, self.vm)? {
                let sequence = self.globals.call(self.names.sequence, (client,), self.vm)?;
                self.set(self.names.sequence, sequence)?;
            } else {
                self.set_true(self.names.has_client_default)?;
            }
        }
        Ok(())
    }

    /// Foreign keys, uniqueness and indexes.
    fn implied(&self, implied: bool) -> PyResult<()> {
        let unique = self.some(self.names.unique)?;
        if implied {
            if let Some(unique) = &unique {
                let unique = self.vm.ctx.new_bool(unique.clone().is_true(self.vm)?);
                self.set(self.names.unique, unique.into())?;
            }
            if self.is_true(self.names.foreign_key_list)? {
                self.add(self.names.foreign_keys, self.names.foreign_keys_of)?;
            }
        }
        if let Some(index) = self.some(self.names.index)? {
            let index = index.is_true(self.vm)?;
            self.set(self.names.index, self.vm.ctx.new_bool(index).into())?;
            if !implied && index {
                let unique = match unique {
                    Some(unique) => unique.is_true(self.vm)?,
                    None => false,
                };
                self.set(self.names.unique, self.vm.ctx.new_bool(unique).into())?;
            }
        }
        Ok(())
    }
}
