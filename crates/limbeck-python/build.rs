//! Compiles the Python files under `python/` to bytecode, so that they are part of the binary, and
//! the stand-in for libffi.
//!
//! The bytecode is written in the layout of `FrozenLib`, which the interpreter reads module by
//! module when one is imported.

use std::path::{Path, PathBuf};
use std::{env, error, fs};

use rustpython_compiler::{CompileOpts, Mode, compile};
use rustpython_compiler_core::frozen::{FrozenCodeObject, FrozenLib, FrozenModule};

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

fn main() -> Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("python");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=python");
    println!("cargo::rerun-if-changed=native");

    // The linker finds this archive before any library of the system's.
    cc::Build::new().file("native/ffi.c").try_compile("ffi")?;

    let mut sources = Vec::new();
    collect(&root, "", &mut sources)?;
    sources.sort();

    let mut modules = Vec::new();
    for (name, path, package) in &sources {
        let source = fs::read_to_string(path)?;
        // The name in angle brackets tells these files from those of a project in traces.
        let code = compile(
            &source,
            Mode::Exec,
            &format!("<frozen {name}>"),
            CompileOpts::default(),
        )
        .map_err(|error| {
            let (line, _) = error.python_location();
            format!("{}:{line}: {error}", path.display())
        })?;
        modules.push((
            name.as_str(),
            FrozenModule {
                code: FrozenCodeObject::encode(&code),
                package: *package,
            },
        ));
    }

    let library = FrozenLib::encode(modules.iter().map(|(name, module)| {
        (
            *name,
            FrozenModule {
                code: FrozenCodeObject {
                    bytes: module.code.bytes.as_slice(),
                },
                package: module.package,
            },
        )
    }));
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("python.frozen"),
        library.bytes,
    )?;
    Ok(())
}

/// Lists the modules under a directory: dotted name, file, whether it is a package.
fn collect(
    directory: &Path,
    package: &str,
    sources: &mut Vec<(String, PathBuf, bool)>,
) -> Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
            continue;
        };
        if path.is_dir() {
            if stem != "__pycache__" {
                collect(&path, &qualified(package, stem), sources)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let is_package = stem == "__init__";
            let name = if is_package {
                package.to_owned()
            } else {
                qualified(package, stem)
            };
            sources.push((name, path, is_package));
        }
    }
    Ok(())
}

fn qualified(package: &str, name: &str) -> String {
    if package.is_empty() {
        name.to_owned()
    } else {
        format!("{package}.{name}")
    }
}
