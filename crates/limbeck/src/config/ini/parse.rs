//! The syntax of INI files, as `ConfigParser` reads it.

use std::collections::HashSet;

use limbeck_model::Origin;
use limbeck_script::python::{string_repr, strip};

use super::{DEFAULT_SECTION, Ini, IniError, IniOption, Section, option_name};

/// The option whose value is being read: continuation lines are added to it.
struct Open {
    section: String,
    option: String,
    line: u32,
    values: Vec<String>,
}

struct Parser<'a> {
    ini: &'a mut Ini,
    source: &'a str,
    /// Section of the current line; none before the first header.
    section: Option<String>,
    open: Option<Open>,
    /// Indentation, in characters, of the line that began the open option or section.
    indentation: usize,
    seen: HashSet<(String, Option<String>)>,
    /// Lines that are neither header nor option; reported together at the end.
    faults: Vec<(u32, String)>,
}

pub(super) fn parse(ini: &mut Ini, source: &str, text: &str) -> Result<(), IniError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut parser = Parser {
        ini,
        source,
        section: None,
        open: None,
        indentation: 0,
        seen: HashSet::new(),
        faults: Vec::new(),
    };
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        parser.line(number, line)?;
    }
    parser.close();
    parser.finish()
}

impl Parser<'_> {
    fn line(&mut self, number: u32, line: &str) -> Result<(), IniError> {
        let value = strip(line);
        if value.starts_with(['#', ';']) {
            return Ok(());
        }
        if value.is_empty() {
            if let Some(open) = &mut self.open {
                open.values.push(String::new());
            }
            return Ok(());
        }
        let is_space = |c: char| strip(c.encode_utf8(&mut [0; 4])).is_empty();
        let indentation = line.chars().take_while(|c| is_space(*c)).count();
        if let Some(open) = &mut self.open
            && indentation > self.indentation
        {
            open.values.push(value.to_owned());
            return Ok(());
        }
        self.indentation = indentation;
        if let Some(header) = header(value) {
            return self.header(number, header);
        }
        let Some(section) = self.section.clone() else {
            return Err(self.error(
                "MissingSectionHeaderError",
                number,
                format!(
                    "File contains no section headers.\nfile: {}, line: {number}\n{}",
                    string_repr(self.source),
                    string_repr(line)
                ),
                "begin the file with a section header such as [alembic]",
            ));
        };
        self.option(number, line, value, section)
    }

    fn header(&mut self, number: u32, header: &str) -> Result<(), IniError> {
        self.close();
        let is_default = header == DEFAULT_SECTION;
        if !is_default && !self.seen.insert((header.to_owned(), None)) {
            let message = format!(
                "While reading from {} [line {number:2}]: section {} already exists",
                string_repr(self.source),
                string_repr(header)
            );
            let help = "merge the two sections";
            return Err(self.error("DuplicateSectionError", number, message, help));
        }
        if !is_default {
            self.ini.sections.entry(header.to_owned()).or_default();
        }
        self.section = Some(header.to_owned());
        Ok(())
    }

    fn option(
        &mut self,
        number: u32,
        line: &str,
        value: &str,
        section: String,
    ) -> Result<(), IniError> {
        let Some((name, value)) = value.split_once(['=', ':']) else {
            self.faults.push((number, line.to_owned()));
            return Ok(());
        };
        if strip(name).is_empty() {
            self.faults.push((number, line.to_owned()));
        }
        self.close();
        let option = option_name(strip(name));
        if !self.seen.insert((section.clone(), Some(option.clone()))) {
            let message = format!(
                "While reading from {} [line {number:2}]: option {} in section {} already exists",
                string_repr(self.source),
                string_repr(&option),
                string_repr(&section)
            );
            let help = "keep one of the two lines; names are not case-sensitive";
            return Err(self.error("DuplicateOptionError", number, message, help));
        }
        // Without a name there is nothing that a further line could continue.
        if option.is_empty() {
            return Ok(());
        }
        self.open = Some(Open {
            section,
            option,
            line: number,
            values: vec![strip(value).to_owned()],
        });
        Ok(())
    }

    /// Stores the open option.
    fn close(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let joined = open.values.join("\n");
        let option = IniOption {
            raw: joined
                .trim_end_matches(|c: char| strip(&c.to_string()).is_empty())
                .to_owned(),
            line: Some(open.line),
        };
        let options: &mut Section = if open.section == DEFAULT_SECTION {
            &mut self.ini.defaults
        } else {
            self.ini.sections.entry(open.section).or_default()
        };
        options.insert(open.option, option);
    }

    fn finish(self) -> Result<(), IniError> {
        let Some((first, _)) = self.faults.first() else {
            return Ok(());
        };
        let mut message = format!(
            "Source contains parsing errors: {}",
            string_repr(self.source)
        );
        for (number, line) in &self.faults {
            message.push_str(&format!("\n\t[line {number:2}]: {}", string_repr(line)));
        }
        let help = "write options as `name = value`; indent the further lines of a value";
        Err(self.error("ParsingError", *first, message, help))
    }

    fn error(
        &self,
        class: &'static str,
        line: u32,
        message: String,
        help: &'static str,
    ) -> IniError {
        let origin = Origin {
            file: self.source.to_owned(),
            line,
        };
        IniError {
            class,
            message,
            origin: Some(origin),
            help,
        }
    }
}

/// The name in `[name]`; what follows the last bracket is ignored.
fn header(value: &str) -> Option<&str> {
    let inner = value.strip_prefix('[')?;
    let name = &inner[..inner.rfind(']')?];
    (!name.is_empty()).then_some(name)
}
