# The template workshop: making a template of a speech, editing a template

workshop-sections = Text of the sections
workshop-all-as = All sections
workshop-all-spoken = All sections: { $treatment }
workshop-keep = Keep
workshop-keep-tooltip = The text stays in the template as it is
workshop-guidance = Guide
workshop-guidance-tooltip = The text becomes this section’s guidance (its example); a new speech is empty here
workshop-empty = Empty
workshop-empty-tooltip = The text goes; a new speech is empty here
workshop-treatment-spoken = { $section }: { $treatment }
workshop-frame = Frame
workshop-frame-tooltip = The heading becomes the frame “{ $frame }”: common words stay, what differs is left blank
workshop-fields = New fields ({ $count })
workshop-newcomer = As a newcomer sees it
workshop-blanks = Written as blanks
workshop-names = Names that recur
workshop-no-fields = There are no blanks such as XX or [name], and no names that recur. To make a field of other words, select them in the speech and use “Make a field”.
workshop-field-spoken = Make a field of “{ $text }”, places: { $count }
workshop-name-spoken = Field name for “{ $text }”
workshop-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
workshop-places-of = { $taken } of { $count }
workshop-places-spoken = List the places of “{ $text }”: { $count }
workshop-places-tooltip = List every place with the words around it, to choose one by one
workshop-apart = A field of its own for each place
workshop-apart-spoken = A field of its own for each place of “{ $text }”
workshop-apart-tooltip = For a blank that stands for something else in each place: the fields are numbered
workshop-more-places = { $count } more, treated like the others
workshop-show-section = Find this section in the list at the left
workshop-clear-values = Leave out what is filled in (speaker, date, place and the values of fields)
workshop-separator = {" · "}

newcomer-purpose = What to write
newcomer-length = How long
newcomer-no-blanks = There are no blanks to fill in.
newcomer-more = { $count ->
    [one] { $count } more paragraph
   *[other] { $count } more paragraphs
}

workshop-bar = Editing the template “{ $name }”
workshop-preview = As a newcomer sees it…
workshop-information = Information…
workshop-save-tooltip = Save into the template’s own file
workshop-done = Done
workshop-done-tooltip = Go back to the start page; unsaved changes are asked about first
workshop-title-mark = {" "}(template)
workshop-open-here = This template is being edited in this window
workshop-no-folder = There is nowhere to keep templates of your own, so no copy can be made
workshop-copy-name = { $name } (copy)
workshop-recovery-name = Template “{ $name }”
workshop-is-template = What you edit is a template already; use “Save”
workshop-is-no-template = Only for a template that is being edited
workshop-choose = Edit a template

template-lengths = Lengths offered (minutes)
template-lengths-hint = For example: 28, 20
template-category = Purpose
template-category-hint = For example: Reviews
template-lengths-wrong = Write lengths as minutes with commas between them, such as 28, 20.
template-own-id = Id of the template: { $id }

guidance-purpose-hint = What this section must do, and how
guidance-length-hint = For example: about 200 words, a minute and a half
guidance-example-hint = A sentence or two as an example
