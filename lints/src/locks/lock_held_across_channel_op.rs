//! The lint `lock_held_across_channel_op`: who should fill or empty the channel may need the lock first.

use conc_check::{
    BodyRef, BodyView, GuardKind, Held, HeldWait, Lint, LintMeta, Peer, Sink, WaitKind, World, lint,
};

lint! {
    /// A lock is held while waiting at a channel
    ///
    /// ### What it does
    /// Reports sends into bounded channels and receives that happen, here or in a called function, while the guard of a
    /// lock is alive that the other end of the channel needs: a receiver that takes it between two messages, a sender that
    /// takes it before the message. Without a known other end it reports operations that block their thread in the
    /// same function with a guard of a blocking lock.
    ///
    /// ### Why is this bad?
    /// The holder of the lock waits for the other end, and the other end waits for the lock: neither ever goes on. With
    /// a bounded channel this happens only once it is full, under load. If the other end does not need the lock,
    /// everybody else who does waits for as long as the other end takes.
    ///
    /// ### Known limits
    /// Sends that cannot wait (unbounded channels, `try_send`), operations with a time limit, and channels whose end or
    /// message lies under the lock itself (`rx.lock().unwrap().recv()`) are not reported, the last only if the other
    /// end of a send is not known to need the lock. The other end is known when both ends come from one call that is seen, or
    /// by a message type of the package. Where a sender type may be of either kind, the constructor must be seen.
    /// Guards of async locks, `Mutex<()>` and shared guards count only when the other end is known to need the lock.
    /// Loops over a receiver (`for x in rx`) with a guard around them are not reported.
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

fn bad_lock<'h>(view: BodyView<'_>, wait: &'h HeldWait) -> Option<(&'h Held, Option<Peer>)> {
    let needed = wait.held.iter().find_map(|held| {
        let peer = view.peer_that_needs(wait, held)?;
        // Who receives what lies under the lock keeps only other receivers waiting.
        let is_own = wait.wait.kind == WaitKind::Receive && view.uses_guarded_data(wait, held);
        (!is_own).then_some((held, Some(peer)))
    });
    needed.or_else(|| {
        let held = wait
            .held
            .iter()
            .find(|held| is_bad_anyway(view, wait, held))?;
        Some((held, None))
    })
}

/// Does a thread block in plain sight with a lock that others want meanwhile?
fn is_bad_anyway(view: BodyView<'_>, wait: &HeldWait, held: &Held) -> bool {
    wait.way.is_empty()
        && !wait.wait.is_async
        && held.taken.kind == GuardKind::Lock
        && held.taken.shuts_out_all()
        && !view.protects_nothing(held)
        && !view.uses_guarded_data(wait, held)
}

fn finding(
    view: BodyView<'_>,
    wait: &HeldWait,
    (held, peer): (&Held, Option<Peer>),
) -> conc_check::Finding {
    let name = view.lock_name(&held.taken.lock);
    let (what, waits) = match wait.wait.kind {
        WaitKind::Send => ("for room in a channel", "may wait for room here"),
        _ => ("for a message", "waits for a message here"),
    };
    let message = match peer {
        Some(_) => format!("{name} is held while waiting {what}, and the other end needs it"),
        None => format!("{name} stays locked while waiting {what}"),
    };
    let mut finding =
        view.held_wait_finding(&LOCK_HELD_ACROSS_CHANNEL_OP, (wait, held), (message, waits));
    finding.help = match wait.wait.kind {
        WaitKind::Send => "let the guard end before the send, or use `try_send`".to_owned(),
        _ => "let the guard end before the receive".to_owned(),
    };
    finding.note = Some(match &peer {
        Some(_) => "the other end waits for the lock, and its holder for the other end: neither goes on".to_owned(),
        None => "if the other end needs the lock, both wait for ever; if not, everybody else who wants it does until then".to_owned(),
    });
    if let Some(peer) = peer {
        view.label_peer(&mut finding.labels, &peer, "the other end takes it here");
    }
    finding
}
