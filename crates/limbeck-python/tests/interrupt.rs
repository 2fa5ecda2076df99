//! Interrupting a script.

mod support;

use std::thread;
use std::time::Duration;

use support::Project;

#[test]
fn a_running_script_is_interrupted() {
    let project = Project::new();
    let interrupt = project.host.interrupt();
    let interrupter = thread::spawn(move || {
        thread::sleep(Duration::from_millis(800));
        interrupt.trigger();
    });
    let error = project.fail("try:\n    while True:\n        pass\nexcept Exception:\n    pass\n");
    interrupter.join().unwrap();
    assert_eq!(error.class, "KeyboardInterrupt");
    assert!(matches!(error.origin.unwrap().line, 2 | 3));
}

#[test]
fn another_hosts_script_goes_on() {
    let other = Project::new();
    other.check("import alembic\n");
    let interrupt = other.host.interrupt();
    let interrupter = thread::spawn(move || {
        for _ in 0..50 {
            interrupt.trigger();
            thread::sleep(Duration::from_millis(10));
        }
    });
    Project::new().check("import time\ntime.sleep(0.3)\n");
    interrupter.join().unwrap();
}
