//! From the annotation of an attribute to the type and the nullability of its column.

use rustpython_vm::builtins::{PyDict, PyTuple, PyType, PyUnion};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};

use super::column;
use super::globals::Globals;
use super::names::names;
use super::object::{self, Target};

/// `_finish_column`: gives a `MappedColumn`'s column its type and nullability from the annotation,
/// and its name.
pub(super) fn finished(
    globals: &Globals,
    scan: &PyObject,
    name: &PyObjectRef,
    property: &PyObject,
    vm: &VirtualMachine,
) -> PyResult {
    let names = names(vm);
    let column = object::get(property, names.column, vm)?;
    let target = Target::new(&column, &globals.class(names.column_class, vm)?);
    let unnamed = object::get_some(&column, names.name, vm)?.is_none();
    let annotation = object::get_dict(scan, names.annotations, vm)?.get_item_opt(&**name, vm)?;
    if let Some(annotation) = annotation
        && let Some(argument) = argument(globals, scan, annotation, vm)?
    {
        let declared = Declared {
            globals,
            scan,
            name,
            property,
            column: &column,
        };
        let optional = declared.typed(&target, argument, vm)?;
        if object::get_some(&column, names.user_defined_nullable, vm)?.is_none()
            && !object::is_true(&column, names.primary_key, vm)?
        {
            for attribute in [
                names.nullable,
                names.given_nullable,
                names.user_defined_nullable,
            ] {
                target.set(attribute, vm.ctx.new_bool(optional), vm)?;
            }
        }
    }
    // `Annotated[…, mapped_column("name")]` may have named it.
    if unnamed && object::get_some(&column, names.name, vm)?.is_none() {
        target.set(names.name, name.clone(), vm)?;
        target.set(names.key, name.clone(), vm)?;
    }
    drop(target);
    Ok(column)
}

/// The argument of `Mapped[…]`.
fn argument(
    globals: &Globals,
    scan: &PyObject,
    annotation: PyObjectRef,
    vm: &VirtualMachine,
) -> PyResult<Option<PyObjectRef>> {
    let names = names(vm);
    if annotation
        .class()
        .is(&globals.class(names.mapped_annotation, vm)?)
    {
        return object::get_some(&annotation, names.argument, vm);
    }
    let class = object::get(scan, names.class, vm)?;
    let found = globals.call_in(names.notes, names.mapped_argument, (annotation, class), vm)?;
    let [origin, argument] = pair(&found, vm)?;
    if vm.is_none(&origin) {
        return Ok(None);
    }
    Ok(vm.option_if_none(argument))
}

fn pair(object: &PyObject, vm: &VirtualMachine) -> PyResult<[PyObjectRef; 2]> {
    match object.downcast_ref::<PyTuple>().map(|item| item.as_slice()) {
        Some([first, second]) => Ok([first.clone(), second.clone()]),
        _ => Err(vm.new_type_error("a pair is expected")),
    }
}

/// A column that was declared with an annotation.
struct Declared<'a> {
    globals: &'a Globals,
    scan: &'a PyObject,
    name: &'a PyObjectRef,
    property: &'a PyObject,
    column: &'a PyObject,
}

impl Declared<'_> {
    /// Gives the column its type; answers whether `None` is a value of it.
    fn typed(
        &self,
        target: &Target<'_>,
        argument: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<bool> {
        let names = names(vm);
        let (inner, mut optional) = self.without_none(&argument, vm)?;
        let mut base = inner.clone();
        let mut metadata = Vec::new();
        // A class has no metadata.
        if inner.downcast_ref::<PyType>().is_none() {
            let found =
                self.globals
                    .call_in(names.notes, names.metadata_of, (inner.clone(),), vm)?;
            metadata = vm.extract_elements_with(&found, Ok)?;
        }
        let origin = if metadata.is_empty() {
            None
        } else {
            let origin = inner.get_attr(names.origin, vm)?;
            let (without, also) = self.without_none(&origin, vm)?;
            base = without;
            optional = optional || also;
            Some(origin)
        };
        let mapped = self.globals.class(names.mapped_column, vm)?;
        for item in metadata {
            if super::globals::is_instance(&item, &mapped) {
                object::call(self.property, names.merge_from, vec![item], vm)?;
            }
        }
        let null_type = self.globals.get(names.null_type, vm)?;
        if !object::get(self.column, names.type_, vm)?.is(&null_type)
            || object::is_true(self.property, names.has_type, vm)?
            // A foreign key's type is that of the column that it refers to.
            || object::is_true(self.column, names.foreign_key_list, vm)?
        {
            return Ok(optional);
        }
        let mut found = self.sql_type(&inner, vm)?;
        if found.is_none()
            && let Some(origin) = origin
            && !base.is(&origin)
        {
            found = self.sql_type(&base, vm)?;
        }
        if found.is_none() && optional {
            found = self.sql_type(&argument, vm)?;
        }
        if let Some(found) = found {
            let type_ = column::instance_of_type(self.globals, Some(found), vm)?;
            target.set(names.type_, type_, vm)?;
        } else {
            let arguments = (inner, self.name.clone());
            let error = self
                .globals
                .call_in(names.notes, names.refuse_type, arguments, vm)?;
            return Err(error
                .downcast()
                .map_err(|_| vm.new_type_error("refuse_type() makes an exception"))?);
        }
        Ok(optional)
    }

    /// What is left of `Optional[x]`, and whether `None` was in it.
    fn without_none(
        &self,
        annotation: &PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<(PyObjectRef, bool)> {
        let names = names(vm);
        if annotation.downcast_ref::<PyType>().is_some() {
            return Ok((annotation.clone(), false));
        }
        if let Some(union) = annotation.downcast_ref::<PyUnion>()
            && let [first, second] = union.args().as_slice()
        {
            let none = vm.ctx.types.none_type;
            for (item, other) in [(first, second), (second, first)] {
                if item.is(none) && other.downcast_ref::<PyType>().is_some() {
                    return Ok((other.clone(), true));
                }
            }
        }
        let class = object::get(self.scan, names.class, vm)?;
        let arguments = (annotation.clone(), class);
        let found = self
            .globals
            .call_in(names.notes, names.without_none, arguments, vm)?;
        let [inner, optional] = pair(&found, vm)?;
        Ok((inner, optional.is_true(vm)?))
    }

    /// The column type for a Python type.
    fn sql_type(
        &self,
        annotation: &PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<Option<PyObjectRef>> {
        let names = names(vm);
        let registry = object::get(self.scan, names.registry, vm)?;
        if annotation.downcast_ref::<PyType>().is_some() && unmapped(&registry, vm)? {
            let notes = self.globals.get(names.notes, vm)?;
            let known = object::get_dict(&notes, names.known_types, vm)?;
            if let Some(found) = known.get_item_opt(&**annotation, vm)? {
                return Ok(Some(found));
            }
        }
        let class = object::get(self.scan, names.class, vm)?;
        let arguments = (annotation.clone(), registry, class, self.name.clone());
        let found = self
            .globals
            .call_in(names.notes, names.sql_type, arguments, vm)?;
        Ok(vm.option_if_none(found))
    }
}

/// Whether a registry gives Python types no column types of its own.
fn unmapped(registry: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    if vm.is_none(registry) {
        return Ok(true);
    }
    let map = object::get(registry, names(vm).type_annotation_map, vm)?;
    Ok(map
        .downcast_ref_if_exact::<PyDict>(vm)
        .is_some_and(|map| map.__len__() == 0))
}
