//! The lint `clone_token_cancels_siblings`: one task that stops all. Tokens that stop nobody are `token_never_cancelled`.

use conc_check::{BodyRef, BodyView, Finding, Lint, LintMeta, SharedCancel, Sink, World, lint};

lint! {
    /// A task cancels the token that it shares with all tasks of the same loop
    ///
    /// ### What it does
    /// Reports tasks that a long-lived loop starts one after the other, for each connection or message, with a clone of one
    /// token, and that cancel this clone or make a `drop_guard()` of it.
    ///
    /// ### Why is this bad?
    /// A clone is the same token. When one task is done, or fails, it stops all the others, and often the loop, too. What
    /// was meant is mostly "stop what belongs to *this* connection".
    ///
    /// ### Known limits
    /// Tasks that are to stop everything on purpose, because one failure or one command ends the program, look the same.
    /// Tasks over a list, which may want to fail together, are not reported.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::net::{TcpListener, TcpStream};
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn serve(_: TcpStream, stop: CancellationToken) {
    ///     stop.cancelled().await;
    /// }
    ///
    /// pub async fn run(listener: TcpListener, stop: CancellationToken) -> std::io::Result<()> {
    ///     loop {
    ///         let (socket, _) = listener.accept().await?;
    ///         let stop = stop.clone();
    ///         tokio::spawn(async move {
    ///             // Ends what belongs to this connection, and all other connections.
    ///             let _guard = stop.clone().drop_guard();
    ///             serve(socket, stop).await;
    ///         });
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Give each task a token of its own, below the common one.
    /// ```rust,good
    /// use tokio::net::{TcpListener, TcpStream};
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn serve(_: TcpStream, stop: CancellationToken) {
    ///     stop.cancelled().await;
    /// }
    ///
    /// pub async fn run(listener: TcpListener, stop: CancellationToken) -> std::io::Result<()> {
    ///     loop {
    ///         let (socket, _) = listener.accept().await?;
    ///         let stop = stop.child_token();
    ///         tokio::spawn(async move {
    ///             let _guard = stop.clone().drop_guard();
    ///             serve(socket, stop).await;
    ///         });
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `token_never_cancelled`, `cancel_guard_dropped_immediately`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html#method.child_token>
    pub CLONE_TOKEN_CANCELS_SIBLINGS as CloneTokenCancelsSiblings {
        name: "clone_token_cancels_siblings",
        group: Pedantic,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for CloneTokenCancelsSiblings {
    fn meta(&self) -> &'static LintMeta {
        &CLONE_TOKEN_CANCELS_SIBLINGS
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        for shared in BodyView::new(world, body).shared_cancels() {
            out.push(finding(&shared));
        }
    }
}

fn finding(shared: &SharedCancel<'_>) -> Finding {
    let message = "one task of this loop cancels the token of all".to_owned();
    let outer = shared.clone.view;
    let at = shared.clone.name_span();
    let label = "each task gets a clone, which is the same token";
    let mut finding = outer.finding(&CLONE_TOKEN_CANCELS_SIBLINGS, message, at, label);
    let cancel = shared.cancel;
    finding.labels.push(cancel.view.label(
        cancel.name_span(),
        "this stops all tasks that have the token",
    ));
    finding.labels.push(outer.label(
        shared.looped.head_span(),
        "the tasks are started by this loop",
    ));
    finding.help = "give each task a token of its own with `child_token()` instead of `clone()`: cancelling that leaves the \
                    others alone, and cancelling the common one still reaches all"
        .to_owned();
    finding
}
