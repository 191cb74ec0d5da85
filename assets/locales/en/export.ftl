# Exporting

export-unwritable = GB18030 cannot hold { $characters }. Export as UTF-8, or replace them in the speech.
export-unwritable-character = U+{ $code } (line { $line }, character { $column })
export-unwritable-more = {" "}and { $count } more

export-copy = Copy the text
export-go-to = Fill in “{ $name }”
export-bom-tooltip = Some Windows programs know UTF-8 by it
export-counts = { $length } characters · { $lines } lines · { $size }
export-counts-words = { $length } words · { $lines } lines · { $size }
export-preview-more = { $count ->
    [one] The preview ends here; the file has { $count } more line
   *[other] The preview ends here; the file has { $count } more lines
}

# Templates, saved and loaded

template-name = Name
template-name-hint = For example: half-year review
template-name-missing = Give the template a name.
template-summary = When to use it
template-summary-hint = For example: our monthly staff meeting
template-id = Id
template-id-rule = Also the file’s name: lower-case letters, digits and hyphens.
template-id-missing = Give the template an id.
template-id-wrong = An id has lower-case letters, digits and hyphens only, 100 at most.
template-left-out = Notes, to-dos and progress are left out.
template-sections = { $count ->
    [one] { $count } section, with its numbering and target
   *[other] { $count } sections, with their numbering and targets
}
template-fields = { $count ->
    [one] { $count } field: { $names }
   *[other] { $count } fields: { $names }
}
template-no-fields = No fields
template-guidance = { $count ->
    [one] Guidance for { $count } section
   *[other] Guidance for { $count } sections
}
template-offer-title = Template “{ $name }”
template-offer-add = Add to my templates
template-report-lengths = Lengths: { $lengths }
