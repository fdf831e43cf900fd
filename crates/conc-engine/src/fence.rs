//! Fences around code that reads foreign input: a panic inside becomes a problem of the file, not the end of the run.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use conc_model::{Problem, ProblemKind};
use conc_source::Span;

thread_local! {
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Replaces the process's panic hook by one that prints nothing and remembers where the panic was, so that
/// problems can say it. For binaries; without it the default hook prints every fenced panic.
pub fn record_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map(|at| format!(" at {}:{}", at.file(), at.line()));
        let text = format!(
            "{}{}",
            payload_text(info.payload()),
            place.unwrap_or_default()
        );
        LAST_PANIC.with(|last| *last.borrow_mut() = Some(text));
    }));
}

/// What the last panic on this thread said, and where, once; for binaries that called [`record_panics`].
#[must_use]
pub fn last_panic() -> Option<String> {
    LAST_PANIC.with(|last| last.borrow_mut().take())
}

/// Runs `work`; a panic in it becomes a problem that names `what` was done.
pub(crate) fn fenced<T>(
    what: impl std::fmt::Display,
    work: impl FnOnce() -> T,
) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let text = last_panic().unwrap_or_else(|| payload_text(&*payload));
        let text = text.lines().next().unwrap_or_default();
        Problem {
            kind: ProblemKind::Internal,
            message: format!("internal error: {what} failed: {text}").into(),
            span: Span::default(),
        }
    })
}

fn payload_text(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "panic".to_owned())
}
