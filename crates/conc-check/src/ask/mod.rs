//! Questions that lints ask, one file per subject.

mod channels;
mod consumers;
mod gates;
mod guards;
mod lock_cycles;
mod lock_order;
mod locks;
mod loops;
mod once;
mod scrutinees;
mod spawns;
mod view;
mod work;

pub use channels::{ChannelPair, Sends, Waiting};
pub use consumers::WaitedConsumer;
pub use guards::HeldGuard;
pub use lock_cycles::{LockCycle, lock_cycles};
pub use lock_order::OrderWitness;
pub use locks::{Collision, is_lock};
pub use loops::LoopView;
pub use once::{Reentry, reentries};
pub use scrutinees::ScrutineeGuard;
pub use spawns::{Fate, Spawn};
pub use view::{BodyView, CallView};
