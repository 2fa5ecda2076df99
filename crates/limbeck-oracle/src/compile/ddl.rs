//! Tables, columns and constraints.

use limbeck_dialect::generic::{self, column};
use limbeck_dialect::normalize::NormalizedTable;
use limbeck_dialect::{CompileError, CompileResult, Compiler, DdlCompiler, Scope, TableName};
use limbeck_model::OptionValue;
use limbeck_model::schema::{Computed, Identity, Index, SequenceOptions};

use super::vector;
use crate::OracleDialect;

const PREFIX: &str = "oracle";

impl DdlCompiler for OracleDialect {
    fn table_options(&self, c: &mut Compiler<'_>, table: &NormalizedTable<'_>) -> CompileResult {
        let options = &table.table.options;
        let text = |option| {
            options
                .get(PREFIX, option)
                .and_then(OptionValue::as_str)
                .filter(|text| !text.is_empty())
        };
        if let Some(on_commit) = text("on_commit") {
            let words = on_commit.replace('_', " ").to_uppercase();
            c.sql.word("\n ON COMMIT ").verbatim(&words);
        }
        match options.get(PREFIX, "compress") {
            Some(OptionValue::Boolean(true)) => {
                c.sql.word("\n COMPRESS");
            }
            Some(OptionValue::Text(purpose)) if !purpose.is_empty() => {
                c.sql.word("\n COMPRESS FOR ").verbatim(purpose);
            }
            Some(OptionValue::Integer(number)) if *number != 0 => {
                c.sql.word("\n COMPRESS FOR ").integer(*number);
            }
            _ => {}
        }
        if let Some(tablespace) = text("tablespace") {
            c.sql.word("\n TABLESPACE ").identifier(tablespace);
        }
        Ok(())
    }

    fn computed(&self, c: &mut Compiler<'_>, computed: &Computed) -> CompileResult {
        if computed.persisted == Some(true) {
            return Err(CompileError::compile(
                "Oracle Database computed columns do not support 'stored' persistence; set the \
                 'persisted' flag to None or False for Oracle Database support.",
            ));
        }
        c.sql.word("GENERATED ALWAYS AS (");
        c.scoped(Scope::DDL, |c| {
            c.dialect.expression(c, &computed.expression)
        })?;
        c.sql.word(")");
        if computed.persisted == Some(false) {
            c.sql.word(" VIRTUAL");
        }
        Ok(())
    }

    fn identity(&self, c: &mut Compiler<'_>, identity: &Identity) {
        c.sql.word("GENERATED ").word(if identity.always {
            "ALWAYS"
        } else {
            "BY DEFAULT"
        });
        if identity.on_null == Some(true) {
            c.sql.word(" ON NULL");
        }
        c.sql.word(" AS IDENTITY");
        column::identity_options(c, identity);
    }

    /// Negations are one word.
    fn sequence_options(&self, c: &mut Compiler<'_>, options: &SequenceOptions) -> bool {
        let numbers = SequenceOptions {
            start: options.start,
            increment: options.increment,
            min_value: options.min_value,
            max_value: options.max_value,
            ..SequenceOptions::default()
        };
        let mut any = generic::sequence::options(c, &numbers);
        let mut word = |c: &mut Compiler<'_>, given: bool, word: &'static str| {
            if given {
                if any {
                    c.sql.word(" ");
                }
                c.sql.word(word);
                any = true;
            }
        };
        word(c, options.no_min_value.is_some(), "NOMINVALUE");
        word(c, options.no_max_value.is_some(), "NOMAXVALUE");
        word(c, options.cache.is_some(), "CACHE ");
        if let Some(cache) = options.cache {
            c.sql.integer(cache);
        }
        word(c, options.cycle == Some(true), "CYCLE");
        word(c, options.cycle == Some(false), "NOCYCLE");
        word(c, options.order == Some(true), "ORDER");
        word(c, options.order == Some(false), "NOORDER");
        any
    }

    fn on_update(&self, c: &mut Compiler<'_>, _action: &str) -> CompileResult {
        c.warn(
            "Oracle Database does not contain native UPDATE CASCADE functionality - onupdates will \
             not be rendered for foreign keys.  Consider using deferrable=True, \
             initially='deferred' or triggers.",
        );
        Ok(())
    }

    /// The index lives in a schema of its own, here that of its table; there is no
    /// `IF NOT EXISTS`.
    fn create_index(
        &self,
        c: &mut Compiler<'_>,
        table: TableName<'_>,
        index: &Index,
        _if_not_exists: bool,
    ) -> CompileResult {
        let name = generic::index::required_name(index)?;
        let options = &index.options;
        c.sql.word("CREATE ");
        if index.unique {
            c.sql.word("UNIQUE ");
        }
        if options
            .get(PREFIX, "bitmap")
            .is_some_and(OptionValue::is_truthy)
        {
            c.sql.word("BITMAP ");
        }
        let vectors = options
            .get(PREFIX, "vector")
            .filter(|option| option.is_truthy());
        if vectors.is_some() {
            c.sql.word("VECTOR ");
        }
        c.sql.word("INDEX ");
        generic::index::qualified_index(c, table.schema, name)?;
        c.sql.word(" ON ");
        c.table(table)?;
        c.sql.word(" (");
        generic::index::elements(c, index)?;
        c.sql.word(")");
        match options.get(PREFIX, "compress") {
            Some(OptionValue::Boolean(true)) => {
                c.sql.word(" COMPRESS");
            }
            Some(OptionValue::Integer(columns)) => {
                c.sql.word(" COMPRESS ").integer(*columns);
            }
            _ => {}
        }
        vectors.map_or(Ok(()), |option| vector::clauses(c, option))
    }

    fn drop_table_comment(&self, c: &mut Compiler<'_>, table: TableName<'_>) -> CompileResult {
        c.sql.word("COMMENT ON TABLE ");
        c.table(table)?;
        c.sql.word(" IS ''");
        Ok(())
    }
}
