//! The lint `zero_capacity_channel`: capacities that panic. Libraries where zero is a rendezvous are no concern of it.

use conc_check::{BodyRef, BodyView, CallView, Effect, Finding, Lint, LintMeta, Sink, World, lint};

lint! {
    /// A channel is made with room for nothing, which panics
    ///
    /// ### What it does
    /// Reports capacity 0, as a number or as a constant, for channels whose constructors panic then.
    ///
    /// ### Why is this bad?
    /// In some libraries a channel of size 0 is a rendezvous: each send waits for its receive. In others it is an error,
    /// and the constructor panics as soon as it runs. Code that moves from the one to the other compiles.
    ///
    /// ### Known limits
    /// Sizes that are computed or read from a configuration are not known.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc;
    ///
    /// pub fn requests() -> (mpsc::Sender<u32>, mpsc::Receiver<u32>) {
    ///     mpsc::channel(0)
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio::sync::mpsc;
    ///
    /// pub fn requests() -> (mpsc::Sender<u32>, mpsc::Receiver<u32>) {
    ///     mpsc::channel(1)
    /// }
    /// ```
    /// Where the sender must know that its message was taken, send a `oneshot` reply along with it.
    ///
    /// ### See also
    /// `self_blocking_channel`; <https://docs.rs/tokio/latest/tokio/sync/mpsc/fn.channel.html#panics>
    pub ZERO_CAPACITY_CHANNEL as ZeroCapacityChannel {
        name: "zero_capacity_channel",
        group: Correctness,
        precision: VeryHigh,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ZeroCapacityChannel {
    fn meta(&self) -> &'static LintMeta {
        &ZERO_CAPACITY_CHANNEL
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for call in view.calls_that(Effect::ZeroPanics) {
            if call.integer(0) == Some(0) {
                out.push(finding(view, call));
            }
        }
    }
}

fn finding(view: BodyView<'_>, call: CallView<'_>) -> Finding {
    let name = call.name();
    let message = format!("`{name}` panics when the capacity is 0");
    let at = call.name_span();
    let mut finding = view.finding(
        &ZERO_CAPACITY_CHANNEL,
        message,
        at,
        "panics whenever it runs",
    );
    finding.help =
        "use a capacity of at least 1; this library has no rendezvous channel".to_owned();
    finding
}
