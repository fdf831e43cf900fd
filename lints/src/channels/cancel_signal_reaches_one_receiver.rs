//! The lint `cancel_signal_reaches_one_receiver`: one stop message for many. Channels with data are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, Finding, Lint, LintMeta, LonelySignal, Sink, World, lint,
};

lint! {
    /// One stop message is sent to many workers, and reaches one of them
    ///
    /// ### What it does
    /// Reports channels without data whose receiver is cloned in a loop, once for each worker, and into which a single
    /// message is sent.
    ///
    /// ### Why is this bad?
    /// In a queue each message goes to one receiver. One worker stops, and the others wait for ever.
    ///
    /// ### Known limits
    /// Only channels that stay in one function are followed. When the sender is dropped right after the message, the
    /// closing of the channel tells the others, and nothing is reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::thread;
    ///
    /// pub fn run() {
    ///     let (stop_tx, stop_rx) = crossbeam_channel::bounded::<()>(1);
    ///     let mut workers = Vec::new();
    ///     for _ in 0..4 {
    ///         let stop = stop_rx.clone();
    ///         workers.push(thread::spawn(move || stop.recv().is_ok()));
    ///     }
    ///     let _ = stop_tx.send(());
    ///     for worker in workers {
    ///         let _ = worker.join();
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Drop the sender: everybody sees that the channel is closed.
    /// ```rust,good
    /// use std::thread;
    ///
    /// pub fn run() {
    ///     let (stop_tx, stop_rx) = crossbeam_channel::bounded::<()>(1);
    ///     let mut workers = Vec::new();
    ///     for _ in 0..4 {
    ///         let stop = stop_rx.clone();
    ///         workers.push(thread::spawn(move || stop.recv().is_err()));
    ///     }
    ///     drop(stop_tx);
    ///     for worker in workers {
    ///         let _ = worker.join();
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `buffered_cancel_channel`; <https://go.dev/blog/pipelines> (on explicit cancellation)
    pub CANCEL_SIGNAL_REACHES_ONE_RECEIVER as CancelSignalReachesOneReceiver {
        name: "cancel_signal_reaches_one_receiver",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for CancelSignalReachesOneReceiver {
    fn meta(&self) -> &'static LintMeta {
        &CANCEL_SIGNAL_REACHES_ONE_RECEIVER
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for signal in view.lonely_signals() {
            out.push(finding(view, &signal));
        }
    }
}

fn finding(view: BodyView<'_>, signal: &LonelySignal<'_>) -> Finding {
    let send: CallView<'_> = signal.send;
    let mut finding = view.finding(
        &CANCEL_SIGNAL_REACHES_ONE_RECEIVER,
        "only one of the receivers gets this message".to_owned(),
        send.name_span(),
        "one message, taken by whoever comes first",
    );
    let label = view.label(
        signal.clone.name_span(),
        "each round makes another receiver",
    );
    finding.labels.push(label);
    let name = view
        .written(send)
        .unwrap_or_else(|| "the sender".to_owned());
    finding.help = format!(
        "drop `{name}` instead: all receivers see that the channel is closed; or use a cancellation token or a watch channel"
    );
    finding
}
