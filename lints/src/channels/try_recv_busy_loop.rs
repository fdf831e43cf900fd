//! The lint `try_recv_busy_loop`: loops that ask instead of waiting. Loops with work of their own are no concern of it.

use conc_check::{
    BodyRef, BodyView, CallView, Effect, Finding, Lint, LintMeta, LoopKind, LoopView, Outcome,
    Sink, Tells, World, lint,
};

lint! {
    /// A loop polls a channel or lock without a pause
    ///
    /// ### What it does
    /// Reports `try_recv` in a loop where an empty channel leads straight back to it, and loops around `try_lock` that do
    /// nothing else until it succeeds.
    ///
    /// ### Why is this bad?
    /// The loop uses a whole processor to find out, millions of times a second, that there is nothing to do. In async code
    /// it never gives the thread back, and who would send the message may be waiting for that thread.
    ///
    /// ### Known limits
    /// Loops with a sleep, a yield, an await, or work of their own (a call of which nothing is known, or that has no result)
    /// on the way round are not reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::mpsc::{Receiver, TryRecvError};
    ///
    /// pub fn print(lines: &Receiver<String>) {
    ///     loop {
    ///         match lines.try_recv() {
    ///             Ok(line) => println!("{line}"),
    ///             Err(TryRecvError::Empty) => {}
    ///             Err(TryRecvError::Disconnected) => break,
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::sync::mpsc::Receiver;
    ///
    /// pub fn print(lines: &Receiver<String>) {
    ///     for line in lines {
    ///         println!("{line}");
    ///     }
    /// }
    /// ```
    /// A loop that waits for two things uses a timeout or a `select!`.
    ///
    /// ### See also
    /// `closed_channel_spin`; <https://doc.rust-lang.org/std/sync/mpsc/struct.Receiver.html#method.recv_timeout>
    pub TRY_RECV_BUSY_LOOP as TryRecvBusyLoop {
        name: "try_recv_busy_loop",
        group: Perf,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for TryRecvBusyLoop {
    fn meta(&self) -> &'static LintMeta {
        &TRY_RECV_BUSY_LOOP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        // What tries for a while does wait.
        let tries = |call: &CallView<'_>| !call.has(Effect::Timed);
        for call in view.calls_that(Effect::Tries).filter(tries) {
            let looped = view
                .arrival(call)
                .and_then(|arrival| view.loop_around(arrival.point.block));
            if let Some(looped) = looped
                && looped.kind() != LoopKind::For
                && spins(view, call)
            {
                out.push(finding(view, call, looped));
            }
        }
    }
}

fn spins(view: BodyView<'_>, call: CallView<'_>) -> bool {
    let locks = call
        .effects()
        .iter()
        .any(|effect| matches!(effect, Effect::Acquires(_)));
    let outcome = if call.receives_from().is_some() {
        Outcome::Told(Tells::Empty)
    } else if locks {
        Outcome::Failed
    } else {
        return false;
    };
    view.course_after(call, outcome)
        .is_some_and(|course| course.returns && !course.waits && !course.works && !course.unclear)
}

fn finding(view: BodyView<'_>, call: CallView<'_>, looped: LoopView<'_>) -> Finding {
    let name = call.name();
    let message = format!("this loop calls `{name}` without a pause");
    let label = if call.receives_from().is_some() {
        "comes back here at once as long as there is no message"
    } else {
        "comes back here at once as long as the lock is taken"
    };
    let mut finding = view.finding(&TRY_RECV_BUSY_LOOP, message, call.name_span(), label);
    let label = view.label(looped.head_span(), "uses a whole processor meanwhile");
    finding.labels.push(label);
    finding.help = if call.receives_from().is_some() {
        "wait for the next message with a blocking (or awaited) receive, or one with a timeout"
    } else {
        "wait for the lock: take it without trying"
    }
    .to_owned();
    finding
}
