//! The lint `span_entered_across_await`: entered tracing spans. Locks are `await_holding_lock`.

use conc_check::{BodyRef, BodyView, GuardKind, Lint, LintMeta, Sink, World, lint};

lint! {
    /// A tracing span stays entered across an await
    ///
    /// ### What it does
    /// Reports the guards of `Span::enter` and `Span::entered` that are alive at an await point.
    ///
    /// ### Why is this bad?
    /// `enter` marks the span as current *on this thread*. At the await the task leaves the thread, the span does not:
    /// whatever runs there next logs into a span that it has nothing to do with, and when the task goes on elsewhere
    /// its own lines lack the span. The guard of `enter` is `Send`, so it compiles; the trace is just wrong, and it is
    /// wrong most when it is needed, under load.
    ///
    /// ### Known limits
    /// Spans of other libraries than `tracing` are not known. Logs that are wrong only for an instant, because the
    /// await never yields, are reported as well.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tracing::info_span;
    ///
    /// async fn query(_id: u64) {}
    ///
    /// pub async fn handle(id: u64) {
    ///     let span = info_span!("request", id);
    ///     let _entered = span.enter();
    ///     query(id).await;
    /// }
    /// ```
    ///
    /// ### Better
    /// Attach the span to the future; it is entered whenever the future is polled, and left in between.
    /// ```rust,good
    /// use tracing::{Instrument, info_span};
    ///
    /// async fn query(_id: u64) {}
    ///
    /// pub async fn handle(id: u64) {
    ///     let span = info_span!("request", id);
    ///     query(id).instrument(span).await;
    /// }
    /// ```
    /// For code without awaits use `span.in_scope(|| ..)`; for whole functions `#[instrument]`.
    ///
    /// ### See also
    /// `await_holding_lock`; <https://docs.rs/tracing/latest/tracing/struct.Span.html#in-asynchronous-code>
    pub SPAN_ENTERED_ACROSS_AWAIT as SpanEnteredAcrossAwait {
        name: "span_entered_across_await",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for SpanEnteredAcrossAwait {
    fn meta(&self) -> &'static LintMeta {
        &SPAN_ENTERED_ACROSS_AWAIT
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for guard in view.guards_held_across_awaits() {
            if guard.kind == GuardKind::Span {
                let name = view.guard_name(&guard);
                let mut finding = view.held_guard_finding(
                    &SPAN_ENTERED_ACROSS_AWAIT,
                    &guard,
                    format!("the span {name} stays entered across an await"),
                );
                finding.help = "attach the span to the future with `.instrument(span)`, or enter it only around code without an await (`span.in_scope(..)`)".to_owned();
                out.push(finding);
            }
        }
    }
}
