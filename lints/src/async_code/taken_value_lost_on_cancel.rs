//! The lint `taken_value_lost_on_cancel`: values in the hands of a future that is dropped. A send alone is
//! `lossy_send_in_select`, bytes are `cancel_unsafe_call_in_select`.

use conc_check::{
    BodyRef, BodyView, DroppedWork, Effect, Finding, Lint, LintMeta, Sink, Winner, World, lint,
};

lint! {
    /// A loop drops a future that has taken a value and waits, and the value is lost
    ///
    /// ### What it does
    /// Reports branches of `select!` in loops that call an async function of the package, or are an async block, in which a
    /// message is received, or a value taken out of a field or queue (`take`, `pop_front`), and then something is awaited that
    /// works on it. Behind another branch the loop goes on. So with futures under a `timeout`, if the loop goes on when the time
    /// is up.
    ///
    /// ### Why is this bad?
    /// When another branch is done first, `select!` drops the future, wherever it waits: the value is out of its channel, field
    /// or queue, and nobody is done with it. Of a function that only receives nothing is lost, and nobody sees in the `select!` which
    /// kind of function it is.
    ///
    /// ### Known limits
    /// Only `select!` and `timeout` in loops are looked at: that a function is dropped elsewhere, because its caller is, is not seen. Not reported: futures that are made outside of the loop and lent; loops that end behind every other branch; what
    /// the function has for itself, or puts into something else (a copy, too) by a call before it waits.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio::sync::mpsc::{Receiver, Sender};
    /// use tokio::time::interval;
    ///
    /// async fn pass_on(from: &mut Receiver<String>, to: &Sender<String>) -> Option<()> {
    ///     let line = from.recv().await?;
    ///     to.send(line).await.ok()
    /// }
    ///
    /// pub async fn run(mut from: Receiver<String>, to: Sender<String>) {
    ///     let mut tick = interval(Duration::from_secs(1));
    ///     loop {
    ///         tokio::select! {
    ///             passed = pass_on(&mut from, &to) => if passed.is_none() { return },
    ///             _ = tick.tick() => println!("still here"),
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Only receive in the branch, and work in its handler, which is not dropped.
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio::sync::mpsc::{Receiver, Sender};
    /// use tokio::time::interval;
    ///
    /// pub async fn run(mut from: Receiver<String>, to: Sender<String>) {
    ///     let mut tick = interval(Duration::from_secs(1));
    ///     loop {
    ///         tokio::select! {
    ///             line = from.recv() => {
    ///                 let Some(line) = line else { return };
    ///                 if to.send(line).await.is_err() {
    ///                     return;
    ///                 }
    ///             }
    ///             _ = tick.tick() => println!("still here"),
    ///         }
    ///     }
    /// }
    /// ```
    /// Or reserve room before the message is taken, or let a task of its own do the work.
    ///
    /// ### See also
    /// `lossy_send_in_select`, `cancel_unsafe_call_in_select`;
    /// <https://docs.rs/tokio/latest/tokio/macro.select.html#cancellation-safety>
    pub TAKEN_VALUE_LOST_ON_CANCEL as TakenValueLostOnCancel {
        name: "taken_value_lost_on_cancel",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for TakenValueLostOnCancel {
    fn meta(&self) -> &'static LintMeta {
        &TAKEN_VALUE_LOST_ON_CANCEL
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for found in view.dropped_work() {
            out.push(finding(view, &found));
        }
    }
}

fn finding(view: BodyView<'_>, found: &DroppedWork<'_>) -> Finding {
    let is_message = found.takes.has(Effect::Receives);
    let (takes, it) = if is_message {
        ("receives a message", "message")
    } else {
        ("takes a value out of its place", "value")
    };
    let (when, this, winner) = match found.winner {
        Winner::Branch(span) => ("another branch is done first", "this is done first", span),
        Winner::Limit(span) => ("the time is up", "the time is up", span),
    };
    let (what, at) = match found.call {
        Some(call) => (format!("`{}` {takes}", call.name()), call.name_span()),
        None => (format!("this block {takes}"), found.future),
    };
    let mut finding = view.finding(
        &TAKEN_VALUE_LOST_ON_CANCEL,
        format!("{what}, and loses it when {when}"),
        at,
        format!("dropped while it still works on the {it}"),
    );
    view.label_way(&mut finding.labels, &found.way, &format!("takes the {it}"));
    let in_hand = format!("may be dropped here, with the {it} in hand");
    let goes_on = format!("when {this}, the loop goes on without the {it}");
    finding.labels.extend([
        found.takes.view.label(found.waits, in_hand),
        view.label(winner, goes_on),
    ]);
    finding.help = if is_message {
        "only receive where the future may be dropped, and do the work behind it"
    } else {
        "take the value when there is nothing left to wait for, or do the work where it is not dropped"
    }
    .to_owned();
    finding
}
