# Help and tour

command-help = Help
command-tour = Tour
tooltip-help = Read about what you are working in, or search the manual
tooltip-tour = Two minutes from a new speech to the finished text

help-title = Help
help-sought = Search help
help-none = Nothing found. Try another word, or fewer letters.
help-back = Back (Alt+←)
help-forward = Forward (Alt+→)
help-list = Contents
help-here = Help: how this works
help-group-first-steps = First steps
help-group-writing = Writing
help-group-time = Time
help-group-templates = Templates
help-group-safety = Safety
help-group-out = Handing over
help-group-program = The program

tour-title = Tour: { $title }
tour-place = { $place } / { $count }
tour-next = Next
tour-back = Back
tour-done = Start writing
tour-more = More about this
tour-offer = First time here? See how it works in two minutes.
tour-offer-take = Take the tour
tour-offer-decline = No thanks

palette-page = Help
