# Outline

outline-title = Outline
outline-filter = Filter
outline-filter-none = No section matches
outline-empty = No sections yet
outline-add-first = Add the first section
outline-add-next = { $label }…
outline-add-unnumbered = Add a section
outline-untitled = (untitled)
outline-more = More
outline-fold = Fold
outline-unfold = Unfold
outline-count-of-target = { $count } / { $target }
outline-characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
outline-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
outline-deleted = Deleted “{ $name }”
outline-time-used = { $used } of { $given }
outline-characters-left = { $count } left
outline-characters-over = { $count } over
outline-time-by-kind = Time by kind of section

# Helper

helper-guide = Guide
helper-fields = Fields
helper-information = Information

guide-empty = This section has no guidance
guide-notes = My notes
guide-notes-hint = For example: check this figure with accounts
guide-siblings = Headings beside it
guide-target-line = Target { $target } · about { $time }
guide-still-missing = { $count } to go
guide-over = { $count } over
guide-on-target = On target
guide-example = Example
guide-status = Progress
guide-target = Target
guide-target-characters = Length
guide-target-minutes = Minutes
guide-target-none = No target

fields-title = Fields
fields-empty = This speech has no fields yet. Select some text to make it one.
fields-unfilled = { $count ->
    [one] { $count } to fill in
   *[other] { $count } to fill in
}
fields-all-filled = All filled in
fields-uses = ×{ $count }
fields-uses-tooltip = { $count ->
    [one] Used { $count } time in the speech
   *[other] Used { $count } times in the speech
}
fields-value-hint = To fill in
fields-add = New field
fields-next = Go to the next blank
fields-rename = Rename
fields-delete = Delete field
fields-insert = Insert at the caret
fields-name = Name
fields-kind = Kind
fields-hint = Hint
fields-default = Default

field-kind-text = Text
field-kind-person = Person
field-kind-place = Place
field-kind-date = Date
field-kind-number = Number

information-title = Title
information-speaker = Speaker
information-post = Post
information-occasion = Occasion
information-place = Place
information-date = Date
information-minutes = Time given (minutes)
information-rate = Rate (characters a minute)
information-rate-words = Rate (words a minute)
information-title-hint = For example: A harbour that works for everyone
information-date-hint = For example: 15 July 2026
information-language = Language of the speech

# Manuscript

manuscript-empty = Start writing here
manuscript-offer-section = Make “{ $label }” a section
manuscript-name = Manuscript
manuscript-scroll-bar = Manuscript scroll bar
manuscript-name-left = Manuscript (left side)
manuscript-name-right = Manuscript (right side)
