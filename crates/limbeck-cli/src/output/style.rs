//! Colours, on a terminal only.

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Something succeeded.
    Good,
    /// Something failed.
    Bad,
    /// Something to notice.
    Notice,
    /// Less important than the rest.
    Faint,
}

/// Whether text is coloured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    is_coloured: bool,
}

impl Style {
    /// For a stream that is a terminal or not. `NO_COLOR` and `TERM=dumb` switch colours off.
    pub(crate) fn for_stream(is_terminal: bool) -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self {
            is_coloured: is_terminal && !no_color && !is_dumb,
        }
    }

    /// The text in its look.
    pub(crate) fn paint(self, look: Look, text: &str) -> String {
        if !self.is_coloured {
            return text.to_owned();
        }
        let code = match look {
            Look::Good => "32",
            Look::Bad => "1;31",
            Look::Notice => "33",
            Look::Faint => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
