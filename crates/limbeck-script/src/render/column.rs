//! Columns and their defaults.

use limbeck_model::operation::{AddColumn, AlterColumn, Change, ColumnDefault, DropColumn};
use limbeck_model::repr::{bool_repr, string_repr};
use limbeck_model::schema::{
    Autoincrement, Column, Computed, Identity, SequenceOptions, ServerDefault,
};

use super::{Item, RenderError, Renderer, Rendering, SqlPurpose, plain};

/// Alembic aligns the arguments of `op.alter_column` with its opening parenthesis, nearly.
const ALTER_INDENT: &str = "           ";

impl Renderer<'_> {
    pub(super) fn add_column(&mut self, add: &AddColumn) -> Result<String, RenderError> {
        let column = self.column(&add.column, add.column.primary_key)?;
        let column = column.unwrap_or_else(|| "None".to_owned());
        if self.in_batch {
            return Ok(format!("{}add_column({column})", self.op()));
        }
        let schema = self.schema_keyword(add.table.schema.as_ref());
        let if_not_exists = if add.if_not_exists {
            ", if_not_exists=True"
        } else {
            ""
        };
        let table = plain(&add.table.name);
        Ok(format!(
            "{}add_column({table}, {column}{schema}{if_not_exists})",
            self.op()
        ))
    }

    pub(super) fn drop_column(&self, drop: &DropColumn) -> String {
        let column = plain(&drop.column);
        if self.in_batch {
            return format!("{}drop_column({column})", self.op());
        }
        let schema = self.schema_keyword(drop.table.schema.as_ref());
        let if_exists = if drop.if_exists {
            ", if_exists=True"
        } else {
            ""
        };
        let table = plain(&drop.table.name);
        format!(
            "{}drop_column({table}, {column}{schema}{if_exists})",
            self.op()
        )
    }

    pub(super) fn alter_column(&mut self, alter: &AlterColumn) -> Result<String, RenderError> {
        let mut arguments = Vec::new();
        if let Some(existing) = &alter.existing_type {
            arguments.push(format!("existing_type={}", self.sql_type(existing)?));
        }
        if let Some(default) = alter.server_default.value() {
            arguments.push(format!("server_default={}", self.default_or_none(default)?));
        }
        if let Some(name) = &alter.new_name {
            arguments.push(format!("new_column_name={}", plain(name)));
        }
        if let Some(r#type) = &alter.r#type {
            arguments.push(format!("type_={}", self.sql_type(r#type)?));
        }
        if let Some(nullable) = alter.nullable {
            arguments.push(format!("nullable={}", bool_repr(nullable)));
        }
        if let Some(comment) = alter.comment.value() {
            let comment = comment.map_or("None".to_owned(), |comment| string_repr(comment));
            arguments.push(format!("comment={comment}"));
        }
        if let Some(existing) = &alter.existing_comment {
            arguments.push(format!("existing_comment={}", string_repr(existing)));
        }
        if let (None, Some(existing)) = (alter.nullable, alter.existing_nullable) {
            arguments.push(format!("existing_nullable={}", bool_repr(existing)));
        }
        if let Some(autoincrement) = alter.autoincrement {
            arguments.push(format!("autoincrement={}", bool_repr(autoincrement)));
        }
        if alter.server_default.is_unchanged()
            && let Change::Set { to: Some(existing) } = &alter.existing_server_default
        {
            let existing = self.default_or_none(Some(existing))?;
            arguments.push(format!("existing_server_default={existing}"));
        }
        if let (Some(schema), false) = (&alter.table.schema, self.in_batch) {
            arguments.push(format!("schema={}", plain(schema)));
        }

        let mut text = format!("{}alter_column(", self.op());
        if !self.in_batch {
            text.push_str(&format!("{}, ", plain(&alter.table.name)));
        }
        text.push_str(&plain(&alter.column));
        for argument in arguments {
            text.push_str(&format!(",\n{ALTER_INDENT}{argument}"));
        }
        text.push(')');
        Ok(text)
    }

    /// `sa.Column(…)`; `None` when the project's `render_item` leaves the column out.
    pub(super) fn column(
        &mut self,
        column: &Column,
        is_primary: bool,
    ) -> Result<Option<String>, RenderError> {
        match self.hooked(Item::Column(column))? {
            Rendering::Default => {}
            Rendering::Text(text) => return Ok((!text.is_empty()).then_some(text)),
            Rendering::Omitted => return Ok(None),
        }
        let mut positional = String::new();
        let mut keywords = Vec::new();
        if let Some(default) = column_default(column)
            && let Some(rendered) = self.default(Some(&default))?
        {
            match default {
                ColumnDefault::Server { .. } => keywords.push(format!("server_default={rendered}")),
                ColumnDefault::Computed { .. } | ColumnDefault::Identity { .. } => {
                    positional = format!("{rendered}, ");
                }
            }
        }
        match column.autoincrement {
            Autoincrement::Auto => {}
            Autoincrement::Enabled => keywords.push("autoincrement=True".to_owned()),
            Autoincrement::Disabled => keywords.push("autoincrement=False".to_owned()),
            Autoincrement::IgnoreForeignKey => {
                keywords.push("autoincrement='ignore_fk'".to_owned());
            }
        }
        let nullable = column.is_nullable() && (column.nullable.is_some() || !is_primary);
        keywords.push(format!("nullable={}", bool_repr(nullable)));
        if column.system {
            keywords.push("system=True".to_owned());
        }
        if let Some(comment) = &column.comment {
            keywords.push(format!("comment={}", string_repr(comment)));
        }
        keywords.extend(self.keywords(&column.options)?);
        let r#type = self.sql_type(&column.r#type)?;
        Ok(Some(format!(
            "{}Column({}, {type}, {positional}{})",
            self.sa(),
            plain(&column.name),
            keywords.join(", "),
        )))
    }

    fn default_or_none(&mut self, default: Option<&ColumnDefault>) -> Result<String, RenderError> {
        Ok(self.default(default)?.unwrap_or_else(|| "None".to_owned()))
    }

    fn default(&mut self, default: Option<&ColumnDefault>) -> Result<Option<String>, RenderError> {
        match self.hooked(Item::ServerDefault(default))? {
            Rendering::Default => {}
            Rendering::Text(text) => return Ok(Some(text)),
            Rendering::Omitted => return Ok(None),
        }
        Ok(match default {
            None => None,
            Some(ColumnDefault::Computed { value }) => Some(self.computed(value)?),
            Some(ColumnDefault::Identity { value }) => Some(self.identity(value)?),
            Some(ColumnDefault::Server { value }) => Some(match value {
                ServerDefault::Literal { text } => string_repr(without_quotes(text)),
                ServerDefault::Expression { expression } => {
                    self.text_element(expression, SqlPurpose::ServerDefault)?
                }
                ServerDefault::Fetched => format!("{}FetchedValue()", self.sa()),
            }),
        })
    }

    fn computed(&self, computed: &Computed) -> Result<String, RenderError> {
        let persisted = computed.persisted.map_or_else(String::new, |persisted| {
            format!("persisted={}", bool_repr(persisted))
        });
        Ok(format!(
            "{}Computed({}, {persisted})",
            self.sa(),
            self.sql_repr(&computed.expression)?
        ))
    }

    fn identity(&self, identity: &Identity) -> Result<String, RenderError> {
        let mut arguments = vec![format!("always={}", bool_repr(identity.always))];
        arguments.extend(self.sequence_options(&identity.sequence));
        arguments.extend(
            identity
                .on_null
                .map(|value| format!("oracle_on_null={}", bool_repr(value))),
        );
        arguments.extend(
            identity
                .sequence
                .order
                .map(|value| format!("oracle_order={}", bool_repr(value))),
        );
        arguments.extend(self.keywords(&identity.options)?);
        Ok(format!("{}Identity({})", self.sa(), arguments.join(", ")))
    }

    pub(super) fn sequence_options(&self, options: &SequenceOptions) -> Vec<String> {
        let number = |name: &str, value: Option<i64>| value.map(|value| format!("{name}={value}"));
        let flag = |name: &str, value: Option<bool>| {
            value.map(|value| format!("{name}={}", bool_repr(value)))
        };
        [
            number("start", options.start),
            number("increment", options.increment),
            number("minvalue", options.min_value),
            number("maxvalue", options.max_value),
            flag("nominvalue", options.no_min_value),
            flag("nomaxvalue", options.no_max_value),
            flag("cycle", options.cycle),
            number("cache", options.cache),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// What a column's value comes from, in the order in which SQLAlchemy lets one replace the other.
fn column_default(column: &Column) -> Option<ColumnDefault> {
    if let Some(value) = &column.computed {
        return Some(ColumnDefault::Computed {
            value: value.clone(),
        });
    }
    if let Some(value) = &column.identity {
        return Some(ColumnDefault::Identity {
            value: value.clone(),
        });
    }
    let value = column.server_default.clone()?;
    Some(ColumnDefault::Server { value })
}

/// A default without the quotes that a reflected one has.
fn without_quotes(text: &str) -> &str {
    let text = text.strip_prefix('\'').unwrap_or(text);
    text.strip_suffix('\'').unwrap_or(text)
}
