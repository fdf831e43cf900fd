//! A file read in two steps: first the items, then those function bodies that matter. Parsing is most of the work,
//! and whether a body matters is known only when all items of its package are.

use std::cmp::Reverse;
use std::ops::Range;

use conc_model::{BodyOwner, FileModel, FunctionId, Interner, ModuleId, Name, Problem};
use conc_source::{FileId, SourceText};
use rustc_hash::FxHashSet;

use crate::cx::{FileCx, PendingBody, Tables};
use crate::expand::{Macros, PackageMacros};
use crate::flow::Inputs;
use crate::scan::{Prepared, blank, condense};
use crate::{LowerOptions, flow, items, recover, scan, sketch, suppress};

/// A file whose items are lowered, while the bodies of its functions are put off.
#[derive(Debug)]
pub struct Draft {
    model: FileModel,
    /// The text without what syn cannot or need not read.
    text: String,
    macros: Vec<Range<usize>>,
    pending: Vec<PendingBody>,
    tables: Tables,
}

/// What is to be done with a function body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading<'n> {
    /// It is parsed and lowered.
    Whole,
    /// Its calls by these names, and of what it is given, are told from its tokens.
    Sketch(&'n FxHashSet<Name>),
    /// Nothing in it is of interest.
    Skip,
}

/// A function body that has not been read yet.
#[derive(Clone, Copy, Debug)]
pub struct UnreadBody<'d> {
    /// Whose it is.
    pub function: FunctionId,
    /// Its text, with braces.
    pub text: &'d str,
}

impl Draft {
    /// Lowers the items of a file. Never fails: what cannot be read is a problem of the model.
    ///
    /// Call it on a thread with a stack of [`crate::STACK_SIZE`] bytes: parsing, walking and dropping syntax trees recurse.
    #[must_use]
    pub fn read(
        file: FileId,
        source: &SourceText,
        options: &LowerOptions<'_>,
        interner: &Interner,
    ) -> Self {
        let mut model = FileModel::empty(file, options.edition);
        model.bytes = u32::try_from(source.text().len()).unwrap_or(u32::MAX);
        model.lines = source.lines().line_count();
        let draft = match scan::prepare(source.text(), options) {
            Ok(prepared) => Self::of_items(model, source, prepared, (options, interner)),
            Err(refusal) => {
                model.problems.push(Problem {
                    kind: refusal.kind,
                    message: refusal.message.into(),
                    span: refusal.span,
                });
                Self::without_text(model)
            }
        };
        // The thread-local table of proc-macro2 keeps a copy of every text. All its spans are gone with the tree.
        proc_macro2::extra::invalidate_current_thread_spans();
        draft
    }

    fn without_text(model: FileModel) -> Self {
        Self {
            model,
            text: String::new(),
            macros: Vec::new(),
            pending: Vec::new(),
            tables: Tables::default(),
        }
    }

    fn of_items(
        mut model: FileModel,
        source: &SourceText,
        prepared: Prepared<'_>,
        (options, interner): (&LowerOptions<'_>, &Interner),
    ) -> Self {
        let put_off = put_off(&prepared);
        let outside = blank(&prepared.text, &put_off);
        let mut unread: Vec<&Range<usize>> = put_off.iter().chain(&prepared.comments).collect();
        unread.sort_unstable_by_key(|range| (range.start, Reverse(range.end)));
        let condensed = condense(&outside, unread.into_iter());
        let parsed = recover::parse(outside, &condensed, source.lines());
        model.problems.extend(parsed.problems);
        let mut cx = FileCx::new(model, (source, &parsed.text), interner);
        cx.bodies = &prepared.bodies;
        cx.declares = options.declarations;
        // A suppression says what is found in vain.
        if !suppress::may_have_own(source.text()) {
            cx.tests = options.tests;
        }
        let macros = prepared.macros.into_iter().map(|found| found.range);
        let macros: Vec<Range<usize>> = macros.collect();
        cx.macros = Macros::find(&prepared.text, &macros);
        if let Some(tree) = &parsed.tree {
            let root = ModuleId(0);
            let attrs = cx.attrs(&tree.attrs, options.is_test);
            let is_test = attrs.is_test;
            cx.model.modules[root].attrs = attrs;
            if !(options.is_test && cx.leaves_out(0..source.text().len(), &tree.items)) {
                items::lower_items(&mut cx, tree.items.iter(), root, is_test);
            }
        }
        let FileCx {
            model,
            pending,
            tables,
            ..
        } = cx;
        let text = blank(&prepared.text, &parsed.broken);
        let mut draft = Self {
            model,
            text: String::new(),
            macros,
            pending,
            tables,
        };
        let clippy = options.clippy_names;
        suppress::collect(&mut draft.model, source.text(), &text, clippy);
        draft.text = text.into_owned();
        draft
    }

    /// What is known so far.
    #[must_use]
    pub fn model(&self) -> &FileModel {
        &self.model
    }

    /// The texts of the `macro_rules!` definitions outside of functions, from that word on.
    pub fn macro_definitions(&self) -> impl Iterator<Item = &str> {
        self.macros
            .iter()
            .filter_map(|range| self.text.get(range.clone()))
    }

    /// The bodies that are to be decided about.
    pub fn unread(&self) -> impl Iterator<Item = UnreadBody<'_>> {
        self.pending
            .iter()
            .filter_map(|pending| unread(&self.model, &self.text, pending))
    }

