//! The lint `task_cancelled_on_drop`: handles that cancel. Handles that detach are `detached_task`.

use conc_check::{
    BodyRef, BodyView, Discard, Effect, EventKind, Fate, Finding, Lint, LintMeta, OnDrop, Sink,
    Value, ValueKind, World, lint,
};

lint! {
    /// A task is started and cancelled at once, because dropping its handle cancels it
    ///
    /// ### What it does
    /// Reports handles that *cancel on drop* and are dropped at once or never joined: `smol::Task`, `async_executor`
    /// tasks, `RemoteHandle`, `AbortOnDropHandle`, and a `JoinSet` that is filled and then goes out of scope.
    ///
    /// ### Why is this bad?
    /// The code reads like "run this in the background", as it would with tokio's `JoinHandle`. With these types it
    /// means "start this and stop it again": the future is dropped before it ran, or at its first `.await`. There is
    /// no error and no panic; the work is just not done.
    ///
    /// ### Known limits
    /// A handle bound to a name is only reported when it is a set of tasks that nothing joins; `let _task = ..` that
    /// lives while other work runs is a common way to say "until then". Handles that are stored in a struct are not
    /// followed, and one that is taken out of a list or map to be dropped is cancelled on purpose.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::task::JoinSet;
    ///
    /// async fn upload(_part: Vec<u8>) {}
    ///
    /// /// The set is dropped at the end of the function: all uploads are aborted.
    /// pub fn upload_all(parts: Vec<Vec<u8>>) {
    ///     let mut uploads = JoinSet::new();
    ///     for part in parts {
    ///         uploads.spawn(upload(part));
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Wait for the tasks, or `detach()` them if they really should run alone.
    /// ```rust,good
    /// use tokio::task::JoinSet;
    ///
    /// async fn upload(_part: Vec<u8>) {}
    ///
    /// /// Returns when the last upload is done.
    /// pub async fn upload_all(parts: Vec<Vec<u8>>) {
    ///     let mut uploads = JoinSet::new();
    ///     for part in parts {
    ///         uploads.spawn(upload(part));
    ///     }
    ///     while let Some(done) = uploads.join_next().await {
    ///         done.expect("an upload does not panic");
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `detached_task`, for the handles that behave the other way round;
    /// <https://docs.rs/async-task/latest/async_task/struct.Task.html>,
    /// <https://docs.rs/tokio/latest/tokio/task/struct.JoinSet.html>
    pub TASK_CANCELLED_ON_DROP as TaskCancelledOnDrop {
        name: "task_cancelled_on_drop",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for TaskCancelledOnDrop {
    fn meta(&self) -> &'static LintMeta {
        &TASK_CANCELLED_ON_DROP
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for value in view.flow().values() {
            match value.kind {
                ValueKind::Handle {
                    on_drop: OnDrop::Cancel,
                    ..
                } => {
                    let how = thrown_away(view, value);
                    if let Some(how) = how.filter(|_| !view.was_kept_before(value)) {
                        out.push(handle_finding(view, value, how));
                    }
                }
                ValueKind::TaskSet(OnDrop::Cancel) if starts_work_and_is_left(view, value) => {
                    out.push(set_finding(view, value));
                }
                _ => {}
            }
        }
    }
}

/// A variable that lives to the end of its scope may be meant: its drop is the cancellation.
fn thrown_away(view: BodyView<'_>, value: &Value) -> Option<&'static str> {
    value.events.iter().find_map(|event| match event.kind {
        EventKind::Discarded(Discard::Statement) => {
            Some("its handle is dropped at the end of the statement")
        }
        EventKind::Discarded(Discard::Underscore) => Some("`_` drops its handle"),
        EventKind::Passed { call, .. } if view.call(call).has(Effect::Drops) => {
            // What was captured, or kept while anything else was done, was kept until now: its drop is the cancellation.
            let made = view.origin_call(value)?;
            let at_once = view.nothing_happens_between(made.id, call);
            at_once.then_some("its handle goes straight into `drop`")
        }
        _ => None,
    })
}

fn starts_work_and_is_left(view: BodyView<'_>, set: &Value) -> bool {
    view.set_fate(set) == Some(Fate::Unused)
}

fn handle_finding(view: BodyView<'_>, value: &Value, how: &str) -> Finding {
    let message = format!("the task is cancelled at once: {how}");
    let at = view.taken_at(value);
    let mut finding = view.finding(
        &TASK_CANCELLED_ON_DROP,
        message,
        at,
        "dropping this handle cancels the task",
    );
    finding.help =
        "await the task, keep its handle, or call `.detach()` if nobody is to wait for it"
            .to_owned();
    finding
}

fn set_finding(view: BodyView<'_>, set: &Value) -> Finding {
    let local = set.first_holder;
    let effects = view.world.universe().adt_effects(set.adt);
    let is_runtime = effects.contains(&Effect::Runtime);
    let what = if is_runtime { "runtime" } else { "set" };
    let name = view.name(local);
    let named = name.map_or_else(|| format!("this {what}"), |name| format!("`{name}`"));
    let message =
        format!("the tasks of {named} are aborted when it is dropped at the end of its scope");
    let at = view.body().locals[local].span;
    let label = "nobody waits for its tasks";
    let mut finding = view.finding(&TASK_CANCELLED_ON_DROP, message, at, label);
    let mut events = set.events.iter();
    if let Some(dropped) = events.find(|event| event.kind == EventKind::Dropped) {
        let text = "dropped here, and its tasks with it";
        finding.labels.push(view.label(dropped.span, text));
    }
    finding.help = if is_runtime {
        "wait for the handles of its tasks with `block_on` before it is dropped, or keep it"
            .to_owned()
    } else {
        let name = name.unwrap_or("set");
        format!(
            "wait for them: `while let Some(result) = {name}.join_next().await {{ .. }}`, or `{name}.detach_all()`"
        )
    };
    finding
}
