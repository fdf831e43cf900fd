//! The lint `select_pattern_hides_close`: branches that switch themselves off. Other `select!` habits are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, Effect, Finding, HiddenClose, Lint, LintMeta, Sink, World, lint,
};

lint! {
    /// The pattern of a `select!` branch hides that its channel is closed
    ///
    /// ### What it does
    /// Reports `select!` in loops without an `else` where `Some(x) = rx.recv()` or `Ok(x) = rx.recv()` does not match the end
    /// of the channel, and nothing else ends the loop or all branches are like that. Also `Some(Err(e)) = set.join_next()`,
    /// which is disabled by each task that ends well.
    ///
    /// ### Why is this bad?
    /// When the pattern of a branch does not match, `select!` disables the branch and waits for the others. That the sender
    /// is gone is seen by nobody: the loop runs on with its timers and does a part of its work for ever. When all
    /// branches are disabled and there is no `else`, `select!` panics.
    ///
    /// ### Known limits
    /// Loops that end in any other way (a stop signal, an error) are reported only for the panic, and so are loops that also
    /// wait for something else than such channels and time.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc::Receiver;
    /// use tokio::time::{Duration, interval};
    ///
    /// pub async fn collect(mut lines: Receiver<String>) {
    ///     let mut tick = interval(Duration::from_secs(1));
    ///     let mut all = Vec::new();
    ///     loop {
    ///         tokio::select! {
    ///             Some(line) = lines.recv() => all.push(line),
    ///             _ = tick.tick() => println!("{} lines", all.len()),
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Bind the whole value and look at it in the branch.
    /// ```rust,good
    /// use tokio::sync::mpsc::Receiver;
    /// use tokio::time::{Duration, interval};
    ///
    /// pub async fn collect(mut lines: Receiver<String>) {
    ///     let mut tick = interval(Duration::from_secs(1));
    ///     let mut all = Vec::new();
    ///     loop {
    ///         tokio::select! {
    ///             line = lines.recv() => match line {
    ///                 Some(line) => all.push(line),
    ///                 None => break,
    ///             },
    ///             _ = tick.tick() => println!("{} lines", all.len()),
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `closed_channel_spin`, `endless_task`; <https://docs.rs/tokio/latest/tokio/macro.select.html>
    pub SELECT_PATTERN_HIDES_CLOSE as SelectPatternHidesClose {
        name: "select_pattern_hides_close",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for SelectPatternHidesClose {
    fn meta(&self) -> &'static LintMeta {
        &SELECT_PATTERN_HIDES_CLOSE
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for hidden in view.hidden_closes() {
            if hidden.is_half {
                out.push(half_finding(view, &hidden));
            } else if hidden.all_are || (hidden.is_only_source && hidden.looped.is_endless()) {
                out.push(finding(view, &hidden));
            }
        }
    }
}

fn finding(view: BodyView<'_>, hidden: &HiddenClose<'_>) -> Finding {
    let call: CallView<'_> = hidden.call;
    let message = if hidden.all_are {
        "this `select!` panics when all its channels are closed"
    } else {
        "nobody sees it when this channel is closed"
    };
    let label = if call.may_lag() {
        "an error disables this branch: neither the end nor lost messages are seen"
    } else {
        "the end of the channel only disables this branch"
    };
    let mut finding = view.finding(
        &SELECT_PATTERN_HIDES_CLOSE,
        message.to_owned(),
        call.name_span(),
        label,
    );
    let text = if hidden.all_are {
        "has no `else` for when all branches are disabled"
    } else {
        "nothing ends this loop then"
    };
    let at = if hidden.all_are {
        hidden.select
    } else {
        hidden.looped.head_span()
    };
    finding.labels.push(view.label(at, text));
    let source = view
        .written(call)
        .unwrap_or_else(|| "the channel".to_owned());
    let name = call.name();
    finding.help = if hidden.all_are && !call.has(Effect::Joins) {
        "add `else => break`".to_owned()
    } else {
        format!(
            "bind the whole value, `message = {source}.{name}()`, and end the loop in the branch when there is none"
        )
    };
    finding
}

fn half_finding(view: BodyView<'_>, hidden: &HiddenClose<'_>) -> Finding {
    let name = hidden.call.name();
    let mut finding = view.finding(
        &SELECT_PATTERN_HIDES_CLOSE,
        "results that do not match this pattern are lost, and disable the branch".to_owned(),
        hidden.call.name_span(),
        "each other result is taken out unseen; then this waits no more",
    );
    let label = view.label(hidden.select, "goes on only when another branch is done");
    finding.labels.push(label);
    let source = view
        .written(hidden.call)
        .unwrap_or_else(|| "the set".to_owned());
    finding.help = format!(
        "bind the whole result, `Some(result) = {source}.{name}()`, and look at it in the branch"
    );
    finding
}
