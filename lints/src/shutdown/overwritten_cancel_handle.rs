//! The lint `overwritten_cancel_handle`: stop signals lost to their successors. Handles are `overwritten_join_handle`.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, OverwrittenSignal, Sink, World, lint,
};

lint! {
    /// A token or stop flag is replaced while a running task still waits for the old one
    ///
    /// ### What it does
    /// Reports an assignment of a new cancellation token or stop flag to a variable or field from which the same function
    /// has given a clone to a task that goes on, and which was not cancelled or set on the way.
    ///
    /// ### Why is this bad?
    /// The task listens to the old token, and nobody has that any more: it cannot be stopped. Cancelling the variable later
    /// stops only what was started with the last token.
    ///
    /// ### Known limits
    /// Only what one function does is looked at. A field that one method gives away and another one replaces is not
    /// reported, because somebody may have stopped the old work in between. Nor are channels, whose drop is a signal itself.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn poll(url: String, stop: CancellationToken) {
    ///     stop.run_until_cancelled(async move { tracing::info!(url) }).await;
    /// }
    ///
    /// /// Only the poll of the last URL ends.
    /// pub async fn follow(urls: Vec<String>) {
    ///     let mut stop = CancellationToken::new();
    ///     for url in urls {
    ///         stop = CancellationToken::new();
    ///         tokio::spawn(poll(url, stop.clone()));
    ///     }
    ///     stop.cancel();
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn poll(url: String, stop: CancellationToken) {
    ///     stop.run_until_cancelled(async move { tracing::info!(url) }).await;
    /// }
    ///
    /// pub async fn follow(urls: Vec<String>) {
    ///     let mut stop = CancellationToken::new();
    ///     for url in urls {
    ///         stop.cancel();
    ///         stop = CancellationToken::new();
    ///         tokio::spawn(poll(url, stop.clone()));
    ///     }
    ///     stop.cancel();
    /// }
    /// ```
    /// A `DropGuard` in the variable cancels the old token by itself when it is replaced.
    ///
    /// ### See also
    /// `overwritten_join_handle`, `token_never_cancelled`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/sync/struct.DropGuard.html>
    pub OVERWRITTEN_CANCEL_HANDLE as OverwrittenCancelHandle {
        name: "overwritten_cancel_handle",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for OverwrittenCancelHandle {
    fn meta(&self) -> &'static LintMeta {
        &OVERWRITTEN_CANCEL_HANDLE
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for lost in view.overwritten_signals() {
            out.push(finding(view, &lost));
        }
    }
}

fn finding(view: BodyView<'_>, lost: &OverwrittenSignal<'_>) -> Finding {
    let name = &lost.name;
    let (noun, given) = if lost.is_token {
        ("token", "cancel")
    } else {
        ("stop flag", "set")
    };
    let message = format!(
        "`{name}` gets a new {noun}, and the work that has the old one cannot be stopped any more"
    );
    let label = format!(
        "the old {noun} is lost here, and was not {given}{} before",
        if lost.is_token { "led" } else { "" }
    );
    let mut finding = view.finding(&OVERWRITTEN_CANCEL_HANDLE, message, lost.at, label);
    let at = lost.spawn.call.name_span();
    finding
        .labels
        .push(view.label(at, format!("started here with the old {noun}")));
    finding.help =
        format!("{given} `{name}` before it gets a new {noun}, or use one {noun} for all");
    finding
}
