//! The lint `cancel_guard_dropped_immediately`: guards that cancel at once. Other guards are `guard_dropped_immediately`.

use conc_check::{
    BodyRef, BodyView, Discard, EventKind, Finding, GuardKind, Lint, LintMeta, Sink, Value,
    ValueKind, World, lint,
};

lint! {
    /// A guard that cancels when it is dropped is dropped at once
    ///
    /// ### What it does
    /// Reports `token.drop_guard()` and other cancelling guards whose result is thrown away: as a statement, or with
    /// `let _ =`.
    ///
    /// ### Why is this bad?
    /// The guard is meant to cancel when the function that holds it ends. Thrown away it cancels in the very line in
    /// which it is made: everything that listens to the token stops before it has begun, and without any error.
    ///
    /// ### Known limits
    /// A guard in a variable that goes out of scope too early is not seen.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn serve(token: CancellationToken) {
    ///     token.cancelled().await;
    /// }
    ///
    /// /// The token is cancelled before the server has started.
    /// pub async fn run() {
    ///     let token = CancellationToken::new();
    ///     let _ = token.clone().drop_guard();
    ///     serve(token).await;
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio_util::sync::CancellationToken;
    ///
    /// async fn serve(token: CancellationToken) {
    ///     token.cancelled().await;
    /// }
    ///
    /// /// Cancelled when this function ends, however it ends.
    /// pub async fn run() {
    ///     let token = CancellationToken::new();
    ///     let _cancel = token.clone().drop_guard();
    ///     serve(token).await;
    /// }
    /// ```
    /// If it is to be cancelled at once, say so: `token.cancel()`.
    ///
    /// ### See also
    /// `guard_dropped_immediately`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html#method.drop_guard>
    pub CANCEL_GUARD_DROPPED_IMMEDIATELY as CancelGuardDroppedImmediately {
        name: "cancel_guard_dropped_immediately",
        group: Correctness,
        precision: VeryHigh,
        since: "0.1.0",
        fix: Sometimes,
    }
}

impl Lint for CancelGuardDroppedImmediately {
    fn meta(&self) -> &'static LintMeta {
        &CANCEL_GUARD_DROPPED_IMMEDIATELY
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for value in view.flow().values() {
            let is_cancelling = value.kind == ValueKind::Guard(GuardKind::Cancel);
            if is_cancelling
                && view.never_in_a_variable(value)
                && !view.was_kept_before(value)
                && view
                    .origin_call(value)
                    .is_some_and(|call| !call.is_opaque())
                && let Some(how) = discarded(value)
            {
                out.push(finding(view, value, how));
            }
        }
    }
}

fn discarded(value: &Value) -> Option<Discard> {
    value.events.iter().find_map(|event| match event.kind {
        EventKind::Discarded(how) => Some(how),
        _ => None,
    })
}

fn finding(view: BodyView<'_>, value: &Value, how: Discard) -> Finding {
    let (message, help) = match how {
        Discard::Underscore => (
            "`_` drops this guard at once, and so it cancels at once",
            "give it a name: `let _cancel = ..` lives until the end of the block",
        ),
        Discard::Statement => (
            "this guard is dropped at the end of its own statement, and so it cancels at once",
            "bind it: `let _cancel = ..`; or write `.cancel()` if that is meant",
        ),
    };
    let at = view.taken_at(value);
    let mut finding = view.finding(
        &CANCEL_GUARD_DROPPED_IMMEDIATELY,
        message.to_owned(),
        at,
        "cancelled here, before anything that follows",
    );
    finding.help = help.to_owned();
    finding
        .suggestions
        .extend(view.kept_by_name(value, "_cancel", true));
    finding
}
