//! The lint `lock_held_across_io`: slow work outside that does not need the lock is done while others wait for it.

use conc_check::{
    BodyRef, BodyView, Finding, Held, HeldWait, Lint, LintMeta, Sink, WaitKind, World, lint,
};

lint! {
    /// A lock is held while files, network or other processes are waited for
    ///
    /// ### What it does
    /// Reports reads and writes of files, network or other processes that happen, here or in a called function, while an
    /// exclusive guard of a blocking lock is alive with which they have nothing to do.
    ///
    /// ### Why is this bad?
    /// Everybody who wants the lock waits for the slow call, too: threads queue up, one slow peer stops the whole
    /// program, and async tasks that lock it block their executor.
    ///
    /// ### Known limits
    /// Silent when the call uses what the lock protects (a `Mutex<File>`, a locked connection), when its result goes
    /// into the locked data (nobody else shall load it meanwhile), for a `Mutex<()>`, shared guards, guards of async locks
    /// and of standard streams, in `main` and in what fills a static. Called functions are followed one call deep. How
    /// long a call really takes is not known, nor whether others are meant to wait for it: some locks are held on
    /// purpose, which is why this lint is off by default.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::net::TcpStream;
    /// use std::sync::Mutex;
    ///
    /// pub fn is_up(attempts: &Mutex<u32>, address: &str) -> bool {
    ///     let mut attempts = attempts.lock().expect("no holder panics");
    ///     *attempts += 1;
    ///     TcpStream::connect(address).is_ok()
    /// }
    /// ```
    ///
    /// ### Better
    /// Release the lock first.
    /// ```rust,good
    /// use std::net::TcpStream;
    /// use std::sync::Mutex;
    ///
    /// pub fn is_up(attempts: &Mutex<u32>, address: &str) -> bool {
    ///     *attempts.lock().expect("no holder panics") += 1;
    ///     TcpStream::connect(address).is_ok()
    /// }
    /// ```
    /// What was read under the lock may have changed when it is taken again after the call: check it once more. Where
    /// that cannot be, keep the lock and say so.
    ///
    /// ### See also
    /// `lock_held_across_blocking_call`, `lock_held_across_channel_op`, `await_holding_lock`;
    /// <https://doc.rust-lang.org/std/sync/struct.Mutex.html>
    pub LOCK_HELD_ACROSS_IO as LockHeldAcrossIo {
        name: "lock_held_across_io",
        group: Nursery,
        precision: Low,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for LockHeldAcrossIo {
    fn meta(&self) -> &'static LintMeta {
        &LOCK_HELD_ACROSS_IO
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for (wait, held) in &view.needless_holds(|wait, _| is_slow(wait)) {
            out.push(finding(view, wait, held));
        }
    }
}

/// Does it block its thread, and is it near enough that the caller must know?
fn is_slow(wait: &HeldWait) -> bool {
    wait.wait.kind == WaitKind::Io && !wait.wait.is_async && wait.way.len() <= 1
}

fn finding(view: BodyView<'_>, wait: &HeldWait, held: &Held) -> Finding {
    let name = view.lock_name(&held.taken.lock);
    let who = if wait.way.is_empty() {
        "this"
    } else {
        "this call"
    };
    let message = format!("{name} stays locked while {who} does slow I/O");
    let mut finding =
        view.held_wait_finding(&LOCK_HELD_ACROSS_IO, (wait, held), (message, "blocks here"));
    finding.help = "let the guard end before the call: copy out what it needs".to_owned();
    finding.note = Some("everybody who wants the lock waits for this call, too".to_owned());
    finding
}