    /// Lowers the bodies as `reading` says; `macros` are those of the whole package. On a thread as for [`Draft::read`].
    #[must_use]
    pub fn finish<'n>(
        mut self,
        source: &SourceText,
        interner: &Interner,
        macros: Option<&PackageMacros>,
        reading: &dyn Fn(UnreadBody<'_>) -> Reading<'n>,
    ) -> FileModel {
        let text = std::mem::take(&mut self.text);
        let mut cx = FileCx::new(self.model, (source, &text), interner);
        cx.tables = self.tables;
        cx.macros = Macros::find(&text, &self.macros);
        cx.package_macros = macros;
        for pending in &self.pending {
            let Some(body) = unread(&cx.model, &text, pending) else {
                continue;
            };
            match reading(body) {
                Reading::Whole => read_whole(&mut cx, &text, pending),
                Reading::Sketch(names) => sketch::lower(&mut cx, &text, (pending, names)),
                Reading::Skip => cx.model.bodies[pending.body].is_sketch = true,
            }
        }
        // As in `read`.
        let mut model = cx.model;
        model.problems.sort_by_key(|problem| problem.span);
        proc_macro2::extra::invalidate_current_thread_spans();
        model
    }
}

/// What is not read with the items: the insides of functions, and of macro definitions.
fn put_off(prepared: &Prepared<'_>) -> Vec<Range<usize>> {
    let bodies = prepared.bodies.iter();
    let insides = bodies.map(|body| body.start + 1..body.end - 1);
    // Templates point at themselves by columns: blanks for other characters would shift these.
    let is_ascii = |rules: &Range<usize>| prepared.text[rules.clone()].is_ascii();
    let macros = prepared.macros.iter().map(|found| found.rules.clone());
    insides.chain(macros.filter(is_ascii)).collect()
}

fn read_whole(cx: &mut FileCx<'_>, text: &str, pending: &PendingBody) {
    if let Some(params) = flow::plain_params(&cx.model.bodies[pending.body])
        && let Some(block) = recover::parse_block(&text[pending.open..pending.range.end])
    {
        cx.read_from(pending.open);
        let has_value = pending.has_value;
        let inputs = Inputs::Known { params, has_value };
        flow::lower_pending(cx, pending.body, (inputs, &block));
        return;
    }
    match recover::parse_function(text, pending.range.clone()) {
        Ok(function) => {
            cx.read_from(pending.range.start);
            let inputs = Inputs::Written(&function.sig);
            flow::lower_pending(cx, pending.body, (inputs, &function.block));
        }
        Err(problem) => cx.model.problems.push(problem),
    }
}

fn unread<'d>(model: &FileModel, text: &'d str, pending: &PendingBody) -> Option<UnreadBody<'d>> {
    let BodyOwner::Function(function) = model.bodies[pending.body].owner else {
        return None;
    };
    let text = text.get(pending.open..pending.range.end)?;
    Some(UnreadBody { function, text })
}
