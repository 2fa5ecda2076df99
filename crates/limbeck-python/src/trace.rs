//! Traces of exceptions, as CPython prints them.

use std::collections::HashSet;
use std::fmt::Write as _;

use limbeck_model::Origin;
use rustpython_vm::builtins::{PyBaseExceptionRef, PyTraceback};
use rustpython_vm::{AsObject, PyRef, VirtualMachine};

use crate::exception::{class_name, message};

/// Whether a file is one of ours or of the import machinery: its frames say nothing to the owner of
/// a project.
fn is_internal(file: &str) -> bool {
    file.starts_with("<frozen ") || file.starts_with("_frozen_importlib")
}

/// Whether the code is of the standard library in the binary, whose files go by their module names.
fn is_standard_library(file: &str) -> bool {
    !file.starts_with('<') && !is_project_file(file)
}

/// Whether a file is on disk rather than in the binary.
pub(crate) fn is_project_file(file: &str) -> bool {
    !file.starts_with('<') && (file.ends_with(".py") || file.contains(std::path::MAIN_SEPARATOR))
}

/// The innermost place in the project's files that an exception passed through.
pub(crate) fn origin(exception: &PyBaseExceptionRef, vm: &VirtualMachine) -> Option<Origin> {
    if exception.fast_isinstance(vm.ctx.exceptions.syntax_error) {
        let attribute = |name: &'static str| exception.as_object().get_attr(name, vm).ok();
        let file = attribute("filename")?.str(vm).ok()?;
        let line: usize = attribute("lineno")?.try_to_value(vm).ok()?;
        return Some(Origin {
            file: file.to_string_lossy().into_owned(),
            line: u32::try_from(line).ok()?,
        });
    }
    entries(exception)
        .filter(|entry| is_project_file(entry.frame.code.source_path().as_str()))
        .last()
        .map(|entry| Origin {
            file: entry.frame.code.source_path().as_str().to_owned(),
            line: u32::try_from(entry.lineno.get()).unwrap_or(u32::MAX),
        })
}

/// The calls that an exception passed through, outermost first.
pub(crate) fn entries(exception: &PyBaseExceptionRef) -> impl Iterator<Item = PyRef<PyTraceback>> {
    exception
        .__traceback__()
        .into_iter()
        .flat_map(|first| first.iter().collect::<Vec<_>>())
}

/// The trace with the chain of causes.
pub(crate) fn format(exception: &PyBaseExceptionRef, vm: &VirtualMachine) -> String {
    let mut output = String::new();
    write(&mut output, exception, &mut HashSet::new(), vm);
    output
}

fn write(
    output: &mut String,
    exception: &PyBaseExceptionRef,
    seen: &mut HashSet<usize>,
    vm: &VirtualMachine,
) {
    seen.insert(exception.as_object().get_id());
    let suppressed = exception
        .as_object()
        .get_attr("__suppress_context__", vm)
        .is_ok_and(|flag| flag.is(&vm.ctx.true_value));
    let context = exception.__context__().filter(|_| !suppressed);
    let previous = match (exception.__cause__(), context) {
        (Some(cause), _) => Some((
            cause,
            "The above exception was the direct cause of the following exception:",
        )),
        (None, Some(context)) => Some((
            context,
            "During handling of the above exception, another exception occurred:",
        )),
        (None, None) => None,
    };
    if let Some((previous, connection)) = previous
        && !seen.contains(&previous.as_object().get_id())
    {
        write(output, &previous, seen, vm);
        let _ = writeln!(output, "\n{connection}\n");
    }

    write_alone(output, exception, vm);
}

/// The trace without the exceptions that led to this one.
pub(crate) fn format_alone(exception: &PyBaseExceptionRef, vm: &VirtualMachine) -> String {
    let mut output = String::new();
    write_alone(&mut output, exception, vm);
    output
}

fn write_alone(output: &mut String, exception: &PyBaseExceptionRef, vm: &VirtualMachine) {
    let mut shown = entries(exception)
        .filter(|entry| !is_internal(entry.frame.code.source_path().as_str()))
        .peekable();
    if shown.peek().is_some() {
        output.push_str("Traceback (most recent call last):\n");
    }
    for entry in shown {
        write_entry(output, &entry);
    }
    write_summary(output, exception, vm);
}

fn write_entry(output: &mut String, entry: &PyTraceback) {
    let code = &entry.frame.code;
    let file = code.source_path().as_str();
    let line = entry.lineno.get();
    let name = code.obj_name.as_str();
    if is_standard_library(file) {
        let _ = writeln!(output, "  File \"<frozen {file}>\", line {line}, in {name}");
        return;
    }
    let _ = writeln!(output, "  File \"{file}\", line {line}, in {name}");
    if let Some(source) = source_line(file, line) {
        let _ = writeln!(output, "    {source}");
    }
}

fn source_line(file: &str, line: usize) -> Option<String> {
    let text = std::fs::read(file).ok()?;
    let text = String::from_utf8_lossy(&text);
    let line = text.lines().nth(line.checked_sub(1)?)?.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

fn write_summary(output: &mut String, exception: &PyBaseExceptionRef, vm: &VirtualMachine) {
    let class = class_name(exception.class(), vm);
    let message = if exception.fast_isinstance(vm.ctx.exceptions.syntax_error) {
        write_syntax_error_place(output, exception, vm)
    } else {
        message(exception, vm)
    };
    let _ = if message.is_empty() {
        writeln!(output, "{class}")
    } else {
        writeln!(output, "{class}: {message}")
    };
}

/// Writes the place of a syntax error, and answers the message without it.
fn write_syntax_error_place(
    output: &mut String,
    exception: &PyBaseExceptionRef,
    vm: &VirtualMachine,
) -> String {
    let attribute = |name: &'static str| {
        let value = exception.as_object().get_attr(name, vm).ok()?;
        (!vm.is_none(&value)).then_some(value)
    };
    let text = |name| {
        Some(
            attribute(name)?
                .str(vm)
                .ok()?
                .to_string_lossy()
                .into_owned(),
        )
    };
    let number = |name| attribute(name)?.try_to_value::<usize>(vm).ok();
    if let Some(line) = number("lineno") {
        let file = text("filename").unwrap_or_else(|| "<string>".to_owned());
        let _ = writeln!(output, "  File \"{file}\", line {line}");
        let source = text("text")
            .or_else(|| source_line(&file, line))
            .unwrap_or_default();
        let shown = source.trim();
        if !shown.is_empty() {
            let _ = writeln!(output, "    {shown}");
            let indent = source
                .chars()
                .take_while(|letter| letter.is_whitespace())
                .count();
            let start = number("offset").and_then(|offset| offset.checked_sub(indent + 1));
            if let Some(start) = start {
                let end = number("end_offset").map_or(0, |end| end.saturating_sub(indent + 1));
                let width = end.saturating_sub(start).max(1);
                let _ = writeln!(output, "    {}{}", " ".repeat(start), "^".repeat(width));
            }
        }
    }
    text("msg").unwrap_or_default()
}
