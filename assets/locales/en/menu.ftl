# Menus and commands

app-name = Speechwright

menu-file = File
menu-edit = Edit
menu-section = Section
menu-view = View
menu-template = Template
menu-help = Help

menu-open-recent = Open recent
menu-open-recent-empty = No speech opened yet
menu-open-recent-clear = Clear the list
menu-numbering = Numbering
menu-kind = Kind of section
menu-theme = Appearance
menu-language = Language

command-new = New speech…
command-new-window = New window
command-gallery = Templates…
command-open = Open…
command-open-path = Open by typing a path…
command-save = Save
command-save-as = Save as…
command-save-as-path = Save by typing a path…
command-export-text = Export text…
command-copy-speech = Copy whole speech
command-load-template = Load template file…
command-load-template-path = Load template by typing a path…
command-save-as-template = Make a template…
command-edit-template = Edit template…
command-template-preview = Show as a newcomer sees it…
command-template-information = Template information…
command-template-folder = My template folder
command-close = Close speech
command-quit = Quit

command-undo = Undo
command-redo = Redo
command-undo-named = Undo { $action }
command-redo-named = Redo { $action }
command-cut = Cut
command-copy = Copy
command-paste = Paste
command-paste-plain = Paste as plain text
command-select-all = Select all
command-characters = Special characters…
command-typing-aids = Replace while typing…
command-insert-field = Insert field…
command-make-field = Make selection a field…
command-next-unfilled = Next unfilled field
command-find = Find
command-replace = Replace
command-find-next = Find next
command-find-previous = Find previous

command-add-sibling = Add section after
command-add-child = Add section inside
command-duplicate-section = Duplicate section
command-delete-section = Delete section
command-rename-section = Rename section
command-move-up = Move up
command-move-down = Move down
command-promote = Move out a level
command-demote = Move in a level
command-change-kind = Change kind
command-statistics = Statistics…
command-fold-all = Fold all
command-unfold-all = Unfold all

command-outline = Outline
command-helper = Helper
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-reset = Actual size
command-theme-light = Light
command-theme-dark = Dark
command-theme-system = As the system
command-language-system = The system’s language

command-shortcuts = Keyboard shortcuts
command-about = About Speechwright
command-palette = Command palette…

# Numbering schemes

scheme-item-is = 一是, 二是, 三是
scheme-bracketed-chinese = （一） （二） （三）
scheme-chinese-comma = 一、 二、 三、
scheme-arabic-dot = 1. 2. 3.
scheme-bracketed-arabic = （1） （2） （3）
scheme-ordinal-comma = 第一， 第二， 第三，
scheme-first-next-last = 首先, 其次, 再次, 最后
scheme-connective = A phrase of its own
scheme-english-ordinal = First, second, third
scheme-none = No numbering

# Kinds of section

kind-salutation = Salutation
kind-opening = Opening
kind-part = Part
kind-impression = Impression
kind-requirement = Requirement
kind-closing = Closing
kind-custom = Custom

# How far a section is

status-to-write = To write
status-draft = Draft
status-done = Done
command-previous-unfilled = Previous unfilled field
command-language-chinese = 中文
command-language-english = English

# What commands say in “Undo …”

step-type = typing
step-delete = deletion
step-cut = cut
step-paste = paste
step-new-paragraph = new paragraph
step-add-section = add section
step-delete-section = delete section
step-move-section = move section
step-duplicate-section = duplicate section
step-merge-sections = merge sections
step-rename-section = rename section
step-change-scheme = change of numbering
step-change-kind = change of kind
step-change-layout = change of layout
step-edit-connective = change of connective
step-set-target = change of target
step-edit-notes = edit notes
step-edit-guidance = edit guidance
step-set-status = change of progress
step-set-frame = set frame
step-edit-todos = edit to-dos
step-set-bookmark = set bookmark
step-insert-field = insert field
step-fill-field = fill in field
step-edit-field = edit field
step-delete-field = delete field
step-make-field = make field
step-make-section = make section
step-edit-information = edit information
step-set-language = change of language
step-restore = restoring
step-replace = replacing
step-substitute = automatic replacement
step-apply-template = apply template
step-edit-template-information = template information

# What commands do, shown under the pointer

tooltip-new = Choose a template or a blank speech
tooltip-new-window = Open another window
tooltip-gallery = Finds, arranges, imports and exports templates, or applies one to the speech
tooltip-open = Open a speech or a plain text file
tooltip-open-path = Open a file by its path, without the desktop’s dialog
tooltip-save = Write the speech to its file
tooltip-save-as = Save under another name
tooltip-save-as-path = Save under a path, without the desktop’s dialog
tooltip-export-text = Hand the speech over as plain text
tooltip-copy-speech = Put the whole speech on the clipboard as plain text
tooltip-close = Close the speech and go to the start page
tooltip-quit = Close the window
tooltip-undo = Take back the last step
tooltip-redo = Repeat the step taken back
tooltip-cut = Move the selected text to the clipboard
tooltip-copy = Copy the selected text
tooltip-paste = Put the clipboard’s content at the caret
tooltip-paste-plain = Paste text only, without sections and fields
tooltip-select-all = Select the whole speech
tooltip-characters = Put dashes, quotes, currency signs and the like at the caret
tooltip-typing-aids = Choose what is replaced while it is typed
tooltip-insert-field = Put a field at the caret
tooltip-make-field = Make the selected text a field, wherever it stands
tooltip-find = Find words in the speech
tooltip-replace = Find words and put others in their place
tooltip-find-next = Go to the next match
tooltip-find-previous = Go to the previous match
tooltip-next-unfilled = Go to the next field to fill in
tooltip-previous-unfilled = Go to the former field to fill in
tooltip-add-sibling = Add a section of the same level
tooltip-add-child = Add a section one level below
tooltip-duplicate-section = Put a copy behind the section
tooltip-delete-section = Delete the section with all under it
tooltip-rename-section = Change what the outline shows
tooltip-move-up = Move the section before its neighbour
tooltip-move-down = Move the section behind its neighbour
tooltip-promote = Move the section to its parent’s level
tooltip-demote = Move the section under the one before
tooltip-statistics = Words, sentences, each section’s share, and long sentences
tooltip-fold-all = Show the top level of the outline only
tooltip-unfold-all = Show all levels of the outline
tooltip-outline = Show or hide the outline
tooltip-helper = Show or hide guide, fields and information
tooltip-zoom-in = Show the manuscript larger
tooltip-zoom-out = Show the manuscript smaller
tooltip-zoom-reset = Show the manuscript at its own size
tooltip-theme-light = Dark text on light ground
tooltip-theme-dark = Light text on dark ground
tooltip-theme-system = Light or dark as the desktop is
tooltip-language-chinese = Show the window in Chinese
tooltip-language-english = Show the window in English
tooltip-language-system = Speak the desktop’s language
tooltip-load-template = Begin a speech from a template file
tooltip-load-template-path = Load a template by its path, without the desktop’s dialog
tooltip-save-as-template = Decide what becomes of each section, turn blanks and names into fields, and save a template
tooltip-edit-template = Open a template of your own to change it, or a copy of one of the program’s
tooltip-template-preview = See what a speech begun from this template looks like
tooltip-template-information = The template’s name, when to use it, and the lengths it is offered for
tooltip-template-folder = Show the folder whose templates stand on the start page
tooltip-shortcuts = Show every shortcut
tooltip-palette = Find any command, section, field, template, recent draft or page of the help
tooltip-about = Version and licences
