//! The lint `assert_in_detached_task`: assertions of tests that nobody hears. Lost results outside of tests are `detached_task`.

use conc_check::{
    BodyRef, BodyView, Fate, Finding, Lint, LintMeta, Sink, Span, Spawn, TaskKind, World, lint,
};

lint! {
    /// A test asserts something in a thread or task that it does not join, so it passes even if the assertion fails
    ///
    /// ### What it does
    /// Reports `assert!` and its relatives in the closure or async block that a test spawns, when the handle is dropped
    /// and the task tells nobody how it went.
    ///
    /// ### Why is this bad?
    /// A panic in a spawned thread or task ends that thread or task, and nothing else. The test fails only if somebody
    /// joins it and looks at the result. Worse, the test may return before the assertion is even reached. Either way
    /// it is green, and it always will be.
    ///
    /// ### Known limits
    /// A task that does anything else after the assertion which others could miss (it sends, answers, calls a function
    /// that is not known), or owns the end of a channel, is not reported: the test may well hang or fail without it.
    /// Panics by `unwrap` do not count as assertions, nor do those in a function that the task calls.
    ///
    /// ### Bad
    /// ```rust,bad
    /// fn answer() -> u32 {
    ///     42
    /// }
    ///
    /// mod tests {
    ///     #[test]
    ///     fn the_answer_is_right() {
    ///         std::thread::spawn(|| {
    ///             assert_eq!(super::answer(), 42);
    ///         });
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// fn answer() -> u32 {
    ///     42
    /// }
    ///
    /// mod tests {
    ///     #[test]
    ///     fn the_answer_is_right() {
    ///         let checker = std::thread::spawn(|| {
    ///             assert_eq!(super::answer(), 42);
    ///         });
    ///         checker.join().expect("the answer is right");
    ///     }
    /// }
    /// ```
    /// `thread::scope` joins by itself, and passes panics on.
    ///
    /// ### See also
    /// `detached_thread`, `detached_task`; <https://doc.rust-lang.org/std/thread/struct.JoinHandle.html#method.join>
    pub ASSERT_IN_DETACHED_TASK as AssertInDetachedTask {
        name: "assert_in_detached_task",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
        in_tests: true,
    }
}

impl Lint for AssertInDetachedTask {
    fn meta(&self) -> &'static LintMeta {
        &ASSERT_IN_DETACHED_TASK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        if !view.is_test() {
            return;
        }
        for spawn in view.spawns() {
            let detaches = is_detachable(spawn.task) && view.drop_detaches(&spawn);
            if !spawn.fate.is_lost() || !detaches {
                continue;
            }
            if let Some(assertion) = spawn.unnoticed_assertion() {
                out.push(finding(&spawn, assertion));
            }
        }
    }
}

fn is_detachable(kind: TaskKind) -> bool {
    matches!(
        kind,
        TaskKind::Thread | TaskKind::Task | TaskKind::LocalTask | TaskKind::Blocking
    )
}

fn finding(spawn: &Spawn<'_>, assertion: Span) -> Finding {
    let view = spawn.call.view;
    let is_thread = matches!(spawn.task, TaskKind::Thread);
    let what = if is_thread { "thread" } else { "task" };
    let message =
        format!("this assertion can fail without the test failing: nobody joins its {what}");
    let label = "if it does not hold, only the panic of the ".to_owned() + what + " is printed";
    let mut finding = view.finding(&ASSERT_IN_DETACHED_TASK, message, assertion, label);
    let lost = match spawn.fate {
        Fate::Unused => format!("the {what} is started here, and its handle is never used"),
        _ => format!("the {what} is started here, and its handle is dropped"),
    };
    finding
        .labels
        .push(view.label(spawn.call.name_span(), lost));
    finding.help = if is_thread {
        "keep the handle and end the test with `.join().unwrap()`, or use `thread::scope`"
            .to_owned()
    } else {
        "keep the handle and end the test with `.await.unwrap()`".to_owned()
    };
    finding
}
