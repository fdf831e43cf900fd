//! The lint `lock_held_across_blocking_call`: slow work that does not need the lock is done while others wait for it.

use conc_check::{
    BodyRef, BodyView, GuardKind, Held, HeldWait, Lint, LintMeta, Sink, WaitKind, World, lint,
};

lint! {
    /// A lock is held during a call that blocks for long
    ///
    /// ### What it does
    /// Reports sleeps, joins, and reads and writes of files, network or other processes that happen, here or in a called
    /// function, while an exclusive guard of a blocking lock is alive with which they have nothing to do.
    ///
    /// ### Why is this bad?
    /// Everybody who wants the lock waits for the slow call, too: threads queue up, one slow peer stops the whole
    /// program, and async tasks that lock it block their executor.
    ///
    /// ### Known limits
    /// Silent when the call uses what the lock protects (a `Mutex<File>`, a locked connection), when its result goes
    /// into the locked data (nobody else shall load it meanwhile), for a `Mutex<()>`, shared guards, guards of async locks
    /// and of standard streams, in `main` and in what fills a static. Called functions are followed two calls deep for
    /// sleeps and joins and one call deep for files and network. How long a call really takes is not known, nor whether
    /// others are meant to wait for it: some locks are held on purpose, which is why this lint is off by default.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::Mutex;
    /// use std::thread;
    /// use std::time::Duration;
    ///
    /// pub fn retry(attempts: &Mutex<u32>) {
    ///     let mut attempts = attempts.lock().expect("no holder panics");
    ///     *attempts += 1;
    ///     thread::sleep(Duration::from_secs(1));
    /// }
    /// ```
    ///
    /// ### Better
    /// Release the lock first.
    /// ```rust,good
    /// use std::sync::Mutex;
    /// use std::thread;
    /// use std::time::Duration;
    ///
    /// pub fn retry(attempts: &Mutex<u32>) {
    ///     *attempts.lock().expect("no holder panics") += 1;
    ///     thread::sleep(Duration::from_secs(1));
    /// }
    /// ```
    /// What was read under the lock may have changed when it is taken again after the call: check it once more. Where
    /// that cannot be, keep the lock and say so.
    ///
    /// ### See also
    /// `join_while_holding_lock`, `lock_held_across_channel_op`, `await_holding_lock`;
    /// <https://doc.rust-lang.org/std/sync/struct.Mutex.html>
    pub LOCK_HELD_ACROSS_BLOCKING_CALL as LockHeldAcrossBlockingCall {
        name: "lock_held_across_blocking_call",
        group: Nursery,
        precision: Low,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for LockHeldAcrossBlockingCall {
    fn meta(&self) -> &'static LintMeta {
        &LOCK_HELD_ACROSS_BLOCKING_CALL
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if view.is_main() || view.fills_a_static() {
            return;
        }
        // One report for each guard: the first call says it all.
        let mut known = Vec::new();
        for wait in view.waits_under_locks() {
            if !is_slow(&wait) {
                continue;
            }
            let mut held = wait.held.iter();
            let needless = held.find(|held| is_needless(view, &wait, held));
            if let Some(held) = needless
                && !known.contains(&held.value)
            {
                known.push(held.value);
                out.push(finding(view, &wait, held));
            }
        }
    }
}

/// Does it block its thread, and is it near enough that the caller must know?
fn is_slow(wait: &HeldWait) -> bool {
    let depth = match wait.wait.kind {
        WaitKind::Sleep | WaitKind::Join | WaitKind::Event => 2,
        WaitKind::Io => 1,
        WaitKind::Send | WaitKind::Receive | WaitKind::Condvar => return false,
    };
    !wait.wait.is_async && wait.way.len() <= depth
}

/// Could the lock be free meanwhile?
fn is_needless(view: BodyView<'_>, wait: &HeldWait, held: &Held) -> bool {
    let is_join = wait.wait.kind == WaitKind::Join;
    let is_deadlock = || {
        let works = view.locks_of_joined_work(wait);
        works.iter().any(|work| work.is_shut_out_by(held))
    };
    held.taken.kind == GuardKind::Lock
        && held.taken.shuts_out_all()
        && !view.protects_nothing(held)
        && !view.was_given_free(held)
        && !view.uses_guarded_data(wait, held)
        && !view.fills_guarded_data(wait, held)
        && !(is_join && is_deadlock())
}

fn finding(view: BodyView<'_>, wait: &HeldWait, held: &Held) -> conc_check::Finding {
    let name = view.lock_name(&held.taken.lock);
    let (what, waits) = match wait.wait.kind {
        WaitKind::Sleep => ("sleeps", "sleeps here"),
        WaitKind::Join => ("joins a thread", "waits for the thread here"),
        WaitKind::Event => ("waits for others", "waits here"),
        _ => ("does slow I/O", "blocks here"),
    };
    let who = if wait.way.is_empty() {
        "this"
    } else {
        "this call"
    };
    let message = format!("{name} stays locked while {who} {what}");
    let mut finding = view.held_wait_finding(
        &LOCK_HELD_ACROSS_BLOCKING_CALL,
        (wait, held),
        (message, waits),
    );
    finding.help = "let the guard end before the call: copy out what it needs".to_owned();
    finding.note = Some("everybody who wants the lock waits for this call, too".to_owned());
    finding
}
