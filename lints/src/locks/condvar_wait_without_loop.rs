//! The lint `condvar_wait_without_loop`: a wait that trusts the wake-up. Flags that are set without the lock are
//! `condvar_predicate_outside_mutex`.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, MissingCheck, Sink, UncheckedWait, World, lint,
};

lint! {
    /// A wait on a condition variable that is not part of a loop which looks at what it waits for
    ///
    /// ### What it does
    /// Reports waits on a condition variable, without a time limit, of two kinds: those between which and the lock nothing
    /// is looked at, and those that stand in no loop and behind which nothing is looked at again.
    ///
    /// ### Why is this bad?
    /// A notification is not kept for those who come later. When it is sent before the wait begins, a thread that does not
    /// look first whether it has anything to wait for sleeps for ever. And a wait may be over without any notification, or
    /// after somebody else was faster: a thread that does not look again goes on with what is not there.
    ///
    /// ### Known limits
    /// Anything that happens between the lock and the wait, such as a call or a change of what is protected, is taken for
    /// a protocol of its own. Waits with a time limit are not reported; nor, when they are looked at before, those in functions
    /// that are handed the guard or give anything back, as the caller may look. Whether a loop looks at the right thing is not checked. Condition variables
    /// that never wake up without a reason (parking_lot) are reported for the first kind only.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::{Condvar, Mutex};
    ///
    /// pub struct Start {
    ///     begun: Mutex<bool>,
    ///     changed: Condvar,
    /// }
    ///
    /// impl Start {
    ///     pub fn begin(&self) {
    ///         *self.begun.lock().expect("no holder panics") = true;
    ///         self.changed.notify_all();
    ///     }
    ///
    ///     /// Whoever comes after `begin` waits for ever.
    ///     pub fn wait(&self) {
    ///         let begun = self.begun.lock().expect("no holder panics");
    ///         drop(self.changed.wait(begun));
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::sync::{Condvar, Mutex};
    ///
    /// pub struct Start {
    ///     begun: Mutex<bool>,
    ///     changed: Condvar,
    /// }
    ///
    /// impl Start {
    ///     pub fn begin(&self) {
    ///         *self.begun.lock().expect("no holder panics") = true;
    ///         self.changed.notify_all();
    ///     }
    ///
    ///     pub fn wait(&self) {
    ///         let mut begun = self.begun.lock().expect("no holder panics");
    ///         while !*begun {
    ///             begun = self.changed.wait(begun).expect("no holder panics");
    ///         }
    ///     }
    /// }
    /// ```
    /// Or `wait_while`, which is this loop.
    ///
    /// ### See also
    /// `condvar_predicate_outside_mutex`, `condvar_wait_holding_other_lock`;
    /// <https://doc.rust-lang.org/std/sync/struct.Condvar.html#method.wait>
    pub CONDVAR_WAIT_WITHOUT_LOOP as CondvarWaitWithoutLoop {
        name: "condvar_wait_without_loop",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for CondvarWaitWithoutLoop {
    fn meta(&self) -> &'static LintMeta {
        &CONDVAR_WAIT_WITHOUT_LOOP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for unchecked in view.unchecked_waits() {
            out.push(finding(view, &unchecked));
        }
    }
}

fn finding(view: BodyView<'_>, unchecked: &UncheckedWait<'_>) -> Finding {
    let (message, label) = match unchecked.missing {
        MissingCheck::Before(_) => (
            "this wait can miss its wake-up: nobody looks before whether it has come already",
            "sleeps until the next notification, whatever has happened before",
        ),
        MissingCheck::Again => (
            "this wait may be over without a reason, and nobody looks then",
            "may return although nobody has notified",
        ),
    };
    let mut finding = view.finding(
        &CONDVAR_WAIT_WITHOUT_LOOP,
        message.to_owned(),
        unchecked.wait.name_span(),
        label,
    );
    if let MissingCheck::Before(lock) = unchecked.missing {
        let taken = view.label(
            lock.name_span(),
            "the lock is taken here, and nothing is looked at behind it",
        );
        finding.labels.push(taken);
    }
    finding.help = "keep what is waited for behind the lock, and wait in a loop for as long as it is not there: `while !ready { guard = condvar.wait(guard) }`, or `wait_while`".to_owned();
    finding
}
