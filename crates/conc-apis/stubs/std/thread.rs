
pub mod thread {
    use crate::time::{Duration, Instant};
    pub type Result<T> = crate::result::Result<T, Box<dyn crate::any::Any + Send + 'static>>;
    // std docs of thread::JoinHandle: dropping it detaches the thread, which is killed when main returns.
    #[conc(handle(thread), on_drop(detach))]
    pub struct JoinHandle<T> {}
    impl<T> JoinHandle<T> {
        pub fn thread(&self) -> &Thread {}
        #[conc(joins, blocks)]
        pub fn join(self) -> Result<T> {}
        #[conc(observes_end)]
        pub fn is_finished(&self) -> bool {}
    }
    impl<T> Drop for JoinHandle<T> { fn drop(&mut self) {} }
    #[conc(spawns(thread))]
    pub fn spawn<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(f: F) -> JoinHandle<T> {}
    pub struct Builder {}
    impl Builder {
        pub fn new() -> Builder {}
        pub fn name(self, name: String) -> Builder {}
        pub fn stack_size(self, size: usize) -> Builder {}
        #[conc(spawns(thread))]
        pub fn spawn<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(self, f: F) -> crate::io::Result<JoinHandle<T>> {}
        #[conc(spawns(thread))]
        pub unsafe fn spawn_unchecked<F: FnOnce() -> T + Send, T: Send>(self, f: F) -> crate::io::Result<JoinHandle<T>> {}
        #[conc(spawns(scoped_thread))]
        pub fn spawn_scoped<'scope, 'env, F: FnOnce() -> T + Send + 'scope, T: Send + 'scope>(self, scope: &'scope Scope<'scope, 'env>, f: F) -> crate::io::Result<ScopedJoinHandle<'scope, T>> {}
    }
    // std docs of thread::scope: all threads are joined before it returns.
    #[conc(runs_now, blocks)]
    pub fn scope<'env, F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T, T>(f: F) -> T {}
    #[conc(task_set, on_drop(join))]
    pub struct Scope<'scope, 'env> {}
    impl<'scope, 'env> Scope<'scope, 'env> {
        #[conc(spawns(scoped_thread))]
        pub fn spawn<F: FnOnce() -> T + Send + 'scope, T: Send + 'scope>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T> {}
    }
    #[conc(handle(scoped_thread))]
    pub struct ScopedJoinHandle<'scope, T> {}
    impl<'scope, T> ScopedJoinHandle<'scope, T> {
        pub fn thread(&self) -> &Thread {}
        #[conc(joins, blocks)]
        pub fn join(self) -> Result<T> {}
        #[conc(observes_end)]
        pub fn is_finished(&self) -> bool {}
    }
    #[derive(Clone)]
    pub struct Thread {}
    impl Thread {
        #[conc(notifies)]
        pub fn unpark(&self) {}
        pub fn id(&self) -> ThreadId {}
        pub fn name(&self) -> Option<&str> {}
    }
    #[derive(Clone, Copy)]
    pub struct ThreadId {}
    pub fn current() -> Thread {}
    pub fn yield_now() {}
    pub fn panicking() -> bool {}
    #[conc(sleeps, blocks)]
    pub fn sleep(dur: Duration) {}
    #[conc(sleeps, blocks)]
    pub fn sleep_ms(ms: u32) {}
    #[conc(sleeps, blocks)]
    pub fn sleep_until(deadline: Instant) {}
    #[conc(waits, blocks)]
    pub fn park() {}
    #[conc(waits, blocks, timed)]
    pub fn park_timeout(dur: Duration) {}
    pub fn available_parallelism() -> crate::io::Result<crate::num::NonZeroUsize> {}
    pub struct AccessError {}
    pub struct LocalKey<T: 'static> {}
    impl<T: 'static> LocalKey<T> {
        #[conc(runs_now)]
        pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {}
        #[conc(runs_now)]
        pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> crate::result::Result<R, AccessError> {}
    }
    impl<T: 'static> LocalKey<crate::cell::Cell<T>> {
        pub fn set(&'static self, value: T) {}
        pub fn get(&'static self) -> T {}
        pub fn take(&'static self) -> T {}
        pub fn replace(&'static self, value: T) -> T {}
    }
    impl<T: 'static> LocalKey<crate::cell::RefCell<T>> {
        #[conc(runs_now)]
        pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {}
        #[conc(runs_now)]
        pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R {}
        pub fn set(&'static self, value: T) {}
        pub fn take(&'static self) -> T {}
        pub fn replace(&'static self, value: T) -> T {}
    }
}

pub mod time {
    #[derive(Clone, Copy)]
    pub struct Duration {}
    impl Duration {
        pub const ZERO: Duration = Duration {};
        pub const MAX: Duration = Duration {};
        pub const fn new(secs: u64, nanos: u32) -> Duration {}
        #[conc(lasts(seconds))]
        pub const fn from_secs(secs: u64) -> Duration {}
        #[conc(lasts(millis))]
        pub const fn from_millis(millis: u64) -> Duration {}
        #[conc(lasts(micros))]
        pub const fn from_micros(micros: u64) -> Duration {}
        #[conc(lasts(nanos))]
        pub const fn from_nanos(nanos: u64) -> Duration {}
        #[conc(lasts(minutes))]
        pub const fn from_mins(mins: u64) -> Duration {}
        #[conc(lasts(hours))]
        pub const fn from_hours(hours: u64) -> Duration {}
        pub fn from_secs_f64(secs: f64) -> Duration {}
        pub fn from_secs_f32(secs: f32) -> Duration {}
        pub const fn is_zero(&self) -> bool {}
        pub const fn as_secs(&self) -> u64 {}
        pub const fn as_millis(&self) -> u128 {}
        pub const fn as_micros(&self) -> u128 {}
        pub const fn as_nanos(&self) -> u128 {}
        pub const fn subsec_nanos(&self) -> u32 {}
        pub const fn subsec_millis(&self) -> u32 {}
        pub fn as_secs_f64(&self) -> f64 {}
        pub fn as_secs_f32(&self) -> f32 {}
        pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {}
        pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {}
        pub const fn saturating_sub(self, rhs: Duration) -> Duration {}
        pub const fn saturating_add(self, rhs: Duration) -> Duration {}
        pub const fn saturating_mul(self, rhs: u32) -> Duration {}
        pub fn mul_f64(self, rhs: f64) -> Duration {}
    }
    impl Default for Duration { fn default() -> Duration {} }
    #[derive(Clone, Copy)]
    pub struct Instant {}
    impl Instant {
        pub fn now() -> Instant {}
        pub fn duration_since(&self, earlier: Instant) -> Duration {}
        pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {}
        pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {}
        pub fn elapsed(&self) -> Duration {}
        pub fn checked_add(&self, duration: Duration) -> Option<Instant> {}
        pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {}
    }
    #[derive(Clone, Copy)]
    pub struct SystemTime {}
    pub struct SystemTimeError {}
    pub const UNIX_EPOCH: SystemTime = SystemTime {};
    impl SystemTime {
        pub const UNIX_EPOCH: SystemTime = SystemTime {};
        pub fn now() -> SystemTime {}
        pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {}
        pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {}
    }
    impl crate::ops::Add<Duration> for Instant { type Output = Instant; fn add(self, other: Duration) -> Instant {} }
    impl crate::ops::Sub<Duration> for Instant { type Output = Instant; fn sub(self, other: Duration) -> Instant {} }
    impl crate::ops::Sub<Instant> for Instant { type Output = Duration; fn sub(self, other: Instant) -> Duration {} }
    impl crate::ops::Add<Duration> for SystemTime { type Output = SystemTime; fn add(self, other: Duration) -> SystemTime {} }
    impl crate::ops::Add for Duration { type Output = Duration; fn add(self, other: Duration) -> Duration {} }
    impl crate::ops::Sub for Duration { type Output = Duration; fn sub(self, other: Duration) -> Duration {} }
    impl crate::ops::Mul<u32> for Duration { type Output = Duration; fn mul(self, other: u32) -> Duration {} }
    impl crate::ops::Div<u32> for Duration { type Output = Duration; fn div(self, other: u32) -> Duration {} }
}

pub mod process {
    use crate::ffi::OsStr;
    use crate::io;
    // std docs of process::exit, abort: no destructors run.
    #[conc(exits)]
    pub fn exit(code: i32) -> ! {}
    #[conc(exits)]
    pub fn abort() -> ! {}
    pub fn id() -> u32 {}
    pub struct Command {}
    // std docs of Command: output and status wait for the child.
    impl Command {
        pub fn new<S: AsRef<OsStr>>(program: S) -> Command {}
        pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command {}
        pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&mut self, args: I) -> &mut Command {}
        pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command {}
        pub fn envs<I>(&mut self, vars: I) -> &mut Command {}
        pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command {}
        pub fn env_clear(&mut self) -> &mut Command {}
        pub fn current_dir<P: AsRef<crate::path::Path>>(&mut self, dir: P) -> &mut Command {}
        pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
        pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
        pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
        pub fn spawn(&mut self) -> io::Result<Child> {}
        #[conc(blocks, remote)]
        pub fn output(&mut self) -> io::Result<Output> {}
        #[conc(blocks, remote)]
        pub fn status(&mut self) -> io::Result<ExitStatus> {}
    }
    pub struct Stdio {}
    impl Stdio { pub fn piped() -> Stdio {} pub fn inherit() -> Stdio {} pub fn null() -> Stdio {} }
    pub struct Child { pub stdin: Option<ChildStdin>, pub stdout: Option<ChildStdout>, pub stderr: Option<ChildStderr> }
    impl Child {
        pub fn kill(&mut self) -> io::Result<()> {}
        pub fn id(&self) -> u32 {}
        #[conc(blocks)]
        pub fn wait(&mut self) -> io::Result<ExitStatus> {}
        pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {}
        #[conc(blocks)]
        pub fn wait_with_output(self) -> io::Result<Output> {}
    }
    pub struct ChildStdin {}
    pub struct ChildStdout {}
    pub struct ChildStderr {}
    #[derive(Clone)]
    pub struct Output { pub status: ExitStatus, pub stdout: Vec<u8>, pub stderr: Vec<u8> }
    #[derive(Clone, Copy)]
    pub struct ExitStatus {}
    impl ExitStatus { pub fn success(&self) -> bool {} pub fn code(&self) -> Option<i32> {} }
    #[derive(Clone, Copy)]
    pub struct ExitCode {}
    impl ExitCode { pub const SUCCESS: ExitCode = ExitCode {}; pub const FAILURE: ExitCode = ExitCode {}; }
    impl From<u8> for ExitCode { fn from(code: u8) -> ExitCode {} }
}

pub mod env {
    use crate::ffi::{OsStr, OsString};
    use crate::path::{Path, PathBuf};
    pub struct Args {}
    impl Iterator for Args { type Item = String; fn next(&mut self) -> Option<String> {} }
    pub struct Vars {}
    impl Iterator for Vars { type Item = (String, String); fn next(&mut self) -> Option<(String, String)> {} }
    pub enum VarError { NotPresent, NotUnicode(OsString) }
    pub fn args() -> Args {}
    pub fn vars() -> Vars {}
    pub fn var<K: AsRef<OsStr>>(key: K) -> Result<String, VarError> {}
    pub fn var_os<K: AsRef<OsStr>>(key: K) -> Option<OsString> {}
    pub unsafe fn set_var<K: AsRef<OsStr>, V: AsRef<OsStr>>(key: K, value: V) {}
    pub unsafe fn remove_var<K: AsRef<OsStr>>(key: K) {}
    pub fn current_dir() -> crate::io::Result<PathBuf> {}
    pub fn set_current_dir<P: AsRef<Path>>(path: P) -> crate::io::Result<()> {}
    pub fn current_exe() -> crate::io::Result<PathBuf> {}
    pub fn temp_dir() -> PathBuf {}
}
