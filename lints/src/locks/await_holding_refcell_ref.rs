//! The lint `await_holding_refcell_ref`: borrows of cells. Locks are `await_holding_lock`.

use conc_check::{BodyRef, BodyView, GuardKind, Lint, LintMeta, Sink, World, lint};

lint! {
    /// A borrow of a `RefCell` is held across an await
    ///
    /// ### What it does
    /// Reports the guards of `RefCell::borrow`, `borrow_mut` and their `try_` forms that are alive at an await point.
    ///
    /// ### Why is this bad?
    /// While the task sleeps at the await another task of the same thread runs. If it borrows the same cell it panics
    /// with "already borrowed", or, with the `try_` forms, silently takes the other path. Which of the two tasks comes
    /// first depends on timing, so it shows up in production and not in the tests.
    ///
    /// ### Known limits
    /// A future that really needs the borrow (a stream in a cell, in a program of one task) is reported too; suppress
    /// it with the reason. Only `std::cell::RefCell` counts; `borrow()` of the `Borrow` trait or of a watch channel
    /// does not.
    ///
    /// ### Bad
    /// ```rust,bad
    /// use std::cell::RefCell;
    /// use std::rc::Rc;
    ///
    /// async fn load(_key: u32) -> String {
    ///     String::new()
    /// }
    ///
    /// pub async fn fill(cache: Rc<RefCell<Vec<String>>>, key: u32) {
    ///     let mut cache = cache.borrow_mut();
    ///     cache.push(load(key).await);
    /// }
    /// ```
    ///
    /// ### Better
    /// Await first, borrow afterwards.
    /// ```rust,good
    /// use std::cell::RefCell;
    /// use std::rc::Rc;
    ///
    /// async fn load(_key: u32) -> String {
    ///     String::new()
    /// }
    ///
    /// pub async fn fill(cache: Rc<RefCell<Vec<String>>>, key: u32) {
    ///     let value = load(key).await;
    ///     cache.borrow_mut().push(value);
    /// }
    /// ```
    ///
    /// ### See also
    /// `clippy::await_holding_refcell_ref`, whose `allow` is honoured; `await_holding_lock`,
    /// `await_holding_channel_ref`; <https://doc.rust-lang.org/std/cell/struct.RefCell.html>
    pub AWAIT_HOLDING_REFCELL_REF as AwaitHoldingRefcellRef {
        name: "await_holding_refcell_ref",
        group: Suspicious,
        precision: High,
        since: "0.1.0",
        fix: None,
        in_clippy: true,
    }
}

impl Lint for AwaitHoldingRefcellRef {
    fn meta(&self) -> &'static LintMeta {
        &AWAIT_HOLDING_REFCELL_REF
    }

    fn check_body(&self, world: &World, body: BodyRef, out: &mut Sink) {
        let view = BodyView::new(world, body);
        for guard in view.guards_held_across_awaits() {
            if guard.kind == GuardKind::Cell && !view.is_of_own_async_lock(&guard) {
                let name = view.guard_name(&guard);
                let mut finding = view.held_guard_finding(
                    &AWAIT_HOLDING_REFCELL_REF,
                    &guard,
                    format!("the `RefCell` borrow {name} is held across an await"),
                );
                finding.help = "end the borrow before the await: copy the value out, or put the borrow into a block of its own".to_owned();
                out.push(finding);
            }
        }
    }
}
