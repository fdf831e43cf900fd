//! The lint `recursive_read_lock`: a read lock is taken again by a reader.

use conc_check::{
    BodyRef, BodyView, Collision, Finding, Lint, LintMeta, Sink, World, is_lock, lint,
};

lint! {
    /// A read lock is taken again while a read guard of the same lock is alive
    ///
    /// ### What it does
    /// Reports `read()` on a read-write lock of which the same thread or task holds a read guard already, in a variable, a
    /// temporary, or the caller of a function that reads again.
    ///
    /// ### Why is this bad?
    /// It works until a writer comes in between. Read-write locks let a waiting writer go first, so the second `read()`
    /// waits behind the writer, the writer waits for the first read guard, and the first read guard is dropped only after
    /// the second `read()`. The locks of `std`, `parking_lot` and `tokio` all hang in this way, rarely and under load.
    ///
    /// ### Known limits
    /// As for `double_lock`. A lock that nobody ever writes cannot hang, and is reported all the same.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::sync::RwLock;
    ///
    /// pub struct Peers {
    ///     list: RwLock<Vec<String>>,
    /// }
    ///
    /// impl Peers {
    ///     pub fn describe(&self) -> String {
    ///         let list = self.list.read().expect("no holder panics");
    ///         format!("{} of {}", list.len(), self.limit())
    ///     }
    ///
    ///     fn limit(&self) -> usize {
    ///         self.list.read().expect("no holder panics").capacity()
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Take the guard once and pass on what it protects.
    /// ```rust,good
    /// use std::sync::RwLock;
    ///
    /// pub struct Peers {
    ///     list: RwLock<Vec<String>>,
    /// }
    ///
    /// impl Peers {
    ///     pub fn describe(&self) -> String {
    ///         let list = self.list.read().expect("no holder panics");
    ///         format!("{} of {}", list.len(), limit(&list))
    ///     }
    /// }
    ///
    /// fn limit(list: &Vec<String>) -> usize {
    ///     list.capacity()
    /// }
    /// ```
    ///
    /// ### See also
    /// `double_lock`, `read_guard_upgraded_to_write`;
    /// <https://doc.rust-lang.org/std/sync/struct.RwLock.html>
    pub RECURSIVE_READ_LOCK as RecursiveReadLock {
        name: "recursive_read_lock",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for RecursiveReadLock {
    fn meta(&self) -> &'static LintMeta {
        &RECURSIVE_READ_LOCK
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        let mut found = view.collisions();
        found.retain(|collision| {
            is_lock(collision.kind())
                && collision.is_recursive_read()
                // Who panics then has another problem than a writer that comes just in between.
                && !view.only_panics_behind(collision.point)
        });
        while !found.is_empty() {
            let first = found.remove(0);
            let before = found.len();
            // One guard that ends earlier cures them all.
            found.retain(|other| other.since.first() != first.since.first());
            out.push(finding(view, &first, before - found.len()));
        }
    }
}

fn finding(view: BodyView<'_>, collision: &Collision, more: usize) -> Finding {
    let name = view.lock_name(&collision.held.lock);
    let by = collision.by_what();
    let message = format!("{name} is read-locked again{by} while a read guard of it is alive");
    let words = (message, "read-locked again", "read-locked here");
    let mut finding = view.collision_finding(&RECURSIVE_READ_LOCK, collision, words);
    finding.help = "take the guard once and pass a reference to what it protects, or let the first guard end before".to_owned();
    let why =
        "a writer that waits in between blocks the second reader, and waits for the first itself";
    finding.note = Some(match more {
        0 => why.to_owned(),
        1 => format!("{why}; one more call below does the same under this guard"),
        _ => format!("{why}; {more} more calls below do the same under this guard"),
    });
    finding
}
