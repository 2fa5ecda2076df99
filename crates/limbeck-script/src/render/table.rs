//! Tables and their comments.

use limbeck_model::Name;
use limbeck_model::operation::{CreateTable, CreateTableComment, DropTable, DropTableComment};
use limbeck_model::repr::string_repr;
use limbeck_model::schema::{
    Column, ColumnForeignKey, Constraint, ForeignKeyConstraint, PrimaryKeyConstraint,
    QualifiedName, Table, UniqueConstraint,
};

use super::{RenderError, Renderer, plain};

/// Python once refused calls with more arguments.
const MAXIMUM_ARGUMENTS: usize = 255;

impl Renderer<'_> {
    pub(super) fn create_table(&mut self, create: &CreateTable) -> Result<String, RenderError> {
        let table = &create.table;
        let primary_key = primary_key(table);
        let mut arguments = Vec::new();
        for column in &table.columns {
            let is_primary = primary_key.columns.contains(&column.name);
            arguments.extend(self.column(column, is_primary)?);
        }
        let mut constraints = Vec::new();
        for constraint in
            std::iter::once(Constraint::PrimaryKey(primary_key)).chain(other_constraints(table))
        {
            constraints.extend(self.inline_constraint(&constraint)?);
        }
        constraints.sort_unstable();
        arguments.append(&mut constraints);

        let joined = arguments.join(",\n");
        let mut text = format!("{}create_table({},\n", self.op(), plain(&table.name));
        if arguments.len() > MAXIMUM_ARGUMENTS {
            text.push_str(&format!("*[{joined}]"));
        } else {
            text.push_str(&joined);
        }
        let mut keyword = |name: &str, value: &str| text.push_str(&format!(",\n{name}={value}"));
        if let Some(schema) = &table.schema {
            keyword("schema", &plain(schema));
        }
        if let Some(comment) = &table.comment {
            keyword("comment", &string_repr(comment));
        }
        if !table.info.is_empty() {
            let entries: Result<Vec<String>, RenderError> = table
                .info
                .iter()
                .map(|(key, value)| Ok(format!("{}: {}", string_repr(key), self.option(value)?)))
                .collect();
            keyword("info", &format!("{{{}}}", entries?.join(", ")));
        }
        let mut options: Vec<_> = table.options.0.iter().collect();
        options.sort_unstable_by_key(|(key, _)| key.as_str());
        for (key, value) in options {
            keyword(&key.replace(' ', "_"), &self.option(value)?);
        }
        if !table.prefixes.is_empty() {
            let prefixes: Vec<String> = table
                .prefixes
                .iter()
                .map(|word| format!("'{word}'"))
                .collect();
            keyword("prefixes", &format!("[{}]", prefixes.join(", ")));
        }
        if create.if_not_exists {
            keyword("if_not_exists", "True");
        }
        text.push_str("\n)");
        Ok(text)
    }

    pub(super) fn drop_table(&self, drop: &DropTable) -> String {
        let schema = self.schema_keyword(drop.table.schema.as_ref());
        let if_exists = if drop.if_exists {
            ", if_exists=True"
        } else {
            ""
        };
        format!(
            "{}drop_table({}{schema}{if_exists})",
            self.op(),
            plain(&drop.table.name)
        )
    }

    pub(super) fn create_table_comment(&self, create: &CreateTableComment) -> String {
        let comment = text_or_none(create.comment.as_deref());
        let existing = text_or_none(create.existing_comment.as_deref());
        self.comment_call(
            "create_table_comment",
            &create.table,
            Some(comment),
            &existing,
        )
    }

    pub(super) fn drop_table_comment(&self, drop: &DropTableComment) -> String {
        let existing = text_or_none(drop.existing_comment.as_deref());
        self.comment_call("drop_table_comment", &drop.table, None, &existing)
    }

    fn comment_call(
        &self,
        directive: &str,
        table: &QualifiedName,
        comment: Option<String>,
        existing: &str,
    ) -> String {
        let mut arguments = Vec::new();
        if !self.in_batch {
            arguments.push(format!("'{}'", table.name));
        }
        arguments.extend(comment);
        arguments.push(format!("existing_comment={existing}"));
        if !self.in_batch {
            let schema = table
                .schema
                .as_ref()
                .map_or("None".to_owned(), |schema| format!("'{schema}'"));
            arguments.push(format!("schema={schema}"));
        }
        format!(
            "{}{directive}(\n    {}\n)",
            self.op(),
            arguments.join(",\n    ")
        )
    }

    /// `, schema='s'`, or nothing.
    pub(super) fn schema_keyword(&self, schema: Option<&Name>) -> String {
        schema.map_or_else(String::new, |schema| format!(", schema={}", plain(schema)))
    }
}

fn text_or_none(text: Option<&str>) -> String {
    text.map_or("None".to_owned(), string_repr)
}

/// The primary key: the constraint, or the columns that declare themselves part of it.
fn primary_key(table: &Table) -> PrimaryKeyConstraint {
    let explicit = table
        .constraints
        .iter()
        .rev()
        .find_map(|constraint| match constraint {
            Constraint::PrimaryKey(key) => Some(key.clone()),
            Constraint::Unique(_)
            | Constraint::ForeignKey(_)
            | Constraint::Check(_)
            | Constraint::Exclude(_) => None,
        });
    let mut key = explicit.unwrap_or_default();
    if key.columns.is_empty() {
        let declared = table.columns.iter().filter(|column| column.primary_key);
        key.columns = declared.map(|column| column.name.clone()).collect();
    }
    key
}

/// All other constraints, with those that columns imply.
fn other_constraints(table: &Table) -> impl Iterator<Item = Constraint> {
    let explicit = table
        .constraints
        .iter()
        .filter(|constraint| !matches!(constraint, Constraint::PrimaryKey(_)))
        .cloned();
    explicit.chain(table.columns.iter().flat_map(implied_constraints))
}

fn implied_constraints(column: &Column) -> impl Iterator<Item = Constraint> {
    let is_unique = column.unique == Some(true) && column.index != Some(true);
    let unique = is_unique.then(|| {
        Constraint::Unique(UniqueConstraint {
            columns: vec![column.name.clone()],
            ..UniqueConstraint::default()
        })
    });
    let keys = column
        .foreign_keys
        .iter()
        .map(|key| Constraint::ForeignKey(table_level(column, key)));
    unique.into_iter().chain(keys)
}

fn table_level(column: &Column, key: &ColumnForeignKey) -> ForeignKeyConstraint {
    let referred_column = key.referred_column.as_ref().unwrap_or(&column.name);
    ForeignKeyConstraint {
        name: key.name.clone(),
        columns: vec![column.name.clone()],
        referred_table: key.referred_table.clone(),
        referred_schema: key.referred_schema.clone(),
        referred_columns: vec![referred_column.clone()],
        on_update: key.on_update.clone(),
        on_delete: key.on_delete.clone(),
        deferrable: key.deferrable,
        initially: key.initially.clone(),
        r#match: key.r#match.clone(),
        use_alter: key.use_alter,
        comment: key.comment.clone(),
        options: key.options.clone(),
    }
}
