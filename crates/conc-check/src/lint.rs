//! The lint trait and its metadata.

use conc_link::{BodyRef, World};

use crate::Finding;

/// A bug pattern: a pure function from the linked model to findings.
pub trait Lint: Sync {
    /// Name, group, documentation.
    fn meta(&self) -> &'static LintMeta;

    /// Looks at one body; called for every function, closure, async block and constant of the package.
    fn check_body(&self, _world: &World, _body: BodyRef, _out: &mut Sink) {}

    /// Looks at the package as a whole; called once.
    fn check_world(&self, _world: &World, _out: &mut Sink) {}
}

/// Collects the findings of one lint call.
#[derive(Debug, Default)]
pub struct Sink {
    findings: Vec<Finding>,
}

impl Sink {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds the finding, if there is one.
    pub fn extend(&mut self, finding: Option<Finding>) {
        self.findings.extend(finding);
    }

    /// All findings, in the order in which they were made.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

/// What is to be known of a lint without running it.
#[derive(Debug, PartialEq, Eq)]
pub struct LintMeta {
    /// `snake_case`, the same everywhere.
    pub name: &'static str,
    /// Its group; decides the level unless the lint says otherwise.
    pub group: Group,
    /// Level without any configuration.
    pub level: Level,
    /// How often it is right on real code.
    pub precision: Precision,
    /// First version that has it.
    pub since: &'static str,
    /// Whether its suggestions can be applied by a machine.
    pub fix: FixKind,
    /// Clippy has a lint of the same name and meaning, whose `allow` is honoured.
    pub in_clippy: bool,
    /// Does it report in test code by default? It then sees those tests that start threads or tasks.
    pub in_tests: bool,
    /// Its documentation in Markdown; the first line is the summary.
    pub docs: &'static str,
}

impl LintMeta {
    /// The first line of the documentation.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.docs
            .trim_start()
            .lines()
            .next()
            .unwrap_or_default()
            .trim()
    }
}

/// Groups, as in Clippy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Almost certainly a bug.
    Correctness,
    /// Very likely a bug.
    Suspicious,
    /// Works, but slower than it should.
    Perf,
    /// Strict; off by default.
    Pedantic,
    /// Forbids what others may want; opt-in.
    Restriction,
    /// Not yet precise enough; off by default.
    Nursery,
}

impl Group {
    /// All groups in the order of their severity.
    pub const ALL: [Self; 6] = [
        Self::Correctness,
        Self::Suspicious,
        Self::Perf,
        Self::Pedantic,
        Self::Restriction,
        Self::Nursery,
    ];

    /// The name on the command line and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Correctness => "correctness",
            Self::Suspicious => "suspicious",
            Self::Perf => "perf",
            Self::Pedantic => "pedantic",
            Self::Restriction => "restriction",
            Self::Nursery => "nursery",
        }
    }

    /// What its lints have in common, in a few words.
    #[must_use]
    pub fn summary(self) -> &'static str {
        match self {
            Self::Correctness => "almost certainly a bug",
            Self::Suspicious => "very likely a bug",
            Self::Perf => "works, but slower than it should",
            Self::Pedantic => "strict; off by default",
            Self::Restriction => "forbids what others may want; opt-in",
            Self::Nursery => "not yet precise enough; off by default",
        }
    }

    /// The level of its lints without any configuration.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Correctness => Level::Deny,
            Self::Suspicious | Self::Perf => Level::Warn,
            Self::Pedantic | Self::Restriction | Self::Nursery => Level::Allow,
        }
    }
}

/// What a finding leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Not reported.
    Allow,
    /// A warning.
    Warn,
    /// An error.
    Deny,
    /// An error that no suppression silences.
    Forbid,
}

impl Level {
    /// All levels, from the mildest.
    pub const ALL: [Self; 4] = [Self::Allow, Self::Warn, Self::Deny, Self::Forbid];

    /// The name on the command line and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
            Self::Forbid => "forbid",
        }
    }
}

/// How often a lint is right on real code, as SARIF grades it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Nearly always.
    VeryHigh,
    /// At least nine times in ten.
    High,
    /// At least eight times in ten.
    Medium,
    /// Less often.
    Low,
}

/// Whether suggestions can be applied by a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FixKind {
    /// Advice only.
    None,
    /// For some shapes.
    Sometimes,
    /// Always.
    Always,
}

/// Declares a lint: its documentation and metadata as a static, and the unit struct that implements [`Lint`].
///
/// ```text
/// lint! {
///     /// One line that sums it up.
///     ///
///     /// ### What it does
///     /// ...
///     pub DETACHED_TASK as DetachedTask {
///         name: "detached_task",
///         group: Suspicious,
///         precision: Medium,
///         since: "0.1.0",
///         fix: None,
///     }
/// }
/// ```
#[macro_export]
macro_rules! lint {
    (
        $(#[doc = $doc:literal])+
        pub $meta:ident as $lint:ident {
            name: $name:literal,
            group: $group:ident,
            precision: $precision:ident,
            since: $since:literal,
            fix: $fix:ident,
            $(in_clippy: $in_clippy:literal,)?
            $(in_tests: $in_tests:literal,)?
        }
    ) => {
        $(#[doc = $doc])+
        pub static $meta: $crate::LintMeta = $crate::LintMeta {
            name: $name,
            group: $crate::Group::$group,
            level: $crate::Group::$group.level(),
            precision: $crate::Precision::$precision,
            since: $since,
            fix: $crate::FixKind::$fix,
            in_clippy: false $(|| $in_clippy)?,
            in_tests: false $(|| $in_tests)?,
            docs: concat!($($doc, "\n"),+),
        };

        #[doc = concat!("The lint `", $name, "`.")]
        #[derive(Clone, Copy, Debug)]
        pub struct $lint;
    };
}
