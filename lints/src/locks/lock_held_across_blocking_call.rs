//! The lint `lock_held_across_blocking_call`: a thread sleeps or waits for others while they wait for its lock.

use conc_check::{
    BodyRef, BodyView, Finding, Held, HeldWait, Lint, LintMeta, Sink, WaitKind, World, lint,
};

lint! {
    /// A lock is held while its holder sleeps or waits for others
    ///
    /// ### What it does
    /// Reports sleeps, joins, and waits for barriers and other signs that happen, here or in a called function, while an
    /// exclusive guard of a blocking lock is alive with which they have nothing to do.
    ///
    /// ### Why is this bad?
    /// Everybody who wants the lock waits, too: threads queue up, a pause of one stops the whole program, and async tasks
    /// that lock it block their executor.
    ///
    /// ### Known limits
    /// Silent when the call uses what the lock protects, or the holder uses it both before the call and after it (what
    /// lies between is then taken for one operation, such as a loop over the data), when its result goes into the locked
    /// data, for a `Mutex<()>`, shared guards, guards of async locks and of standard streams, in `main` and in what fills a
    /// static. Called functions are followed one call deep. Slow work on files and network is the matter of
    /// `lock_held_across_io`. Whether others are kept out on purpose while the holder waits cannot be seen: on real code
    /// about every second finding is so.
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
    /// `join_while_holding_lock`, `lock_held_across_io`, `lock_held_across_channel_op`, `await_holding_lock`;
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
        let found = view.needless_holds(|wait, held| {
            is_long(wait)
                && !is_deadlock(view, wait, held)
                && !view.is_used_on_both_sides(wait, held)
        });
        for (wait, held) in &found {
            out.push(finding(view, wait, held));
        }
    }
}

/// Does it block its thread, and is it near enough that the caller must know?
fn is_long(wait: &HeldWait) -> bool {
    let kinds = [WaitKind::Sleep, WaitKind::Join, WaitKind::Event];
    kinds.contains(&wait.wait.kind) && !wait.wait.is_async && wait.way.len() <= 1
}

/// Does the joined thread need the lock? Then `join_while_holding_lock` speaks.
fn is_deadlock(view: BodyView<'_>, wait: &HeldWait, held: &Held) -> bool {
    let works = || view.locks_of_joined_work(wait);
    wait.wait.kind == WaitKind::Join && works().iter().any(|work| work.is_shut_out_by(held))
}

fn finding(view: BodyView<'_>, wait: &HeldWait, held: &Held) -> Finding {
    let name = view.lock_name(&held.taken.lock);
    let (what, waits) = match wait.wait.kind {
        WaitKind::Sleep => ("sleeps", "sleeps here"),
        WaitKind::Join => ("joins a thread", "waits for the thread here"),
        _ => ("waits for others", "waits here"),
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
