# Exporting

export-unwritable = GB18030 cannot hold { $characters }. Export as UTF-8, or replace them in the speech.
export-unwritable-character = U+{ $code } (line { $line }, character { $column })
export-unwritable-more = {" "}and { $count } more
