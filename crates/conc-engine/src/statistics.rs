//! Figures of one group for `--statistics`.

use std::ops::AddAssign;
use std::time::Duration;

use crate::Linked;

/// Counts and times that add up over groups.
#[derive(Clone, Debug, Default)]
pub(crate) struct GroupStatistics {
    pub(crate) files: usize,
    pub(crate) analysed: usize,
    pub(crate) lines: u64,
    pub(crate) bytes: u64,
    pub(crate) bodies: usize,
    pub(crate) bodies_read: usize,
    pub(crate) receivers: usize,
    pub(crate) receivers_known: usize,
    pub(crate) linking: Duration,
    pub(crate) linting: Duration,
}

impl GroupStatistics {
    /// Counts what a linked group holds.
    pub(crate) fn of(linked: &Linked<'_>) -> Self {
        let world = &linked.world;
        let mut sum = Self::default();
        for file in &world.universe().group().files {
            let model = &file.model;
            let has_items =
                !(model.functions.is_empty() && model.adts.is_empty() && model.uses.is_empty());
            let is_reported = linked.project.files[model.file.0 as usize].is_reported;
            let is_analysed = has_items || model.problems.is_empty();
            sum.analysed += usize::from(is_reported && is_analysed);
            sum.bodies += model.bodies.len() + model.left_out as usize;
            sum.bodies_read += model.bodies.iter().filter(|body| !body.is_sketch).count();
            if let Some(text) = linked.text(model.file) {
                sum.files += usize::from(is_reported);
                sum.bytes += text.text().len() as u64;
                sum.lines += u64::from(text.lines().line_count().saturating_sub(1));
            }
        }
        (sum.receivers_known, sum.receivers) = world.receiver_coverage();
        sum
    }
}

impl AddAssign for GroupStatistics {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.analysed += other.analysed;
        self.lines += other.lines;
        self.bytes += other.bytes;
        self.bodies += other.bodies;
        self.bodies_read += other.bodies_read;
        self.receivers += other.receivers;
        self.receivers_known += other.receivers_known;
        self.linking += other.linking;
        self.linting += other.linting;
    }
}
