//! Quick access to the names that the bodies of mapped classes use.
//!
//! A name in the body of a class is looked for in the class first, and the interpreter makes an
//! exception of each that is not there: `mapped_column`, `String`, `ForeignKey`. A name that the
//! module gives a value and the body does not is none of the class's, unless its metaclass had it in
//! the class before the body ran; nobody does that to a name of the module. As a `global` name it is
//! looked for where it is.

use std::collections::HashSet;

use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{
    Alias, AtomicNodeIndex, Expr, ExprContext, Identifier, Stmt, StmtClassDef, StmtGlobal,
};
use ruff_text_size::TextRange;

/// Functions by which a class can get names that its body does not show.
const INTROSPECTION: [&str; 5] = ["_getframe", "eval", "exec", "locals", "vars"];

/// Says of the names that mapped classes among these statements of a module only read that they are
/// global.
pub(super) fn declare_global(body: &mut [Stmt]) {
    let known = module_names(body);
    for statement in body {
        if let Stmt::ClassDef(class) = statement {
            declare_global_in(class, &known);
        }
    }
}

/// The names that the statements of a module give a value, as far as that is plain.
fn module_names(body: &[Stmt]) -> HashSet<String> {
    let mut names = HashSet::new();
    for statement in body {
        match statement {
            Stmt::Import(import) => names.extend(import.names.iter().map(bound_name)),
            Stmt::ImportFrom(import) => names.extend(import.names.iter().map(bound_name)),
            Stmt::ClassDef(class) => {
                names.insert(class.name.to_string());
            }
            Stmt::FunctionDef(function) => {
                names.insert(function.name.to_string());
            }
            Stmt::Assign(assign) => {
                let targets = assign.targets.iter().filter_map(Expr::as_name_expr);
                names.extend(targets.map(|target| target.id.to_string()));
            }
            _ => {}
        }
    }
    names
}

fn bound_name(import: &Alias) -> String {
    let name = import.asname.as_ref().unwrap_or(&import.name);
    let first = name.split('.').next();
    first.unwrap_or_default().to_owned()
}

fn declare_global_in(class: &mut StmtClassDef, known: &HashSet<String>) {
    let has_keywords = class
        .arguments
        .as_ref()
        .is_some_and(|arguments| !arguments.keywords.is_empty());
    if class.type_params.is_some() || has_keywords {
        return;
    }
    let mut names = Names::default();
    for statement in &class.body {
        names.visit_stmt(statement);
    }
    if names.is_unclear || !names.bound.contains("__tablename__") {
        return;
    }
    let mut only_read: Vec<&str> = names.read.difference(&names.bound).copied().collect();
    only_read.retain(|name| known.contains(*name) && !name.starts_with("__"));
    if only_read.is_empty() {
        return;
    }
    only_read.sort_unstable();
    // It is no statement of the file's.
    let range = TextRange::empty(class.range.start());
    let names = only_read.into_iter();
    let global = Stmt::Global(StmtGlobal {
        node_index: AtomicNodeIndex::default(),
        range,
        names: names.map(|name| Identifier::new(name, range)).collect(),
    });
    let has_docstring = matches!(class.body.first(), Some(Stmt::Expr(first))
        if first.value.is_string_literal_expr());
    class.body.insert(usize::from(has_docstring), global);
}

/// The names that the body of a class uses.
#[derive(Default)]
struct Names<'a> {
    /// Those whose value is asked for.
    read: HashSet<&'a str>,
    /// Those that get a value, or lose it.
    bound: HashSet<&'a str>,
    /// Whether there may be others.
    is_unclear: bool,
}

impl<'a> Visitor<'a> for Names<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => {
                self.bound.insert(&function.name);
                for decorator in &function.decorator_list {
                    self.visit_expr(&decorator.expression);
                }
            }
            Stmt::Assign(assign) => {
                self.visit_expr(&assign.value);
                for target in &assign.targets {
                    self.visit_expr(target);
                }
            }
            // The annotation is read later.
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.visit_expr(value);
                }
                self.visit_expr(&assign.target);
            }
            Stmt::Expr(statement) => self.visit_expr(&statement.value),
            Stmt::Pass(_) => {}
            _ => self.is_unclear = true,
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if name.ctx == ExprContext::Load => {
                self.is_unclear |= INTROSPECTION.contains(&name.id.as_str());
                self.read.insert(&name.id);
            }
            Expr::Name(name) => {
                self.bound.insert(&name.id);
            }
            // Its names are its own.
            Expr::Lambda(_) => {}
            Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_)
            | Expr::Named(_) => self.is_unclear = true,
            Expr::Attribute(attribute) => {
                self.is_unclear |= INTROSPECTION.contains(&attribute.attr.as_str());
                walk_expr(self, expression);
            }
            _ => walk_expr(self, expression),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end anywhere")]

    use ruff_python_parser::parse_module;

    use super::*;

    const IMPORTS: &str = "import sqlalchemy as sa\nimport app.names\n\
                           from sqlalchemy import Column, Integer\n\
                           from sqlalchemy.orm import mapped_column, validates\n\
                           names = other = ()\n\
                           def a(): pass\n";

    /// The names that are declared in the class at the end of a module with these imports.
    fn declared(text: &str) -> Vec<String> {
        let text = format!("{IMPORTS}{text}");
        let mut body = parse_module(&text).unwrap().into_syntax().body;
        declare_global(&mut body);
        let Some(Stmt::ClassDef(class)) = body.last() else {
            return Vec::new();
        };
        let global = class.body.iter().find_map(|statement| match statement {
            Stmt::Global(global) => Some(&global.names),
            _ => None,
        });
        let names = global.into_iter().flatten();
        names.map(Identifier::to_string).collect()
    }

    #[test]
    fn names_that_are_only_read_are_global() {
        let text = "class User(Base):\n    '''what it is'''\n    __tablename__ = 'user'\n    \
                    size = 3\n    id: Mapped[int] = mapped_column(Integer)\n    \
                    name: Mapped[str] = mapped_column(sa.String(size), default=lambda: other)\n    \
                    @validates('name')\n    def check(self): return inner\n";
        assert_eq!(
            declared(text),
            ["Integer", "mapped_column", "sa", "validates"]
        );
    }

    #[test]
    fn names_of_unclear_origin_stay_what_they_are() {
        for text in [
            "class User(Base):\n    id = Column(Integer)\n",
            "class User(Base, metaclass=Meta):\n    __tablename__ = 'user'\n    id = Column(Integer)\n",
            "class User(Base):\n    __tablename__ = 'user'\n    id = made_by_the_metaclass()\n",
            "class User[T](Base):\n    __tablename__ = 'user'\n    id = Column(Integer)\n",
            "class User(Base):\n    __tablename__ = 'user'\n    locals()['a'] = 1\n    b = a\n",
            "class User(Base):\n    __tablename__ = 'user'\n    b = [a for a in names]\n",
            "class User(Base):\n    __tablename__ = 'user'\n    for a in names:\n        pass\n",
            "class User(Base):\n    __tablename__ = 'user'\n    id = id\n",
        ] {
            assert_eq!(declared(text), Vec::<String>::new(), "{text}");
        }
    }
}
