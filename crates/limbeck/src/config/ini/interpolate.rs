//! `%(name)s` in values: `BasicInterpolation`.

use limbeck_model::Origin;
use limbeck_script::python::string_repr;

use super::{Ini, IniError, IniOption, option_name};

/// References may be nested this deep.
const MAXIMUM_DEPTH: usize = 10;

/// The value being interpolated.
struct Subject<'a> {
    section: &'a str,
    option: &'a str,
    raw: &'a str,
    origin: Option<Origin>,
}

impl Ini {
    pub(super) fn interpolate(
        &self,
        section: &str,
        option: &str,
        found: &IniOption,
    ) -> Result<String, IniError> {
        let origin = self
            .source
            .as_ref()
            .zip(found.line)
            .map(|(file, line)| Origin {
                file: file.clone(),
                line,
            });
        let subject = Subject {
            section,
            option,
            raw: &found.raw,
            origin,
        };
        let mut out = String::with_capacity(found.raw.len());
        self.expand(&subject, &found.raw, 1, &mut out)?;
        Ok(out)
    }

    fn expand(
        &self,
        subject: &Subject<'_>,
        text: &str,
        depth: usize,
        out: &mut String,
    ) -> Result<(), IniError> {
        if depth > MAXIMUM_DEPTH {
            return Err(subject.error(
                "InterpolationDepthError",
                format!(
                    "Recursion limit exceeded in value substitution: option {} in section {} \
                     contains an interpolation key which cannot be substituted in \
                     {MAXIMUM_DEPTH} steps. Raw value: {}",
                    string_repr(subject.option),
                    string_repr(subject.section),
                    string_repr(subject.raw)
                ),
                "an option refers to itself",
            ));
        }
        let mut rest = text;
        while let Some(at) = rest.find('%') {
            let (plain, reference) = rest.split_at(at);
            out.push_str(plain);
            if let Some(after) = reference.strip_prefix("%%") {
                out.push('%');
                rest = after;
            } else if reference.starts_with("%(") {
                let Some((name, after)) = split_reference(reference) else {
                    return Err(subject.syntax_error(format!(
                        "bad interpolation variable reference {}",
                        string_repr(reference)
                    )));
                };
                rest = after;
                let name = option_name(name);
                let value = self.find(subject.section, &name);
                let Some(value) = value else {
                    return Err(subject.missing(&name));
                };
                if value.raw.contains('%') {
                    self.expand(subject, &value.raw, depth + 1, out)?;
                } else {
                    out.push_str(&value.raw);
                }
            } else {
                return Err(subject.syntax_error(format!(
                    "'%' must be followed by '%' or '(', found: {}",
                    string_repr(reference)
                )));
            }
        }
        out.push_str(rest);
        Ok(())
    }
}

impl Subject<'_> {
    fn error(&self, class: &'static str, message: String, help: &'static str) -> IniError {
        IniError {
            class,
            message,
            origin: self.origin.clone(),
            help,
        }
    }

    fn syntax_error(&self, message: String) -> IniError {
        let help = "write a plain percent sign as %%";
        self.error("InterpolationSyntaxError", message, help)
    }

    fn missing(&self, name: &str) -> IniError {
        self.error(
            "InterpolationMissingOptionError",
            format!(
                "Bad value substitution: option {} in section {} contains an interpolation key {} \
                 which is not a valid option name. Raw value: {}",
                string_repr(self.option),
                string_repr(self.section),
                string_repr(name),
                string_repr(self.raw)
            ),
            "define the option in the section or in [DEFAULT], or write a plain percent sign as %%",
        )
    }
}

/// Splits a text that begins with `%(name)s` into the name and what follows.
fn split_reference(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix("%(")?.split_once(')')?;
    let rest = rest.strip_prefix('s')?;
    (!name.is_empty()).then_some((name, rest))
}

/// Checks a value that is about to be set.
pub(super) fn verify(value: &str) -> Result<(), IniError> {
    let value_without_pairs = value.replace("%%", "");
    let mut plain = String::new();
    let mut rest = value_without_pairs.as_str();
    while let Some(at) = rest.find('%') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        match split_reference(rest) {
            Some((_, after)) => rest = after,
            None => {
                // Python counts characters, and counts them without the valid parts.
                return Err(IniError {
                    class: "ValueError",
                    message: format!(
                        "invalid interpolation syntax in {} at position {}",
                        string_repr(value),
                        plain.chars().count()
                    ),
                    origin: None,
                    help: "write a plain percent sign as %%, as in a URL-encoded password",
                });
            }
        }
    }
    Ok(())
}
