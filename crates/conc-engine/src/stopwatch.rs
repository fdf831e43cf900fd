//! Time that a stage takes on its thread, without the tasks that the thread took up in between.

use std::cell::Cell;
use std::time::{Duration, Instant};

thread_local! {
    /// What was measured on this thread since the measurement began that is running now.
    static WITHIN: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

/// Does `work`, and says how long it took. A worker that waits for others takes up another task in the meantime; when that
/// one is measured too, its time is its own only.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let outer = WITHIN.replace(Duration::ZERO);
    let start = Instant::now();
    let result = work();
    let whole = start.elapsed();
    let within = WITHIN.replace(outer + whole);
    (result, whole.saturating_sub(within))
}
