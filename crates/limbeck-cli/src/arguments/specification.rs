//! The options and positional arguments of every sub-command, as data.
//!
//! What is marked `extension` does not exist in Alembic. It works under every program name, but a
//! program that is called `alembic` does not mention it, so that its usage text is Alembic's.

/// What an option does when it is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Keeps its value; the last one wins.
    Store,
    /// Collects its values.
    Append,
    /// Switches something on.
    Flag,
    /// Prints the help text and ends the program.
    Help,
    /// Prints the version and ends the program.
    Version,
}

/// One option.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OptionSpec {
    /// Its spellings, the short one first.
    pub(crate) flags: &'static [&'static str],
    /// The attribute that holds its value.
    pub(crate) destination: &'static str,
    /// What it does.
    pub(crate) action: Action,
    /// One sentence for the help text.
    pub(crate) help: &'static str,
    /// Whether Alembic does not have it.
    pub(crate) extension: bool,
}

impl OptionSpec {
    const fn new(
        flags: &'static [&'static str],
        destination: &'static str,
        action: Action,
        help: &'static str,
    ) -> Self {
        Self {
            flags,
            destination,
            action,
            help,
            extension: false,
        }
    }

    const fn extension(mut self) -> Self {
        self.extension = true;
        self
    }

    /// Whether a value follows.
    pub(crate) fn takes_value(&self) -> bool {
        matches!(self.action, Action::Store | Action::Append)
    }

    /// The name of its value in usage texts.
    pub(crate) fn placeholder(&self) -> String {
        self.destination.to_uppercase()
    }

    /// All spellings, as error messages name the option.
    pub(crate) fn display_name(&self) -> String {
        self.flags.join("/")
    }
}

/// One positional argument.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PositionalSpec {
    /// Its name, also that of the attribute.
    pub(crate) name: &'static str,
    /// Whether several values may be given.
    pub(crate) many: bool,
    /// The only values allowed; empty when any is.
    pub(crate) choices: &'static [&'static str],
    /// One sentence for the help text.
    pub(crate) help: &'static str,
}

/// One sub-command.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CommandSpec {
    /// Its name.
    pub(crate) name: &'static str,
    /// One sentence for the help text.
    pub(crate) help: &'static str,
    /// Its options.
    pub(crate) options: &'static [OptionSpec],
    /// Its positional arguments.
    pub(crate) positionals: &'static [PositionalSpec],
    /// Whether Alembic does not have it.
    pub(crate) extension: bool,
}

pub(crate) const HELP: OptionSpec = OptionSpec::new(
    &["-h", "--help"],
    "help",
    Action::Help,
    "show this help message and exit",
);

const VERBOSE: OptionSpec = OptionSpec::new(
    &["-v", "--verbose"],
    "verbose",
    Action::Flag,
    "Show everything known of each revision",
);
const JSON: OptionSpec = OptionSpec::new(
    &["--json"],
    "json",
    Action::Flag,
    "Print one JSON document instead of text",
)
.extension();
const SQL: OptionSpec = OptionSpec::new(
    &["--sql"],
    "sql",
    Action::Flag,
    "Write the SQL to standard output and change no database",
);
const TAG: OptionSpec = OptionSpec::new(
    &["--tag"],
    "tag",
    Action::Store,
    "Text that env.py can read with context.get_tag_argument()",
);
const LOCK_TIMEOUT: OptionSpec = OptionSpec::new(
    &["--lock-timeout"],
    "lock_timeout",
    Action::Store,
    "How long to wait for another migration of this database, such as 30, 30s or 5m; without end \
     when not given",
)
.extension();
const NO_LOCK: OptionSpec = OptionSpec::new(
    &["--no-lock"],
    "no_lock",
    Action::Flag,
    "Do not keep other migrations of this database out",
)
.extension();
const MESSAGE: OptionSpec = OptionSpec::new(
    &["-m", "--message"],
    "message",
    Action::Store,
    "What the new revision does",
);
const BRANCH_LABEL: OptionSpec = OptionSpec::new(
    &["--branch-label"],
    "branch_label",
    Action::Store,
    "Name for the branch that the new revision starts or continues",
);
const REV_ID: OptionSpec = OptionSpec::new(
    &["--rev-id"],
    "rev_id",
    Action::Store,
    "Identifier of the new revision, instead of a random one",
);
const SPLICE: OptionSpec = OptionSpec::new(
    &["--splice"],
    "splice",
    Action::Flag,
    "Allow a parent that is not a head",
);

