//! The lint `stop_flag_behind_blocking_call`: loops that do not hear the signal. Signals that come late are
//! `join_before_cancel`.

use conc_check::{
    BodyRef, BodyView, DeafLoop, Effect, Finding, Lint, LintMeta, Signal, Sink, World, lint,
};

lint! {
    /// A loop looks at its stop flag only between two waits that may last for ever
    ///
    /// ### What it does
    /// Reports loops that should end when a flag is set or a token cancelled, but look at it only before or after they
    /// wait for the next connection or message, where nobody who gives the signal ends that wait.
    ///
    /// ### Why is this bad?
    /// Setting a flag wakes nobody. The loop sits in `accept()` or `recv()` and reads the flag when the next peer
    /// comes, which during a shutdown is never. Whoever joins the thread hangs with it.
    ///
    /// ### Known limits
    /// A wait for a message is reported only if the one who sets the flag then joins the work, without doing anything
    /// with a sender: otherwise the channel may be closed as well. Packages that set a limit to the waits of their
    /// sockets are left out, and so is a signal that comes together with anything else which could end the wait.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::net::TcpListener;
    /// use std::sync::atomic::{AtomicBool, Ordering};
    ///
    /// pub struct Server {
    ///     stop: AtomicBool,
    /// }
    ///
    /// impl Server {
    ///     pub fn run(&self, listener: &TcpListener) {
    ///         while !self.stop.load(Ordering::Relaxed) {
    ///             if let Ok((_peer, address)) = listener.accept() {
    ///                 println!("{address}");
    ///             }
    ///         }
    ///     }
    ///
    ///     /// Is noticed after the next connection.
    ///     pub fn stop(&self) {
    ///         self.stop.store(true, Ordering::Relaxed);
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Wait for both at once.
    /// ```rust,good
    /// use tokio::net::TcpListener;
    /// use tokio_util::sync::CancellationToken;
    ///
    /// pub struct Server {
    ///     stop: CancellationToken,
    /// }
    ///
    /// impl Server {
    ///     pub async fn run(&self, listener: TcpListener) {
    ///         loop {
    ///             tokio::select! {
    ///                 () = self.stop.cancelled() => break,
    ///                 peer = listener.accept() => println!("{peer:?}"),
    ///             }
    ///         }
    ///     }
    ///
    ///     pub fn stop(&self) {
    ///         self.stop.cancel();
    ///     }
    /// }
    /// ```
    /// Threads use `recv_timeout`, a message that says stop, or close the channel or socket.
    ///
    /// ### See also
    /// `join_before_cancel`, `endless_task`;
    /// <https://docs.rs/tokio/latest/tokio/macro.select.html>
    pub STOP_FLAG_BEHIND_BLOCKING_CALL as StopFlagBehindBlockingCall {
        name: "stop_flag_behind_blocking_call",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for StopFlagBehindBlockingCall {
    fn meta(&self) -> &'static LintMeta {
        &STOP_FLAG_BEHIND_BLOCKING_CALL
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for deaf in view.loops().filter_map(conc_check::LoopView::is_deaf) {
            out.push(finding(view, &deaf));
        }
    }
}

fn finding(view: BodyView<'_>, deaf: &DeafLoop<'_>) -> Finding {
    let source = deaf.ending.signal.source();
    let name = source.and_then(|source| view.source_name(source));
    let is_token = matches!(deaf.ending.signal, Signal::Token(_));
    let noun = if is_token { "the token" } else { "the flag" };
    let quoted = name.map_or_else(|| noun.to_owned(), |name| format!("`{name}`"));
    let call = deaf.waits.name();
    let message = format!("while the loop waits in `{call}`, nobody looks at {quoted}");
    let at = deaf.waits.name_span();
    let mut finding = view.finding(
        &STOP_FLAG_BEHIND_BLOCKING_CALL,
        message,
        at,
        "may wait here for ever after it was told to stop",
    );
    finding
        .labels
        .push(view.label(deaf.ending.span, format!("{quoted} is looked at here only")));
    let given = &deaf.given;
    let text = if is_token {
        "cancelled here, which does not end the wait"
    } else {
        "set here, which wakes nobody"
    };
    finding
        .labels
        .push(given.call.view.label(given.span(), text));
    finding.help = if view.body().is_async() {
        "wait for both at once: a `select!` with a branch for `cancelled()` of a token".to_owned()
    } else if deaf.waits.has(Effect::Receives) {
        "send a message that says stop, drop the sender before the join, or use `recv_timeout`"
            .to_owned()
    } else {
        "make the wait end: connect to the own socket after setting the flag, or poll with `set_nonblocking`".to_owned()
    };
    finding
}
