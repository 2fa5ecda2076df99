//! Inspects the tables of a PostgreSQL database's default schema, several times, and prints their
//! number and the seconds of the median.
//!
//! `cargo xtask bench` runs it: `inspect_tables <url> <times>`.

#![expect(clippy::print_stdout, reason = "a program for a terminal")]

use std::error::Error;
use std::time::{Duration, Instant};

use limbeck_dialect::{ConnectOptions, DatabaseUrl};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("the URL is missing")?;
    let times: usize = arguments
        .next()
        .ok_or("the number of times is missing")?
        .parse()?;
    let url = DatabaseUrl::parse(&url)?;
    let mut connection = limbeck_postgresql::connect(&url, &ConnectOptions::default())?;
    let mut count = 0;
    let mut durations = Vec::with_capacity(times);
    for _ in 0..times {
        let start = Instant::now();
        count = connection.inspector().tables(None, None)?.len();
        durations.push(start.elapsed());
    }
    durations.sort_unstable();
    let median: Duration = *durations.get(times / 2).ok_or("no run was asked for")?;
    println!("{count} {:.3}", median.as_secs_f64());
    Ok(())
}
