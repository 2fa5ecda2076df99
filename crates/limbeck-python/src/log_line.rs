//! Lines of the application in Python's `logging`, without a record.
//!
//! A record knows where it was made, when, and in which thread, and passes through a dozen methods
//! on its way to a stream. A format that shows only level, name and message needs none of it, as
//! long as nobody has put anything of his own on the way: each class is the one of our `logging`
//! package and has not been changed, no object has attributes that its class does not give it, and
//! there are no filters. Where any of that is not so, the line is left to `logging`.

use rustpython_vm::builtins::{
    PyDict, PyDictRef, PyList, PyListRef, PyStr, PyStrInterned, PyType, PyTypeRef,
};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};

/// `_limbeck.log_line(globals)`: the function `write(name, level, message) -> bool`, which answers
/// whether the line is where it belongs. What the globals name is taken for unchanged now.
pub(crate) fn writer(globals: PyDictRef, vm: &VirtualMachine) -> PyResult {
    let stock = Stock::new(&globals, vm)?;
    let write = move |name: PyObjectRef,
                      level: PyObjectRef,
                      message: PyObjectRef,
                      vm: &VirtualMachine|
          -> PyResult<bool> {
        let Some(lines) = stock.lines(&name, &level, &message, vm)? else {
            return Ok(false);
        };
        for line in lines {
            if let Err(error) = line.write(&stock.names, vm) {
                if !error.fast_isinstance(vm.ctx.exceptions.exception_type) {
                    return Err(error);
                }
                let arguments = (line.handler, name.clone(), level.clone(), message.clone());
                stock.retry(&globals, arguments, vm)?;
            }
        }
        Ok(true)
    };
    Ok(vm.new_function("write", write).into())
}

