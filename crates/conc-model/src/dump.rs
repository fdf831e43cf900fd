//! Text form of bodies, for tests and `debug` output. One line per block; stable for equal sources.
//!
//! ```text
//! fn (m)
//! bb0: _2 = m.lock(); g = _2.unwrap(); end s1[_2]; _3 = f(&g); end s2[_3]; end s3[g]; return
//! ```

use std::fmt::{self, Display, Formatter};

use crate::{
    AggregateKind, AwaitKind, BlockId, Body, BodyKind, Callee, Discard, FileModel, GenericArgs, Id,
    Literal, LocalId, LocalKind, Name, Names, Operand, Operator, PathId, PatternId, PatternKind,
    Place, PlaceBase, Projection, Rvalue, ScopeId, StmtKind, Terminator, TypeId, TypeRef,
};

/// A body that can be printed.
#[derive(Clone, Copy, Debug)]
pub struct BodyDump<'a> {
    /// The body.
    pub body: &'a Body,
    /// The file that it is in.
    pub file: &'a FileModel,
    /// The names of the run.
    pub names: &'a Names,
}

impl Display for BodyDump<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let kind = match self.body.kind {
            BodyKind::Function => "fn",
            BodyKind::AsyncFunction => "async fn",
            BodyKind::Closure { moves: false } => "closure",
            BodyKind::Closure { moves: true } => "move closure",
            BodyKind::AsyncClosure { moves: false } => "async closure",
            BodyKind::AsyncClosure { moves: true } => "async move closure",
            BodyKind::AsyncBlock { moves: false } => "async block",
            BodyKind::AsyncBlock { moves: true } => "async move block",
            BodyKind::Constant => "const",
        };
        write!(f, "{kind} (")?;
        self.list(f, &self.body.params, |f, local| self.local(f, *local))?;
        write!(f, ")")?;
        if !self.body.captures.is_empty() {
            write!(f, " captures [")?;
            self.list(f, &self.body.captures, |f, capture| {
                self.local(f, capture.inner)
            })?;
            write!(f, "]")?;
        }
        for (id, block) in self.body.blocks.entries() {
            write!(f, "\nbb{}", id.0)?;
            if let Some(region) = block.in_loop {
                write!(f, " in loop{}", region.0)?;
            }
            write!(f, ": ")?;
            for stmt in &block.stmts {
                self.stmt(f, &stmt.kind)?;
                write!(f, "; ")?;
            }
            self.terminator(f, &block.terminator)?;
        }
        Ok(())
    }
}

