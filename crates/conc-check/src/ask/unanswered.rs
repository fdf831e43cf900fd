//! Reply senders that get an answer on one way through a body, and are dropped without a word on another.

use conc_link::{BodyRef, Point, Ty, ValueKind};
use conc_model::{
    Body, ChannelKind, Effect, Id, LocalId, Operand, Place, Projection, Rvalue, StmtKind,
};

use super::view::{BodyView, CallView};

/// Where parameters begin.
const START: Point = Point {
    block: Body::ENTRY,
    stmt: 0,
};

/// A reply sender that is not used on some way.
#[derive(Clone, Debug)]
pub struct Unanswered<'w> {
    /// The variable that it is in.
    pub reply: LocalId,
    /// Where it is answered.
    pub send: CallView<'w>,
}

impl<'w> BodyView<'w> {
    /// The reply senders that this body gets, as parameters or in messages, and answers, but not on every way.
    #[must_use]
    pub fn unanswered(self) -> Vec<Unanswered<'w>> {
        let body: &'w Body = self.body();
        let params = body.params.iter().map(|param| (*param, START));
        let mut replies: Vec<(LocalId, Point)> = params.collect();
        for (block, content) in body.blocks.entries() {
            for (stmt, next) in content.stmts.iter().zip(1..) {
                if let StmtKind::Assign {
                    dest,
                    value:
                        Rvalue::Bind {
                            by_ref: false,
                            place,
                        },
                } = &stmt.kind
                    && let Some(local) = dest.as_local()
                    && self.is_of_a_message(place)
                {
                    replies.push((local, Point { block, stmt: next }));
                }
            }
        }
        let replies = replies.into_iter();
        let replies = replies.filter(|(local, _)| {
            self.is_variable(*local) && self.is_reply(*local) && self.can_refuse(*local)
        });
        replies
            .filter_map(|(local, start)| self.unanswered_from(local, start))
            .collect()
    }

    fn is_reply(self, local: LocalId) -> bool {
        let reply = ValueKind::Sender(ChannelKind::Oneshot);
        matches!(self.facts().local(local), Ty::Adt(adt, _) if self.world.kind_of(*adt) == Some(reply))
    }

    fn unanswered_from(self, reply: LocalId, start: Point) -> Option<Unanswered<'w>> {
        let is_it = |operand: &Operand| operand.place().and_then(Place::base_local) == Some(reply);
        let uses = self
            .calls()
            .filter(|call| call.call().args.iter().any(is_it));
        let uses: Vec<CallView<'w>> = uses.collect();
        let send = *uses.iter().find(|call| call.has(Effect::Sends))?;
        // Who asks whether anybody still waits drops it on purpose.
        let is_tested = uses.iter().any(|call| call.has(Effect::ObservesClose));
        let is_dropped = !is_tested && self.slips_through(reply, start);
        is_dropped.then_some(Unanswered { reply, send })
    }

    /// Is there a way from here to the end of the variable's scope on which it is not moved anywhere?
    fn slips_through(self, local: LocalId, start: Point) -> bool {
        let body = self.body();
        let mut seen = vec![false; body.blocks.len()];
        let mut pending = vec![start];
        while let Some(from) = pending.pop() {
            let rest = body.blocks[from.block]
                .stmts
                .iter()
                .skip(from.stmt as usize);
            let mut end = None;
            for stmt in rest {
                let ends = matches!(stmt.kind, StmtKind::EndScope(scope) if body.scopes[scope].locals.contains(&local));
                if ends || self.moves_local(&stmt.kind, local) {
                    end = Some(ends);
                    break;
                }
            }
            match end {
                Some(true) => return true,
                Some(false) => {}
                None if self.flow().cfg().is_stuck(from.block) => {}
                None => {
                    for block in self.flow().cfg().successors(from.block) {
                        if !std::mem::replace(&mut seen[block.index()], true) {
                            pending.push(Point {
                                block: *block,
                                stmt: 0,
                            });
                        }
                    }
                }
            }
        }
        false
    }

    /// Does a statement move the variable, or lend it to something that is not seen through?
    fn moves_local(self, stmt: &StmtKind, local: LocalId) -> bool {
        let is_it = |operand: &Operand| operand.place().and_then(Place::base_local) == Some(local);
        match stmt {
            StmtKind::Call(id) => self.body().calls[*id].args.iter().any(is_it),
            StmtKind::Await(id) => self.body().awaits[*id].futures.iter().any(is_it),
            StmtKind::Assign { value, .. } => match value {
                Rvalue::Use(operand) | Rvalue::Cast { operand, .. } | Rvalue::IntoIter(operand) => {
                    is_it(operand)
                }
                Rvalue::Bind { place, .. } => place.base_local() == Some(local),
                Rvalue::Aggregate { operands, .. }
                | Rvalue::Operator { operands, .. }
                | Rvalue::Macro { operands, .. } => operands.iter().any(is_it),
                Rvalue::Body(nested) => {
                    let nested = Self::new(self.world, BodyRef::new(self.at.file, *nested));
                    let mut captures = nested.body().captures.iter();
                    captures.any(|capture| capture.outer == local)
                }
                Rvalue::Unknown => false,
            },
            StmtKind::Discard { .. } | StmtKind::EndScope(_) => false,
        }
    }

    /// Is it part of a struct or enum of the group? Both ends of a channel that is made here come in a tuple.
    fn is_of_a_message(self, place: &Place) -> bool {
        let Some((_, front)) = place.projections.split_last() else {
            return false;
        };
        let fields = front
            .iter()
            .rposition(|step| matches!(step, Projection::Field(_)));
        let whole = Place {
            base: place.base,
            projections: front[..fields.map_or(0, |at| at + 1)].into(),
        };
        match self
            .world
            .place_type(self.at, self.facts(), &whole)
            .peel_refs()
        {
            Ty::Adt(adt, _) => self.world.universe().group_index(adt.file).is_some(),
            _ => false,
        }
    }

    /// Could the answer say that there is none, or what went wrong? Where it cannot, dropping the sender is how to say so.
    fn can_refuse(self, reply: LocalId) -> bool {
        let universe = self.world.universe();
        match self.facts().local(reply) {
            Ty::Adt(_, args) => matches!(args.first(), Some(Ty::Adt(answer, _)) if {
                let names = [conc_model::known::RESULT, conc_model::known::OPTION];
                universe.is_library(answer.file) && names.contains(&universe.adt(*answer).name)
            }),
            _ => false,
        }
    }
}
