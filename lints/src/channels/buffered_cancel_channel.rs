//! The lint `buffered_cancel_channel`: stop signals sent through a queue. Data channels are no concern of it.

use conc_check::{
    BodyRef, BodyView, Capacity, ChannelKind, ChannelPair, Finding, Lint, LintMeta, Sink, World,
    lint,
};

lint! {
    /// A stop signal is sent through a buffered channel
    ///
    /// ### What it does
    /// Reports channels that carry no data (`()`, `bool`, a unit struct) with room for several messages and which are
    /// used to tell somebody to stop.
    ///
    /// ### Why is this bad?
    /// A buffer makes `send` succeed without anybody listening: the stop request lies in the queue while the sender
    /// believes that it was heard. And a queue delivers each message once: with two workers on one receiver, one of
    /// them never stops. The size of the buffer is a guess that hides both until the day when it matters.
    ///
    /// ### Known limits
    /// Channels with one slot are taken for coalescing wake-ups, channels on which nothing is ever sent for the "all
    /// senders are gone" idiom, and channels whose messages are taken and put back for a semaphore; none of these is
    /// reported. The purpose is judged from names and from the type of the message.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc;
    ///
    /// async fn step() {}
    ///
    /// pub async fn run_for_a_while() {
    ///     let (stop_tx, mut stop_rx) = mpsc::channel::<()>(16);
    ///     let worker = tokio::spawn(async move {
    ///         while stop_rx.try_recv().is_err() {
    ///             step().await;
    ///         }
    ///     });
    ///     stop_tx.send(()).await.expect("the worker listens");
    ///     worker.await.expect("the worker does not panic");
    /// }
    /// ```
    ///
    /// ### Better
    /// A state that stays set: a `CancellationToken`, a `watch` channel, or the closing of the channel itself.
    /// ```rust,good
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn step() {}
    ///
    /// pub async fn run_for_a_while() {
    ///     let stop = CancellationToken::new();
    ///     let stopped = stop.clone();
    ///     let worker = tokio::spawn(async move {
    ///         while !stopped.is_cancelled() {
    ///             step().await;
    ///         }
    ///     });
    ///     stop.cancel();
    ///     worker.await.expect("the worker does not panic");
    /// }
    /// ```
    ///
    /// ### See also
    /// `receiver_never_drained`; <https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html>,
    /// <https://docs.rs/tokio/latest/tokio/sync/watch/index.html>
    pub BUFFERED_CANCEL_CHANNEL as BufferedCancelChannel {
        name: "buffered_cancel_channel",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for BufferedCancelChannel {
    fn meta(&self) -> &'static LintMeta {
        &BUFFERED_CANCEL_CHANNEL
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for pair in view.channels() {
            let queued = pair.kind == ChannelKind::Queue && pair.capacity == Capacity::Bounded;
            if queued
                && holds_several(&pair)
                && view.carries_no_data(&pair)
                && is_named_like_a_stop(view, &pair)
            {
                out.push(finding(view, &pair));
            }
        }
    }
}

/// One slot is a coalescing wake-up, none is a rendezvous.
fn holds_several(pair: &ChannelPair<'_>) -> bool {
    pair.size.is_some_and(|size| size > 1)
}

/// The words by which people call the ends of such a channel. What is `done` or `stopped` tells of an end, it asks for none.
const STOP_WORDS: [&str; 12] = [
    "abort",
    "cancel",
    "cancellation",
    "exit",
    "halt",
    "kill",
    "quit",
    "shutdown",
    "stop",
    "term",
    "terminate",
    "termination",
];

fn is_named_like_a_stop(view: BodyView<'_>, pair: &ChannelPair<'_>) -> bool {
    let ends = [pair.sender, pair.receiver].into_iter();
    let mut names = ends.filter_map(|end| view.name(view.variable_of(end)?));
    names.any(|name| name.split('_').any(|word| STOP_WORDS.contains(&word)))
}

fn finding(view: BodyView<'_>, pair: &ChannelPair<'_>) -> Finding {
    let size = pair.size.unwrap_or_default();
    let message = format!("a stop signal goes through a channel with room for {size} messages");
    let at = pair.call.name_span();
    let mut finding = view.finding(
        &BUFFERED_CANCEL_CHANNEL,
        message,
        at,
        "sending succeeds here even if nobody listens",
    );
    if let Some(sender) = view.variable_of(pair.sender) {
        finding.labels.push(view.label(
            view.body().locals[sender].span,
            "each signal sent here reaches one receiver at most",
        ));
    }
    finding.help = "use a cancellation token or a watch channel, which every listener sees, or let the drop of the sender be the signal".to_owned();
    finding
}
