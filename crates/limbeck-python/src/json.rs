//! JSON documents as Python objects.

use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};
use serde_json::Value as Json;

/// Converts a document: maps become dictionaries, lists stay lists.
///
/// # Errors
///
/// When Python runs out of memory.
pub(crate) fn to_python(document: &Json, vm: &VirtualMachine) -> PyResult {
    Ok(match document {
        Json::Null => vm.ctx.none(),
        Json::Bool(value) => vm.ctx.new_bool(*value).into(),
        Json::Number(number) => match number.as_i64() {
            Some(integer) => vm.ctx.new_int(integer).into(),
            None => vm.ctx.new_float(number.as_f64().unwrap_or(f64::NAN)).into(),
        },
        Json::String(text) => vm.ctx.new_str(text.as_str()).into(),
        Json::Array(items) => {
            let items: Vec<PyObjectRef> = items
                .iter()
                .map(|item| to_python(item, vm))
                .collect::<PyResult<_>>()?;
            vm.ctx.new_list(items).into()
        }
        Json::Object(entries) => {
            let dictionary = vm.ctx.new_dict();
            for (key, value) in entries {
                dictionary.set_item(key.as_str(), to_python(value, vm)?, vm)?;
            }
            dictionary.into()
        }
    })
}
