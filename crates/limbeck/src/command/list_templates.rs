//! `list_templates`

use limbeck_script::init::InitTemplate;
use serde::Serialize;

/// A template of the [`init`](super::init) command.
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct Template {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in one line.
    pub description: &'static str,
}

/// Lists the templates of the [`init`](super::init) command, sorted by name.
pub fn list_templates() -> Vec<Template> {
    let templates = InitTemplate::all().iter();
    templates
        .map(|template| Template {
            name: template.name,
            description: template.synopsis(),
        })
        .collect()
}
