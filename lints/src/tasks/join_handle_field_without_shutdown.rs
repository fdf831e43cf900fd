//! The lint `join_handle_field_without_shutdown`: handles that are kept and never used. Dropped ones are `endless_task`.

use conc_check::{
    BodyRef, BodyView, Finding, HandleField, Label, Lint, LintMeta, LoopView, OnDrop, Sink, Spawn,
    TaskKind, World, lint,
};

lint! {
    /// A struct keeps the handle of an endless task, but never uses it to end the task
    ///
    /// ### What it does
    /// Reports a spawned task that loops without a way out, whose `JoinHandle` is put into a field of a struct, when
    /// nothing in the package ever aborts, joins or even reads that field.
    ///
    /// ### Why is this bad?
    /// A handle in a field looks as if the task belonged to the struct. It does not: dropping a `JoinHandle` *detaches*
    /// the task. When the struct is gone its task runs on, with everything that it holds; after a hundred reconnects
    /// there are a hundred of them.
    ///
    /// ### Known limits
    /// A task that has a way out (a closed channel, a token, a flag, an error) is not reported, even if nobody triggers
    /// it. Fields that other packages can read, and handles behind an `Arc`, are left alone. A handle that aborts on
    /// drop, or a set of tasks, needs no shutdown. A struct that is made once, on the way from `main`, may keep its
    /// task for the life of the process.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::time::Duration;
    /// use tokio::task::JoinHandle;
    ///
    /// pub struct Connection {
    ///     _keep_alive: JoinHandle<()>,
    /// }
    ///
    /// impl Connection {
    ///     /// The pings go on after the connection is dropped.
    ///     pub fn open() -> Self {
    ///         let _keep_alive = tokio::spawn(async {
    ///             loop {
    ///                 tokio::time::sleep(Duration::from_secs(30)).await;
    ///                 tracing::debug!("ping");
    ///             }
    ///         });
    ///         Self { _keep_alive }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// End the task when its owner is dropped.
    /// ```rust,good
    /// use std::time::Duration;
    /// use tokio::task::JoinHandle;
    ///
    /// pub struct Connection {
    ///     keep_alive: JoinHandle<()>,
    /// }
    ///
    /// impl Connection {
    ///     pub fn open() -> Self {
    ///         let keep_alive = tokio::spawn(async {
    ///             loop {
    ///                 tokio::time::sleep(Duration::from_secs(30)).await;
    ///                 tracing::debug!("ping");
    ///             }
    ///         });
    ///         Self { keep_alive }
    ///     }
    /// }
    ///
    /// impl Drop for Connection {
    ///     fn drop(&mut self) {
    ///         self.keep_alive.abort();
    ///     }
    /// }
    /// ```
    /// `tokio_util::task::AbortOnDropHandle` does the same without an `impl Drop`. Where the task must clean up, cancel
    /// a token and await the handle in an `async fn shutdown(self)`.
    ///
    /// ### See also
    /// `endless_task`, `detached_task`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/task/struct.AbortOnDropHandle.html>
    pub JOIN_HANDLE_FIELD_WITHOUT_SHUTDOWN as JoinHandleFieldWithoutShutdown {
        name: "join_handle_field_without_shutdown",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for JoinHandleFieldWithoutShutdown {
    fn meta(&self) -> &'static LintMeta {
        &JOIN_HANDLE_FIELD_WITHOUT_SHUTDOWN
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for spawn in view.spawns() {
            let Some(endless) = spawn.endless_loop() else {
                continue;
            };
            if let Some(field) = spawn.buried_in()
                && field.on_drop == OnDrop::Detach
                && !spawn.happens_once()
            {
                out.push(finding(&spawn, &field, endless));
            }
        }
    }
}

fn finding(spawn: &Spawn<'_>, kept: &HandleField, endless: LoopView<'_>) -> Finding {
    let view = spawn.call.view;
    let world = view.world;
    let name = kept.field.text(world);
    let owner = world.universe().adt(kept.field.owner).name;
    let owner = world.universe().text(owner);
    let is_thread = matches!(spawn.task, TaskKind::Thread | TaskKind::Blocking);
    let what = if is_thread { "thread" } else { "task" };
    let message = format!(
        "the handle of this {what} lies in `{owner}::{name}`, but nothing ever ends the {what}"
    );
    let at = spawn.call.name_span();
    let label = format!("this {what} outlives the `{owner}` that it belongs to");
    let mut finding = view.finding(&JOIN_HANDLE_FIELD_WITHOUT_SHUTDOWN, message, at, label);
    let head = "this loop has no way out";
    finding
        .labels
        .push(endless.view.label(endless.head_span(), head));
    if let Some((file, span)) = kept.field.declared_at(world) {
        let text = format!("only ever filled: dropping it detaches the {what}");
        finding.labels.push(Label { file, span, text });
    }
    finding.help = if is_thread {
        format!(
            "give the loop a stop flag, set it in `impl Drop for {owner}`, and join `self.{name}` there"
        )
    } else {
        format!(
            "abort it in `impl Drop for {owner}` (`self.{name}.abort()`), or keep a handle that aborts on drop; \
             if it must clean up, cancel a token and await `{name}` in a `shutdown` method"
        )
    };
    finding
}
