//! The arguments of a hook: `options`, split as a shell splits words.

/// Stands for the path of the new file in `options`.
const TOKEN: &str = "REVISION_SCRIPT_FILENAME";

/// The arguments for a file. Its path comes first unless the options say where it goes.
pub(super) fn arguments(options: &str, path: &str) -> Result<Vec<String>, &'static str> {
    let options = if options.contains(TOKEN) {
        options.to_owned()
    } else {
        format!("{TOKEN} {options}")
    };
    let words = split(&options)?;
    Ok(words
        .into_iter()
        .map(|word| word.replace(TOKEN, path))
        .collect())
}

/// Python's `shlex.split()`.
pub(super) fn split(text: &str) -> Result<Vec<String>, &'static str> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            ' ' | '\t' | '\r' | '\n' => words.extend(word.take()),
            '\\' => {
                let escaped = characters.next().ok_or("No escaped character")?;
                word.get_or_insert_default().push(escaped);
            }
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match characters.next().ok_or("No closing quotation")? {
                        '\'' => break,
                        inner => word.push(inner),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match characters.next().ok_or("No closing quotation")? {
                        '"' => break,
                        '\\' => match characters.next().ok_or("No escaped character")? {
                            escaped @ ('"' | '\\') => word.push(escaped),
                            other => word.extend(['\\', other]),
                        },
                        inner => word.push(inner),
                    }
                }
            }
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Ok(words)
}
