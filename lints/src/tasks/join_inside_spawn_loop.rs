//! The lint `join_inside_spawn_loop`: work that is started and waited for in the same round of a loop.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, LoopView, SerialJoin, Sink, TaskKind, World, lint,
};

lint! {
    /// A loop starts a thread or task and waits for it in the same round, so nothing runs in parallel
    ///
    /// ### What it does
    /// Reports `for` loops that spawn a thread or task and join it in the same round, before the next one is spawned,
    /// with nothing else done meanwhile.
    ///
    /// ### Why is this bad?
    /// It looks parallel and is sequential, and pays for a thread or task on top. If the workers wait for each other,
    /// as at a `Barrier` of `n`, the first round hangs for ever, because the second worker is never started.
    ///
    /// ### Known limits
    /// Loops whose rounds depend on each other, that sleep, break off, or try again are not reported; nor is
    /// `spawn_blocking`, which is there to get out of the way of other tasks, and a thread of a `Builder`, which is there
    /// for its stack. A `match` on the result of the join is taken for a wish to survive panics.
    ///
    /// ### Bad
    /// ```rust,bad
    /// async fn fetch(_url: String) -> Vec<u8> {
    ///     Vec::new()
    /// }
    ///
    /// pub async fn fetch_all(urls: Vec<String>) -> Vec<Vec<u8>> {
    ///     let mut pages = Vec::new();
    ///     for url in urls {
    ///         let page = tokio::spawn(fetch(url));
    ///         pages.push(page.await.expect("fetching does not panic"));
    ///     }
    ///     pages
    /// }
    /// ```
    ///
    /// ### Better
    /// Start all of them, then wait for all of them.
    /// ```rust,good
    /// async fn fetch(_url: String) -> Vec<u8> {
    ///     Vec::new()
    /// }
    ///
    /// pub async fn fetch_all(urls: Vec<String>) -> Vec<Vec<u8>> {
    ///     let fetching: Vec<_> = urls.into_iter().map(|url| tokio::spawn(fetch(url))).collect();
    ///     let mut pages = Vec::new();
    ///     for page in fetching {
    ///         pages.push(page.await.expect("fetching does not panic"));
    ///     }
    ///     pages
    /// }
    /// ```
    /// Where there may be very many, bound them with a `Semaphore` or `buffer_unordered(n)`. Where they must run one
    /// after the other, call the function without spawning.
    ///
    /// ### See also
    /// `task_set_never_reaped`; <https://doc.rust-lang.org/std/thread/fn.scope.html>
    pub JOIN_INSIDE_SPAWN_LOOP as JoinInsideSpawnLoop {
        name: "join_inside_spawn_loop",
        group: Perf,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for JoinInsideSpawnLoop {
    fn meta(&self) -> &'static LintMeta {
        &JOIN_INSIDE_SPAWN_LOOP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for looped in view.loops() {
            for join in looped.serial_joins() {
                out.push(finding(looped, &join));
            }
        }
    }
}

fn finding(looped: LoopView<'_>, join: &SerialJoin<'_>) -> Finding {
    let view = looped.view;
    let is_thread = matches!(join.spawn.task, TaskKind::Thread);
    let (what, wait) = if is_thread {
        ("thread", "joined")
    } else {
        ("task", "awaited")
    };
    let message = format!("each {what} of this loop is {wait} before the next one is started");
    let at = join.joined;
    let label = "waits here, so that one runs at a time";
    let mut finding = view.finding(&JOIN_INSIDE_SPAWN_LOOP, message, at, label);
    let started = format!("the {what} is started here");
    finding
        .labels
        .push(view.label(join.spawn.call.name_span(), started));
    let name = join.handle.and_then(|local| view.name(local));
    let handles = name.map_or("the handles".to_owned(), |name| format!("each `{name}`"));
    let wait = if is_thread { "join" } else { "await" };
    finding.help = format!(
        "collect {handles} in this loop and {wait} them in a second one; if they must run one after the other, no {what} is needed"
    );
    finding
}
