//! Queries of the catalogue.

/// Names of schemas but the server's own; `information_schema` counts as one, as in SQLAlchemy.
pub(super) const SCHEMAS: &str = "SELECT nspname FROM pg_catalog.pg_namespace \
     WHERE nspname NOT LIKE 'pg\\_%' ORDER BY nspname";

/// Which relations are meant.
#[derive(Debug, Clone)]
pub(super) struct Scope<'s> {
    /// `None` for those that are found without a schema before their name.
    schema: Option<&'s str>,
    /// `None` for all.
    names: Option<Vec<&'s str>>,
    with_temporary: bool,
}

impl<'s> Scope<'s> {
    /// All but temporary relations.
    pub(super) fn permanent(schema: Option<&'s str>) -> Self {
        Self {
            schema,
            names: None,
            with_temporary: false,
        }
    }

    pub(super) fn any(schema: Option<&'s str>) -> Self {
        Self {
            with_temporary: true,
            ..Self::permanent(schema)
        }
    }

    /// Only those of these names.
    pub(super) fn named(mut self, names: Option<Vec<&'s str>>) -> Self {
        self.names = names;
        self
    }

    fn condition(&self) -> String {
        let mut condition = match self.schema {
            Some(schema) => format!("n.nspname = {}", literal(schema)),
            None => {
                "pg_catalog.pg_table_is_visible(c.oid) AND n.nspname <> 'pg_catalog'".to_owned()
            }
        };
        if !self.with_temporary {
            condition.push_str(" AND c.relpersistence <> 't'");
        }
        if let Some(names) = &self.names {
            let mut list: Vec<String> = names.iter().map(|name| literal(name)).collect();
            // A list may not be empty.
            list.push("NULL".to_owned());
            condition.push_str(&format!(" AND c.relname IN ({})", list.join(", ")));
        }
        condition
    }
}

/// Names of relations of some kinds.
pub(super) fn names(scope: &Scope<'_>, kinds: &str) -> String {
    format!(
        "SELECT c.relname FROM pg_catalog.pg_class c \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE c.relkind IN ({kinds}) AND {}",
        scope.condition()
    )
}

/// The statements that create the triggers of tables.
pub(super) fn triggers(scope: &Scope<'_>) -> String {
    format!(
        "SELECT pg_catalog.pg_get_triggerdef(g.oid) FROM pg_catalog.pg_trigger g \
         JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         WHERE NOT g.tgisinternal AND {} ORDER BY g.tgname",
        scope.condition()
    )
}

/// Tables that belong to an extension or to a partitioned table.
pub(super) fn owned_tables(scope: &Scope<'_>) -> String {
    format!(
        "SELECT c.relname, e.extname, p.relname FROM pg_catalog.pg_class c \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass \
           AND d.objid = c.oid AND d.deptype = 'e' \
           AND d.refclassid = 'pg_catalog.pg_extension'::regclass \
         LEFT JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid \
         LEFT JOIN pg_catalog.pg_inherits i ON c.relispartition AND i.inhrelid = c.oid \
         LEFT JOIN pg_catalog.pg_class p ON p.oid = i.inhparent \
         WHERE c.relkind IN ('r', 'p') AND (e.oid IS NOT NULL OR c.relispartition) AND {} \
         ORDER BY c.relname",
        scope.condition()
    )
}

/// Tables: id, name, comment, storage parameters, access method, tablespace, parents.
pub(super) fn tables(scope: &Scope<'_>, version: u32) -> String {
    let method = if version >= 12 {
        "CASE WHEN am.amname <> pg_catalog.current_setting('default_table_access_method') \
         THEN am.amname END"
    } else {
        "NULL"
    };
    format!(
        "SELECT c.oid, c.relname, d.description, pg_catalog.to_json(c.reloptions), {method}, \
         ts.spcname, \
         (SELECT pg_catalog.json_agg(p.relname ORDER BY i.inhseqno) \
          FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhparent \
          WHERE i.inhrelid = c.oid) \
         FROM pg_catalog.pg_class c \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam \
         LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace \
         LEFT JOIN pg_catalog.pg_description d ON d.objoid = c.oid AND d.objsubid = 0 \
           AND d.classoid = 'pg_catalog.pg_class'::regclass \
         WHERE c.relkind IN ('r', 'p', {foreign}) AND {condition}",
        // Foreign tables are not listed, but one that is asked for is found.
        foreign = if scope.names.is_some() { "'f'" } else { "'r'" },
        condition = scope.condition()
    )
}

/// All parts of some tables: columns, constraints, indexes, then all enumerations and domains; at the
/// end which of the tables are still there, so that none is read in part.
pub(super) fn parts(ids: &[&str], version: u32) -> String {
    let ids = format!("'{{{}}}'::oid[]", ids.join(","));
    [
        columns(&ids, version),
        constraints(&ids, version),
        indexes(&ids, version),
        all_enums("true"),
        DOMAINS.to_owned(),
        format!("SELECT c.oid FROM pg_catalog.pg_class c WHERE c.oid = ANY ({ids})"),
    ]
    .join(";\n")
}

