//! Elements of JSON documents.

use limbeck_dialect::generic::expression::BinaryExpression;
use limbeck_dialect::types::Affinity;
use limbeck_dialect::{CompileResult, Compiler};

/// An element of a JSON document: a document again, or a value of another type.
pub(super) fn extract(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    let affinity = binary.r#type.map(Affinity::of);
    if matches!(affinity, None | Some(Affinity::Json)) {
        return json_extract(c, binary);
    }
    c.sql.word("CASE ");
    json_extract(c, binary)?;
    c.sql.word(" WHEN 'null' THEN NULL ");
    match affinity {
        Some(Affinity::Integer) => {
            c.sql.word("ELSE CAST(");
            json_extract(c, binary)?;
            c.sql.word(" AS SIGNED INTEGER)");
        }
        Some(Affinity::Numeric | Affinity::Float) => {
            let arguments = binary.r#type.map(|r#type| &r#type.arguments);
            let precision = arguments.and_then(|arguments| arguments.precision);
            let scale = arguments.and_then(|arguments| arguments.scale);
            if let (Some(precision), Some(scale)) = (precision, scale) {
                c.sql.word("ELSE CAST(");
                json_extract(c, binary)?;
                c.sql
                    .word(" AS DECIMAL(")
                    .integer(precision)
                    .word(", ")
                    .integer(scale)
                    .word("))");
            } else {
                c.sql.word("ELSE ");
                json_extract(c, binary)?;
                c.sql.word("+0.0000000000000000000000");
            }
        }
        Some(Affinity::Boolean) => {
            c.sql.word("WHEN true THEN true ELSE false");
        }
        Some(Affinity::String) => {
            c.sql.word("ELSE JSON_UNQUOTE(");
            json_extract(c, binary)?;
            c.sql.word(")");
        }
        _ => {
            c.sql.word("ELSE ");
            json_extract(c, binary)?;
        }
    }
    c.sql.word(" END");
    Ok(())
}

fn json_extract(c: &mut Compiler<'_>, binary: &BinaryExpression<'_>) -> CompileResult {
    c.sql.word("JSON_EXTRACT(");
    binary.write_left(c)?;
    c.sql.word(", ");
    limbeck_dialect::generic::expression::json_path(c, binary)?;
    c.sql.word(")");
    Ok(())
}
