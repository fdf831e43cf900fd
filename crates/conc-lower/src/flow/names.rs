//! Variables: which are visible, and which are taken from the bodies around.

use conc_model::{Capture, LocalId, LocalKind, Name};
use conc_source::Span;
use proc_macro2::Ident;

use super::Flow;
use super::frame::Frame;

impl Flow<'_, '_> {
    /// The variable that a name means here. Variables of the bodies around become upvars on first use.
    pub(super) fn lookup(&mut self, name: Name, ident: &Ident) -> Option<LocalId> {
        if let Some(local) = visible(&self.frame, name) {
            return Some(local);
        }
        let owner = self
            .outer
            .iter()
            .rposition(|frame| visible(frame, name).is_some())?;
        let mut local = visible(&self.outer[owner], name)?;
        let span = self.cx.span(ident.span());
        for frame in &mut self.outer[owner + 1..] {
            local = upvar(frame, name, local, span);
        }
        Some(upvar(&mut self.frame, name, local, span))
    }

    /// The variable that a path means, if it is a lone identifier that names one.
    pub(super) fn path_local(&mut self, path: &syn::Path) -> Option<LocalId> {
        let ident = lone_ident(path)?;
        let name = self.name(ident);
        self.lookup(name, ident)
    }
}

/// The identifier of a path that is nothing else.
pub(super) fn lone_ident(path: &syn::Path) -> Option<&Ident> {
    let segment = path.segments.first()?;
    let lone = path.leading_colon.is_none() && path.segments.len() == 1;
    (lone && segment.arguments.is_empty()).then_some(&segment.ident)
}

fn visible(frame: &Frame, name: Name) -> Option<LocalId> {
    let found = frame.names.iter().rev().find(|(known, _)| *known == name);
    found.map(|(_, local)| *local)
}

fn upvar(frame: &mut Frame, name: Name, outer: LocalId, span: Span) -> LocalId {
    if let Some(inner) = frame.upvars.get(&outer) {
        return *inner;
    }
    let index = u32::try_from(frame.body.captures.len()).unwrap_or(u32::MAX);
    let inner = frame.new_local(LocalKind::Upvar(index), Some(name), span);
    frame.body.captures.push(Capture { outer, inner, span });
    frame.upvars.insert(outer, inner);
    inner
}
