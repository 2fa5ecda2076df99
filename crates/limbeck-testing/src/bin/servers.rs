//! Starts the servers that tests need and keeps them until its input ends, so that single tests can
//! be run again and again. Prints the variables to set, as a shell reads them:
//!
//! ```sh
//! cargo run -p limbeck-testing --bin servers
//! ```

use std::io::Read;

use limbeck_testing::server::Servers;

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
fn main() -> std::io::Result<()> {
    let without: Vec<String> = std::env::args().skip(1).collect();
    let servers = Servers::start(&without)?;
    for (name, value) in servers.variables() {
        println!("export {name}='{value}'");
    }
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
