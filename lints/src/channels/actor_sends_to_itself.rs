//! The lint `actor_sends_to_itself`: receive loops that wait for their own progress. Sends from elsewhere are no concern of it.

use conc_check::{
    BodyView, CallView, ChannelMap, Finding, Lint, LintMeta, LoopView, SelfSend, Sink, World, lint,
};

lint! {
    /// A receive loop sends into the channel that it empties, and waits for room
    ///
    /// ### What it does
    /// Reports loops that receive from a bounded channel and, while they handle a message, wait until the same channel has
    /// room for another one.
    ///
    /// ### Why is this bad?
    /// As long as the channel has room this works. When it is full, just under load, the send waits for the loop to take a
    /// message, and the loop waits for the send: nothing moves any more.
    ///
    /// ### Known limits
    /// Both ends must be known to come from one constructor. Calls are followed into methods that the loop calls directly.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc;
    ///
    /// pub async fn visit(first: u32) {
    ///     let (tx, mut rx) = mpsc::channel(16);
    ///     let _ = tx.send(first).await;
    ///     while let Some(page) = rx.recv().await {
    ///         for link in [page * 2, page * 2 + 1] {
    ///             let _ = tx.send(link).await;
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// What the loop gives itself to do needs no channel.
    /// ```rust,good
    /// use std::collections::VecDeque;
    ///
    /// pub fn visit(first: u32) {
    ///     let mut pages = VecDeque::from([first]);
    ///     while let Some(page) = pages.pop_front() {
    ///         for link in [page * 2, page * 2 + 1] {
    ///             if link < 1_000 {
    ///                 pages.push_back(link);
    ///             }
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `self_blocking_channel`, `actor_holds_own_sender`;
    /// <https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.Sender.html#method.try_send>
    pub ACTOR_SENDS_TO_ITSELF as ActorSendsToItself {
        name: "actor_sends_to_itself",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ActorSendsToItself {
    fn meta(&self) -> &'static LintMeta {
        &ACTOR_SENDS_TO_ITSELF
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        let map = ChannelMap::new(world);
        if map.channels().is_empty() {
            return;
        }
        for view in world.bodies().map(|at| BodyView::new(world, at)) {
            for looped in view.loops() {
                for found in looped.sends_to_itself(&map) {
                    out.push(finding(looped, &found));
                }
            }
        }
    }
}

fn finding(looped: LoopView<'_>, found: &SelfSend<'_>) -> Finding {
    let view = looped.view;
    let call: CallView<'_> = found.call;
    let mut finding = view.finding(
        &ACTOR_SENDS_TO_ITSELF,
        "this loop waits for room in the channel that only it empties".to_owned(),
        call.name_span(),
        if found.send.is_some() {
            "sends into the channel on which this loop receives"
        } else {
            "waits until the channel has room"
        },
    );
    if let Some(send) = found.send {
        let label = send
            .view
            .label(send.name_span(), "waits until the channel has room");
        finding.labels.push(label);
    }
    let label = view.label(found.receive.name_span(), "nothing is taken out meanwhile");
    finding.labels.push(label);
    let made = found.made.view.label(
        found.made.name_span(),
        "the channel has room for so many only",
    );
    finding.labels.push(made);
    finding.help =
        "keep what the loop gives itself to do in a `VecDeque`, or send without waiting and handle a full channel"
            .to_owned();
    finding
}
