//! The modules of a project's own types, which a revision has to import.

use std::collections::BTreeSet;

/// The lines that import the modules that a template does not import already. A package stands for
/// its modules: the models have loaded them when a revision is run.
pub(super) fn missing_imports(modules: &BTreeSet<String>, template: &str) -> Vec<String> {
    let imported: Vec<&str> = template
        .lines()
        .filter_map(|line| line.strip_prefix("import "))
        .flat_map(|names| names.split(','))
        .map(str::trim)
        .collect();
    let is_imported = |module: &str| {
        imported.iter().any(|name| {
            module
                .strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    modules
        .iter()
        .filter(|module| !is_imported(module))
        .map(|module| format!("import {module}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_template_imports_is_not_imported_again() {
        let modules = BTreeSet::from(["app.types".to_owned(), "sqlmodel.sql".to_owned()]);
        let missing = |template: &str| missing_imports(&modules, template);
        assert_eq!(missing(""), ["import app.types", "import sqlmodel.sql"]);
        assert_eq!(missing("import sqlmodel\n"), ["import app.types"]);
        assert_eq!(missing("import os, app.types\n"), ["import sqlmodel.sql"]);
        assert_eq!(missing("import app.types as types\nimport sql\n").len(), 2);
    }
}
