//! The lint `await_holding_map_ref`: references into concurrent maps. Plain mutexes are `await_holding_lock`.

use conc_check::{BodyRef, BodyView, GuardKind, Lint, LintMeta, Sink, World, lint};

lint! {
    /// A reference into a concurrent map is held across an await
    ///
    /// ### What it does
    /// Reports the guards that `get`, `get_mut`, `entry`, `iter` and their relatives of a sharded map (`DashMap`,
    /// `DashSet`) return when they are alive at an await point.
    ///
    /// ### Why is this bad?
    /// Such a reference looks like `&V`, but it is a lock on one shard of the map. While the task sleeps at the await
    /// every other access to a key of that shard blocks its thread, and if that is the thread which should run this
    /// task again, nothing moves any more. The guards are `Send`, so the compiler says nothing even in a spawned task,
    /// and whether two keys share a shard depends on their hashes.
    ///
    /// ### Known limits
    /// Only maps that are known to hand out locks are looked at. Guards that are moved into a function of another
    /// crate are taken to be dropped there.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use dashmap::DashMap;
    ///
    /// async fn ping(_addr: &str) {}
    ///
    /// pub async fn check(peers: &DashMap<u64, String>, id: u64) {
    ///     if let Some(addr) = peers.get(&id) {
    ///         ping(&addr).await;
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Clone the value out, in a statement of its own.
    /// ```rust,good
    /// use dashmap::DashMap;
    ///
    /// async fn ping(_addr: &str) {}
    ///
    /// pub async fn check(peers: &DashMap<u64, String>, id: u64) {
    ///     let addr = peers.get(&id).map(|addr| addr.clone());
    ///     if let Some(addr) = addr {
    ///         ping(&addr).await;
    ///     }
    /// }
    /// ```
    /// To visit all entries, collect the keys first.
    ///
    /// ### See also
    /// `await_holding_lock`; <https://docs.rs/dashmap/latest/dashmap/struct.DashMap.html> ("may deadlock"),
    /// <https://github.com/xacrimon/dashmap/issues/79>
    pub AWAIT_HOLDING_MAP_REF as AwaitHoldingMapRef {
        name: "await_holding_map_ref",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for AwaitHoldingMapRef {
    fn meta(&self) -> &'static LintMeta {
        &AWAIT_HOLDING_MAP_REF
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for guard in view.guards_held_across_awaits() {
            if guard.kind == GuardKind::Map {
                let name = view.guard_name(&guard);
                let mut finding = view.held_guard_finding(
                    &AWAIT_HOLDING_MAP_REF,
                    &guard,
                    format!("the map reference {name} keeps its shard locked across an await"),
                );
                finding.help =
                    "clone the value (or collect the keys) and drop the reference before the await"
                        .to_owned();
                out.push(finding);
            }
        }
    }
}
