//! Whether all that a function of a migration script can do is to ask for operations.
//!
//! The answer is safe, not exact: what is not known to be harmless is not. Such a function has no
//! handlers of exceptions, calls directives of `alembic.op` that answer nothing, and constructs of
//! SQLAlchemy for their arguments.

use rustpython_vm::builtins::{PyCode, PyDict, PyModule, PyStr};
use rustpython_vm::bytecode::{CodeFlags, CodeObject, Constant, Instruction, OpArgState};
use rustpython_vm::{AsObject, PyObject, PyResult, VirtualMachine};

/// The module of directives.
const DIRECTIVES_MODULE: &str = "alembic.op";

/// Directives that ask for an operation and answer nothing that the database knows.
const DIRECTIVES: [&str; 20] = [
    "add_column",
    "alter_column",
    "bulk_insert",
    "create_check_constraint",
    "create_exclude_constraint",
    "create_foreign_key",
    "create_index",
    "create_primary_key",
    "create_table",
    "create_table_comment",
    "create_unique_constraint",
    "drop_column",
    "drop_constraint",
    "drop_index",
    "drop_table",
    "drop_table_comment",
    "execute",
    "f",
    "inline_literal",
    "rename_table",
];

/// Packages of ours that only describe schemas and statements.
const PACKAGES: [&str; 2] = ["sqlalchemy", "sqlmodel"];

/// What these packages offer beside descriptions: parts of them, and functions.
const OTHER_NAMES: [&str; 8] = [
    "create_engine",
    "engine",
    "engine_from_config",
    "event",
    "ext",
    "listen",
    "listens_for",
    "orm",
];

/// Whether all that a function can do is to ask for operations.
///
/// # Errors
///
/// Those of reading the function's attributes.
pub(crate) fn holds(function: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
    if !function.class().is(vm.ctx.types.function_type) {
        return Ok(false);
    }
    let code = function.get_attr("__code__", vm)?;
    let globals = function.get_attr("__globals__", vm)?;
    let (Some(code), Ok(globals)) = (code.downcast_ref::<PyCode>(), globals.downcast::<PyDict>())
    else {
        return Ok(false);
    };
    if is_special(&code.code) {
        return Ok(false);
    }
    let mut arguments = OpArgState::default();
    let mut calls_directive = false;
    for unit in code.code.instructions.iter() {
        let (instruction, argument) = arguments.get(*unit);
        if matches!(instruction, Instruction::Cache | Instruction::ExtendedArg) {
            continue;
        }
        let is_attribute = matches!(instruction, Instruction::LoadAttr { .. });
        if calls_directive && !is_attribute {
            // The module itself goes somewhere.
            return Ok(false);
        }
        match instruction {
            Instruction::LoadGlobal { namei } => {
                // The lowest bit says that a call follows.
                let Some(name) = code.code.names.get((namei.get(argument) >> 1) as usize) else {
                    return Ok(false);
                };
                let Some(value) = globals.get_item_opt(*name, vm)? else {
                    return Ok(false);
                };
                match global(&value, vm)? {
                    Global::Directives => calls_directive = true,
                    Global::Description => {}
                    Global::Unknown => return Ok(false),
                }
            }
            Instruction::LoadAttr { namei } => {
                let Some(name) = code.code.names.get(namei.get(argument).name_idx() as usize)
                else {
                    return Ok(false);
                };
                let name = name.as_str();
                let is_known = if calls_directive {
                    DIRECTIVES.contains(&name)
                } else {
                    !OTHER_NAMES.contains(&name) && !name.starts_with('_')
                };
                if !is_known {
                    return Ok(false);
                }
                calls_directive = false;
            }
            Instruction::Resume { .. }
            | Instruction::LoadConst { .. }
            | Instruction::LoadSmallInt { .. }
            | Instruction::LoadFast { .. }
            | Instruction::LoadFastBorrow { .. }
            | Instruction::LoadFastBorrowLoadFastBorrow { .. }
            | Instruction::LoadFastLoadFast { .. }
            | Instruction::StoreFast { .. }
            | Instruction::StoreFastLoadFast { .. }
            | Instruction::StoreFastStoreFast { .. }
            | Instruction::PushNull
            | Instruction::Call { .. }
            | Instruction::CallKw { .. }
            | Instruction::BuildList { .. }
            | Instruction::BuildMap { .. }
            | Instruction::BuildTuple { .. }
            | Instruction::BuildString { .. }
            | Instruction::ListAppend { .. }
            | Instruction::ListExtend { .. }
            | Instruction::FormatSimple
            | Instruction::UnaryNegative
            | Instruction::PopTop
            | Instruction::Nop
            | Instruction::ReturnValue => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// Whether a function handles exceptions, shares variables, or does not run when it is called.
fn is_special<C: Constant>(code: &CodeObject<C>) -> bool {
    let is_suspended = code
        .flags
        .intersects(CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ITERABLE_COROUTINE);
    let shares_variables = !code.freevars.is_empty() || !code.cellvars.is_empty();
    is_suspended || shares_variables || !code.exceptiontable.is_empty()
}

/// What a function can do with a global variable.
enum Global {
    /// The module of directives.
    Directives,
    /// It is a constant, or describes a schema or a statement.
    Description,
    Unknown,
}

fn global(value: &PyObject, vm: &VirtualMachine) -> PyResult<Global> {
    let types = &vm.ctx.types;
    let constants = [
        types.none_type,
        types.bool_type,
        types.int_type,
        types.str_type,
    ];
    if constants.iter().any(|r#type| value.class().is(*r#type)) {
        return Ok(Global::Description);
    }
    let is_module = value.downcastable::<PyModule>();
    let owner = if is_module { "__name__" } else { "__module__" };
    let owner = value.get_attr(owner, vm)?;
    let Some(owner) = owner
        .downcast_ref::<PyStr>()
        .and_then(|owner| owner.to_str())
    else {
        return Ok(Global::Unknown);
    };
    let mut path = owner.split('.');
    let package = path.next().unwrap_or_default();
    let part = path.next().unwrap_or_default();
    Ok(if is_module && owner == DIRECTIVES_MODULE {
        Global::Directives
    } else if PACKAGES.contains(&package) && !OTHER_NAMES.contains(&part) {
        Global::Description
    } else {
        Global::Unknown
    })
}
