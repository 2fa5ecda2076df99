//! From the text of a template to its parts.

use indexmap::IndexMap;

use super::error::Fault;
use super::node::{Clause, Node, NodeKind, Tag, TagKind};
use super::scan;

/// Control lines and tags may be nested this deep; Python itself allows 100 levels of indentation.
const DEEPEST_NESTING: usize = 90;

/// A structure that is not yet closed.
enum Frame {
    Control { line: u32, clauses: Vec<Clause> },
    Tag { line: u32, tag: Tag },
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    root: Vec<Node>,
    frames: Vec<Frame>,
}

/// Parses a template.
pub(super) fn parse(text: &str) -> Result<Vec<Node>, Fault> {
    let mut lexer = Lexer {
        text,
        at: 0,
        line: 1,
        root: Vec::new(),
        frames: Vec::new(),
    };
    lexer.skip_encoding_comment();
    while lexer.at < text.len() {
        lexer.step()?;
    }
    lexer.finish()
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn is_line_start(&self) -> bool {
        self.at == 0 || self.text[..self.at].ends_with('\n')
    }

    fn advance(&mut self, length: usize) {
        let passed = &self.text[self.at..self.at + length];
        let lines = u32::try_from(passed.matches('\n').count()).unwrap_or(u32::MAX);
        self.line = self.line.saturating_add(lines);
        self.at += length;
    }

    /// Mako leaves out a first line that declares an encoding.
    fn skip_encoding_comment(&mut self) {
        let Some((first, _)) = self.text.split_once('\n') else {
            return;
        };
        let declares = |keyword: &str| {
            first.split(keyword).skip(1).any(|after| {
                let name = after.trim_start();
                name.starts_with(|c: char| c.is_alphanumeric() || "-_.".contains(c))
            })
        };
        if first.starts_with('#') && (declares("coding:") || declares("coding=")) {
            self.advance(first.len() + 1);
        }
    }

    fn step(&mut self) -> Result<(), Fault> {
        if self.frames.len() > DEEPEST_NESTING {
            return Err(Fault::new(
                self.line,
                "too many nested control lines or tags",
            ));
        }
        let rest = self.rest();
        if rest.starts_with("${") {
            return self.expression();
        }
        if self.is_line_start() {
            let content = rest.trim_start_matches([' ', '\t']);
            if content.starts_with("##") || content.starts_with('%') && !content.starts_with("%%") {
                return self.control_line();
            }
        }
        if let Some(after) = rest.strip_prefix("<%doc>")
            && let Some(end) = after.find("</%doc>")
        {
            self.advance("<%doc>".len() + end + "</%doc>".len());
            return Ok(());
        }
        if let Some(opening) = Opening::read(rest) {
            return self.tag_start(opening);
        }
        if rest.starts_with("</%") {
            return self.tag_end();
        }
        if rest.starts_with("<%") {
            return self.code();
        }
        if self.is_line_start() && rest.trim_start().starts_with("%%") {
            return self.percent();
        }
        self.plain_text()
    }

    fn push(&mut self, line: u32, kind: NodeKind) {
        let nodes = match self.frames.last_mut() {
            None => &mut self.root,
            Some(Frame::Tag { tag, .. }) => &mut tag.nodes,
            Some(Frame::Control { clauses, .. }) => match clauses.last_mut() {
                Some(clause) => &mut clause.nodes,
                None => return,
            },
        };
        nodes.push(Node { line, kind });
    }

    fn expression(&mut self) -> Result<(), Fault> {
        let line = self.line;
        self.advance("${".len());
        let code = self.scan(line, &["|", "}"], true)?;
        let filters = match code.end {
            "|" => self.scan(line, &["}"], true)?.text,
            _ => "",
        };
        let kind = NodeKind::Expression {
            code: code.text.replace("\r\n", "\n"),
            filters: filters.trim().to_owned(),
        };
        self.push(line, kind);
        Ok(())
    }

    fn scan(
        &mut self,
        line: u32,
        ends: &[&str],
        brackets_count: bool,
    ) -> Result<scan::Scanned<'a>, Fault> {
        let scanned = scan::until(self.rest(), ends, brackets_count).ok_or_else(|| {
            let message = format!(
                "Expected: {}; unterminated tag or expression beginning",
                ends.join(",")
            );
            Fault::new(line, message)
        })?;
        self.advance(scanned.length);
        Ok(scanned)
    }

    fn code(&mut self) -> Result<(), Fault> {
        let line = self.line;
        self.advance("<%".len());
        let is_module = self.rest().starts_with('!');
        self.advance(usize::from(is_module));
        let code = self.scan(line, &["%>"], false)?.text.to_owned();
        let kind = if is_module {
            NodeKind::ModuleCode(code)
        } else {
            NodeKind::Code(code)
        };
        self.push(line, kind);
        Ok(())
    }

    /// `%%` at the start of a line stands for one percent sign.
    fn percent(&mut self) -> Result<(), Fault> {
        let line = self.line;
        let rest = self.rest();
        let space = rest.len() - rest.trim_start().len();
        let signs = rest[space..].len() - rest[space..].trim_start_matches('%').len();
        let text = format!("{}{}", &rest[..space], "%".repeat(signs - 1));
        self.advance(space + signs);
        self.push(line, NodeKind::Text(text));
        Ok(())
    }

    fn plain_text(&mut self) -> Result<(), Fault> {
        let line = self.line;
        let rest = self.rest();
        // At least one character is taken, so that reading always goes on.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let mut end = rest.len();
        let mut dropped = 0;
        for (offset, character) in rest.char_indices() {
            let here = &rest[offset..];
            let escaped_newline = ["\\\n", "\\\r\n"]
                .into_iter()
                .find(|text| here.starts_with(text));
            if let Some(newline) = escaped_newline {
                (end, dropped) = (offset, newline.len());
                break;
            }
            if offset < first {
                continue;
            }
            let after_newline = rest[..offset].ends_with('\n') && {
                let content = here.trim_start_matches([' ', '\t']);
                content.starts_with('%') || content.starts_with("##")
            };
            let is_markup = character == '$' && here.starts_with("${")
                || character == '<' && (here.starts_with("<%") || here.starts_with("</%"));
            if after_newline || is_markup {
                end = offset;
                break;
            }
        }
        if end > 0 {
            self.push(line, NodeKind::Text(rest[..end].to_owned()));
        }
        self.advance(end + dropped);
        Ok(())
    }

    fn control_line(&mut self) -> Result<(), Fault> {
        let line = self.line;
        let rest = self.rest();
        let content = rest.trim_start_matches([' ', '\t']);
        let indentation = rest.len() - content.len();
        let mut length = 0;
        // A backslash before the newline continues the line.
        loop {
            let end = content[length..].find('\n').map(|end| length + end);
            let Some(end) = end else {
                length = content.len();
                break;
            };
            let text = &content[..end];
            let text = text.strip_suffix('\r').unwrap_or(text);
            length = end + 1;
            if !text.ends_with('\\') {
                break;
            }
        }
        let whole = content[..length].trim_end_matches(['\r', '\n']);
        self.advance(indentation + length);
        match whole.strip_prefix('%') {
            Some(text) => self.control(line, text.trim_start_matches([' ', '\t'])),
            // A comment.
            None => Ok(()),
        }
    }

    fn control(&mut self, line: u32, text: &str) -> Result<(), Fault> {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let word = &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())];
        if word.is_empty() {
            return Err(Fault::new(line, format!("Invalid control line: '{text}'")));
        }
        if let Some(keyword) = word
            .strip_prefix("end")
            .filter(|keyword| !keyword.is_empty())
        {
            return self.end_control(line, keyword, text);
        }
        let clause = Clause {
            line,
            keyword: word.to_owned(),
            text: text.replace("\r\n", "\n"),
            nodes: Vec::new(),
        };
        if matches!(word, "for" | "if" | "while" | "try" | "with") {
            let clauses = vec![clause];
            self.frames.push(Frame::Control { line, clauses });
            return Ok(());
        }
        let Some(Frame::Control { clauses, .. }) = self.frames.last_mut() else {
            return Err(Fault::new(
                line,
                format!("Unsupported control keyword: '{word}'"),
            ));
        };
        let primary = clauses.first().map_or("", |clause| clause.keyword.as_str());
        let is_legal = matches!(
            (primary, word),
            ("if", "else" | "elif")
                | ("try", "except" | "else" | "finally")
                | ("for" | "while", "else")
        );
        if !is_legal {
            return Err(Fault::new(
                line,
                format!("Keyword '{word}' not a legal ternary for keyword '{primary}'"),
            ));
        }
        clauses.push(clause);
        Ok(())
    }

    fn end_control(&mut self, line: u32, keyword: &str, text: &str) -> Result<(), Fault> {
        match self.frames.pop() {
            Some(Frame::Control { line, clauses })
                if clauses
                    .first()
                    .is_some_and(|clause| clause.keyword == keyword) =>
            {
                self.push(line, NodeKind::Control(clauses));
                Ok(())
            }
            Some(Frame::Control { clauses, .. }) => {
                let open = clauses.first().map_or("", |clause| clause.keyword.as_str());
                let message = format!("Keyword '{text}' doesn't match keyword '{open}'");
                Err(Fault::new(line, message))
            }
            Some(Frame::Tag { .. }) | None => {
                let message = format!("No starting keyword '{keyword}' for '{text}'");
                Err(Fault::new(line, message))
            }
        }
    }

    fn tag_start(&mut self, opening: Opening<'a>) -> Result<(), Fault> {
        let line = self.line;
        let kind = tag_kind(opening.keyword).ok_or_else(|| unsupported_tag(line, &opening))?;
        for name in opening.attributes.keys() {
            if !kind.attributes().contains(&name.as_str()) {
                let message = format!("Invalid attribute for tag '{}': '{name}'", kind.name());
                return Err(Fault::new(line, message)
                    .with_help(format!("supported: {}", kind.attributes().join(", "))));
            }
        }
        self.advance(opening.length);
        let mut tag = Tag {
            kind,
            attributes: opening.attributes,
            nodes: Vec::new(),
        };
        if kind == TagKind::Text && !opening.is_closed {
            let closing = "</%text>";
            let end = self
                .rest()
                .find(closing)
                .ok_or_else(|| unclosed(line, "text"))?;
            let text = self.rest()[..end].to_owned();
            tag.nodes.push(Node {
                line: self.line,
                kind: NodeKind::Text(text),
            });
            self.advance(end + closing.len());
        } else if !opening.is_closed {
            self.frames.push(Frame::Tag { line, tag });
            return Ok(());
        }
        self.push(line, NodeKind::Tag(tag));
        Ok(())
    }

    fn tag_end(&mut self) -> Result<(), Fault> {
        let line = self.line;
        let rest = self.rest();
        let name = rest["</%".len()..].split_once('>').map(|(name, _)| name);
        let Some(name) = name.filter(|name| !name.trim().contains(['\n', ' ', '\t'])) else {
            return Err(Fault::new(line, "Expected: >; unterminated closing tag"));
        };
        self.advance("</%".len() + name.len() + ">".len());
        let name = name.trim();
        match self.frames.pop() {
            Some(Frame::Tag { line, tag }) if tag.kind.name() == name => {
                self.push(line, NodeKind::Tag(tag));
                Ok(())
            }
            Some(Frame::Tag { tag, .. }) => {
                let open = tag.kind.name();
                let message = format!("Closing tag </%{name}> does not match tag: <%{open}>");
                Err(Fault::new(line, message))
            }
            Some(Frame::Control { line, clauses }) => Err(unterminated(line, &clauses)),
            None => {
                let message = format!("Closing tag without opening tag: </%{name}>");
                Err(Fault::new(line, message))
            }
        }
    }

    fn finish(mut self) -> Result<Vec<Node>, Fault> {
        match self.frames.pop() {
            None => Ok(self.root),
            Some(Frame::Tag { line, tag }) => Err(unclosed(line, tag.kind.name())),
            Some(Frame::Control { line, clauses }) => Err(unterminated(line, &clauses)),
        }
    }
}

