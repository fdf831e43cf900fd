//! The lint `actor_holds_own_sender`: structs that keep their own channel open. Senders in variables are no concern of it.

use conc_check::{
    BodyView, ChannelMap, Finding, KeptChannel, Lint, LintMeta, LockClass, LoopView, SharedSender,
    Sink, World, lint,
};

lint! {
    /// A struct receives until its channel closes, and holds a sender of that channel itself
    ///
    /// ### What it does
    /// Reports loops over a receiver in a field which only end when the channel is closed, where another field of the same
    /// struct holds a sender of the same channel; and such loops over a receiver in a task or function that itself owns the
    /// struct with the sender, most often by an `Arc`.
    ///
    /// ### Why is this bad?
    /// A channel is closed when its last sender is dropped. The last one is in the struct that waits for it: when all users
    /// of the actor are gone it goes on waiting, with all that it owns, for the life of the process.
    ///
    /// ### Known limits
    /// Both fields must get their ends from one constructor, and the struct must be built in one place. Loops that end in
    /// another way (a stop message, a token) are not reported, nor senders that are taken out or replaced somewhere.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc;
    ///
    /// pub struct Counter {
    ///     tx: mpsc::Sender<u32>,
    ///     rx: mpsc::Receiver<u32>,
    /// }
    ///
    /// impl Counter {
    ///     pub fn new() -> Self {
    ///         let (tx, rx) = mpsc::channel(8);
    ///         Self { tx, rx }
    ///     }
    ///
    ///     pub fn handle(&self) -> mpsc::Sender<u32> {
    ///         self.tx.clone()
    ///     }
    ///
    ///     pub async fn run(mut self) -> u32 {
    ///         let mut sum = 0;
    ///         while let Some(n) = self.rx.recv().await {
    ///             sum += n;
    ///         }
    ///         sum
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Give the sender away; what needs one inside gets a `WeakSender`.
    /// ```rust,good
    /// use tokio::sync::mpsc;
    ///
    /// pub struct Counter {
    ///     rx: mpsc::Receiver<u32>,
    /// }
    ///
    /// impl Counter {
    ///     pub fn new() -> (Self, mpsc::Sender<u32>) {
    ///         let (tx, rx) = mpsc::channel(8);
    ///         (Self { rx }, tx)
    ///     }
    ///
    ///     pub async fn run(mut self) -> u32 {
    ///         let mut sum = 0;
    ///         while let Some(n) = self.rx.recv().await {
    ///             sum += n;
    ///         }
    ///         sum
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `sender_alive_in_receive_loop`, `actor_sends_to_itself`;
    /// <https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.WeakSender.html>
    pub ACTOR_HOLDS_OWN_SENDER as ActorHoldsOwnSender {
        name: "actor_holds_own_sender",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ActorHoldsOwnSender {
    fn meta(&self) -> &'static LintMeta {
        &ACTOR_HOLDS_OWN_SENDER
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        let map = ChannelMap::new(world);
        for kept in map.channels() {
            for (sender, receiver) in kept.structs_with_both() {
                let is_only = |field| map.channel_in(field).is_some_and(|other| kept.is(other));
                if is_only(sender)
                    && is_only(receiver)
                    && kept.view.stays_in(sender)
                    && !kept.view.is_closed_by_hand(receiver)
                {
                    report(world, kept, (sender, receiver), out);
                }
            }
            report_owners(&map, kept, out);
        }
    }
}

/// Loops in tasks and functions that own the struct which keeps their channel open.
fn report_owners(map: &ChannelMap<'_>, kept: &KeptChannel<'_>, out: &mut Sink) {
    let is_only = |field| map.channel_in(field).is_some_and(|other| kept.is(other));
    let senders = kept.senders.iter().copied();
    for sender in senders.filter(|sender| is_only(*sender) && kept.view.stays_in(*sender)) {
        for shared in kept.loops_beside_owner_of(sender) {
            out.push(owner_finding(&shared, kept));
        }
    }
}

fn report(
    world: &World,
    kept: &KeptChannel<'_>,
    (sender, receiver): (LockClass, LockClass),
    out: &mut Sink,
) {
    for view in world.bodies().map(|at| BodyView::new(world, at)) {
        for looped in view
            .loops()
            .filter(|looped| looped.ends_only_by_condition())
        {
            if looped.waits_for_close_of(receiver) {
                out.push(finding(looped, kept, sender));
            }
        }
    }
}

fn finding(looped: LoopView<'_>, kept: &KeptChannel<'_>, sender: LockClass) -> Finding {
    let view = looped.view;
    let name = view.field_name(sender);
    let mut finding = view.finding(
        &ACTOR_HOLDS_OWN_SENDER,
        format!("this loop never ends: `self.{name}` keeps its channel open"),
        looped.head_span(),
        "waits until all senders are dropped",
    );
    let label = view.label_field(sender, "one of them is this, in the struct that waits");
    finding.labels.extend(label);
    let made = kept
        .view
        .label(kept.pair.call.name_span(), "both ends are made here");
    finding.labels.push(made);
    finding.help = format!(
        "keep no sender in `{name}` (a weak one does not count), or end the loop by a message or token of its own"
    );
    finding
}

fn owner_finding(shared: &SharedSender<'_>, kept: &KeptChannel<'_>) -> Finding {
    let view = shared.looped.view;
    let owner = view.name(shared.owner).unwrap_or("self");
    let field = view.field_name(shared.sender);
    let mut finding = view.finding(
        &ACTOR_HOLDS_OWN_SENDER,
        format!("this loop never ends: `{owner}.{field}` keeps its channel open"),
        shared.looped.head_span(),
        "waits until all senders are dropped",
    );
    let label = view.label_field(
        shared.sender,
        &format!("one of them is this, and `{owner}` lives as long as the loop"),
    );
    finding.labels.extend(label);
    let made = kept
        .view
        .label(kept.pair.call.name_span(), "both ends are made here");
    finding.labels.push(made);
    finding.help = format!(
        "let the loop hold `{owner}` weakly (`Arc::downgrade`, and `upgrade` for each message), or end it by a message or \
         token of its own"
    );
    finding
}
