//! From the parts of a template to a Python module.
//!
//! The module defines `render(context)`. Names that the template reads and never assigns become
//! local variables, filled from the context when the function begins, so that a name without a
//! value is `UNDEFINED` rather than a `NameError`. A `<%def>` outside other tags becomes a function
//! of the module that sees the context, all other tags become functions inside their function.

use std::collections::BTreeSet;

use super::error::Fault;
use super::filter::Filters;
use super::node::{Clause, Node, NodeKind, Tag, TagKind};
use super::python::Source;
use super::scope::{Function, Scope, anonymous, code_text};
use super::{block, header, names};
use crate::python::string_repr;

/// Names that have a meaning of their own and are never looked up.
const RESERVED: [&str; 4] = ["context", "loop", "UNDEFINED", "STOP_RENDERING"];

struct Generator {
    source: Source,
    /// Names that module-level code assigns.
    module_names: BTreeSet<String>,
    /// Names of the `<%def>`s that become functions of the module.
    definitions: BTreeSet<String>,
    page_filters: Filters,
    has_loop: bool,
}

/// The function being written.
struct Frame {
    /// Names known from outside and from this function.
    visible: BTreeSet<String>,
    /// Whether assigned names are handed to `<%def>`s.
    keeps_locals: bool,
    /// Whether it is the body of the template.
    is_body: bool,
}

/// Translates the parts of a template.
pub(super) fn generate(nodes: &[Node]) -> Result<String, Fault> {
    let mut generator = Generator {
        source: Source::default(),
        module_names: BTreeSet::new(),
        definitions: BTreeSet::new(),
        page_filters: Filters::default(),
        has_loop: true,
    };
    generator.module(nodes)?;
    Ok(generator.source.finish())
}

impl Generator {
    fn module(&mut self, nodes: &[Node]) -> Result<(), Fault> {
        self.module_code(nodes)?;
        let parameters = self.page(nodes)?;
        let scope = Scope::of(nodes, true)?;
        let (definitions, inner): (Vec<Function>, Vec<Function>) = scope
            .functions
            .iter()
            .cloned()
            .partition(|function| function.is_top_level);
        self.definitions = definitions
            .iter()
            .map(|function| function.name.clone())
            .collect();
        for function in &definitions {
            let parameters = join_parameters("context", &function.parameters);
            let name = format!("__mako_def_{}", function.name);
            let visible = self.module_names.clone();
            self.function(function, &name, &parameters, &visible)?;
        }
        let parameters = join_parameters("context", &parameters);
        self.source
            .line(1, &format!("def render({parameters}**pageargs):"));
        self.source.indent();
        let keeps_locals = !scope.code_names.is_empty() && !self.definitions.is_empty();
        if keeps_locals {
            self.source.line(1, "__mako_locals = {}");
        }
        let arguments = argument_names(&parameters);
        let frame = Frame {
            visible: self.module_names.clone(),
            keeps_locals,
            is_body: true,
        };
        let frame = self.prelude(nodes, &scope, &inner, &arguments, frame, 1)?;
        self.nodes(nodes, &frame)?;
        self.source.line(1, "return ''");
        self.source.dedent();
        Ok(())
    }

    /// Writes module-level code, wherever in the template it is.
    fn module_code(&mut self, nodes: &[Node]) -> Result<(), Fault> {
        for node in nodes {
            match &node.kind {
                NodeKind::ModuleCode(code) => {
                    let found = names::of_statements(&code_text(code), node.line, 0)?;
                    self.module_names.extend(found.assigned);
                    self.code(code, node.line);
                }
                NodeKind::Control(clauses) => {
                    for clause in clauses {
                        self.module_code(&clause.nodes)?;
                    }
                }
                NodeKind::Tag(tag) => self.module_code(&tag.nodes)?,
                NodeKind::Text(_) | NodeKind::Expression { .. } | NodeKind::Code(_) => {}
            }
        }
        Ok(())
    }

    /// Reads `<%page>`; answers its parameter list.
    fn page(&mut self, nodes: &[Node]) -> Result<String, Fault> {
        let mut parameters = String::new();
        for node in nodes {
            let NodeKind::Tag(tag) = &node.kind else {
                continue;
            };
            if tag.kind != TagKind::Page {
                continue;
            }
            let attribute = |name: &str| tag.attributes.get(name).map_or("", String::as_str);
            self.page_filters = Filters::parse(attribute("expression_filter"), node.line)?;
            self.has_loop = attribute("enable_loop") != "False";
            attribute("args").trim().clone_into(&mut parameters);
            names::parse(&format!("def f({parameters}):pass"), node.line, 0)?;
        }
        Ok(parameters)
    }

