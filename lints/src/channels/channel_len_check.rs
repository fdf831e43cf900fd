//! The lint `channel_len_check`: decisions by a length that has changed meanwhile. Lengths in logs are no concern of it.

use conc_check::{
    BodyRef, BodyView, Effect, Finding, Lint, LintMeta, Sink, StaleLook, World, lint,
};

lint! {
    /// A look at the length of a channel decides on an operation that waits
    ///
    /// ### What it does
    /// Reports `if !rx.is_empty() { rx.recv() }` on a channel whose receiver can be cloned, and
    /// `if tx.capacity() > 0 { tx.send(x).await }`.
    ///
    /// ### Why is this bad?
    /// Between the look and the operation somebody else may take the last message or the last free slot. The operation,
    /// which was meant not to wait, waits then: a worker hangs in `recv` although its program has other things to do.
    ///
    /// ### Known limits
    /// The only receiver of a channel cannot lose a message to somebody else, and is not reported. Only operations directly
    /// behind the look are seen.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use crossbeam_channel::Receiver;
    ///
    /// pub fn next(jobs: &Receiver<u32>) -> Option<u32> {
    ///     if !jobs.is_empty() {
    ///         return jobs.recv().ok();
    ///     }
    ///     None
    /// }
    /// ```
    ///
    /// ### Better
    /// One call that looks and takes.
    /// ```rust,good
    /// use crossbeam_channel::Receiver;
    ///
    /// pub fn next(jobs: &Receiver<u32>) -> Option<u32> {
    ///     jobs.try_recv().ok()
    /// }
    /// ```
    ///
    /// ### See also
    /// `try_recv_busy_loop`; <https://docs.rs/crossbeam-channel/latest/crossbeam_channel/struct.Receiver.html#method.try_recv>
    pub CHANNEL_LEN_CHECK as ChannelLenCheck {
        name: "channel_len_check",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ChannelLenCheck {
    fn meta(&self) -> &'static LintMeta {
        &CHANNEL_LEN_CHECK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for stale in view.stale_looks() {
            out.push(finding(view, &stale));
        }
    }
}

fn finding(view: BodyView<'_>, stale: &StaleLook<'_>) -> Finding {
    let (look, operation) = (stale.look.name(), stale.operation.name());
    let sends = stale.operation.has(Effect::Sends);
    let mut finding = view.finding(
        &CHANNEL_LEN_CHECK,
        format!("`{look}` may have changed before `{operation}` runs"),
        stale.look.name_span(),
        "tells how it was at this moment",
    );
    let label = if sends {
        "waits when somebody else has taken the room meanwhile"
    } else {
        "waits when somebody else has taken the message meanwhile"
    };
    finding
        .labels
        .push(view.label(stale.operation.name_span(), label));
    finding.help = if sends {
        "try to send, and handle that the channel is full"
    } else {
        "try to receive, and handle that there is no message"
    }
    .to_owned();
    finding
}
