//! The lint `broadcast_lag_ends_loop`: consumers that take a lost message for the end. Queues are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, Effect, Finding, Lint, LintMeta, LoopKind, LoopView, Outcome,
    Sink, Tells, World, lint,
};

lint! {
    /// A consumer stops for good when it was too slow once
    ///
    /// ### What it does
    /// Reports loops over a broadcast channel that end with any error of `recv`, without a look at which one it is.
    ///
    /// ### Why is this bad?
    /// `recv` on a broadcast channel has two errors. `Closed` is the end. `Lagged(n)` only says that this receiver was slow
    /// and has missed `n` messages; the next `recv` goes on with the oldest one that is left. `while let Ok(..)` takes both
    /// for the end: under load, just when many messages come, the consumer silently stops, and nothing restarts it.
    ///
    /// ### Known limits
    /// Errors that are passed on with `?`, loops that subscribe again, and patterns that name the lag are not reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::broadcast::Receiver;
    ///
    /// pub async fn print(mut events: Receiver<String>) {
    ///     while let Ok(event) = events.recv().await {
    ///         println!("{event}");
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio::sync::broadcast::Receiver;
    /// use tokio::sync::broadcast::error::RecvError;
    ///
    /// pub async fn print(mut events: Receiver<String>) {
    ///     loop {
    ///         match events.recv().await {
    ///             Ok(event) => println!("{event}"),
    ///             Err(RecvError::Lagged(missed)) => eprintln!("{missed} events were missed"),
    ///             Err(RecvError::Closed) => break,
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `closed_channel_spin`; <https://docs.rs/tokio/latest/tokio/sync/broadcast/index.html#lagging>
    pub BROADCAST_LAG_ENDS_LOOP as BroadcastLagEndsLoop {
        name: "broadcast_lag_ends_loop",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for BroadcastLagEndsLoop {
    fn meta(&self) -> &'static LintMeta {
        &BROADCAST_LAG_ENDS_LOOP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for call in view.calls_that(Effect::Receives) {
            if call.waits_for_message() && call.may_lag() {
                let arrival = view.arrival(call);
                let looped = arrival.and_then(|arrival| view.loop_around(arrival.point.block));
                // Once for each element of something else: the loop has its own end.
                let looped = looped.filter(|looped| looped.kind() != LoopKind::For);
                out.extend(looped.and_then(|looped| finding(view, call, looped)));
            }
        }
    }
}

fn finding(view: BodyView<'_>, call: CallView<'_>, looped: LoopView<'_>) -> Option<Finding> {
    let course = view.course_after(call, Outcome::Told(Tells::Lagged))?;
    let is_new = call
        .receiver()
        .is_some_and(|receiver| looped.sets_anew(receiver));
    let is_meant = is_new || course.told || course.propagates || course.unclear || course.hidden;
    // A signal that ends the loop by itself is nothing to go on after.
    let goes_on = view.course_after(call, Outcome::Any)?.returns;
    if course.returns || is_meant || !goes_on {
        return None;
    }
    let mut finding = view.finding(
        &BROADCAST_LAG_ENDS_LOOP,
        "this loop ends when its receiver has missed a message".to_owned(),
        call.name_span(),
        "also fails when this receiver was too slow, and would go on after that",
    );
    let label = view.label(looped.head_span(), "ends with any error, for good");
    finding.labels.push(label);
    finding.help = "`match` on the error: go on after `Lagged(_)`, end with `Closed`".to_owned();
    Some(finding)
}