fn unclosed(line: u32, name: &str) -> Fault {
    Fault::new(line, format!("Unclosed tag: <%{name}>"))
}

fn unterminated(line: u32, clauses: &[Clause]) -> Fault {
    let keyword = clauses.first().map_or("", |clause| clause.keyword.as_str());
    Fault::new(line, format!("Unterminated control keyword: '{keyword}'"))
}

fn tag_kind(keyword: &str) -> Option<TagKind> {
    let kinds = [TagKind::Def, TagKind::Block, TagKind::Text, TagKind::Page];
    kinds.into_iter().find(|kind| kind.name() == keyword)
}

fn unsupported_tag(line: u32, opening: &Opening<'_>) -> Fault {
    let keyword = opening.keyword;
    let is_known =
        keyword.contains(':') || matches!(keyword, "include" | "inherit" | "namespace" | "call");
    if is_known {
        return Fault::new(line, format!("the tag <%{keyword}> is not supported"))
            .with_help("write what it brings in into the template itself, as text or as <%def>");
    }
    Fault::new(line, format!("No such tag: '{keyword}'"))
}

/// An opening tag.
struct Opening<'a> {
    keyword: &'a str,
    attributes: IndexMap<String, String>,
    is_closed: bool,
    length: usize,
}

impl<'a> Opening<'a> {
    /// The tag at the start of a text, if there is one.
    fn read(text: &'a str) -> Option<Self> {
        let after = text.strip_prefix("<%")?;
        let is_keyword = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':');
        let end = after.find(|c| !is_keyword(c))?;
        let keyword = after.get(..end).filter(|keyword| !keyword.is_empty())?;
        let mut attributes = IndexMap::new();
        let mut rest = &after[end..];
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            let closing = ["/>", ">"]
                .into_iter()
                .find(|closing| rest.starts_with(closing));
            if let Some(closing) = closing {
                return Some(Self {
                    keyword,
                    attributes,
                    is_closed: closing == "/>",
                    length: text.len() - rest.len() + closing.len(),
                });
            }
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            let name = &rest[..rest.find(|c| !is_word(c))?];
            if name.is_empty() {
                return None;
            }
            let value = rest[name.len()..]
                .trim_start()
                .strip_prefix('=')?
                .trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, after) = value[1..].split_once(quote)?;
            attributes.insert(name.to_owned(), value.replace("\r\n", "\n"));
            rest = after;
        }
    }
}
