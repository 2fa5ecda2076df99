//! The tables of a database that are compared.

use std::collections::HashSet;

use limbeck_dialect::{DatabaseError, Inspector};
use limbeck_diff::{Everything, ProjectHooks, included_schemas, included_tables};
use limbeck_model::schema::{QualifiedName, Table};
use limbeck_script::host::ScriptError;

use super::failure;
use crate::database::{Inspection, Session, script_error};

/// Which tables are compared, as far as the project includes them.
#[derive(Debug, Clone)]
pub(super) struct Extent {
    pub(super) include_schemas: bool,
    pub(super) default_schema: Option<String>,
    pub(super) version_table: QualifiedName,
}

impl Extent {
    /// Reads the tables.
    pub(super) fn tables(
        &self,
        session: &Session,
        project: &mut dyn ProjectHooks,
    ) -> Result<Vec<Table>, ScriptError> {
        self.read(&mut Asking(session), project)
    }

    /// Begins to read the tables for a project that includes everything.
    pub(super) fn tables_meanwhile(&self, session: &Session) -> Option<Inspection<Vec<Table>>> {
        let extent = self.clone();
        session.inspect_meanwhile(move |inspector| {
            extent.read(&mut Holding(inspector), &mut Everything)
        })
    }

    fn read(
        &self,
        catalogue: &mut impl Catalogue,
        project: &mut dyn ProjectHooks,
    ) -> Result<Vec<Table>, ScriptError> {
        let available = if self.include_schemas {
            catalogue.ask(|inspector| inspector.schema_names())?
        } else {
            Vec::new()
        };
        let schemas = included_schemas(
            &available,
            self.default_schema.as_deref(),
            self.include_schemas,
            project,
        )
        .map_err(failure::of_comparison)?;
        let mut tables = Vec::new();
        for schema in schemas {
            let schema = schema.as_deref();
            let names = catalogue.ask(|inspector| inspector.table_names(schema))?;
            let included = included_tables(&names, schema, &self.version_table, project)
                .map_err(failure::of_comparison)?;
            if included.is_empty() {
                continue;
            }
            // Naming what is left out is longer than naming what is not, so all are read or those.
            let is_everything = included.len() + 1 >= names.len();
            let wanted = (!is_everything).then_some(included.as_slice());
            let mut found = catalogue.ask(|inspector| inspector.tables(schema, wanted))?;
            let included: HashSet<&str> = included.iter().map(String::as_str).collect();
            found.retain(|table| included.contains(table.name.as_str()));
            tables.append(&mut found);
        }
        Ok(tables)
    }
}

/// The catalogue of a database.
trait Catalogue {
    /// Asks it.
    fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut dyn Inspector) -> Result<T, DatabaseError>,
    ) -> Result<T, ScriptError>;
}

/// The connection is anybody's between two questions: functions of the project may use it.
struct Asking<'s>(&'s Session);

impl Catalogue for Asking<'_> {
    fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut dyn Inspector) -> Result<T, DatabaseError>,
    ) -> Result<T, ScriptError> {
        self.0.inspect(question)
    }
}

/// The connection is nobody else's.
struct Holding<'i>(&'i mut dyn Inspector);

impl Catalogue for Holding<'_> {
    fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut dyn Inspector) -> Result<T, DatabaseError>,
    ) -> Result<T, ScriptError> {
        question(self.0).map_err(script_error)
    }
}