fn columns(ids: &str, version: u32) -> String {
    let generated = if version >= 12 {
        "a.attgenerated"
    } else {
        "''"
    };
    let identity = if version >= 10 {
        "CASE WHEN a.attidentity <> '' THEN \
         (SELECT pg_catalog.json_build_object('always', a.attidentity = 'a', \
            'start', s.seqstart, 'increment', s.seqincrement, 'min_value', s.seqmin, \
            'max_value', s.seqmax, 'cache', s.seqcache, 'cycle', s.seqcycle) \
          FROM pg_catalog.pg_depend p JOIN pg_catalog.pg_sequence s ON s.seqrelid = p.objid \
          WHERE p.refclassid = 'pg_catalog.pg_class'::regclass AND p.refobjid = a.attrelid \
            AND p.refobjsubid = a.attnum AND p.classid = 'pg_catalog.pg_class'::regclass \
            AND p.deptype = 'i') END"
    } else {
        "NULL"
    };
    format!(
        "SELECT a.attrelid, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), \
         a.attnotnull, \
         CASE WHEN a.atthasdef THEN \
           (SELECT pg_catalog.pg_get_expr(v.adbin, v.adrelid) FROM pg_catalog.pg_attrdef v \
            WHERE v.adrelid = a.attrelid AND v.adnum = a.attnum) END, \
         {generated}, {identity}, co.collname, \
         CASE WHEN NOT pg_catalog.pg_collation_is_visible(co.oid) THEN cn.nspname END, \
         d.description, COALESCE(e.oid, t.oid) \
         FROM pg_catalog.pg_attribute a \
         JOIN pg_catalog.pg_type t ON t.oid = a.atttypid \
         LEFT JOIN pg_catalog.pg_type e ON t.typcategory = 'A' AND e.oid = t.typelem \
         LEFT JOIN pg_catalog.pg_collation co \
           ON co.oid = a.attcollation AND a.attcollation <> t.typcollation \
         LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace \
         LEFT JOIN pg_catalog.pg_description d ON d.objoid = a.attrelid \
           AND d.objsubid = a.attnum AND d.classoid = 'pg_catalog.pg_class'::regclass \
         WHERE a.attrelid = ANY ({ids}) AND a.attnum > 0 AND NOT a.attisdropped \
         ORDER BY a.attrelid, a.attnum"
    )
}

fn constraints(ids: &str, version: u32) -> String {
    let key_columns = if version >= 11 {
        "i.indnkeyatts"
    } else {
        "i.indnatts"
    };
    let nulls_not_distinct = if version >= 15 {
        "i.indnullsnotdistinct"
    } else {
        "NULL"
    };
    let set_columns = if version >= 15 {
        "(SELECT pg_catalog.json_agg(a.attname ORDER BY k.ord) \
          FROM pg_catalog.unnest(con.confdelsetcols) WITH ORDINALITY k(attnum, ord) \
          JOIN pg_catalog.pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = k.attnum)"
    } else {
        "NULL"
    };
    format!(
        "SELECT con.conrelid, con.conname, con.contype, \
         CASE WHEN con.contype = 'c' THEN pg_catalog.pg_get_constraintdef(con.oid, true) END, \
         (SELECT pg_catalog.json_agg(a.attname ORDER BY k.ord) \
          FROM pg_catalog.unnest(con.conkey) WITH ORDINALITY k(attnum, ord) \
          JOIN pg_catalog.pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = k.attnum), \
         rc.relname, rn.nspname, pg_catalog.pg_table_is_visible(con.confrelid), \
         (SELECT pg_catalog.json_agg(a.attname ORDER BY k.ord) \
          FROM pg_catalog.unnest(con.confkey) WITH ORDINALITY k(attnum, ord) \
          JOIN pg_catalog.pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.attnum), \
         con.confupdtype, con.confdeltype, con.confmatchtype, con.condeferrable, con.condeferred, \
         con.convalidated, con.connoinherit, d.description, \
         (SELECT pg_catalog.json_agg(a.attname ORDER BY k.ord) \
          FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, ord) \
          JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum \
          WHERE k.ord > {key_columns}), \
         {nulls_not_distinct}, {set_columns} \
         FROM pg_catalog.pg_constraint con \
         LEFT JOIN pg_catalog.pg_class rc ON con.contype = 'f' AND rc.oid = con.confrelid \
         LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = rc.relnamespace \
         LEFT JOIN pg_catalog.pg_index i \
           ON con.contype IN ('p', 'u') AND i.indexrelid = con.conindid \
         LEFT JOIN pg_catalog.pg_description d ON d.objoid = con.oid \
           AND d.classoid = 'pg_catalog.pg_constraint'::regclass \
         WHERE con.conrelid = ANY ({ids}) AND con.contype IN ('p', 'u', 'f', 'c')"
    )
}

