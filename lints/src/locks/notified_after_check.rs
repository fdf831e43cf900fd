//! The lint `notified_after_check`: a wake-up that comes between the look and the wait. Condition variables are
//! `condvar_wait_without_loop`.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, MissedNotification, Sink, World, lint,
};

lint! {
    /// A wait for a notification that is kept for nobody begins only after it was seen that there is something to wait for
    ///
    /// ### What it does
    /// Reports futures of events, such as `Notify::notified()`, that are made and awaited at once, when all notifications of
    /// the event reach only those who wait already (`notify_waiters`).
    ///
    /// ### Why is this bad?
    /// Whoever waits has looked before whether it has to: at a flag, a count, a state. When that changes, and the
    /// notification is sent, between the look and the beginning of the wait, nobody hears it, and the task sleeps until the
    /// next one, or for ever. The wait begins when the future is made: made before the look, it hears everything that
    /// comes after.
    ///
    /// ### Known limits
    /// Only events in fields, statics and variables are looked at, and only those that are handed to no function. What happens between making the future and awaiting it is taken for
    /// the look, and a future that is made with a lock in hand is taken for safe. A branch of a `select!` beside a time limit is not reported, nor is an event that is also notified in a way
    /// that is kept (`notify_one`). Whoever only wants to hear what comes from now on loses nothing.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::atomic::{AtomicBool, Ordering};
    /// use tokio::sync::Notify;
    ///
    /// pub struct Ready {
    ///     flag: AtomicBool,
    ///     event: Notify,
    /// }
    ///
    /// impl Ready {
    ///     pub fn set(&self) {
    ///         self.flag.store(true, Ordering::Release);
    ///         self.event.notify_waiters();
    ///     }
    ///
    ///     pub async fn wait(&self) {
    ///         while !self.flag.load(Ordering::Acquire) {
    ///             self.event.notified().await;
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Make the future, look, and then await it.
    /// ```rust,good
    /// use std::sync::atomic::{AtomicBool, Ordering};
    /// use tokio::sync::Notify;
    ///
    /// pub struct Ready {
    ///     flag: AtomicBool,
    ///     event: Notify,
    /// }
    ///
    /// impl Ready {
    ///     pub fn set(&self) {
    ///         self.flag.store(true, Ordering::Release);
    ///         self.event.notify_waiters();
    ///     }
    ///
    ///     pub async fn wait(&self) {
    ///         loop {
    ///             let notified = self.event.notified();
    ///             if self.flag.load(Ordering::Acquire) {
    ///                 return;
    ///             }
    ///             notified.await;
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `condvar_predicate_outside_mutex`, `condvar_wait_without_loop`;
    /// <https://docs.rs/tokio/latest/tokio/sync/struct.Notify.html#method.notify_waiters>
    pub NOTIFIED_AFTER_CHECK as NotifiedAfterCheck {
        name: "notified_after_check",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for NotifiedAfterCheck {
    fn meta(&self) -> &'static LintMeta {
        &NOTIFIED_AFTER_CHECK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if view.is_test() {
            return;
        }
        for missed in view.missed_notifications() {
            out.push(finding(view, &missed));
        }
    }
}

fn finding(view: BodyView<'_>, missed: &MissedNotification<'_>) -> Finding {
    let notifies = missed.notifies;
    let mut finding = view.finding(
        &NOTIFIED_AFTER_CHECK,
        "this wait can miss its notification: it begins only here".to_owned(),
        missed.waits.name_span(),
        "hears only what is sent from now on",
    );
    finding.labels.push(notifies.view.label(
        notifies.name_span(),
        "wakes only those who wait at that moment",
    ));
    finding.help = format!(
        "make the future first (`let notified = ..{}();`), then look whether there is anything to wait for, and await it after that",
        missed.waits.name()
    );
    finding
}
