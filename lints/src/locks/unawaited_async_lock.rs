//! The lint `unawaited_async_lock`: locks that are asked for and never taken. Other lost futures are `unawaited_future`.

use conc_check::{
    Applicability, BodyRef, BodyView, Discard, Edit, Finding, Lint, LintMeta, Lost, LostFuture,
    Sink, Span, Suggestion, World, lint,
};

lint! {
    /// An async lock is asked for, but never awaited: nothing is locked
    ///
    /// ### What it does
    /// Reports `lock()`, `read()`, `write()`, `acquire()` and the like of *async* locks and semaphores whose future is
    /// dropped without being awaited.
    ///
    /// ### Why is this bad?
    /// The call only builds a future. Until somebody polls it, no lock is taken and no permit is counted.
    /// `let _guard = m.lock();` looks like a guard that lives to the end of the block, it even silences the warning
    /// about an unused future, and everything below it runs unprotected.
    ///
    /// ### Known limits
    /// A future that is passed on, stored, returned or captured is taken to be awaited by somebody else.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::Mutex;
    ///
    /// /// The critical section is empty: the guard is a future that nobody polls.
    /// pub async fn compact(files: &Mutex<()>) {
    ///     let _guard = files.lock();
    ///     tokio::fs::remove_file("old").await.ok();
    ///     tokio::fs::rename("new", "old").await.ok();
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio::sync::Mutex;
    ///
    /// /// Locked until the end of the function.
    /// pub async fn compact(files: &Mutex<()>) {
    ///     let _guard = files.lock().await;
    ///     tokio::fs::remove_file("old").await.ok();
    ///     tokio::fs::rename("new", "old").await.ok();
    /// }
    /// ```
    /// In code that is not async use a lock that is not async either.
    ///
    /// ### See also
    /// `guard_dropped_immediately`, `unawaited_future`;
    /// <https://docs.rs/tokio/latest/tokio/sync/struct.Mutex.html#method.lock>
    pub UNAWAITED_ASYNC_LOCK as UnawaitedAsyncLock {
        name: "unawaited_async_lock",
        group: Correctness,
        precision: VeryHigh,
        since: "0.1.0",
        fix: Sometimes,
    }
}

impl Lint for UnawaitedAsyncLock {
    fn meta(&self) -> &'static LintMeta {
        &UNAWAITED_ASYNC_LOCK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for lost in view.lost_futures() {
            if lost.acquires() {
                out.push(finding(view, &lost));
            }
        }
    }
}

fn finding(view: BodyView<'_>, lost: &LostFuture<'_>) -> Finding {
    let what = if lost.call.name().starts_with("acquire") {
        "permit"
    } else {
        "lock"
    };
    let message = format!("this {what} is never taken: its future is not awaited");
    let label = match lost.how {
        Lost::Unused(local) => format!(
            "`{}` is a future that nobody polls, not a guard",
            view.name(local).unwrap_or("it")
        ),
        Lost::Discarded(_) => "a future that nobody polls".to_owned(),
    };
    let at = lost.call.name_span();
    let mut finding = view.finding(&UNAWAITED_ASYNC_LOCK, message, at, label);
    finding.help = help(view, lost);
    finding.suggestions.extend(suggestion(view, lost));
    finding
}

fn help(view: BodyView<'_>, lost: &LostFuture<'_>) -> String {
    let call = lost.call.name();
    if !view.body().is_async() {
        return format!(
            "this code is not async: use a lock that is not async either, or `blocking_{call}()` \
             if it never runs on a thread of the runtime"
        );
    }
    match lost.how {
        Lost::Unused(_) => format!("await it: `{call}().await`"),
        Lost::Discarded(_) => {
            format!("await it and keep the guard: `let _guard = .. .{call}().await;`")
        }
    }
}

fn suggestion(view: BodyView<'_>, lost: &LostFuture<'_>) -> Option<Suggestion> {
    let span = lost.call.span();
    let insert = |at: u32, text: &str| Edit {
        file: view.file(),
        span: Span::new(at, at),
        text: text.to_owned(),
    };
    let (applicability, edits) = match lost.how {
        _ if !view.body().is_async() => return None,
        Lost::Unused(_) => (
            Applicability::MachineApplicable,
            vec![insert(span.end, ".await")],
        ),
        Lost::Discarded(Discard::Statement) => (
            Applicability::MaybeIncorrect,
            vec![
                insert(span.start, "let _guard = "),
                insert(span.end, ".await"),
            ],
        ),
        Lost::Discarded(Discard::Underscore) => return None,
    };
    Some(Suggestion {
        title: "await the lock".to_owned(),
        applicability,
        edits,
    })
}
