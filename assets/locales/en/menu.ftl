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
command-open = Open…
command-open-path = Open by typing a path…
command-save = Save
command-save-as = Save as…
command-save-as-path = Save by typing a path…
command-export-text = Export text…
command-copy-speech = Copy whole speech
command-load-template = Load template file…
command-load-template-path = Load template by typing a path…
command-save-as-template = Save as template…
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
command-insert-field = Insert field…
command-make-field = Make selection a field…
command-next-unfilled = Next unfilled field
command-find = Find…

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
command-language-system = As the system

command-shortcuts = Keyboard shortcuts
command-about = About Speechwright
command-palette = Find a command…

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
