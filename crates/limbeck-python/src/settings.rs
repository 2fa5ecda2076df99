//! The settings of an invocation as Python sees them.

use std::path::Path;

use limbeck_script::host::EnvironmentSettings;
use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine};

use crate::value::ToPython;

/// A dictionary with the fields of the settings.
pub(crate) fn to_python(settings: &EnvironmentSettings, vm: &VirtualMachine) -> PyResult {
    let EnvironmentSettings {
        config_file,
        toml_file,
        ini_section,
        here,
        ini,
        toml,
        command_options,
        is_offline,
        tag,
        starting_revision,
        destination_revision,
        script_location,
    } = settings;

    let text = |text: &str| -> PyObjectRef { vm.ctx.new_str(text).into() };
    let optional_text = |value: &Option<String>| match value {
        Some(value) => text(value),
        None => vm.ctx.none(),
    };
    let optional_path = |path: &Option<std::path::PathBuf>| match path {
        Some(path) => path_text(path, vm),
        None => vm.ctx.none(),
    };
    let converter = ToPython::new(vm);
    let optional_value = |value: &Option<limbeck_model::Value>| match value {
        Some(value) => converter.convert(value),
        None => Ok(vm.ctx.none()),
    };

    let sections = vm.ctx.new_dict();
    for (section, options) in ini {
        let entries = vm.ctx.new_dict();
        for (key, value) in options {
            entries.set_item(key.as_str(), text(value), vm)?;
        }
        sections.set_item(section.as_str(), entries.into(), vm)?;
    }

    let result = vm.ctx.new_dict();
    result.set_item("config_file", optional_path(config_file), vm)?;
    result.set_item("toml_file", optional_path(toml_file), vm)?;
    result.set_item("ini_section", text(ini_section), vm)?;
    result.set_item("here", text(here), vm)?;
    result.set_item("ini", sections.into(), vm)?;
    result.set_item("toml", optional_value(toml)?, vm)?;
    result.set_item("command_options", optional_value(command_options)?, vm)?;
    result.set_item("is_offline", vm.ctx.new_bool(*is_offline).into(), vm)?;
    result.set_item("tag", optional_text(tag), vm)?;
    result.set_item("starting_revision", optional_text(starting_revision), vm)?;
    result.set_item(
        "destination_revision",
        optional_text(destination_revision),
        vm,
    )?;
    result.set_item("script_location", path_text(script_location, vm), vm)?;
    Ok(result.into())
}

/// A path as Python's file functions take it.
pub(crate) fn path_text(path: &Path, vm: &VirtualMachine) -> PyObjectRef {
    vm.fsdecode(path.as_os_str().to_owned()).into()
}
