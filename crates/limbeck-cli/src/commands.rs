//! Runs one command and prints what it answers.

use std::cell::Cell;
use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::process::ExitCode;

use limbeck::command::{
    self, CheckOptions, CurrentOptions, DiffOptions, DowngradeOptions, HeadsOptions,
    HistoryOptions, InitOptions, MergeOptions, RevisionOptions, StampOptions, UpgradeOptions,
};
use limbeck::config::{Config, ConfigFiles, DEFAULT_SECTION_NAME, ProcessContext};
use limbeck::{Environment, Error, LineOptions, Listing, LockOptions};
use serde_json::{Value as Json, json};

use crate::arguments::{Invocation, Program};
use crate::failure;
use crate::namespace::command_options;
use crate::output::{Messenger, Style, write_stdout};
use crate::presenter::Presenter;
use crate::{completions, difference, editor, questions, signals, template_list};

type Result<T> = std::result::Result<T, Error>;

/// Runs the command of a command line.
pub(crate) fn run(program: Program, invocation: &Invocation, arguments: Vec<String>) -> ExitCode {
    let is_quiet = invocation.flag("quiet");
    let messenger = Messenger::new(is_quiet);
    if invocation.command.name == "completions" {
        write_stdout(&completions::script(
            invocation.text("shell").unwrap_or_default(),
        ));
        return ExitCode::SUCCESS;
    }
    let config = match load_config(invocation) {
        Ok(config) => config,
        Err(error) => return failure::report(&error, messenger, invocation.flag("raiseerr")),
    };
    let mut presenter = Presenter::new(messenger, is_quiet);
    let environment = Environment::new(config)
        .with_arguments(arguments)
        .with_command_options(command_options(invocation))
        .with_lock(LockOptions {
            is_enabled: !invocation.flag("no_lock"),
            timeout: invocation.lock_timeout(),
        })
        .on_event(move |event| presenter.show(event));
    let environment = match questions::can_ask(invocation) {
        true => environment.confirm_renames(questions::is_rename),
        false => environment,
    };
    signals::listen(environment.interrupt());
    let session = Session {
        program,
        invocation,
        environment: &environment,
        messenger,
        has_answered: Cell::new(false),
    };
    match session.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let raise_errors = invocation.flag("raiseerr");
            if error.is_refusal() && !raise_errors {
                environment.log_refusal(&error);
            }
            // A document is all that may be on standard output.
            let messenger = Messenger::new(is_quiet || session.has_answered.get());
            failure::report(&error, messenger, raise_errors)
        }
    }
}

fn load_config(invocation: &Invocation) -> Result<Config> {
    let working_directory = std::env::current_dir()
        .map_err(|error| Error::refusal(format!("Can't find the working directory: {error}")))?;
    let text = |text: OsString| text.to_string_lossy().into_owned();
    let variables = std::env::vars_os();
    let context = ProcessContext {
        working_directory,
        variables: variables
            .map(|(name, value)| (text(name), text(value)))
            .collect(),
    };
    let files = ConfigFiles::locate(invocation.list("config"), &context)?;
    let section = invocation.text("name").unwrap_or(DEFAULT_SECTION_NAME);
    Ok(Config::load(context, files, section)?)
}

struct Session<'a> {
    program: Program,
    invocation: &'a Invocation,
    environment: &'a Environment,
    messenger: Messenger,
    /// Whether the answer was printed as a document.
    has_answered: Cell<bool>,
}

