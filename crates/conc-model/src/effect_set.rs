//! Which kinds of facts there are among many: what a body calls, told in one word.

use crate::Effect;

/// A set of kinds of facts; what stands in their parentheses is not told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EffectSet(u128);

impl EffectSet {
    /// May it hold this fact, or one of its kind?
    #[must_use]
    pub const fn may_have(self, effect: Effect) -> bool {
        self.0 & effect.bit() != 0
    }
}

impl Extend<Effect> for EffectSet {
    fn extend<I: IntoIterator<Item = Effect>>(&mut self, effects: I) {
        for effect in effects {
            self.0 |= effect.bit();
        }
    }
}

/// Numbers the kinds of facts.
macro_rules! kinds {
    (plain: $($plain:ident)*; with_argument: $($with:ident)*;) => {
        #[derive(Clone, Copy)]
        enum Kind { $($plain,)* $($with,)* }

        impl Effect {
            const fn kind(self) -> Kind {
                match self {
                    $(Self::$plain => Kind::$plain,)*
                    $(Self::$with(_) => Kind::$with,)*
                }
            }
        }
    };
}

kinds! {
    plain: Lock TaskSet Collects WeakSender ManyReceivers Token Condvar Notify Runtime Atomic Shares Poisons Once Releases
        Initializes Tries Blocks PanicsInAsync RunsNow Pooled Drives LeavesAsync ZeroPanics Sends Receives Reads ReadsAll
        Accepts Drains Subscribes Closes Discards Peeks ObservesClose ObservesEnd Joins Aborts Detaches AsksContext Loads Stores Cancels
        Narrows Upgrades TakesOut Limits ObservesCancel Waits Spurious Notifies Unkept CallsBack Sleeps Delays Ticks Postpones Drops Forgets RunsForever
        Exits Persists Timed Panics Remote;
    with_argument: Guard Handle OnDrop Sender Receiver Tells Acquires Locks Converts Spawns Capacity CancelLoses
        Lasts;
}

impl Effect {
    const fn bit(self) -> u128 {
        1 << self.kind() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Access, TaskKind};

    #[test]
    fn kinds_are_told_apart_and_arguments_are_not() {
        let mut set = EffectSet::default();
        set.extend([Effect::Spawns(TaskKind::Thread), Effect::Panics]);
        assert!(set.may_have(Effect::Spawns(TaskKind::Blocking)));
        assert!(set.may_have(Effect::Panics));
        assert!(!set.may_have(Effect::Joins));
        assert!(!set.may_have(Effect::Acquires(Access::Shared)));
    }
}
