//! The lint `work_postponed_by_messages`: pauses that begin anew with each message.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, PostponedWork, Sink, World, lint};

lint! {
    /// Work that is due after a pause waits for as long as messages keep coming
    ///
    /// ### What it does
    /// Reports a `select!` in a loop where one branch sleeps and then does some work, while another one receives messages:
    /// each message drops the sleep, and the next round begins a new one.
    ///
    /// ### Why is this bad?
    /// The work was meant to be done each second. But it is done only when there was no message for a whole second: under
    /// load, when it is needed most, a buffer is never flushed and nothing is ever cleaned up.
    ///
    /// ### Known limits
    /// Work that is meant for quiet times looks the same. It is left alone when the pause or the work has a name that says so
    /// (`idle`, `timeout`, `debounce`, ..), when the loop does the work elsewhere, too, or ends with it.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc::Receiver;
    /// use tokio::time::{Duration, sleep};
    ///
    /// pub async fn collect(mut lines: Receiver<String>, mut flush: impl FnMut(&mut Vec<String>)) {
    ///     let mut all = Vec::new();
    ///     loop {
    ///         tokio::select! {
    ///             line = lines.recv() => match line {
    ///                 Some(line) => all.push(line),
    ///                 None => break,
    ///             },
    ///             _ = sleep(Duration::from_secs(1)) => flush(&mut all),
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio::sync::mpsc::Receiver;
    /// use tokio::time::{Duration, interval};
    ///
    /// pub async fn collect(mut lines: Receiver<String>, mut flush: impl FnMut(&mut Vec<String>)) {
    ///     let mut all = Vec::new();
    ///     let mut ticks = interval(Duration::from_secs(1));
    ///     loop {
    ///         tokio::select! {
    ///             line = lines.recv() => match line {
    ///                 Some(line) => all.push(line),
    ///                 None => break,
    ///             },
    ///             _ = ticks.tick() => flush(&mut all),
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `deadline_restarted_in_loop`; <https://docs.rs/tokio/latest/tokio/time/fn.interval.html>
    pub WORK_POSTPONED_BY_MESSAGES as WorkPostponedByMessages {
        name: "work_postponed_by_messages",
        group: Pedantic,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for WorkPostponedByMessages {
    fn meta(&self) -> &'static LintMeta {
        &WORK_POSTPONED_BY_MESSAGES
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for work in view.postponed_work() {
            out.push(finding(view, &work));
        }
    }
}

fn finding(view: BodyView<'_>, found: &PostponedWork<'_>) -> Finding {
    let mut finding = view.finding(
        &WORK_POSTPONED_BY_MESSAGES,
        "each message begins this pause anew, and puts off the work behind it".to_owned(),
        found.made.name_span(),
        "begins anew in each round",
    );
    let labels = [
        view.label(
            found.receive.name_span(),
            "starts the next round with each message",
        ),
        view.label(
            found.work.name_span(),
            "is done only when there was none for the whole time",
        ),
    ];
    finding.labels.extend(labels);
    finding.help = "make an interval in front of the loop, and do this at its ticks".to_owned();
    finding
}
