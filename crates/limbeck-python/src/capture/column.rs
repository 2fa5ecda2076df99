//! `Column`: taking in its arguments, and getting its table.

use indexmap::IndexMap;
use rustpython_vm::builtins::{PyDict, PyDictRef, PyList, PySet, PyStr, PyType};
use rustpython_vm::function::{FuncArgs, KwArgs};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyPayload, PyResult, VirtualMachine};

use super::globals::{Globals, is_instance};
use super::names::{Names, names};
use super::object::{self, Target};
use super::order;

/// The keyword arguments of a column; `None` where Python's `None` or nothing was given.
#[derive(Default)]
struct Given {
    name: Option<PyObjectRef>,
    type_: Option<PyObjectRef>,
    autoincrement: Option<PyObjectRef>,
    default: Option<PyObjectRef>,
    /// Kept even if it is Python's `None`: it wins over `default`.
    insert_default: Option<PyObjectRef>,
    doc: Option<PyObjectRef>,
    key: Option<PyObjectRef>,
    index: Option<PyObjectRef>,
    unique: Option<PyObjectRef>,
    info: Option<PyObjectRef>,
    nullable: Option<PyObjectRef>,
    onupdate: Option<PyObjectRef>,
    primary_key: bool,
    server_default: Option<PyObjectRef>,
    server_onupdate: Option<PyObjectRef>,
    quote: Option<PyObjectRef>,
    system: bool,
    comment: Option<PyObjectRef>,
    insert_sentinel: bool,
    omit_from_statements: bool,
    /// Arguments of a dialect.
    others: IndexMap<String, PyObjectRef>,
}

impl Given {
    fn read(keywords: IndexMap<String, PyObjectRef>, vm: &VirtualMachine) -> PyResult<Self> {
        let mut given = Self::default();
        for (key, value) in keywords {
            let some = (!vm.is_none(&value)).then(|| value.clone());
            match key.as_str() {
                "name" => given.name = some,
                "type_" => given.type_ = some,
                "autoincrement" => given.autoincrement = Some(value),
                "default" => given.default = some,
                "insert_default" => given.insert_default = Some(value),
                "doc" => given.doc = some,
                "key" => given.key = some,
                "index" => given.index = some,
                "unique" => given.unique = some,
                "info" => given.info = some,
                "nullable" => given.nullable = some,
                "onupdate" => given.onupdate = some,
                "primary_key" => given.primary_key = value.is_true(vm)?,
                "server_default" => given.server_default = some,
                "server_onupdate" => given.server_onupdate = some,
                "quote" => given.quote = some,
                "system" => given.system = value.is_true(vm)?,
                "comment" => given.comment = some,
                "insert_sentinel" => given.insert_sentinel = value.is_true(vm)?,
                "_omit_from_statements" => given.omit_from_statements = value.is_true(vm)?,
                "_proxies" => {}
                _ => {
                    given.others.insert(key, value);
                }
            }
        }
        Ok(given)
    }
}

