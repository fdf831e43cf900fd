//! What has to wait until more types are known.

use conc_model::{BodyId, CallId, LocalId, Name, Place};

use super::context::{Cx, FUEL};
use crate::{TraitBound, TraitRef, Ty};

/// How often everything that waits is tried again at most; each time something must have become known.
const MAX_ROUNDS: usize = 6;

/// Something to be tried again.
#[derive(Clone, Debug)]
pub(super) enum Job {
    /// A method call whose receiver is open, or a call of a value that is.
    Call {
        body: BodyId,
        call: CallId,
        callee: Ty,
    },
    /// A place that leads through something open; `from` is the first step that failed.
    Place {
        body: BodyId,
        place: Place,
        from: usize,
        base: Ty,
        variant: Option<usize>,
        target: Ty,
    },
    /// `<self_ty as trait>::name`.
    Project {
        self_ty: Ty,
        trait_ref: Option<TraitRef>,
        name: Name,
        target: Ty,
    },
    /// The output of a future.
    Await { future: Ty, target: Ty },
    /// `x?`.
    Try { operand: Ty, target: Ty },
    /// The item of an iterator.
    Next { iterator: Ty, target: Ty },
    /// The iterator of a collection.
    IntoIter { collection: Ty, target: Ty },
    /// A type must meet a bound.
    Bound { ty: Ty, bound: TraitBound },
    /// A reference to something open goes where a reference is expected.
    Coerce { value: Ty, expected: Ty },
    /// The message of a blocking `select!` branch.
    Message {
        body: BodyId,
        receiver: Ty,
        output: LocalId,
    },
}

impl Cx<'_> {
    /// Tries all jobs until none of them gets anywhere.
    pub(super) fn run_jobs(&mut self) {
        for _ in 0..MAX_ROUNDS {
            if self.retry_from(0) == 0 {
                break;
            }
        }
    }

    /// Tries once the jobs that were added since there were `mark` of them; says how many could be run.
    pub(super) fn retry_from(&mut self, mark: usize) -> usize {
        if self.jobs.len() <= mark {
            return 0;
        }
        let mut done = 0;
        let jobs = self.jobs.split_off(mark);
        for job in jobs {
            if self.is_open(&job) {
                self.jobs.push(job);
            } else {
                self.fuel = self.fuel.max(FUEL / 10);
                self.run_job(job);
                done += 1;
            }
        }
        done
    }

    /// From here on places are guessed at of which nothing became known; says whether that helps any that waits.
    pub(super) fn presume(&mut self) -> bool {
        self.presumes = true;
        let mut helps = false;
        for job in std::mem::take(&mut self.jobs) {
            match &job {
                Job::Place {
                    body,
                    place,
                    from,
                    target,
                    ..
                } if self.is_open(&job)
                    && let Some((steps, ty)) = self.presumed_step(&place.projections[*from..]) =>
                {
                    let ty = self.project_place(*body, place, (from + steps, ty, None));
                    self.unify(target, &ty);
                    helps = true;
                }
                _ => self.jobs.push(job),
            }
        }
        self.presumes = helps;
        helps
    }

    /// Is what the job waits for still not known?
    fn is_open(&mut self, job: &Job) -> bool {
        let ty = match job {
            Job::Call { callee, .. } => callee,
            Job::Place { base, .. } => base,
            Job::Project { self_ty, .. } => self_ty,
            Job::Await { future, .. } => future,
            Job::Try { operand, .. } => operand,
            Job::Next { iterator, .. } => iterator,
            Job::IntoIter { collection, .. } => collection,
            Job::Bound { ty, .. } => ty,
            Job::Message { receiver, .. } => receiver,
            Job::Coerce { value, .. } => value,
        };
        self.is_open_type(&ty.clone())
    }

    /// Is the type, behind references, an unbound variable?
    pub(super) fn is_open_type(&self, ty: &Ty) -> bool {
        let mut ty = self.table.seen(ty);
        while let Ty::Ref { inner, .. } = ty {
            ty = self.table.seen(inner);
        }
        matches!(ty, Ty::Infer(_))
    }

    fn run_job(&mut self, job: Job) {
        match job {
            Job::Call { body, call, .. } => self.call(body, call),
            Job::Place {
                body,
                place,
                from,
                base,
                variant,
                target,
            } => {
                let ty = self.project_place(body, &place, (from, base, variant));
                self.unify(&target, &ty);
            }
            Job::Project {
                self_ty,
                trait_ref,
                name,
                target,
            } => {
                let ty = self.project(&self_ty, trait_ref, name);
                self.unify(&target, &ty);
            }
            Job::Await { future, target } => self.await_output(&future, &target),
            Job::Try { operand, target } => self.try_output(&operand, &target),
            Job::Next { iterator, target } => self.next_item(&iterator, &target),
            Job::IntoIter { collection, target } => self.make_iterator(&collection, &target),
            Job::Bound { ty, bound } => self.satisfy(&ty, &bound),
            Job::Coerce { value, expected } => self.coerce(&value, &expected),
            Job::Message {
                body,
                receiver,
                output,
            } => self.message(body, &receiver, output),
        }
    }
}