macro_rules! names {
    ($($field:ident = $text:literal,)*) => {
        struct Names {
            $($field: &'static PyStrInterned,)*
        }

        impl Names {
            fn new(vm: &VirtualMachine) -> Self {
                Self { $($field: vm.ctx.intern_str($text),)* }
            }
        }
    };
}

names! {
    cache = "_cache",
    defaults = "_defaults",
    disabled = "disabled",
    filters = "filters",
    flush = "flush",
    format = "_fmt",
    formatter = "formatter",
    get_logger = "getLogger",
    handlers = "handlers",
    is_enabled_for = "isEnabledFor",
    level = "level",
    level_name = "levelname",
    level_number = "levelno",
    lock = "lock",
    logger_name = "name",
    loggers = "loggerDict",
    message = "message",
    parent = "parent",
    propagate = "propagate",
    record_factory = "logRecordFactory",
    retry = "_write_as_record",
    shared_record_factory = "record_factory",
    stream = "stream",
    style = "_style",
    write = "write",
}

/// A class, and how it was.
struct Class {
    class: PyTypeRef,
    version: u32,
    /// How many attributes its instances have.
    attributes: usize,
}

impl Class {
    fn new(
        globals: &PyDictRef,
        name: &str,
        attributes: usize,
        vm: &VirtualMachine,
    ) -> PyResult<Self> {
        let class = class(globals, name, vm)?;
        let version = class.assign_version_tag();
        Ok(Self {
            class,
            version,
            attributes,
        })
    }

    /// Whether neither the class nor one of its bases has been changed.
    fn is_unchanged(&self) -> bool {
        self.version != 0 && self.class.assign_version_tag() == self.version
    }

    /// The attributes of an object, if it is a plain one of this class.
    fn attributes(&self, object: &PyObject) -> Option<PyDictRef> {
        let is_plain = object.class().is(&self.class);
        let dict = is_plain.then(|| object.dict()).flatten()?;
        (dict.__len__() == self.attributes).then_some(dict)
    }
}

/// What a line passes through when nobody has changed it.
struct Stock {
    logger: Class,
    root: Class,
    manager: Class,
    handler: Class,
    formatter: Class,
    style: Class,
    /// Nobody makes one here, but somebody may have changed what is done with its message.
    record: Class,
    lock: PyTypeRef,
    text_stream: PyTypeRef,
    /// The one manager of loggers.
    loggers: PyObjectRef,
    /// What the modules of the package share.
    state: PyObjectRef,
    level_names: PyObjectRef,
    names: Names,
}

impl Stock {
    fn new(globals: &PyDictRef, vm: &VirtualMachine) -> PyResult<Self> {
        let get = |name: &str| globals.get_item(name, vm);
        let stock = |name, attributes| Class::new(globals, name, attributes, vm);
        Ok(Self {
            logger: stock("Logger", 9)?,
            root: stock("RootLogger", 8)?,
            manager: stock("Manager", 6)?,
            handler: stock("StreamHandler", 7)?,
            formatter: stock("Formatter", 3)?,
            style: stock("PercentStyle", 2)?,
            record: stock("LogRecord", 0)?,
            lock: class(globals, "RLock", vm)?,
            text_stream: class(globals, "TextIOWrapper", vm)?,
            loggers: get("manager")?,
            state: get("_state")?,
            level_names: get("_levelToName")?,
            names: Names::new(vm),
        })
    }

    /// What is to be written, and where. None if that is for `logging` to say.
    fn lines(
        &self,
        name: &PyObject,
        level: &PyObject,
        message: &PyObject,
        vm: &VirtualMachine,
    ) -> PyResult<Option<Vec<Line>>> {
        let classes = [
            &self.logger,
            &self.root,
            &self.manager,
            &self.handler,
            &self.formatter,
            &self.style,
            &self.record,
        ];
        if !classes.into_iter().all(Class::is_unchanged) || self.has_record_factory(vm)? {
            return Ok(None);
        }
        let logger = self.logger(name, vm)?;
        let Some(attributes) = self.logger.attributes(&logger) else {
            return Ok(None);
        };
        if !self.takes(&logger, &attributes, level, vm)? {
            return Ok(Some(Vec::new()));
        }
        if has_filters(&attributes, &self.names, vm)? {
            return Ok(None);
        }
        let mut found = Vec::new();
        let mut next = Some(attributes);
        while let Some(attributes) = next {
            let Some(handlers) = list(&attributes, self.names.handlers, vm)? else {
                return Ok(None);
            };
            for handler in handlers.borrow_vec().iter() {
                found.push(handler.clone());
            }
            next = match self.parent(&attributes, vm)? {
                Some(Parent::Logger(attributes)) => Some(attributes),
                Some(Parent::None) => None,
                None => return Ok(None),
            };
        }
        // Without any handler there is a last resort.
        if found.is_empty() {
            return Ok(None);
        }
        let Some(fields) = self.fields(name, level, message, vm)? else {
            return Ok(None);
        };
        let mut lines = Vec::with_capacity(found.len());
        for handler in found {
            match self.line(handler, level, &fields, vm)? {
                Some(Outcome::Line(line)) => lines.push(line),
                Some(Outcome::Nothing) => {}
                None => return Ok(None),
            }
        }
        Ok(Some(lines))
    }

    /// Whether somebody makes records of his own.
    fn has_record_factory(&self, vm: &VirtualMachine) -> PyResult<bool> {
        let shared = self.state.get_attr(self.names.shared_record_factory, vm)?;
        let Some(manager) = self.manager.attributes(&self.loggers) else {
            return Ok(true);
        };
        let own = manager.get_item_opt(self.names.record_factory, vm)?;
        Ok(!vm.is_none(&shared) || own.is_none_or(|own| !vm.is_none(&own)))
    }

    /// The logger of a name, made when nobody has asked for it before.
    fn logger(&self, name: &PyObject, vm: &VirtualMachine) -> PyResult {
        if let Some(manager) = self.manager.attributes(&self.loggers)
            && let Some(loggers) = manager.get_item_opt(self.names.loggers, vm)?
            && let Some(loggers) = loggers.downcast_ref::<PyDict>()
            && let Some(logger) = loggers.get_item_opt(name, vm)?
            && logger.class().is(&self.logger.class)
        {
            return Ok(logger);
        }
        vm.call_special_method(&self.loggers, self.names.get_logger, (name.to_owned(),))
    }

    /// Whether a logger takes records of a level.
    fn takes(
        &self,
        logger: &PyObject,
        attributes: &PyDictRef,
        level: &PyObject,
        vm: &VirtualMachine,
    ) -> PyResult<bool> {
        if is_true(attributes, self.names.disabled, vm)? == Some(true) {
            return Ok(false);
        }
        if let Some(cache) = attributes.get_item_opt(self.names.cache, vm)?
            && let Some(cache) = cache.downcast_ref::<PyDict>()
            && let Some(enabled) = cache.get_item_opt(level, vm)?
        {
            return enabled.is_true(vm);
        }
        vm.call_special_method(logger, self.names.is_enabled_for, (level.to_owned(),))?
            .is_true(vm)
    }

    /// The logger to which one passes its records on.
    fn parent(&self, attributes: &PyDictRef, vm: &VirtualMachine) -> PyResult<Option<Parent>> {
        let Some(propagates) = is_true(attributes, self.names.propagate, vm)? else {
            return Ok(None);
        };
        let Some(parent) = attributes.get_item_opt(self.names.parent, vm)? else {
            return Ok(None);
        };
        if !propagates || vm.is_none(&parent) {
            return Ok(Some(Parent::None));
        }
        let attributes = self
            .logger
            .attributes(&parent)
            .or_else(|| self.root.attributes(&parent));
        Ok(attributes.map(Parent::Logger))
    }

    /// What a format can show of a line.
    fn fields(
        &self,
        name: &PyObject,
        level: &PyObject,
        message: &PyObject,
        vm: &VirtualMachine,
    ) -> PyResult<Option<PyDictRef>> {
        let level_name = match self.level_names.downcast_ref::<PyDict>() {
            Some(names) => names.get_item_opt(level, vm)?,
            None => None,
        };
        let Some(level_name) = level_name else {
            return Ok(None);
        };
        let fields = vm.ctx.new_dict();
        fields.set_item(self.names.logger_name, name.to_owned(), vm)?;
        fields.set_item(self.names.level_name, level_name, vm)?;
        fields.set_item(self.names.level_number, level.to_owned(), vm)?;
        fields.set_item(self.names.message, message.to_owned(), vm)?;
        Ok(Some(fields))
    }

    /// What a handler writes.
    fn line(
        &self,
        handler: PyObjectRef,
        level: &PyObject,
        fields: &PyDictRef,
        vm: &VirtualMachine,
    ) -> PyResult<Option<Outcome>> {
        let names = &self.names;
        let Some(attributes) = self.handler.attributes(&handler) else {
            return Ok(None);
        };
        let (Some(least), Some(lock), Some(stream), Some(formatter)) = (
            attributes.get_item_opt(names.level, vm)?,
            attributes.get_item_opt(names.lock, vm)?,
            attributes.get_item_opt(names.stream, vm)?,
            attributes.get_item_opt(names.formatter, vm)?,
        ) else {
            return Ok(None);
        };
        if !lock.class().is(&self.lock)
            || !stream.class().is(&self.text_stream)
            || has_filters(&attributes, names, vm)?
        {
            return Ok(None);
        }
        if level.try_to_value::<i64>(vm)? < least.try_to_value::<i64>(vm)? {
            return Ok(Some(Outcome::Nothing));
        }
        let Some(format) = self.format(&formatter, vm)? else {
            return Ok(None);
        };
        // A format that shows more than this names a field that is not there.
        let Ok(text) = vm._mod(&format, fields.as_object()) else {
            return Ok(None);
        };
        let Some(text) = text.downcast_ref::<PyStr>().and_then(|text| text.to_str()) else {
            return Ok(None);
        };
        let text = vm.ctx.new_str(format!("{text}\n")).into();
        Ok(Some(Outcome::Line(Line {
            handler,
            stream,
            text,
        })))
    }

    /// The format of a formatter, to be filled by the operator `%`.
    fn format(&self, formatter: &PyObject, vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
        let Some(attributes) = self.formatter.attributes(formatter) else {
            return Ok(None);
        };
        let style = match attributes.get_item_opt(self.names.style, vm)? {
            Some(style) => self.style.attributes(&style),
            None => None,
        };
        let Some(style) = style else {
            return Ok(None);
        };
        if is_true(&style, self.names.defaults, vm)? != Some(false) {
            return Ok(None);
        }
        let format = style.get_item_opt(self.names.format, vm)?;
        Ok(format.filter(|format| format.class().is(vm.ctx.types.str_type)))
    }

    /// Has `logging` write a line to one handler again, which says what is wrong with it.
    fn retry(
        &self,
        globals: &PyDictRef,
        arguments: (PyObjectRef, PyObjectRef, PyObjectRef, PyObjectRef),
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        globals
            .get_item(self.names.retry, vm)?
            .call(arguments, vm)
            .map(drop)
    }
}

/// Where records go from a logger.
enum Parent {
    Logger(PyDictRef),
    None,
}

/// What a handler does with a record.
enum Outcome {
    Line(Line),
    Nothing,
}

/// A line for a handler's stream.
struct Line {
    handler: PyObjectRef,
    stream: PyObjectRef,
    text: PyObjectRef,
}

impl Line {
    fn write(&self, names: &Names, vm: &VirtualMachine) -> PyResult<()> {
        vm.call_special_method(&self.stream, names.write, (self.text.clone(),))?;
        vm.call_special_method(&self.stream, names.flush, ())?;
        Ok(())
    }
}

fn class(globals: &PyDictRef, name: &str, vm: &VirtualMachine) -> PyResult<PyTypeRef> {
    globals
        .get_item(name, vm)?
        .downcast::<PyType>()
        .map_err(|_| vm.new_type_error(format!("{name} is not a class")))
}

fn is_true(
    attributes: &PyDictRef,
    name: &'static PyStrInterned,
    vm: &VirtualMachine,
) -> PyResult<Option<bool>> {
    match attributes.get_item_opt(name, vm)? {
        Some(value) => value.is_true(vm).map(Some),
        None => Ok(None),
    }
}

fn list(
    attributes: &PyDictRef,
    name: &'static PyStrInterned,
    vm: &VirtualMachine,
) -> PyResult<Option<PyListRef>> {
    let value = attributes.get_item_opt(name, vm)?;
    Ok(value.and_then(|value| value.downcast::<PyList>().ok()))
}

fn has_filters(attributes: &PyDictRef, names: &Names, vm: &VirtualMachine) -> PyResult<bool> {
    let filters = list(attributes, names.filters, vm)?;
    Ok(filters.is_none_or(|filters| !filters.borrow_vec().is_empty()))
}
