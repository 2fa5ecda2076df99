//! Where dialects differ in literals.

use limbeck_model::Value;
use limbeck_model::schema::SqlType;

use crate::{CompileResult, Compiler, generic};

/// Where dialects differ in literals.
pub trait LiteralRenderer {
    /// A value as a literal. The type, when it is known, decides between forms: an integer of a
    /// boolean type is a truth value, a mapping of a JSON type is JSON text.
    ///
    /// # Errors
    ///
    /// When the database can't hold the value.
    fn literal(
        &self,
        c: &mut Compiler<'_>,
        value: &Value,
        r#type: Option<&SqlType>,
    ) -> CompileResult {
        generic::literal::literal(c, value, r#type)
    }

    /// Text.
    ///
    /// # Errors
    ///
    /// When the database can't hold the text.
    fn string_literal(&self, c: &mut Compiler<'_>, text: &str) -> CompileResult {
        c.sql.string(text);
        Ok(())
    }

    /// Text of a type.
    ///
    /// # Errors
    ///
    /// When the database can't hold the text.
    fn typed_string_literal(
        &self,
        c: &mut Compiler<'_>,
        text: &str,
        _type: Option<&SqlType>,
    ) -> CompileResult {
        c.dialect.string_literal(c, text)
    }

    /// A truth value.
    fn boolean_literal(&self, c: &mut Compiler<'_>, value: bool) {
        generic::literal::boolean(c, value);
    }

    /// Bytes.
    fn bytes_literal(&self, c: &mut Compiler<'_>, bytes: &[u8]) {
        c.sql.word("X'").hexadecimal(bytes).word("'");
    }

    /// A number that is not finite: `NaN`, `inf`, `-inf`.
    ///
    /// # Errors
    ///
    /// When the database has no such number.
    fn special_number(&self, c: &mut Compiler<'_>, number: &str) -> CompileResult {
        generic::literal::special_number(c, number)
    }

    /// A date in ISO 8601.
    fn date_literal(&self, c: &mut Compiler<'_>, date: &str) {
        c.sql.string(date);
    }

    /// A time of day in ISO 8601.
    fn time_literal(&self, c: &mut Compiler<'_>, time: &str) {
        c.sql.string(time);
    }

    /// A date and time in ISO 8601 with a space between them.
    fn datetime_literal(&self, c: &mut Compiler<'_>, datetime: &str) {
        c.sql.string(datetime);
    }

    /// A duration.
    ///
    /// # Errors
    ///
    /// When the database has no such value.
    fn interval_literal(
        &self,
        c: &mut Compiler<'_>,
        interval: generic::literal::Interval,
        _type: Option<&SqlType>,
    ) -> CompileResult {
        generic::literal::interval(c, interval)
    }

    /// A UUID in its hyphenated form.
    fn uuid_literal(&self, c: &mut Compiler<'_>, uuid: &str, r#type: Option<&SqlType>) {
        generic::literal::uuid(c, uuid, r#type);
    }

    /// JSON text.
    ///
    /// # Errors
    ///
    /// When the database can't hold the text.
    fn json_literal(&self, c: &mut Compiler<'_>, json: &str) -> CompileResult {
        c.dialect.string_literal(c, json)
    }

    /// A list that is not JSON.
    ///
    /// # Errors
    ///
    /// When the database has no arrays.
    fn list_literal(
        &self,
        c: &mut Compiler<'_>,
        items: &[Value],
        r#type: Option<&SqlType>,
    ) -> CompileResult {
        generic::literal::list(c, items, r#type)
    }
}