/// `Column.__init__`
pub(super) fn initialize(
    globals: &Globals,
    column: &PyObject,
    mut items: Vec<PyObjectRef>,
    keywords: IndexMap<String, PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let names = names(vm);
    let mut given = Given::read(keywords, vm)?;
    let named = items
        .first()
        .is_some_and(|item| item.downcast_ref::<PyStr>().is_some());
    // Name and type are optional, and can be left out as `None`.
    let mut position = 0;
    items.retain(|item| {
        position += 1;
        position > 2 || !vm.is_none(item)
    });
    if named {
        if given.name.is_some() {
            let message = "May not pass name positionally and as a keyword.".to_owned();
            return Err(globals.error(names.exc, "ArgumentError", message, vm));
        }
        given.name = Some(items.remove(0));
    }
    if let Some(first) = items.first()
        && object::has(first, names.type_mark, vm)?
    {
        if given.type_.is_some() {
            let message = "May not pass type_ positionally and as a keyword.".to_owned();
            return Err(globals.error(names.exc, "ArgumentError", message, vm));
        }
        given.type_ = Some(items.remove(0));
    }
    if let Some(quote) = given.quote.take() {
        let Some(name) = given.name.take() else {
            let message = "Explicit 'name' is required when sending 'quote' argument".to_owned();
            return Err(globals.error(names.exc, "ArgumentError", message, vm));
        };
        given.name = Some(globals.call(names.quoted_name, (name, quote), vm)?);
    }
    let type_ = instance_of_type(globals, given.type_.take(), vm)?;
    let target = Target::new(column, &globals.class(names.column_class, vm)?);
    store(&target, &mut given, type_, &names, vm)?;
    if let Some(info) = given.info {
        target.set(names.shared_info, info, vm)?;
    }
    if !given.others.is_empty() {
        let others = vm.ctx.new_dict();
        for (key, value) in given.others {
            others.set_item(key.as_str(), value, vm)?;
        }
        object::call(
            column,
            names.validate_dialect_kwargs,
            vec![others.into()],
            vm,
        )?;
    }
    let default = given.insert_default.or(given.default);
    if let Some(default) = default.filter(|value| !vm.is_none(value)) {
        let for_update = vm.ctx.new_bool(false).into();
        object::call(column, names.generator, vec![default, for_update], vm)?;
    }
    if let Some(value) = given.onupdate {
        let for_update = vm.ctx.new_bool(true).into();
        object::call(column, names.generator, vec![value, for_update], vm)?;
    }
    if let Some(value) = given.server_default {
        let fetched = globals.class(names.fetched_value, vm)?;
        let value = if is_instance(&value, &fetched) {
            value
        } else {
            globals.call(names.default_clause, (value,), vm)?
        };
        object::call(&value, names.set_parent, vec![column.to_owned()], vm)?;
    }
    if let Some(value) = given.server_onupdate {
        object::call(column, names.set_server_onupdate, vec![value], vm)?;
    }
    attach_items(globals, column, FuncArgs::from(items), vm)
}

/// Stores what was given; what most columns do not say has its default in the class.
fn store(
    target: &Target<'_>,
    given: &mut Given,
    type_: PyObjectRef,
    names: &Names,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let name = vm.unwrap_or_none(given.name.take());
    let key = given.key.take().unwrap_or_else(|| name.clone());
    target.set(names.name, name, vm)?;
    target.set(names.key, key, vm)?;
    target.set(names.type_, type_, vm)?;
    if let Some(nullable) = given.nullable.take() {
        let truth = vm.ctx.new_bool(nullable.clone().is_true(vm)?);
        target.set(names.given_nullable, nullable.clone(), vm)?;
        target.set(names.user_defined_nullable, nullable, vm)?;
        target.set(names.nullable, truth, vm)?;
    } else if given.primary_key {
        target.set(names.nullable, vm.ctx.new_bool(false), vm)?;
    }
    for (truth, name) in [
        (given.primary_key, names.primary_key),
        (given.system, names.system),
        (given.omit_from_statements, names.omit_from_statements),
        (given.insert_sentinel, names.insert_sentinel),
    ] {
        if truth {
            target.set(name, vm.ctx.new_bool(true), vm)?;
        }
    }
    for (value, name) in [
        (given.index.take(), names.index),
        (given.unique.take(), names.unique),
        (given.doc.take(), names.doc),
        (given.comment.take(), names.comment),
        (given.autoincrement.take(), names.autoincrement),
    ] {
        if let Some(value) = value {
            target.set(name, value, vm)?;
        }
    }
    target.set(names.foreign_keys, PySet::default().into_ref(&vm.ctx), vm)?;
    target.set(names.constraints, PySet::default().into_ref(&vm.ctx), vm)?;
    target.set(names.foreign_key_list, vm.ctx.new_list(Vec::new()), vm)?;
    target.set(names.attach_callbacks, vm.ctx.new_list(Vec::new()), vm)?;
    target.set(names.creation_order, order::next(vm), vm)
}

