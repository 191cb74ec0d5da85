# Start page

start-title = Write a speech
start-templates = Start from a template
start-recent = Recent speeches
start-recent-empty = Speeches you open are listed here
start-open = Open a speech…
start-blank = Blank speech
start-use-template = Use this template
start-edit = Edit this template
start-edit-tooltip = Change this template of your own in this window
start-edit-copy = Edit a copy
start-edit-copy-tooltip = The program’s own templates cannot be changed: a copy is made first, and edited
start-preview = Preview
start-length = About { $minutes } min · { $characters } characters
start-language-all = All languages
start-template-broken = “{ $name }” cannot be read: { $reason }
start-length-words = About { $minutes } min · { $characters } words
start-blank-other = Blank Chinese speech
start-reading = Reading the templates…
start-card-name = { $name }, { $length }. { $summary }
start-mine = Mine
start-built-in = Built in
start-shared = Shared
start-broken-count = { $count ->
    [one] { $count } template cannot be read
   *[other] { $count } templates cannot be read
}
start-recent-entry = { $name }, in { $folder }
start-forget = Take “{ $name }” off the list
start-length-choice = Length
start-fields = To fill in
start-outline = Outline
start-first-lines = How it begins
