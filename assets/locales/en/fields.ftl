# Fields and information

fields-show-all = All fields
fields-edit = Edit field
fields-number-range = Enter a number from { $least } to { $most }
fields-name-empty = Enter a name
fields-name-impossible = A name has at most 60 characters, no braces, and no @ at its start
fields-name-taken = There is already a field “{ $name }”

guide-target-line-words = Target { $target } · about { $time }
guide-still-missing-words = { $count } to go
guide-over-words = { $count } over
guide-length-line = { $count ->
    [one] { $count } character
   *[other] { $count } characters
} · about { $time }
guide-length-line-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
} · about { $time }
guide-target-words = Words
guide-target-impossible = Enter a number above 0
guide-in-title = The caret is in the title. Move it into the text to see that section’s guidance here.
guide-go-to-first = Go to the first section
guide-to-information = Fill in the speech’s information
guide-more = More settings
guide-kind = Kind of section
guide-layout = Heading
guide-connective = Opening words

layout-auto = As its numbering has it
layout-own-line = On its own line
layout-run-in = Run into the text

information-byline = Show speaker and date under the title
information-takes = The speech takes about { $time }
information-time-left = { $time } left
information-time-over = { $time } over
information-language-name = Language
information-language-note = Decides how the speech is counted, timed and numbered, not the window’s language.

dialog-insert-field-label = Name or value of a field
dialog-insert-field-none = There is no such field
dialog-insert-field-new = New field “{ $name }”
dialog-make-field-hint = For example: department
dialog-make-field-other-value = The field “{ $name }” already holds “{ $value }”. Choose another name.
dialog-delete-field-delete = Delete the text too
dialog-insert-field-information = { $name } (information)
