#![allow(clippy::unwrap_used, reason = "a test may end anywhere")]

use std::rc::Rc;
use std::sync::mpsc::channel;
use std::time::Duration;

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};
use limbeck_model::Value;
use limbeck_script::host::EngineOptions;

use super::{Connections, Session, script_error};
use crate::interrupt::Interrupt;
use crate::progress::Progress;

fn session() -> Rc<Session> {
    let connections = Connections::new(Rc::new(Progress::default()), Interrupt::default());
    let session = connections.open("sqlite://", EngineOptions::default());
    let session = session.unwrap();
    session.execute("CREATE TABLE one (a INTEGER)").unwrap();
    session
}

#[test]
fn an_inspection_goes_on_while_its_thread_does_something_else() {
    let session = session();
    let (tell, told) = channel();
    let inspection = session.inspect_meanwhile(move |inspector| {
        let word: &str = told.recv_timeout(Duration::from_secs(60)).unwrap();
        let names = inspector.table_names(None).map_err(script_error)?;
        Ok((word, names))
    });
    tell.send("meanwhile").unwrap();
    // It waits for the connection.
    let rows = session.query("SELECT 1").unwrap().rows;
    assert_eq!(rows, [[Value::Integer(1)]]);
    let found = session.finish(inspection.unwrap()).unwrap();
    assert_eq!(found, ("meanwhile", vec!["one".to_owned()]));
}

#[test]
fn an_inspection_that_fails_leaves_the_connection() {
    let session = session();
    let inspection = session.inspect_meanwhile(|_| -> Result<(), _> {
        let error = DatabaseError::new(DatabaseErrorKind::Operational, "no");
        Err(script_error(error))
    });
    let error = session.finish(inspection.unwrap()).unwrap_err();
    assert_eq!(error.message, "no");
    assert!(session.query("SELECT a FROM one").is_ok());
}