    /// Writes a tag's function.
    fn function(
        &mut self,
        function: &Function,
        name: &str,
        parameters: &str,
        visible: &BTreeSet<String>,
    ) -> Result<(), Fault> {
        let Function {
            line,
            tag,
            arguments,
            ..
        } = function;
        let scope = Scope::of(&tag.nodes, false)?;
        self.source
            .line(*line, &format!("def {name}({parameters}):"));
        self.source.indent();
        let frame = Frame {
            visible: visible.clone(),
            keeps_locals: false,
            is_body: false,
        };
        let frame = self.prelude(
            &tag.nodes,
            &scope,
            &scope.functions,
            arguments,
            frame,
            *line,
        )?;
        let filters = tag_filters(tag, *line)?;
        let is_buffered = tag
            .attributes
            .get("buffered")
            .is_some_and(|text| text == "True");
        if filters.is_empty() && !is_buffered {
            self.nodes(&tag.nodes, &frame)?;
            self.source.line(*line, "return ''");
        } else {
            self.buffered(&tag.nodes, &frame, *line)?;
            let text = filters.apply("__mako_text");
            if is_buffered {
                self.source.line(*line, &format!("return {text}"));
            } else {
                self.source.line(*line, &format!("context.write({text})"));
                self.source.line(*line, "return ''");
            }
        }
        self.source.dedent();
        Ok(())
    }

    /// Writes parts whose output goes into `__mako_text`.
    fn buffered(&mut self, nodes: &[Node], frame: &Frame, line: u32) -> Result<(), Fault> {
        self.source.line(line, "context._push_buffer()");
        self.source.line(line, "try:");
        self.source.indent();
        self.source.line(line, "pass");
        self.nodes(nodes, frame)?;
        self.source.dedent();
        self.source.line(line, "finally:");
        self.source
            .line(line, "    __mako_text = context._pop_buffer()");
        Ok(())
    }

    /// Writes what comes before the parts of a function: variables from the context and the
    /// functions inside it. Answers the frame for its parts.
    fn prelude(
        &mut self,
        nodes: &[Node],
        scope: &Scope,
        functions: &[Function],
        arguments: &BTreeSet<String>,
        mut frame: Frame,
        line: u32,
    ) -> Result<Frame, Fault> {
        let assigned = &scope.names.assigned;
        if let Some(name) = RESERVED.iter().find(|name| assigned.contains(**name)) {
            let message = format!("Reserved words declared in template: {name}");
            return Err(Fault::new(line, message));
        }
        let inner: BTreeSet<String> = functions
            .iter()
            .map(|function| function.name.clone())
            .collect();
        let has_own_loop = self.has_loop && has_loop_context(nodes)?;
        let uses_loop = self.has_loop && scope.names.used.contains("loop");
        if has_own_loop || uses_loop && !frame.visible.contains("loop") {
            self.source
                .line(line, "loop = __mako_loops = __mako.LoopStack()");
            frame.visible.insert("loop".to_owned());
        }
        for name in &scope.names.used {
            let is_known = RESERVED.contains(&name.as_str()) && (name != "loop" || self.has_loop)
                || arguments.contains(name)
                || assigned.contains(name)
                || inner.contains(name)
                || frame.visible.contains(name);
            if is_known {
                continue;
            }
            if self.definitions.contains(name) {
                let context = if frame.keeps_locals {
                    "context._locals(__mako_locals)"
                } else {
                    "context"
                };
                let call = format!("__mako_def_{name}({context}, *args, **kwargs)");
                self.source
                    .line(line, &format!("def {name}(*args, **kwargs): return {call}"));
            } else {
                let key = string_repr(name);
                self.source
                    .line(line, &format!("{name} = context.get({key}, UNDEFINED)"));
            }
            frame.visible.insert(name.clone());
        }
        for names in [arguments, assigned, &inner] {
            frame.visible.extend(names.iter().cloned());
        }
        for function in functions {
            let visible = frame.visible.clone();
            self.function(function, &function.name, &function.parameters, &visible)?;
        }
        Ok(frame)
    }

    fn nodes(&mut self, nodes: &[Node], frame: &Frame) -> Result<(), Fault> {
        for node in nodes {
            let line = node.line;
            match &node.kind {
                NodeKind::Text(text) => self.write(line, &string_repr(text)),
                NodeKind::Expression { code, filters } => {
                    let filters = Filters::parse(filters, line)?;
                    // A comment would swallow the closing parenthesis.
                    let newline = if code.contains('#') { "\n" } else { "" };
                    let value = format!("{code}{newline}");
                    let value = filters.apply_after(&[&self.page_filters], &value);
                    self.write(line, &value);
                }
                NodeKind::Code(code) => {
                    self.code(code, line);
                    if frame.keeps_locals && frame.is_body {
                        let assigned = names::of_statements(&code_text(code), line, 0)?.assigned;
                        let listed: Vec<String> = assigned.into_iter().collect();
                        let listed = crate::python::tuple_repr(&listed);
                        let update = format!("__mako.keep(__mako_locals, locals(), {listed})");
                        self.source.line(line, &update);
                    }
                }
                NodeKind::ModuleCode(_) => {}
                NodeKind::Control(clauses) => self.control(clauses, frame)?,
                NodeKind::Tag(tag) => self.tag(tag, line, frame)?,
            }
        }
        Ok(())
    }

