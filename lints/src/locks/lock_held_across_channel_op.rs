//! The lint `lock_held_across_channel_op`: who should fill or empty the channel may need the lock first.

use conc_check::{
    BodyRef, BodyView, Held, HeldWait, Lint, LintMeta, Peer, Sink, WaitKind, World, lint,
};

lint! {
    /// A lock is held while waiting at a channel
    ///
    /// ### What it does
    /// Reports sends into bounded channels and receives that happen, here or in a called function, while the guard of a
    /// lock is alive that the other end of the channel needs: a receiver that takes it between two messages, a sender that
    /// takes it before the message.
    ///
    /// ### Why is this bad?
    /// The holder of the lock waits for the other end, and the other end waits for the lock: neither ever goes on. With
    /// a bounded channel this happens only once it is full, under load. If the other end does not need the lock,
    /// everybody else who does waits for as long as the other end takes.
    ///
    /// ### Known limits
    /// Sends that cannot wait (unbounded channels, `try_send`), operations with a time limit, and channels whose end or
    /// message lies under the lock itself (`rx.lock().unwrap().recv()`) are not reported. The other end must be known to need
    /// the lock: both ends come from one call that is seen, or the message type is one of the package. Where a sender type may be
    /// of either kind, the constructor must be seen. Loops over a receiver (`for x in rx`) with a guard around them are not
    /// reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::{Arc, Mutex, mpsc};
    /// use std::thread;
    ///
    /// pub fn run(names: Arc<Mutex<Vec<String>>>) {
    ///     let (tx, rx) = mpsc::sync_channel(1);
    ///     let shared = names.clone();
    ///     let worker = thread::spawn(move || {
    ///         for name in rx {
    ///             shared.lock().expect("no holder panics").retain(|known| *known != name);
    ///         }
    ///     });
    ///     for name in names.lock().expect("no holder panics").iter() {
    ///         let _ = tx.send(name.clone());
    ///     }
    ///     drop(tx);
    ///     let _ = worker.join();
    /// }
    /// ```
    ///
    /// ### Better
    /// Take out what is to be sent, and send it without the lock.
    /// ```rust,good
    /// use std::sync::{Arc, Mutex, mpsc};
    /// use std::thread;
    ///
    /// pub fn run(names: Arc<Mutex<Vec<String>>>) {
    ///     let (tx, rx) = mpsc::sync_channel(1);
    ///     let shared = names.clone();
    ///     let worker = thread::spawn(move || {
    ///         for name in rx {
    ///             shared.lock().expect("no holder panics").retain(|known| *known != name);
    ///         }
    ///     });
    ///     let copy = names.lock().expect("no holder panics").clone();
    ///     for name in copy {
    ///         let _ = tx.send(name);
    ///     }
    ///     drop(tx);
    ///     let _ = worker.join();
    /// }
    /// ```
    /// Where message and locked data must change in one step, an unbounded channel or `try_send` keeps the order without
    /// waiting.
    ///
    /// ### See also
    /// `join_while_holding_lock`, `condvar_wait_holding_other_lock`, `await_holding_lock`;
    /// <https://doc.rust-lang.org/std/sync/mpsc/fn.sync_channel.html>
    pub LOCK_HELD_ACROSS_CHANNEL_OP as LockHeldAcrossChannelOp {
        name: "lock_held_across_channel_op",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for LockHeldAcrossChannelOp {
    fn meta(&self) -> &'static LintMeta {
        &LOCK_HELD_ACROSS_CHANNEL_OP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        let mut known = Vec::new();
        for wait in view.waits_under_locks() {
            if !may_wait(view, &wait) || known.contains(&wait.span) {
                continue;
            }
            if let Some((held, peer)) = bad_lock(view, &wait) {
                known.push(wait.span);
                out.push(finding(view, &wait, (held, peer)));
            }
        }
    }
}

/// Is it a channel operation without a time limit, and is there anything to wait for?
fn may_wait(view: BodyView<'_>, wait: &HeldWait) -> bool {
    let waits = match wait.wait.kind {
        WaitKind::Send => view.channel_may_be_full(wait),
        WaitKind::Receive => true,
        _ => false,
    };
    waits && !wait.wait.is_timed
}

/// The lock that somebody at the other end needs.
fn bad_lock<'h>(view: BodyView<'_>, wait: &'h HeldWait) -> Option<(&'h Held, Peer)> {
    wait.held.iter().find_map(|held| {
        let peer = view.peer_that_needs(wait, held)?;
        // Who receives what lies under the lock keeps only other receivers waiting.
        let is_own = wait.wait.kind == WaitKind::Receive && view.uses_guarded_data(wait, held);
        (!is_own).then_some((held, peer))
    })
}

fn finding(
    view: BodyView<'_>,
    wait: &HeldWait,
    (held, peer): (&Held, Peer),
) -> conc_check::Finding {
    let name = view.lock_name(&held.taken.lock);
    let (what, waits) = match wait.wait.kind {
        WaitKind::Send => ("for room in a channel", "may wait for room here"),
        _ => ("for a message", "waits for a message here"),
    };
    let message = format!("{name} is held while waiting {what}, and the other end needs it");
    let mut finding =
        view.held_wait_finding(&LOCK_HELD_ACROSS_CHANNEL_OP, (wait, held), (message, waits));
    finding.help = match wait.wait.kind {
        WaitKind::Send => "let the guard end before the send, or use `try_send`".to_owned(),
        _ => "let the guard end before the receive".to_owned(),
    };
    finding.note = Some(
        "the other end waits for the lock, and its holder for the other end: neither goes on"
            .to_owned(),
    );
    view.label_peer(&mut finding.labels, &peer, "the other end takes it here");
    finding
}
