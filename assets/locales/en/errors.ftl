# Errors

error-open-title = “{ $name }” could not be opened
error-save-title = “{ $name }” could not be saved
error-export-title = “{ $name }” could not be exported
error-template-title = The template “{ $name }” could not be loaded
error-settings-damaged = The settings file is damaged; the defaults are used instead.
error-clipboard = The clipboard’s content cannot be read; the speech is unchanged.

# Why a section cannot stand somewhere

nesting-kind-holds-none = A section of this kind holds no others
nesting-kind-stands-at-top = A section of this kind stands at the top level only
nesting-too-deep = Sections nest at most four levels deep
nesting-under-itself = A section cannot stand under itself
nesting-unknown = The section is no longer in the speech
