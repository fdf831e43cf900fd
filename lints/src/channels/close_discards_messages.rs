//! The lint `close_discards_messages`: queues closed with messages in them. Sends into closed channels are other lints.

use conc_check::{
    BodyRef, BodyView, DiscardedMessages, Discarding, Finding, Lint, LintMeta, Sink, World, lint,
};

lint! {
    /// A channel is closed, and the messages that are still in it are lost
    ///
    /// ### What it does
    /// Reports a receiver that a function reads, closes and then drops without reading what is left; and channels whose
    /// `close` throws away what they hold (kanal), where the function has sent something before or receives behind it.
    ///
    /// ### Why is this bad?
    /// `close()` says "no more, but what is there will be done": senders got `Ok` for the messages in the queue. When the
    /// receiver is dropped behind it, these are gone without an error anywhere, and oneshot replies in them fail.
    ///
    /// ### Known limits
    /// Receivers in fields or behind references are not reported: somebody else may read what is left. Nor are messages of
    /// the type `()`, which only wake.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::{mpsc, oneshot};
    ///
    /// /// Jobs that are in the queue when the stop comes are lost.
    /// pub async fn serve(mut jobs: mpsc::Receiver<String>, mut stop: oneshot::Receiver<()>) {
    ///     loop {
    ///         tokio::select! {
    ///             _ = &mut stop => {
    ///                 jobs.close();
    ///                 break;
    ///             }
    ///             job = jobs.recv() => match job {
    ///                 Some(job) => tracing::info!(job),
    ///                 None => break,
    ///             },
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Read on until there is nothing left.
    /// ```rust,good
    /// use tokio::sync::{mpsc, oneshot};
    ///
    /// pub async fn serve(mut jobs: mpsc::Receiver<String>, mut stop: oneshot::Receiver<()>) {
    ///     loop {
    ///         tokio::select! {
    ///             _ = &mut stop => {
    ///                 jobs.close();
    ///                 break;
    ///             }
    ///             job = jobs.recv() => match job {
    ///                 Some(job) => tracing::info!(job),
    ///                 None => return,
    ///             },
    ///         }
    ///     }
    ///     while let Some(job) = jobs.recv().await {
    ///         tracing::info!(job);
    ///     }
    /// }
    /// ```
    /// Where the rest is really not wanted, `drop(jobs)` says so.
    ///
    /// ### See also
    /// `reply_sender_dropped`, `sender_alive_in_receive_loop`;
    /// <https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.Receiver.html#method.close>
    pub CLOSE_DISCARDS_MESSAGES as CloseDiscardsMessages {
        name: "close_discards_messages",
        group: Nursery,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for CloseDiscardsMessages {
    fn meta(&self) -> &'static LintMeta {
        &CLOSE_DISCARDS_MESSAGES
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for lost in view.discarded_messages() {
            out.push(finding(view, &lost));
        }
    }
}

fn finding(view: BodyView<'_>, lost: &DiscardedMessages<'_>) -> Finding {
    let end = view.written(lost.close);
    let named = |what: &str| {
        end.as_ref()
            .map_or_else(|| what.to_owned(), |name| format!("`{name}`"))
    };
    let (message, label, other, help) = match lost.how {
        Discarding::NotDrained => (
            format!(
                "messages that {} still holds are lost when it is closed here",
                named("the receiver")
            ),
            "nothing reads it from here on: what is in the queue is dropped with it",
            "messages are read here until then",
            format!(
                "receive from {} until it gives nothing more before it is dropped",
                named("it")
            ),
        ),
        Discarding::AfterSend => (
            "closing this channel throws away what was sent and is not received yet".to_owned(),
            "empties the queue",
            "this may still be in the queue",
            format!(
                "drop {} instead of closing the channel: receivers then get what is left",
                named("the sender")
            ),
        ),
        Discarding::BeforeReceive => (
            "closing this channel throws away what should be received behind it".to_owned(),
            "empties the queue",
            "this finds nothing",
            "receive what is left before the channel is closed".to_owned(),
        ),
    };
    let at = lost.close.name_span();
    let mut finding = view.finding(&CLOSE_DISCARDS_MESSAGES, message, at, label);
    finding
        .labels
        .push(view.label(lost.other.name_span(), other));
    finding.help = help;
    finding
}
