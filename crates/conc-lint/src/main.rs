//! The `conc-lint` command. Not written yet.

fn main() {}
