
use builtin;
use str;

set edit:completion:arg-completer[conc-lint] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'conc-lint'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'conc-lint'= {
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Analyse files and directories'
            cand baseline 'Remember the findings of now, so that only new ones are reported'
            cand list 'List all lints'
            cand explain 'Explain a lint'
            cand config 'Show the configuration in force, and why each lint has its level'
            cand init 'Write a configuration, and show how to run conc-lint in a hook and in CI'
            cand completions 'Print completions for a shell'
            cand man 'Print the manual page, for man'
            cand debug 'Show what the analysis sees; the output is for developers of conc-lint and may change at any time'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'conc-lint;check'= {
            cand -A 'Do not report these lints or groups. Of several flags for a lint, the last counts'
            cand --allow 'Do not report these lints or groups. Of several flags for a lint, the last counts'
            cand -W 'Report these lints or groups as warnings'
            cand --warn 'Report these lints or groups as warnings'
            cand -D 'Report these lints or groups as errors'
            cand --deny 'Report these lints or groups as errors'
            cand -F 'Report these lints or groups as errors that no suppression silences'
            cand --forbid 'Report these lints or groups as errors that no suppression silences'
            cand --config 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards'
            cand --edition 'Edition of files that belong to no package; 2021 without any'
            cand -j 'Number of threads; one per core by default'
            cand --jobs 'Number of threads; one per core by default'
            cand --stdin-filename 'Analyse this file, with its package, as standard input has it: for editors that have not saved yet'
            cand --baseline 'File with the findings that are known: they are not reported'
            cand --format 'How findings are written: human (with source, for people), concise (one line each), json, sarif, github (annotations), gitlab (Code Quality), junit, rdjson (for reviewdog), rustc-json (for rust-analyzer)'
            cand --report 'Write the same findings also to a file in another format; can be given several times'
            cand -o 'Write findings to a file instead of standard output; it appears whole or not at all'
            cand --output 'Write findings to a file instead of standard output; it appears whole or not at all'
            cand --fail-on 'The least level of a finding that makes the exit code 1; `warn` without any'
            cand --color 'When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE'
            cand --hyperlinks 'When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK'
            cand --changed-since 'Report only findings that touch lines changed since this commit, in the working tree'
            cand --no-config 'Use no configuration'
            cand --no-cache 'Do not use the cache. There is none yet; the flag is accepted so that scripts need not change'
            cand --include-tests 'Report in tests, benches and examples too, also for lints that leave them alone'
            cand --all-bodies 'Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax errors in those bodies are reported, too'
            cand -q 'Print findings and problems only'
            cand --quiet 'Print findings and problems only'
            cand --statistics 'Print figures about the run to standard error'
            cand --watch 'Run again whenever a file changes, until interrupted'
            cand --staged 'Report only findings that touch staged lines, and read files as they are staged'
            cand --fix 'Carry out the suggestions that are safe, and report what is left'
            cand --unsafe-fixes 'With --fix or --diff: also those at which a person should look'
            cand --diff 'Print what --fix would change instead of findings; the exit code is 1 when that is something'
            cand --allow-dirty 'With --fix: also in files with uncommitted changes'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;baseline'= {
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand write 'Write all findings of now to the baseline: from then on, only new ones are reported'
            cand prune 'Remove entries from the baseline that are no longer found'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'conc-lint;baseline;write'= {
            cand -A 'Do not report these lints or groups. Of several flags for a lint, the last counts'
            cand --allow 'Do not report these lints or groups. Of several flags for a lint, the last counts'
            cand -W 'Report these lints or groups as warnings'
            cand --warn 'Report these lints or groups as warnings'
            cand -D 'Report these lints or groups as errors'
            cand --deny 'Report these lints or groups as errors'
            cand -F 'Report these lints or groups as errors that no suppression silences'
            cand --forbid 'Report these lints or groups as errors that no suppression silences'
            cand --config 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards'
            cand --edition 'Edition of files that belong to no package; 2021 without any'
            cand -j 'Number of threads; one per core by default'
            cand --jobs 'Number of threads; one per core by default'
            cand --stdin-filename 'Analyse this file, with its package, as standard input has it: for editors that have not saved yet'
            cand --baseline 'File with the findings that are known: they are not reported'
            cand --no-config 'Use no configuration'
            cand --no-cache 'Do not use the cache. There is none yet; the flag is accepted so that scripts need not change'
            cand --include-tests 'Report in tests, benches and examples too, also for lints that leave them alone'
            cand --all-bodies 'Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax errors in those bodies are reported, too'
            cand -q 'Print findings and problems only'
            cand --quiet 'Print findings and problems only'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;baseline;prune'= {
            cand -A 'Do not report these lints or groups. Of several flags for a lint, the last counts'
            cand --allow 'Do not report these lints or groups. Of several flags for a lint, the last counts'
            cand -W 'Report these lints or groups as warnings'
            cand --warn 'Report these lints or groups as warnings'
            cand -D 'Report these lints or groups as errors'
            cand --deny 'Report these lints or groups as errors'
            cand -F 'Report these lints or groups as errors that no suppression silences'
            cand --forbid 'Report these lints or groups as errors that no suppression silences'
            cand --config 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards'
            cand --edition 'Edition of files that belong to no package; 2021 without any'
            cand -j 'Number of threads; one per core by default'
            cand --jobs 'Number of threads; one per core by default'
            cand --stdin-filename 'Analyse this file, with its package, as standard input has it: for editors that have not saved yet'
            cand --baseline 'File with the findings that are known: they are not reported'
            cand --no-config 'Use no configuration'
            cand --no-cache 'Do not use the cache. There is none yet; the flag is accepted so that scripts need not change'
            cand --include-tests 'Report in tests, benches and examples too, also for lints that leave them alone'
            cand --all-bodies 'Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax errors in those bodies are reported, too'
            cand -q 'Print findings and problems only'
            cand --quiet 'Print findings and problems only'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;baseline;help'= {
            cand write 'Write all findings of now to the baseline: from then on, only new ones are reported'
            cand prune 'Remove entries from the baseline that are no longer found'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'conc-lint;baseline;help;write'= {
        }
        &'conc-lint;baseline;help;prune'= {
        }
        &'conc-lint;baseline;help;help'= {
        }
        &'conc-lint;list'= {
            cand --format 'How the list is written'
            cand --color 'When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE'
            cand --hyperlinks 'When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;explain'= {
            cand --color 'When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE'
            cand --hyperlinks 'When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;config'= {
            cand --config 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards'
            cand -A 'Do not report these lints or groups. Of several flags for a lint, the last counts'
            cand --allow 'Do not report these lints or groups. Of several flags for a lint, the last counts'
            cand -W 'Report these lints or groups as warnings'
            cand --warn 'Report these lints or groups as warnings'
            cand -D 'Report these lints or groups as errors'
            cand --deny 'Report these lints or groups as errors'
            cand -F 'Report these lints or groups as errors that no suppression silences'
            cand --forbid 'Report these lints or groups as errors that no suppression silences'
            cand --no-config 'Use no configuration'
            cand --schema 'Print the JSON schema of `conc-lint.toml` instead'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;init'= {
            cand --hook 'Write also a hook for pre-commit and prek, if there is no configuration of theirs yet'
            cand --workflow 'Write also a workflow for GitHub, if there is none of this name yet'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;completions'= {
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;man'= {
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;debug'= {
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'conc-lint;help'= {
            cand check 'Analyse files and directories'
            cand baseline 'Remember the findings of now, so that only new ones are reported'
            cand list 'List all lints'
            cand explain 'Explain a lint'
            cand config 'Show the configuration in force, and why each lint has its level'
            cand init 'Write a configuration, and show how to run conc-lint in a hook and in CI'
            cand completions 'Print completions for a shell'
            cand man 'Print the manual page, for man'
            cand debug 'Show what the analysis sees; the output is for developers of conc-lint and may change at any time'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'conc-lint;help;check'= {
        }
        &'conc-lint;help;baseline'= {
            cand write 'Write all findings of now to the baseline: from then on, only new ones are reported'
            cand prune 'Remove entries from the baseline that are no longer found'
        }
        &'conc-lint;help;baseline;write'= {
        }
        &'conc-lint;help;baseline;prune'= {
        }
        &'conc-lint;help;list'= {
        }
        &'conc-lint;help;explain'= {
        }
        &'conc-lint;help;config'= {
        }
        &'conc-lint;help;init'= {
        }
        &'conc-lint;help;completions'= {
        }
        &'conc-lint;help;man'= {
        }
        &'conc-lint;help;debug'= {
        }
        &'conc-lint;help;help'= {
        }
    ]
    $completions[$command]
}
