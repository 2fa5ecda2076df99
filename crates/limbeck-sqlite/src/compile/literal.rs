//! Literals.

use limbeck_dialect::{CompileResult, Compiler, LiteralRenderer};

use crate::SqliteDialect;

impl LiteralRenderer for SqliteDialect {
    /// SQLite reads a statement up to the first NUL, so text that holds one is written in
    /// hexadecimal digits.
    fn string_literal(&self, c: &mut Compiler<'_>, text: &str) -> CompileResult {
        if text.contains('\0') {
            c.sql
                .word("CAST(X'")
                .hexadecimal(text.as_bytes())
                .word("' AS TEXT)");
        } else {
            c.sql.string(text);
        }
        Ok(())
    }

    /// A number beyond all others is infinite; there is no NaN, which SQLite stores as `NULL`.
    fn special_number(&self, c: &mut Compiler<'_>, number: &str) -> CompileResult {
        c.sql.word(match number.to_ascii_lowercase().as_str() {
            "inf" | "infinity" | "+inf" | "+infinity" => "9e999",
            "-inf" | "-infinity" => "-9e999",
            _ => "NULL",
        });
        Ok(())
    }

    /// Times are stored with microseconds.
    fn time_literal(&self, c: &mut Compiler<'_>, time: &str) {
        let time = with_microseconds(time);
        c.sql.string(&time);
    }

    /// Times are stored with microseconds.
    fn datetime_literal(&self, c: &mut Compiler<'_>, datetime: &str) {
        let datetime = with_microseconds(datetime);
        c.sql.string(&datetime);
    }
}

/// A time with six digits of a second and without an offset, which SQLite's types do not store.
fn with_microseconds(time: &str) -> String {
    let clock_start = time.find(' ').map_or(0, |position| position + 1);
    let clock = &time[clock_start..];
    let end = clock.find(['+', '-', 'Z']).unwrap_or(clock.len());
    let local = &time[..clock_start + end];
    if local.contains('.') {
        local.to_owned()
    } else {
        format!("{local}.000000")
    }
}