impl Session<'_> {
    fn run(&self) -> Result<()> {
        match self.invocation.command.name {
            "branches" => self.branches(),
            "check" => self.check(),
            "current" => self.current(),
            "diff" => self.diff(),
            "downgrade" => self.downgrade(),
            "edit" => self.edit(),
            "ensure_version" => command::ensure_version(self.environment, self.flag("sql")),
            "heads" => self.heads(),
            "history" => self.history(),
            "show" => self.show(),
            "stamp" => self.stamp(),
            "upgrade" => self.upgrade(),
            "init" => self.init(),
            "list_templates" => {
                self.list_templates();
                Ok(())
            }
            "merge" => self.merge(),
            "revision" => self.revision(),
            other => unreachable!("the parser knows no command {other}"),
        }
    }

    fn branches(&self) -> Result<()> {
        let branches = command::branches(self.environment)?;
        if self.flag("json") {
            self.print_json(&json!({ "branches": branches }));
            return Ok(());
        }
        let is_verbose = self.flag("verbose");
        let child_options = LineOptions {
            doc: is_verbose,
            ..LineOptions::BRANCHES
        };
        for view in branches.views() {
            let mut text = view.command_text(is_verbose, LineOptions::BRANCHES);
            text.push('\n');
            let margin = " ".repeat(view.node().id().chars().count());
            for child in branches.children(&view) {
                text.push_str(&format!("{margin} -> {}\n", child.line(child_options)));
            }
            self.print(&text);
        }
        Ok(())
    }

    fn check(&self) -> Result<()> {
        let options = CheckOptions {
            renames: self.invocation.list("rename").to_vec(),
        };
        let check = command::check(self.environment, &options)?;
        if self.flag("json") {
            self.print_json(&json!({
                "up_to_date": check.is_up_to_date(),
                "databases": check.databases,
            }));
        } else if check.is_up_to_date() {
            self.print("No new upgrade operations detected.");
        }
        if check.is_up_to_date() {
            return Ok(());
        }
        Err(Error::refusal(check.message()))
    }

    fn current(&self) -> Result<()> {
        let options = CurrentOptions {
            check_heads: self.flag("check_heads"),
        };
        let current = command::current(self.environment, options)?;
        if self.flag("json") {
            self.print_json(&json!(current));
            return Ok(());
        }
        for database in &current.databases {
            if self.flag("verbose") {
                self.print(&format!("Current revision(s) for {}:", database.url));
            }
            self.print_listing(&database.revisions, LineOptions::CURRENT);
        }
        Ok(())
    }

    fn diff(&self) -> Result<()> {
        let databases = match (self.text("from"), self.text("to")) {
            (Some(from), Some(to)) => Some((from, to)),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => {
                return Err(Error::refusal(
                    "--from and --to go together: they name the two databases to compare",
                ));
            }
        };
        let options = DiffOptions {
            databases,
            include_schemas: self.flag("include_schemas"),
            renames: self.invocation.list("rename").to_vec(),
            sql: self.flag("sql"),
        };
        let diff = command::diff(self.environment, &options)?;
        if self.flag("json") {
            self.print_json(&json!(diff));
        } else if self.flag("sql") {
            self.messenger.raw(&difference::sql(&diff));
        } else {
            let style = Style::for_stream(std::io::stdout().is_terminal());
            self.messenger.raw(&difference::text(&diff, style));
        }
        Ok(())
    }

    fn heads(&self) -> Result<()> {
        let options = HeadsOptions {
            resolve_dependencies: self.flag("resolve_dependencies"),
        };
        let heads = command::heads(self.environment, options)?;
        if self.flag("json") {
            self.print_json(&json!({ "heads": heads }));
        } else {
            self.print_listing(&heads, LineOptions::HEADS);
        }
        Ok(())
    }

    fn history(&self) -> Result<()> {
        let options = HistoryOptions {
            range: self.text("rev_range"),
            indicate_current: self.flag("indicate_current"),
        };
        let listings = command::history(self.environment, &options)?;
        if self.flag("json") {
            self.print_json(&json!({ "history": joined(&listings) }));
        } else {
            for listing in &listings {
                self.print_listing(listing, LineOptions::HISTORY);
            }
        }
        Ok(())
    }

    fn show(&self) -> Result<()> {
        let listing = command::show(self.environment, self.positional("rev"))?;
        if self.flag("json") {
            self.print_json(&json!({ "revisions": listing }));
        } else {
            for view in listing.views() {
                self.print(&view.log_entry());
            }
        }
        Ok(())
    }

    fn edit(&self) -> Result<()> {
        for path in command::edit(self.environment, self.positional("rev"))? {
            editor::open(&path).map_err(Error::refusal)?;
        }
        Ok(())
    }

    fn upgrade(&self) -> Result<()> {
        let options = UpgradeOptions {
            sql: self.flag("sql"),
            tag: self.text("tag"),
        };
        command::upgrade(self.environment, self.positional("revision"), &options)?;
        Ok(())
    }

    fn downgrade(&self) -> Result<()> {
        let options = DowngradeOptions {
            sql: self.flag("sql"),
            tag: self.text("tag"),
        };
        command::downgrade(self.environment, self.positional("revision"), &options)?;
        Ok(())
    }

    fn stamp(&self) -> Result<()> {
        let options = StampOptions {
            sql: self.flag("sql"),
            tag: self.text("tag"),
            purge: self.flag("purge"),
        };
        command::stamp(
            self.environment,
            self.invocation.list("revisions"),
            &options,
        )?;
        Ok(())
    }

    fn init(&self) -> Result<()> {
        let options = InitOptions {
            template: self.text("template").unwrap_or_default(),
            package: self.flag("package"),
        };
        command::init(self.environment, self.positional("directory"), &options)
    }

    fn list_templates(&self) {
        let templates = command::list_templates();
        if self.flag("json") {
            self.print_json(&json!({ "templates": templates }));
        } else {
            self.print(&template_list::text(self.program, &templates));
        }
    }

    fn merge(&self) -> Result<()> {
        let options = MergeOptions {
            message: self.text("message"),
            branch_labels: self.text("branch_label").into_iter().collect(),
            revision_id: self.text("rev_id"),
            splice: self.flag("splice"),
        };
        command::merge(
            self.environment,
            self.invocation.list("revisions"),
            &options,
        )?;
        Ok(())
    }

    fn revision(&self) -> Result<()> {
        let options = RevisionOptions {
            message: self.text("message"),
            autogenerate: self.flag("autogenerate"),
            sql: self.flag("sql"),
            head: self
                .text("head")
                .unwrap_or_else(|| RevisionOptions::HEAD.to_owned()),
            splice: self.flag("splice"),
            branch_labels: self.text("branch_label").into_iter().collect(),
            version_path: self.text("version_path").map(Into::into),
            revision_id: self.text("rev_id"),
            depends_on: self.invocation.list("depends_on").to_vec(),
            renames: self.invocation.list("rename").to_vec(),
        };
        command::revision(self.environment, &options)?;
        Ok(())
    }

    fn flag(&self, name: &str) -> bool {
        self.invocation.flag(name)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.invocation.text(name).map(str::to_owned)
    }

    fn positional(&self, name: &str) -> &str {
        self.invocation.text(name).unwrap_or_default()
    }

    fn print_listing(&self, listing: &Listing, options: LineOptions) {
        let is_verbose = self.flag("verbose");
        let mut text = String::new();
        for view in listing.views() {
            text.push_str(&view.command_text(is_verbose, options));
            text.push('\n');
        }
        self.messenger.raw(&text);
    }

    /// Prints what a command answers. `--quiet` silences it, as in Alembic.
    fn print(&self, text: &str) {
        self.messenger.raw(&format!("{text}\n"));
    }

    fn print_json(&self, document: &Json) {
        self.has_answered.set(true);
        self.messenger.raw(&format!("{document:#}\n"));
    }
}

/// The revisions of several databases as one list; usually there is one database.
fn joined(listings: &[Listing]) -> Vec<Json> {
    let mut result = Vec::new();
    for listing in listings {
        if let Json::Array(revisions) = json!(listing) {
            result.extend(revisions);
        }
    }
    result
}
