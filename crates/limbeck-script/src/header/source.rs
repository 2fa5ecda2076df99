//! From the bytes of a Python file to its text.

use std::borrow::Cow;
use std::path::Path;

use super::error::{HeaderError, HeaderErrorKind};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The encodings that a Python file may be in here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
}

/// Decodes a Python file as Python does: UTF-8 unless one of the first two lines declares another
/// encoding (PEP 263), newlines unified, a byte order mark dropped.
///
/// # Errors
///
/// Bytes that the encoding does not have; an encoding other than UTF-8, Latin-1 and ASCII.
pub fn decode_python<'a>(path: &Path, bytes: &'a [u8]) -> Result<Cow<'a, str>, HeaderError> {
    let (bytes, has_mark) = match bytes.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let encoding = match declared_encoding(bytes) {
        Some((name, line)) => known_encoding(&name).ok_or_else(|| {
            let file = path.display().to_string();
            let encoding = name;
            HeaderError::new(
                path,
                HeaderErrorKind::UnknownEncoding {
                    file,
                    encoding,
                    line,
                },
            )
        })?,
        None => Encoding::Utf8,
    };
    let skipped = if has_mark { BYTE_ORDER_MARK.len() } else { 0 };
    let not_text = |name: &str, offset: usize| {
        let line = bytes[..offset]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        HeaderError::new(
            path,
            HeaderErrorKind::NotText {
                file: path.display().to_string(),
                encoding: name.to_owned(),
                byte: bytes[offset],
                offset: offset + skipped,
                line: u32::try_from(line).unwrap_or(u32::MAX),
            },
        )
    };
    let text = match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(error) => return Err(not_text("UTF-8", error.valid_up_to())),
        },
        Encoding::Latin1 => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
        Encoding::Ascii => match bytes.iter().position(|byte| !byte.is_ascii()) {
            Some(offset) => return Err(not_text("ASCII", offset)),
            None => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
        },
    };
    if text.contains('\r') {
        return Ok(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")));
    }
    Ok(text)
}

fn known_encoding(name: &str) -> Option<Encoding> {
    let name = name.to_ascii_lowercase().replace('_', "-");
    match name.as_str() {
        "utf-8" | "utf8" | "utf-8-sig" | "u8" | "utf" => Some(Encoding::Utf8),
        "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" => {
            Some(Encoding::Latin1)
        }
        "ascii" | "us-ascii" | "646" => Some(Encoding::Ascii),
        name if name.starts_with("utf-8-") => Some(Encoding::Utf8),
        name if name.starts_with("latin-1-") || name.starts_with("iso-8859-1-") => {
            Some(Encoding::Latin1)
        }
        _ => None,
    }
}

/// The encoding that a comment on the first or second line declares, and the line.
fn declared_encoding(bytes: &[u8]) -> Option<(String, u32)> {
    let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
    for number in 1..=2 {
        let line = lines.next()?;
        let start = line
            .iter()
            .position(|byte| !matches!(byte, b' ' | b'\t' | b'\x0c' | b'\r'));
        match start.map(|start| &line[start..]) {
            None => {}
            Some(comment) if comment.starts_with(b"#") => {
                if let Some(name) = encoding_in_comment(comment) {
                    return Some((name, number));
                }
            }
            Some(_) => return None,
        }
    }
    None
}

fn encoding_in_comment(comment: &[u8]) -> Option<String> {
    let word = b"coding";
    let after = comment
        .windows(word.len() + 1)
        .position(|window| window.starts_with(word) && matches!(window[word.len()], b':' | b'='))?
        + word.len()
        + 1;
    let name: String = comment[after..]
        .iter()
        .skip_while(|byte| matches!(byte, b' ' | b'\t'))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        .map(|byte| char::from(*byte))
        .collect();
    (!name.is_empty()).then_some(name)
}
