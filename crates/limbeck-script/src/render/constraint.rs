//! Constraints: within `op.create_table`, and by directives of their own.

use limbeck_model::Name;
use limbeck_model::expression::Expression;
use limbeck_model::operation::{AddConstraint, ConstraintKind, DropConstraint};
use limbeck_model::repr::string_repr;
use limbeck_model::schema::{
    CheckConstraint, Constraint, ExcludeConstraint, ForeignKeyConstraint, PrimaryKeyConstraint,
    QualifiedName, UniqueConstraint,
};

use super::{Item, RenderError, Renderer, Rendering, SqlPurpose, plain, plain_list};

const UNNAMED: [&str; 3] = [
    "# WARNING: constraint name is None; this directive will fail as",
    "# rendered.  Add a name, or use a naming convention; see",
    "# https://alembic.sqlalchemy.org/en/latest/naming.html",
];

impl Renderer<'_> {
    /// A constraint within `op.create_table`; `None` when it is left out.
    pub(super) fn inline_constraint(
        &mut self,
        constraint: &Constraint,
    ) -> Result<Option<String>, RenderError> {
        match self.hooked(Item::Constraint(constraint))? {
            Rendering::Default => {}
            Rendering::Text(text) => return Ok(Some(text)),
            Rendering::Omitted => return Ok(None),
        }
        match constraint {
            Constraint::PrimaryKey(key) => Ok(self.inline_primary_key(key)),
            Constraint::Unique(unique) => self.inline_unique(unique).map(Some),
            Constraint::ForeignKey(key) => self.inline_foreign_key(key).map(Some),
            Constraint::Check(check) => self.inline_check(check).map(Some),
            Constraint::Exclude(exclude) => self.inline_exclude(exclude).map(Some),
        }
    }

    fn inline_primary_key(&self, key: &PrimaryKeyConstraint) -> Option<String> {
        if key.columns.is_empty() {
            return None;
        }
        let mut arguments: Vec<String> = key.columns.iter().map(plain).collect();
        arguments.extend(self.name_keyword(key.name.as_ref()));
        Some(format!(
            "{}PrimaryKeyConstraint({})",
            self.sa(),
            arguments.join(", ")
        ))
    }

    fn inline_unique(&self, unique: &UniqueConstraint) -> Result<String, RenderError> {
        let mut arguments: Vec<String> = unique.columns.iter().map(plain).collect();
        arguments.extend(deferral(unique.deferrable, unique.initially.as_deref()));
        arguments.extend(self.name_keyword(unique.name.as_ref()));
        arguments.extend(self.keywords(&unique.options)?);
        Ok(format!(
            "{}UniqueConstraint({})",
            self.sa(),
            arguments.join(", ")
        ))
    }

    fn inline_foreign_key(&self, key: &ForeignKeyConstraint) -> Result<String, RenderError> {
        let referred = QualifiedName {
            name: key.referred_table.clone(),
            schema: key.referred_schema.clone(),
        };
        let table = referred.key();
        let targets: Vec<String> = key
            .referred_columns
            .iter()
            .map(|column| string_repr(&format!("{table}.{column}")))
            .collect();
        let mut arguments = Vec::from_iter(self.name_keyword(key.name.as_ref()));
        arguments.extend(referential_options(key));
        arguments.extend(self.keywords(&key.options)?);
        Ok(format!(
            "{}ForeignKeyConstraint({}, [{}], {})",
            self.sa(),
            plain_list(&key.columns),
            targets.join(", "),
            arguments.join(", "),
        ))
    }

    fn inline_check(&self, check: &CheckConstraint) -> Result<String, RenderError> {
        let mut arguments = vec![self.sql_repr(&check.condition)?];
        arguments.extend(self.name_keyword(check.name.as_ref()));
        arguments.extend(self.keywords(&check.options)?);
        Ok(format!(
            "{}CheckConstraint({})",
            self.sa(),
            arguments.join(", ")
        ))
    }

    fn inline_exclude(&mut self, exclude: &ExcludeConstraint) -> Result<String, RenderError> {
        self.imports
            .insert("from sqlalchemy.dialects import postgresql".to_owned());
        let mut arguments = self.exclude_elements(exclude)?;
        arguments.extend(self.exclude_options(exclude));
        arguments.extend(self.name_keyword(exclude.name.as_ref()));
        Ok(format!(
            "postgresql.ExcludeConstraint({})",
            arguments.join(", ")
        ))
    }

    pub(super) fn add_constraint(&mut self, add: &AddConstraint) -> Result<String, RenderError> {
        let mut arguments = vec![self.name(add.constraint.name())];
        if !self.in_batch {
            arguments.push(plain(&add.table.name));
        }
        let schema = if self.in_batch {
            None
        } else {
            add.table.schema.as_ref()
        };
        let schema = schema.map(|schema| format!("schema={}", plain(schema)));
        let directive = match &add.constraint {
            Constraint::PrimaryKey(key) => {
                arguments.push(plain_list(&key.columns));
                arguments.extend(schema);
                arguments.extend(self.keywords(&key.options)?);
                "create_primary_key"
            }
            Constraint::Unique(unique) => {
                arguments.push(plain_list(&unique.columns));
                arguments.extend(deferral(unique.deferrable, unique.initially.as_deref()));
                arguments.extend(schema);
                arguments.extend(self.keywords(&unique.options)?);
                "create_unique_constraint"
            }
            Constraint::ForeignKey(key) => {
                arguments.push(plain(&key.referred_table));
                arguments.push(plain_list(&key.columns));
                arguments.push(plain_list(&key.referred_columns));
                arguments.extend(schema.map(|schema| format!("source_{schema}")));
                arguments.extend(
                    key.referred_schema
                        .as_ref()
                        .map(|schema| format!("referent_schema={}", plain(schema))),
                );
                arguments.extend(referential_options(key));
                arguments.extend(self.keywords(&key.options)?);
                "create_foreign_key"
            }
            Constraint::Check(check) => {
                arguments.push(self.sql_repr(&check.condition)?);
                arguments.extend(schema);
                arguments.extend(self.keywords(&check.options)?);
                "create_check_constraint"
            }
            Constraint::Exclude(exclude) => {
                arguments.extend(self.exclude_elements(exclude)?);
                arguments.extend(self.exclude_options(exclude));
                arguments.extend(schema);
                "create_exclude_constraint"
            }
        };
        Ok(format!(
            "{}{directive}({})",
            self.op(),
            arguments.join(", ")
        ))
    }

    pub(super) fn drop_constraint(&mut self, drop: &DropConstraint) -> Vec<String> {
        let mut arguments = vec![self.name(drop.name.as_ref())];
        if !self.in_batch {
            arguments.push(plain(&drop.table.name));
            arguments.extend(
                drop.table
                    .schema
                    .as_ref()
                    .map(|schema| format!("schema={}", plain(schema))),
            );
        }
        arguments.extend(drop.kind.map(|kind| format!("type_='{}'", kind_word(kind))));
        if drop.if_exists {
            arguments.push("if_exists=True".to_owned());
        }
        let mut lines = Vec::new();
        if drop.name.is_none() {
            self.warnings.push(format!(
                "Autogenerate rendered a drop_constraint() directive for an unnamed constraint on \
                 table {}; the migration will fail unless a constraint name is added to the \
                 directive.  Consider using a naming convention so that constraint names are known \
                 ahead of time.",
                plain(&drop.table.name),
            ));
            lines.extend(UNNAMED.map(str::to_owned));
        }
        lines.push(format!(
            "{}drop_constraint({})",
            self.op(),
            arguments.join(", ")
        ));
        lines
    }

    fn name_keyword(&self, name: Option<&Name>) -> Option<String> {
        name.map(|name| format!("name={}", self.name(Some(name))))
    }

    fn exclude_elements(&self, exclude: &ExcludeConstraint) -> Result<Vec<String>, RenderError> {
        let sa = self.sa();
        let mut arguments = Vec::new();
        for element in &exclude.elements {
            let expression = match &element.expression {
                Expression::Column { name, .. } => format!("{sa}column({})", plain(name)),
                Expression::LiteralColumn { text } => {
                    format!("{sa}literal_column({})", string_repr(text))
                }
                expression => self.text_element(expression, SqlPurpose::Ddl)?,
            };
            arguments.push(format!(
                "({expression}, {})",
                string_repr(&element.operator)
            ));
        }
        if let Some(condition) = &exclude.condition {
            arguments.push(format!(
                "where={}",
                self.text_element(condition, SqlPurpose::Ddl)?
            ));
        }
        Ok(arguments)
    }

    fn exclude_options(&self, exclude: &ExcludeConstraint) -> Vec<String> {
        let deferrable = (exclude.deferrable == Some(true)).then(|| "deferrable='True'".to_owned());
        let text = |name: &str, value: &Option<String>| {
            value
                .as_ref()
                .map(|value| format!("{name}={}", string_repr(value)))
        };
        let initially = text("initially", &exclude.initially);
        // SQLAlchemy knows no other method by itself.
        let using = exclude.using.clone().or_else(|| Some("gist".to_owned()));
        let using = text("using", &using);
        [deferrable, initially, using]
            .into_iter()
            .flatten()
            .collect()
    }
}

fn deferral(deferrable: Option<bool>, initially: Option<&str>) -> impl Iterator<Item = String> {
    let deferrable = (deferrable == Some(true)).then(|| "deferrable=True".to_owned());
    let initially = initially.map(|mode| format!("initially={}", string_repr(mode)));
    deferrable.into_iter().chain(initially)
}

fn referential_options(key: &ForeignKeyConstraint) -> Vec<String> {
    let text = |name: &str, value: &Option<String>| {
        value
            .as_ref()
            .map(|value| format!("{name}={}", string_repr(value)))
    };
    [
        text("onupdate", &key.on_update),
        text("ondelete", &key.on_delete),
        text("initially", &key.initially),
        (key.deferrable == Some(true)).then(|| "deferrable=True".to_owned()),
        key.use_alter.then(|| "use_alter=True".to_owned()),
        text("match", &key.r#match),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn kind_word(kind: ConstraintKind) -> &'static str {
    match kind {
        ConstraintKind::Primary => "primary",
        ConstraintKind::Unique => "unique",
        ConstraintKind::ForeignKey => "foreignkey",
        ConstraintKind::Check => "check",
    }
}
