//! What the script that is running belongs to: the application's side of the call.

use limbeck_script::host::{EnvironmentRuntime, EnvironmentSettings};
use scoped_tls_hkt::scoped_thread_local;

/// A call of the host, for the time that Python runs on its behalf.
#[derive(Clone, Copy)]
pub(crate) struct Invocation<'a> {
    /// Who answers the script's requests; nobody for headers and templates.
    pub(crate) runtime: Option<&'a dyn EnvironmentRuntime>,
    /// What the script can see of the settings.
    pub(crate) settings: &'a EnvironmentSettings,
    /// Whether the project's models are compared, so that no statement may be left out.
    pub(crate) reads_models: bool,
}

// Native functions get no argument but Python's, and can't capture anything that is borrowed.
scoped_thread_local!(static CURRENT: for<'a> Invocation<'a>);

impl Invocation<'_> {
    /// Runs `body` with this as the current invocation.
    pub(crate) fn enter<R>(self, body: impl FnOnce() -> R) -> R {
        CURRENT.set(self, body)
    }

    /// The innermost current invocation, if any.
    pub(crate) fn current<R>(body: impl FnOnce(Option<Invocation<'_>>) -> R) -> R {
        if CURRENT.is_set() {
            CURRENT.with(|invocation| body(Some(invocation)))
        } else {
            body(None)
        }
    }
}
