//! The lint `drop_only_detaches`: destructors that stop nothing. Structs without one are `join_handle_field_without_shutdown`.

use conc_check::{
    BodyRef, BodyView, DetachingDrop, Finding, Lint, LintMeta, Sink, TaskKind, World, lint,
};

lint! {
    /// A destructor throws handles of tasks away, as if that would stop the tasks
    ///
    /// ### What it does
    /// Reports an `impl Drop` that does nothing but drop the join handles in a field: by `clear()`, by a `take()` of which
    /// nobody uses the result, or by `= None`.
    ///
    /// ### Why is this bad?
    /// The fields are dropped anyway, so this is written to end the work. But dropping a `JoinHandle` *detaches*: the tasks
    /// run on, with all that they own, and now nobody can stop or await them.
    ///
    /// ### Known limits
    /// A destructor that does something else as well, like dropping a sender or cancelling a token, is not reported: that
    /// may be what ends the work.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::collections::HashMap;
    /// use tokio::task::JoinHandle;
    ///
    /// pub struct Downloads {
    ///     tasks: HashMap<String, JoinHandle<()>>,
    /// }
    ///
    /// impl Drop for Downloads {
    ///     /// All downloads go on.
    ///     fn drop(&mut self) {
    ///         self.tasks.clear();
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use std::collections::HashMap;
    /// use tokio::task::JoinHandle;
    ///
    /// pub struct Downloads {
    ///     tasks: HashMap<String, JoinHandle<()>>,
    /// }
    ///
    /// impl Drop for Downloads {
    ///     fn drop(&mut self) {
    ///         for task in self.tasks.values() {
    ///             task.abort();
    ///         }
    ///     }
    /// }
    /// ```
    /// A `JoinSet`, or an `AbortOnDropHandle` for each task, needs no `impl Drop` at all.
    ///
    /// ### See also
    /// `join_handle_field_without_shutdown`, `overwritten_join_handle`;
    /// <https://docs.rs/tokio/latest/tokio/task/struct.JoinHandle.html>
    pub DROP_ONLY_DETACHES as DropOnlyDetaches {
        name: "drop_only_detaches",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for DropOnlyDetaches {
    fn meta(&self) -> &'static LintMeta {
        &DROP_ONLY_DETACHES
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        out.extend(view.detaching_drop().map(|found| finding(view, &found)));
    }
}

fn finding(view: BodyView<'_>, found: &DetachingDrop) -> Finding {
    let is_thread = found.task == TaskKind::Thread;
    let what = if is_thread { "threads" } else { "tasks" };
    let name = found.field.text(view.world);
    let message = format!("dropping the handles in `{name}` does not stop their {what}");
    let label = format!("detaches: the {what} run on without handles");
    let mut finding = view.finding(&DROP_ONLY_DETACHES, message, found.at, label);
    if let Some((file, span)) = found.field.declared_at(view.world) {
        let text = format!("keeps the handles of {what}");
        finding.labels.push(conc_check::Label { file, span, text });
    }
    finding.help = if is_thread {
        format!("tell the {what} to end first, and join them")
    } else {
        format!("abort the {what} in `{name}` here, or keep handles that abort on drop")
    };
    finding
}
