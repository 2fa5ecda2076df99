//! Reads the header of a plain file without building a syntax tree.
//!
//! Most revision files hold nothing but a docstring, imports, constants, and functions that consist
//! of calls with literals. A recogniser of that part of Python is ten times faster than a parser.
//! It knows the usual and refuses the rest, which is then parsed; what it accepts must be valid
//! Python and have exactly the header that it answers, which is what its tests are about.

mod cursor;
mod expression;
mod module;
mod statement;

pub(super) use module::read_header;

/// Whether a word is no name.
fn is_keyword(word: &[u8]) -> bool {
    matches!(
        word,
        b"False"
            | b"None"
            | b"True"
            | b"__debug__"
            | b"and"
            | b"as"
            | b"assert"
            | b"async"
            | b"await"
            | b"break"
            | b"class"
            | b"continue"
            | b"def"
            | b"del"
            | b"elif"
            | b"else"
            | b"except"
            | b"finally"
            | b"for"
            | b"from"
            | b"global"
            | b"if"
            | b"import"
            | b"in"
            | b"is"
            | b"lambda"
            | b"nonlocal"
            | b"not"
            | b"or"
            | b"pass"
            | b"raise"
            | b"return"
            | b"try"
            | b"while"
            | b"with"
            | b"yield"
    )
}

/// Whether a name is a variable that the header is read from.
fn is_header_name(name: &[u8]) -> bool {
    matches!(
        name,
        b"revision"
            | b"down_revision"
            | b"branch_labels"
            | b"depends_on"
            | b"__doc__"
            | b"upgrade"
            | b"downgrade"
    )
}

#[cfg(test)]
mod tests;
