//! The lint `endless_task`: loops without a way out whose handle is dropped, or that keep alive what would end them. Finite
//! bodies are `detached_task`.

use conc_check::{
    BodyRef, BodyView, Finding, Lint, LintMeta, LoopView, OwnOwner, Sink, Spawn, TaskKind, World,
    lint,
};

lint! {
    /// A spawned task loops for ever and nothing can stop it
    ///
    /// ### What it does
    /// Reports a spawned task whose body is a `loop` (or `while true`) with no `break`, `return`, `?`, cancellation
    /// check or end of input, and whose handle is dropped, so that nobody can abort it either. Also a task that only the
    /// drop of a struct would end, by its destructor or by a handle that aborts on drop, when the task itself owns that
    /// struct through an `Arc`: it is never dropped.
    ///
    /// ### Why is this bad?
    /// The task lives until the process ends. Everything that it owns lives as long: `Arc`s are never freed, sockets
    /// stay open, senders keep channels from closing. Each call of the spawning function adds another one, and a
    /// graceful shutdown waits for it in vain.
    ///
    /// ### Known limits
    /// A task that `main` starts for the life of the process is not reported, nor one that is started behind a flag or by
    /// the first use of a static, nor one that is given nothing but plain data (a path, a duration) and so keeps nothing
    /// alive: a heartbeat, a metrics ticker. It must also be sure that the task can be started again: by a method, in a
    /// loop, or by a function that is given, or returns, what the task keeps. A function that makes all that itself may be
    /// the one that runs the server. Silent are also workers that `main` starts in numbers, and tasks of a runtime that the
    /// function around drops. A loop that ends by a panic deep in a callee of another crate looks endless. An upgrade of a
    /// `Weak` that ends the loop is understood; other home-made liveness tests that do not leave the loop are not.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::Arc;
    /// use std::time::Duration;
    ///
    /// pub struct Cache;
    ///
    /// impl Cache {
    ///     async fn evict_old(&self) {}
    /// }
    ///
    /// /// Each cache leaves one such task behind, and the task keeps the cache alive.
    /// pub fn start_eviction(cache: Arc<Cache>) {
    ///     tokio::spawn(async move {
    ///         loop {
    ///             tokio::time::sleep(Duration::from_secs(60)).await;
    ///             cache.evict_old().await;
    ///         }
    ///     });
    /// }
    /// ```
    ///
    /// ### Better
    /// Give the loop a reason to end: a `Weak`, a cancellation token, a closed channel.
    /// ```rust,good
    /// use std::sync::{Arc, Weak};
    /// use std::time::Duration;
    ///
    /// pub struct Cache;
    ///
    /// impl Cache {
    ///     async fn evict_old(&self) {}
    /// }
    ///
    /// /// Ends at the first round after the last user of the cache is gone.
    /// pub fn start_eviction(cache: &Arc<Cache>) {
    ///     let cache: Weak<Cache> = Arc::downgrade(cache);
    ///     tokio::spawn(async move {
    ///         loop {
    ///             tokio::time::sleep(Duration::from_secs(60)).await;
    ///             let Some(cache) = cache.upgrade() else { break };
    ///             cache.evict_old().await;
    ///         }
    ///     });
    /// }
    /// ```
    ///
    /// ### See also
    /// `detached_task`; `clippy::infinite_loop`;
    /// <https://docs.rs/tokio-util/latest/tokio_util/sync/struct.CancellationToken.html>
    pub ENDLESS_TASK as EndlessTask {
        name: "endless_task",
        group: Suspicious,
        precision: Medium,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for EndlessTask {
    fn meta(&self) -> &'static LintMeta {
        &ENDLESS_TASK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for spawn in view.spawns() {
            if let Some(own) = spawn.own_owner() {
                out.push(circle(&spawn, &own));
                continue;
            }
            // Blocking closures are `endless_spawn_blocking`, whoever has their handles.
            let is_blocking = spawn.task == TaskKind::Blocking;
            let goes_on = view.drop_detaches(&spawn) && !view.drops_runtime_of(&spawn);
            let is_lost = spawn.fate.is_lost() && goes_on;
            if !is_lost || is_blocking {
                continue;
            }
            // Who looks at the result of the send has a way out of the loop; who has a token should look at that, which is
            // `ignored_cancellation_token`.
            if let Some(endless) = spawn
                .endless_loop()
                .filter(|endless| !endless.is_deaf_producer() && spawn.ignored_token().is_none())
                && spawn.runs_as_it_is()
                && !spawn.holds_nothing()
                && !spawn.happens_once()
                && spawn.happens_again()
            {
                out.push(finding(view, &spawn, endless));
            }
        }
    }
}

fn finding(view: BodyView<'_>, spawn: &Spawn<'_>, endless: LoopView<'_>) -> Finding {
    let what = if matches!(spawn.task, TaskKind::Thread) {
        "thread"
    } else {
        "task"
    };
    let message = format!("this {what} loops for ever and nothing can stop it");
    let at = spawn.call.name_span();
    let mut finding = view.finding(
        &ENDLESS_TASK,
        message,
        at,
        "its handle is dropped: nobody can stop it or wait for it",
    );
    let head = endless
        .view
        .label(endless.head_span(), "this loop has no way out");
    finding.labels.push(head);
    finding.help = match spawn.task {
        TaskKind::Thread => "leave the loop when a stop flag is set or a channel is closed, and keep the handle to join it",
        _ => "leave the loop when a cancellation token fires, a channel closes or a `Weak` no longer upgrades; \
              or keep the handle and abort the task",
    }
    .to_owned();
    finding
}

fn circle(spawn: &Spawn<'_>, own: &OwnOwner<'_>) -> Finding {
    let view = spawn.call.view;
    let universe = view.world.universe();
    let owner = universe.text(universe.adt(own.owner).name);
    let variable = own.view.name(own.variable).unwrap_or("it");
    let what = if matches!(spawn.task, TaskKind::Thread | TaskKind::Blocking) {
        "thread"
    } else {
        "task"
    };
    let message = format!("this {what} keeps the `{owner}` alive whose drop would end it");
    let at = spawn.call.name_span();
    let label = format!("runs until the `{owner}` is dropped, which it owns itself");
    let mut finding = view.finding(&ENDLESS_TASK, message, at, label);
    let declared = own.view.body().locals[own.variable].span;
    let held = format!("`{variable}` is owned for as long as the {what} runs");
    finding.labels.push(own.view.label(declared, held));
    let head = own
        .looped
        .view
        .label(own.looped.head_span(), "this loop goes on until then");
    finding.labels.push(head);
    if let Some((drops, span)) = own.end {
        finding
            .labels
            .push(drops.label(span, "never runs while somebody owns it"));
    }
    finding.help = format!(
        "give the {what} a `Weak<{owner}>` that it upgrades in each round, or only those fields that it needs"
    );
    finding
}
