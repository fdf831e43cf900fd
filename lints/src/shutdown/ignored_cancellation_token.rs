//! The lint `ignored_cancellation_token`: signals without a listener. Signals without a giver are `token_never_cancelled`.

use conc_check::{
    BodyRef, BodyView, CallView, Finding, IgnoredToken, Lint, LintMeta, Look, Sink, Spawn,
    TaskKind, World, lint,
};

lint! {
    /// A task is given a cancellation token and never looks at it
    ///
    /// ### What it does
    /// Reports a spawned task that has a token, perhaps to hand it on to other tasks, but loops without any way out and
    /// never looks at it; and tokens that are handed out and cancelled, and at which nobody in the package ever looks.
    ///
    /// ### Why is this bad?
    /// The shutdown cancels the token, and the task goes on: it still accepts connections, holds what it has captured, and
    /// whoever waits for its end waits for ever. That it has the token says that it was meant to stop.
    ///
    /// ### Known limits
    /// A task whose handle is aborted, returned or kept in a list is not reported, nor one that is given to a
    /// set that aborts it, nor one that calls anything of which it is not known whether it looks. A loop that ends when
    /// something fails (`?`) may be meant to end so. Tokens with a name that begins with `_` are ignored on purpose.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::net::SocketAddr;
    /// use tokio::net::{TcpListener, TcpStream};
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn serve(stream: TcpStream, peer: SocketAddr, token: CancellationToken) {
    ///     tokio::select! {
    ///         () = token.cancelled() => {}
    ///         ready = stream.readable() => tracing::info!(%peer, ?ready),
    ///     }
    /// }
    ///
    /// async fn accept(listener: TcpListener, token: CancellationToken) {
    ///     loop {
    ///         if let Ok((stream, peer)) = listener.accept().await {
    ///             tokio::spawn(serve(stream, peer, token.clone()));
    ///         }
    ///     }
    /// }
    ///
    /// pub async fn run(listener: TcpListener, token: CancellationToken) {
    ///     let acceptor = tokio::spawn(accept(listener, token.clone()));
    ///     tokio::signal::ctrl_c().await.ok();
    ///     token.cancel();
    ///     acceptor.await.ok();
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::net::SocketAddr;
    /// use tokio::net::{TcpListener, TcpStream};
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn serve(stream: TcpStream, peer: SocketAddr, token: CancellationToken) {
    ///     tokio::select! {
    ///         () = token.cancelled() => {}
    ///         ready = stream.readable() => tracing::info!(%peer, ?ready),
    ///     }
    /// }
    ///
    /// async fn accept(listener: TcpListener, token: CancellationToken) {
    ///     loop {
    ///         let accepted = tokio::select! {
    ///             () = token.cancelled() => break,
    ///             accepted = listener.accept() => accepted,
    ///         };
    ///         if let Ok((stream, peer)) = accepted {
    ///             tokio::spawn(serve(stream, peer, token.clone()));
    ///         }
    ///     }
    /// }
    ///
    /// pub async fn run(listener: TcpListener, token: CancellationToken) {
    ///     let acceptor = tokio::spawn(accept(listener, token.clone()));
    ///     tokio::signal::ctrl_c().await.ok();
    ///     token.cancel();
    ///     acceptor.await.ok();
    /// }
    /// ```
    ///
    /// ### See also
    /// `token_never_cancelled`, `endless_task`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html>,
    /// <https://tokio.rs/tokio/topics/shutdown>
    pub IGNORED_CANCELLATION_TOKEN as IgnoredCancellationToken {
        name: "ignored_cancellation_token",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for IgnoredCancellationToken {
    fn meta(&self) -> &'static LintMeta {
        &IGNORED_CANCELLATION_TOKEN
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for spawn in view.spawns() {
            if let Some(ignored) = spawn.ignored_token() {
                out.push(deaf_task(&spawn, &ignored));
            }
        }
        let tokens = view
            .calls()
            .filter(|call| call.makes_token() && call.makes_signal());
        for made in tokens {
            let given = view.only_cancels(made).unwrap_or_default();
            if let Some(given) = given.first() {
                out.push(unheard(made, given));
            }
        }
    }
}

fn deaf_task(spawn: &Spawn<'_>, ignored: &IgnoredToken<'_>) -> Finding {
    let view = spawn.call.view;
    let is_thread = matches!(spawn.task, TaskKind::Thread | TaskKind::Blocking);
    let what = if is_thread { "thread" } else { "task" };
    let token = &ignored.token;
    let message = format!("this {what} has a cancellation token and never looks at it");
    let label = format!("cancelling `{token}` does not end this {what}");
    let at = spawn.call.name_span();
    let mut finding = view.finding(&IGNORED_CANCELLATION_TOKEN, message, at, label);
    let looped = ignored.looped;
    let got = looped.view.label(ignored.got, "it gets the token here");
    let head = looped
        .view
        .label(looped.head_span(), "this loop has no way out");
    finding.labels.extend([got, head]);
    finding.help = if looped.view.is_async() {
        format!(
            "wait for the token beside the work of each round: \
             `select! {{ () = {token}.cancelled() => break, .. }}`"
        )
    } else {
        format!(
            "leave the loop when `{token}.is_cancelled()`, and let no wait in it be without limit"
        )
    };
    finding
}

fn unheard(made: CallView<'_>, given: &Look<'_>) -> Finding {
    let message = "this token is cancelled, and nobody ever looks at it".to_owned();
    let label = "all who get hold of this token only hand it on, or cancel it";
    let mut finding = made.view.finding(
        &IGNORED_CANCELLATION_TOKEN,
        message,
        made.name_span(),
        label,
    );
    let given = given.view.label(given.span, "this stops nothing");
    finding.labels.push(given);
    finding.help =
        "wait for `cancelled()` beside the work that is to stop, or leave the token out".to_owned();
    finding
}
