//! `output_encoding`: the bytes of a text.

use super::CreateError;

/// The bytes of a text in an encoding of Python's name.
pub(super) fn encode(text: &str, encoding: &str) -> Result<Vec<u8>, CreateError> {
    let name = encoding.to_ascii_lowercase().replace(['_', ' '], "-");
    let limit = match name.as_str() {
        "utf-8" | "utf8" | "u8" | "utf" => return Ok(text.as_bytes().to_vec()),
        "utf-8-sig" => return Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" => 0xff,
        "ascii" | "us-ascii" | "646" => 0x7f,
        _ => {
            return Err(CreateError::refused(format!(
                "output_encoding '{encoding}' is not supported"
            ))
            .with_help("supported: utf-8, utf-8-sig, latin-1, ascii"));
        }
    };
    let byte = |character: char| {
        let code = u8::try_from(u32::from(character)).ok();
        code.filter(|code| *code <= limit).ok_or_else(|| {
            CreateError::refused(format!(
                "'{encoding}' can't encode character '{character}' (U+{:04X})",
                u32::from(character)
            ))
            .with_help("set output_encoding to utf-8")
        })
    };
    text.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_encoded() {
        assert_eq!(encode("é", "UTF8").unwrap(), "é".as_bytes());
        assert_eq!(encode("é", "latin_1").unwrap(), [0xe9]);
        assert_eq!(encode("é", "utf-8-sig").unwrap(), b"\xef\xbb\xbf\xc3\xa9");
        assert_eq!(
            encode("aé", "ascii").unwrap_err().to_string(),
            "'ascii' can't encode character 'é' (U+00E9)"
        );
        assert!(encode("", "cp037").is_err());
    }
}
