//! The lint `guard_in_scrutinee`: a lock is held through the arms of what only looked under it.

use conc_check::{
    BodyRef, BodyView, Collision, Finding, GuardKind, Lint, LintMeta, ScrutineeGuard, Sink, World,
    lint,
};

lint! {
    /// A guard lives through the arms of a `match` that do not need it
    ///
    /// ### What it does
    /// Reports guards of locks and concurrent maps that are temporaries of what a `match`, `if let`, `while let` or `for`
    /// looks at, when the arms work (call functions, wait, decide on something else) and nothing that they were given can
    /// refer to what the guard protects.
    ///
    /// ### Why is this bad?
    /// Such a temporary is not dropped where it is written but behind the whole statement: everyone else waits for the lock
    /// until the arms are done, and when an arm takes it again, even by way of a call, it waits for itself. Nothing in the
    /// code shows it.
    ///
    /// ### Known limits
    /// Whether the arms rely on being alone cannot be seen; then a `let` for the guard says so. Where a guard is held across
    /// an await or taken twice, the lints for these speak.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::Mutex;
    ///
    /// pub fn work_off(jobs: &Mutex<Vec<u32>>) {
    ///     while let Some(job) = jobs.lock().expect("no holder panics").pop() {
    ///         run(job);
    ///     }
    /// }
    ///
    /// fn run(job: u32) {
    ///     std::thread::sleep(std::time::Duration::from_millis(u64::from(job)));
    /// }
    /// ```
    ///
    /// ### Better
    /// Take the value out with a `let` of its own; the guard ends with it.
    /// ```rust,good
    /// use std::sync::Mutex;
    ///
    /// pub fn work_off(jobs: &Mutex<Vec<u32>>) {
    ///     loop {
    ///         let job = jobs.lock().expect("no holder panics").pop();
    ///         let Some(job) = job else { break };
    ///         run(job);
    ///     }
    /// }
    ///
    /// fn run(job: u32) {
    ///     std::thread::sleep(std::time::Duration::from_millis(u64::from(job)));
    /// }
    /// ```
    ///
    /// ### See also
    /// `double_lock`, `await_holding_lock`;
    /// <https://rust-lang.github.io/rust-clippy/master/index.html#significant_drop_in_scrutinee>
    pub GUARD_IN_SCRUTINEE as GuardInScrutinee {
        name: "guard_in_scrutinee",
        group: Pedantic,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for GuardInScrutinee {
    fn meta(&self) -> &'static LintMeta {
        &GUARD_IN_SCRUTINEE
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        let guards = view.scrutinee_guards();
        if guards.is_empty() {
            return;
        }
        let collisions = view.collisions();
        for guard in guards {
            if !has_a_lint_of_its_own(view, &guard, &collisions) {
                out.push(finding(view, &guard));
            }
        }
    }
}

/// Do the arms wait for another task, or for the lock itself, or is it a message that is looked at?
fn has_a_lint_of_its_own(
    view: BodyView<'_>,
    guard: &ScrutineeGuard,
    collisions: &[Collision],
) -> bool {
    let taken = view.taken_at(view.flow().value(guard.value));
    let waits_for_itself = collisions
        .iter()
        .any(|collision| collision.since.iter().any(|step| step.span == taken));
    let is_async = guard.kind == GuardKind::AsyncLock;
    let mut awaiting = view.guards_held_across_awaits().into_iter();
    let is_received = view.received_under(guard).is_some();
    waits_for_itself || is_received || (!is_async && awaiting.any(|held| held.value == guard.value))
}

fn finding(view: BodyView<'_>, guard: &ScrutineeGuard) -> Finding {
    let value = view.flow().value(guard.value);
    let taken = view.taken_at(value);
    let message = if guard.is_loop {
        "the guard taken for this loop lives through all its rounds"
    } else {
        "the guard taken to look at this value lives through the arms"
    };
    let primary = "this temporary lives to the end of the statement";
    let mut finding = view.finding(&GUARD_IN_SCRUTINEE, message.to_owned(), taken, primary);
    finding
        .labels
        .push(view.label(guard.work, "still held while this is done"));
    finding.help = if guard.is_loop {
        "take the values out first, in a `let` of their own: the guard ends with it".to_owned()
    } else {
        "bind the value in a `let` first: the guard ends with it; if the arms must be alone, bind the guard".to_owned()
    };
    finding
}
