//! The lint `receiver_dropped_at_creation`: channels that are dead from the start. Ends with a name are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, ChannelKind, ChannelPair, Finding, Lint, LintMeta, Sink, Span,
    World, lint,
};

lint! {
    /// One end of a channel is thrown away where it is made, and the other one is used
    ///
    /// ### What it does
    /// Reports `let (tx, _) = channel()` where something is sent into the channel afterwards, and `let (_, rx) = channel()`
    /// where something is received from it.
    ///
    /// ### Why is this bad?
    /// A value that is matched with `_` is dropped at the end of the statement. A channel without a receiver lets every
    /// send fail, and one without a sender is closed before the first receive: it gives nothing, and does so at once. Used
    /// as a stop signal it stops the program in the moment in which it starts.
    ///
    /// ### Known limits
    /// Ends that are only stored or passed on may be stand-ins, and are not reported. Broadcast and watch channels get
    /// their receivers later.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc;
    ///
    /// pub fn count(words: &[&str]) {
    ///     let (progress, _) = mpsc::channel();
    ///     for word in words {
    ///         let _ = progress.send(word.len());
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Keep the receiver and read from it, or do not make the channel.
    /// ```rust,good
    /// use std::sync::mpsc;
    /// use std::thread;
    ///
    /// pub fn count(words: &[&str]) {
    ///     let (progress, lengths) = mpsc::channel();
    ///     let printer = thread::spawn(move || {
    ///         for length in lengths {
    ///             println!("{length}");
    ///         }
    ///     });
    ///     for word in words {
    ///         let _ = progress.send(word.len());
    ///     }
    ///     drop(progress);
    ///     printer.join().expect("the printer does not panic");
    /// }
    /// ```
    ///
    /// ### See also
    /// `receiver_never_drained`; <https://doc.rust-lang.org/std/sync/mpsc/struct.SendError.html>
    pub RECEIVER_DROPPED_AT_CREATION as ReceiverDroppedAtCreation {
        name: "receiver_dropped_at_creation",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ReceiverDroppedAtCreation {
    fn meta(&self) -> &'static LintMeta {
        &RECEIVER_DROPPED_AT_CREATION
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for pair in view.channels() {
            // Who subscribes later gets a receiver of its own.
            if matches!(pair.kind, ChannelKind::Broadcast | ChannelKind::Watch) {
                continue;
            }
            if view.is_dropped_at_once(pair.receiver)
                && let Some(send) = view.first_send_of(&pair)
            {
                out.push(no_receiver(view, &pair, send));
            } else if view.is_dropped_at_once(pair.sender)
                && let Some(receive) = view.first_receive_of(&pair)
            {
                out.push(no_sender(view, &pair, receive));
            }
        }
    }
}

fn no_receiver(view: BodyView<'_>, pair: &ChannelPair<'_>, send: CallView<'_>) -> Finding {
    let at = pair.call.name_span();
    let mut finding = view.finding(
        &RECEIVER_DROPPED_AT_CREATION,
        "the receiver is dropped in the statement that makes it".to_owned(),
        at,
        "has no receiver from the next statement on",
    );
    let label = send.view.label(send.name_span(), "fails every time");
    finding.labels.push(label);
    finding.help = "keep the receiver and read from it, or do without the channel".to_owned();
    finding
}

fn no_sender(
    view: BodyView<'_>,
    pair: &ChannelPair<'_>,
    (receiver, at_receive): (BodyView<'_>, Span),
) -> Finding {
    let at = pair.call.name_span();
    let mut finding = view.finding(
        &RECEIVER_DROPPED_AT_CREATION,
        "the sender is dropped in the statement that makes it".to_owned(),
        at,
        "is closed from the next statement on",
    );
    let label = receiver.label(at_receive, "returns at once, without a message");
    finding.labels.push(label);
    finding.help = "bind the sender to a name for as long as somebody waits".to_owned();
    finding
}
