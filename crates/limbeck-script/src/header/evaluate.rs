//! Evaluates the module-level statements of a revision file.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, ModModule, Stmt};
use ruff_text_size::Ranged;

use super::{Header, HeaderReading, Presence, line_number};

/// The variables that are read.
const NAMES: [&str; 7] = [
    "revision",
    "down_revision",
    "branch_labels",
    "depends_on",
    "__doc__",
    "upgrade",
    "downgrade",
];
const FUNCTIONS: std::ops::Range<usize> = 5..7;

/// What is known of a variable at the end of the module.
#[derive(Debug, Clone)]
enum State {
    Unbound,
    Constant(Constant),
    /// Bound to something that is not a constant, such as a function.
    Bound,
    /// Bound or not, to what, only running shows; byte offset of the reason.
    Unknown(usize),
}

#[derive(Debug, Clone)]
enum Constant {
    None,
    Text(String),
    Sequence(Vec<String>),
}

struct Evaluation {
    states: [State; NAMES.len()],
}

/// Evaluates a module.
pub(super) fn evaluate(module: &ModModule, text: &str) -> HeaderReading {
    let mut evaluation = Evaluation {
        states: std::array::from_fn(|_| State::Unbound),
    };
    if let Some(Stmt::Expr(statement)) = module.body.first()
        && let Expr::StringLiteral(literal) = &*statement.value
    {
        let documentation = Constant::Text(literal.value.to_str().to_owned());
        evaluation.bind("__doc__", State::Constant(documentation));
    }
    for statement in &module.body {
        evaluation.run(statement, false);
    }
    if has_indirect_binding(text) {
        let mut visitor = IndirectBindings {
            evaluation: &mut evaluation,
            function_depth: 0,
        };
        for statement in &module.body {
            visitor.visit_stmt(statement);
        }
    }
    evaluation.finish(text)
}

/// Whether the text holds a word without which names can only be bound by statements of the module.
fn has_indirect_binding(text: &str) -> bool {
    [":=", "global", "exec(", "vars(", "locals(", "setattr("]
        .iter()
        .any(|word| text.contains(word))
}

impl Evaluation {
    fn bind(&mut self, name: &str, state: State) {
        if let Some(index) = NAMES.iter().position(|known| *known == name) {
            self.states[index] = state;
        }
    }

    /// Binds a name in a statement; conditional statements leave open whether it is bound.
    fn bind_at(&mut self, name: &str, state: State, statement: &Stmt, is_conditional: bool) {
        let state = if is_conditional {
            State::Unknown(statement.start().to_usize())
        } else {
            state
        };
        self.bind(name, state);
    }

    fn all_unknown(&mut self, offset: usize) {
        for state in &mut self.states {
            *state = State::Unknown(offset);
        }
    }

