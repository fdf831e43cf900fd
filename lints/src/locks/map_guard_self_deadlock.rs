//! The lint `map_guard_self_deadlock`: a concurrent map is changed by someone who holds a reference into it.

use conc_check::{
    BodyRef, BodyView, Collision, Finding, GuardKind, Lint, LintMeta, Sink, World, lint,
};

lint! {
    /// A concurrent map is used while a reference into it is alive
    ///
    /// ### What it does
    /// Reports calls on a concurrent map such as `DashMap` that may lock one of its shards for writing (`insert`, `remove`,
    /// `entry`, `retain`, ...) while a reference, entry or iterator of the same map is alive; and any use while a mutable
    /// one is.
    ///
    /// ### Why is this bad?
    /// A reference into the map keeps its shard locked. When the other key falls into the same shard, the call waits for a
    /// lock that its own thread holds: it hangs, but only for some keys, and so rarely that tests do not see it.
    ///
    /// ### Known limits
    /// As for `double_lock`. Two shared references at a time are not reported, although a writer in between can make
    /// them hang, too.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use dashmap::DashMap;
    ///
    /// pub fn rename(names: &DashMap<u64, String>, from: u64, to: u64) {
    ///     if let Some(name) = names.get(&from) {
    ///         names.insert(to, name.clone());
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Clone the value out; the reference ends with the `let`.
    /// ```rust,good
    /// use dashmap::DashMap;
    ///
    /// pub fn rename(names: &DashMap<u64, String>, from: u64, to: u64) {
    ///     let name = names.get(&from).map(|name| name.clone());
    ///     if let Some(name) = name {
    ///         names.insert(to, name);
    ///     }
    /// }
    /// ```
    ///
    /// ### See also
    /// `await_holding_map_ref`, `double_lock`; <https://docs.rs/dashmap/latest/dashmap/struct.DashMap.html>
    pub MAP_GUARD_SELF_DEADLOCK as MapGuardSelfDeadlock {
        name: "map_guard_self_deadlock",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for MapGuardSelfDeadlock {
    fn meta(&self) -> &'static LintMeta {
        &MAP_GUARD_SELF_DEADLOCK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for collision in view.collisions() {
            if collision.kind() == GuardKind::Map && collision.is_exclusive() {
                out.push(finding(view, &collision));
            }
        }
    }
}

fn finding(view: BodyView<'_>, collision: &Collision) -> Finding {
    let map = view
        .known_lock_name(&collision.held.lock)
        .map_or_else(|| "the map".to_owned(), |name| format!("the map {name}"));
    let by = if collision.way.is_empty() {
        " here"
    } else {
        collision.by_what()
    };
    let message = format!("{map} is used{by} while a reference into it is alive");
    let words = (
        message,
        "may lock the same shard",
        "keeps a shard locked from here",
    );
    let mut finding = view.collision_finding(&MAP_GUARD_SELF_DEADLOCK, collision, words);
    finding.help = "clone the value out of the map and let the reference end first, or do it in one step with `entry`, \
        `alter` or `retain`"
        .to_owned();
    finding.note = Some("when both keys fall into one shard, the call waits for ever".to_owned());
    finding
}
