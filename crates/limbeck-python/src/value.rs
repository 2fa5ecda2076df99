//! Values of the application as native Python objects.

use std::cell::OnceCell;

use limbeck_model::Value;
use rustpython_vm::{AsObject, PyObjectRef, PyResult, VirtualMachine};

use crate::interpreter::import_module;

/// Converts values. The classes that need an import are looked up when the first value needs them,
/// since `decimal` and `uuid` are slow to import.
pub(crate) struct ToPython<'vm> {
    vm: &'vm VirtualMachine,
    decimal: OnceCell<PyObjectRef>,
    date: OnceCell<PyObjectRef>,
    time: OnceCell<PyObjectRef>,
    date_time: OnceCell<PyObjectRef>,
    interval: OnceCell<PyObjectRef>,
    uuid: OnceCell<PyObjectRef>,
}

impl<'vm> ToPython<'vm> {
    pub(crate) fn new(vm: &'vm VirtualMachine) -> Self {
        Self {
            vm,
            decimal: OnceCell::new(),
            date: OnceCell::new(),
            time: OnceCell::new(),
            date_time: OnceCell::new(),
            interval: OnceCell::new(),
            uuid: OnceCell::new(),
        }
    }

    pub(crate) fn convert(&self, value: &Value) -> PyResult {
        let vm = self.vm;
        Ok(match value {
            Value::Null => vm.ctx.none(),
            Value::Boolean(value) => vm.ctx.new_bool(*value).into(),
            Value::Integer(value) => vm.ctx.new_int(*value).into(),
            Value::BigInteger(digits) => vm
                .ctx
                .types
                .int_type
                .to_owned()
                .as_object()
                .call((digits.as_str(),), vm)?,
            Value::Float(value) => vm.ctx.new_float(*value).into(),
            Value::Text(text) => vm.ctx.new_str(text.as_str()).into(),
            Value::Bytes(bytes) => vm.ctx.new_bytes(bytes.clone()).into(),
            Value::Decimal(text) => self
                .class(&self.decimal, "decimal", "Decimal")?
                .call((text.as_str(),), vm)?,
            Value::Date(text) => self.parse(&self.date, "date", text)?,
            Value::Time(text) => self.parse(&self.time, "time", text)?,
            Value::DateTime(text) => self.parse(&self.date_time, "datetime", text)?,
            Value::Interval {
                days,
                seconds,
                microseconds,
            } => self
                .class(&self.interval, "datetime", "timedelta")?
                .call((*days, *seconds, *microseconds), vm)?,
            Value::Uuid(text) => self
                .class(&self.uuid, "uuid", "UUID")?
                .call((text.as_str(),), vm)?,
            // The class of the member is not known here.
            Value::Enumeration { name, .. } => vm.ctx.new_str(name.as_str()).into(),
            Value::List(items) => {
                let items: Vec<PyObjectRef> = items
                    .iter()
                    .map(|item| self.convert(item))
                    .collect::<PyResult<_>>()?;
                vm.ctx.new_list(items).into()
            }
            Value::Map(entries) => {
                let result = vm.ctx.new_dict();
                for (key, value) in entries {
                    result.set_item(key.as_str(), self.convert(value)?, vm)?;
                }
                result.into()
            }
        })
    }

    fn parse(&self, cell: &OnceCell<PyObjectRef>, class: &'static str, text: &str) -> PyResult {
        let class = self.class(cell, "datetime", class)?;
        self.vm.call_method(&class, "fromisoformat", (text,))
    }

    fn class(
        &self,
        cell: &OnceCell<PyObjectRef>,
        module: &'static str,
        name: &'static str,
    ) -> PyResult {
        if let Some(class) = cell.get() {
            return Ok(class.clone());
        }
        let class = import_module(self.vm, module)?.get_attr(name, self.vm)?;
        Ok(cell.get_or_init(|| class).clone())
    }
}
