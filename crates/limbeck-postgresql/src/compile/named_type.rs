//! Enumerations and domains.

use std::borrow::Cow;

use limbeck_dialect::normalize::NormalizedTable;
use limbeck_dialect::types::{TypeForm, labels, wants_native_enum};
use limbeck_dialect::{CompileResult, Compiler, NeededType, Scope};
use limbeck_model::Name;
use limbeck_model::schema::SqlType;
use limbeck_model::schema::types::collation_schema;

use crate::types::named_type;

/// `CREATE TYPE … AS ENUM` or `CREATE DOMAIN`; `false` for a type that is neither.
pub(super) fn create_type(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult<bool> {
    match kind(r#type) {
        Some("enum") => {
            c.sql.word("CREATE TYPE ");
            named_type(c, r#type)?;
            c.sql.word(" AS ENUM (");
            c.list(labels(r#type), |c, label| {
                c.dialect.string_literal(c, label)
            })?;
            c.sql.word(")");
            Ok(true)
        }
        Some(_) => {
            create_domain(c, r#type)?;
            Ok(true)
        }
        None => Ok(false),
    }
}

/// `DROP TYPE` or `DROP DOMAIN`; `false` for a type that is neither.
pub(super) fn drop_type(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult<bool> {
    c.sql.word(match kind(r#type) {
        Some("enum") => "DROP TYPE ",
        Some(_) => "DROP DOMAIN ",
        None => return Ok(false),
    });
    named_type(c, r#type)?;
    Ok(true)
}

fn create_domain(c: &mut Compiler<'_>, r#type: &SqlType) -> CompileResult {
    let arguments = &r#type.arguments;
    c.sql.word("CREATE DOMAIN ");
    named_type(c, r#type)?;
    c.sql.word(" AS ");
    if let Some(base) = &arguments.item_type {
        c.dialect.type_sql(c, base)?;
    }
    c.sql.word(" ");
    let mut separator = "";
    if let Some(collation) = &arguments.collation {
        c.sql
            .word(separator)
            .word("COLLATE ")
            .collation(collation_schema(arguments), collation);
        separator = " ";
    }
    if let Some(default) = &arguments.default {
        c.sql.word(separator).word("DEFAULT ");
        c.scoped(Scope::DDL, |c| c.dialect.expression(c, default))?;
        separator = " ";
    }
    if let Some(name) = &arguments.constraint_name {
        c.sql.word(separator).word("CONSTRAINT ");
        c.constraint_name(name)?;
        separator = " ";
    }
    if arguments.not_null == Some(true) {
        c.sql.word(separator).word("NOT NULL");
        separator = " ";
    }
    if let Some(check) = &arguments.check {
        c.sql.word(separator).word("CHECK (");
        c.scoped(Scope::DDL, |c| c.dialect.expression(c, check))?;
        c.sql.word(")");
    }
    Ok(())
}

/// A column's type, which may live in the schema of its table (`inherit_schema`); so may the items
/// of an array.
pub(crate) fn in_schema_of_table<'t>(
    r#type: &'t SqlType,
    table_schema: Option<&Name>,
) -> Cow<'t, SqlType> {
    if let Some(item) = &r#type.arguments.item_type {
        return match in_schema_of_table(item, table_schema) {
            Cow::Borrowed(_) => Cow::Borrowed(r#type),
            Cow::Owned(item) => {
                let mut array = r#type.clone();
                array.arguments.item_type = Some(Box::new(item));
                Cow::Owned(array)
            }
        };
    }
    let inherits = r#type
        .arguments
        .enumeration
        .as_ref()
        .is_some_and(|enumeration| enumeration.inherit_schema == Some(true));
    if !inherits || r#type.arguments.schema.is_some() || table_schema.is_none() {
        return Cow::Borrowed(r#type);
    }
    let mut inherited = r#type.clone();
    inherited.arguments.schema = table_schema.cloned();
    Cow::Owned(inherited)
}

/// The kind of named type, if it is one here.
fn kind(r#type: &SqlType) -> Option<&'static str> {
    match TypeForm::of(r#type.class) {
        TypeForm::GenericEnum => wants_native_enum(r#type).then_some("enum"),
        TypeForm::Domain => Some("domain"),
        _ => None,
    }
}

/// The enumerations and domains of a table's columns that the table creates before itself.
pub(super) fn needed_types<'t>(table: &'t NormalizedTable<'t>) -> Vec<NeededType<'t>> {
    table
        .table
        .columns
        .iter()
        .filter_map(|column| {
            let r#type = named_within(&column.r#type)?;
            let kind = kind(r#type)?;
            let wanted = r#type.arguments.create_type != Some(false);
            wanted.then(|| NeededType {
                kind,
                r#type: in_schema_of_table(r#type, table.table.schema.as_ref()),
            })
        })
        .collect()
}

/// The named type that a column's type is or holds.
fn named_within(r#type: &SqlType) -> Option<&SqlType> {
    let r#type = limbeck_dialect::types::effective_type(r#type, "postgresql");
    match TypeForm::of(r#type.class) {
        TypeForm::Array => named_within(r#type.arguments.item_type.as_deref()?),
        TypeForm::GenericEnum | TypeForm::Domain => Some(r#type),
        _ => None,
    }
}
