# Dialogs

button-ok = OK
button-cancel = Cancel
button-close = Close
button-save = Save
button-discard = Don’t save
button-delete = Delete
button-create = Create
button-undo = Undo
button-replace = Replace
button-choose = Choose
button-open = Open
button-export = Export
button-retry = Try again

dialog-unsaved-title = Save the changes to “{ $name }”?
dialog-unsaved-text = They are lost if you don’t.
dialog-replace-title = “{ $name }” already exists
dialog-replace-text = Replacing it discards what it holds now.
dialog-path-title = Type a path
dialog-path-hint = For example: ~/speeches/review.speech
dialog-path-label = Path of the file
dialog-delete-field-title = Delete the field “{ $name }”?
dialog-delete-field-text = { $count ->
    [one] It is used { $count } time in the speech.
   *[other] It is used { $count } times in the speech.
}
dialog-delete-field-keep = Keep its text
dialog-make-field-title = Make the selection a field
dialog-make-field-everywhere = { $count ->
    [one] Also at { $count } other place with the same text
   *[other] Also at { $count } other places with the same text
}
dialog-insert-field-title = Insert a field
dialog-about-text = A desktop editor for people who draft speeches
dialog-shortcuts-title = Keyboard shortcuts
shortcuts-sought = Filter by command or keys
shortcuts-none-found = There is no such command and there are no such keys
shortcuts-press = Press the new keys…
shortcuts-without = —
shortcuts-change = Click, then press the new keys; Esc leaves them as they are
shortcuts-change-name = { $command }: { $keys }
shortcuts-reset-one = Give “{ $command }” its default keys back
shortcuts-reset-short = Reset
shortcuts-reset = Reset all
shortcuts-copy = Copy as text
shortcuts-print = Save as a page to print…
shortcuts-print-tooltip = Saves one web page, which any browser opens and prints
shortcuts-page-title = Speechwright shortcuts
shortcuts-copy-tooltip = Copies the whole sheet, to be pasted into a document and printed
shortcuts-writes = { $keys } writes text or moves the caret. Add Ctrl or Alt, or use F1 to F12.
shortcuts-input-method = Input methods need { $keys }.
shortcuts-taken = { $keys } belongs to “{ $command }”.
shortcuts-take = Use it here instead

export-title = Export text
export-encoding = Encoding
export-encoding-utf8 = UTF-8
export-encoding-gb18030 = GB18030
export-bom = Write a byte order mark
export-line-ending = Line endings
export-line-ending-lf = LF (Linux, macOS)
export-line-ending-crlf = CRLF (Windows)
export-indent = Indent paragraphs
export-blank-lines = Blank line between paragraphs
export-keep-blanks = Write blanks as [name]
export-unfilled = { $count ->
    [one] { $count } field is still to fill in
   *[other] { $count } fields are still to fill in
}
export-preview = Preview
export-go-there = Go there

# Files

dialog-about-version = Version { $version }
dialog-about-licences = MIT or Apache 2.0. The typeface is made from Noto Sans CJK under the SIL Open Font Licence.
palette-label = Part of a name (Chinese also by pinyin)
palette-none = Nothing of that name can be used now
palette-template = Template
dialog-path-open-speech = Open a speech
dialog-path-save-speech = Save the speech
dialog-path-open-template = Load a template
dialog-path-save-template = Save as template
dialog-path-shortcut-page = Save the shortcuts as a page
dialog-path-export-text = Export text
dialog-path-empty = Type the path of a file.
dialog-path-relative = Begin the path with / or ~.
button-save-elsewhere = Save as…
file-kind-speech = Speeches
file-kind-template = Templates
file-kind-page = Web page
file-kind-text = Plain text
file-untitled = Untitled

# Replacing while typing

typing-title = Replace while typing
typing-dashes = Two hyphens -- by a dash —
typing-ellipses = Three dots ... by an ellipsis …
typing-quotes = Straight quotes " by curly ones “ ”
typing-note = One Backspace right after brings back what was typed. What is pasted or comes from an input method is left alone.

# Statistics

statistics-words = Words
statistics-characters = Characters without spaces
statistics-characters-with-spaces = Characters with spaces
statistics-paragraphs = Paragraphs
statistics-sentences = Sentences
statistics-mean-sentence = Mean sentence
statistics-longest = Longest sentence
statistics-go-to = Go to: { $sentence }
statistics-sections = Sections against their targets
statistics-section = Section
statistics-target = Target
statistics-share = Share
statistics-long = Sentences too long for one breath ({ $least } characters or more)
statistics-long-words = Sentences too long for one breath ({ $least } words or more)
statistics-no-long = No sentence is that long
statistics-long-sentence = Long sentence
statistics-seconds = Seconds
statistics-copy = Copy as table
statistics-today = Written today: { $count } characters
statistics-day = { $day }: { $count } characters
statistics-day-written = Day
notice-table-copied = Copied the statistics, to be pasted into a table

# Settings

command-settings = Settings…
tooltip-settings = All settings, found by name
settings-sought = Find a setting by a part of its name (Chinese also by pinyin)
settings-none-found = No setting of that name
settings-appearance = Interface
settings-views = Views
settings-writing = Replacing while typing
settings-safety = Saving and safety
settings-keyboard = Keyboard
settings-zoom = Size of the manuscript
settings-interface-scale = Size of letters and buttons
settings-renderer = Rendering (from the next start)
settings-renderer-auto = Automatic
settings-renderer-gpu = Graphics card
settings-renderer-software = Processor
settings-focus-sentence = The sentence
settings-focus-paragraph = The paragraph
settings-focus-section = The section
settings-autosave-after = Save automatically after
settings-room = Room for earlier versions
settings-count-days = Count what is written each day
settings-traces = Keep recovery files, versions and recent list
settings-on = On
settings-off = Off
settings-usual = Default: { $usual }
settings-changed-keys = { $count ->
    [0] none changed
   *[other] { $count } changed
}
settings-change-keys = View and change…
settings-reset-one = Reset: { $setting }
