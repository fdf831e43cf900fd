//! The lint `token_never_cancelled`: signals without a giver. Signals without a listener are `ignored_cancellation_token`.

use conc_check::{BodyRef, BodyView, CallView, Finding, Lint, LintMeta, Look, Sink, World, lint};

lint! {
    /// Work waits for a stop signal that nobody can give
    ///
    /// ### What it does
    /// Reports cancellation tokens and stop flags that are made, cloned and looked at, and that nothing in the package
    /// ever cancels or sets: everybody who gets hold of them is known, and only looks.
    ///
    /// ### Why is this bad?
    /// The code reads as if the work could be stopped. It cannot: the branch for the cancelled token is dead, the loop
    /// is endless, and a shutdown that waits for it hangs. Mostly the line that should cancel was forgotten or lost.
    ///
    /// ### Known limits
    /// A token that is returned, passed to another crate, kept in a collection or in a public field may be cancelled by
    /// somebody else, and is not reported. Nor is one that is given away whole, as an argument that some function wants.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn tick(token: CancellationToken) {
    ///     while !token.is_cancelled() {
    ///         tokio::time::sleep(Duration::from_secs(1)).await;
    ///     }
    /// }
    ///
    /// /// Never returns.
    /// pub async fn run() {
    ///     let token = CancellationToken::new();
    ///     tokio::join!(tick(token.clone()), tick(token.clone()));
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn tick(token: CancellationToken) {
    ///     while !token.is_cancelled() {
    ///         tokio::time::sleep(Duration::from_secs(1)).await;
    ///     }
    /// }
    ///
    /// /// Returns when the user wants it.
    /// pub async fn run() {
    ///     let token = CancellationToken::new();
    ///     let asked = async {
    ///         tokio::signal::ctrl_c().await.ok();
    ///         token.cancel();
    ///     };
    ///     tokio::join!(asked, tick(token.clone()), tick(token.clone()));
    /// }
    /// ```
    /// `drop_guard()` cancels when its owner goes out of scope.
    ///
    /// ### See also
    /// `join_before_cancel`, `endless_task`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html>
    pub TOKEN_NEVER_CANCELLED as TokenNeverCancelled {
        name: "token_never_cancelled",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for TokenNeverCancelled {
    fn meta(&self) -> &'static LintMeta {
        &TOKEN_NEVER_CANCELLED
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for made in view.calls().filter(|call| call.makes_signal()) {
            let looks = view.only_looks_at(made).unwrap_or_default();
            // A flag may be a setting; one at which a loop looks is there to end it.
            let ends_something = |look: &&Look<'_>| made.makes_token() || look.ends_a_loop();
            if let Some(look) = looks.iter().find(ends_something) {
                out.push(finding(made, look));
            }
        }
    }
}

fn finding(made: CallView<'_>, look: &Look<'_>) -> Finding {
    let view = made.view;
    let (noun, given) = if made.makes_token() {
        ("token", "cancels")
    } else {
        ("flag", "sets")
    };
    let message = format!("nobody ever {given} this {noun}");
    let label = format!("the {noun} is made here, and all who get hold of it only look at it");
    let mut finding = view.finding(&TOKEN_NEVER_CANCELLED, message, made.name_span(), label);
    finding
        .labels
        .push(look.view.label(look.span, "this waits in vain"));
    finding.help = if made.makes_token() {
        "cancel it where the shutdown begins, or keep its `drop_guard()`; if it is never to be cancelled, leave it out"
    } else {
        "set it where the shutdown begins; if it is never to be set, leave it out"
    }
    .to_owned();
    finding
}
