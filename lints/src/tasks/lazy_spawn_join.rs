//! The lint `lazy_spawn_join`: iterators that start work only when it is joined. Loops that do the same are
//! `join_inside_spawn_loop`.

use conc_check::{
    BodyRef, BodyView, Finding, LazyJoin, Lint, LintMeta, Sink, TaskKind, World, lint,
};

lint! {
    /// Threads or tasks are started by a lazy iterator and joined one by one, so nothing runs in parallel
    ///
    /// ### What it does
    /// Reports a `map` that spawns, followed by a step or a `for` loop that joins, without a `collect` in between.
    ///
    /// ### Why is this bad?
    /// Iterators are lazy: the closure of a `map` runs when the next element is asked for. Here that is after the thread
    /// before has been joined. The code pays for threads and runs on one at a time; workers that wait for each other
    /// hang.
    ///
    /// ### Known limits
    /// Only steps that follow each other directly are seen. Handles that are zipped, enumerated or chained on the way
    /// are missed.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::thread;
    ///
    /// pub fn squares(numbers: Vec<u64>) -> Vec<u64> {
    ///     numbers
    ///         .into_iter()
    ///         .map(|number| thread::spawn(move || number * number))
    ///         .map(|worker| worker.join().expect("squaring does not panic"))
    ///         .collect()
    /// }
    /// ```
    ///
    /// ### Better
    /// Collect the handles first: then all threads run.
    /// ```rust,good
    /// use std::thread;
    ///
    /// pub fn squares(numbers: Vec<u64>) -> Vec<u64> {
    ///     let workers: Vec<_> = numbers
    ///         .into_iter()
    ///         .map(|number| thread::spawn(move || number * number))
    ///         .collect();
    ///     workers
    ///         .into_iter()
    ///         .map(|worker| worker.join().expect("squaring does not panic"))
    ///         .collect()
    /// }
    /// ```
    ///
    /// ### See also
    /// `join_inside_spawn_loop`; `clippy::needless_collect`, which must not talk you out of it;
    /// <https://doc.rust-lang.org/std/iter/index.html#laziness>
    pub LAZY_SPAWN_JOIN as LazySpawnJoin {
        name: "lazy_spawn_join",
        group: Perf,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for LazySpawnJoin {
    fn meta(&self) -> &'static LintMeta {
        &LAZY_SPAWN_JOIN
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for join in view.lazy_joins() {
            out.push(finding(view, &join));
        }
    }
}

fn finding(view: BodyView<'_>, join: &LazyJoin) -> Finding {
    let is_thread = matches!(join.task, TaskKind::Thread | TaskKind::ScopedThread);
    let (what, wait) = if is_thread {
        ("thread", "joined")
    } else {
        ("task", "awaited")
    };
    let message = format!("each {what} is {wait} before the iterator starts the next one");
    let label = format!("runs only when the next {what} is asked for: it starts one at a time");
    let mut finding = view.finding(&LAZY_SPAWN_JOIN, message, join.started, label);
    // The closure of the next step has its own body, but it is in the same file.
    let joined = if join.in_loop {
        "waits here before the loop asks for the next one"
    } else {
        "waits here before the step above is asked for the next one"
    };
    finding.labels.push(view.label(join.joined, joined));
    finding.help =
        "put `.collect::<Vec<_>>()` behind the step that starts them, and go through that list to wait for them"
            .to_owned();
    finding
}
