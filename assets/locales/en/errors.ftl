# Errors

error-open-title = “{ $name }” could not be opened
error-save-title = “{ $name }” could not be saved
error-export-title = “{ $name }” could not be exported
error-template-title = The template “{ $name }” could not be loaded
error-settings-damaged = The settings file is damaged; the defaults are used instead.
error-clipboard = The clipboard’s content cannot be read; the speech is unchanged.
