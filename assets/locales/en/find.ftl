# Find and replace

find-sought = Find
find-with = Replace with
find-show-replace = Show replacing
find-hide-replace = Hide replacing
find-close = Close find
find-case = Match case
find-width = Tell full width from half width
find-quotes = Tell shapes of quotes apart
find-expression = Regular expression
find-scope = Where to look
find-in-speech = Whole speech
find-in-selection = Selection
find-in-section = This section
find-in-headings = Headings only
find-in-values = Field values
find-none = Nothing found
find-count = { $count ->
    [one] { $count } match
   *[other] { $count } matches
}
find-number-of-count = { $number } / { $count }
find-searching = Searching { $percent }%
find-replace-one = Replace
find-replace-one-tooltip = Replace this match and go to the next
find-replace-all = Replace all…
find-replace-all-tooltip = List every change first, then make them all at once

find-obstacle-generated = Numbering and its marks are automatic and stay
find-obstacle-field = This is a field: replace it under “Field values”
find-obstacle-two-lines = Runs from a heading into its text and stays

find-error-at = Character { $at }: { $what }
find-error-unclosed-group = a round bracket is not closed
find-error-unopened-group = a closing round bracket too many
find-error-unclosed-class = a square bracket is not closed
find-error-range = not a range of characters
find-error-nothing-to-repeat = nothing to repeat
find-error-repetition = not a number of times
find-error-escape = unknown after a backslash
find-error-unsupported = no back references and no look-around
find-error-unknown-set = no such set of characters
find-error-group = unknown after “(?”
find-error-too-large = The expression is too large: please make it simpler

# The list of replacements

replace-title = Replace all
replace-all-of-them = All
replace-counts = { $count ->
    [one] { $count } match
   *[other] { $count } matches
}
replace-counts-fixed = { $count } to replace, { $fixed } that must stay
replace-accept = { $count ->
    [one] Replace { $count } match
   *[other] Replace { $count } matches
}
replace-in-title = Title
replace-entry = Replace “{ $found }” by “{ $with }”: { $line } ({ $name })
notice-replaced = { $count ->
    [one] Replaced { $count } match
   *[other] Replaced { $count } matches
}
