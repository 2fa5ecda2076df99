//! Operations, each by itself.

use limbeck_model::expression::{Expression, Statement};
use limbeck_model::operation::{
    CreateSequence, CreateType, DropSequence, DropType, Execute, Operation, RenameTable,
};
use limbeck_model::repr::{bool_repr, string_repr};
use limbeck_model::schema::{Sequence, SqlType};

use super::{RenderError, Renderer, plain};

impl Renderer<'_> {
    /// The lines of an operation. The lines within a call are part of its one line here.
    ///
    /// # Errors
    ///
    /// When the operation can't be written.
    pub fn operation(&mut self, operation: &Operation) -> Result<Vec<String>, RenderError> {
        let line = match operation {
            Operation::CreateTable(create) => self.create_table(create)?,
            Operation::DropTable(drop) => self.drop_table(drop),
            Operation::RenameTable(rename) => self.rename_table(rename),
            Operation::CreateTableComment(create) => self.create_table_comment(create),
            Operation::DropTableComment(drop) => self.drop_table_comment(drop),
            Operation::AddColumn(add) => self.add_column(add)?,
            Operation::AlterColumn(alter) => self.alter_column(alter)?,
            Operation::DropColumn(drop) => self.drop_column(drop),
            Operation::AddConstraint(add) => self.add_constraint(add)?,
            Operation::DropConstraint(drop) => return Ok(self.drop_constraint(drop)),
            Operation::CreateIndex(create) => self.create_index(create)?,
            Operation::DropIndex(drop) => self.drop_index(drop)?,
            Operation::CreateSchema(create) => self.execute_element(
                "CreateSchema",
                &plain(&create.name),
                &[("if_not_exists", create.if_not_exists)],
            ),
            Operation::DropSchema(drop) => self.execute_element(
                "DropSchema",
                &plain(&drop.name),
                &[("cascade", drop.cascade), ("if_exists", drop.if_exists)],
            ),
            Operation::CreateSequence(create) => self.create_sequence(create)?,
            Operation::DropSequence(drop) => self.drop_sequence(drop)?,
            Operation::CreateType(create) => self.create_type(create)?,
            Operation::DropType(drop) => self.drop_type(drop)?,
            Operation::Execute(execute) => self.execute(execute)?,
            Operation::BulkInsert(_) => {
                return Err(RenderError::Unsupported {
                    what: "an insertion of rows",
                    help: "write op.bulk_insert() into the file by hand, or give op.execute() a \
                           plain SQL string",
                });
            }
            Operation::AlterTableBatch(_) => {
                return Err(RenderError::Unsupported {
                    what: "a batch within a batch",
                    help: "put its operations into ModifyTableOps and set render_as_batch",
                });
            }
            Operation::Custom(_) => {
                return Err(RenderError::Unsupported {
                    what: "an operation of the project's own",
                    help: "register a function for it with renderers.dispatch_for()",
                });
            }
        };
        Ok(vec![line])
    }

    fn rename_table(&self, rename: &RenameTable) -> String {
        let schema = self.schema_keyword(rename.table.schema.as_ref());
        format!(
            "{}rename_table({}, {}{schema})",
            self.op(),
            plain(&rename.table.name),
            plain(&rename.new_name),
        )
    }

    fn execute(&self, execute: &Execute) -> Result<String, RenderError> {
        if let Statement::Expression { element } = &execute.statement
            && let Expression::Text { text, binds } = &**element
            && binds.is_empty()
        {
            return Ok(format!("{}execute({})", self.op(), string_repr(text)));
        }
        Err(RenderError::Unsupported {
            what: "SQL Expression language constructs",
            help: "please use a plain SQL string",
        })
    }

    /// `op.execute(sa.schema.CreateSchema(…))` and its like.
    fn execute_element(&self, class: &str, argument: &str, flags: &[(&str, bool)]) -> String {
        let flags: String = flags
            .iter()
            .filter(|(_, is_set)| *is_set)
            .map(|(name, _)| format!(", {name}=True"))
            .collect();
        format!(
            "{}execute({}schema.{class}({argument}{flags}))",
            self.op(),
            self.sa()
        )
    }

    fn create_sequence(&mut self, create: &CreateSequence) -> Result<String, RenderError> {
        let sequence = self.sequence(&create.sequence)?;
        Ok(self.execute_element(
            "CreateSequence",
            &sequence,
            &[("if_not_exists", create.if_not_exists)],
        ))
    }

    fn drop_sequence(&mut self, drop: &DropSequence) -> Result<String, RenderError> {
        let schema = self.schema_keyword(drop.sequence.schema.as_ref());
        let sequence = format!(
            "{}Sequence({}{schema})",
            self.sa(),
            plain(&drop.sequence.name)
        );
        Ok(self.execute_element("DropSequence", &sequence, &[("if_exists", drop.if_exists)]))
    }

    fn sequence(&mut self, sequence: &Sequence) -> Result<String, RenderError> {
        let mut arguments = vec![plain(&sequence.name)];
        arguments.extend(self.sequence_options(&sequence.options));
        if let Some(schema) = &sequence.schema {
            arguments.push(format!("schema={}", plain(schema)));
        }
        if let Some(data_type) = &sequence.data_type {
            arguments.push(format!("data_type={}", self.sql_type(data_type)?));
        }
        Ok(format!("{}Sequence({})", self.sa(), arguments.join(", ")))
    }

    fn create_type(&mut self, create: &CreateType) -> Result<String, RenderError> {
        self.call_on_type(&create.r#type, "create", create.check_first)
    }

    fn drop_type(&mut self, drop: &DropType) -> Result<String, RenderError> {
        self.call_on_type(&drop.r#type, "drop", drop.check_first)
    }

    fn call_on_type(
        &mut self,
        r#type: &SqlType,
        method: &str,
        check_first: bool,
    ) -> Result<String, RenderError> {
        let r#type = self.sql_type(r#type)?;
        let check_first = bool_repr(check_first);
        Ok(format!(
            "{type}.{method}({}get_bind(), checkfirst={check_first})",
            self.op()
        ))
    }
}
