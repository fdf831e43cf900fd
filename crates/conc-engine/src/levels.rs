//! Which levels are in force in which file: the defaults, what is configured, what is configured for some paths, and flags.

use conc_check::{Level, LintMeta};
use conc_policy::{FileLevels, Levels, UnknownNames};
use conc_project::{PathPatterns, Project};

/// Levels and the lints or groups that they are for, in the order in which they apply.
pub type Settings = Vec<(Level, String)>;

/// All that is said about the levels of a run.
#[derive(Clone, Debug, Default)]
pub struct LevelPlan {
    lints: Vec<&'static LintMeta>,
    everywhere: Settings,
    overrides: Vec<(PathPatterns, Settings)>,
    flags: Settings,
}

impl LevelPlan {
    /// The default levels of these lints, changed by flags.
    ///
    /// # Errors
    /// Names that are neither lint nor group.
    pub fn new(lints: &[&'static LintMeta], flags: Settings) -> Result<Self, UnknownNames> {
        Levels::new(lints, named(&flags))?;
        Ok(Self {
            lints: lints.to_vec(),
            flags,
            ..Self::default()
        })
    }

    /// With a configuration between the defaults and the flags: what holds everywhere, and what holds for some paths.
    ///
    /// # Errors
    /// Names that are neither lint nor group.
    pub fn configured(
        mut self,
        everywhere: Settings,
        overrides: Vec<(PathPatterns, Settings)>,
    ) -> Result<Self, UnknownNames> {
        let settings = overrides.iter().flat_map(|(_, settings)| settings);
        let all: Settings = everywhere.iter().chain(settings).cloned().collect();
        Levels::new(&self.lints, named(&all))?;
        self.everywhere = everywhere;
        self.overrides = overrides;
        Ok(self)
    }

    /// The levels of every file.
    pub(crate) fn of_files(&self, project: &Project) -> FileLevels {
        let mut known: Vec<Vec<bool>> = vec![vec![false; self.overrides.len()]];
        let files = project.files.iter().map(|file| {
            let overrides = self.overrides.iter();
            let matched = overrides.map(|(paths, _)| paths.matches(&file.absolute, false));
            let matched: Vec<bool> = matched.collect();
            let at = known.iter().position(|set| *set == matched);
            at.unwrap_or_else(|| {
                known.push(matched);
                known.len() - 1
            })
        });
        let of_file = files.collect();
        let sets = known.iter().map(|matched| self.levels(matched));
        FileLevels::new(sets.collect(), of_file)
    }

    /// The levels in force where these of the overrides hold.
    fn levels(&self, matched: &[bool]) -> Levels {
        let overrides = self.overrides.iter().zip(matched);
        let overrides = overrides.filter(|(_, holds)| **holds);
        let overrides = overrides.flat_map(|((_, settings), _)| named(settings));
        let settings = named(&self.everywhere).chain(overrides);
        Levels::new(&self.lints, settings.chain(named(&self.flags)))
            .expect("the names were looked up when the plan was made")
    }
}

fn named(settings: &Settings) -> impl Iterator<Item = (Level, &str)> {
    settings.iter().map(|(level, name)| (*level, name.as_str()))
}
