//! The lint `reply_sender_dropped`: requests that are answered on some ways only. Answers that panic are `panicking_send`.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, Sink, Unanswered, World, lint};

lint! {
    /// A request is answered on one way through the code and silently dropped on another
    ///
    /// ### What it does
    /// Reports the sender of a reply channel (`oneshot`) that a function gets, as a parameter or in a message, answers on
    /// some way, and lets go out of scope without an answer on another one: an early `return`, a `continue`, a `?`, an arm
    /// of a `match`. Only where the answer is a `Result` or an `Option`, so that it could say what went wrong.
    ///
    /// ### Why is this bad?
    /// Who has sent the request waits for a value and gets an error that only says that the other side is gone. It cannot
    /// tell a refusal from a crash, and where it unwraps, it panics. Mostly the way was added later, and the answer forgotten.
    ///
    /// ### Known limits
    /// That dropping the sender may be the agreed sign for "no answer" is not seen; `drop(reply)` says so, and is not
    /// reported. Nor is a reply channel in an `Option`, one whose receiver is asked whether it still waits, or one that is
    /// handed on.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::collections::HashMap;
    /// use tokio::sync::mpsc::Receiver;
    /// use tokio::sync::oneshot;
    ///
    /// pub struct Get {
    ///     key: String,
    ///     reply: oneshot::Sender<Option<u32>>,
    /// }
    ///
    /// pub async fn serve(mut requests: Receiver<Get>, values: HashMap<String, u32>) {
    ///     while let Some(Get { key, reply }) = requests.recv().await {
    ///         if key.is_empty() {
    ///             tracing::warn!("empty key");
    ///             continue;
    ///         }
    ///         reply.send(values.get(&key).copied()).ok();
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::collections::HashMap;
    /// use tokio::sync::mpsc::Receiver;
    /// use tokio::sync::oneshot;
    ///
    /// pub struct Get {
    ///     key: String,
    ///     reply: oneshot::Sender<Option<u32>>,
    /// }
    ///
    /// pub async fn serve(mut requests: Receiver<Get>, values: HashMap<String, u32>) {
    ///     while let Some(Get { key, reply }) = requests.recv().await {
    ///         if key.is_empty() {
    ///             tracing::warn!("empty key");
    ///             reply.send(None).ok();
    ///             continue;
    ///         }
    ///         reply.send(values.get(&key).copied()).ok();
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `panicking_send`, `receiver_dropped_at_creation`;
    /// <https://docs.rs/tokio/latest/tokio/sync/oneshot/index.html>
    pub REPLY_SENDER_DROPPED as ReplySenderDropped {
        name: "reply_sender_dropped",
        group: Pedantic,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ReplySenderDropped {
    fn meta(&self) -> &'static LintMeta {
        &REPLY_SENDER_DROPPED
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for unanswered in view.unanswered() {
            out.push(finding(view, &unanswered));
        }
    }
}

fn finding(view: BodyView<'_>, unanswered: &Unanswered<'_>) -> Finding {
    let reply = view.name(unanswered.reply).unwrap_or("the sender");
    let message = format!("`{reply}` is dropped without an answer on some way");
    let at = view.body().locals[unanswered.reply].span;
    let label = "who waits for this answer gets an error instead";
    let mut finding = view.finding(&REPLY_SENDER_DROPPED, message, at, label);
    let send = unanswered.send;
    finding
        .labels
        .push(view.label(send.name_span(), "answered here"));
    finding.help = format!(
        "answer on every way, with an error or `None` where there is nothing else; or say `drop({reply})` where it is meant"
    );
    finding
}
