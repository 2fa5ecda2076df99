//! Python text that grows line by line, with the template's line beside each.

/// Python source under construction.
#[derive(Debug, Default)]
pub(super) struct Source {
    text: String,
    depth: usize,
    /// For each line of `text` the line of the template it came from.
    lines: Vec<u32>,
}

impl Source {
    /// Appends one piece at the current indentation; its further lines are not indented.
    pub(super) fn line(&mut self, template_line: u32, text: &str) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
        self.raw(template_line, text);
    }

    /// Appends a piece without indentation.
    pub(super) fn raw(&mut self, template_line: u32, text: &str) {
        for (index, _) in text.split('\n').enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            self.lines.push(template_line.saturating_add(index));
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    pub(super) fn indent(&mut self) {
        self.depth += 1;
    }

    pub(super) fn dedent(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// The text, ending with the table of lines for the runtime.
    pub(super) fn finish(self) -> String {
        let lines: Vec<String> = self.lines.iter().map(ToString::to_string).collect();
        format!("{}__mako_lines = [{}]\n", self.text, lines.join(","))
    }
}
