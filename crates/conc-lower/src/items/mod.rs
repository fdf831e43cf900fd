//! From syntax items to model items.

use conc_model::ModuleId;

use crate::cx::FileCx;

/// Lowers items that stand in `module`; also called for items inside blocks, with a block module.
pub(crate) fn lower_items<'i>(
    _cx: &mut FileCx<'_>,
    _items: impl Iterator<Item = &'i syn::Item>,
    _module: ModuleId,
    _is_test: bool,
) {
}