impl BodyDump<'_> {
    fn list<T>(
        &self,
        f: &mut Formatter<'_>,
        items: &[T],
        mut one: impl FnMut(&mut Formatter<'_>, &T) -> fmt::Result,
    ) -> fmt::Result {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                write!(f, ", ")?;
            }
            one(f, item)?;
        }
        Ok(())
    }

    fn name(&self, f: &mut Formatter<'_>, name: Name) -> fmt::Result {
        write!(f, "{}", self.names.text(name))
    }

    /// A variable's name, with its number if others have that name too; `_n` for temporaries.
    fn local(&self, f: &mut Formatter<'_>, id: LocalId) -> fmt::Result {
        let Some(local) = self.body.locals.get(id) else {
            return write!(f, "_?{}", id.0);
        };
        if local.kind == LocalKind::Return {
            return write!(f, "return");
        }
        let Some(name) = local.name else {
            return write!(f, "_{}", id.0);
        };
        self.name(f, name)?;
        let same = self
            .body
            .locals
            .iter()
            .filter(|other| other.name == Some(name));
        if same.count() > 1 {
            write!(f, "#{}", id.0)?;
        }
        Ok(())
    }

    fn path(&self, f: &mut Formatter<'_>, id: PathId) -> fmt::Result {
        let Some(path) = self.file.paths.get(id) else {
            return write!(f, "?path{}", id.0);
        };
        if let Some(ty) = path.self_type {
            write!(f, "<")?;
            self.ty(f, ty)?;
            write!(f, ">::")?;
        } else if path.global {
            write!(f, "::")?;
        }
        for (index, segment) in path.segments.iter().enumerate() {
            if index > 0 {
                write!(f, "::")?;
            }
            self.name(f, segment.name)?;
            if let GenericArgs::Angle { types, .. } = &segment.args {
                write!(f, "<")?;
                self.list(f, types, |f, ty| self.ty(f, *ty))?;
                write!(f, ">")?;
            }
        }
        Ok(())
    }

    fn ty(&self, f: &mut Formatter<'_>, id: TypeId) -> fmt::Result {
        match self.file.types.get(id) {
            Some(TypeRef::Path(path)) => self.path(f, *path),
            Some(TypeRef::Ref { mutable, inner }) => {
                write!(f, "&{}", if *mutable { "mut " } else { "" })?;
                self.ty(f, *inner)
            }
            Some(TypeRef::Tuple(types)) => {
                write!(f, "(")?;
                self.list(f, types, |f, ty| self.ty(f, *ty))?;
                write!(f, ")")
            }
            _ => write!(f, "_"),
        }
    }

    fn place(&self, f: &mut Formatter<'_>, place: &Place) -> fmt::Result {
        for step in place.projections.iter().rev() {
            if *step == Projection::Deref {
                write!(f, "(*")?;
            }
        }
        match place.base {
            PlaceBase::Local(local) => self.local(f, local)?,
            PlaceBase::Path(path) => self.path(f, path)?,
        }
        for step in &place.projections {
            match step {
                Projection::Deref => write!(f, ")")?,
                Projection::Field(name) => {
                    write!(f, ".")?;
                    self.name(f, *name)?;
                }
                Projection::Index => write!(f, "[]")?,
                Projection::Variant(path) => {
                    write!(f, " as ")?;
                    self.path(f, *path)?;
                }
            }
        }
        Ok(())
    }

    fn operand(&self, f: &mut Formatter<'_>, operand: &Operand) -> fmt::Result {
        match operand {
            Operand::Use(place) => self.place(f, place),
            Operand::Ref { mutable, place } => {
                write!(f, "&{}", if *mutable { "mut " } else { "" })?;
                self.place(f, place)
            }
            Operand::Literal(literal) => match literal {
                Literal::Unit => write!(f, "()"),
                Literal::Bool(value) => write!(f, "{value}"),
                Literal::Int(value) => write!(f, "{value}"),
                Literal::Float => write!(f, "float"),
                Literal::Char => write!(f, "char"),
                Literal::Str => write!(f, "str"),
                Literal::Other => write!(f, "literal"),
            },
        }
    }

    fn operands(&self, f: &mut Formatter<'_>, operands: &[Operand]) -> fmt::Result {
        self.list(f, operands, |f, operand| self.operand(f, operand))
    }

    fn rvalue(&self, f: &mut Formatter<'_>, value: &Rvalue) -> fmt::Result {
        match value {
            Rvalue::Use(operand) => self.operand(f, operand),
            Rvalue::Bind { place, by_ref } => {
                write!(f, "bind {}", if *by_ref { "ref " } else { "" })?;
                self.place(f, place)
            }
            Rvalue::Aggregate { kind, operands } => self.aggregate(f, kind, operands),
            Rvalue::Operator { operator, operands } => {
                let text = match operator {
                    Operator::Not => "not",
                    Operator::Neg => "neg",
                    Operator::Compare(_) => "compare",
                    Operator::Arithmetic => "arithmetic",
                    Operator::Assign => "assign",
                };
                write!(f, "{text}(")?;
                self.operands(f, operands)?;
                write!(f, ")")
            }
            Rvalue::Cast { operand, ty } => {
                self.operand(f, operand)?;
                write!(f, " as ")?;
                self.ty(f, *ty)
            }
            Rvalue::IntoIter(operand) => {
                write!(f, "into_iter ")?;
                self.operand(f, operand)
            }
            Rvalue::Body(body) => write!(f, "body{}", body.index()),
            Rvalue::Macro { path, operands, .. } => {
                self.path(f, *path)?;
                write!(f, "!(")?;
                self.operands(f, operands)?;
                write!(f, ")")
            }
            Rvalue::Unknown => write!(f, "unknown"),
        }
    }

    fn aggregate(
        &self,
        f: &mut Formatter<'_>,
        kind: &AggregateKind,
        operands: &[Operand],
    ) -> fmt::Result {
        match kind {
            AggregateKind::Tuple => write!(f, "tuple(")?,
            AggregateKind::Array => write!(f, "array(")?,
            AggregateKind::Vec => write!(f, "vec(")?,
            AggregateKind::Repeat | AggregateKind::VecRepeat => write!(f, "repeat(")?,
            AggregateKind::Range => write!(f, "range(")?,
            AggregateKind::Struct { path, .. } => {
                self.path(f, *path)?;
                write!(f, " {{")?;
            }
        }
        self.operands(f, operands)?;
        let is_struct = matches!(kind, AggregateKind::Struct { .. });
        write!(f, "{}", if is_struct { "}" } else { ")" })
    }

    fn stmt(&self, f: &mut Formatter<'_>, stmt: &StmtKind) -> fmt::Result {
        match stmt {
            StmtKind::Assign { dest, value } => {
                self.place(f, dest)?;
                write!(f, " = ")?;
                self.rvalue(f, value)
            }
            StmtKind::Call(id) => {
                let call = &self.body.calls[*id];
                self.local(f, call.dest)?;
                write!(f, " = ")?;
                let mut args = &call.args[..];
                match &call.callee {
                    Callee::Path(path) => self.path(f, *path)?,
                    Callee::Value(operand) => {
                        write!(f, "call ")?;
                        self.operand(f, operand)?;
                    }
                    Callee::Method { name, .. } => {
                        if let Some((receiver, rest)) = args.split_first() {
                            self.operand(f, receiver)?;
                            args = rest;
                        }
                        write!(f, ".")?;
                        self.name(f, *name)?;
                    }
                }
                write!(f, "(")?;
                self.operands(f, args)?;
                write!(f, ")")
            }
            StmtKind::Await(id) => {
                let point = &self.body.awaits[*id];
                self.local(f, point.dest)?;
                let kind = match point.kind {
                    AwaitKind::Single => "await",
                    AwaitKind::Join => "join",
                    AwaitKind::TryJoin => "try_join",
                    AwaitKind::Select(_) => "select",
                    AwaitKind::Yield => "yield",
                };
                write!(f, " = {kind} ")?;
                self.operands(f, &point.futures)
            }
            StmtKind::Discard { local, how } => {
                let how = match how {
                    Discard::Statement => "discard",
                    Discard::Underscore => "discard _",
                };
                write!(f, "{how} ")?;
                self.local(f, *local)
            }
            StmtKind::EndScope(scope) => self.end(f, *scope),
        }
    }

    fn end(&self, f: &mut Formatter<'_>, scope: ScopeId) -> fmt::Result {
        write!(f, "end s{}[", scope.0)?;
        self.list(f, &self.body.scopes[scope].locals, |f, local| {
            self.local(f, *local)
        })?;
        write!(f, "]")
    }

    fn terminator(&self, f: &mut Formatter<'_>, terminator: &Terminator) -> fmt::Result {
        match terminator {
            Terminator::Goto(target) => write!(f, "-> bb{}", target.0),
            Terminator::If {
                cond,
                then,
                otherwise,
            } => {
                write!(f, "if ")?;
                self.operand(f, cond)?;
                write!(f, " -> bb{} else bb{}", then.0, otherwise.0)
            }
            Terminator::Match { place, arms, .. } => {
                write!(f, "match ")?;
                self.place(f, place)?;
                write!(f, " {{")?;
                self.list(f, arms, |f, arm| {
                    self.pattern(f, arm.pattern)?;
                    let guard = if arm.has_guard { " if" } else { "" };
                    write!(f, "{guard} -> bb{}", arm.target.0)
                })?;
                write!(f, "}}")
            }
            Terminator::Next {
                iterator,
                item,
                body,
                exit,
            } => {
                self.local(f, *item)?;
                write!(f, " = next ")?;
                self.local(f, *iterator)?;
                write!(f, " -> bb{} else bb{}", body.0, exit.0)
            }
            Terminator::Try {
                operand,
                value,
                ok,
                err,
            } => {
                self.local(f, *value)?;
                write!(f, " = try ")?;
                self.operand(f, operand)?;
                write!(f, " -> bb{} else bb{}", ok.0, err.0)
            }
            Terminator::Select(id) => self.select(f, *id),
            Terminator::Return => write!(f, "return"),
            Terminator::Diverge => write!(f, "diverge"),
        }
    }

    fn select(&self, f: &mut Formatter<'_>, id: crate::SelectId) -> fmt::Result {
        let select = &self.body.selects[id];
        let biased = if select.biased { " biased" } else { "" };
        write!(f, "select {:?}{biased} {{", select.flavor)?;
        self.list(f, &select.branches, |f, branch| {
            self.pattern(f, branch.pattern)?;
            write!(f, " = ")?;
            self.operand(f, &branch.future)?;
            let test = if branch.has_precondition { " if" } else { "" };
            write!(f, "{test} -> bb{}", branch.handler.0)
        })?;
        if let Some(BlockId(block)) = select.otherwise {
            write!(f, ", else -> bb{block}")?;
        }
        write!(f, "}}")
    }

    fn pattern(&self, f: &mut Formatter<'_>, id: PatternId) -> fmt::Result {
        match &self.body.patterns[id].kind {
            PatternKind::Wildcard => write!(f, "_"),
            PatternKind::Rest => write!(f, ".."),
            PatternKind::Binding {
                local,
                by_ref,
                inner,
            } => {
                write!(f, "{}", if *by_ref { "ref " } else { "" })?;
                self.local(f, *local)?;
                if let Some(inner) = inner {
                    write!(f, " @ ")?;
                    self.pattern(f, *inner)?;
                }
                Ok(())
            }
            PatternKind::Literal => write!(f, "literal"),
            PatternKind::Path(path) => self.path(f, *path),
            PatternKind::TupleStruct { path, fields } => {
                self.path(f, *path)?;
                self.patterns(f, ("(", fields, ")"))
            }
            PatternKind::Struct { path, fields } => {
                self.path(f, *path)?;
                write!(f, " {{")?;
                self.list(f, fields, |f, (name, id)| {
                    self.name(f, *name)?;
                    write!(f, ": ")?;
                    self.pattern(f, *id)
                })?;
                write!(f, "}}")
            }
            PatternKind::Tuple(fields) => self.patterns(f, ("(", fields, ")")),
            PatternKind::Slice(fields) => self.patterns(f, ("[", fields, "]")),
            PatternKind::Ref(inner) => {
                write!(f, "&")?;
                self.pattern(f, *inner)
            }
            PatternKind::Or(cases) => {
                for (index, case) in cases.iter().enumerate() {
                    write!(f, "{}", if index > 0 { " | " } else { "" })?;
                    self.pattern(f, *case)?;
                }
                Ok(())
            }
            PatternKind::Unknown => write!(f, "?"),
        }
    }

    fn patterns(&self, f: &mut Formatter<'_>, parts: (&str, &[PatternId], &str)) -> fmt::Result {
        write!(f, "{}", parts.0)?;
        self.list(f, parts.1, |f, id| self.pattern(f, *id))?;
        write!(f, "{}", parts.2)
    }
}