    fn write(&mut self, line: u32, value: &str) {
        self.source.line(line, &format!("context.write({value})"));
    }

    fn code(&mut self, code: &str, line: u32) {
        let mut number = line;
        for (text, may_indent) in block::lines(code) {
            if may_indent && !text.is_empty() {
                self.source.line(number, &text);
            } else {
                self.source.raw(number, &text);
            }
            number = number.saturating_add(1);
        }
    }

    fn control(&mut self, clauses: &[Clause], frame: &Frame) -> Result<(), Fault> {
        let is_loop = self.has_loop && is_loop_context(clauses)?;
        if is_loop && let Some(first) = clauses.first() {
            let (_, iterable) = header::target_and_iterable(&first.text, first.line)?;
            let enter = format!("loop = __mako_loops.enter(({iterable}\n))");
            self.source.line(first.line, &enter);
            self.source.line(first.line, "try:");
            self.source.indent();
        }
        for (index, clause) in clauses.iter().enumerate() {
            if is_loop && index == 0 {
                let (target, _) = header::target_and_iterable(&clause.text, clause.line)?;
                self.source
                    .line(clause.line, &format!("for {target} in loop:"));
            } else {
                self.source.line(clause.line, &clause.text);
            }
            self.source.indent();
            self.source.line(clause.line, "pass");
            self.nodes(&clause.nodes, frame)?;
            self.source.dedent();
        }
        if clauses.len() == 1 && clauses[0].keyword == "try" {
            return Err(Fault::new(
                clauses[0].line,
                "SyntaxError: expected 'except' or 'finally' block",
            ));
        }
        if is_loop && let Some(first) = clauses.first() {
            self.source.dedent();
            self.source.line(first.line, "finally:");
            self.source
                .line(first.line, "    loop = __mako_loops.leave()");
        }
        Ok(())
    }

    fn tag(&mut self, tag: &Tag, line: u32, frame: &Frame) -> Result<(), Fault> {
        match tag.kind {
            TagKind::Def | TagKind::Page => Ok(()),
            TagKind::Block => {
                let name = tag.attributes.get("name").cloned();
                let name = name.unwrap_or_else(|| anonymous(line));
                let call = format!("{name}()");
                self.source.line(line, &call);
                Ok(())
            }
            TagKind::Text => {
                let filters = tag_filters(tag, line)?;
                if filters.is_empty() {
                    return self.nodes(&tag.nodes, frame);
                }
                self.buffered(&tag.nodes, frame, line)?;
                self.write(line, &filters.apply("__mako_text"));
                Ok(())
            }
        }
    }
}

fn tag_filters(tag: &Tag, line: u32) -> Result<Filters, Fault> {
    Filters::parse(
        tag.attributes.get("filter").map_or("", String::as_str),
        line,
    )
}

/// A parameter list that begins with `first` and ends with a comma where something follows.
fn join_parameters(first: &str, rest: &str) -> String {
    let rest = rest.trim().trim_end_matches(',');
    if rest.is_empty() {
        format!("{first}, ")
    } else {
        format!("{first}, {rest}, ")
    }
}

/// The names in a parameter list.
fn argument_names(parameters: &str) -> BTreeSet<String> {
    let code = format!("def f({parameters}**pageargs):pass");
    let statements = names::parse(&code, 1, 0).unwrap_or_default();
    let function = statements
        .first()
        .and_then(|one| one.as_function_def_stmt());
    let parameters = function.map(|function| function.parameters.iter());
    parameters
        .into_iter()
        .flatten()
        .map(|one| one.name().to_string())
        .collect()
}

/// Whether any `% for` directly in these parts provides `loop`.
fn has_loop_context(nodes: &[Node]) -> Result<bool, Fault> {
    for node in nodes {
        let found = match &node.kind {
            NodeKind::Control(clauses) => {
                let mut found = is_loop_context(clauses)?;
                for clause in clauses {
                    found = found || has_loop_context(&clause.nodes)?;
                }
                found
            }
            _ => false,
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a control structure is a `% for` in which `loop` is used.
fn is_loop_context(clauses: &[Clause]) -> Result<bool, Fault> {
    if clauses.first().is_none_or(|first| first.keyword != "for") {
        return Ok(false);
    }
    for clause in clauses {
        if uses_loop(&clause.nodes)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn uses_loop(nodes: &[Node]) -> Result<bool, Fault> {
    let scope = Scope::of(nodes, false)?;
    if scope.names.used.contains("loop") {
        return Ok(true);
    }
    for function in &scope.functions {
        if uses_loop(&function.tag.nodes)? {
            return Ok(true);
        }
    }
    Ok(false)
}
