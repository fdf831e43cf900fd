//! GitHub's `primaryLocationLineHash`, by which it follows an alert from commit to commit. Not our own fingerprint.
//!
//! The hash of a line covers 100 UTF-16 units from its start on, across line ends, without blanks and tabs. It is a
//! polynomial in 37 modulo 2^64, so the units behind the end of the text (one 65535, then zeros) count, too.

use std::collections::HashMap;

use conc_source::SourceText;

const UNITS: usize = 100;
const END_OF_TEXT: u16 = u16::MAX;

/// The hashes of all lines of a text: hexadecimal hash, a colon, and the how-manieth line it is with that hash.
#[derive(Debug)]
pub(super) struct LineHashes {
    hashes: Vec<String>,
}

impl LineHashes {
    pub(super) fn new(text: &SourceText) -> Self {
        let (units, starts) = significant_units(text.text());
        let mut seen: HashMap<u64, u32> = HashMap::new();
        let mut numbered = |start: usize| {
            let hash = hash(&units[start..]);
            let count = seen.entry(hash).or_insert(0);
            *count += 1;
            format!("{hash:x}:{count}")
        };
        Self {
            hashes: starts.into_iter().map(&mut numbered).collect(),
        }
    }

    /// The hash of a 1-based line. GitHub ends lines at a lone `\r`, too; a text with such lines has no better answer.
    pub(super) fn line(&self, line: u32) -> Option<&str> {
        let index = usize::try_from(line.checked_sub(1)?).ok()?;
        self.hashes.get(index).map(String::as_str)
    }
}

/// All units that count, with `\n` for every line end, and the index at which each line starts.
fn significant_units(text: &str) -> (Vec<u16>, Vec<usize>) {
    let mut units = Vec::with_capacity(text.len() + UNITS);
    let mut starts = vec![0];
    let mut rest = text.encode_utf16().peekable();
    while let Some(unit) = rest.next() {
        match unit {
            0x20 | 0x09 => {}
            0x0d | 0x0a => {
                if unit == 0x0d {
                    rest.next_if_eq(&0x0a);
                }
                units.push(0x0a);
                starts.push(units.len());
            }
            unit => units.push(unit),
        }
    }
    units.push(END_OF_TEXT);
    (units, starts)
}

fn hash(units: &[u16]) -> u64 {
    let padded = units.iter().copied().chain(std::iter::repeat(0));
    let step = |hash: u64, unit: u16| hash.wrapping_mul(37).wrapping_add(u64::from(unit));
    padded.take(UNITS).fold(0, step)
}
