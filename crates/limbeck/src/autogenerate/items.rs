//! The project's `render_item`.

use std::collections::BTreeSet;

use limbeck_script::host::{ItemAnswer, ItemRendering, ModelHost, Question, ScriptError};
use limbeck_script::render::{Item, RenderItem, Rendering};
use serde_json::Value as Json;

/// Asks the project's `render_item`.
pub(super) struct ItemRenderer<'a, H: ModelHost + ?Sized>(pub(super) &'a H);

impl<H: ModelHost + ?Sized> RenderItem for ItemRenderer<'_, H> {
    fn render(
        &mut self,
        item: Item<'_>,
        imports: &mut BTreeSet<String>,
    ) -> Result<Rendering, ScriptError> {
        let described = match item {
            Item::Type(r#type) => serde_json::to_value(r#type),
            Item::Column(column) => serde_json::to_value(column),
            Item::ServerDefault(default) => serde_json::to_value(default),
            Item::Constraint(constraint) => serde_json::to_value(constraint),
        };
        let question = Question::RenderItem {
            kind: item.kind(),
            item: described.map_err(|error| unreadable(&error))?,
        };
        let answer: Json = self.0.ask(&question)?;
        let answer: ItemAnswer =
            serde_json::from_value(answer).map_err(|error| unreadable(&error))?;
        imports.extend(answer.imports);
        Ok(match answer.rendering {
            ItemRendering::Default => Rendering::Default,
            ItemRendering::Omitted => Rendering::Omitted,
            ItemRendering::Text(text) => Rendering::Text(text),
        })
    }
}

fn unreadable(error: &serde_json::Error) -> ScriptError {
    ScriptError::new("TypeError", error.to_string())
}
