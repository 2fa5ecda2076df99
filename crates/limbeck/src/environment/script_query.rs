//! Questions of environment scripts about the script directory.

use limbeck_model::Value;
use limbeck_revision::{CommandContext, RevisionArgument, RevisionError, RevisionIndex};
use limbeck_script::host::ScriptError;
use limbeck_script::script::Scripts;

/// Answers `heads`, `bases`, `head`, `revision`, `revisions` and `walk`.
pub(crate) fn answer(
    scripts: &Scripts,
    query: &str,
    arguments: &[Value],
) -> Result<Value, ScriptError> {
    let map = scripts.map();
    let ids = |indices: &[RevisionIndex]| Value::from(map.ids(indices));
    match query {
        "heads" => Ok(match arguments.first() {
            Some(Value::Boolean(true)) => ids(map.real_heads()),
            _ => ids(map.heads()),
        }),
        "bases" => Ok(ids(map.bases())),
        "head" => {
            let head = map
                .current_head(None)
                .map_err(|error| command_error(&error, &CommandContext::CurrentHead))?;
            Ok(head.map(|index| map[index].id().to_owned()).into())
        }
        "revision" => match argument(arguments.first())? {
            RevisionArgument::One(text) => {
                let found = map
                    .get_revision(&text)
                    .map_err(|error| command_error(&error, &CommandContext::Other))?;
                Ok(found.map(|index| known(scripts, index)).into())
            }
            RevisionArgument::Base | RevisionArgument::Many(_) => Ok(Value::Null),
        },
        "revisions" => {
            let found = map
                .get_revisions(argument(arguments.first())?)
                .map_err(|error| command_error(&error, &CommandContext::Other))?;
            Ok(all_known(scripts, &found))
        }
        "walk" => {
            let base = argument(arguments.first())?;
            let head = argument(arguments.get(1))?;
            let context = CommandContext::History {
                start: base.clone(),
                end: head.clone(),
            };
            let history = map
                .history(base, head, &mut Vec::new())
                .map_err(|error| command_error(&error, &context))?;
            Ok(all_known(scripts, &history))
        }
        other => Err(ScriptError::new(
            "NotImplementedError",
            format!("the script directory has no answer to {other:?}"),
        )),
    }
}

fn argument(value: Option<&Value>) -> Result<RevisionArgument, ScriptError> {
    let text = |value: &Value| match value {
        Value::Text(text) => Ok(text.clone()),
        other => Err(ScriptError::new(
            "TypeError",
            format!("a revision is named by text, not by {other:?}"),
        )),
    };
    match value {
        None | Some(Value::Null) => Ok(RevisionArgument::Base),
        Some(Value::List(items)) => {
            let texts: Result<Vec<String>, ScriptError> = items.iter().map(text).collect();
            Ok(RevisionArgument::Many(texts?))
        }
        Some(value) => Ok(RevisionArgument::One(text(value)?)),
    }
}

fn all_known(scripts: &Scripts, indices: &[RevisionIndex]) -> Value {
    Value::List(indices.iter().map(|index| known(scripts, *index)).collect())
}

/// What scripts are told of a revision.
fn known(scripts: &Scripts, index: RevisionIndex) -> Value {
    let map = scripts.map();
    let (node, script) = (&map[index], scripts.script(index));
    Value::map([
        ("revision", Value::from(node.id())),
        (
            "down_revision",
            node.revision().down_revisions.clone().into(),
        ),
        ("dependencies", node.revision().dependencies.clone().into()),
        ("branch_labels", node.branch_labels().to_vec().into()),
        ("nextrev", map.ids(node.next_revisions()).into()),
        ("doc", script.doc().into()),
        ("longdoc", script.long_doc().into()),
        ("path", script.path().display().to_string().into()),
        ("is_head", node.is_head().into()),
        ("is_base", node.is_base().into()),
        ("is_branch_point", node.is_branch_point().into()),
        ("is_merge_point", node.is_merge_point().into()),
    ])
}

fn command_error(error: &RevisionError, context: &CommandContext) -> ScriptError {
    ScriptError::command(error.command_message(context))
}