/// A type, from a type, its class or nothing.
pub(super) fn instance_of_type(
    globals: &Globals,
    given: Option<PyObjectRef>,
    vm: &VirtualMachine,
) -> PyResult {
    let names = names(vm);
    match given {
        None => globals.get(names.null_type, vm),
        // A class, or whatever makes a type when it is called.
        Some(given)
            if given.downcast_ref::<PyType>().is_some()
                || !given.class().has_attr(names.type_mark) =>
        {
            globals.call(names.to_instance, (given,), vm)
        }
        Some(given) => Ok(given),
    }
}

/// `SchemaItem._init_items`: attaches elements to the one that they were given to. Keyword
/// arguments are passed on to each.
pub(super) fn attach_items(
    globals: &Globals,
    parent: &PyObject,
    items: FuncArgs,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let names = names(vm);
    let FuncArgs { args, kwargs } = items;
    for item in args {
        if vm.is_none(&item) {
            continue;
        }
        if item.downcast_ref::<PyType>().is_some() || !object::has(&item, names.set_parent, vm)? {
            let message = format!(
                "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {}",
                item.repr(vm)?
            );
            return Err(globals.error(names.exc, "ArgumentError", message, vm));
        }
        let arguments = FuncArgs::new(vec![parent.to_owned()], KwArgs::new(kwargs.clone()));
        object::call(&item, names.set_parent, arguments, vm)?;
    }
    Ok(())
}

/// `Column._set_parent`: makes the column one of a table.
pub(super) fn set_parent(
    globals: &Globals,
    column: &PyObject,
    table: PyObjectRef,
    allow_replacements: bool,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let names = names(vm);
    let target = Target::new(column, &globals.class(names.column_class, vm)?);
    let name = object::get(column, names.name, vm)?;
    if vm.is_none(&name) || !name.clone().is_true(vm)? {
        let message = "Column must be constructed with a non-blank name or assign a non-blank \
                       .name before adding to a Table."
            .to_owned();
        return Err(globals.error(names.exc, "ArgumentError", message, vm));
    }
    let key = match object::get_some(column, names.key, vm)? {
        Some(key) => key,
        None => {
            target.set(names.key, name.clone(), vm)?;
            name.clone()
        }
    };
    if let Some(current) = object::get_some(column, names.table, vm)?
        && !current.is(&table)
    {
        let description = object::get(&current, names.description, vm)?;
        let message = format!(
            "Column object '{}' already assigned to Table '{}'",
            key.str(vm)?,
            description.str(vm)?
        );
        return Err(globals.error(names.exc, "ArgumentError", message, vm));
    }
    place(
        globals,
        column,
        &table,
        (&name, &key),
        allow_replacements,
        vm,
    )?;
    target.set(names.table, table.clone(), vm)?;

    let primary_key = object::get(&table, names.primary_key, vm)?;
    if object::is_true(column, names.primary_key, vm)? {
        object::call(
            &primary_key,
            names.replace_private,
            vec![column.to_owned()],
            vm,
        )?;
    } else if members(&primary_key, vm)?.contains_key(&*key, vm) {
        let full_name = object::get(&table, names.full_name, vm)?;
        let message = format!(
            "Trying to redefine primary-key column '{}' as a non-primary-key column on table \
             '{}'",
            key.str(vm)?,
            full_name.str(vm)?
        );
        return Err(globals.error(names.exc, "ArgumentError", message, vm));
    }
    if object::is_true(column, names.index, vm)? || object::is_true(column, names.unique, vm)? {
        object::call(column, names.imply, vec![table.clone()], vm)?;
    }
    let type_ = object::get(column, names.type_, vm)?;
    attach_type(&type_, column, &table, vm)?;
    for callback in elements(&*object::get(column, names.attach_callbacks, vm)?) {
        callback.call((column.to_owned(), table.clone()), vm)?;
    }
    if type_.is(&globals.get(names.null_type, vm)?)
        && !elements(&*object::get(column, names.foreign_key_list, vm)?).is_empty()
    {
        let metadata = object::get(&table, names.metadata, vm)?;
        let untyped = object::get(&metadata, names.untyped, vm)?;
        vm.call_method(&untyped, "append", (column.to_owned(),))?;
    }
    Ok(())
}

