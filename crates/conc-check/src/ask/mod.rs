//! Questions that lints ask, one file per subject.

mod callbacks;
mod channels;
mod consumers;
mod field_uses;
mod gates;
mod guards;
mod handle_fields;
mod joins;
mod lock_cycles;
mod lock_order;
mod locks;
mod loops;
mod once;
mod peers;
mod scrutinees;
mod spawns;
mod view;
mod waits;
mod work;

pub use callbacks::LockedCallback;
pub use channels::{ChannelPair, Sends, Waiting};
pub use consumers::WaitedConsumer;
pub use field_uses::{Field, FieldAccess, FieldUse};
pub use guards::HeldGuard;
pub use handle_fields::{Destination, FieldEnd, HandleField, handle_fields};
pub use joins::WorkTakes;
pub use lock_cycles::{LockCycle, lock_cycles};
pub use lock_order::OrderWitness;
pub use locks::{Collision, is_lock};
pub use loops::LoopView;
pub use once::{Reentry, reentries};
pub use peers::Peer;
pub use scrutinees::ScrutineeGuard;
pub use spawns::{Fate, Spawn};
pub use view::{BodyView, CallView};
pub use waits::HeldWait;
