# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_conc_lint_global_optspecs
    string join \n h/help V/version
end

function __fish_conc_lint_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_conc_lint_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_conc_lint_using_subcommand
    set -l cmd (__fish_conc_lint_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c conc-lint -n "__fish_conc_lint_needs_command" -s h -l help -d 'Print help'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "check" -d 'Analyse files and directories'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "baseline" -d 'Remember the findings of now, so that only new ones are reported'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "list" -d 'List all lints'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "explain" -d 'Explain a lint'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "config" -d 'Show the configuration in force, and why each lint has its level'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "init" -d 'Write a configuration, and show how to run conc-lint in a hook and in CI'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "man" -d 'Print the manual page, for man'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "debug" -d 'Show what the analysis sees; the output is for developers of conc-lint and may change at any time'
complete -c conc-lint -n "__fish_conc_lint_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -s A -l allow -d 'Do not report these lints or groups. Of several flags for a lint, the last counts' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -s W -l warn -d 'Report these lints or groups as warnings' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -s D -l deny -d 'Report these lints or groups as errors' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -s F -l forbid -d 'Report these lints or groups as errors that no suppression silences' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l config -d 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l edition -d 'Edition of files that belong to no package; 2021 without any' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -s j -l jobs -d 'Number of threads; one per core by default' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l stdin-filename -d 'Analyse this file, with its package, as standard input has it: for editors that have not saved yet' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l baseline -d 'File with the findings that are known: they are not reported' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l format -d 'How findings are written: human (with source, for people), concise (one line each), json, sarif, github (annotations), gitlab (Code Quality), junit, rdjson (for reviewdog), rustc-json (for rust-analyzer)' -r -f -a "human\t'with source, for people'
concise\t'one line per finding'
json\t'one JSON document'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'annotations of GitHub Actions'
gitlab\t'GitLab Code Quality'
junit\t'JUnit XML, for CI systems that show tests'
rdjson\t'for reviewdog'
rustc-json\t'as rustc, for rust-analyzer'"
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l report -d 'Write the same findings also to a file in another format; can be given several times' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -s o -l output -d 'Write findings to a file instead of standard output; it appears whole or not at all' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l fail-on -d 'The least level of a finding that makes the exit code 1; `warn` without any' -r -f -a "deny\t'Findings at level deny or forbid'
warn\t'Any finding'
never\t'No finding'"
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l color -d 'When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE' -r -f -a "auto\t'When the text goes to a terminal that shows it'
always\t'Always'
never\t'Never'"
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l hyperlinks -d 'When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK' -r -f -a "auto\t'When the text goes to a terminal that shows it'
always\t'Always'
never\t'Never'"
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l changed-since -d 'Report only findings that touch lines changed since this commit, in the working tree' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l no-config -d 'Use no configuration'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l no-cache -d 'Do not use the cache. There is none yet; the flag is accepted so that scripts need not change'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l include-tests -d 'Report in tests, benches and examples too, also for lints that leave them alone'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l all-bodies -d 'Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax errors in those bodies are reported, too'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -s q -l quiet -d 'Print findings and problems only'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l statistics -d 'Print figures about the run to standard error'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l watch -d 'Run again whenever a file changes, until interrupted'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l staged -d 'Report only findings that touch staged lines, and read files as they are staged'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l fix -d 'Carry out the suggestions that are safe, and report what is left'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l unsafe-fixes -d 'With --fix or --diff: also those at which a person should look'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l diff -d 'Print what --fix would change instead of findings; the exit code is 1 when that is something'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -l allow-dirty -d 'With --fix: also in files with uncommitted changes'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand check" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and not __fish_seen_subcommand_from write prune help" -s h -l help -d 'Print help'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and not __fish_seen_subcommand_from write prune help" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and not __fish_seen_subcommand_from write prune help" -f -a "write" -d 'Write all findings of now to the baseline: from then on, only new ones are reported'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and not __fish_seen_subcommand_from write prune help" -f -a "prune" -d 'Remove entries from the baseline that are no longer found'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and not __fish_seen_subcommand_from write prune help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -s A -l allow -d 'Do not report these lints or groups. Of several flags for a lint, the last counts' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -s W -l warn -d 'Report these lints or groups as warnings' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -s D -l deny -d 'Report these lints or groups as errors' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -s F -l forbid -d 'Report these lints or groups as errors that no suppression silences' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -l config -d 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -l edition -d 'Edition of files that belong to no package; 2021 without any' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -s j -l jobs -d 'Number of threads; one per core by default' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -l stdin-filename -d 'Analyse this file, with its package, as standard input has it: for editors that have not saved yet' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -l baseline -d 'File with the findings that are known: they are not reported' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -l no-config -d 'Use no configuration'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -l no-cache -d 'Do not use the cache. There is none yet; the flag is accepted so that scripts need not change'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -l include-tests -d 'Report in tests, benches and examples too, also for lints that leave them alone'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -l all-bodies -d 'Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax errors in those bodies are reported, too'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -s q -l quiet -d 'Print findings and problems only'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -s h -l help -d 'Print help'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from write" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s A -l allow -d 'Do not report these lints or groups. Of several flags for a lint, the last counts' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s W -l warn -d 'Report these lints or groups as warnings' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s D -l deny -d 'Report these lints or groups as errors' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s F -l forbid -d 'Report these lints or groups as errors that no suppression silences' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l config -d 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l edition -d 'Edition of files that belong to no package; 2021 without any' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s j -l jobs -d 'Number of threads; one per core by default' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l stdin-filename -d 'Analyse this file, with its package, as standard input has it: for editors that have not saved yet' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l baseline -d 'File with the findings that are known: they are not reported' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l no-config -d 'Use no configuration'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l no-cache -d 'Do not use the cache. There is none yet; the flag is accepted so that scripts need not change'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l include-tests -d 'Report in tests, benches and examples too, also for lints that leave them alone'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l all-bodies -d 'Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax errors in those bodies are reported, too'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Print findings and problems only'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from help" -f -a "write" -d 'Write all findings of now to the baseline: from then on, only new ones are reported'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from help" -f -a "prune" -d 'Remove entries from the baseline that are no longer found'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand baseline; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand list" -l format -d 'How the list is written' -r -f -a "human\t'A table'
json\t'A JSON array'
markdown\t'All documentation, as a page'"
complete -c conc-lint -n "__fish_conc_lint_using_subcommand list" -l color -d 'When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE' -r -f -a "auto\t'When the text goes to a terminal that shows it'
always\t'Always'
never\t'Never'"
complete -c conc-lint -n "__fish_conc_lint_using_subcommand list" -l hyperlinks -d 'When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK' -r -f -a "auto\t'When the text goes to a terminal that shows it'
always\t'Always'
never\t'Never'"
complete -c conc-lint -n "__fish_conc_lint_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand list" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand explain" -l color -d 'When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE' -r -f -a "auto\t'When the text goes to a terminal that shows it'
always\t'Always'
never\t'Never'"
complete -c conc-lint -n "__fish_conc_lint_using_subcommand explain" -l hyperlinks -d 'When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK' -r -f -a "auto\t'When the text goes to a terminal that shows it'
always\t'Always'
never\t'Never'"
complete -c conc-lint -n "__fish_conc_lint_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand explain" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand config" -l config -d 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards' -r -F
complete -c conc-lint -n "__fish_conc_lint_using_subcommand config" -s A -l allow -d 'Do not report these lints or groups. Of several flags for a lint, the last counts' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand config" -s W -l warn -d 'Report these lints or groups as warnings' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand config" -s D -l deny -d 'Report these lints or groups as errors' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand config" -s F -l forbid -d 'Report these lints or groups as errors that no suppression silences' -r
complete -c conc-lint -n "__fish_conc_lint_using_subcommand config" -l no-config -d 'Use no configuration'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand config" -l schema -d 'Print the JSON schema of `conc-lint.toml` instead'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand config" -s h -l help -d 'Print help'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand config" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand init" -l hook -d 'Write also a hook for pre-commit and prek, if there is no configuration of theirs yet'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand init" -l workflow -d 'Write also a workflow for GitHub, if there is none of this name yet'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand init" -s h -l help -d 'Print help'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand init" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand completions" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand man" -s h -l help -d 'Print help'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand man" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand debug" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand debug" -s V -l version -d 'Print version'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "check" -d 'Analyse files and directories'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "baseline" -d 'Remember the findings of now, so that only new ones are reported'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "list" -d 'List all lints'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "explain" -d 'Explain a lint'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "config" -d 'Show the configuration in force, and why each lint has its level'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "init" -d 'Write a configuration, and show how to run conc-lint in a hook and in CI'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "completions" -d 'Print completions for a shell'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "man" -d 'Print the manual page, for man'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "debug" -d 'Show what the analysis sees; the output is for developers of conc-lint and may change at any time'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and not __fish_seen_subcommand_from check baseline list explain config init completions man debug help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and __fish_seen_subcommand_from baseline" -f -a "write" -d 'Write all findings of now to the baseline: from then on, only new ones are reported'
complete -c conc-lint -n "__fish_conc_lint_using_subcommand help; and __fish_seen_subcommand_from baseline" -f -a "prune" -d 'Remove entries from the baseline that are no longer found'
