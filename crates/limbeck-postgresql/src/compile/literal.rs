//! Literals.

use limbeck_dialect::generic::literal::Interval;
use limbeck_dialect::types::{Affinity, effective_type};
use limbeck_dialect::{BindRendering, CompileError, CompileResult, Compiler, LiteralRenderer};
use limbeck_model::Value;
use limbeck_model::schema::SqlType;

use crate::PostgresqlDialect;

/// A cast behind a literal that is executed: without it the server would take the literal for text
/// where nothing else tells its type.
fn cast(c: &mut Compiler<'_>, words: &'static str) {
    if is_executed(c) {
        c.sql.word(words);
    }
}

/// Whether the text is executed and not part of DDL.
fn is_executed(c: &Compiler<'_>) -> bool {
    c.context.binds == BindRendering::Inline && !c.scope.literal
}

impl LiteralRenderer for PostgresqlDialect {
    fn string_literal(&self, c: &mut Compiler<'_>, text: &str) -> CompileResult {
        if text.contains('\0') {
            return Err(CompileError::compile(
                "A string literal cannot contain NUL (0x00) characters.",
            ));
        }
        c.sql.string(text);
        Ok(())
    }

    fn bytes_literal(&self, c: &mut Compiler<'_>, bytes: &[u8]) {
        c.sql.word("'\\x").hexadecimal(bytes).word("'");
        cast(c, "::bytea");
    }

    fn special_number(&self, c: &mut Compiler<'_>, number: &str) -> CompileResult {
        let word = match number.to_ascii_lowercase().as_str() {
            "nan" | "snan" | "-nan" | "-snan" => "NaN",
            "inf" | "infinity" | "+inf" | "+infinity" => "Infinity",
            "-inf" | "-infinity" => "-Infinity",
            _ => return limbeck_dialect::generic::literal::special_number(c, number),
        };
        c.sql.word("'").word(word).word("'");
        cast(c, "::float8");
        Ok(())
    }

    fn date_literal(&self, c: &mut Compiler<'_>, date: &str) {
        c.sql.string(date);
        cast(c, "::date");
    }

    fn time_literal(&self, c: &mut Compiler<'_>, time: &str) {
        c.sql.string(time);
        cast(
            c,
            if has_offset(time) {
                "::timetz"
            } else {
                "::time"
            },
        );
    }

    fn datetime_literal(&self, c: &mut Compiler<'_>, datetime: &str) {
        c.sql.string(datetime);
        cast(
            c,
            if has_offset(datetime) {
                "::timestamptz"
            } else {
                "::timestamp"
            },
        );
    }

    fn interval_literal(
        &self,
        c: &mut Compiler<'_>,
        interval: Interval,
        r#type: Option<&SqlType>,
    ) -> CompileResult {
        if r#type.is_some_and(|r#type| r#type.arguments.native == Some(false)) {
            return limbeck_dialect::generic::literal::interval(c, interval);
        }
        let total = interval.total_seconds()?;
        c.sql
            .word("make_interval(secs=>")
            .verbatim(&total)
            .word(")");
        Ok(())
    }

    fn uuid_literal(&self, c: &mut Compiler<'_>, uuid: &str, r#type: Option<&SqlType>) {
        let arguments = r#type.map(|r#type| &r#type.arguments);
        let is_emulated = arguments.is_some_and(|arguments| arguments.native_uuid == Some(false));
        let is_text = arguments.is_some_and(|arguments| arguments.as_uuid == Some(false));
        if is_emulated || is_text {
            c.sql.string(&uuid.replace('-', ""));
        } else {
            c.sql.string(uuid);
        }
        if !is_emulated {
            cast(c, "::uuid");
        }
    }

    fn list_literal(
        &self,
        c: &mut Compiler<'_>,
        items: &[Value],
        r#type: Option<&SqlType>,
    ) -> CompileResult {
        let array = r#type
            .map(|r#type| effective_type(r#type, "postgresql"))
            .filter(|r#type| Affinity::of(r#type) == Affinity::Array);
        let item_type = array.and_then(|array| array.arguments.item_type.as_deref());
        c.sql.word("ARRAY[");
        list_items(c, items, item_type)?;
        c.sql.word("]");
        // An empty array has no type of its own.
        if let Some(array) = array
            && (items.is_empty() || is_executed(c))
        {
            c.sql.word("::");
            c.dialect.type_sql(c, array)?;
        }
        Ok(())
    }
}

fn list_items(c: &mut Compiler<'_>, items: &[Value], item_type: Option<&SqlType>) -> CompileResult {
    c.list(items, |c, item| match item {
        Value::List(inner) => {
            c.sql.word("ARRAY[");
            list_items(c, inner, item_type)?;
            c.sql.word("]");
            Ok(())
        }
        item => c.dialect.literal(c, item, item_type),
    })
}

/// Whether a time ends with an offset from UTC.
fn has_offset(time: &str) -> bool {
    let clock = time.split_once(' ').map_or(time, |(_, clock)| clock);
    clock.contains(['+', '-', 'Z'])
}
