//! The lint `lossy_send_in_select`: messages that are dropped with the future that sends them. Bytes are
//! `cancel_unsafe_call_in_select`.

use conc_check::{BodyRef, BodyView, Finding, HalfDone, Lint, LintMeta, Sink, Winner, World, lint};

lint! {
    /// A `select!` in a loop sends on what was received, and drops it when another branch is done first
    ///
    /// ### What it does
    /// Reports `tx.send(message)` as a branch of a `select!` in a loop where the message came from another channel, and the loop
    /// goes on behind another branch.
    ///
    /// ### Why is this bad?
    /// The future of a send owns the message until there is room. When another branch is done first, `select!` drops the
    /// future with the message in it: of a full channel, messages get lost, and nobody sees it.
    ///
    /// ### Known limits
    /// Not reported: messages that are made where they are sent, because the next round makes another one; branches beside a
    /// time limit, which give up on purpose; loops that end behind every other branch; futures that are lent.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio::sync::mpsc::{Receiver, Sender};
    /// use tokio::time::interval;
    ///
    /// pub async fn forward(mut from: Receiver<String>, to: Sender<String>) {
    ///     let mut tick = interval(Duration::from_secs(1));
    ///     while let Some(line) = from.recv().await {
    ///         tokio::select! {
    ///             sent = to.send(line) => if sent.is_err() { return },
    ///             _ = tick.tick() => println!("the other side is slow"),
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Wait for room only, and send when there is some: the message is not in the future.
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio::sync::mpsc::{Receiver, Sender};
    /// use tokio::time::interval;
    ///
    /// pub async fn forward(mut from: Receiver<String>, to: Sender<String>) {
    ///     let mut tick = interval(Duration::from_secs(1));
    ///     while let Some(line) = from.recv().await {
    ///         let permit = loop {
    ///             tokio::select! {
    ///                 permit = to.reserve() => break permit,
    ///                 _ = tick.tick() => println!("the other side is slow"),
    ///             }
    ///         };
    ///         match permit {
    ///             Ok(permit) => permit.send(line),
    ///             Err(_) => return,
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `cancel_unsafe_call_in_select`; <https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.Sender.html#cancel-safety>
    pub LOSSY_SEND_IN_SELECT as LossySendInSelect {
        name: "lossy_send_in_select",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for LossySendInSelect {
    fn meta(&self) -> &'static LintMeta {
        &LOSSY_SEND_IN_SELECT
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for found in view.lost_messages() {
            out.push(finding(view, &found));
        }
    }
}

fn finding(view: BodyView<'_>, found: &HalfDone<'_>) -> Finding {
    let send = found.loses;
    let mut finding = view.finding(
        &LOSSY_SEND_IN_SELECT,
        "a message is lost when another branch is done first".to_owned(),
        send.name_span(),
        "the future owns the message until there is room for it",
    );
    if let Winner::Branch(winner) = found.winner {
        let text = "when this is done first, the loop goes on without the message";
        finding.labels.push(view.label(winner, text));
    }
    let sender = view
        .written(send)
        .unwrap_or_else(|| "the sender".to_owned());
    finding.help = format!("wait for `{sender}.reserve()` in the branch, and send with the permit");
    finding
}
