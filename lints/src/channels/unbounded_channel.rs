//! The lint `unbounded_channel`: queues without a limit, wherever they are made. Whether one grows is no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, Capacity, Effect, Finding, Lint, LintMeta, Sink, World, lint,
};

lint! {
    /// A channel without a limit is made
    ///
    /// ### What it does
    /// Reports every constructor of a channel that holds as many messages as are sent.
    ///
    /// ### Why is this bad?
    /// It is not bad by itself, but some code bases want every queue to have a size that somebody has thought about. When
    /// producers are faster than consumers an unbounded channel does not slow them down: memory grows, and each message
    /// waits longer, until the process is killed. A full bounded channel makes them wait, or tells them so.
    ///
    /// ### Known limits
    /// Channels that cannot grow because of how they are used are reported, too.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc;
    ///
    /// pub fn log_lines() -> (mpsc::Sender<String>, mpsc::Receiver<String>) {
    ///     mpsc::channel()
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::sync::mpsc;
    ///
    /// /// A burst of a thousand lines does not stop anybody; then writers wait.
    /// pub fn log_lines() -> (mpsc::SyncSender<String>, mpsc::Receiver<String>) {
    ///     mpsc::sync_channel(1_000)
    /// }
    /// ```
    ///
    /// ### See also
    /// `self_blocking_channel`; <https://tokio.rs/tokio/tutorial/channels> (on backpressure)
    pub UNBOUNDED_CHANNEL as UnboundedChannel {
        name: "unbounded_channel",
        group: Restriction,
        precision: VeryHigh,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for UnboundedChannel {
    fn meta(&self) -> &'static LintMeta {
        &UNBOUNDED_CHANNEL
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        let made = Effect::Capacity(Capacity::Unbounded);
        for call in view.calls_that(made) {
            out.push(finding(view, call));
        }
    }
}

fn finding(view: BodyView<'_>, call: CallView<'_>) -> Finding {
    let mut finding = view.finding(
        &UNBOUNDED_CHANNEL,
        "this channel has no limit".to_owned(),
        call.name_span(),
        "holds as many messages as are sent",
    );
    finding.help =
        "use a bounded channel: as large as the longest burst that may be waiting".to_owned();
    finding
}
