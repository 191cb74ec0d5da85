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

views-only = Only this section is shown: { $name }
views-whole = Show the whole speech
