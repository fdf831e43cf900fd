//! The lint `await_holding_lock`: guards of blocking locks. Async locks are made to be held across an await.

use conc_check::{BodyRef, BodyView, GuardKind, Lint, LintMeta, Sink, World, lint};

lint! {
    /// A guard of a blocking lock is held across an await
    ///
    /// ### What it does
    /// Reports guards of blocking mutexes and read-write locks (`std`, `parking_lot`, `spin` and the like) that are
    /// alive at an await point: in a variable, in a tuple, `Option` or struct, returned by a helper function, or as a
    /// temporary of a `match`, `if let`, `while let` or `for`.
    ///
    /// ### Why is this bad?
    /// At the await the task is put aside with the lock still locked. Another task of the same thread that wants the
    /// lock blocks that thread, and the first task can never run again to release it: the program hangs, usually only
    /// under load. Where `spawn` asks for `Send` the compiler refuses some of these guards, but not `spin`'s, and
    /// nothing at all under `block_on`, in a local set, or on an actor's arbiter.
    ///
    /// ### Known limits
    /// Locks in test code are not reported: a mutex that keeps tests apart is meant to be held. Guards that are moved
    /// into a function of another crate are taken to be dropped there. Only places that run before the await and after
    /// the lock on some path count; values that rule a path out are not compared.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::Mutex;
    ///
    /// async fn send(_line: &str) {}
    ///
    /// pub async fn flush(log: &Mutex<Vec<String>>) {
    ///     let lines = log.lock().expect("no holder panics");
    ///     for line in lines.iter() {
    ///         send(line).await;
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Take out what is needed and release the lock first.
    /// ```rust,good
    /// use std::sync::Mutex;
    ///
    /// async fn send(_line: &str) {}
    ///
    /// pub async fn flush(log: &Mutex<Vec<String>>) {
    ///     let lines = std::mem::take(&mut *log.lock().expect("no holder panics"));
    ///     for line in &lines {
    ///         send(line).await;
    ///     }
    /// }
    /// ```
    /// If the await truly belongs into the critical section, use an async mutex. Do not unlock in the middle of an
    /// update that others must not see half done.
    ///
    /// ### See also
    /// `clippy::await_holding_lock`, whose `allow` is honoured; `await_holding_refcell_ref`, `await_holding_map_ref`;
    /// <https://docs.rs/tokio/latest/tokio/sync/struct.Mutex.html#which-kind-of-mutex-should-you-use>
    pub AWAIT_HOLDING_LOCK as AwaitHoldingLock {
        name: "await_holding_lock",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
        in_clippy: true,
    }
}

impl Lint for AwaitHoldingLock {
    fn meta(&self) -> &'static LintMeta {
        &AWAIT_HOLDING_LOCK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for guard in view.guards_held_across_awaits() {
            if keeps_a_thread_waiting(guard.kind) {
                let name = view.guard_name(&guard);
                let mut finding = view.held_guard_finding(
                    &AWAIT_HOLDING_LOCK,
                    &guard,
                    message(&name, guard.kind),
                );
                finding.help = help(guard.kind);
                out.push(finding);
            }
        }
    }
}

/// Whoever wants the lock meanwhile blocks a whole thread, perhaps the one that would release it.
fn keeps_a_thread_waiting(kind: GuardKind) -> bool {
    matches!(
        kind,
        GuardKind::Lock | GuardKind::Io | GuardKind::Runtime | GuardKind::Epoch
    )
}

fn message(name: &str, kind: GuardKind) -> String {
    match kind {
        GuardKind::Runtime => format!("the runtime context {name} stays entered across an await"),
        GuardKind::Epoch => format!("the epoch {name} stays pinned across an await"),
        GuardKind::Io => format!("the standard stream {name} stays locked across an await"),
        _ => format!("the lock guard {name} is held across an await"),
    }
}

fn help(kind: GuardKind) -> String {
    match kind {
        GuardKind::Runtime => {
            "let the guard end before the await; spawn onto the runtime's handle instead".to_owned()
        }
        _ => {
            "copy out what is needed and let the guard end before the await (a block, or `drop`); \
              if the await belongs into the critical section, use an async mutex"
                .to_owned()
        }
    }
}
