//! The lint `watch_forwarder_lingers`: tasks between two watch channels that notice late that nobody listens. Producers that
//! never notice are `watch_producer_never_stops`.

use conc_check::{BodyRef, BodyView, CallView, Finding, Lint, LintMeta, Sink, World, lint};

lint! {
    /// A task between two watch channels learns only from the next change that nobody listens any more
    ///
    /// ### What it does
    /// Reports spawned loops that wait for `changed()` of one watch channel, and for nothing else, and publish through the
    /// only sender of another one, without a look at `closed()`.
    ///
    /// ### Why is this bad?
    /// The task looks whether it has receivers when it sends, and it sends when its source changes. State like
    /// configuration changes rarely or never. Until then the task, its receiver, and what its closure holds stay in memory;
    /// with one such task per connection or request they pile up.
    ///
    /// ### Known limits
    /// It does no harm when there are only a few such tasks, or when the source is sure to change often.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use tokio::sync::watch;
    ///
    /// pub fn lengths(mut names: watch::Receiver<String>) -> watch::Receiver<usize> {
    ///     let (tx, rx) = watch::channel(names.borrow().len());
    ///     tokio::spawn(async move {
    ///         while names.changed().await.is_ok() {
    ///             let length = names.borrow_and_update().len();
    ///             if tx.send(length).is_err() {
    ///                 return;
    ///             }
    ///         }
    ///     });
    ///     rx
    /// }
    /// ```
    ///
    /// ### Better
    /// ```rust,good
    /// use tokio::sync::watch;
    ///
    /// pub fn lengths(mut names: watch::Receiver<String>) -> watch::Receiver<usize> {
    ///     let (tx, rx) = watch::channel(names.borrow().len());
    ///     tokio::spawn(async move {
    ///         loop {
    ///             tokio::select! {
    ///                 () = tx.closed() => return,
    ///                 changed = names.changed() => {
    ///                     if changed.is_err() {
    ///                         return;
    ///                     }
    ///                 }
    ///             }
    ///             let length = names.borrow_and_update().len();
    ///             if tx.send(length).is_err() {
    ///                 return;
    ///             }
    ///         }
    ///     });
    ///     rx
    /// }
    /// ```
    ///
    /// ### See also
    /// `watch_producer_never_stops`, `endless_task`;
    /// <https://docs.rs/tokio/latest/tokio/sync/watch/struct.Sender.html#method.closed>
    pub WATCH_FORWARDER_LINGERS as WatchForwarderLingers {
        name: "watch_forwarder_lingers",
        group: Pedantic,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for WatchForwarderLingers {
    fn meta(&self) -> &'static LintMeta {
        &WATCH_FORWARDER_LINGERS
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for looped in view.loops() {
            if let Some((wait, send)) = view.lingering_forward(looped) {
                out.push(finding(view, wait, send));
            }
        }
    }
}

fn finding(view: BodyView<'_>, wait: CallView<'_>, send: CallView<'_>) -> Finding {
    let mut finding = view.finding(
        &WATCH_FORWARDER_LINGERS,
        "this task stays until the next change when its last receiver is gone".to_owned(),
        wait.name_span(),
        "waits for its source only",
    );
    let label = "here, behind the next change, it learns that nobody listens";
    finding.labels.push(view.label(send.name_span(), label));
    let sender = view.written(send).unwrap_or_else(|| "tx".to_owned());
    finding.help =
        format!("wait for `{sender}.closed()`, too: put both into a `select!` and leave the loop");
    finding
}
