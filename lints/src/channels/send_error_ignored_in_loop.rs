//! The lint `send_error_ignored_in_loop`: producers that outlive their consumers. Single sends are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, Finding, Lint, LintMeta, LoopView, Sink, World, lint,
};

lint! {
    /// An endless loop goes on sending although nobody receives any more
    ///
    /// ### What it does
    /// Reports a `send` in a loop without another way out, where the result is thrown away (`let _ =`, `.ok()`,
    /// `drop(..)`). Also a send whose error breaks out of an inner loop only, when the `loop` around it starts the same
    /// again.
    ///
    /// ### Why is this bad?
    /// An error from `send` means that every receiver is gone and that no later send can succeed. It is the one signal
    /// that tells a producer to stop. When it is ignored the producer runs on for the life of the process, polls its
    /// device or its database, and throws each result away.
    ///
    /// ### Known limits
    /// Replies through a oneshot, broadcast and watch channels (an error only means that nobody subscribes *now*),
    /// loops over many senders, and loops that end by other means (a token, `closed()`, the end of their input) are
    /// not reported. A loop that ends by a call to another crate which never returns is a false alarm.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio::sync::mpsc::Sender;
    ///
    /// async fn read_sensor() -> u32 {
    ///     7
    /// }
    ///
    /// pub async fn sample(tx: Sender<u32>) {
    ///     loop {
    ///         let value = read_sensor().await;
    ///         let _ = tx.send(value).await;
    ///         tokio::time::sleep(Duration::from_secs(1)).await;
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio::sync::mpsc::Sender;
    ///
    /// async fn read_sensor() -> u32 {
    ///     7
    /// }
    ///
    /// pub async fn sample(tx: Sender<u32>) {
    ///     loop {
    ///         let value = read_sensor().await;
    ///         if tx.send(value).await.is_err() {
    ///             break;
    ///         }
    ///         tokio::time::sleep(Duration::from_secs(1)).await;
    ///     }
    /// }
    /// ```
    /// A producer that may wait long for its source also watches `tx.closed()` in a `select!`.
    ///
    /// ### See also
    /// `endless_task`; <https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.Sender.html#method.closed>,
    /// <https://go.dev/blog/pipelines> (on stopping upstream stages)
    pub SEND_ERROR_IGNORED_IN_LOOP as SendErrorIgnoredInLoop {
        name: "send_error_ignored_in_loop",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for SendErrorIgnoredInLoop {
    fn meta(&self) -> &'static LintMeta {
        &SEND_ERROR_IGNORED_IN_LOOP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for endless in view.loops().filter(|looped| looped.is_endless()) {
            for send in endless.ignored_sends() {
                if !view.is_aborted() {
                    out.push(finding(view, endless, send));
                }
            }
        }
        for looped in view.loops() {
            for send in looped.sends_that_end_an_inner_loop() {
                out.push(inner_finding(view, looped, send));
            }
        }
    }
}

fn inner_finding(view: BodyView<'_>, looped: LoopView<'_>, send: CallView<'_>) -> Finding {
    let mut finding = view.finding(
        &SEND_ERROR_IGNORED_IN_LOOP,
        "the outer loop goes on when its receiver is gone".to_owned(),
        send.name_span(),
        "an error of this send ends the inner loop only",
    );
    let head = "this loop starts it all again, and comes to the same send";
    finding.labels.push(view.label(looped.head_span(), head));
    finding.help = "leave the outer loop, too: `return`, or `break` with its label".to_owned();
    finding
}

fn finding(view: BodyView<'_>, endless: LoopView<'_>, send: CallView<'_>) -> Finding {
    let message = "the loop goes on for ever when its receiver is gone".to_owned();
    let at = send.name_span();
    let mut finding = view.finding(
        &SEND_ERROR_IGNORED_IN_LOOP,
        message,
        at,
        "the error that says so is thrown away here",
    );
    finding
        .labels
        .push(view.label(endless.head_span(), "nothing else ends this loop"));
    finding.help = "leave the loop when the send fails: `if ...is_err() { break; }`".to_owned();
    finding
}
