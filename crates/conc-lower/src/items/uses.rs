//! Use trees, flattened to one import per leaf.

use conc_model::{Cfg, ModuleId, Name, Use, UseKind, known};
use syn::UseTree;

use super::is_public;
use crate::cx::FileCx;

/// What all leaves of one tree share.
struct Shared {
    module: ModuleId,
    global: bool,
    is_public: bool,
    cfg: Option<Box<Cfg>>,
}

/// Lowers one `use`.
pub(super) fn lower(cx: &mut FileCx<'_>, item: &syn::ItemUse, module: ModuleId) {
    let shared = Shared {
        module,
        global: item.leading_colon.is_some(),
        is_public: is_public(&item.vis),
        cfg: cx.cfg_of(&item.attrs),
    };
    walk(cx, &item.tree, &mut Vec::new(), &shared);
}

fn walk(cx: &mut FileCx<'_>, tree: &UseTree, prefix: &mut Vec<Name>, shared: &Shared) {
    match tree {
        UseTree::Path(path) => {
            prefix.push(cx.name(&path.ident));
            walk(cx, &path.tree, prefix, shared);
            prefix.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                walk(cx, tree, prefix, shared);
            }
        }
        UseTree::Glob(_) => push(cx, prefix.as_slice().into(), UseKind::Glob, shared),
        UseTree::Name(leaf) => {
            let name = cx.name(&leaf.ident);
            let path = leaf_path(prefix, name);
            let kind = UseKind::Named(path.last().copied().unwrap_or(name));
            push(cx, path, kind, shared);
        }
        UseTree::Rename(leaf) => {
            let name = cx.name(&leaf.ident);
            let rename = cx.name(&leaf.rename);
            let kind = if rename == known::UNDERSCORE {
                UseKind::Unnamed
            } else {
                UseKind::Named(rename)
            };
            push(cx, leaf_path(prefix, name), kind, shared);
        }
    }
}

/// `a::{self}` names `a` itself.
fn leaf_path(prefix: &[Name], name: Name) -> Box<[Name]> {
    let folds = name == known::SELF_VALUE && !prefix.is_empty();
    let leaf = (!folds).then_some(name);
    prefix.iter().copied().chain(leaf).collect()
}

fn push(cx: &mut FileCx<'_>, path: Box<[Name]>, kind: UseKind, shared: &Shared) {
    cx.model.uses.push(Use {
        module: shared.module,
        path,
        global: shared.global,
        kind,
        is_public: shared.is_public,
        cfg: shared.cfg.clone(),
    });
}