    fn run(&mut self, statement: &Stmt, is_conditional: bool) {
        let offset = statement.start().to_usize();
        match statement {
            Stmt::Assign(assign) => {
                for target in &assign.targets {
                    self.assign(target, Some(&assign.value), statement, is_conditional);
                }
            }
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.assign(&assign.target, Some(value), statement, is_conditional);
                }
            }
            Stmt::AugAssign(assign) => {
                self.assign(&assign.target, None, statement, true);
            }
            Stmt::TypeAlias(alias) => {
                self.assign(&alias.name, None, statement, is_conditional);
            }
            Stmt::FunctionDef(function) => {
                // A decorator may return anything, but what it returns is bound.
                self.bind_at(&function.name, State::Bound, statement, is_conditional);
            }
            Stmt::ClassDef(class) => {
                self.bind_at(&class.name, State::Bound, statement, is_conditional);
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let name = match &alias.asname {
                        Some(name) => name.as_str(),
                        None => alias.name.split('.').next().unwrap_or_default(),
                    };
                    self.bind_import(name, statement, is_conditional);
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    if name == "*" {
                        self.all_unknown(offset);
                    } else {
                        self.bind_import(name, statement, is_conditional);
                    }
                }
            }
            Stmt::Delete(delete) => {
                for target in &delete.targets {
                    self.assign(target, None, statement, true);
                }
            }
            Stmt::For(block) => {
                self.assign(&block.target, None, statement, true);
                self.run_all(&block.body);
                self.run_all(&block.orelse);
            }
            Stmt::While(block) => {
                self.run_all(&block.body);
                self.run_all(&block.orelse);
            }
            Stmt::If(block) => {
                self.run_all(&block.body);
                for clause in &block.elif_else_clauses {
                    self.run_all(&clause.body);
                }
            }
            Stmt::With(block) => {
                for item in &block.items {
                    if let Some(target) = &item.optional_vars {
                        self.assign(target, None, statement, true);
                    }
                }
                self.run_all(&block.body);
            }
            Stmt::Match(block) => {
                for case in &block.cases {
                    // Patterns bind names too; a header is never matched out of something.
                    let mut names = PatternNames(Vec::new());
                    names.visit_pattern(&case.pattern);
                    for name in names.0 {
                        self.bind(&name, State::Unknown(offset));
                    }
                    self.run_all(&case.body);
                }
            }
            Stmt::Try(block) => {
                self.run_all(&block.body);
                for handler in &block.handlers {
                    let ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
                    if let Some(name) = &handler.name {
                        self.bind(name, State::Unknown(offset));
                    }
                    self.run_all(&handler.body);
                }
                self.run_all(&block.orelse);
                self.run_all(&block.finalbody);
            }
            // These bind nothing; what expressions bind is seen by `IndirectBindings`.
            Stmt::Expr(_)
            | Stmt::Pass(_)
            | Stmt::Raise(_)
            | Stmt::Assert(_)
            | Stmt::Global(_)
            | Stmt::Nonlocal(_)
            | Stmt::Return(_)
            | Stmt::Break(_)
            | Stmt::Continue(_)
            | Stmt::IpyEscapeCommand(_) => {}
        }
    }

    fn run_all(&mut self, body: &[Stmt]) {
        for statement in body {
            self.run(statement, true);
        }
    }

    fn bind_import(&mut self, name: &str, statement: &Stmt, is_conditional: bool) {
        let is_function = NAMES[FUNCTIONS].contains(&name);
        let state = if is_function {
            State::Bound
        } else {
            State::Unknown(statement.start().to_usize())
        };
        self.bind_at(name, state, statement, is_conditional);
    }

    /// Assigns to a target; without a value, something unknown.
    fn assign(&mut self, target: &Expr, value: Option<&Expr>, statement: &Stmt, conditional: bool) {
        match target {
            Expr::Name(name) => {
                let id = name.id.as_str();
                let state = match value.map(constant) {
                    Some(Some(constant)) => State::Constant(constant),
                    Some(None) if NAMES[FUNCTIONS].contains(&id) => State::Bound,
                    Some(None) | None => State::Unknown(statement.start().to_usize()),
                };
                self.bind_at(id, state, statement, conditional);
            }
            Expr::Tuple(tuple) => {
                self.assign_each(&tuple.elts, value, statement, conditional);
            }
            Expr::List(list) => self.assign_each(&list.elts, value, statement, conditional),
            Expr::Starred(starred) => self.assign(&starred.value, None, statement, conditional),
            // Attributes and items are not variables of the module, unless through `globals()`.
            _ => {}
        }
    }

    fn assign_each(
        &mut self,
        targets: &[Expr],
        value: Option<&Expr>,
        statement: &Stmt,
        conditional: bool,
    ) {
        let values = match value {
            Some(Expr::Tuple(tuple)) => Some(&tuple.elts),
            Some(Expr::List(list)) => Some(&list.elts),
            _ => None,
        };
        let is_plain = |items: &[Expr]| !items.iter().any(Expr::is_starred_expr);
        let paired = values.filter(|values| {
            values.len() == targets.len() && is_plain(values) && is_plain(targets)
        });
        for (index, target) in targets.iter().enumerate() {
            let value = paired.and_then(|values| values.get(index));
            self.assign(target, value, statement, conditional);
        }
    }

    fn finish(self, text: &str) -> HeaderReading {
        let header_states = &self.states[..FUNCTIONS.start];
        for (name, state) in NAMES.into_iter().zip(header_states) {
            let offset = match state {
                State::Unknown(offset) => *offset,
                // A function or class by the name of a variable.
                State::Bound => 0,
                State::Unbound | State::Constant(_) => continue,
            };
            let before = text.as_bytes().get(..offset).unwrap_or_default();
            let line = line_number(before);
            return HeaderReading::NeedsRunning { name, line };
        }
        let [
            revision,
            down,
            labels,
            depends_on,
            documentation,
            upgrade,
            downgrade,
        ] = self.states;
        // A revision or docstring that is no text is for `Header::from_value` to refuse.
        let (revision, documentation) = match (revision.into_text(), documentation.into_text()) {
            (Ok(revision), Ok(documentation)) => (revision, documentation),
            (Err(()), _) => return needs_running("revision"),
            (_, Err(())) => return needs_running("__doc__"),
        };
        HeaderReading::Constant(Header {
            revision,
            down_revision: down.into_list(),
            branch_labels: labels.into_list().unwrap_or_default(),
            depends_on: depends_on.into_list().unwrap_or_default(),
            documentation,
            upgrade: upgrade.presence(),
            downgrade: downgrade.presence(),
        })
    }
}