/// Lets a type, its items and its variants do their part when a column gets its table.
fn attach_type(
    type_: &PyObject,
    column: &PyObject,
    table: &PyObject,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let names = names(vm);
    if type_.class().has_attr(names.placeholder) {
        return Ok(());
    }
    if object::has(type_, names.attach_to_table, vm)? {
        let attach = type_.get_attr(names.attach_to_table, vm)?;
        attach.call((column.to_owned(), table.to_owned()), vm)?;
    }
    if object::has(type_, names.item_type, vm)? {
        let item = type_.get_attr(names.item_type, vm)?;
        if !vm.is_none(&item) {
            attach_type(&item, column, table, vm)?;
        }
    }
    if let Some(variants) = object::get_opt(type_, names.variant_mapping, vm)?
        && let Some(variants) = variants.downcast_ref::<PyDict>()
    {
        for variant in variants.values_vec() {
            attach_type(&variant, column, table, vm)?;
        }
    }
    Ok(())
}

/// Puts a column among those of its table.
fn place(
    globals: &Globals,
    column: &PyObject,
    table: &PyObject,
    (name, key): (&PyObjectRef, &PyObjectRef),
    allow_replacements: bool,
    vm: &VirtualMachine,
) -> PyResult<()> {
    let names = names(vm);
    let columns = members(table, vm)?;
    let existing = columns.get_item_opt(&**key, vm)?;
    if let Some(existing) = &existing
        && !existing.is(column)
    {
        if !allow_replacements {
            let message = format!(
                "A column with name '{}' is already present in table '{}'.",
                name.str(vm)?,
                object::get(table, names.name, vm)?.str(vm)?
            );
            return Err(globals.error(names.exc, "DuplicateColumnError", message, vm));
        }
        object::call(table, names.forget_column, vec![existing.clone()], vm)?;
    }
    if existing.is_some() || key.is(name) || vm.bool_eq(key, name)? {
        columns.set_item(&**key, column.to_owned(), vm)
    } else {
        let collection = object::get(table, names.table_private, vm)?;
        object::call(&collection, names.replace, vec![column.to_owned()], vm)?;
        Ok(())
    }
}

/// The columns by key of a table or a constraint.
fn members(owner: &PyObject, vm: &VirtualMachine) -> PyResult<PyDictRef> {
    let names = names(vm);
    let collection = object::get(owner, names.table_private, vm)?;
    object::get_dict(&collection, names.table_private, vm)
}

/// The elements of a list.
fn elements(list: &PyObject) -> Vec<PyObjectRef> {
    list.downcast_ref::<PyList>()
        .map(|list| list.borrow_vec().to_vec())
        .unwrap_or_default()
}

/// The arguments of `Column._set_parent`, of which two matter.
pub(super) fn parent_of(
    arguments: FuncArgs,
    vm: &VirtualMachine,
) -> PyResult<(PyObjectRef, PyObjectRef, bool)> {
    let FuncArgs { args, mut kwargs } = arguments;
    let allowed = match kwargs.swap_remove("allow_replacements") {
        Some(allowed) => allowed.is_true(vm)?,
        None => true,
    };
    let mut args = args.into_iter();
    match (
        args.next(),
        args.next().or_else(|| kwargs.swap_remove("table")),
    ) {
        (Some(column), Some(table)) => Ok((column, table, allowed)),
        _ => Err(vm.new_type_error("_set_parent() takes a column and its table")),
    }
}
