//! The lint `join_while_holding_lock`: the joined work needs the lock that its joiner holds.

use conc_check::{
    BodyRef, BodyView, Held, Lint, LintMeta, Sink, Span, WaitKind, WorkTakes, World, lint,
};

lint! {
    /// A thread or task is joined while holding a lock that it takes
    ///
    /// ### What it does
    /// Reports joins of threads, awaits of task handles and ends of thread scopes at which the guard of a lock is alive
    /// that the awaited work takes itself, directly or in a function that it calls.
    ///
    /// ### Why is this bad?
    /// The work waits for the lock, and its joiner, who holds the lock, waits for the work: neither ever goes on.
    ///
    /// ### Known limits
    /// The work must be seen: a closure, async block or function that is spawned in the same function, or whose handle
    /// is stored in a field. Locks are compared by the way to them through captures and shared pointers; for a stored
    /// handle by the field that holds the lock. A join whose work is not known is left to
    /// `lock_held_across_blocking_call`. A guard that some path drops before the join is not reported, nor one
    /// with which its holder waited on a condition variable before: the work may be known not to need the lock any more.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::{Arc, Mutex};
    /// use std::thread;
    ///
    /// pub fn count() -> u32 {
    ///     let total = Arc::new(Mutex::new(0));
    ///     let shared = Arc::clone(&total);
    ///     let worker = thread::spawn(move || *shared.lock().expect("no holder panics") += 1);
    ///     let total = total.lock().expect("no holder panics");
    ///     worker.join().expect("the worker does not panic");
    ///     *total
    /// }
    /// ```
    ///
    /// ### Better
    /// Join first, lock then.
    /// ```rust,good
    /// use std::sync::{Arc, Mutex};
    /// use std::thread;
    ///
    /// pub fn count() -> u32 {
    ///     let total = Arc::new(Mutex::new(0));
    ///     let shared = Arc::clone(&total);
    ///     let worker = thread::spawn(move || *shared.lock().expect("no holder panics") += 1);
    ///     worker.join().expect("the worker does not panic");
    ///     *total.lock().expect("no holder panics")
    /// }
    /// ```
    /// If the handle itself lies under the lock, take it out (`let handle = state.lock()?.handle.take();`) in a
    /// statement of its own, so that the guard ends before the join.
    ///
    /// ### See also
    /// `double_lock`, `condvar_wait_holding_other_lock`;
    /// <https://doc.rust-lang.org/std/thread/struct.JoinHandle.html#method.join>
    pub JOIN_WHILE_HOLDING_LOCK as JoinWhileHoldingLock {
        name: "join_while_holding_lock",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for JoinWhileHoldingLock {
    fn meta(&self) -> &'static LintMeta {
        &JOIN_WHILE_HOLDING_LOCK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for wait in view.waits_under_locks() {
            if wait.wait.kind == WaitKind::Join && !wait.wait.is_timed {
                let works = view.locks_of_joined_work(&wait);
                out.extend(stuck(view, &wait.held, &works, wait.span));
            }
        }
        for (call, held) in view.scopes_under_locks() {
            let works = view.locks_of_scoped_work(call);
            out.extend(stuck(view, &held, &works, call.name_span()));
        }
    }
}

/// The first lock that is held here and taken by the work.
fn stuck(
    view: BodyView<'_>,
    held: &[Held],
    works: &[WorkTakes],
    at: Span,
) -> Option<conc_check::Finding> {
    // Who waited with the guard for a sign of the work may know that it does not need the lock any more.
    let mut held = held.iter().filter(|held| !view.was_given_free(held));
    let (held, work) = held.find_map(|held| {
        let work = works.iter().find(|work| work.is_shut_out_by(held))?;
        Some((held, work))
    })?;
    let name = view.lock_name(&held.taken.lock);
    let message = format!("{name} is held here while waiting for work that takes it");
    let mut finding = view.finding(&JOIN_WHILE_HOLDING_LOCK, message, at, "waits for the work");
    view.label_way(&mut finding.labels, &view.way_to(held), "locked here");
    let start = BodyView::new(view.world, work.started_in);
    finding
        .labels
        .push(start.label(work.started, "the work is started here"));
    view.label_way(
        &mut finding.labels,
        &work.takes.way,
        "the work takes the lock here",
    );
    finding.help = "let the guard end before the join".to_owned();
    finding.note = Some(
        "the work waits for the lock, and its holder for the work: neither goes on".to_owned(),
    );
    Some(finding)
}
