
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'conc-lint' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'conc-lint'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'conc-lint' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Analyse files and directories')
            [CompletionResult]::new('baseline', 'baseline', [CompletionResultType]::ParameterValue, 'Remember the findings of now, so that only new ones are reported')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all lints')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a lint')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the configuration in force, and why each lint has its level')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a configuration, and show how to run conc-lint in a hook and in CI')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, for man')
            [CompletionResult]::new('debug', 'debug', [CompletionResultType]::ParameterValue, 'Show what the analysis sees; the output is for developers of conc-lint and may change at any time')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'conc-lint;check' {
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Do not report these lints or groups. Of several flags for a lint, the last counts')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report these lints or groups. Of several flags for a lint, the last counts')
            [CompletionResult]::new('-W', '-W ', [CompletionResultType]::ParameterName, 'Report these lints or groups as warnings')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Report these lints or groups as warnings')
            [CompletionResult]::new('-D', '-D ', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors that no suppression silences')
            [CompletionResult]::new('--forbid', '--forbid', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors that no suppression silences')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards')
            [CompletionResult]::new('--edition', '--edition', [CompletionResultType]::ParameterName, 'Edition of files that belong to no package; 2021 without any')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of threads; one per core by default')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Number of threads; one per core by default')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'Analyse this file, with its package, as standard input has it: for editors that have not saved yet')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'File with the findings that are known: they are not reported')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How findings are written: human (with source, for people), concise (one line each), json, sarif, github (annotations), gitlab (Code Quality), junit, rdjson (for reviewdog), rustc-json (for rust-analyzer)')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write the same findings also to a file in another format; can be given several times')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write findings to a file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write findings to a file instead of standard output; it appears whole or not at all')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'The least level of a finding that makes the exit code 1; `warn` without any')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE')
            [CompletionResult]::new('--hyperlinks', '--hyperlinks', [CompletionResultType]::ParameterName, 'When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK')
            [CompletionResult]::new('--changed-since', '--changed-since', [CompletionResultType]::ParameterName, 'Report only findings that touch lines changed since this commit, in the working tree')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Use no configuration')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Do not use the cache. There is none yet; the flag is accepted so that scripts need not change')
            [CompletionResult]::new('--include-tests', '--include-tests', [CompletionResultType]::ParameterName, 'Report in tests, benches and examples too, also for lints that leave them alone')
            [CompletionResult]::new('--all-bodies', '--all-bodies', [CompletionResultType]::ParameterName, 'Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax errors in those bodies are reported, too')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print findings and problems only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print findings and problems only')
            [CompletionResult]::new('--statistics', '--statistics', [CompletionResultType]::ParameterName, 'Print figures about the run to standard error')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Run again whenever a file changes, until interrupted')
            [CompletionResult]::new('--staged', '--staged', [CompletionResultType]::ParameterName, 'Report only findings that touch staged lines, and read files as they are staged')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Carry out the suggestions that are safe, and report what is left')
            [CompletionResult]::new('--unsafe-fixes', '--unsafe-fixes', [CompletionResultType]::ParameterName, 'With --fix or --diff: also those at which a person should look')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Print what --fix would change instead of findings; the exit code is 1 when that is something')
            [CompletionResult]::new('--allow-dirty', '--allow-dirty', [CompletionResultType]::ParameterName, 'With --fix: also in files with uncommitted changes')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;baseline' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('write', 'write', [CompletionResultType]::ParameterValue, 'Write all findings of now to the baseline: from then on, only new ones are reported')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove entries from the baseline that are no longer found')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'conc-lint;baseline;write' {
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Do not report these lints or groups. Of several flags for a lint, the last counts')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report these lints or groups. Of several flags for a lint, the last counts')
            [CompletionResult]::new('-W', '-W ', [CompletionResultType]::ParameterName, 'Report these lints or groups as warnings')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Report these lints or groups as warnings')
            [CompletionResult]::new('-D', '-D ', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors that no suppression silences')
            [CompletionResult]::new('--forbid', '--forbid', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors that no suppression silences')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards')
            [CompletionResult]::new('--edition', '--edition', [CompletionResultType]::ParameterName, 'Edition of files that belong to no package; 2021 without any')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of threads; one per core by default')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Number of threads; one per core by default')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'Analyse this file, with its package, as standard input has it: for editors that have not saved yet')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'File with the findings that are known: they are not reported')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Use no configuration')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Do not use the cache. There is none yet; the flag is accepted so that scripts need not change')
            [CompletionResult]::new('--include-tests', '--include-tests', [CompletionResultType]::ParameterName, 'Report in tests, benches and examples too, also for lints that leave them alone')
            [CompletionResult]::new('--all-bodies', '--all-bodies', [CompletionResultType]::ParameterName, 'Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax errors in those bodies are reported, too')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print findings and problems only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print findings and problems only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;baseline;prune' {
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Do not report these lints or groups. Of several flags for a lint, the last counts')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report these lints or groups. Of several flags for a lint, the last counts')
            [CompletionResult]::new('-W', '-W ', [CompletionResultType]::ParameterName, 'Report these lints or groups as warnings')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Report these lints or groups as warnings')
            [CompletionResult]::new('-D', '-D ', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors that no suppression silences')
            [CompletionResult]::new('--forbid', '--forbid', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors that no suppression silences')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards')
            [CompletionResult]::new('--edition', '--edition', [CompletionResultType]::ParameterName, 'Edition of files that belong to no package; 2021 without any')
            [CompletionResult]::new('-j', '-j', [CompletionResultType]::ParameterName, 'Number of threads; one per core by default')
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Number of threads; one per core by default')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'Analyse this file, with its package, as standard input has it: for editors that have not saved yet')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'File with the findings that are known: they are not reported')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Use no configuration')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Do not use the cache. There is none yet; the flag is accepted so that scripts need not change')
            [CompletionResult]::new('--include-tests', '--include-tests', [CompletionResultType]::ParameterName, 'Report in tests, benches and examples too, also for lints that leave them alone')
            [CompletionResult]::new('--all-bodies', '--all-bodies', [CompletionResultType]::ParameterName, 'Parse also the function bodies in which no lint can find anything. Slower; the findings are the same, but syntax errors in those bodies are reported, too')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print findings and problems only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print findings and problems only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;baseline;help' {
            [CompletionResult]::new('write', 'write', [CompletionResultType]::ParameterValue, 'Write all findings of now to the baseline: from then on, only new ones are reported')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove entries from the baseline that are no longer found')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'conc-lint;baseline;help;write' {
            break
        }
        'conc-lint;baseline;help;prune' {
            break
        }
        'conc-lint;baseline;help;help' {
            break
        }
        'conc-lint;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How the list is written')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE')
            [CompletionResult]::new('--hyperlinks', '--hyperlinks', [CompletionResultType]::ParameterName, 'When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;explain' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour. `auto` looks at the terminal, NO_COLOR and CLICOLOR_FORCE')
            [CompletionResult]::new('--hyperlinks', '--hyperlinks', [CompletionResultType]::ParameterName, 'When to make names of lints links to their documentation. `auto` looks at the terminal, NO_COLOR and FORCE_HYPERLINK')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;config' {
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration instead of the nearest `conc-lint.toml`, from the working directory upwards')
            [CompletionResult]::new('-A', '-A ', [CompletionResultType]::ParameterName, 'Do not report these lints or groups. Of several flags for a lint, the last counts')
            [CompletionResult]::new('--allow', '--allow', [CompletionResultType]::ParameterName, 'Do not report these lints or groups. Of several flags for a lint, the last counts')
            [CompletionResult]::new('-W', '-W ', [CompletionResultType]::ParameterName, 'Report these lints or groups as warnings')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Report these lints or groups as warnings')
            [CompletionResult]::new('-D', '-D ', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors')
            [CompletionResult]::new('--deny', '--deny', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors')
            [CompletionResult]::new('-F', '-F ', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors that no suppression silences')
            [CompletionResult]::new('--forbid', '--forbid', [CompletionResultType]::ParameterName, 'Report these lints or groups as errors that no suppression silences')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Use no configuration')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Print the JSON schema of `conc-lint.toml` instead')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;init' {
            [CompletionResult]::new('--hook', '--hook', [CompletionResultType]::ParameterName, 'Write also a hook for pre-commit and prek, if there is no configuration of theirs yet')
            [CompletionResult]::new('--workflow', '--workflow', [CompletionResultType]::ParameterName, 'Write also a workflow for GitHub, if there is none of this name yet')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;completions' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;man' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;debug' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'conc-lint;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Analyse files and directories')
            [CompletionResult]::new('baseline', 'baseline', [CompletionResultType]::ParameterValue, 'Remember the findings of now, so that only new ones are reported')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all lints')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a lint')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the configuration in force, and why each lint has its level')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a configuration, and show how to run conc-lint in a hook and in CI')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, for man')
            [CompletionResult]::new('debug', 'debug', [CompletionResultType]::ParameterValue, 'Show what the analysis sees; the output is for developers of conc-lint and may change at any time')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'conc-lint;help;check' {
            break
        }
        'conc-lint;help;baseline' {
            [CompletionResult]::new('write', 'write', [CompletionResultType]::ParameterValue, 'Write all findings of now to the baseline: from then on, only new ones are reported')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove entries from the baseline that are no longer found')
            break
        }
        'conc-lint;help;baseline;write' {
            break
        }
        'conc-lint;help;baseline;prune' {
            break
        }
        'conc-lint;help;list' {
            break
        }
        'conc-lint;help;explain' {
            break
        }
        'conc-lint;help;config' {
            break
        }
        'conc-lint;help;init' {
            break
        }
        'conc-lint;help;completions' {
            break
        }
        'conc-lint;help;man' {
            break
        }
        'conc-lint;help;debug' {
            break
        }
        'conc-lint;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
