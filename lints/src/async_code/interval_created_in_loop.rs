//! The lint `interval_created_in_loop`: ticks that never take any time.

use conc_check::{BodyRef, BodyView, Finding, FreshTick, Lint, LintMeta, Sink, World, lint};

lint! {
    /// Each round of a loop makes a new interval, whose first tick is due at once
    ///
    /// ### What it does
    /// Reports intervals that are made in each round of a loop and of which only the first tick is waited for, by itself or
    /// in a branch of a `select!`.
    ///
    /// ### Why is this bad?
    /// The first tick of an interval completes immediately. A loop that makes a new interval in each round never waits: it
    /// runs as fast as it can, and a `select!` takes this branch before the others have had a chance.
    ///
    /// ### Known limits
    /// Intervals in fields, and those that are made or awaited by another function, are not followed.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    ///
    /// pub async fn watch(mut poll: impl AsyncFnMut()) {
    ///     loop {
    ///         let mut ticks = tokio::time::interval(Duration::from_secs(5));
    ///         ticks.tick().await;
    ///         poll().await;
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::time::Duration;
    ///
    /// pub async fn watch(mut poll: impl AsyncFnMut()) {
    ///     let mut ticks = tokio::time::interval(Duration::from_secs(5));
    ///     loop {
    ///         ticks.tick().await;
    ///         poll().await;
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `deadline_restarted_in_loop`; <https://docs.rs/tokio/latest/tokio/time/fn.interval.html>
    pub INTERVAL_CREATED_IN_LOOP as IntervalCreatedInLoop {
        name: "interval_created_in_loop",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for IntervalCreatedInLoop {
    fn meta(&self) -> &'static LintMeta {
        &INTERVAL_CREATED_IN_LOOP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for fresh in view.fresh_ticks() {
            out.push(finding(view, &fresh));
        }
    }
}

fn finding(view: BodyView<'_>, fresh: &FreshTick<'_>) -> Finding {
    let message = if fresh.in_select {
        "this branch is taken at once: the first tick of an interval takes no time"
    } else {
        "this loop does not wait: the first tick of an interval takes no time"
    };
    let mut finding = view.finding(
        &INTERVAL_CREATED_IN_LOOP,
        message.to_owned(),
        fresh.tick.name_span(),
        "the first tick of the interval, in each round",
    );
    let made = view.label(fresh.made.name_span(), "a new interval, due at once");
    let head = view.label(fresh.looped.head_span(), "each round makes another one");
    finding.labels.extend([made, head]);
    let variable = fresh.replaces.and_then(|local| view.name(local));
    finding.help = match variable {
        Some(name) => format!("keep `{name}`, or sleep for as long instead of waiting for a tick"),
        None => "make the interval in front of the loop, or sleep for as long instead".to_owned(),
    };
    finding
}
