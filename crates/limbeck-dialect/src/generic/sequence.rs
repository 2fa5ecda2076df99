//! Sequences and schemas.

use limbeck_model::Name;
use limbeck_model::schema::{QualifiedName, Sequence, SequenceOptions};

use crate::{CompileResult, Compiler};

/// Options of sequences and identity columns, with spaces between them. Says whether there were
/// any.
pub fn options(c: &mut Compiler<'_>, options: &SequenceOptions) -> bool {
    let mut any = false;
    let mut numbered = |c: &mut Compiler<'_>, word: &'static str, number: Option<i64>| {
        if let Some(number) = number {
            if any {
                c.sql.word(" ");
            }
            c.sql.word(word).integer(number);
            any = true;
        }
    };
    numbered(c, "INCREMENT BY ", options.increment);
    numbered(c, "START WITH ", options.start);
    numbered(c, "MINVALUE ", options.min_value);
    numbered(c, "MAXVALUE ", options.max_value);
    // Any value that was given renders the words, as in SQLAlchemy.
    for (given, word) in [
        (options.no_min_value.is_some(), "NO MINVALUE"),
        (options.no_max_value.is_some(), "NO MAXVALUE"),
    ] {
        if given {
            if any {
                c.sql.word(" ");
            }
            c.sql.word(word);
            any = true;
        }
    }
    if let Some(cache) = options.cache {
        if any {
            c.sql.word(" ");
        }
        c.sql.word("CACHE ").integer(cache);
        any = true;
    }
    if let Some(cycle) = options.cycle {
        if any {
            c.sql.word(" ");
        }
        c.sql.word(if cycle { "CYCLE" } else { "NO CYCLE" });
        any = true;
    }
    any
}

/// `CREATE SEQUENCE`.
///
/// # Errors
///
/// When the schema can't be resolved.
pub fn create_sequence(
    c: &mut Compiler<'_>,
    sequence: &Sequence,
    if_not_exists: bool,
) -> CompileResult {
    create_sequence_with(c, sequence, if_not_exists, |_| Ok(()))
}

/// `CREATE SEQUENCE`, with something between its name and its options.
///
/// # Errors
///
/// When the schema can't be resolved, or whatever `middle` yields.
pub fn create_sequence_with(
    c: &mut Compiler<'_>,
    sequence: &Sequence,
    if_not_exists: bool,
    middle: impl FnOnce(&mut Compiler<'_>) -> CompileResult,
) -> CompileResult {
    c.sql.word("CREATE SEQUENCE ");
    if if_not_exists {
        c.sql.word("IF NOT EXISTS ");
    }
    c.qualified(sequence.schema.as_ref(), &sequence.name)?;
    middle(c)?;
    let text = c.capture(|c| {
        c.dialect.sequence_options(c, &sequence.options);
        Ok(())
    })?;
    if !text.is_empty() {
        c.sql.word(" ").verbatim(&text);
    }
    Ok(())
}

/// `DROP SEQUENCE`.
///
/// # Errors
///
/// When the schema can't be resolved.
pub fn drop_sequence(
    c: &mut Compiler<'_>,
    sequence: &QualifiedName,
    if_exists: bool,
) -> CompileResult {
    c.sql.word("DROP SEQUENCE ");
    if if_exists {
        c.sql.word("IF EXISTS ");
    }
    c.qualified(sequence.schema.as_ref(), &sequence.name)
}

/// `CREATE SCHEMA`.
pub fn create_schema(c: &mut Compiler<'_>, name: &Name, if_not_exists: bool) {
    c.sql.word("CREATE SCHEMA ");
    if if_not_exists {
        c.sql.word("IF NOT EXISTS ");
    }
    c.dialect.schema_name(c, name);
}

/// `DROP SCHEMA`.
pub fn drop_schema(c: &mut Compiler<'_>, name: &Name, if_exists: bool, cascade: bool) {
    c.sql.word("DROP SCHEMA ");
    if if_exists {
        c.sql.word("IF EXISTS ");
    }
    c.dialect.schema_name(c, name);
    if cascade {
        c.sql.word(" CASCADE");
    }
}
