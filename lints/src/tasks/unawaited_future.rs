//! The lint `unawaited_future`: async calls that never run. Locks are `unawaited_async_lock`.

use conc_check::{
    Applicability, BodyRef, BodyView, Edit, Finding, Lint, LintMeta, Lost, LostFuture, Sink, Span,
    Suggestion, World, lint,
};

lint! {
    /// An async function is called, but its future is dropped: nothing of it runs
    ///
    /// ### What it does
    /// Reports calls of async functions whose future is thrown away, or lies in a variable that nothing uses. Library
    /// calls that act only when they are awaited, such as an async `send` or `sleep`, count as well.
    ///
    /// ### Why is this bad?
    /// A future does nothing until it is polled. The call compiles, returns at once, and not one line of the function
    /// runs. `let _ = save();` is the worst form: it reads like "I do not care about the result", and it silences the
    /// compiler's warning, which would have told that the work is not done.
    ///
    /// ### Known limits
    /// Plain functions that return `impl Future` or a boxed future may do something before they return, and are not
    /// reported. A future that is passed on, stored or captured is taken to be polled by somebody else.
    ///
    /// ### Bad
    /// ```rust,bad
    /// async fn save(_text: &str) -> std::io::Result<()> {
    ///     Ok(())
    /// }
    ///
    /// /// Nothing is saved.
    /// pub async fn close(text: String) {
    ///     let _ = save(&text);
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// async fn save(_text: &str) -> std::io::Result<()> {
    ///     Ok(())
    /// }
    ///
    /// /// Saved; that it may fail is ignored on purpose.
    /// pub async fn close(text: String) {
    ///     let _ = save(&text).await;
    /// }
    /// ```
    /// Spawn it, if nobody is to wait for it.
    ///
    /// ### See also
    /// `unawaited_async_lock`, `detached_task`; rustc's unused_must_use; `clippy::let_underscore_future`;
    /// <https://rust-lang.github.io/async-book/03_async_await/01_chapter.html>
    pub UNAWAITED_FUTURE as UnawaitedFuture {
        name: "unawaited_future",
        group: Correctness,
        precision: VeryHigh,
        since: "0.1.0",
        fix: Sometimes,
    }
}

impl Lint for UnawaitedFuture {
    fn meta(&self) -> &'static LintMeta {
        &UNAWAITED_FUTURE
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for lost in view.lost_futures() {
            if !lost.acquires() {
                out.push(finding(view, &lost));
            }
        }
    }
}

fn finding(view: BodyView<'_>, lost: &LostFuture<'_>) -> Finding {
    let call = lost.call.name();
    let message = format!("`{call}` never runs: its future is dropped without being polled");
    let label = match lost.how {
        Lost::Unused(local) => {
            let name = view.name(local).unwrap_or("the variable");
            format!("the future lies in `{name}`, which nothing awaits")
        }
        Lost::Discarded(_) => "only builds a future, which is dropped here".to_owned(),
    };
    let at = lost.call.name_span();
    let mut finding = view.finding(&UNAWAITED_FUTURE, message, at, label);
    let is_async = view.body().is_async();
    finding.help = if is_async {
        format!("await it: `{call}(..).await`; or spawn it if nobody is to wait for it")
    } else {
        "this code is not async: spawn the future, or make the function async and await it"
            .to_owned()
    };
    if is_async {
        let end = lost.call.span().end;
        finding.suggestions.push(Suggestion {
            title: "await the future".to_owned(),
            applicability: Applicability::MaybeIncorrect,
            edits: vec![Edit {
                file: view.file(),
                span: Span::new(end, end),
                text: ".await".to_owned(),
            }],
        });
    }
    finding
}
