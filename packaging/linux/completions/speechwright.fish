# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_speechwright_global_optspecs
    string join \n renderer= h/help V/version
end

function __fish_speechwright_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_speechwright_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_speechwright_using_subcommand
    set -l cmd (__fish_speechwright_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c speechwright -n "__fish_speechwright_needs_command" -l renderer -d 'What draws the window, instead of what the settings say' -r -f -a "auto\t'The graphics card where there is one that works, else the processor'
gpu\t'The graphics card, through OpenGL'
software\t'The processor'"
complete -c speechwright -n "__fish_speechwright_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c speechwright -n "__fish_speechwright_needs_command" -s V -l version -d 'Print version'
complete -c speechwright -n "__fish_speechwright_needs_command" -a "new" -d 'Make a new draft from a template'
complete -c speechwright -n "__fish_speechwright_needs_command" -a "export" -d 'Write a draft as plain text that can be read aloud as it stands'
complete -c speechwright -n "__fish_speechwright_needs_command" -a "outline" -d 'Show a draft\'s sections, with labels, lengths and speaking times'
complete -c speechwright -n "__fish_speechwright_needs_command" -a "count" -d 'Count the characters and the speaking time of a draft or a plain text file'
complete -c speechwright -n "__fish_speechwright_needs_command" -a "templates" -d 'List the templates: the built-in ones and those of the user\'s template folder'
complete -c speechwright -n "__fish_speechwright_needs_command" -a "recover" -d 'List what windows that ended without saving have left, or write it into a file'
complete -c speechwright -n "__fish_speechwright_using_subcommand new" -l template -d 'The template: an id as `speechwright templates` lists them, or a template file' -r -F
complete -c speechwright -n "__fish_speechwright_using_subcommand new" -l set -d 'Fill in a field or an item of the information; may be given many times' -r
complete -c speechwright -n "__fish_speechwright_using_subcommand new" -l minutes -d 'Total minutes; the template\'s targets are scaled to them' -r
complete -c speechwright -n "__fish_speechwright_using_subcommand new" -s o -l output -d 'Where to write the draft; - is standard output' -r -F
complete -c speechwright -n "__fish_speechwright_using_subcommand new" -l force -d 'Replace FILE if it exists'
complete -c speechwright -n "__fish_speechwright_using_subcommand new" -s h -l help -d 'Print help'
complete -c speechwright -n "__fish_speechwright_using_subcommand export" -s o -l output -d 'Where to write the text; - is standard output' -r -F
complete -c speechwright -n "__fish_speechwright_using_subcommand export" -l encoding -d 'The encoding of the text' -r -f -a "utf-8\t'UTF-8'
gb18030\t'The Chinese national encoding, which contains GBK and GB2312'"
complete -c speechwright -n "__fish_speechwright_using_subcommand export" -l line-ending -d 'What ends a line' -r -f -a "lf\t'A line feed'
crlf\t'A carriage return and a line feed, as Windows programs write'"
complete -c speechwright -n "__fish_speechwright_using_subcommand export" -l bom -d 'Begin UTF-8 with a byte order mark, which some older programs need'
complete -c speechwright -n "__fish_speechwright_using_subcommand export" -l force -d 'Replace FILE if it exists'
complete -c speechwright -n "__fish_speechwright_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c speechwright -n "__fish_speechwright_using_subcommand outline" -l json -d 'Write JSON'
complete -c speechwright -n "__fish_speechwright_using_subcommand outline" -s h -l help -d 'Print help'
complete -c speechwright -n "__fish_speechwright_using_subcommand count" -l rate -d 'Characters (English: words) a minute, from 20 to 600; otherwise the draft\'s own rate' -r
complete -c speechwright -n "__fish_speechwright_using_subcommand count" -l json -d 'Write JSON'
complete -c speechwright -n "__fish_speechwright_using_subcommand count" -s h -l help -d 'Print help'
complete -c speechwright -n "__fish_speechwright_using_subcommand templates" -l json -d 'Write JSON'
complete -c speechwright -n "__fish_speechwright_using_subcommand templates" -s h -l help -d 'Print help'
complete -c speechwright -n "__fish_speechwright_using_subcommand recover" -s o -l output -d 'Where to write the draft; - is standard output' -r -F
complete -c speechwright -n "__fish_speechwright_using_subcommand recover" -l list -d 'Only list, as without ID'
complete -c speechwright -n "__fish_speechwright_using_subcommand recover" -l json -d 'List as JSON'
complete -c speechwright -n "__fish_speechwright_using_subcommand recover" -l force -d 'Replace FILE if it exists'
complete -c speechwright -n "__fish_speechwright_using_subcommand recover" -s h -l help -d 'Print help'
