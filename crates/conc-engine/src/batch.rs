//! Which groups are in memory at the same time.
//!
//! Groups are linked one by one, but most are small: lowering many together keeps all threads busy, and the limit
//! keeps memory bounded on trees of any size.

use conc_project::Project;

/// A batch ends with the group that brings its sources to this many bytes.
const BATCH_BYTES: u64 = 8 << 20;

/// Consecutive runs of groups, by index into [`Project::groups`].
pub(crate) fn batches(project: &Project) -> Vec<std::ops::Range<usize>> {
    let mut batches = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (index, group) in project.groups.iter().enumerate() {
        bytes += group
            .files
            .iter()
            .map(|member| project.files[member.file].bytes)
            .sum::<u64>();
        if bytes >= BATCH_BYTES {
            batches.push(start..index + 1);
            (start, bytes) = (index + 1, 0);
        }
    }
    if start < project.groups.len() {
        batches.push(start..project.groups.len());
    }
    batches
}
