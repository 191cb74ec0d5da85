# Status bar and times

status-characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
status-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
status-time = about { $time }
status-unfilled = { $count ->
    [one] { $count } blank
   *[other] { $count } blanks
}
status-saved = Saved
status-saved-at = Saved { $time }
status-unsaved = Not saved
status-saving = Saving…
status-zoom = { $percent }%
status-no-section = Title

duration-minutes = { $minutes } min
duration-minutes-seconds = { $minutes } min { $seconds } s
duration-seconds = { $seconds } s
tooltip-length = Counted as Word counts
duration-hours-minutes = { $hours } h { $minutes } min
