//! The lint `read_guard_upgraded_to_write`: a reader wants to write and waits for itself.

use conc_check::{
    BodyRef, BodyView, Collision, Finding, Lint, LintMeta, Sink, World, is_lock, lint,
};

lint! {
    /// A write lock is wanted while a read guard of the same lock is alive
    ///
    /// ### What it does
    /// Reports `write()` on a read-write lock of which the same thread or task still holds a read guard. Most often that
    /// guard is a temporary of the `match` or `if let` in whose arm the lock is written.
    ///
    /// ### Why is this bad?
    /// A writer waits until all readers are gone, and here the reader is itself: this hangs every time that the path is
    /// taken.
    ///
    /// ### Known limits
    /// As for `double_lock`.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::collections::HashMap;
    /// use std::sync::RwLock;
    ///
    /// pub fn size_of(cache: &RwLock<HashMap<String, usize>>, key: &str) -> usize {
    ///     match cache.read().expect("no holder panics").get(key) {
    ///         Some(size) => *size,
    ///         None => {
    ///             let size = key.len();
    ///             cache.write().expect("no holder panics").insert(key.to_owned(), size);
    ///             size
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ### Better
    /// Copy out what was read: the read guard ends with the `let`. What was read may be outdated when the write lock is
    /// there, so that it has to be looked at again.
    /// ```rust,good
    /// use std::collections::HashMap;
    /// use std::sync::RwLock;
    ///
    /// pub fn size_of(cache: &RwLock<HashMap<String, usize>>, key: &str) -> usize {
    ///     let known = cache.read().expect("no holder panics").get(key).copied();
    ///     if let Some(size) = known {
    ///         return size;
    ///     }
    ///     let mut cache = cache.write().expect("no holder panics");
    ///     *cache.entry(key.to_owned()).or_insert(key.len())
    /// }
    /// ```
    ///
    /// ### See also
    /// `double_lock`, `recursive_read_lock`;
    /// <https://doc.rust-lang.org/reference/destructors.html#temporary-scopes>
    pub READ_GUARD_UPGRADED_TO_WRITE as ReadGuardUpgradedToWrite {
        name: "read_guard_upgraded_to_write",
        group: Correctness,
        precision: High,
        since: "0.1.0",
        fix: None,
    }
}

impl Lint for ReadGuardUpgradedToWrite {
    fn meta(&self) -> &'static LintMeta {
        &READ_GUARD_UPGRADED_TO_WRITE
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for collision in view.collisions() {
            if is_lock(collision.kind()) && collision.is_upgrade() {
                out.push(finding(view, &collision));
            }
        }
    }
}

fn finding(view: BodyView<'_>, collision: &Collision) -> Finding {
    let name = view.lock_name(&collision.held.lock);
    let by = collision.by_what();
    let message = format!("{name} is write-locked{by} while a read guard of it is alive");
    let words = (message, "write-locked", "read-locked here");
    let mut finding = view.collision_finding(&READ_GUARD_UPGRADED_TO_WRITE, collision, words);
    finding.help = "let the read guard end first (copy out what is needed in a `let` of its own), and look again at what was \
        read when the write lock is there"
        .to_owned();
    finding.note =
        Some("the writer waits for the reader, which is itself: this never goes on".to_owned());
    finding
}
