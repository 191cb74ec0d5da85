# The gallery of templates, and applying one

gallery-title = Templates
gallery-sought = Find a template by name or purpose
gallery-import = Import…
gallery-import-tooltip = Takes over a template file, or a ZIP archive of many
gallery-all = All
gallery-categories = Purpose
gallery-categories-other = In Chinese
gallery-sources = Source
gallery-uncategorised = Uncategorised
gallery-broken = Unreadable
gallery-broken-advice = Mend the file at that line and column, or move it out of the folder. The others are not affected.
gallery-group = { $name }: { $count }
gallery-row = { $name }, { $source }, { $length }
gallery-mark = Mark “{ $name }” to be exported with others
gallery-clash = id used twice
gallery-clash-why = Another template has the id { $id }, too. By that id your own is taken first, then the shared one.
gallery-none-found = There is no such template. Try another word.
gallery-none-of-these = There are no templates here yet. Import some, or save a speech as a template.
gallery-nothing-chosen = Choose a template to see its outline and what is to fill in
gallery-shared-reading = Reading the shared folder…
gallery-shared-open = The shared folder can be read and written
gallery-shared-read-only = The shared folder is read-only: use and copy its templates; they cannot be renamed or deleted
gallery-shared-unreachable = The shared folder is missing or cannot be opened. It is listed as soon as it is back; or choose another in the settings.
gallery-more = More
gallery-duplicate = Duplicate
gallery-rename = Rename
gallery-delete = Delete
gallery-export = Export…
gallery-export-marked = { $count ->
    [one] Export { $count } marked…
   *[other] Export { $count } marked…
}
gallery-unchangeable = Built-in templates and those in a read-only folder cannot be changed; duplicate one first
gallery-apply = Apply to this speech…
gallery-apply-short = Apply…
gallery-apply-why-not = Open or begin a speech first
gallery-copy-name = { $name } (copy)
gallery-new-name = New name
gallery-working = Working on the templates…
gallery-duplicated = Duplicated as “{ $name }”
gallery-renamed = Renamed to “{ $name }”
gallery-trashed = “{ $name }” is in the trash
gallery-failed = “{ $name }” was left as it was. { $reason }
gallery-archive-name = Speech templates
gallery-imported = { $count ->
    [one] { $count } template was imported.
   *[other] { $count } templates were imported.
}
gallery-import-title = Import templates
gallery-import-failed = “{ $name }” was not imported
gallery-imported-renamed = “{ $name }”: the id { $former } is in use, it has { $id } now.
gallery-imported-present = “{ $name }”: the same template is there already.
gallery-imported-refused = “{ $name }” was not imported: { $reason }
gallery-imported-others = { $count ->
    [one] { $count } other file is no template and was passed over.
   *[other] { $count } other files are no templates and were passed over.
}

notice-templates-exported = The templates are in “{ $name }”
notice-template-applied = The template “{ $name }” is applied

apply-title = Apply the template “{ $name }”
apply-explained = At the left the sections of the speech, at the right where each goes in the template; choose otherwise if you like. No text is lost, and the step can be undone.
apply-sections = Sections of the speech
apply-places = Place in the template
apply-no-sections = The speech has no sections yet
apply-choice = Place of “{ $name }”
apply-fills = { $name }
apply-under = Under “{ $name }”
apply-keeps-short = No match
apply-unmatched = { $count ->
    [one] { $count } section has no match in the template and is kept at the end of its parent
   *[other] { $count } sections have no match in the template and are kept at the end of their parents
}
apply-separator = {"; "}
apply-keeps = No match: kept at the end of its parent
apply-added = { $count ->
    [one] The template adds { $count } empty section: { $names }
   *[other] The template adds { $count } empty sections: { $names }
}
apply-fields-known = { $count ->
    [one] { $count } field of the same name keeps its value: { $names }
   *[other] { $count } fields of the same names keep their values: { $names }
}
apply-fields-new = { $count ->
    [one] { $count } new field: { $names }
   *[other] { $count } new fields: { $names }
}
apply-taken-over = Matched sections also take the template’s numbering, targets and guidance.
apply-accept = Apply

settings-templates = Templates
settings-template-folder = Shared template folder
settings-template-folder-why = Lists the templates of this folder beside your own, such as those on an office’s shared drive. Leave it empty for none.
settings-folder-hint = For example: ~/Shared/Templates
settings-choose-folder = Choose…
settings-no-folder = none

dialog-path-template-folder = Choose the shared template folder
dialog-path-import-templates = Import templates
dialog-path-export-templates = Export templates
file-kind-templates = Templates and ZIP archives
file-kind-archive = ZIP archives
gallery-open-here = This template is open here; rename it there, or close it first
