//! The lint `self_blocking_channel`: functions that wait for themselves. Channels with users elsewhere are no concern of it.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, SelfBlocking, Sink, World, lint};

lint! {
    /// A function fills a channel that only it could empty
    ///
    /// ### What it does
    /// Reports channels whose receiver stays in the function that sends, when it sends more than the channel holds before
    /// it receives for the first time.
    ///
    /// ### Why is this bad?
    /// A send into a full channel waits until somebody takes a message. Here the somebody is the function that waits: it
    /// hangs for ever, at the first send into a rendezvous channel, or at the one behind the last free slot.
    ///
    /// ### Known limits
    /// Sends are counted outside of loops and in loops over a range of numbers.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc;
    ///
    /// pub fn squares() -> Vec<u64> {
    ///     let (tx, rx) = mpsc::sync_channel(4);
    ///     for n in 0..10u64 {
    ///         tx.send(n * n).expect("the receiver is alive");
    ///     }
    ///     drop(tx);
    ///     rx.iter().collect()
    /// }
    /// ```
    ///
    /// ### Better
    /// Send from a thread or task of its own, or use what holds everything.
    /// ```rust,good
    /// use std::sync::mpsc;
    /// use std::thread;
    ///
    /// pub fn squares() -> Vec<u64> {
    ///     let (tx, rx) = mpsc::sync_channel(4);
    ///     let sender = thread::spawn(move || {
    ///         for n in 0..10u64 {
    ///             tx.send(n * n).expect("the receiver is alive");
    ///         }
    ///     });
    ///     let squares = rx.iter().collect();
    ///     sender.join().expect("the sender does not panic");
    ///     squares
    /// }
    /// ```
    ///
    /// ### See also
    /// `receiver_never_drained`; <https://doc.rust-lang.org/std/sync/mpsc/fn.sync_channel.html>
    pub SELF_BLOCKING_CHANNEL as SelfBlockingChannel {
        name: "self_blocking_channel",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for SelfBlockingChannel {
    fn meta(&self) -> &'static LintMeta {
        &SELF_BLOCKING_CHANNEL
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for blocking in view.self_blocking_channels() {
            out.push(finding(view, &blocking));
        }
    }
}

fn finding(view: BodyView<'_>, blocking: &SelfBlocking<'_>) -> Finding {
    let size = blocking.size;
    let holds = match size {
        0 => "holds nothing: each send waits for its receive".to_owned(),
        1 => "holds one message".to_owned(),
        _ => format!("holds {size} messages"),
    };
    let mut finding = view.finding(
        &SELF_BLOCKING_CHANNEL,
        "this send waits for ever: nobody else can receive".to_owned(),
        blocking.send.name_span(),
        "waits for room that only this function could make, further down",
    );
    let label = view.label(blocking.pair.call.name_span(), holds);
    finding.labels.push(label);
    let sends = blocking.sends;
    finding.help = if size == 0 {
        "receive in a thread or task of its own".to_owned()
    } else {
        format!(
            "receive in a thread or task of its own, or give the channel room for all {sends} messages"
        )
    };
    finding
}
