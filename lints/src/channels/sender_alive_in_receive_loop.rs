//! The lint `sender_alive_in_receive_loop`: loops that wait for a channel to close which they keep open themselves.

use conc_check::{
    BodyRef, BodyView, CallView, Finding, Lint, LintMeta, LocalId, LoopView, Sink, WaitedConsumer,
    World, lint,
};

lint! {
    /// A loop receives until the channel closes, but a sender of it is still alive right here
    ///
    /// ### What it does
    /// Reports `for x in rx`, `rx.iter().collect()` and `while let Some(x) = rx.recv().await` where a sender of the same
    /// channel is still held by the function that runs or joins the loop.
    ///
    /// ### Why is this bad?
    /// A channel is closed when its *last* sender is dropped. Workers usually get clones; the original stays in the
    /// variable from which it was cloned. After all workers are done the loop waits for one more message from a sender
    /// that sits in the same function, behind the loop: it never ends. No panic, no error, no CPU use, just a program
    /// that does not exit.
    ///
    /// ### Known limits
    /// Senders that were moved away, dropped on some path, or downgraded to a `WeakSender` are not counted; loops that
    /// stop after a number of messages or a timeout are not reported. Senders that another function keeps in a struct
    /// are not seen.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc;
    /// use std::thread;
    ///
    /// pub fn squares() -> u64 {
    ///     let (tx, rx) = mpsc::channel();
    ///     let mut workers = Vec::new();
    ///     for n in 0..4u64 {
    ///         let tx = tx.clone();
    ///         workers.push(thread::spawn(move || tx.send(n * n)));
    ///     }
    ///     let mut sum = 0;
    ///     for square in rx {
    ///         sum += square;
    ///     }
    ///     sum
    /// }
    /// ```
    ///
    /// ### Better
    /// Drop the original before the loop, or move it into the last worker.
    /// ```rust,good
    /// use std::sync::mpsc;
    /// use std::thread;
    ///
    /// pub fn squares() -> u64 {
    ///     let (tx, rx) = mpsc::channel();
    ///     let mut workers = Vec::new();
    ///     for n in 0..4u64 {
    ///         let tx = tx.clone();
    ///         workers.push(thread::spawn(move || tx.send(n * n)));
    ///     }
    ///     drop(tx);
    ///     let mut sum = 0;
    ///     for square in rx {
    ///         sum += square;
    ///     }
    ///     sum
    /// }
    /// ```
    ///
    /// ### See also
    /// `receiver_never_drained`; <https://doc.rust-lang.org/std/sync/mpsc/struct.Receiver.html#method.iter>,
    /// <https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.WeakSender.html>
    pub SENDER_ALIVE_IN_RECEIVE_LOOP as SenderAliveInReceiveLoop {
        name: "sender_alive_in_receive_loop",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: Sometimes,
    }
}

impl Lint for SenderAliveInReceiveLoop {
    fn meta(&self) -> &'static LintMeta {
        &SENDER_ALIVE_IN_RECEIVE_LOOP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for looped in view.loops() {
            if let Some(sender) = looped.own_sender_alive() {
                out.push(finding(view, looped, sender));
            }
        }
        for (call, sender) in view.endless_collections() {
            out.push(collection_finding(call, sender));
        }
        for consumer in view.consumers_waited_for() {
            out.push(waited_finding(view, &consumer));
        }
    }
}

fn finding(view: BodyView<'_>, looped: LoopView<'_>, sender: LocalId) -> Finding {
    let name = view.name(sender).unwrap_or("the sender");
    let message =
        format!("this loop never ends: `{name}` is still alive and keeps the channel open");
    let at = looped.head_span();
    let mut finding = view.finding(
        &SENDER_ALIVE_IN_RECEIVE_LOOP,
        message,
        at,
        "waits until all senders are dropped",
    );
    finding.labels.push(view.label(
        view.body().locals[sender].span,
        "this sender lives until after the loop",
    ));
    finding.help =
        format!("`drop({name})` before the loop, or move it into the last task that sends");
    finding.suggestions.extend(looped.drop_before(sender));
    finding
}

fn collection_finding(call: CallView<'_>, sender: LocalId) -> Finding {
    let view = call.view;
    let name = view.name(sender).unwrap_or("the sender");
    let message = format!("this never returns: `{name}` is still alive and keeps the channel open");
    let label = "waits until all senders are dropped";
    let mut finding = view.finding(
        &SENDER_ALIVE_IN_RECEIVE_LOOP,
        message,
        call.name_span(),
        label,
    );
    let span = view.body().locals[sender].span;
    finding
        .labels
        .push(view.label(span, "this sender lives until after that"));
    finding.help = format!("`drop({name})` before that, or move it into the last task that sends");
    finding
}

fn waited_finding(view: BodyView<'_>, consumer: &WaitedConsumer<'_>) -> Finding {
    let name = view.name(consumer.sender).unwrap_or("the sender");
    let message = format!("this loop never ends: whoever waits for it still holds `{name}`");
    let looped = consumer.looped;
    let mut finding = looped.view.finding(
        &SENDER_ALIVE_IN_RECEIVE_LOOP,
        message,
        looped.head_span(),
        "waits until all senders are dropped",
    );
    let sender = view.body().locals[consumer.sender].span;
    finding
        .labels
        .push(view.label(sender, "this sender keeps the channel open"));
    finding.labels.push(view.label(
        consumer.waits,
        "waits for the loop while the sender is alive",
    ));
    finding.help = format!("`drop({name})` before waiting for the consumer");
    finding
}
