//! The lint `receiver_lock_held_in_body`: workers that take turns by mistake. Other locks in scrutinees are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, Effect, Finding, Lint, LintMeta, ScrutineeGuard, Sink, World, lint,
};

lint! {
    /// A shared receiver stays locked while its message is handled
    ///
    /// ### What it does
    /// Reports `while let`, `if let` and `match` on a message that is received through a lock in the same expression, where
    /// the message is worked on inside.
    ///
    /// ### Why is this bad?
    /// The guard is a temporary of the condition, and such a temporary lives to the end of the statement: through the whole
    /// body. All other workers wait for the lock until this one has done its job, so that a pool of them does one job at a
    /// time.
    ///
    /// ### Known limits
    /// Bodies that only look at the message are not reported, nor messages that may borrow from what is locked.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc::Receiver;
    /// use std::sync::Mutex;
    ///
    /// type Job = Box<dyn FnOnce() + Send>;
    ///
    /// pub fn work(jobs: &Mutex<Receiver<Job>>) {
    ///     while let Ok(job) = jobs.lock().expect("no holder panics").recv() {
    ///         job();
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Receive in a `let` of its own: the guard ends with that statement.
    /// ```rust,good
    /// use std::sync::mpsc::Receiver;
    /// use std::sync::Mutex;
    ///
    /// type Job = Box<dyn FnOnce() + Send>;
    ///
    /// pub fn work(jobs: &Mutex<Receiver<Job>>) {
    ///     loop {
    ///         let job = jobs.lock().expect("no holder panics").recv();
    ///         match job {
    ///             Ok(job) => job(),
    ///             Err(_) => break,
    ///         }
    ///     }
    /// }
    /// ```
    /// A channel with several receivers needs no lock at all.
    ///
    /// ### See also
    /// `guard_in_scrutinee`; <https://doc.rust-lang.org/book/ch21-02-multithreaded.html> (at its end),
    /// <https://doc.rust-lang.org/reference/destructors.html#temporary-scopes>
    pub RECEIVER_LOCK_HELD_IN_BODY as ReceiverLockHeldInBody {
        name: "receiver_lock_held_in_body",
        group: Perf,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ReceiverLockHeldInBody {
    fn meta(&self) -> &'static LintMeta {
        &RECEIVER_LOCK_HELD_IN_BODY
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for guard in view.scrutinee_guards() {
            if let Some(receive) = view.received_under(&guard) {
                out.push(finding(view, &guard, receive));
            }
        }
    }
}

fn finding(view: BodyView<'_>, guard: &ScrutineeGuard, receive: CallView<'_>) -> Finding {
    let taken = view.taken_at(view.flow().value(guard.value));
    let mut finding = view.finding(
        &RECEIVER_LOCK_HELD_IN_BODY,
        "the receiver stays locked while its message is handled".to_owned(),
        taken,
        "this guard lives to the end of the statement",
    );
    finding
        .labels
        .push(view.label(guard.work, "nobody else can receive while this is done"));
    let name = receive.name();
    let is_async = receive.has(Effect::Blocks) || receive.has(Effect::Tries);
    let call = if is_async {
        format!("{name}()")
    } else {
        format!("{name}().await")
    };
    finding.help = format!(
        "end the guard first: `let message = ...{call};`, then `match` on it; or use a channel with several receivers"
    );
    finding
}
