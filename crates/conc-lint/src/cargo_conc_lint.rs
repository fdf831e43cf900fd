//! `cargo conc-lint`: the program beside this one, under the name that cargo looks for.

use std::env;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    // Cargo gives the subcommand's own name as the first argument.
    let args = env::args_os().skip(1);
    let mut args = args.peekable();
    args.next_if(|first| first == "conc-lint");
    let program = format!("conc-lint{}", env::consts::EXE_SUFFIX);
    let beside = env::current_exe().map(|own| own.with_file_name(&program));
    let program = beside.ok().filter(|path| path.is_file());
    let program = program.unwrap_or_else(|| "conc-lint".into());
    let status = Command::new(&program).args(args).status();
    match status {
        Ok(status) => {
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            ExitCode::from(code.unwrap_or(3))
        }
        Err(error) => {
            // The only thing that this program has to say.
            use std::io::Write as _;
            let program = program.display();
            let _nobody_reads = writeln!(
                std::io::stderr(),
                "cargo-conc-lint: cannot run `{program}`: {error}"
            );
            ExitCode::from(2)
        }
    }
}
