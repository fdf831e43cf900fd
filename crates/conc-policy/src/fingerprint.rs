//! A key per finding that survives edits elsewhere in the file. Not GitHub's line hash, which belongs to SARIF.

use std::collections::BTreeMap;

use crate::baseline::{BaselineEntry, entry};
use crate::{Report, Reported};

/// The key of each finding, in the order of the report: 16 hexadecimal digits.
///
/// It hashes the lint, the file's path from the repository root, the enclosing item, the primary snippet with its
/// blanks collapsed, and the how-manieth such finding it is. Line numbers are left out on purpose.
#[must_use]
pub fn fingerprints(report: &Report) -> Vec<String> {
    let mut seen = BTreeMap::new();
    let key = |reported: &Reported| {
        let base = base_key(report, reported);
        let ordinal = seen.entry(base.clone()).or_insert(0_u32);
        *ordinal += 1;
        format!("{:016x}", fnv1a(&format!("{base}\0{ordinal}")))
    };
    report.findings.iter().map(key).collect()
}

fn base_key(report: &Report, reported: &Reported) -> String {
    let BaselineEntry {
        path,
        lint,
        item,
        snippet,
    } = entry(report, reported);
    [lint, path, item, snippet].join("\0")
}

/// 64-bit FNV-1a: small, and the same in every version and on every machine, which `std`'s hashers do not promise.
fn fnv1a(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
