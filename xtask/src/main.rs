//! Developer commands of Limbeck: `cargo xtask test`, `cargo xtask bench`, `cargo xtask parity`.

fn main() {}
