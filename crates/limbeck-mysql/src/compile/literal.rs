//! Literals.

use limbeck_dialect::{Compiler, LiteralRenderer};
use limbeck_model::schema::SqlType;

use crate::MysqlDialect;

impl LiteralRenderer for MysqlDialect {
    fn boolean_literal(&self, c: &mut Compiler<'_>, value: bool) {
        c.sql.word(if value { "true" } else { "false" });
    }

    /// Without hyphens, which MariaDB's type takes too.
    fn uuid_literal(&self, c: &mut Compiler<'_>, uuid: &str, _type: Option<&SqlType>) {
        c.sql.string(&uuid.replace('-', ""));
    }
}
