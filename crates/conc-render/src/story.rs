//! The steps of a finding's story, each once. How a step is drawn is each format's matter.

use conc_check::{Finding, Label};

/// The labels after the primary one, in the order in which things happen; repetitions are left out.
pub(crate) fn steps(finding: &Finding) -> Vec<&Label> {
    let mut steps: Vec<&Label> = Vec::new();
    for label in &finding.labels {
        if *label != finding.primary && !steps.contains(&label) {
            steps.push(label);
        }
    }
    steps
}
