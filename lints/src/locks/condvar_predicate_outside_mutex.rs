//! The lint `condvar_predicate_outside_mutex`: who is about to sleep misses a flag that is set without the lock.

use conc_check::{Finding, Lint, LintMeta, OutsideFlag, Sink, World, flags_set_outside, lint};

lint! {
    /// A flag that a waiting thread looks at is set without the lock of the condition variable
    ///
    /// ### What it does
    /// Reports writes to an atomic that are followed by a notification of a condition variable, both without any lock,
    /// when a loop that waits on the condition variable without a limit looks at that atomic in between.
    ///
    /// ### Why is this bad?
    /// The waiting thread looks at the flag, finds it unset and goes to sleep. When the flag is set and the notification
    /// sent in the moment between, the notification finds nobody asleep and is lost; the thread sleeps for ever, and so
    /// does who joins it. The lock closes that gap, but only when who sets the flag takes it, too: an atomic does not help.
    ///
    /// ### Known limits
    /// Loops that wait with a time limit are not reported: they look again. Nor are writes that read in the same step
    /// (`swap`, `compare_exchange`). Any lock that is held or taken between the
    /// write and the end of the notification, or held by a caller, is taken for the one of the condition variable. Data
    /// other than atomics is not looked at. The flag and the condition variable are told by the fields that hold them,
    /// also through the parameters of a thread's function.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::atomic::{AtomicBool, Ordering};
    /// use std::sync::{Condvar, Mutex};
    ///
    /// pub struct Queue {
    ///     jobs: Mutex<Vec<u32>>,
    ///     more: Condvar,
    ///     closed: AtomicBool,
    /// }
    ///
    /// impl Queue {
    ///     pub fn next(&self) -> Option<u32> {
    ///         let mut jobs = self.jobs.lock().expect("no holder panics");
    ///         while jobs.is_empty() && !self.closed.load(Ordering::Acquire) {
    ///             jobs = self.more.wait(jobs).expect("no holder panics");
    ///         }
    ///         jobs.pop()
    ///     }
    ///
    ///     pub fn close(&self) {
    ///         self.closed.store(true, Ordering::Release);
    ///         self.more.notify_all();
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Set the flag with the lock in hand.
    /// ```rust,good
    /// use std::sync::atomic::{AtomicBool, Ordering};
    /// use std::sync::{Condvar, Mutex};
    ///
    /// pub struct Queue {
    ///     jobs: Mutex<Vec<u32>>,
    ///     more: Condvar,
    ///     closed: AtomicBool,
    /// }
    ///
    /// impl Queue {
    ///     pub fn next(&self) -> Option<u32> {
    ///         let mut jobs = self.jobs.lock().expect("no holder panics");
    ///         while jobs.is_empty() && !self.closed.load(Ordering::Acquire) {
    ///             jobs = self.more.wait(jobs).expect("no holder panics");
    ///         }
    ///         jobs.pop()
    ///     }
    ///
    ///     pub fn close(&self) {
    ///         let jobs = self.jobs.lock().expect("no holder panics");
    ///         self.closed.store(true, Ordering::Release);
    ///         drop(jobs);
    ///         self.more.notify_all();
    ///     }
    /// }
    /// ```
    /// Or keep the flag behind the lock, as a plain `bool`.
    ///
    /// ### See also
    /// `condvar_wait_holding_other_lock`, `stop_flag_behind_blocking_call`;
    /// <https://doc.rust-lang.org/std/sync/struct.Condvar.html>
    pub CONDVAR_PREDICATE_OUTSIDE_MUTEX as CondvarPredicateOutsideMutex {
        name: "condvar_predicate_outside_mutex",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for CondvarPredicateOutsideMutex {
    fn meta(&self) -> &'static LintMeta {
        &CONDVAR_PREDICATE_OUTSIDE_MUTEX
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        for flag in flags_set_outside(world) {
            out.push(finding(&flag));
        }
    }
}

fn finding(flag: &OutsideFlag<'_>) -> Finding {
    let source = flag.look.signal.source();
    let (setter, waiter) = (flag.set.call.view, flag.wait.view);
    let name = source.and_then(|source| waiter.source_name(source));
    let quoted = name.map_or_else(|| "the flag".to_owned(), |name| format!("`{name}`"));
    let mut finding = setter.finding(
        &CONDVAR_PREDICATE_OUTSIDE_MUTEX,
        format!(
            "who waits for {quoted} can miss that it is set: it is set without the lock of the wait"
        ),
        flag.set.span(),
        "set here, with no lock in hand",
    );
    finding.labels.extend([setter.label(
        flag.announced.name_span(),
        "announced here: nobody hears it who is not asleep yet",
    )]);
    let sleeps = flag.wait.name_span();
    if flag.look.span.start < sleeps.start {
        finding.labels.extend([
            waiter.label(flag.look.span, format!("{quoted} is looked at here")),
            waiter.label(
                sleeps,
                "before the thread goes to sleep here, without a limit",
            ),
        ]);
        finding.help = "take the lock of the wait around setting the flag: the waiting thread then looks after it, or sleeps already".to_owned();
    } else {
        finding.labels.extend([
            waiter.label(sleeps, "the thread goes to sleep here, without a limit"),
            waiter.label(
                flag.look.span,
                format!("and looks at {quoted} only when it wakes up"),
            ),
        ]);
        finding.help = "look at the flag in front of the wait, too, and take the lock of the wait around setting it".to_owned();
    }
    finding
}
