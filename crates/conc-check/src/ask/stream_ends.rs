//! What an operation gives when there will never be anything more: receives from closed channels, reads behind the end, and
//! functions of the group that come to one of these. Where control goes then is `outcomes.rs`.

use conc_link::{LockRoot, Ty};
use conc_model::{ChannelKind, Effect, Operand, Tells, known};

use super::outcomes::{Course, Known, Outcome};
use super::view::{BodyView, CallView};

/// How many functions, one below the other, an end is followed through.
const CALLS: usize = 3;

/// Through how many calls a source is followed back to where it is made.
const SOURCES: usize = 12;

/// What comes to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supply {
    /// A channel.
    Channel,
    /// A connection, file or other source of bytes.
    Bytes,
}

/// An operation that returns at once, for ever, as soon as its supply has ended.
#[derive(Clone, Copy, Debug)]
pub struct EndOfSupply<'w> {
    /// The operation at the bottom of all calls.
    pub operation: CallView<'w>,
    /// What ends.
    pub supply: Supply,
    /// What the call gives then.
    gives: Known,
}

impl<'w> CallView<'w> {
    /// What the call waits for, if it gives nothing from then on when that has ended.
    #[must_use]
    pub fn end_of_supply(self) -> Option<EndOfSupply<'w>> {
        self.end_within(CALLS)
    }

    fn end_within(self, depth: usize) -> Option<EndOfSupply<'w>> {
        let is_queue = |kind: ChannelKind| kind != ChannelKind::Oneshot;
        if !self.has(Effect::Tries) && self.receives_from().is_some_and(is_queue) {
            return Some(EndOfSupply {
                operation: self,
                supply: Supply::Channel,
                gives: Known::Nothing,
            });
        }
        if self.has(Effect::Reads) {
            return Some(EndOfSupply {
                operation: self,
                supply: Supply::Bytes,
                gives: Known::NoBytes,
            });
        }
        if self.has(Effect::ReadsAll) {
            return Some(EndOfSupply {
                operation: self,
                supply: Supply::Bytes,
                gives: Known::Nothing,
            });
        }
        if !self.is_opaque() || !self.may_give_nothing() {
            return None;
        }
        let callee = BodyView::new(self.view.world, self.runs_body()?);
        let depth = depth.checked_sub(1)?;
        callee.calls().find_map(|call| {
            let end = call.end_within(depth)?;
            callee.was_given_source(call).then_some(())?;
            let course = callee.course_after_end(call, &end)?;
            let gives = match (course.gives_nothing, course.gives_nothing_within) {
                (true, false) => Known::Nothing,
                (false, true) => Known::Within,
                _ => return None,
            };
            // Where nobody looks whether there was anything, `None` has other reasons.
            let is_meant = course.told || course.tested || !course.gives_more;
            let is_at_once = !course.waits && !course.unclear && !course.returns;
            (is_at_once && is_meant).then_some(EndOfSupply { gives, ..end })
        })
    }

    /// Is its result, or what its future gives, an `Option`, or a `Result` with one inside?
    fn may_give_nothing(self) -> bool {
        let Some(facts) = self.facts() else {
            return false;
        };
        let output = match &facts.result {
            Ty::Future { output, .. } => &**output,
            other => other,
        };
        let universe = self.view.world.universe();
        let name = |ty: &Ty| match ty {
            Ty::Adt(adt, _) if universe.is_library(adt.file) => Some(universe.adt(*adt).name),
            _ => None,
        };
        match output {
            Ty::Adt(_, args) if name(output) == Some(known::RESULT) => {
                args.first().and_then(name) == Some(known::OPTION)
            }
            _ => name(output) == Some(known::OPTION),
        }
    }
}

impl<'w> BodyView<'w> {
    /// Does the call ask something that this body was given? What it makes by itself is another one each time.
    fn was_given_source(self, call: CallView<'w>) -> bool {
        let source = call.call().args.first();
        source.is_none_or(|source| self.comes_from_outside(source, SOURCES))
    }

    fn comes_from_outside(self, operand: &Operand, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else {
            return true;
        };
        let place = self.world.lock_of(self.at, operand).place;
        match place.map(|place| place.root) {
            Some(LockRoot::Local(at, local)) if at == self.at => {
                let Some(made) = self.defining_call(local) else {
                    return true;
                };
                let mut args = made.call().args.iter();
                args.any(|arg| self.comes_from_outside(arg, depth))
            }
            // Nothing is used up behind a plain reference, but for `&self`.
            Some(LockRoot::Param(param)) => {
                let local = self.body().params.get(param as usize);
                local.is_none_or(|local| {
                    let ty = self.facts().local(*local);
                    self.name(*local) == Some("self")
                        || !matches!(ty, Ty::Ref { mutable: false, .. })
                })
            }
            Some(_) => true,
            None => operand.place().is_some(),
        }
    }

    /// What happens when what the call waits for has ended.
    #[must_use]
    pub fn course_after_end(self, call: CallView<'w>, end: &EndOfSupply<'w>) -> Option<Course> {
        self.course_of(call, Outcome::Told(Tells::Closed), Some(end.gives))
    }
}
