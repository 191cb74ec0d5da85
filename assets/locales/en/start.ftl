# Start page

start-title = Write a speech
start-templates = Start from a template
start-recent = Recent speeches
start-recent-empty = Speeches you open are listed here
start-open = Open a speech…
start-blank = Blank speech
start-use-template = Use this template
start-preview = Preview
start-length = About { $minutes } min · { $characters } characters
start-my-templates = My templates
start-language-all = All languages
start-template-broken = “{ $name }” cannot be read: { $reason }
