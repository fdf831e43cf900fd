//! The lint `blocking_call_in_async`: async code that blocks its thread. What panics there is `blocking_api_panics_in_async`.

use conc_check::{
    BodyRef, BodyView, Effect, Finding, Lint, LintMeta, OwnThreadCall, Sink, Span, WaitKind, World,
    lint,
};

lint! {
    /// Async code blocks the thread that drives it
    ///
    /// ### What it does
    /// Reports calls in an async function or block that put the thread to sleep: plain sleeps, receives from a channel of
    /// threads, joins of threads, waits for conditions and events; and, in tasks that the package spawns, programs that are
    /// run to their end and plain HTTP requests. Directly, in a closure that runs there, or in a plain function of the package
    /// that is called there.
    ///
    /// ### Why is this bad?
    /// The thread drives other tasks, too, and all of them stand still meanwhile: requests that are ready are not answered,
    /// timers are late. As many such calls at once as there are threads, and nothing moves any more. When what is waited for
    /// needs one of these tasks, it is a deadlock.
    ///
    /// ### Known limits
    /// Not reported: closures for `spawn_blocking`, `block_in_place` or a new thread; what `main` or `block_on` drives itself,
    /// and functions that only such code awaits, because nothing else runs on their thread; async blocks of which it is not
    /// known where they run; functions that ask for the runtime that they are in; joins of a thread that was asked whether it is done, or that may have said so by a message. Locks
    /// are mostly held briefly (`await_holding_lock` finds those that are not); files and databases mostly answer soon; of
    /// sends it is not known whether their channel has a limit, and of child processes whether they were killed before they
    /// are waited for. Plain functions are followed one call deep, and not when a value decides which one is called. Where a
    /// lock is held meanwhile, `lock_held_across_blocking_call` speaks of that in addition.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::thread;
    /// use std::time::Duration;
    ///
    /// async fn attempt(url: &str) -> Option<String> {
    ///     reqwest::get(url).await.ok()?.text().await.ok()
    /// }
    ///
    /// pub async fn fetch(url: &str) -> String {
    ///     loop {
    ///         if let Some(page) = attempt(url).await {
    ///             return page;
    ///         }
    ///         thread::sleep(Duration::from_secs(1));
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::time::Duration;
    ///
    /// async fn attempt(url: &str) -> Option<String> {
    ///     reqwest::get(url).await.ok()?.text().await.ok()
    /// }
    ///
    /// pub async fn fetch(url: &str) -> String {
    ///     loop {
    ///         if let Some(page) = attempt(url).await {
    ///             return page;
    ///         }
    ///         tokio::time::sleep(Duration::from_secs(1)).await;
    ///     }
    /// }
    /// ```
    /// What has no async form belongs in `spawn_blocking`, or on a thread of its own that answers by a channel.
    ///
    /// ### See also
    /// `blocking_api_panics_in_async`, `nested_block_on`, `blocking_in_rayon`;
    /// <https://ryhl.io/blog/async-what-is-blocking/>
    pub BLOCKING_CALL_IN_ASYNC as BlockingCallInAsync {
        name: "blocking_call_in_async",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for BlockingCallInAsync {
    fn meta(&self) -> &'static LintMeta {
        &BLOCKING_CALL_IN_ASYNC
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if !view.is_async() {
            return;
        }
        let calls = view.blocking_calls();
        let asks = || view.calls_that(Effect::AsksContext).next().is_some();
        if calls.is_empty() || asks() || !view.shares_its_thread() {
            return;
        }
        // A program with nothing else to do may wait for another one: mostly it is one for the command line.
        let is_in_a_task = view.is_in_a_task();
        // A function that is called again and again is told of once.
        let mut told: Vec<(BodyRef, Span)> = Vec::new();
        for found in &calls {
            let at = (found.does.view.at, found.does.name_span());
            let counts = is_in_a_task || found.does.blocks_for() != Some(WaitKind::Io);
            if counts && !told.contains(&at) {
                told.push(at);
                out.extend(finding(view, found));
            }
        }
    }
}

fn finding(view: BodyView<'_>, found: &OwnThreadCall<'_>) -> Option<Finding> {
    let (name, does) = (found.call.name(), found.does.name());
    let kind = found.does.blocks_for()?;
    let what = what(kind);
    let message = if found.way.is_empty() {
        format!("`{name}` {what} on a thread that drives tasks")
    } else {
        format!("`{name}` calls `{does}`, which {what} on a thread that drives tasks")
    };
    let at = found.call.name_span();
    let label = "all tasks of this thread stand still meanwhile";
    let here = found.call.view;
    let mut finding = here.finding(&BLOCKING_CALL_IN_ASYNC, message, at, label);
    view.label_way(&mut finding.labels, &found.way, "blocks here");
    finding.help = help(found, kind);
    Some(finding)
}

fn what(kind: WaitKind) -> &'static str {
    match kind {
        WaitKind::Sleep => "sleeps",
        WaitKind::Join => "waits for another thread",
        WaitKind::Receive => "waits for a message",
        WaitKind::Condvar | WaitKind::Event => "waits for others",
        WaitKind::Io | WaitKind::Send => "waits for another program",
    }
}

fn help(found: &OwnThreadCall<'_>, kind: WaitKind) -> String {
    let name = found.call.name();
    if !found.way.is_empty() {
        return format!(
            "call `{name}` in `spawn_blocking`, or give it an async form and await that"
        );
    }
    if !found.call.view.is_async() {
        return "a closure cannot await: do this before or behind the call that runs the closure, and await it there"
            .to_owned();
    }
    if let Some(twin) = found.does.awaited_twin() {
        return format!("use `{twin}(..).await`");
    }
    let help = match kind {
        WaitKind::Sleep => "await the timer of the runtime: `sleep(..).await`",
        WaitKind::Join => {
            "let the thread send its result through a oneshot channel and await that, or use `spawn_blocking` instead of a thread"
        }
        WaitKind::Receive => {
            "use a channel of the runtime, and `recv().await`; or receive in `spawn_blocking`"
        }
        WaitKind::Condvar | WaitKind::Event => {
            "use a signal that can be awaited, such as `Notify` or a watch channel"
        }
        WaitKind::Io | WaitKind::Send => {
            "use the async form of the runtime or client, or call it in `spawn_blocking`"
        }
    };
    help.to_owned()
}
