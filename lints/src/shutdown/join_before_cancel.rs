//! The lint `join_before_cancel`: the signal comes after the wait. Channels in `Drop` are `drop_joins_before_sender_closed`.

use conc_check::{
    BodyRef, BodyView, Finding, LateSignal, Lint, LintMeta, Signal, Sink, World, lint,
};

lint! {
    /// Work is joined before it is told to stop, so the join never returns
    ///
    /// ### What it does
    /// Reports a `join()` or awaited handle of a thread or task that ends only when a token is cancelled or a flag is
    /// set, where that is done after the join.
    ///
    /// ### Why is this bad?
    /// The join waits for the end of the work, and the work waits for a signal that the next line would give. The
    /// shutdown hangs for ever; at best somebody kills the process, and what was to be cleaned up is not.
    ///
    /// ### Known limits
    /// Only work whose loop has no other way out is reported, and only if nobody else in the package gives the signal.
    /// Which value is written to a flag is not looked at.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicBool, Ordering};
    /// use std::thread;
    ///
    /// fn poll() {}
    ///
    /// /// Hangs in `join`.
    /// pub fn run() {
    ///     let stop = Arc::new(AtomicBool::new(false));
    ///     let seen = Arc::clone(&stop);
    ///     let poller = thread::spawn(move || {
    ///         while !seen.load(Ordering::Relaxed) {
    ///             poll();
    ///         }
    ///     });
    ///     poller.join().expect("the poller does not panic");
    ///     stop.store(true, Ordering::Relaxed);
    /// }
    /// ```
    ///
    /// ### Better
    /// First the signal, then the join.
    /// ```rust,good
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicBool, Ordering};
    /// use std::thread;
    ///
    /// fn poll() {}
    ///
    /// /// Ends after at most one more round.
    /// pub fn run() {
    ///     let stop = Arc::new(AtomicBool::new(false));
    ///     let seen = Arc::clone(&stop);
    ///     let poller = thread::spawn(move || {
    ///         while !seen.load(Ordering::Relaxed) {
    ///             poll();
    ///         }
    ///     });
    ///     stop.store(true, Ordering::Relaxed);
    ///     poller.join().expect("the poller does not panic");
    /// }
    /// ```
    ///
    /// ### See also
    /// `drop_joins_before_sender_closed`, `sender_alive_in_receive_loop`, `stop_flag_behind_blocking_call`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html>
    pub JOIN_BEFORE_CANCEL as JoinBeforeCancel {
        name: "join_before_cancel",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for JoinBeforeCancel {
    fn meta(&self) -> &'static LintMeta {
        &JOIN_BEFORE_CANCEL
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for late in view.late_signals() {
            out.push(finding(view, &late));
        }
    }
}

fn finding(view: BodyView<'_>, late: &LateSignal<'_>) -> Finding {
    let source = late.ending.signal.source();
    let worker = late.looped.view;
    let name = source.and_then(|source| worker.source_name(source));
    let (noun, given) = match late.ending.signal {
        Signal::Token(_) => ("token", "is cancelled"),
        _ => ("flag", "is set"),
    };
    let quoted = name.map_or_else(|| format!("the {noun}"), |name| format!("`{name}`"));
    let message =
        format!("this waits for work that ends only when {quoted} {given}, which happens later");
    let mut finding = view.finding(
        &JOIN_BEFORE_CANCEL,
        message,
        late.waits,
        "waits here for ever",
    );
    let looks = worker.label(
        late.ending.span,
        format!("the work goes on until {quoted} {given}"),
    );
    finding.labels.push(looks);
    let comes_late = late
        .given
        .call
        .view
        .label(late.given.span(), "never reached");
    finding.labels.push(comes_late);
    finding.help = format!(
        "first give the signal, then wait: move this wait behind `{}(..)`",
        late.given.call.name()
    );
    finding
}
