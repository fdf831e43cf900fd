//! The lint `guard_dropped_immediately`: guards that end where they begin. Guards that live too long are `await_holding_*`.

use conc_check::{
    BodyRef, BodyView, CallView, Discard, Effect, Event, EventKind, Finding, GuardKind, Lint,
    LintMeta, SemaphoreUse, Sink, Value, ValueKind, World, lint,
};

lint! {
    /// A guard is dropped in the statement that creates it, so it guards nothing
    ///
    /// ### What it does
    /// Reports `let _ = <guard>` and guards as bare statements: of mutexes and read-write locks, semaphore permits,
    /// tracing spans, and `enter()` of a runtime.
    ///
    /// ### Why is this bad?
    /// `_` is not a variable: it binds nothing, and the guard is dropped at the semicolon. The critical section after
    /// it runs unlocked, the permit limits nothing, the span covers nothing. The code looks right, since
    /// `let _guard = ..` one letter further is.
    ///
    /// ### Known limits
    /// A statement that uses the guard, `try_lock` as a test, and `drop(m.lock())` (wait for the holder) are not
    /// reported, nor is `{ let _ = m.lock(); }`, a block of its own, nor a guard that comes out of a list or map.
    /// Guards of own types count only if they wrap one of the known guards.
    /// A permit in a `Result` at which nobody looks, as in `let _ = limit.acquire().await`, and one that is no more than a
    /// statement, are taken for a gate, unless the package shows that the semaphore starts with several and that nobody keeps
    /// one; many permits at once (`acquire_many`) always are.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::Semaphore;
    ///
    /// async fn download(_url: &str) {}
    ///
    /// /// All downloads run at once: the permit is returned before the first of them.
    /// pub async fn fetch(limit: &Semaphore, url: &str) {
    ///     let _ = limit.acquire().await.expect("the semaphore is never closed");
    ///     download(url).await;
    /// }
    /// ```
    ///
    /// ### Better
    /// Give the guard a name; an underscore in front of it is enough.
    /// ```rust,good
    /// use tokio::sync::Semaphore;
    ///
    /// async fn download(_url: &str) {}
    ///
    /// pub async fn fetch(limit: &Semaphore, url: &str) {
    ///     let _permit = limit.acquire().await.expect("the semaphore is never closed");
    ///     download(url).await;
    /// }
    /// ```
    ///
    /// ### See also
    /// `cancel_guard_dropped_immediately`, `unawaited_async_lock`; rustc's `let_underscore_lock`, which knows a few lock types only; `clippy::let_underscore_lock`;
    /// <https://doc.rust-lang.org/reference/destructors.html#temporary-scopes>
    pub GUARD_DROPPED_IMMEDIATELY as GuardDroppedImmediately {
        name: "guard_dropped_immediately",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: Sometimes,
    }
}

impl Lint for GuardDroppedImmediately {
    fn meta(&self) -> &'static LintMeta {
        &GUARD_DROPPED_IMMEDIATELY
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for value in view.flow().values() {
            let ValueKind::Guard(kind) = value.kind else {
                continue;
            };
            let Some((event, how)) = discarded(value) else {
                continue;
            };
            let meant_to_last = guards_what_follows(kind)
                && view.never_in_a_variable(value)
                && view.goes_on_after(event)
                && !view.was_kept_before(value)
                && !view.is_alone_in_block(event)
                && view.origin_call(value).is_some_and(is_for_the_guard)
                && !has_done_its_work(view, value);
            if meant_to_last && !(kind == GuardKind::Permit && is_a_gate(view, value, event, how)) {
                out.push(finding(view, value, kind, how));
            }
        }
    }
}

fn discarded(value: &Value) -> Option<(&Event, Discard)> {
    value.events.iter().find_map(|event| match event.kind {
        EventKind::Discarded(how) => Some((event, how)),
        _ => None,
    })
}

/// References into cells, maps and channels are taken for their value as often as for their lock. Guards that cancel have
/// a lint of their own.
fn guards_what_follows(kind: GuardKind) -> bool {
    !matches!(
        kind,
        GuardKind::Cell
            | GuardKind::Map
            | GuardKind::Channel
            | GuardKind::Io
            | GuardKind::Epoch
            | GuardKind::Cancel
    )
}

/// Is the call made to get the guard? Not so `let _ = m.try_lock();`, which may be a test, and functions of the package
/// that are given something to do and return a guard beside.
fn is_for_the_guard(call: CallView<'_>) -> bool {
    !call.has(Effect::Tries) && (!call.is_opaque() || call.call().args.len() <= 1)
}

/// Whoever wants a permit unwraps it and binds it. `sem.acquire().await?;`, `let _ = sem.acquire().await;` and permits of
/// a semaphore that starts with none wait until somebody opens a gate, unless it starts with several of which nobody keeps
/// one; who takes several waits for those that have them.
fn is_a_gate(view: BodyView<'_>, value: &Value, event: &Event, how: Discard) -> bool {
    let Some(call) = view.origin_call(value) else {
        return how == Discard::Statement || !view.holds_directly(event.holder, value);
    };
    call.call().args.len() > 1
        || match view.purpose_of(call) {
            SemaphoreUse::Gate => true,
            SemaphoreUse::Limit => false,
            SemaphoreUse::Unknown => {
                how == Discard::Statement || !view.holds_directly(event.holder, value)
            }
        }
}

/// A call on the way took the guard together with something to do: `entry.insert(value);`.
fn has_done_its_work(view: BodyView<'_>, value: &Value) -> bool {
    let moves = value
        .events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::Moved(_)));
    let mut calls = moves.filter_map(|event| view.call_at(event.point));
    calls.any(|call| call.call().args.len() > 1 && !call.has(Effect::Panics))
}

fn finding(view: BodyView<'_>, value: &Value, kind: GuardKind, how: Discard) -> Finding {
    let (what, consequence) = match kind {
        GuardKind::Permit => ("permit", "the permit is given back here: it limits nothing"),
        GuardKind::Span => ("span guard", "the span is left here: it covers nothing"),
        GuardKind::Runtime => ("runtime guard", "the runtime context is left here"),
        _ => (
            "lock guard",
            "the lock is released here: nothing after it is protected",
        ),
    };
    let message = match how {
        Discard::Underscore => format!("`_` drops this {what} at once"),
        Discard::Statement => format!("this {what} is dropped at the end of its own statement"),
    };
    let mut finding = view.finding(
        &GUARD_DROPPED_IMMEDIATELY,
        message,
        view.taken_at(value),
        consequence,
    );
    finding.help = match how {
        Discard::Underscore => {
            "give it a name: `let _guard = ..` lives until the end of the block".to_owned()
        }
        Discard::Statement => {
            "bind it: `let _guard = ..`, or write `drop(..)` if only waiting is meant".to_owned()
        }
    };
    // A lock that is held from now on can meet another one below.
    let suggestion = view.kept_by_name(value, "_guard", false);
    finding.suggestions.extend(suggestion);
    finding
}
