//! `conc-lint init`: the files that a repository begins with. Nothing that is there is ever changed.

use std::path::Path;

use crate::cli::InitArgs;
use crate::config::CONFIG_NAME;
use crate::error::CliError;
use crate::{exit, output, schema};

/// What follows the line that tells editors of the schema.
const CONFIG: &str = "\
# What conc-lint does here: `conc-lint config` shows what is in force and why.

# Paths that are left out, as in .gitignore; also when they are named.
# exclude = [\"generated/\"]

# Findings that are known: `conc-lint baseline write`.
# baseline = \"conc-lint-baseline.json\"

# The least level that makes the exit code 1: deny, warn or never.
# fail-on = \"warn\"

# allow, warn, deny or forbid, for lints and groups: `conc-lint list` shows all.
[lints]
# pedantic = \"warn\"

# [[overrides]]
# paths = [\"benches/\"]
# lints = { all = \"allow\" }
";

const HOOK: &str = "\
repos:
  - repo: https://github.com/conc-lint/conc-lint
    rev: v0.1.0
    hooks:
      - id: conc-lint
";

const WORKFLOW: &str = "\
name: conc-lint
on: [push, pull_request]
permissions:
  contents: read
  actions: read
  security-events: write
jobs:
  conc-lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: conc-lint/conc-lint@v0.1.0
";

/// Writes the files.
pub(crate) fn run(args: &InitArgs) -> Result<u8, CliError> {
    let config = format!("#:schema {}\n{CONFIG}", schema::URL);
    let mut all_written = place(CONFIG_NAME, &config)?;
    if args.hook {
        all_written &= place(".pre-commit-config.yaml", HOOK)?;
    }
    if args.workflow {
        all_written &= place(".github/workflows/conc-lint.yml", WORKFLOW)?;
    }
    Ok(if all_written {
        exit::CLEAN
    } else {
        exit::UNABLE
    })
}

/// Writes a file that is not there yet; says what is to be added to one that is.
fn place(path: &str, text: &str) -> Result<bool, CliError> {
    let file = Path::new(path);
    if file.exists() {
        output::talk(&format!(
            "conc-lint: {path} is there already and stays as it is"
        ));
        return Ok(false);
    }
    output::create_directory_of(file)?;
    output::file(file, text.as_bytes())?;
    output::talk(&format!("conc-lint: {path} written"));
    Ok(true)
}
