//! Types.

use limbeck_model::schema::types::{Argument, collation_schema};
use limbeck_model::schema::{SqlType, TypeClass, UserType};

use super::{Item, RenderError, Renderer, Rendering, SqlPurpose, plain};
use crate::python::string_repr;

/// Modules of which every script has the names, or that can't be imported.
const BUILT_IN_MODULES: [&str; 3] = ["builtins", "__main__", "env_py"];

impl Renderer<'_> {
    /// The call that rebuilds a type.
    ///
    /// # Errors
    ///
    /// When the type, or a type within it, does not say how it was made.
    pub fn sql_type(&mut self, r#type: &SqlType) -> Result<String, RenderError> {
        match self.hooked(Item::Type(r#type))? {
            Rendering::Default => {}
            Rendering::Text(text) => return Ok(text),
            Rendering::Omitted => return Ok("None".to_owned()),
        }
        if r#type.variants.is_empty() {
            return self.without_variants(r#type);
        }
        let base = SqlType {
            variants: indexmap::IndexMap::new(),
            ..r#type.clone()
        };
        let mut text = self.sql_type(&base)?;
        let mut variants: Vec<_> = r#type.variants.iter().collect();
        variants.sort_unstable_by_key(|(dialect, _)| dialect.as_str());
        for (dialect, variant) in variants {
            let variant = self.sql_type(variant)?;
            text.push_str(&format!(
                ".with_variant({variant}, {})",
                string_repr(dialect)
            ));
        }
        Ok(text)
    }

    fn without_variants(&mut self, r#type: &SqlType) -> Result<String, RenderError> {
        if let Some(user) = &r#type.user {
            return Ok(self.user_type(user));
        }
        let class = r#type.class;
        let (prefix, name) = match class.name().split_once('.') {
            None => (self.sa().to_owned(), class.name()),
            Some((dialect, name)) => {
                self.imports
                    .insert(format!("from sqlalchemy.dialects import {dialect}"));
                (format!("{dialect}."), name)
            }
        };
        let arguments = match class {
            TypeClass::Decorator | TypeClass::UserDefined => {
                return Err(RenderError::UnknownType {
                    class: class.name(),
                });
            }
            TypeClass::PostgresqlDomain => self.domain(r#type)?,
            _ => self.arguments(r#type)?,
        };
        Ok(format!("{prefix}{name}({})", arguments.join(", ")))
    }

    /// A type that the project defines. Alembic leaves its import to the reader.
    fn user_type(&mut self, user: &UserType) -> String {
        if let Some(prefix) = &self.options.user_module_prefix {
            return format!("{prefix}{}", user.representation);
        }
        if !BUILT_IN_MODULES.contains(&user.module.as_str()) {
            self.modules.insert(user.module.clone());
        }
        format!("{}.{}", user.module, user.representation)
    }

    fn arguments(&mut self, r#type: &SqlType) -> Result<Vec<String>, RenderError> {
        let mut rendered = Vec::new();
        for (keyword, argument) in r#type.shown_arguments() {
            let argument = match &argument {
                Argument::Type(r#type) => self.sql_type(r#type)?,
                Argument::None
                | Argument::Boolean(_)
                | Argument::Integer(_)
                | Argument::Text(_) => argument.to_string(),
            };
            rendered.push(match keyword {
                Some(keyword) => format!("{keyword}={argument}"),
                None => argument,
            });
        }
        Ok(rendered)
    }

    fn domain(&mut self, r#type: &SqlType) -> Result<Vec<String>, RenderError> {
        let arguments = &*r#type.arguments;
        let mut rendered = vec![arguments.name.as_ref().map_or("None".to_owned(), plain)];
        let null = SqlType::new(TypeClass::Null);
        rendered.push(self.sql_type(arguments.item_type.as_deref().unwrap_or(&null))?);
        let text = |name: &str, value: Option<&str>| {
            value.map(|value| format!("{name}={}", string_repr(value)))
        };
        rendered.extend(text("collation", arguments.collation.as_deref()));
        rendered.extend(text("collation_schema", collation_schema(arguments)));
        if let Some(default) = &arguments.default {
            let default = self.text_element(default, SqlPurpose::Ddl)?;
            rendered.push(format!("default={default}"));
        }
        let name = arguments.constraint_name.as_ref();
        rendered.extend(name.map(|name| format!("constraint_name={}", plain(name))));
        if arguments.not_null == Some(true) {
            rendered.push("not_null=True".to_owned());
        }
        if let Some(check) = &arguments.check {
            rendered.push(format!("check={}", self.sql_repr(check)?));
        }
        let schema = arguments.schema.as_ref();
        rendered.extend(schema.map(|schema| format!("schema={}", plain(schema))));
        if arguments.create_type == Some(false) {
            rendered.push("create_type=False".to_owned());
        }
        Ok(rendered)
    }
}
