//! The lint `closed_channel_spin`: loops that run hot when a channel or connection is closed. Loops that poll by design are no
//! concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, Effect, EndOfSupply, Finding, Lint, LintMeta, Sink, Supply, World,
    lint,
};

lint! {
    /// A loop asks a closed channel or connection for more, again and again
    ///
    /// ### What it does
    /// Reports receives and reads in a loop where the end of the channel, connection or file leads straight back to the same
    /// operation; also where the package's own function receives or reads, and returns `None` at the end.
    ///
    /// ### Why is this bad?
    /// When the last sender is gone a receive does not wait any more: it returns `None` or an error at once, and will do so
    /// for ever. So does a read when the other side has closed the connection: it gives `Ok(0)`, or an error when it must
    /// fill a buffer (`read_exact`, `read_u32`). A loop that takes this for
    /// "nothing this time" uses a whole processor from then on, and in async code it may keep all other tasks of its thread
    /// from running.
    ///
    /// ### Known limits
    /// Reported is what has a way back without an await or a call that takes time, and no way out; a call of which nothing is
    /// known may be either. Of functions only those are known that return an `Option`, or a `Result` with one inside. A
    /// channel that nobody can close, because who keeps its sender outlives the loop, is known as such only when that is
    /// kept beside the receiver.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::mpsc::Receiver;
    ///
    /// pub async fn print(mut lines: Receiver<String>) {
    ///     loop {
    ///         if let Some(line) = lines.recv().await {
    ///             println!("{line}");
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio::sync::mpsc::Receiver;
    ///
    /// pub async fn print(mut lines: Receiver<String>) {
    ///     while let Some(line) = lines.recv().await {
    ///         println!("{line}");
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `try_recv_busy_loop`, `select_pattern_hides_close`;
    /// <https://docs.rs/tokio/latest/tokio/sync/mpsc/struct.Receiver.html#method.recv>
    pub CLOSED_CHANNEL_SPIN as ClosedChannelSpin {
        name: "closed_channel_spin",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ClosedChannelSpin {
    fn meta(&self) -> &'static LintMeta {
        &CLOSED_CHANNEL_SPIN
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if view.loops().next().is_none() {
            return;
        }
        for call in view.calls() {
            let Some(end) = call.end_of_supply() else {
                continue;
            };
            let operation = end.operation;
            if spins(view, call, &end)
                && !operation.keeps_its_channel_open()
                && !operation.receives_beside_a_sender()
                && !view.is_left_out_at_the_end(call)
                && !operation.keeps_what_it_subscribed_to()
                && !operation.keeps_what_came_with_it()
                && !call.is_stopped_by_its_owner()
            {
                out.push(finding(view, call, &end));
            }
        }
    }
}

fn spins<'w>(view: BodyView<'w>, call: CallView<'w>, end: &EndOfSupply<'w>) -> bool {
    let Some(arrival) = view.arrival(call) else {
        return false;
    };
    // A precondition may be what keeps the closed channel out.
    let has_precondition = arrival.branch.is_some_and(|branch| branch.has_precondition);
    let course = view.course_after_end(call, end);
    course.is_some_and(|course| {
        let may_pause = course.unclear || (course.works && !view.is_async());
        // The condition that let control in lets it in again when nothing has changed.
        let leaves = course.leaves_otherwise || (course.leaves && course.changes);
        course.returns_at_once && !leaves && !may_pause && !has_precondition
    })
}

fn finding(view: BodyView<'_>, call: CallView<'_>, end: &EndOfSupply<'_>) -> Finding {
    let name = call.name();
    let is_inner = end.operation.view.at != view.at;
    let (message, label, ended) = match end.supply {
        Supply::Channel => (
            "this loop spins when the channel is closed",
            "returns at once, for ever, when the last sender is gone",
            "the channel is closed",
        ),
        Supply::Bytes => (
            "this loop spins when there is nothing more to read",
            "returns at once, for ever, at the end of what it reads",
            "there is nothing more to read",
        ),
    };
    let at = call.name_span();
    let mut finding = view.finding(&CLOSED_CHANNEL_SPIN, message.to_owned(), at, label);
    if is_inner {
        let inner = end.operation;
        let text = match end.supply {
            Supply::Channel => "by this receive, which does not wait when the channel is closed",
            Supply::Bytes if inner.has(Effect::ReadsAll) => {
                "by this read, which fails at the end, each time"
            }
            Supply::Bytes => "by this read, which gives `Ok(0)` at the end",
        };
        finding
            .labels
            .push(inner.view.label(inner.name_span(), text));
    }
    let course = view.course_after_end(call, end);
    if let Some(taken) = course.and_then(|course| course.taken_by) {
        finding
            .labels
            .push(view.label(taken, "takes the end for one more message"));
    }
    let looped = view
        .arrival(call)
        .and_then(|arrival| view.loop_around(arrival.point.block));
    if let Some(looped) = looped {
        let label = view.label(looped.head_span(), "goes round without a pause then");
        finding.labels.push(label);
    }
    finding.help = match (end.supply, is_inner) {
        (Supply::Bytes, false) if call.has(Effect::ReadsAll) => {
            "leave the loop when the read fails: behind the end it does so each time".to_owned()
        }
        (Supply::Bytes, false) => {
            "leave the loop when no bytes were read: `0` is the end".to_owned()
        }
        (Supply::Bytes, true) => {
            format!("leave the loop when `{name}` says that {ended}: it gives `None` then")
        }
        (Supply::Channel, _) => format!("leave the loop when `{name}` says that {ended}"),
    };
    finding
}
