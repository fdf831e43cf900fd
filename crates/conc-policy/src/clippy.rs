//! Which Clippy groups hold the lints that both tools have. Not Clippy's full lint list.

use conc_check::{Group, LintMeta};

/// Lints that Clippy keeps in another group than we do, or that we could have in common with it.
const CLIPPY_GROUPS: &[(&str, &str)] = &[
    ("arc_with_non_send_sync", "suspicious"),
    ("async_yields_async", "correctness"),
    ("await_holding_invalid_type", "suspicious"),
    ("await_holding_lock", "suspicious"),
    ("await_holding_refcell_ref", "suspicious"),
    ("empty_loop", "suspicious"),
    ("if_let_mutex", "correctness"),
    ("infinite_loop", "restriction"),
    ("large_futures", "pedantic"),
    ("let_underscore_future", "suspicious"),
    ("let_underscore_lock", "correctness"),
    ("missing_spin_loop", "perf"),
    ("mut_mutex_lock", "style"),
    ("mutex_atomic", "restriction"),
    ("mutex_integer", "restriction"),
    ("non_send_fields_in_send_ty", "nursery"),
    ("rc_mutex", "restriction"),
    ("readonly_write_lock", "perf"),
    ("significant_drop_in_scrutinee", "nursery"),
    ("significant_drop_tightening", "nursery"),
    ("unused_async", "pedantic"),
    ("zombie_processes", "suspicious"),
];

/// The groups of which `clippy::all` consists.
const CLIPPY_ALL: [&str; 5] = ["correctness", "suspicious", "style", "complexity", "perf"];

/// Does a Clippy name (with or without `clippy::`) mean this lint?
pub(crate) fn clippy_names_lint(name: &str, lint: &LintMeta) -> bool {
    if !lint.in_clippy {
        return false;
    }
    let name = name.strip_prefix("clippy::").unwrap_or(name);
    let group = clippy_group(lint);
    name == lint.name || name == group || (name == "all" && CLIPPY_ALL.contains(&group))
}

/// The names under which Clippy's attributes silence some of these lints, without `clippy::`.
pub fn clippy_names<'l>(lints: impl Iterator<Item = &'l LintMeta>) -> Vec<&'static str> {
    let mut names = Vec::new();
    for lint in lints.filter(|lint| lint.in_clippy) {
        let group = clippy_group(lint);
        names.extend([lint.name, group]);
        names.extend(CLIPPY_ALL.contains(&group).then_some("all"));
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// The group in which Clippy keeps a lint; ours when the table does not know better.
fn clippy_group(lint: &LintMeta) -> &'static str {
    CLIPPY_GROUPS
        .binary_search_by_key(&lint.name, |(name, _)| name)
        .map_or_else(|_| Group::name(lint.group), |at| CLIPPY_GROUPS[at].1)
}

#[cfg(test)]
mod tests {
    use super::CLIPPY_GROUPS;

    #[test]
    fn the_table_is_sorted_for_the_search() {
        assert!(CLIPPY_GROUPS.is_sorted_by_key(|(name, _)| name));
    }
}
