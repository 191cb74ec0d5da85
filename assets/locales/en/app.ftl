# The window

notice-exported = Exported “{ $name }”
notice-template-saved = Saved the template “{ $name }”
notice-text-opened = Took { $count ->
    [one] { $count } paragraph
   *[other] { $count } paragraphs
} from the text file ({ $encoding }); the file itself is left alone
notice-folder-not-shown = The file manager cannot show this folder: { $reason }
notice-settings-unsaved = The settings could not be saved: { $reason }
notice-copied = Copied the whole speech
notice-copied-unfilled = Copied the whole speech; { $count ->
    [one] { $count } field is
   *[other] { $count } fields are
} still unfilled
notice-open-here = This speech is open in this window already
notice-no-window = A new window cannot be opened: { $reason }
notice-select-for-field = First select the words to make a field of, within one paragraph
notice-deleted-with-children = Deleted “{ $name }” with { $count ->
    [one] { $count } section
   *[other] { $count } sections
} under it
notice-field-made = Made { $count ->
    [one] { $count } place
   *[other] { $count } places
} the field “{ $name }”
notice-nothing-unfilled = Every field is filled

notice-gpu-failed = The graphics card could not be used; the window is drawn without it
about-gpu-asked = Drawn by the graphics card, as asked for at the start ({ $name })
about-gpu-set = Drawn by the graphics card, as the settings say ({ $name })
about-gpu-found = Drawn by the graphics card ({ $name })
about-software-asked = Drawn by the processor, as asked for at the start
about-software-set = Drawn by the processor, as the settings say
about-software-absent = Drawn by the processor, since there is no usable graphics card
about-software-emulated = Drawn by the processor, since OpenGL is only emulated here ({ $name })
about-software-failed = Drawn by the processor, since the graphics card failed. To try it again, start the program with --renderer gpu.
