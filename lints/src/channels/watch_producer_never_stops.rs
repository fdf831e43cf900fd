//! The lint `watch_producer_never_stops`: producers of a state that nobody can see. Queues are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, Finding, Lint, LintMeta, LoopView, Sink, World, lint,
};

lint! {
    /// An endless loop goes on publishing although nobody can subscribe any more
    ///
    /// ### What it does
    /// Reports endless loops that publish through the only sender of a watch or broadcast channel, which they own, and that
    /// neither look at the result nor at `closed()`.
    ///
    /// ### Why is this bad?
    /// New receivers of such a channel come from its sender or from another receiver. When the loop owns the sender and the
    /// last receiver is gone, nobody will ever see what it publishes, but it goes on polling its source for the life of the
    /// process.
    ///
    /// ### Known limits
    /// Senders that are shared, cloned or subscribed to in the loop are not reported: somebody may come back.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio::sync::watch;
    ///
    /// async fn read_load() -> u32 {
    ///     7
    /// }
    ///
    /// pub fn load() -> watch::Receiver<u32> {
    ///     let (tx, rx) = watch::channel(0);
    ///     tokio::spawn(async move {
    ///         loop {
    ///             tokio::time::sleep(Duration::from_secs(1)).await;
    ///             let _ = tx.send(read_load().await);
    ///         }
    ///     });
    ///     rx
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio::sync::watch;
    ///
    /// async fn read_load() -> u32 {
    ///     7
    /// }
    ///
    /// pub fn load() -> watch::Receiver<u32> {
    ///     let (tx, rx) = watch::channel(0);
    ///     tokio::spawn(async move {
    ///         loop {
    ///             tokio::time::sleep(Duration::from_secs(1)).await;
    ///             if tx.send(read_load().await).is_err() {
    ///                 break;
    ///             }
    ///         }
    ///     });
    ///     rx
    /// }
    /// ```
    /// A producer that may wait long for its source also watches `tx.closed()` in a `select!`.
    ///
    /// ### See also
    /// `send_error_ignored_in_loop`, `endless_task`;
    /// <https://docs.rs/tokio/latest/tokio/sync/watch/struct.Sender.html#method.closed>
    pub WATCH_PRODUCER_NEVER_STOPS as WatchProducerNeverStops {
        name: "watch_producer_never_stops",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for WatchProducerNeverStops {
    fn meta(&self) -> &'static LintMeta {
        &WATCH_PRODUCER_NEVER_STOPS
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for endless in view.loops().filter(|looped| looped.is_endless()) {
            let mut sends = endless.own_calls();
            if let Some(send) = sends.find(|send| view.publishes_unheard(*send, endless)) {
                out.push(finding(view, endless, send));
            }
        }
    }
}

fn finding(view: BodyView<'_>, endless: LoopView<'_>, send: CallView<'_>) -> Finding {
    let mut finding = view.finding(
        &WATCH_PRODUCER_NEVER_STOPS,
        "the loop goes on for ever when its last receiver is gone".to_owned(),
        send.name_span(),
        "nobody looks whether anybody can see this",
    );
    finding
        .labels
        .push(view.label(endless.head_span(), "nothing else ends this loop"));
    let sender = view.written(send).unwrap_or_else(|| "tx".to_owned());
    finding.help = if view.result_is_ignored(send) {
        format!("leave the loop when the send fails, or when `{sender}.closed()` is done")
    } else {
        format!(
            "leave the loop when `{sender}.is_closed()`, or when `{sender}.closed()` is done in a `select!`"
        )
    };
    finding
}
