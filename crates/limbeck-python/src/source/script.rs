//! Compiling revision scripts.
//!
//! Every script that was made from a template annotates its variables and what its functions return,
//! for the eyes of people and type checkers, and imports names from `typing` for that alone. The
//! program takes the values and calls the functions. Evaluating annotations is put off until
//! somebody asks for them, but they are compiled and kept, and importing `typing` takes longer than
//! everything else that a short run does in Python. So what nobody can ask for is left out of the
//! code: the annotations of a script that does not look into itself, and the names of `typing` that
//! it does not use otherwise.

use std::collections::HashSet;

use ruff_python_ast::visitor::{Visitor, walk_body, walk_expr, walk_stmt};
use ruff_python_ast::{
    AtomicNodeIndex, Expr, Identifier, Mod, ModModule, Operator, Stmt, StmtAssign, StmtImportFrom,
};
use ruff_python_parser::parse_module;
use ruff_source_file::SourceFileBuilder;
use rustpython_vm::bytecode::CodeObject;
use rustpython_vm::compiler::codegen::compile::compile_top;
use rustpython_vm::compiler::{self, CompileError, CompileOpts, Mode};

/// Modules by which a script can look at its own annotations.
const INTROSPECTION_MODULES: [&str; 2] = ["annotationlib", "inspect"];

/// Names by which a script can look at its own names and annotations.
const INTROSPECTION: [&str; 11] = [
    "__annotate__",
    "__annotations__",
    "__dict__",
    "_getframe",
    "dir",
    "eval",
    "exec",
    "get_type_hints",
    "globals",
    "locals",
    "vars",
];

/// The code of a revision script.
pub(super) fn compile(text: &str, name: &str) -> Result<CodeObject, CompileError> {
    match compile_spare(text, name) {
        Some(code) => Ok(code),
        // It says what is wrong with the script.
        None => compiler::compile(text, Mode::Exec, name, CompileOpts::default()),
    }
}

fn compile_spare(text: &str, name: &str) -> Option<CodeObject> {
    let mut module = parse_module(text).ok()?.into_syntax();
    leave_out(&mut module);
    let file = SourceFileBuilder::new(name, text).finish();
    compile_top(
        Mod::Module(module),
        file,
        Mode::Exec,
        CompileOpts::default(),
    )
    .ok()
}

/// Leaves out what nobody can ask for.
fn leave_out(module: &mut ModModule) {
    let mut all = Use::default();
    walk_body(&mut all, &module.body);
    if INTROSPECTION.iter().any(|name| all.names.contains(name))
        || INTROSPECTION_MODULES
            .iter()
            .any(|name| all.modules.contains(name))
    {
        return;
    }
    for statement in &mut module.body {
        leave_out_annotations(statement);
    }
    let mut used = Use::default();
    walk_body(&mut used, &module.body);
    let unused: HashSet<String> = module
        .body
        .iter()
        .filter_map(from_typing)
        .flat_map(|import| &import.names)
        .map(|alias| alias.asname.as_ref().unwrap_or(&alias.name))
        .filter(|name| !used.mentions(name))
        .map(Identifier::to_string)
        .collect();
    for statement in &mut module.body {
        if from_typing(statement).is_some()
            && let Stmt::ImportFrom(import) = statement
        {
            import.names.retain(|alias| {
                !unused.contains(alias.asname.as_ref().unwrap_or(&alias.name).as_str())
            });
        }
    }
    module
        .body
        .retain(|statement| from_typing(statement).is_none_or(|import| !import.names.is_empty()));
}

/// The annotation of a variable that is given a value, and of what a function returns.
fn leave_out_annotations(statement: &mut Stmt) {
    match statement {
        Stmt::AnnAssign(annotated)
            if annotated.target.is_name_expr() && is_plain(&annotated.annotation) =>
        {
            let Some(value) = annotated.value.take() else {
                return;
            };
            *statement = Stmt::Assign(StmtAssign {
                node_index: AtomicNodeIndex::default(),
                range: annotated.range,
                targets: vec![(*annotated.target).clone()],
                value,
            });
        }
        Stmt::FunctionDef(function) if function.returns.as_deref().is_some_and(is_plain) => {
            function.returns = None;
        }
        _ => {}
    }
}

/// Whether an annotation is made of names and constants: others may be errors.
fn is_plain(annotation: &Expr) -> bool {
    match annotation {
        Expr::Name(_)
        | Expr::NoneLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::EllipsisLiteral(_) => true,
        Expr::Attribute(attribute) => is_plain(&attribute.value),
        Expr::Subscript(subscript) => is_plain(&subscript.value) && is_plain(&subscript.slice),
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_plain),
        Expr::List(list) => list.elts.iter().all(is_plain),
        Expr::BinOp(operation) => {
            operation.op == Operator::BitOr
                && is_plain(&operation.left)
                && is_plain(&operation.right)
        }
        _ => false,
    }
}

