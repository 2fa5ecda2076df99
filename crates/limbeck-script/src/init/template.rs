//! The templates of `init`.

/// A set of files that a new script directory begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InitTemplate {
    /// Its name.
    pub name: &'static str,
    /// Names and texts of its files, sorted by name.
    pub files: &'static [(&'static str, &'static str)],
}

/// The file that becomes `alembic.ini`.
pub(super) const INI: &str = "alembic.ini.mako";
/// The file that becomes `pyproject.toml` or is added to it.
pub(super) const TOML: &str = "pyproject.toml.mako";

macro_rules! template {
    ($name:literal, [$($file:literal),+]) => {
        InitTemplate {
            name: $name,
            files: &[$((
                $file,
                include_str!(concat!("../../templates/", $name, "/", $file)),
            )),+],
        }
    };
}

static TEMPLATES: [InitTemplate; 5] = [
    template!(
        "async",
        ["README", "alembic.ini.mako", "env.py", "script.py.mako"]
    ),
    template!(
        "generic",
        ["README", "alembic.ini.mako", "env.py", "script.py.mako"]
    ),
    template!(
        "multidb",
        ["README", "alembic.ini.mako", "env.py", "script.py.mako"]
    ),
    template!(
        "pyproject",
        [
            "README",
            "alembic.ini.mako",
            "env.py",
            "pyproject.toml.mako",
            "script.py.mako"
        ]
    ),
    template!(
        "pyproject_async",
        [
            "README",
            "alembic.ini.mako",
            "env.py",
            "pyproject.toml.mako",
            "script.py.mako"
        ]
    ),
];

impl InitTemplate {
    /// All templates, sorted by name.
    pub fn all() -> &'static [Self] {
        &TEMPLATES
    }

    /// The template of a name.
    pub fn find(name: &str) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.name == name)
    }

    /// What it is for: the first line of its README.
    pub fn synopsis(&self) -> &'static str {
        let readme = self.files.iter().find(|(name, _)| *name == "README");
        readme
            .and_then(|(_, text)| text.lines().next())
            .unwrap_or_default()
    }

    /// Whether settings go into `pyproject.toml`.
    pub(super) fn has_toml(&self) -> bool {
        self.files.iter().any(|(name, _)| *name == TOML)
    }
}
