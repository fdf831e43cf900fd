//! The lint `panicking_send`: workers that die because nobody wants their result. Sends in the function itself are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, ChannelKind, Finding, Lint, LintMeta, Sink, World, lint,
};

lint! {
    /// A thread or task panics when nobody receives what it sends
    ///
    /// ### What it does
    /// Reports `send(..).unwrap()` in a closure or block that runs as a thread or task (or is handed to a function of which
    /// nothing is known, by one that hands out the receiver), and on the sender of a reply.
    ///
    /// ### Why is this bad?
    /// A send fails when the receiver is gone: the caller had a timeout, or is shutting down. That is how the receiving side
    /// says "enough", not an error of the worker. A panic there fills the log with back traces at every shutdown, and may
    /// poison what the worker has locked.
    ///
    /// ### Known limits
    /// `expect` says that somebody has thought about it, and is reported only where the receiver was handed out by the function
    /// that made the channel. Scoped threads are not reported, nor are answers whose receiver is in the same function.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc::{self, RecvTimeoutError};
    /// use std::thread;
    /// use std::time::Duration;
    ///
    /// fn compute() -> u64 {
    ///     42
    /// }
    ///
    /// pub fn in_time() -> Result<u64, RecvTimeoutError> {
    ///     let (tx, rx) = mpsc::channel();
    ///     thread::spawn(move || tx.send(compute()).unwrap());
    ///     rx.recv_timeout(Duration::from_secs(1))
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::sync::mpsc::{self, RecvTimeoutError};
    /// use std::thread;
    /// use std::time::Duration;
    ///
    /// fn compute() -> u64 {
    ///     42
    /// }
    ///
    /// pub fn in_time() -> Result<u64, RecvTimeoutError> {
    ///     let (tx, rx) = mpsc::channel();
    ///     // An error means that nobody waits any more.
    ///     thread::spawn(move || tx.send(compute()).is_ok());
    ///     rx.recv_timeout(Duration::from_secs(1))
    /// }
    /// ```
    ///
    /// ### See also
    /// `send_error_ignored_in_loop`; <https://doc.rust-lang.org/std/sync/mpsc/struct.Sender.html#method.send>
    pub PANICKING_SEND as PanickingSend {
        name: "panicking_send",
        group: Pedantic,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for PanickingSend {
    fn meta(&self) -> &'static LintMeta {
        &PANICKING_SEND
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for send in view.calls() {
            let kind = send.sends_to();
            let panic = match kind {
                // Who asked may have given up, wherever the answer comes from.
                Some(ChannelKind::Oneshot) => view
                    .unwrapped_by(send)
                    .filter(|panic| !panic.has_reason && !view.receiver_is_here(send)),
                Some(ChannelKind::Queue) if view.runs_by_itself() => view
                    .unwrapped_by(send)
                    .filter(|panic| !panic.has_reason || view.receiver_is_away(send)),
                Some(ChannelKind::Queue) if view.is_given_to_a_stranger() => view
                    .unwrapped_by(send)
                    .filter(|_| view.receiver_is_away(send)),
                _ => None,
            };
            out.extend(panic.map(|panic| finding(view, send, panic.call)));
        }
    }
}

fn finding(view: BodyView<'_>, send: CallView<'_>, unwrap: CallView<'_>) -> Finding {
    let sender = view.written(send).unwrap_or_else(|| "..".to_owned());
    let name = send.name();
    let is_worker = view.runs_by_itself() || view.is_given_to_a_stranger();
    let (message, help) = if is_worker {
        (
            "this worker panics when nobody wants its result any more",
            format!(
                "end the work when the send fails: `if {sender}.{name}(..).is_err() {{ return; }}`"
            ),
        )
    } else {
        (
            "this panics when nobody waits for the answer any more",
            format!(
                "whoever asked may have gone, go on without an answer: `let _ = {sender}.{name}(..);`"
            ),
        )
    };
    let mut finding = view.finding(
        &PANICKING_SEND,
        message.to_owned(),
        unwrap.name_span(),
        "panics when the receiver is gone",
    );
    finding
        .labels
        .push(view.label(send.name_span(), "fails when the receiver was dropped"));
    finding.help = help;
    finding
}
