export const usage = `Usage: hangtime <command>

  check [paths]        find outgoing HTTP calls that can hang; the working directory when no path is given
    --max-warnings <n>   how many warnings are no failure; 0 when not given
    --baseline <file>    leave out the findings that the file holds
    --update-baseline    write the findings of now into that file
  report [paths]       list every outgoing call with how long it can hang
    --merge              the paths are reports written with --format json: join them
  fix [paths]          apply the suggestions, with the numbers of the settings
    --rule <name>        only those of this rule; may be given several times
    --dry-run            show what would change, and change nothing
    --force              change files whose last state git could not bring back, too
  lsp --stdio          speak the language server protocol on standard input and output

  check and report take
    --format <name>      pretty (what check prints), table (what report prints), markdown, checklist, html, json, csv,
                         sarif, github (annotations), gitlab (code quality) or junit
    --output <file>      write there instead of printing
    --since <revision>   mark what changed since then; the checklist holds nothing else
    --link <template>    the address of a line, with {file} and {line}, where the repository's own is not right
    --config <name>      recommended (the default) or strict; overrules the settings

  --version            print the version
  --help               print this

Settings are read from hangtime.config.json, or from "hangtime" in package.json, the nearest above each file.
Exit code of check: 0 when there is nothing to report, 1 when there is. Of report: 1 when files could not be read. Of fix:
1 when something is left that it cannot fix. 2 when a command could not run.
`
