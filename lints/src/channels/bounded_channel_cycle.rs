//! The lint `bounded_channel_cycle`: loops that wait for each other. A loop that waits for itself is `actor_sends_to_itself`.

use conc_check::{
    ChannelCycle, ChannelMap, Finding, Lint, LintMeta, Relay, Sink, World, channel_cycles, lint,
};

lint! {
    /// Two loops send into each other's bounded channels and wait for room
    ///
    /// ### What it does
    /// Reports two loops of which each takes messages from a bounded channel that the other one fills, where both wait
    /// for room when they send.
    ///
    /// ### Why is this bad?
    /// When both channels are full, each loop waits for the other one to take something out, and neither does: both hang,
    /// and all who send to them. Small tests do not show it; a burst of messages does.
    ///
    /// ### Known limits
    /// How many messages are on their way at most is not known: two loops that answer each request by one message, with
    /// fewer requests than room, cannot hang. Channels are known whose ends are in variables, in fields of structs that are
    /// built in one place, or given to functions with one caller.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc::{Receiver, Sender, channel};
    ///
    /// async fn parse(mut lines: Receiver<String>, words: Sender<String>) {
    ///     while let Some(line) = lines.recv().await {
    ///         for word in line.split(' ') {
    ///             words.send(word.to_owned()).await.ok();
    ///         }
    ///     }
    /// }
    ///
    /// async fn include(mut words: Receiver<String>, lines: Sender<String>) {
    ///     while let Some(word) = words.recv().await {
    ///         lines.send(format!("included {word}")).await.ok();
    ///     }
    /// }
    ///
    /// pub async fn run(text: String) {
    ///     let (lines, to_parse) = channel(16);
    ///     let (words, to_include) = channel(16);
    ///     lines.send(text).await.ok();
    ///     tokio::join!(parse(to_parse, words), include(to_include, lines));
    /// }
    /// ```
    ///
    /// ### Better
    /// Let one of the two directions never wait.
    /// ```rust,good
    /// use tokio::sync::mpsc::{Receiver, Sender, channel};
    ///
    /// async fn parse(mut lines: Receiver<String>, words: Sender<String>) {
    ///     while let Some(line) = lines.recv().await {
    ///         for word in line.split(' ') {
    ///             words.send(word.to_owned()).await.ok();
    ///         }
    ///     }
    /// }
    ///
    /// async fn include(mut words: Receiver<String>, lines: Sender<String>) {
    ///     while let Some(word) = words.recv().await {
    ///         if lines.try_send(format!("included {word}")).is_err() {
    ///             tracing::warn!(word, "left out: too many includes");
    ///         }
    ///     }
    /// }
    ///
    /// pub async fn run(text: String) {
    ///     let (lines, to_parse) = channel(16);
    ///     let (words, to_include) = channel(16);
    ///     lines.send(text).await.ok();
    ///     tokio::join!(parse(to_parse, words), include(to_include, lines));
    /// }
    /// ```
    ///
    /// ### See also
    /// `actor_sends_to_itself`, `self_blocking_channel`;
    /// <https://docs.rs/tokio/latest/tokio/sync/mpsc/index.html>
    pub BOUNDED_CHANNEL_CYCLE as BoundedChannelCycle {
        name: "bounded_channel_cycle",
        group: Nursery,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for BoundedChannelCycle {
    fn meta(&self) -> &'static LintMeta {
        &BOUNDED_CHANNEL_CYCLE
    }

    fn check_world(&self, world: &World, out: &mut Sink) {
        let map = ChannelMap::new(world);
        for cycle in channel_cycles(world, &map) {
            out.push(finding(&cycle));
        }
    }
}

fn finding(cycle: &ChannelCycle<'_>) -> Finding {
    let (first, second) = (&cycle.first, &cycle.second);
    let view = first.call.view;
    let mut finding = view.finding(
        &BOUNDED_CHANNEL_CYCLE,
        "two loops wait for room in each other's channels when both are full".to_owned(),
        first.call.name_span(),
        wait_label(first, "this loop"),
    );
    let taken = |relay: &Relay<'_>, text: &str| {
        let receive = relay.receive;
        receive.view.label(receive.name_span(), text)
    };
    let other = second.call;
    finding.labels.extend([
        taken(first, "takes nothing out of its own channel meanwhile"),
        other
            .view
            .label(other.name_span(), wait_label(second, "the other loop")),
        taken(second, "takes nothing out of this one meanwhile"),
    ]);
    for relay in [first, second] {
        let made = relay.into;
        let label = made
            .view
            .label(made.name_span(), "has room for so many only");
        finding.labels.push(label);
    }
    finding.help = "let one of the two not wait: `try_send` with an answer to a full channel, a `oneshot` in the request for \
                    its answer, or a channel without a limit where the other one bounds what is on its way"
        .to_owned();
    finding
}

fn wait_label(relay: &Relay<'_>, who: &str) -> String {
    if relay.send.is_some() {
        format!("{who} waits in here for room in the channel of the other")
    } else {
        format!("{who} waits for room in the channel of the other")
    }
}
