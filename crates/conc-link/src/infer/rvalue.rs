//! Types of assigned values.

use std::sync::Arc;

use conc_model::{AggregateKind, BodyId, Name, Operand, Operator, PathId, Rvalue};

use super::context::Cx;
use super::jobs::Job;
use super::lang::MacroResult;
use crate::{ItemScope, Primitive, Row, Ty, ValueTarget};

impl Cx<'_> {
    /// The type of a value.
    pub(super) fn rvalue(&mut self, id: BodyId, value: &Rvalue) -> Ty {
        match value {
            Rvalue::Use(operand) => self.operand(id, operand),
            Rvalue::Bind { place, by_ref } => self.bound_place(id, place, *by_ref),
            Rvalue::Aggregate { kind, operands } => self.aggregate(id, kind, operands),
            Rvalue::Operator { operator, operands } => self.operator(id, *operator, operands),
            Rvalue::Cast { operand, ty } => {
                let value = self.operand(id, operand);
                let target = self.written(*ty);
                self.coerce(&value, &target);
                target
            }
            Rvalue::IntoIter(operand) => {
                let collection = self.operand(id, operand);
                let target = self.table.fresh();
                self.make_iterator(&collection, &target);
                target
            }
            Rvalue::Body(body) => self.build_body(id, *body),
            Rvalue::Macro { path, operands, .. } => {
                for operand in operands {
                    self.operand(id, operand);
                }
                self.macro_result(*path)
            }
            Rvalue::Unknown => Ty::Unknown,
        }
    }

    /// The iterator of a `for` loop lands in a temporary.
    pub(super) fn make_iterator(&mut self, collection: &Ty, target: &Ty) {
        if self.is_open_type(collection) {
            let (collection, target) = (collection.clone(), target.clone());
            self.jobs.push(Job::IntoIter { collection, target });
            return;
        }
        let iterator = self.iterator_of(collection);
        self.unify(target, &iterator);
    }

    fn aggregate(&mut self, id: BodyId, kind: &AggregateKind, operands: &[Operand]) -> Ty {
        match kind {
            AggregateKind::Tuple => {
                let parts: Vec<Ty> = operands
                    .iter()
                    .map(|operand| self.operand(id, operand))
                    .collect();
                Ty::Tuple(parts.into())
            }
            AggregateKind::Array => Ty::Array(Arc::new(self.joined(id, operands))),
            AggregateKind::Repeat => Ty::Array(Arc::new(
                self.joined(id, &operands[..operands.len().min(1)]),
            )),
            AggregateKind::VecRepeat => {
                let item = self.joined(id, &operands[..operands.len().min(1)]);
                self.vec_of(item)
            }
            AggregateKind::Vec => {
                let item = self.joined(id, operands);
                self.vec_of(item)
            }
            AggregateKind::Range => {
                let item = self.joined(id, operands);
                let range = self.lang.range;
                range.map_or(Ty::Unknown, |range| Ty::Adt(range, Row::from([item])))
            }
            AggregateKind::Struct {
                path,
                fields,
                has_base,
            } => self.struct_literal(id, *path, (fields, *has_base), operands),
        }
    }

    fn vec_of(&mut self, item: Ty) -> Ty {
        match self.lang.vec {
            Some(vec) => {
                let args = self.instantiate_adt(vec, &[item]);
                Ty::Adt(vec, args)
            }
            None => Ty::Unknown,
        }
    }

    /// One type for all of the operands.
    fn joined(&mut self, id: BodyId, operands: &[Operand]) -> Ty {
        let item = self.table.fresh();
        for operand in operands {
            let ty = self.operand(id, operand);
            self.unify(&item, &ty);
        }
        item
    }

    fn struct_literal(
        &mut self,
        id: BodyId,
        path: PathId,
        (fields, has_base): (&[Name], bool),
        operands: &[Operand],
    ) -> Ty {
        let found = self
            .index
            .resolve_variant(self.universe, self.file, path, self.scope);
        let values: Vec<Ty> = operands
            .iter()
            .map(|operand| self.operand(id, operand))
            .collect();
        let Some((adt, variant, args)) = found else {
            return Ty::Unknown;
        };
        let args = self.instantiate_adt(adt, &args);
        let whole = Ty::Adt(adt, args.clone());
        for (field, value) in fields.iter().zip(&values) {
            let expected = self.field_of((adt, variant), &args, *field);
            self.coerce(value, &expected);
        }
        if has_base && let Some(base) = values.get(fields.len()) {
            self.unify(&whole, base);
        }
        whole
    }

    fn operator(&mut self, id: BodyId, operator: Operator, operands: &[Operand]) -> Ty {
        let types: Vec<Ty> = operands
            .iter()
            .map(|operand| self.operand(id, operand))
            .collect();
        let left = types
            .first()
            .map(|ty| self.table.shallow(ty))
            .unwrap_or_default();
        match operator {
            Operator::Compare(_) => {
                if let [left, right] = types.as_slice() {
                    self.compare(left, right);
                }
                Ty::Primitive(Primitive::Bool)
            }
            Operator::Assign => Ty::unit(),
            Operator::Not | Operator::Neg => match left.peel_refs() {
                Ty::Primitive(_) => left.peel_refs().clone(),
                _ => left,
            },
            Operator::Arithmetic => self.arithmetic(&types),
        }
    }

    /// Literals and open sides of a comparison tell each other's types.
    fn compare(&mut self, left: &Ty, right: &Ty) {
        let left = self.table.shallow(left);
        let right = self.table.shallow(right);
        if matches!(
            (&left, &right),
            (Ty::Infer(_), Ty::Primitive(_)) | (Ty::Primitive(_), Ty::Infer(_))
        ) {
            self.unify(&left, &right);
        }
    }

    /// Numbers give numbers and strings strings; what other types give is not known.
    fn arithmetic(&mut self, types: &[Ty]) -> Ty {
        let mut result = Ty::Unknown;
        for ty in types {
            let mut ty = self.table.shallow(ty);
            while let Ty::Ref { inner, .. } = &ty {
                ty = self.table.shallow(inner);
            }
            match &ty {
                Ty::Adt(adt, _) if result.is_unknown() && Some(*adt) == self.lang.string => {
                    return ty;
                }
                Ty::Primitive(_) if result.is_unknown() => result = ty,
                Ty::Primitive(_) => {}
                Ty::Infer(_) if !result.is_unknown() => {}
                _ => return Ty::Unknown,
            }
        }
        result
    }

    fn macro_result(&mut self, path: PathId) -> Ty {
        let written = &self.universe.model(self.file).paths[path];
        let Some(last) = written.segments.last() else {
            return Ty::Unknown;
        };
        let Some(result) = self.lang.macros.get(&last.name) else {
            return self.declared_macro_result(path);
        };
        match result {
            MacroResult::String => self
                .lang
                .string
                .map_or(Ty::Unknown, |string| Ty::Adt(string, Row::default())),
            MacroResult::Str => Self::reference(Ty::Primitive(Primitive::Str)),
            MacroResult::Unit => Ty::unit(),
            MacroResult::Bool => Ty::Primitive(Primitive::Bool),
            MacroResult::Int => Ty::Primitive(Primitive::Int),
            MacroResult::Never => Ty::Never,
        }
    }

    /// Stubs declare the macros whose results matter as functions of the same name.
    fn declared_macro_result(&self, path: PathId) -> Ty {
        match self
            .index
            .resolve_value(self.universe, self.file, path, ItemScope::None)
        {
            ValueTarget::Function { function, .. } if self.universe.is_library(function.file) => {
                self.index.signature(self.universe, function).output.clone()
            }
            _ => Ty::Unknown,
        }
    }
}