const RENAME: OptionSpec = OptionSpec::new(
    &["--rename"],
    "rename",
    Action::Append,
    "What was renamed, as table.column:new_name or table:new_name, instead of dropped and added; may \
     be repeated",
)
.extension();

const REVISION: PositionalSpec = PositionalSpec {
    name: "revision",
    many: false,
    choices: &[],
    help: "identifier, head, base or relative form of a revision",
};
const SHOWN_REVISION: PositionalSpec = PositionalSpec {
    name: "rev",
    many: false,
    choices: &[],
    help: "revision, or 'current' for those of the database",
};
const REVISIONS: PositionalSpec = PositionalSpec {
    name: "revisions",
    many: true,
    choices: &[],
    help: "one or more revisions, or 'heads' for all heads",
};

/// The options before the sub-command.
pub(crate) const GLOBAL: &[OptionSpec] = &[
    HELP,
    OptionSpec::new(
        &["--version"],
        "version",
        Action::Version,
        "show program's version number and exit",
    ),
    OptionSpec::new(
        &["-c", "--config"],
        "config",
        Action::Append,
        "Configuration file; without it the file that ALEMBIC_CONFIG names, else alembic.ini. A \
         pyproject.toml may be named too, beside an INI file",
    ),
    OptionSpec::new(
        &["-n", "--name"],
        "name",
        Action::Store,
        "Section of the INI file to read instead of [alembic]",
    ),
    OptionSpec::new(
        &["-x"],
        "x",
        Action::Append,
        "Argument for env.py, such as -x tenant=blue; may be repeated",
    ),
    OptionSpec::new(
        &["--raiseerr"],
        "raiseerr",
        Action::Flag,
        "Show errors with all that is known of their cause",
    ),
    OptionSpec::new(
        &["-q", "--quiet"],
        "quiet",
        Action::Flag,
        "Write no messages to standard output",
    ),
];

