//! Literals.

use limbeck_dialect::generic::literal::Interval;
use limbeck_dialect::{CompileResult, Compiler, LiteralRenderer};
use limbeck_model::schema::SqlType;

use crate::OracleDialect;

impl LiteralRenderer for OracleDialect {
    fn boolean_literal(&self, c: &mut Compiler<'_>, value: bool) {
        c.sql.word(if value { "1" } else { "0" });
    }

    fn bytes_literal(&self, c: &mut Compiler<'_>, bytes: &[u8]) {
        c.sql.word("HEXTORAW('").hexadecimal(bytes).word("')");
    }

    fn date_literal(&self, c: &mut Compiler<'_>, date: &str) {
        c.sql.word("TO_DATE(").string(date).word(", 'YYYY-MM-DD')");
    }

    fn datetime_literal(&self, c: &mut Compiler<'_>, datetime: &str) {
        if datetime.contains('.') {
            c.sql
                .word("TO_TIMESTAMP(")
                .string(datetime)
                .word(", 'YYYY-MM-DD HH24:MI:SS.FF')");
        } else {
            c.sql
                .word("TO_DATE(")
                .string(datetime)
                .word(", 'YYYY-MM-DD HH24:MI:SS')");
        }
    }

    fn interval_literal(
        &self,
        c: &mut Compiler<'_>,
        interval: Interval,
        _type: Option<&SqlType>,
    ) -> CompileResult {
        let total = interval.total_seconds()?;
        c.sql
            .word("NUMTODSINTERVAL(")
            .verbatim(&total)
            .word(", 'SECOND')");
        Ok(())
    }
}
