# Views

menu-focus = Focus
command-focus-sentence = Focus on the sentence
command-focus-paragraph = Focus on the paragraph
command-focus-section = Focus on the section
command-typewriter = Typewriter scrolling
command-one-section = This section only
command-full-screen = Full screen
tooltip-focus-sentence = Dim all but the sentence at the caret
tooltip-focus-paragraph = Dim all but the paragraph at the caret
tooltip-focus-section = Dim all but the section at the caret, without those inside it
tooltip-typewriter = Keep the line you write at one height, as a typewriter does
tooltip-one-section = Show only the section at the caret, with all inside it
tooltip-full-screen = Let the window fill the screen; once more brings it back
command-side-by-side = Two places side by side
command-other-side = Go to the other side
tooltip-side-by-side = Show two places of the speech beside each other, both to be written in
tooltip-other-side = Put the caret where it last was on the other side
command-cards = Outline as cards
tooltip-cards = Lay the sections out as cards to drag about; Enter or a double click leads to the text
cards-name = The outline as cards
command-siblings = Headings side by side
tooltip-siblings = Line up the headings of a group under the paper, to reword and reorder them
siblings-name = Headings side by side
siblings-none = The section at the caret has no headings beside its own
siblings-frame = Frame
siblings-frame-hint = A better … for …
siblings-frame-impossible = A frame needs fixed words, with “…” for the gaps
siblings-take-frame = Take “{ $frame }”
siblings-openings = First sentences
siblings-close = Close the table
siblings-grip = Drag to reorder (while editing: Alt+↑, Alt+↓)
siblings-heading = Heading
siblings-edit-named = Reword “{ $heading }”
siblings-breaks = breaks the frame
siblings-breaks-tooltip = This heading does not follow the frame that was set

views-only = Only this section is shown: { $name }
views-whole = Show the whole speech

# Beside the text

command-go-back = Go back
command-go-forward = Go forward
command-bookmark = Bookmark
command-next-bookmark = Next bookmark
command-next-pane = Go to the next pane
tooltip-next-pane = Move the keyboard from the outline to the text, to the helper, and round again
command-previous-pane = Go to the previous pane
tooltip-previous-pane = Move the keyboard the other way round between outline, text and helper
command-checklist = Checklist
tooltip-go-back = Go back to where you were
tooltip-go-forward = Go to where you came back from
tooltip-bookmark = Mark this section to be found again, or no longer
tooltip-next-bookmark = Go to the next section with a bookmark
tooltip-checklist = Show to-dos, bookmarks, notes and progress of the whole speech in the helper

helper-checklist = Checklist
todos-name = To-dos
todos-add = Add a to-do and press Enter
todos-remove = Remove to-do “{ $todo }”
checklist-bookmarks = Bookmarks
checklist-notes = Notes
checklist-no-todos = Nothing is left to do. The guide takes to-dos for a section.
checklist-no-bookmarks = No bookmarks yet. Bookmark in the Section menu marks the section at the caret.
checklist-no-notes = No notes yet
checklist-none = There are no such sections
checklist-more = { $count ->
    [one] One more section is not listed
   *[other] { $count } more sections are not listed
}
notice-no-bookmark = No bookmarks yet
outline-todos = { $count ->
    [one] one to-do
   *[other] { $count } to-dos
}
outline-bookmark = bookmarked