fn indexes(ids: &str, version: u32) -> String {
    let key_columns = if version >= 11 {
        "i.indnkeyatts"
    } else {
        "i.indnatts"
    };
    let nulls_not_distinct = if version >= 15 {
        "i.indnullsnotdistinct"
    } else {
        "false"
    };
    format!(
        "SELECT i.indrelid, c.relname, i.indisunique, i.indisvalid, \
         pg_catalog.to_json(i.indoption::int2[]), pg_catalog.to_json(c.reloptions), am.amname, \
         pg_catalog.pg_get_expr(i.indpred, i.indrelid), {key_columns}, {nulls_not_distinct}, \
         (SELECT pg_catalog.json_agg(pg_catalog.json_build_object( \
            'text', CASE WHEN k.attnum = 0 \
              THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.ord::int, true) \
              ELSE a.attname::text END, \
            'is_expression', k.attnum = 0, \
            'operator_class', CASE WHEN NOT o.opcdefault THEN o.opcname END) ORDER BY k.ord) \
          FROM ROWS FROM (pg_catalog.unnest(i.indkey::int2[]), pg_catalog.unnest(i.indclass::oid[])) \
            WITH ORDINALITY k(attnum, class, ord) \
          LEFT JOIN pg_catalog.pg_attribute a \
            ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum <> 0 \
          LEFT JOIN pg_catalog.pg_opclass o ON o.oid = k.class) \
         FROM pg_catalog.pg_index i \
         JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
         JOIN pg_catalog.pg_am am ON am.oid = c.relam \
         WHERE i.indrelid = ANY ({ids}) AND NOT i.indisprimary AND NOT EXISTS \
           (SELECT 1 FROM pg_catalog.pg_constraint con WHERE con.conrelid = i.indrelid \
            AND con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))"
    )
}

/// Enumerations of a schema, or those that are found without one.
pub(super) fn enums(schema: Option<&str>) -> String {
    all_enums(&types_of(schema))
}

/// The condition for the types of a schema.
fn types_of(schema: Option<&str>) -> String {
    match schema {
        Some(schema) => format!("n.nspname = {}", literal(schema)),
        None => "pg_catalog.pg_type_is_visible(t.oid) AND n.nspname <> 'pg_catalog'".to_owned(),
    }
}

/// Names of enumerations and domains.
pub(super) fn type_names(schema: Option<&str>) -> String {
    format!(
        "SELECT t.typname FROM pg_catalog.pg_type t \
         JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
         WHERE t.typtype IN ('e', 'd') AND {} ORDER BY t.typname",
        types_of(schema)
    )
}

fn all_enums(condition: &str) -> String {
    format!(
        "SELECT t.oid, t.typname, n.nspname, pg_catalog.pg_type_is_visible(t.oid), \
         (SELECT pg_catalog.json_agg(l.enumlabel ORDER BY l.enumsortorder) \
          FROM pg_catalog.pg_enum l WHERE l.enumtypid = t.oid) \
         FROM pg_catalog.pg_type t \
         JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
         WHERE t.typtype = 'e' AND {condition} ORDER BY n.nspname, t.typname"
    )
}

const DOMAINS: &str = "SELECT t.oid, t.typname, n.nspname, pg_catalog.pg_type_is_visible(t.oid), \
     pg_catalog.format_type(t.typbasetype, t.typtypmod), COALESCE(e.oid, t.typbasetype), \
     t.typnotnull, t.typdefault, co.collname, \
     CASE WHEN NOT pg_catalog.pg_collation_is_visible(co.oid) THEN cn.nspname END, \
     (SELECT pg_catalog.json_agg(pg_catalog.json_build_object('name', con.conname, \
        'definition', pg_catalog.pg_get_constraintdef(con.oid, true)) ORDER BY con.conname) \
      FROM pg_catalog.pg_constraint con WHERE con.contypid = t.oid AND con.contype = 'c') \
     FROM pg_catalog.pg_type t \
     JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace \
     JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype \
     LEFT JOIN pg_catalog.pg_type e ON b.typcategory = 'A' AND e.oid = b.typelem \
     LEFT JOIN pg_catalog.pg_collation co ON co.oid = t.typcollation \
     LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace \
     WHERE t.typtype = 'd'";

/// A string literal that reads the same with and without `standard_conforming_strings`.
fn literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    if quoted.contains('\\') {
        format!("E'{}'", quoted.replace('\\', "\\\\"))
    } else {
        format!("'{quoted}'")
    }
}
