//! The lint `await_holding_channel_ref`: borrowed values of watch channels. Mutexes are `await_holding_lock`.

use conc_check::{BodyRef, BodyView, GuardKind, Lint, LintMeta, Sink, World, lint};

lint! {
    /// A borrowed value of a watch channel is held across an await
    ///
    /// ### What it does
    /// Reports the guard that `borrow()` and `borrow_and_update()` of a watch channel return when it is alive at an
    /// await point.
    ///
    /// ### Why is this bad?
    /// The guard is a read lock on the value of the channel. While it is held every `send` on the channel blocks its
    /// thread, not just its task: if the sender runs on the same runtime it may block the very thread that would have
    /// to run this task again, and both wait for ever. The documentation of the channel warns of it, the types do not.
    ///
    /// ### Known limits
    /// Guards that go out of sight into functions of other crates are taken to be dropped there.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::watch;
    ///
    /// async fn apply(_config: &str) {}
    ///
    /// pub async fn reload(config: watch::Receiver<String>) {
    ///     let current = config.borrow();
    ///     apply(&current).await;
    /// }
    /// ```
    ///
    /// ### Better
    /// Copy the value out; the guard ends with the statement.
    /// ```rust,good
    /// use tokio::sync::watch;
    ///
    /// async fn apply(_config: &str) {}
    ///
    /// pub async fn reload(config: watch::Receiver<String>) {
    ///     let current = config.borrow().clone();
    ///     apply(&current).await;
    /// }
    /// ```
    /// Keep an `Arc` in the channel if the value is costly to copy.
    ///
    /// ### See also
    /// `await_holding_lock`; <https://docs.rs/tokio/latest/tokio/sync/watch/struct.Ref.html>,
    /// <https://github.com/tokio-rs/tokio/issues/4246>
    pub AWAIT_HOLDING_CHANNEL_REF as AwaitHoldingChannelRef {
        name: "await_holding_channel_ref",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for AwaitHoldingChannelRef {
    fn meta(&self) -> &'static LintMeta {
        &AWAIT_HOLDING_CHANNEL_REF
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for guard in view.guards_held_across_awaits() {
            if guard.kind == GuardKind::Channel {
                let name = view.guard_name(&guard);
                let mut finding = view.held_guard_finding(
                    &AWAIT_HOLDING_CHANNEL_REF,
                    &guard,
                    format!("the borrowed channel value {name} is held across an await"),
                );
                finding.help = "clone the value out (`borrow().clone()`) and let the borrow end before the await".to_owned();
                out.push(finding);
            }
        }
    }
}
