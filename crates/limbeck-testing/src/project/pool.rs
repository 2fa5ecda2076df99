//! PostgreSQL databases that are emptied and used again: to create and drop one takes the server
//! longer than most cases do.

use std::sync::{Mutex, PoisonError};

use limbeck_dialect::DatabaseError;
use limbeck_model::Value;

use crate::Database;

static IDLE: Mutex<Vec<Database>> = Mutex::new(Vec::new());

/// An empty database, or `None` when PostgreSQL was left out on request.
pub(super) fn take() -> Option<Database> {
    let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
    idle.or_else(Database::postgresql)
}

/// Keeps a database for the next user. One that can't be emptied is dropped.
pub(super) fn give_back(database: Database) {
    if empty(&database).is_ok() {
        IDLE.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(database);
    }
}

/// Drops the databases that are kept. Test programs call it at their end.
pub fn drop_idle_databases() {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

fn empty(database: &Database) -> Result<(), DatabaseError> {
    let mut connection = database.try_connect(database.url())?;
    let schemas = connection.query(
        "SELECT quote_ident(nspname) FROM pg_namespace \
         WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'",
    )?;
    for row in &schemas.rows {
        if let [Value::Text(schema)] = &row[..] {
            connection.execute(&format!("DROP SCHEMA {schema} CASCADE"))?;
        }
    }
    connection.execute("CREATE SCHEMA public").map(drop)
}
