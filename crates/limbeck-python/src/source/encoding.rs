//! The encoding of source files (PEP 263).

use std::borrow::Cow;

use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{AsObject, PyResult, VirtualMachine};

use crate::exception;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text of a file in UTF-8 with `\n` line ends; nothing for other encodings.
pub(crate) fn plain_text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if declared(bytes).is_some_and(|name| !is_utf8(&name)) {
        return None;
    }
    std::str::from_utf8(bytes).ok().map(normalize_newlines)
}

/// The text of a file in the encoding that it declares.
///
/// # Errors
///
/// `SyntaxError` when the declaration or a byte is wrong, in CPython's words.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    file: &str,
    vm: &VirtualMachine,
) -> PyResult<Cow<'a, str>> {
    if let Some(text) = plain_text(bytes) {
        return Ok(text);
    }
    let body = bytes.strip_prefix(BYTE_ORDER_MARK);
    let Some(name) = declared(body.unwrap_or(bytes)).filter(|name| !is_utf8(name)) else {
        let bytes = body.unwrap_or(bytes);
        let (line, literal) = invalid_literal(bytes);
        let message = match decode_with("utf-8", literal, vm) {
            Ok(_) => "invalid UTF-8".to_owned(),
            Err(error) => exception::message(&error, vm),
        };
        return Err(syntax_error(
            format!("(unicode error) {message}"),
            file,
            line,
            vm,
        ));
    };
    let name = match name.to_ascii_lowercase().replace('_', "-").as_str() {
        "latin-1" | "iso-latin-1" => "iso-8859-1".to_owned(),
        _ => name,
    };
    if body.is_some() {
        let message = format!("encoding problem: {name} with BOM");
        return Err(syntax_error(message, file, 0, vm));
    }
    match decode_with(&name, bytes, vm) {
        Ok(text) => Ok(Cow::Owned(normalize_newlines(&text).into_owned())),
        Err(error) if error.fast_isinstance(vm.ctx.exceptions.lookup_error) => {
            let message = format!("unknown encoding: {name}");
            Err(syntax_error(message, file, 0, vm))
        }
        Err(error) => Err(syntax_error(exception::message(&error, vm), file, 0, vm)),
    }
}

fn decode_with(encoding: &str, bytes: &[u8], vm: &VirtualMachine) -> PyResult<String> {
    let bytes = vm.ctx.new_bytes(bytes.to_vec());
    let text = vm.call_method(bytes.as_object(), "decode", (encoding,))?;
    Ok(text.str(vm)?.to_string_lossy().into_owned())
}

/// The line of the first byte that is not UTF-8, and the string literal that it is part of.
fn invalid_literal(bytes: &[u8]) -> (usize, &[u8]) {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let before = &bytes[..valid];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let line_start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |newline| newline + 1);
    let is_quote = |byte: &u8| matches!(byte, b'"' | b'\'');
    let start = before[line_start..]
        .iter()
        .rposition(is_quote)
        .map_or(line_start, |quote| line_start + quote + 1);
    let end = bytes[valid..]
        .iter()
        .position(|byte| is_quote(byte) || *byte == b'\n')
        .map_or(bytes.len(), |quote| valid + quote);
    (line, &bytes[start..end])
}

fn syntax_error(
    message: String,
    file: &str,
    line: usize,
    vm: &VirtualMachine,
) -> PyBaseExceptionRef {
    let place = vm.ctx.new_tuple(vec![
        vm.ctx.new_str(file).into(),
        vm.ctx.new_int(line).into(),
        vm.ctx.none(),
        vm.ctx.none(),
    ]);
    let class = vm.ctx.exceptions.syntax_error.to_owned();
    vm.invoke_exception(class, vec![vm.ctx.new_str(message).into(), place.into()])
        .unwrap_or_else(|failure| failure)
}

fn is_utf8(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('_', "-");
    matches!(name.as_str(), "utf-8" | "utf8" | "utf-8-sig")
}

/// The encoding named in a comment of the first two lines. The second counts only after a line that
/// is empty or a comment.
fn declared(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|byte| *byte == b'\n').take(2) {
        let line = String::from_utf8_lossy(line);
        let line = line.trim_matches([' ', '\t', '\x0c', '\r']);
        let Some(comment) = line.strip_prefix('#') else {
            if line.is_empty() {
                continue;
            }
            return None;
        };
        if let Some(name) = comment.split("coding").skip(1).find_map(encoding_name) {
            return Some(name);
        }
    }
    None
}

/// The name in what follows the word `coding`.
fn encoding_name(rest: &str) -> Option<String> {
    let rest = rest
        .strip_prefix([':', '='])?
        .trim_start_matches([' ', '\t']);
    let name: String = rest
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || "-_.".contains(*letter))
        .collect();
    (!name.is_empty()).then_some(name)
}

/// The compiler takes line ends inside of strings as they are.
fn normalize_newlines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
