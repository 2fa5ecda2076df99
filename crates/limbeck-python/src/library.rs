//! The modules in the binary.
//!
//! The standard library is one long run of bytes: names, each followed by the compressed code of
//! its module. Walking over it would read all of it from disk into memory for the sake of a few
//! dozen modules, so where each of them is has been found out when the program was compiled.

use rustpython_vm::frozen::{FrozenCodeObject, FrozenLib, FrozenModule};

/// The Python files under `python/`, compiled by the build script.
static OWN: &FrozenLib =
    FrozenLib::from_ref(include_bytes!(concat!(env!("OUT_DIR"), "/python.frozen")));

/// Modules of the standard library that ours replace, and the names under which ours find them.
const REPLACED: [(&str, &str); 4] = [
    ("asyncio", "_standard_asyncio"),
    ("locale", "_standard_locale"),
    ("logging.config", "_standard_logging_config"),
    ("traceback", "_standard_traceback"),
];

/// The standard library, then our modules: of two by the same name, the interpreter takes the last.
pub(crate) fn modules() -> Vec<(&'static str, FrozenModule)> {
    let mut modules: Vec<_> = standard().collect();
    let replaced: Vec<_> = modules
        .iter()
        .filter_map(|(name, module)| {
            let (_, alias) = REPLACED.iter().find(|(replaced, _)| replaced == name)?;
            Some((*alias, *module))
        })
        .collect();
    modules.extend(replaced);
    modules.extend(OWN.decode());
    modules
}

fn standard() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    let mut names: &[u8] = &NAMES;
    PLACES.iter().filter_map(move |place| {
        let (name, rest) = names.split_at_checked(place.name)?;
        names = rest;
        let bytes = STANDARD.get(place.code..place.code + place.length)?;
        let module = FrozenModule {
            code: FrozenCodeObject { bytes },
            package: place.is_package,
        };
        Some((str::from_utf8(name).ok()?, module))
    })
}

/// Where the code of a module is.
#[derive(Clone, Copy)]
struct Place {
    /// Length of the name.
    name: usize,
    /// Start of the code.
    code: usize,
    /// Length of the code.
    length: usize,
    is_package: bool,
}

static PLACES: [Place; COUNT] = places(STANDARD);
/// The names of all modules, one after the other.
static NAMES: [u8; NAMES_LENGTH] = names(STANDARD);

const STANDARD: &[u8] = &rustpython_pylib::FROZEN_STDLIB.bytes;
const COUNT: usize = number(STANDARD, 0);
const NAMES_LENGTH: usize = {
    let places: [Place; COUNT] = places(STANDARD);
    let (mut length, mut index) = (0, 0);
    while index < COUNT {
        length += places[index].name;
        index += 1;
    }
    length
};

/// The number of bytes of a number.
const NUMBER: usize = 4;

const fn number(bytes: &[u8], start: usize) -> usize {
    let number = [
        bytes[start],
        bytes[start + 1],
        bytes[start + 2],
        bytes[start + 3],
    ];
    u32::from_le_bytes(number) as usize
}

/// Each entry is the length of the name, the name, the length of the code, the code, and whether
/// the module is a package.
const fn places<const N: usize>(bytes: &[u8]) -> [Place; N] {
    let mut places = [Place {
        name: 0,
        code: 0,
        length: 0,
        is_package: false,
    }; N];
    let (mut index, mut start) = (0, NUMBER);
    while index < N {
        let name = number(bytes, start);
        let code = start + NUMBER + name + NUMBER;
        let length = number(bytes, code - NUMBER);
        places[index] = Place {
            name,
            code,
            length,
            is_package: bytes[code + length] != 0,
        };
        start = code + length + 1;
        index += 1;
    }
    assert!(start == bytes.len());
    places
}

const fn names<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let places: [Place; COUNT] = places(bytes);
    let mut names = [0; N];
    let (mut index, mut end) = (0, 0);
    while index < COUNT {
        let place = places[index];
        let start = place.code - NUMBER - place.name;
        let mut offset = 0;
        while offset < place.name {
            names[end] = bytes[start + offset];
            end += 1;
            offset += 1;
        }
        index += 1;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::standard;

    #[test]
    fn modules_are_where_the_library_has_them() {
        let expected = rustpython_pylib::FROZEN_STDLIB.decode();
        assert!(expected.len() > 100);
        for ((name, module), (expected_name, expected)) in standard().zip(expected) {
            assert_eq!(name, expected_name);
            assert_eq!(module.code.bytes, expected.code.bytes, "{name}");
            assert_eq!(module.package, expected.package, "{name}");
        }
        assert_eq!(
            standard().count(),
            rustpython_pylib::FROZEN_STDLIB.decode().len()
        );
    }
}
