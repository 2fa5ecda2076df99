//! What the parser answers, compared with what Python's `argparse` answers for Alembic.

use super::{Invocation, Outcome, Program, parse_for_width};

const USAGE: &str = "usage: alembic [-h] [--version] [-c CONFIG] [-n NAME] [-x X] [--raiseerr] [-q]
               {branches,check,current,downgrade,edit,ensure_version,heads,history,init,list_templates,merge,revision,show,stamp,upgrade}
               ...
";

fn parse(program: Program, words: &[String]) -> Result<Invocation, Outcome> {
    parse_for_width(program, words, 80)
}

fn words(line: &[&str]) -> Vec<String> {
    line.iter().map(|word| (*word).to_owned()).collect()
}

fn accepted(line: &[&str]) -> Invocation {
    parse(Program::Limbeck, &words(line)).unwrap()
}

fn refused(line: &[&str]) -> String {
    match parse(Program::Alembic, &words(line)) {
        Err(Outcome::Misuse(text)) => text,
        other => panic!("{line:?} gave {other:?}"),
    }
}

#[test]
fn options_may_be_abbreviated_and_attached() {
    let invocation = accepted(&[
        "-qcx.ini",
        "--na=other",
        "-x",
        "a=1",
        "-xb",
        "upgrade",
        "--s",
        "-1",
    ]);
    assert!(invocation.flag("quiet"));
    assert_eq!(invocation.list("config"), ["x.ini"]);
    assert_eq!(invocation.text("name"), Some("other"));
    assert_eq!(invocation.list("x"), ["a=1", "b"]);
    assert!(invocation.flag("sql"));
    assert_eq!(invocation.text("revision"), Some("-1"));
}

#[test]
fn values_with_a_dash_need_an_attached_form() {
    for form in ["-r=-2:", "-r-2:", "--rev-range=-2:"] {
        assert_eq!(
            accepted(&["history", form]).text("rev_range"),
            Some("-2:"),
            "{form}"
        );
    }
    assert_eq!(
        refused(&["history", "-r", "-2:"]),
        "usage: alembic history [-h] [-r REV_RANGE] [-v] [-i]\nalembic history: error: argument \
         -r/--rev-range: expected one argument\n"
    );
    assert_eq!(accepted(&["show", "--", "-1"]).text("rev"), Some("-1"));
}

#[test]
fn options_after_the_command_are_the_commands_own() {
    let invocation = accepted(&["current", "-c"]);
    assert!(invocation.flag("check_heads"));
    assert!(invocation.list("config").is_empty());
}

#[test]
fn defaults_are_those_of_alembic() {
    assert_eq!(accepted(&["heads"]).text("name"), Some("alembic"));
    assert_eq!(accepted(&["init", "d"]).text("template"), Some("generic"));
}

#[test]
fn several_positional_arguments_stand_together() {
    assert_eq!(
        accepted(&["merge", "a", "b", "-m", "x"]).list("revisions"),
        ["a", "b"]
    );
    assert_eq!(
        refused(&["merge", "a", "-m", "x", "b"]),
        format!("{USAGE}alembic: error: unrecognized arguments: b\n")
    );
}

#[test]
fn durations_are_checked_when_they_are_read() {
    let timeout =
        |text: &str| accepted(&["upgrade", "head", "--lock-timeout", text]).lock_timeout();
    assert_eq!(timeout("30").unwrap().as_secs(), 30);
    assert_eq!(timeout("1.5m").unwrap().as_secs(), 90);
    assert_eq!(timeout("250ms").unwrap().as_millis(), 250);
    let text = refused(&["upgrade", "head", "--lock-timeout", "soon"]);
    assert!(
        text.ends_with("error: argument --lock-timeout: invalid duration: 'soon'\n"),
        "{text}"
    );
}

#[test]
fn errors_are_worded_and_laid_out_as_argparse_does() {
    let cases: &[(&[&str], &str)] = &[
        (&[], "alembic: error: too few arguments"),
        (
            &["-c"],
            "alembic: error: argument -c/--config: expected one argument",
        ),
        (
            &["-qz", "heads"],
            "alembic: error: argument -q/--quiet: ignored explicit argument 'z'",
        ),
        (
            &["revision", "--foo"],
            "alembic: error: unrecognized arguments: --foo",
        ),
        (
            &["upgrade", "a", "b"],
            "alembic: error: unrecognized arguments: b",
        ),
        (
            &["upgrade", "-z", "head"],
            "alembic: error: unrecognized arguments: -z",
        ),
        (
            &["history", "--sql=1"],
            "alembic: error: unrecognized arguments: --sql=1",
        ),
        (
            &["bogus"],
            "alembic: error: argument {branches,check,current,downgrade,edit,ensure_version,heads,\
             history,init,list_templates,merge,revision,show,stamp,upgrade}: invalid choice: \
             'bogus' (choose from 'branches', 'check', 'current', 'downgrade', 'edit', \
             'ensure_version', 'heads', 'history', 'init', 'list_templates', 'merge', 'revision', \
             'show', 'stamp', 'upgrade')",
        ),
    ];
    for (line, error) in cases {
        assert_eq!(refused(line), format!("{USAGE}{error}\n"), "{line:?}");
    }
    let upgrade =
        "usage: alembic upgrade [-h] [--sql] [--tag TAG] revision\nalembic upgrade: error: ";
    assert_eq!(
        refused(&["upgrade"]),
        format!("{upgrade}the following arguments are required: revision\n")
    );
    assert_eq!(
        refused(&["upgrade", "--sql=1", "head"]),
        format!("{upgrade}argument --sql: ignored explicit argument '1'\n")
    );
    assert_eq!(
        refused(&["merge", "--sp"]),
        "usage: alembic merge [-h] [-m MESSAGE] [--branch-label BRANCH_LABEL]
                     [--rev-id REV_ID] [--splice]
                     revisions [revisions ...]
alembic merge: error: the following arguments are required: revisions\n"
    );
    let revision = "usage: alembic revision [-h] [-m MESSAGE] [--autogenerate] [--sql]
                        [--head HEAD] [--splice] [--branch-label BRANCH_LABEL]
                        [--version-path VERSION_PATH] [--rev-id REV_ID]
                        [--depends-on DEPENDS_ON]
alembic revision: error: ";
    assert_eq!(
        refused(&["revision", "--h"]),
        format!("{revision}ambiguous option: --h could match --help, --head\n")
    );
}

#[test]
fn the_alembic_link_says_what_alembic_says() {
    let version = |program| match parse(program, &words(&["--version"])) {
        Err(Outcome::Print(text)) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        version(Program::from_path("/usr/bin/alembic")),
        "alembic 1.20.1\n"
    );
    assert_eq!(
        version(Program::from_path("limbeck")),
        format!("limbeck {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn help_names_every_command_and_option_once() {
    let help = |line: &[&str]| match parse(Program::Limbeck, &words(line)) {
        Err(Outcome::Print(text)) => text,
        other => panic!("{other:?}"),
    };
    let text = help(&["-h"]);
    for command in super::COMMANDS {
        assert_eq!(
            text.matches(&format!("\n    {} ", command.name)).count(),
            1,
            "{text}"
        );
    }
    let text = help(&["upgrade", "--help"]);
    assert!(text.contains("\n  --lock-timeout LOCK_TIMEOUT\n"), "{text}");
}
