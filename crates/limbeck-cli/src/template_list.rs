//! What `list_templates` prints.

use limbeck::command::Template;

use crate::arguments::Program;

/// The text.
pub(crate) fn text(program: Program, templates: &[Template]) -> String {
    let mut text = String::from("Available templates:\n\n");
    for template in templates {
        text.push_str(&format!("{} - {}\n", template.name, template.description));
    }
    text.push_str(&format!(
        "\nTemplates are used via the 'init' command, e.g.:\n\n  {} init --template generic \
         ./scripts",
        program.name()
    ));
    text
}
