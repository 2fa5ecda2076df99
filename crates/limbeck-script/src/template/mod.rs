//! Mako templates (`script.py.mako`), translated to Python.
//!
//! A template holds arbitrary Python, so rendering it takes an interpreter. What does not take one
//! is understanding the template: [`translate`] turns it into a Python module, which the runtime
//! module `limbeck_mako` executes. Everything that Mako offers within one file is supported:
//! expressions with filters, control lines, Python blocks, `<%def>`, `<%block>`, `<%text>`,
//! `<%page>`, comments, `loop`, `capture`, `UNDEFINED`, `STOP_RENDERING`. Tags that bring in other
//! files (`<%include>`, `<%inherit>`, `<%namespace>`, `<%call>`) are refused.

mod block;
mod error;
mod filter;
mod generate;
mod header;
mod lexer;
mod names;
mod node;
mod python;
mod scan;
mod scope;

pub use error::TemplateError;

use std::path::Path;

use error::Fault;

/// Translates a template to the source of a Python module for `limbeck_mako.render`. `file` names
/// the template in messages.
///
/// # Errors
///
/// Whatever is wrong with the template's syntax or that of the Python in it.
pub fn translate(text: &str, file: &str) -> Result<String, TemplateError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let module = lexer::parse(text).and_then(|nodes| generate::generate(&nodes));
    module.map_err(|fault| with_file(fault, file))
}

/// Translates a template file.
///
/// # Errors
///
/// As for [`translate`]; when the file can't be read or is not UTF-8.
pub fn translate_file(path: &Path) -> Result<String, TemplateError> {
    let file = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        let help = "a revision can't be written without it; `init` makes one";
        with_file(
            Fault::new(1, format!("can't read it: {error}")).with_help(help),
            &file,
        )
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = bytes[..offset]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let message = format!(
            "byte 0x{:02x} at offset {offset} is not UTF-8",
            bytes[offset]
        );
        with_file(
            Fault::new(line, message).with_help("save the file as UTF-8"),
            &file,
        )
    })?;
    translate(&text, &file)
}

fn with_file(fault: Fault, file: &str) -> TemplateError {
    TemplateError {
        file: file.to_owned(),
        line: fault.line,
        message: fault.message,
        help: fault.help,
    }
}

#[cfg(test)]
mod tests;