/// A statement that imports names from `typing`.
fn from_typing(statement: &Stmt) -> Option<&StmtImportFrom> {
    let Stmt::ImportFrom(import) = statement else {
        return None;
    };
    let is_typing = import.level == 0
        && import
            .module
            .as_ref()
            .is_some_and(|module| module.as_str() == "typing")
        && import.names.iter().all(|alias| alias.name.as_str() != "*");
    is_typing.then_some(import)
}

/// The names that statements use.
#[derive(Default)]
struct Use<'a> {
    /// Modules that are imported.
    modules: HashSet<&'a str>,
    /// Names and attributes, and what other modules call what is imported.
    names: HashSet<&'a str>,
    /// Text, which may be an annotation of a class that is read later.
    texts: Vec<&'a str>,
}

impl Use<'_> {
    fn mentions(&self, name: &str) -> bool {
        self.names.contains(name) || self.texts.iter().any(|text| text.contains(name))
    }
}

impl<'a> Visitor<'a> for Use<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                let modules = import.names.iter().map(|alias| alias.name.as_str());
                self.modules.extend(modules);
            }
            Stmt::ImportFrom(import) => {
                self.modules.extend(import.module.as_deref());
                // What is imported from `typing` counts where it is used by the name that it has.
                let is_typing = from_typing(statement).is_some();
                let names = import
                    .names
                    .iter()
                    .filter(|alias| !is_typing || alias.asname.is_some())
                    .map(|alias| alias.name.as_str());
                self.names.extend(names);
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) => {
                self.names.insert(name.id.as_str());
            }
            Expr::Attribute(attribute) => {
                self.names.insert(attribute.attr.as_str());
            }
            Expr::StringLiteral(literal) => {
                self.texts.push(literal.value.to_str());
            }
            _ => {}
        }
        walk_expr(self, expression);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end anywhere")]

    use super::{leave_out, parse_module};
    use ruff_python_ast::Stmt;

    /// The numbers of the imports and annotations that are left.
    fn left(text: &str) -> (usize, usize) {
        let mut module = parse_module(text).unwrap().into_syntax();
        leave_out(&mut module);
        let imports = module
            .body
            .iter()
            .filter_map(Stmt::as_import_from_stmt)
            .map(|import| import.names.len())
            .sum();
        let annotations = module
            .body
            .iter()
            .filter(|statement| match statement {
                Stmt::AnnAssign(_) => true,
                Stmt::FunctionDef(function) => function.returns.is_some(),
                _ => false,
            })
            .count();
        (imports, annotations)
    }

    const SCRIPT: &str = "\
from typing import Sequence, Union
from alembic import op
revision: str = 'a'
down_revision: Union[str, Sequence[str], None] = None
def upgrade() -> None:
    pass
";

    #[test]
    fn what_nobody_asks_for_is_left_out() {
        assert_eq!(left(SCRIPT), (1, 0));
    }

    #[test]
    fn names_that_are_used_stay() {
        for (addition, expected) in [
            ("x = Union\n", (2, 0)),
            ("def f(a: Union[str, None]): pass\n", (2, 0)),
            ("class A:\n    a: 'Union[str, None]'\n", (2, 0)),
            ("class A:\n    a: Sequence[Union[str, None]]\n", (3, 0)),
            ("a: (x := Union) = 1\n", (2, 1)),
            ("a: Union[str, None]\n", (2, 1)),
            ("from typing import *\n", (2, 0)),
            ("from .typing import Any\n", (2, 0)),
            ("from typing import Any as A\n", (1, 0)),
            ("from typing import Any as A\nA\n", (2, 0)),
        ] {
            assert_eq!(left(&format!("{SCRIPT}{addition}")), expected, "{addition}");
        }
    }

    #[test]
    fn a_script_that_looks_into_itself_keeps_everything() {
        for addition in [
            "globals()\n",
            "def f():\n    return upgrade.__annotations__\n",
            "import inspect\n",
            "import inspect as i\n",
            "from inspect import signature as s\n",
            "from annotationlib import get_annotations\n",
            "from typing import get_type_hints as hints\nhints(upgrade)\n",
        ] {
            let (imports, annotations) = left(&format!("{SCRIPT}{addition}"));
            assert!(imports >= 3 && annotations == 3, "{addition}");
        }
        assert_eq!(left(&format!("{SCRIPT}sa.inspect(1)\n")), (1, 0));
    }
}