/// All sub-commands, sorted by name.
pub(crate) const COMMANDS: &[CommandSpec] = &[
    CommandSpec {
        name: "branches",
        help: "List the revisions from which branches start.",
        options: &[VERBOSE, JSON],
        positionals: &[],
        extension: false,
    },
    CommandSpec {
        name: "check",
        help: "Tell whether the models differ from the database.",
        options: &[RENAME, JSON],
        positionals: &[],
        extension: false,
    },
    CommandSpec {
        name: "completions",
        help: "Print a completion script for a shell.",
        options: &[],
        positionals: &[PositionalSpec {
            name: "shell",
            many: false,
            choices: &["bash", "zsh", "fish"],
            help: "the shell",
        }],
        extension: true,
    },
    CommandSpec {
        name: "current",
        help: "Show the revisions that the database is at.",
        options: &[
            OptionSpec::new(
                &["-c", "--check-heads"],
                "check_heads",
                Action::Flag,
                "Fail unless the database is at all heads",
            ),
            VERBOSE,
            JSON,
        ],
        positionals: &[],
        extension: false,
    },
    CommandSpec {
        name: "diff",
        help: "Show how the database differs from the models, or from another database.",
        options: &[
            OptionSpec::new(
                &["--from"],
                "from",
                Action::Store,
                "URL of a database, to be compared with that of --to instead of the models",
            )
            .extension(),
            OptionSpec::new(
                &["--to"],
                "to",
                Action::Store,
                "URL of the database that the one of --from would become like",
            )
            .extension(),
            OptionSpec::new(
                &["--include-schemas"],
                "include_schemas",
                Action::Flag,
                "Compare all schemas of two databases, not only the default one",
            )
            .extension(),
            RENAME,
            SQL.extension(),
            JSON,
        ],
        positionals: &[],
        extension: true,
    },
    CommandSpec {
        name: "downgrade",
        help: "Revert to an earlier revision.",
        options: &[SQL, TAG, LOCK_TIMEOUT, NO_LOCK],
        positionals: &[REVISION],
        extension: false,
    },
    CommandSpec {
        name: "edit",
        help: "Open revision scripts in an editor.",
        options: &[],
        positionals: &[SHOWN_REVISION],
        extension: false,
    },
    CommandSpec {
        name: "ensure_version",
        help: "Create the version table if it is missing.",
        options: &[SQL],
        positionals: &[],
        extension: false,
    },
    CommandSpec {
        name: "heads",
        help: "List the newest revision of each branch.",
        options: &[
            VERBOSE,
            OptionSpec::new(
                &["--resolve-dependencies"],
                "resolve_dependencies",
                Action::Flag,
                "Count depends_on as a parent",
            ),
            JSON,
        ],
        positionals: &[],
        extension: false,
    },
    CommandSpec {
        name: "history",
        help: "List revisions, newest first.",
        options: &[
            OptionSpec::new(
                &["-r", "--rev-range"],
                "rev_range",
                Action::Store,
                "Only the revisions of a range, [start]:[end]",
            ),
            VERBOSE,
            OptionSpec::new(
                &["-i", "--indicate-current"],
                "indicate_current",
                Action::Flag,
                "Mark the revisions that the database is at",
            ),
            JSON,
        ],
        positionals: &[],
        extension: false,
    },
    CommandSpec {
        name: "init",
        help: "Create a script directory and its configuration.",
        options: &[
            OptionSpec::new(
                &["-t", "--template"],
                "template",
                Action::Store,
                "Template to start from; list_templates shows them",
            ),
            OptionSpec::new(
                &["--package"],
                "package",
                Action::Flag,
                "Make the directories Python packages",
            ),
        ],
        positionals: &[PositionalSpec {
            name: "directory",
            many: false,
            choices: &[],
            help: "the script directory to create",
        }],
        extension: false,
    },
    CommandSpec {
        name: "list_templates",
        help: "List the templates of the init command.",
        options: &[JSON],
        positionals: &[],
        extension: false,
    },
    CommandSpec {
        name: "merge",
        help: "Create a revision that joins several.",
        options: &[MESSAGE, BRANCH_LABEL, REV_ID, SPLICE],
        positionals: &[REVISIONS],
        extension: false,
    },
    CommandSpec {
        name: "revision",
        help: "Create a revision.",
        options: &[
            MESSAGE,
            OptionSpec::new(
                &["--autogenerate"],
                "autogenerate",
                Action::Flag,
                "Write the operations that bring the database to the models",
            ),
            OptionSpec::new(
                &["--sql"],
                "sql",
                Action::Flag,
                "Run env.py without a database, where revision_environment is set",
            ),
            OptionSpec::new(
                &["--head"],
                "head",
                Action::Store,
                "Parent of the new revision, or <branch>@head",
            ),
            SPLICE,
            BRANCH_LABEL,
            OptionSpec::new(
                &["--version-path"],
                "version_path",
                Action::Store,
                "Directory for the new file, one of version_locations",
            ),
            REV_ID,
            OptionSpec::new(
                &["--depends-on"],
                "depends_on",
                Action::Append,
                "Revision that has to be applied first; may be repeated",
            ),
            RENAME,
        ],
        positionals: &[],
        extension: false,
    },
    CommandSpec {
        name: "show",
        help: "Show everything known of a revision.",
        options: &[JSON],
        positionals: &[SHOWN_REVISION],
        extension: false,
    },
    CommandSpec {
        name: "stamp",
        help: "Record revisions in the version table without running their scripts.",
        options: &[
            SQL,
            TAG,
            OptionSpec::new(
                &["--purge"],
                "purge",
                Action::Flag,
                "Empty the version table first, whatever it holds",
            ),
            LOCK_TIMEOUT,
            NO_LOCK,
        ],
        positionals: &[REVISIONS],
        extension: false,
    },
    CommandSpec {
        name: "upgrade",
        help: "Apply revisions up to a later one.",
        options: &[SQL, TAG, LOCK_TIMEOUT, NO_LOCK],
        positionals: &[REVISION],
        extension: false,
    },
];

/// The command of this name.
pub(crate) fn command(name: &str) -> Option<&'static CommandSpec> {
    COMMANDS.iter().find(|command| command.name == name)
}
