//! Indexes.

use limbeck_model::expression::Expression;
use limbeck_model::operation::{CreateIndex, DropIndex};
use limbeck_model::repr::{bool_repr, string_repr};
use limbeck_model::schema::IndexElement;

use super::{RenderError, Renderer, SqlPurpose, plain};

impl Renderer<'_> {
    pub(super) fn create_index(&self, create: &CreateIndex) -> Result<String, RenderError> {
        let index = &create.index;
        let elements: Result<Vec<String>, RenderError> = index
            .elements
            .iter()
            .map(|element| self.index_element(element))
            .collect();
        let mut arguments = vec![self.name(index.name.as_ref())];
        if !self.in_batch {
            arguments.push(plain(&create.table.name));
        }
        arguments.push(format!("[{}]", elements?.join(", ")));
        arguments.push(format!("unique={}", bool_repr(index.unique)));
        if let (Some(schema), false) = (&create.table.schema, self.in_batch) {
            arguments.push(format!("schema={}", plain(schema)));
        }
        arguments.extend(self.keywords(&index.options)?);
        if create.if_not_exists {
            arguments.push("if_not_exists=True".to_owned());
        }
        Ok(format!(
            "{}create_index({})",
            self.op(),
            arguments.join(", ")
        ))
    }

    pub(super) fn drop_index(&self, drop: &DropIndex) -> Result<String, RenderError> {
        let mut arguments = vec![self.name(Some(&drop.name))];
        if !self.in_batch {
            let table = drop.table.as_ref().map_or("None".to_owned(), plain);
            arguments.push(format!("table_name={table}"));
            arguments.extend(
                drop.schema
                    .as_ref()
                    .map(|schema| format!("schema={}", plain(schema))),
            );
        }
        arguments.extend(self.keywords(&drop.options)?);
        if drop.if_exists {
            arguments.push("if_exists=True".to_owned());
        }
        Ok(format!("{}drop_index({})", self.op(), arguments.join(", ")))
    }

    fn index_element(&self, element: &IndexElement) -> Result<String, RenderError> {
        match element {
            IndexElement::Column { column } => Ok(plain(column)),
            IndexElement::Expression { expression } => {
                let text = self.sql_text(expression, SqlPurpose::IndexElement)?;
                let label = match &**expression {
                    Expression::Label { name, .. } => format!(".label({})", plain(name)),
                    _ => String::new(),
                };
                Ok(format!(
                    "{}literal_column({}){label}",
                    self.sa(),
                    string_repr(&text)
                ))
            }
        }
    }
}