fn needs_running(name: &'static str) -> HeaderReading {
    HeaderReading::NeedsRunning { name, line: 1 }
}

impl State {
    fn into_text(self) -> Result<Option<String>, ()> {
        match self {
            Self::Constant(Constant::Text(text)) => Ok(Some(text)),
            Self::Unbound | Self::Constant(Constant::None) => Ok(None),
            Self::Constant(Constant::Sequence(_)) | Self::Bound | Self::Unknown(_) => Err(()),
        }
    }

    fn into_list(self) -> Option<Vec<String>> {
        match self {
            Self::Constant(Constant::None) => Some(Vec::new()),
            Self::Constant(Constant::Text(text)) => Some(vec![text]),
            Self::Constant(Constant::Sequence(texts)) => Some(texts),
            Self::Unbound | Self::Bound | Self::Unknown(_) => None,
        }
    }

    fn presence(&self) -> Presence {
        match self {
            Self::Unbound => Presence::Absent,
            Self::Constant(_) | Self::Bound => Presence::Defined,
            Self::Unknown(_) => Presence::Unknown,
        }
    }
}

/// The value of a constant expression; `None` for everything else.
fn constant(expression: &Expr) -> Option<Constant> {
    match expression {
        Expr::NoneLiteral(_) => Some(Constant::None),
        Expr::StringLiteral(literal) => Some(Constant::Text(literal.value.to_str().to_owned())),
        Expr::Tuple(tuple) => texts(&tuple.elts),
        Expr::List(list) => texts(&list.elts),
        Expr::Set(set) => texts(&set.elts),
        _ => None,
    }
}

fn texts(items: &[Expr]) -> Option<Constant> {
    let text = |item: &Expr| match item {
        Expr::StringLiteral(literal) => Some(literal.value.to_str().to_owned()),
        _ => None,
    };
    items
        .iter()
        .map(text)
        .collect::<Option<_>>()
        .map(Constant::Sequence)
}

/// Names that a pattern of `match` captures.
struct PatternNames(Vec<String>);

impl<'a> Visitor<'a> for PatternNames {
    fn visit_pattern(&mut self, pattern: &'a ruff_python_ast::Pattern) {
        use ruff_python_ast::Pattern;
        let name = match pattern {
            Pattern::MatchAs(capture) => capture.name.as_ref(),
            Pattern::MatchStar(capture) => capture.name.as_ref(),
            Pattern::MatchMapping(mapping) => mapping.rest.as_ref(),
            Pattern::MatchValue(_)
            | Pattern::MatchSingleton(_)
            | Pattern::MatchSequence(_)
            | Pattern::MatchClass(_)
            | Pattern::MatchOr(_) => None,
        };
        self.0.extend(name.map(ToString::to_string));
        ruff_python_ast::visitor::walk_pattern(self, pattern);
    }
}

/// Finds what binds module variables other than by statements of the module: assignment
/// expressions, `global` in functions, and writing through `globals()` and its like while the
/// module is loaded.
struct IndirectBindings<'e> {
    evaluation: &'e mut Evaluation,
    function_depth: u32,
}

impl<'a> Visitor<'a> for IndirectBindings<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(_) => {
                self.function_depth += 1;
                walk_stmt(self, statement);
                self.function_depth -= 1;
            }
            Stmt::Global(global) => {
                for name in &global.names {
                    let offset = statement.start().to_usize();
                    self.evaluation.bind(name, State::Unknown(offset));
                }
            }
            _ => walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        let offset = expression.start().to_usize();
        match expression {
            Expr::Named(named) if self.function_depth == 0 => {
                if let Expr::Name(name) = &*named.target {
                    self.evaluation.bind(&name.id, State::Unknown(offset));
                }
            }
            Expr::Call(call) if self.function_depth == 0 => {
                if let Expr::Name(name) = &*call.func
                    && matches!(
                        &*name.id,
                        "globals" | "exec" | "vars" | "locals" | "setattr"
                    )
                {
                    self.evaluation.all_unknown(offset);
                }
            }
            _ => {}
        }
        walk_expr(self, expression);
    }
}
