//! The lint `condvar_wait_holding_other_lock`: a condition variable gives back its own lock while it waits, and no other.

use conc_check::{
    BodyRef, BodyView, Held, HeldWait, Lint, LintMeta, Peer, Sink, WaitKind, World, lint,
};

lint! {
    /// A thread waits on a condition variable with another lock in hand
    ///
    /// ### What it does
    /// Reports waits on a condition variable while the guard of a lock other than the one that is given to the wait is
    /// alive; waits in called functions, when all who are seen to notify take that lock on the way there.
    ///
    /// ### Why is this bad?
    /// The wait releases the lock whose guard it gets, and only that. The other one stays locked for as long as nobody
    /// notifies. If whoever should notify needs it first, both wait for ever; if not, everybody else who wants it does.
    ///
    /// ### Known limits
    /// Waits that give up after a while are not reported. Functions are followed two calls deep within the packages of
    /// the run, through `dyn` traits only where one type alone implements them with locks. A guard that some path drops
    /// before the wait is not reported. A `Mutex<()>`, which only lets in one waiter at a time, is not reported. The
    /// notifying side is told by the field that holds the condition variable.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::{Condvar, Mutex};
    ///
    /// pub struct Pool {
    ///     config: Mutex<u32>,
    ///     idle: Mutex<Vec<u32>>,
    ///     returned: Condvar,
    /// }
    ///
    /// impl Pool {
    ///     pub fn take(&self) -> Option<u32> {
    ///         let config = self.config.lock().expect("no holder panics");
    ///         let mut idle = self.idle.lock().expect("no holder panics");
    ///         while idle.len() < *config as usize {
    ///             idle = self.returned.wait(idle).expect("no holder panics");
    ///         }
    ///         idle.pop()
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Take what is needed from the other lock, and release it before the wait.
    /// ```rust,good
    /// use std::sync::{Condvar, Mutex};
    ///
    /// pub struct Pool {
    ///     config: Mutex<u32>,
    ///     idle: Mutex<Vec<u32>>,
    ///     returned: Condvar,
    /// }
    ///
    /// impl Pool {
    ///     pub fn take(&self) -> Option<u32> {
    ///         let least = *self.config.lock().expect("no holder panics") as usize;
    ///         let mut idle = self.idle.lock().expect("no holder panics");
    ///         while idle.len() < least {
    ///             idle = self.returned.wait(idle).expect("no holder panics");
    ///         }
    ///         idle.pop()
    ///     }
    /// }
    /// ```
    /// Where both must be seen at one moment, put them under one mutex, and wait with its guard.
    ///
    /// ### See also
    /// `join_while_holding_lock`, `double_lock`;
    /// <https://doc.rust-lang.org/std/sync/struct.Condvar.html#method.wait>
    pub CONDVAR_WAIT_HOLDING_OTHER_LOCK as CondvarWaitHoldingOtherLock {
        name: "condvar_wait_holding_other_lock",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for CondvarWaitHoldingOtherLock {
    fn meta(&self) -> &'static LintMeta {
        &CONDVAR_WAIT_HOLDING_OTHER_LOCK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        let mut known = Vec::new();
        for wait in view.waits_under_locks() {
            let Some((held, notifier)) = other_lock(view, &wait) else {
                continue;
            };
            if !known.contains(&wait.span) {
                known.push(wait.span);
                out.push(finding(view, &wait, held, notifier));
            }
        }
    }
}

/// Deeper than this, a path that leads to the wait mostly depends on what the caller knows not to be so.
const MAX_CALLS: usize = 2;

/// A lock that stays locked while the condition variable is waited for, and a notifier who needs it, if one is seen.
fn other_lock<'h>(view: BodyView<'_>, wait: &'h HeldWait) -> Option<(&'h Held, Option<Peer>)> {
    if wait.wait.kind != WaitKind::Condvar || wait.wait.is_timed {
        return None;
    }
    // A guard that is lent to a function may be the one with which that waits.
    let stays = |held: &&Held| {
        wait.call.is_none_or(|call| !view.is_lent_to(held, call)) && !view.protects_nothing(held)
    };
    wait.held.iter().filter(stays).find_map(|held| {
        let notifier = view.notifier_that_needs(wait, held);
        // Who calls something that waits deep inside may know that this lock is not needed to go on.
        let is_bad = wait.way.is_empty() || (notifier.is_some() && wait.way.len() <= MAX_CALLS);
        is_bad.then_some((held, notifier))
    })
}

fn finding(
    view: BodyView<'_>,
    wait: &HeldWait,
    held: &Held,
    notifier: Option<Peer>,
) -> conc_check::Finding {
    let name = view.lock_name(&held.taken.lock);
    let message = if wait.way.is_empty() {
        format!("{name} stays locked while this waits on a condition variable")
    } else {
        format!("{name} stays locked while this call waits on a condition variable")
    };
    let mut finding = view.held_wait_finding(
        &CONDVAR_WAIT_HOLDING_OTHER_LOCK,
        (wait, held),
        (message, "waits here"),
    );
    if let Some(notifier) = notifier {
        view.label_peer(
            &mut finding.labels,
            &notifier,
            "taken here on the way to the notification",
        );
    }
    finding.help =
        "let the other guard end before the wait; copy out what is needed of it".to_owned();
    finding.note = Some(
        "the wait releases only the guard that it is given; if the notifying side needs the other lock first, both wait for ever"
            .to_owned(),
    );
    finding
}
