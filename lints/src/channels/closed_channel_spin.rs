//! The lint `closed_channel_spin`: loops that run hot when a channel is closed. Loops that poll by design are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, ChannelKind, Effect, Finding, Lint, LintMeta, Outcome, Sink,
    Tells, World, lint,
};

lint! {
    /// A loop asks a closed channel for its next message, again and again
    ///
    /// ### What it does
    /// Reports receives in a loop where the end of the channel leads straight back to the same receive.
    ///
    /// ### Why is this bad?
    /// When the last sender is gone a receive does not wait any more: it returns `None` or an error at once, and will do so
    /// for ever. A loop that takes this for "nothing this time" uses a whole processor from then on, and in async code it
    /// may keep all other tasks of its thread from running.
    ///
    /// ### Known limits
    /// Only ways without an await, a call that takes time or a call of which nothing is known are followed.
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
        for call in view.calls() {
            let kind = call.receives_from();
            let is_queue = kind.is_some_and(|kind| kind != ChannelKind::Oneshot);
            if is_queue
                && !call.has(Effect::Tries)
                && spins(view, call)
                && !call.keeps_its_channel_open()
            {
                out.push(finding(view, call));
            }
        }
    }
}

fn spins(view: BodyView<'_>, call: CallView<'_>) -> bool {
    let Some(arrival) = view.arrival(call) else {
        return false;
    };
    // A precondition may be what keeps the closed channel out.
    let has_precondition = arrival.branch.is_some_and(|branch| branch.has_precondition);
    let course = view.course_after(call, Outcome::Told(Tells::Closed));
    course.is_some_and(|course| {
        let may_pause = course.waits || course.unclear || (course.works && !view.is_async());
        course.returns && !course.leaves && !may_pause && !has_precondition
    })
}

fn finding(view: BodyView<'_>, call: CallView<'_>) -> Finding {
    let name = call.name();
    let message = "this loop spins when the channel is closed".to_owned();
    let mut finding = view.finding(
        &CLOSED_CHANNEL_SPIN,
        message,
        call.name_span(),
        "returns at once, for ever, when the last sender is gone",
    );
    let looped = view
        .arrival(call)
        .and_then(|arrival| view.loop_around(arrival.point.block));
    if let Some(looped) = looped {
        let label = view.label(looped.head_span(), "goes round without a pause then");
        finding.labels.push(label);
    }
    finding.help = format!("leave the loop when `{name}` says that the channel is closed");
    finding
}
