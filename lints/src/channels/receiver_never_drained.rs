//! The lint `receiver_never_drained`: receivers kept alive unread. Lists no channel whose `send` never waits.

use conc_check::{
    BodyRef, BodyView, CallView, Capacity, ChannelKind, ChannelMap, ChannelPair, Finding,
    KeptChannel, Lint, LintMeta, LockClass, Sink, World, lint,
};

lint! {
    /// The receiver of a bounded channel is kept alive, but nobody ever reads from it
    ///
    /// ### What it does
    /// Reports the receiver of a bounded channel that is bound to a name or stored in a field and never received from,
    /// while values are sent into the channel.
    ///
    /// ### Why is this bad?
    /// A dropped receiver makes `send` fail, and the sender learns that nobody listens. A living receiver that is
    /// never read does the opposite: the buffer fills up, and from then on `send` waits for ever. The usual cause is
    /// `let (tx, _rx) = channel(1)`, written to silence "unused variable".
    ///
    /// ### Known limits
    /// Unbounded channels (memory grows, but nothing hangs), broadcast and watch channels (no waiting senders; keeping
    /// a receiver alive is an idiom there), and sends that are known to fit into the buffer are not reported.
    /// Receivers that are handed to code of other crates count as read.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc;
    ///
    /// /// The second send never returns.
    /// pub async fn announce(names: Vec<String>) {
    ///     let (tx, _rx) = mpsc::channel(1);
    ///     for name in names {
    ///         tx.send(name).await.expect("the receiver is alive");
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Read what is sent, at the same time as it is sent.
    /// ```rust,good
    /// use tokio::sync::mpsc;
    ///
    /// /// The task ends when `tx` is dropped.
    /// pub async fn announce(names: Vec<String>) {
    ///     let (tx, mut rx) = mpsc::channel(1);
    ///     let printer = tokio::spawn(async move {
    ///         while let Some(name) = rx.recv().await {
    ///             println!("{name}");
    ///         }
    ///     });
    ///     for name in names {
    ///         tx.send(name).await.expect("the printer runs until we are done");
    ///     }
    ///     drop(tx);
    ///     printer.await.expect("the printer does not panic");
    /// }
    /// ```
    /// If nobody is to read, do not create the channel.
    ///
    /// ### See also
    /// `sender_alive_in_receive_loop`, the same mistake at the other end;
    /// <https://docs.rs/tokio/latest/tokio/sync/mpsc/fn.channel.html>
    pub RECEIVER_NEVER_DRAINED as ReceiverNeverDrained {
        name: "receiver_never_drained",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ReceiverNeverDrained {
    fn meta(&self) -> &'static LintMeta {
        &RECEIVER_NEVER_DRAINED
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        let map = ChannelMap::new(world);
        for kept in map.channels() {
            if let Some(field) = kept.unread_field(&map)
                && let Some(send) = kept.waiting_send(&map)
            {
                out.extend(field_finding(kept, field, send));
            }
        }
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for pair in view.channels() {
            let fills_up = pair.kind == ChannelKind::Queue && pair.capacity == Capacity::Bounded;
            if fills_up && view.is_kept_unused(pair.receiver) && sends_more_than_fits(view, &pair) {
                out.extend(finding(view, &pair));
            }
        }
    }
}

fn sends_more_than_fits(view: BodyView<'_>, pair: &ChannelPair<'_>) -> bool {
    match view.waiting_sends(pair) {
        conc_check::Sends::Exactly(count) => pair.size.is_some_and(|size| count > size),
        conc_check::Sends::Many => true,
        conc_check::Sends::Unknown => false,
    }
}

fn finding(view: BodyView<'_>, pair: &ChannelPair<'_>) -> Option<Finding> {
    let local = view.variable_of(pair.receiver)?;
    let name = view.name(local)?;
    let message = format!("`{name}` is kept alive but never read, so the senders get stuck");
    let at = view.body().locals[local].span;
    let mut finding = view.finding(
        &RECEIVER_NEVER_DRAINED,
        message,
        at,
        "alive until the end of its scope, and nobody receives from it",
    );
    if let Some(send) = view.first_send(pair) {
        let label = match pair.size {
            Some(1) => "waits for ever when the one slot is taken".to_owned(),
            Some(size) => format!("waits for ever when the {size} slots are taken"),
            None => "waits for ever when the channel is full".to_owned(),
        };
        finding.labels.push(view.label(send.name_span(), label));
    }
    finding.help =
        format!("receive from `{name}` in a task of its own, or drop it so that sending fails");
    Some(finding)
}

fn field_finding(kept: &KeptChannel<'_>, field: LockClass, send: CallView<'_>) -> Option<Finding> {
    let view = kept.view;
    let name = view.field_name(field);
    let message = format!("`{name}` is kept alive but never read, so the senders get stuck");
    let made = kept.pair.call.name_span();
    let mut finding = view.finding(&RECEIVER_NEVER_DRAINED, message, made, "made here");
    let label = view.label_field(
        field,
        "alive as long as its struct, and nobody receives from it",
    )?;
    let made = std::mem::replace(&mut finding.primary, label);
    finding.labels.push(made);
    let label = send
        .view
        .label(send.name_span(), "waits for ever when the channel is full");
    finding.labels.push(label);
    finding.help = format!(
        "receive from `{name}`, or do without the field so that sending fails when nobody listens"
    );
    Some(finding)
}
