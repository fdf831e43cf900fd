//! What is known of tokio. Signatures and facts: its docs, of the item named beside them; `measured` facts were measured with it.
//! Version: tokio 1.54.1
//!
//! Futures that have a named type only for technical reasons are declared as `async fn`.

pub use task::spawn;

pub mod task {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use crate::runtime::{Handle, Runtime};
    // task::JoinHandle: dropping it detaches the task (measured).
    #[conc(handle(task), on_drop(detach))]
    pub struct JoinHandle<T> {}
    impl<T> JoinHandle<T> {
        #[conc(aborts)]
        pub fn abort(&self) {}
        #[conc(observes_end)]
        pub fn is_finished(&self) -> bool {}
        pub fn abort_handle(&self) -> AbortHandle {}
        pub fn id(&self) -> Id {}
    }
    impl<T> Future for JoinHandle<T> { type Output = Result<T, JoinError>; #[conc(joins)] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, JoinError>> {} }
    impl<T> Drop for JoinHandle<T> { fn drop(&mut self) {} }
    // task::AbortHandle: dropping it neither aborts nor detaches.
    #[derive(Clone)]
    pub struct AbortHandle {}
    impl AbortHandle {
        #[conc(aborts)]
        pub fn abort(&self) {}
        #[conc(observes_end)]
        pub fn is_finished(&self) -> bool {}
        pub fn id(&self) -> Id {}
    }
    pub struct JoinError {}
    impl JoinError {
        pub fn is_cancelled(&self) -> bool {}
        pub fn is_panic(&self) -> bool {}
        pub fn into_panic(self) -> Box<dyn std::any::Any + Send + 'static> {}
        pub fn try_into_panic(self) -> Result<Box<dyn std::any::Any + Send + 'static>, JoinError> {}
        pub fn id(&self) -> Id {}
    }
    #[derive(Clone, Copy)]
    pub struct Id {}
    pub fn id() -> Id {}
    pub fn try_id() -> Option<Id> {}
    #[conc(spawns(task))]
    pub fn spawn<F: Future + Send + 'static>(future: F) -> JoinHandle<<F as Future>::Output> {}
    #[conc(spawns(local_task))]
    pub fn spawn_local<F: Future + 'static>(future: F) -> JoinHandle<<F as Future>::Output> {}
    // task::spawn_blocking: abort has no effect once the closure runs (measured); shutdown waits for it.
    #[conc(spawns(blocking))]
    pub fn spawn_blocking<F: FnOnce() -> R + Send + 'static, R: Send + 'static>(f: F) -> JoinHandle<R> {}
    #[conc(runs_now, leaves_async)]
    pub fn block_in_place<F: FnOnce() -> R, R>(f: F) -> R {}
    pub async fn yield_now() {}
    pub async fn unconstrained<F: Future>(inner: F) -> <F as Future>::Output {}
    pub mod coop {
        pub async fn consume_budget() {}
        pub async fn cooperative<F: std::future::Future>(fut: F) -> <F as std::future::Future>::Output {}
        pub fn has_budget_remaining() -> bool {}
        pub use super::unconstrained;
    }
    pub use self::coop::consume_budget;
    // task::Builder (unstable).
    pub struct Builder<'a> {}
    impl<'a> Builder<'a> {
        pub fn new() -> Builder<'a> {}
        pub fn name(&self, name: &'a str) -> Self {}
        #[conc(spawns(task))]
        pub fn spawn<F: Future + Send + 'static>(self, future: F) -> std::io::Result<JoinHandle<<F as Future>::Output>> {}
        #[conc(spawns(task))]
        pub fn spawn_on<F: Future + Send + 'static>(self, future: F, handle: &Handle) -> std::io::Result<JoinHandle<<F as Future>::Output>> {}
        #[conc(spawns(local_task))]
        pub fn spawn_local<F: Future + 'static>(self, future: F) -> std::io::Result<JoinHandle<<F as Future>::Output>> {}
        #[conc(spawns(blocking))]
        pub fn spawn_blocking<F: FnOnce() -> R + Send + 'static, R: Send + 'static>(self, function: F) -> std::io::Result<JoinHandle<R>> {}
    }
    pub use crate::task::join_set::JoinSet;
    pub mod join_set {
        use super::{AbortHandle, Id, JoinError, LocalSet};
        use crate::runtime::Handle;
        use std::future::Future;
        // task::JoinSet: all tasks are aborted when it is dropped (measured); results wait in it for join_next.
        #[conc(task_set, collects, on_drop(cancel))]
        pub struct JoinSet<T> {}
        impl<T> JoinSet<T> {
            pub fn new() -> JoinSet<T> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn build_task(&mut self) -> Builder<'_, T> {}
            #[conc(spawns(task))]
            pub fn spawn<F: Future<Output = T> + Send + 'static>(&mut self, task: F) -> AbortHandle {}
            #[conc(spawns(task))]
            pub fn spawn_on<F: Future<Output = T> + Send + 'static>(&mut self, task: F, handle: &Handle) -> AbortHandle {}
            #[conc(spawns(local_task))]
            pub fn spawn_local<F: Future<Output = T> + 'static>(&mut self, task: F) -> AbortHandle {}
            #[conc(spawns(local_task))]
            pub fn spawn_local_on<F: Future<Output = T> + 'static>(&mut self, task: F, local_set: &LocalSet) -> AbortHandle {}
            #[conc(spawns(blocking))]
            pub fn spawn_blocking<F: FnOnce() -> T + Send + 'static>(&mut self, f: F) -> AbortHandle {}
            #[conc(spawns(blocking))]
            pub fn spawn_blocking_on<F: FnOnce() -> T + Send + 'static>(&mut self, f: F, handle: &Handle) -> AbortHandle {}
            #[conc(joins)]
            pub async fn join_next(&mut self) -> Option<Result<T, JoinError>> {}
            #[conc(joins)]
            pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {}
            #[conc(joins, tries)]
            pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>> {}
            #[conc(joins, tries)]
            pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {}
            #[conc(aborts, joins)]
            pub async fn shutdown(&mut self) {}
            #[conc(joins)]
            pub async fn join_all(self) -> Vec<T> {}
            #[conc(aborts)]
            pub fn abort_all(&mut self) {}
            #[conc(detaches)]
            pub fn detach_all(&mut self) {}
        }
        impl<T> Default for JoinSet<T> { fn default() -> JoinSet<T> {} }
        impl<T> Drop for JoinSet<T> { fn drop(&mut self) {} }
        impl<T, F: Future<Output = T>> FromIterator<F> for JoinSet<T> { fn from_iter<I: IntoIterator<Item = F>>(iter: I) -> JoinSet<T> {} }
        pub struct Builder<'a, T> {}
        impl<'a, T> Builder<'a, T> {
            pub fn name(self, name: &'a str) -> Self {}
            #[conc(spawns(task))]
            pub fn spawn<F: Future<Output = T> + Send + 'static>(self, future: F) -> std::io::Result<AbortHandle> {}
        }
    }
    // task::LocalSet: its tasks are dropped with it.
    #[conc(task_set, on_drop(cancel))]
    pub struct LocalSet {}
    #[conc(guard(runtime))]
    pub struct LocalEnterGuard {}
    impl LocalSet {
        pub fn new() -> LocalSet {}
        pub fn enter(&self) -> LocalEnterGuard {}
        #[conc(spawns(local_task))]
        pub fn spawn_local<F: Future + 'static>(&self, future: F) -> JoinHandle<<F as Future>::Output> {}
        #[conc(blocks, panics_in_async, runs_now, drives)]
        pub fn block_on<F: Future>(&self, rt: &Runtime, future: F) -> <F as Future>::Output {}
        #[conc(runs_now)]
        pub async fn run_until<F: Future>(&self, future: F) -> <F as Future>::Output {}
    }
    impl Default for LocalSet { fn default() -> LocalSet {} }
    impl Future for LocalSet { type Output = (); #[conc(joins)] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {} }
    impl Drop for LocalSet { fn drop(&mut self) {} }
    pub struct LocalKey<T: 'static> {}
    impl<T: 'static> LocalKey<T> {
        #[conc(runs_now)]
        pub async fn scope<F: Future>(&'static self, value: T, f: F) -> <F as Future>::Output {}
        #[conc(runs_now)]
        pub fn sync_scope<F: FnOnce() -> R, R>(&'static self, value: T, f: F) -> R {}
        #[conc(runs_now)]
        pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {}
        #[conc(runs_now)]
        pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, std::thread::AccessError> {}
        pub fn get(&'static self) -> T {}
    }
}

pub mod runtime {
    use std::future::Future;
    use std::time::Duration;
    use crate::task::JoinHandle;
    // runtime::Runtime: dropping it waits for running blocking work and drops async tasks at their next yield;
    // block_on and the drop panic inside async code (measured).
    #[conc(runtime, task_set, on_drop(cancel))]
    pub struct Runtime {}
    impl Runtime {
        pub fn new() -> std::io::Result<Runtime> {}
        pub fn handle(&self) -> &Handle {}
        #[conc(spawns(task))]
        pub fn spawn<F: Future + Send + 'static>(&self, future: F) -> JoinHandle<<F as Future>::Output> {}
        #[conc(spawns(blocking))]
        pub fn spawn_blocking<F: FnOnce() -> R + Send + 'static, R: Send + 'static>(&self, func: F) -> JoinHandle<R> {}
        #[conc(blocks, panics_in_async, runs_now, drives)]
        pub fn block_on<F: Future>(&self, future: F) -> <F as Future>::Output {}
        pub fn enter(&self) -> EnterGuard<'_> {}
        #[conc(aborts, blocks)]
        pub fn shutdown_timeout(self, duration: Duration) {}
        #[conc(aborts)]
        pub fn shutdown_background(self) {}
        pub fn metrics(&self) -> RuntimeMetrics {}
    }
    impl Drop for Runtime { fn drop(&mut self) {} }
    // runtime::Handle.
    #[derive(Clone)]
    pub struct Handle {}
    impl Handle {
        pub fn enter(&self) -> EnterGuard<'_> {}
        pub fn current() -> Handle {}
        #[conc(asks_context)]
        pub fn try_current() -> Result<Handle, TryCurrentError> {}
        #[conc(spawns(task))]
        pub fn spawn<F: Future + Send + 'static>(&self, future: F) -> JoinHandle<<F as Future>::Output> {}
        #[conc(spawns(blocking))]
        pub fn spawn_blocking<F: FnOnce() -> R + Send + 'static, R: Send + 'static>(&self, func: F) -> JoinHandle<R> {}
        #[conc(blocks, panics_in_async, runs_now, drives)]
        pub fn block_on<F: Future>(&self, future: F) -> <F as Future>::Output {}
        #[conc(asks_context)]
        pub fn runtime_flavor(&self) -> RuntimeFlavor {}
        pub fn metrics(&self) -> RuntimeMetrics {}
    }
    pub struct TryCurrentError {}
    #[derive(Clone)]
    pub struct RuntimeMetrics {}
    #[derive(Clone, Copy)]
    pub enum RuntimeFlavor { CurrentThread, MultiThread }
    // runtime::EnterGuard: leaves the context when dropped.
    #[conc(guard(runtime))]
    pub struct EnterGuard<'a> {}
    impl Drop for EnterGuard<'_> { fn drop(&mut self) {} }
    pub struct Builder {}
    impl Builder {
        pub fn new_current_thread() -> Builder {}
        pub fn new_multi_thread() -> Builder {}
        pub fn enable_all(&mut self) -> &mut Self {}
        pub fn enable_io(&mut self) -> &mut Self {}
        pub fn enable_time(&mut self) -> &mut Self {}
        pub fn worker_threads(&mut self, val: usize) -> &mut Self {}
        pub fn max_blocking_threads(&mut self, val: usize) -> &mut Self {}
        pub fn thread_name(&mut self, val: impl Into<String>) -> &mut Self {}
        pub fn thread_name_fn<F: Fn() -> String>(&mut self, f: F) -> &mut Self {}
        pub fn thread_stack_size(&mut self, val: usize) -> &mut Self {}
        pub fn thread_keep_alive(&mut self, duration: Duration) -> &mut Self {}
        pub fn on_thread_start<F: Fn()>(&mut self, f: F) -> &mut Self {}
        pub fn on_thread_stop<F: Fn()>(&mut self, f: F) -> &mut Self {}
        pub fn global_queue_interval(&mut self, val: u32) -> &mut Self {}
        pub fn event_interval(&mut self, val: u32) -> &mut Self {}
        pub fn start_paused(&mut self, start_paused: bool) -> &mut Self {}
        pub fn build(&mut self) -> std::io::Result<Runtime> {}
        pub fn build_local(&mut self, options: LocalOptions) -> std::io::Result<LocalRuntime> {}
    }
    pub struct LocalOptions {}
    #[conc(runtime, task_set, on_drop(cancel))]
    pub struct LocalRuntime {}
    impl LocalRuntime {
        pub fn handle(&self) -> &Handle {}
        #[conc(spawns(local_task))]
        pub fn spawn_local<F: Future + 'static>(&self, future: F) -> JoinHandle<<F as Future>::Output> {}
        #[conc(blocks, panics_in_async, runs_now, drives)]
        pub fn block_on<F: Future>(&self, future: F) -> <F as Future>::Output {}
    }
    impl Drop for LocalRuntime { fn drop(&mut self) {} }
}

pub mod time {
    pub use std::time::Duration;
    use std::future::{Future, IntoFuture};
    use std::pin::Pin;
    use std::task::{Context, Poll};
    #[derive(Clone, Copy)]
    pub struct Instant {}
    impl Instant {
        pub fn now() -> Instant {}
        pub fn from_std(std: std::time::Instant) -> Instant {}
        pub fn into_std(self) -> std::time::Instant {}
        pub fn duration_since(&self, earlier: Instant) -> Duration {}
        pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {}
        pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {}
        pub fn elapsed(&self) -> Duration {}
        pub fn checked_add(&self, duration: Duration) -> Option<Instant> {}
        pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {}
    }
    impl std::ops::Add<Duration> for Instant { type Output = Instant; fn add(self, other: Duration) -> Instant {} }
    impl std::ops::Sub<Instant> for Instant { type Output = Duration; fn sub(self, other: Instant) -> Duration {} }
    impl From<std::time::Instant> for Instant { fn from(time: std::time::Instant) -> Instant {} }
    pub struct Sleep {}
    impl Sleep {
        pub fn deadline(&self) -> Instant {}
        pub fn is_elapsed(&self) -> bool {}
        #[conc(postpones)]
        pub fn reset(self: Pin<&mut Self>, deadline: Instant) {}
    }
    impl Future for Sleep { type Output = (); fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {} }
    #[conc(sleeps, delays)]
    pub fn sleep(duration: Duration) -> Sleep {}
    #[conc(sleeps)]
    pub fn sleep_until(deadline: Instant) -> Sleep {}
    pub struct Interval {}
    impl Interval {
        #[conc(sleeps)]
        pub async fn tick(&mut self) -> Instant {}
        pub fn poll_tick(&mut self, cx: &mut Context<'_>) -> Poll<Instant> {}
        #[conc(postpones)]
        pub fn reset(&mut self) {}
        #[conc(postpones)]
        pub fn reset_immediately(&mut self) {}
        #[conc(postpones)]
        pub fn reset_after(&mut self, after: Duration) {}
        #[conc(postpones)]
        pub fn reset_at(&mut self, deadline: Instant) {}
        pub fn missed_tick_behavior(&self) -> MissedTickBehavior {}
        pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior) {}
        pub fn period(&self) -> Duration {}
    }
    #[derive(Clone, Copy)]
    pub enum MissedTickBehavior { Burst, Delay, Skip }
    // time::interval: "the first tick completes immediately".
    #[conc(ticks)]
    pub fn interval(period: Duration) -> Interval {}
    pub fn interval_at(start: Instant, period: Duration) -> Interval {}
    pub struct Timeout<T> {}
    impl<T> Timeout<T> {
        pub fn get_ref(&self) -> &T {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn into_inner(self) -> T {}
    }
    impl<T: Future> Future for Timeout<T> { type Output = Result<<T as Future>::Output, error::Elapsed>; fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<<T as Future>::Output, error::Elapsed>> {} }
    // time::timeout: drops the inner future when the time is over.
    #[conc(timed)]
    pub fn timeout<F: IntoFuture>(duration: Duration, future: F) -> Timeout<<F as IntoFuture>::IntoFuture> {}
    #[conc(timed)]
    pub fn timeout_at<F: IntoFuture>(deadline: Instant, future: F) -> Timeout<<F as IntoFuture>::IntoFuture> {}
    pub fn pause() {}
    pub fn resume() {}
    #[conc(sleeps)]
    pub async fn advance(duration: Duration) {}
    pub mod error { pub struct Elapsed {} pub struct Error {} }
}
