//! `cargo xtask lint`

use std::io;

use crate::workspace::{cargo, check};

/// Checks formatting, lints – of the library without its default features, too – and documentation,
/// with warnings as errors; and, where `cargo-deny` is installed, the licences and sources of
/// dependencies.
pub(crate) fn run() -> io::Result<()> {
    check(cargo().args(["fmt", "--all", "--check"]))?;
    check(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    // The library without the interpreter is one of its own.
    check(cargo().args([
        "clippy",
        "-p",
        "limbeck",
        "--no-default-features",
        "--features",
        "sqlite",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    check(
        cargo()
            .args(["doc", "--workspace", "--no-deps", "--locked", "--quiet"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    let has_deny = cargo()
        .args(["deny", "--version"])
        .output()
        .is_ok_and(|out| out.status.success());
    if has_deny {
        check(cargo().args(["deny", "--locked", "check", "bans", "licenses", "sources"]))
    } else {
        println!("cargo-deny is not installed: licences and sources were not checked");
        Ok(())
    }
}
