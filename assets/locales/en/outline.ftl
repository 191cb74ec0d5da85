# Outline

outline-fold-named = Fold “{ $name }”
outline-unfold-named = Unfold “{ $name }”
outline-filter-clear = Clear the filter
outline-characters-of-target = { $count } of { $target } characters
outline-words-of-target = { $count } of { $target } words
outline-words-left = { $count } left
outline-words-over = { $count } over
outline-tone-other = Salutation, closing and the rest
outline-target-hint = For example: 400
outline-target-impossible = Type a number above 0
