//! INI files with the semantics of Python's `ConfigParser`: lower-cased option names, a `DEFAULT`
//! section, continuation lines, strictness about duplicates, and `%(name)s` interpolation.

mod error;
mod interpolate;
mod parse;

pub use error::IniError;

use indexmap::IndexMap;

/// Name of the section whose options every other section has too.
pub const DEFAULT_SECTION: &str = "DEFAULT";

/// An option as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct IniOption {
    /// The value before interpolation.
    pub(super) raw: String,
    /// Line in the file; absent when set by a program.
    pub(super) line: Option<u32>,
}

type Section = IndexMap<String, IniOption>;

/// The content of an INI file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ini {
    /// The file as messages name it.
    source: Option<String>,
    defaults: Section,
    sections: IndexMap<String, Section>,
}

/// Option names are not case-sensitive.
fn option_name(name: &str) -> String {
    name.to_lowercase()
}

impl Ini {
    /// Parses the text of a file; `source` names it in messages. `defaults` are options of the
    /// `DEFAULT` section that the file may override.
    ///
    /// # Errors
    ///
    /// Text that is not an INI file, sections or options given twice.
    pub fn parse(
        source: &str,
        text: &str,
        defaults: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, IniError> {
        let mut ini = Self::new(defaults);
        ini.source = Some(source.to_owned());
        parse::parse(&mut ini, source, text)?;
        Ok(ini)
    }

    /// Without a file.
    pub fn new(defaults: impl IntoIterator<Item = (String, String)>) -> Self {
        let defaults = defaults.into_iter().map(|(name, raw)| {
            let option = IniOption { raw, line: None };
            (option_name(&name), option)
        });
        Self {
            defaults: defaults.collect(),
            ..Self::default()
        }
    }

    /// Whether there is such a section; `DEFAULT` is none.
    pub fn has_section(&self, section: &str) -> bool {
        self.sections.contains_key(section)
    }

    /// Whether a section has an option, of its own or by default. A section that is not there has
    /// none.
    pub fn has_option(&self, section: &str, option: &str) -> bool {
        self.find(section, &option_name(option)).is_some()
    }

    /// The interpolated value of an option.
    ///
    /// # Errors
    ///
    /// A value that can't be interpolated.
    pub fn get(&self, section: &str, option: &str) -> Result<Option<String>, IniError> {
        let name = option_name(option);
        match self.find(section, &name) {
            None => Ok(None),
            Some(found) => self.interpolate(section, &name, found).map(Some),
        }
    }

    /// All options of a section, defaults first, interpolated; nothing when there is no such
    /// section.
    ///
    /// # Errors
    ///
    /// A value that can't be interpolated.
    pub fn items(&self, section: &str) -> Result<Option<IndexMap<String, String>>, IniError> {
        let Some(own) = self.sections.get(section) else {
            return Ok(None);
        };
        let names = self.defaults.keys().chain(own.keys());
        let mut items = IndexMap::new();
        for name in names {
            if let Some(value) = self.get(section, name)? {
                items.insert(name.clone(), value);
            }
        }
        Ok(Some(items))
    }

    /// Sets an option, making the section if need be. A percent sign that is no interpolation must
    /// be doubled.
    ///
    /// # Errors
    ///
    /// A lone percent sign.
    pub fn set(&mut self, section: &str, option: &str, value: &str) -> Result<(), IniError> {
        interpolate::verify(value)?;
        let option_value = IniOption {
            raw: value.to_owned(),
            line: None,
        };
        let options = if section == DEFAULT_SECTION {
            &mut self.defaults
        } else {
            self.sections.entry(section.to_owned()).or_default()
        };
        options.insert(option_name(option), option_value);
        Ok(())
    }

    /// Makes a section, if it is not there.
    pub fn add_section(&mut self, section: &str) {
        self.sections.entry(section.to_owned()).or_default();
    }

    /// Removes an option from a section; a default of the same name appears again.
    pub fn remove_option(&mut self, section: &str, option: &str) {
        if let Some(options) = self.sections.get_mut(section) {
            options.shift_remove(&option_name(option));
        }
    }

    /// All sections with values as written, `DEFAULT` first.
    pub fn raw(&self) -> IndexMap<String, IndexMap<String, String>> {
        let raw = |section: &Section| {
            let options = section.iter();
            options
                .map(|(name, option)| (name.clone(), option.raw.clone()))
                .collect()
        };
        let defaults = (DEFAULT_SECTION.to_owned(), raw(&self.defaults));
        let sections = self
            .sections
            .iter()
            .map(|(name, section)| (name.clone(), raw(section)));
        std::iter::once(defaults).chain(sections).collect()
    }

    /// Line of an option in the file.
    pub fn line(&self, section: &str, option: &str) -> Option<u32> {
        self.find(section, &option_name(option))?.line
    }

    /// The file as messages name it.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// `name` is lower-cased already.
    fn find(&self, section: &str, name: &str) -> Option<&IniOption> {
        if section.is_empty() || section == DEFAULT_SECTION {
            return self.defaults.get(name);
        }
        let own = self.sections.get(section)?;
        own.get(name).or_else(|| self.defaults.get(name))
    }
}

#[cfg(test)]
mod tests;
