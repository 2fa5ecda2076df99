//! Parsing Python without trusting it.

use ruff_python_ast::ModModule;
use ruff_text_size::Ranged;

/// Brackets may be nested this deep. Python stops at 200; the margin allows for brackets inside
/// strings, which are counted too.
const DEEPEST_NESTING: usize = 1_000;

/// Text that is not Python.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxFault {
    /// Where, in bytes.
    pub(crate) offset: usize,
    /// What the parser expected.
    pub(crate) message: String,
}

/// Parses a module.
///
/// # Errors
///
/// Text that is not Python, and text that the parser, which is recursive and counts in 32 bits,
/// could not parse.
pub(crate) fn parse(text: &str) -> Result<ModModule, SyntaxFault> {
    let refuse = |offset, message: &str| {
        Err(SyntaxFault {
            offset,
            message: message.to_owned(),
        })
    };
    if u32::try_from(text.len()).is_err() {
        return refuse(0, "the file is larger than 4 GB");
    }
    if let Some(offset) = excessive_nesting(text) {
        return refuse(offset, "too many nested parentheses");
    }
    match ruff_python_parser::parse_module(text) {
        Ok(module) => Ok(module.into_syntax()),
        Err(error) => refuse(error.start().to_usize(), &error.error.to_string()),
    }
}

/// Where brackets are nested too deep.
fn excessive_nesting(text: &str) -> Option<usize> {
    let is_opening = |byte: u8| matches!(byte, b'(' | b'[' | b'{');
    // Counting is fast, and nearly always enough.
    if text.bytes().filter(|byte| is_opening(*byte)).count() <= DEEPEST_NESTING {
        return None;
    }
    let mut depth = 0_usize;
    for (offset, byte) in text.bytes().enumerate() {
        if is_opening(byte) {
            depth += 1;
            if depth > DEEPEST_NESTING {
                return Some(offset);
            }
        } else if matches!(byte, b')' | b']' | b'}') {
            depth = depth.saturating_sub(1);
        }
    }
    None
}
