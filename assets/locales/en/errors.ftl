# Errors

error-open-title = “{ $name }” could not be opened
error-save-title = “{ $name }” could not be saved
error-export-title = “{ $name }” could not be exported
error-template-title = The template “{ $name }” could not be loaded
mended-title = Saving “{ $name }” was interrupted last time

mended-put-right = The file was incomplete. It was put right from the copy kept at the time, and holds what was to be saved.
mended-put-back = The file was incomplete, and so was what was to be saved. The file holds again what it held before.
mended-former = The file holds what it held before, and was left so. What was to be saved is in { $copy }; open it to compare.
mended-other = The file was changed or moved since, and was left so. What was to be saved is in { $copy }; open it to compare.
mended-failed = The file may be incomplete and cannot be put right now ({ $reason }); the next start tries again. The whole text is in { $copy }.
error-settings-damaged = The settings file is damaged; the defaults are used instead.
error-clipboard = The clipboard’s content cannot be read; the speech is unchanged.

# Why a section cannot stand somewhere

nesting-kind-holds-none = A section of this kind holds no others
nesting-kind-stands-at-top = A section of this kind stands at the top level only
nesting-too-deep = Sections nest at most four levels deep
nesting-under-itself = A section cannot stand under itself
nesting-unknown = The section is no longer in the speech

# What is wrong with a file

error-at-place = Line { $line }, column { $column }: { $reason }
list-separator = {", "}

problem-not-found = There is no such file. Check the path, or whether the file was moved or renamed.
problem-not-a-file = This is not a regular file. Give the path of a file, not of a folder or a device.
problem-unreadable = The file cannot be read. { $reason }
problem-too-large = The file has { $size } MB, over the limit of { $limit } MB. If it is a speech, divide it into several.
problem-empty = The file is empty. Take it from a backup, or begin a new speech.
problem-not-text = This is { $kind }, not a speech. { $advice }
problem-advice-choose = Choose a .speech file or a template.
problem-advice-text = If it is plain text, give it a name that ends in .txt and open it again: a new speech is made of it.
problem-wrong-format = This should be { $wanted }, but it is { $found }. Choose another file.
problem-template-as-speech = This is a template, not a speech. Load it with “Load template file” in the Template menu.
problem-no-format = This is not { $wanted }: it does not begin with format: "{ $key }". Choose another file.
problem-newer-version = The file has version { $found } of its format; this program reads up to { $supported }. Install a newer Speechwright.
problem-too-deep = Brackets are nested more than { $limit } levels deep. No speech needs that, so the file is damaged: take it from a backup.
problem-too-many = There are more than { $limit } { $what }. Divide the speech into several files.
problem-syntax = What stands here is not right ({ $detail }). Mend it, or take the file from a backup.
problem-breaks-off = The file breaks off here. Take it from a backup, or complete it.
problem-number-out-of-range = The number here is too large or negative. Mend it.
problem-unknown-word = “{ $found }” cannot stand here. Use one of: { $allowed }
problem-unknown-key = There is no key “{ $found }”. Remove it, or use one of: { $allowed }
problem-duplicate-key = The key “{ $name }” stands here twice. Remove one.
problem-missing-key = The key “{ $name }” is missing. Add it.
problem-number = This cannot be { $found } ({ $what }). Mend it.
problem-number-version = The version cannot be { $found }; versions begin at 1.
problem-number-length = A template’s length cannot be { $found }; give minutes above 0.
problem-number-rate = The speaking rate cannot be { $found }; give characters or words a minute, at least 1.
problem-number-total = The total length cannot be { $found }; give minutes, or leave the key out.
problem-number-target = A section’s target cannot be { $found }; give a number above 0, or leave the key out.
problem-unknown-field = The text uses the field “{ $name }”, which is not among the fields. Add it there, or double the braces if they are meant as such.
problem-brace = A brace stands alone in the text “{ $text }”. Write {"{"}name{"}"} for a field, and {"{{"} or {"}}"} for a brace.
problem-duplicate-id = Two { $what } have the id { $id }. Change one, or remove it to get a new one.
problem-template-id = “{ $id }” cannot be a template’s id. Use lower-case letters, digits and hyphens only.
problem-archive = The ZIP archive cannot be read ({ $detail }). Export it again where it comes from.
problem-archive-entry = Its name leads out of the archive, so it was not taken over.
problem-archive-files = The archive holds more than { $limit } files. Export fewer at a time.
problem-archive-file = Unpacked it has more than { $limit } MiB, which no template has, so it was not taken over.
problem-archive-total = The archive is too large: unpacked it may have { $limit } MiB in all. Export fewer at a time.
problem-not-trashed = It could not be moved to the trash and is where it was. { $reason } You can delete it in the file manager.
problem-unknown-template = There is no template with the id “{ $id }”. Choose another on the start page.
problem-unsaved = It failed while { $step }. { $reason }
problem-unsaved-old-kept = It failed while { $step }. { $reason } The old file is unchanged.
problem-torn = Overwriting failed, and the file may be incomplete. { $reason } The whole new text is in { $copy }; the next start puts the file right from it. Save elsewhere now.

save-step-create = making a new file in its folder
save-step-attributes = giving it the old file’s permissions
save-step-write = writing
save-step-sync = waiting for the disk
save-step-compare = reading it back
save-step-rescue = keeping a copy in the program’s folder
save-step-rename = replacing the old file
save-step-sync-folder = making the disk keep the new file

noun-sections = sections
noun-fields = fields
noun-sections-and-fields = sections and fields
noun-paragraphs = paragraphs

format-speech = a speech
format-template = a template
format-fragment = a copied fragment
format-journal = a record of unsaved work

content-picture = a picture
content-word = a Word document (.docx)
content-old-office = an old Word document (.doc)
content-open-document = an OpenDocument text (.odt)
content-rich-text = a rich text file (.rtf)
content-pdf = a PDF
content-archive = an archive
content-utf16 = text in UTF-16
content-other-encoding = text in another encoding than UTF-8
content-binary = binary data

import-other-kind = This is { $kind }, not plain text. { $advice }
import-advice-document = Save it as plain text (.txt) in your word processor, then open that file.
import-advice-pdf = Copy its text in a PDF viewer and paste it into a new speech.
import-advice-archive = Unpack it, and open the text file inside.
import-advice-picture = Open a text file instead.
import-damaged = Line { $line } cannot be read as { $encoding }. Save the file as UTF-8 in the program it comes from, then open it again.

fault-duplicate-field = Two fields have the id { $id }. Change one.
fault-field-name = “{ $name }” cannot be a field’s name: it is empty, taken, or holds braces. Choose another.
fault-unknown-field = Section { $id } uses a field that is not among the fields. Add it there.
fault-unknown-field-in-title = The title uses a field that is not among the fields. Add it there.
fault-nesting = Section { $id } cannot stand where it does: { $reason }. Mend the file.
fault-no-paragraph = Section { $id } has no paragraph. Give it an empty one.
fault-target = Section { $id } has an impossible target. Give a number above 0, or remove it.
fault-rate = The speaking rate must be at least 1 a minute. Mend it.
fault-minutes = The total length must be at least 1 minute, or be left out. Mend it.
fault-draft-id = The draft’s id must have 32 digits from 0 to f. Mend it or leave it out.

# What the system says

io-no-space = The disk is full. Free some space, or save elsewhere.
io-file-too-large = The disk cannot hold so large a file. Save elsewhere.
io-permission = You have no permission. Choose another folder, or ask your administrator.
io-read-only = The disk is read-only. Save elsewhere.
io-not-found = The file or folder is no longer there. Check the path.
io-not-a-folder = A part of the path is not a folder. Check the path.
io-is-a-folder = A folder stands there. Choose another name.
io-exists = A file of that name stands there. Choose another name.
io-name = The name is too long, or has characters that cannot be used. Choose another.
io-busy = Another program is using the file. Close it, then try again.
io-network = The network drive cannot be reached. Check the network, or save on this computer.
io-device = The disk failed; it may be damaged or unplugged. Save elsewhere.
io-differs = The disk gives back something else than was written; it may be damaged. Save elsewhere.
io-other = The system says “{ $error }”. Try again, or save elsewhere.

write-exists = A file of that name stands there. Agree to replace it, or choose another name.
write-held = { $user } has the file open on { $machine }. Save elsewhere, or try again once it is closed there.
write-changed = The file was changed by another program. Agree to replace it, or save elsewhere.

# Why an action was refused

edit-unknown-place = This line is no longer in the speech
edit-unknown-field = This field is no longer in the speech
edit-duplicate-id = The id { $id } is taken
edit-field-name = “{ $name }” cannot be a field’s name: it is empty, taken, or holds braces
edit-field-in-use = The text still uses this field; take it out of the text first
edit-range = The selection does not lie within the text
edit-impossible-target = A target must be a number above 0
edit-not-a-template = This is a speech, not a template: it has no template information
edit-title-in-title = The title cannot hold itself as a field

# Faults of the program’s own

fault-menus = The menu bar failed and cannot be shown.
fault-toolbar = The toolbar failed and cannot be shown.
fault-status-bar = The status bar failed and cannot be shown.
fault-outline = The outline failed and cannot be shown. The speech is unharmed: go on writing and saving.
fault-helper = The helper failed and cannot be shown. The speech is unharmed: go on writing and saving.
fault-find = Finding failed, so its bar is closed. The speech is unharmed.
fault-manuscript = The manuscript failed and cannot be shown. The speech is still there: save it first, then show it again.
fault-manuscript-again = Showing the manuscript failed; it is shown anew. The speech is unharmed.
fault-bars = The bars with news about the file failed and cannot be shown. The speech is unharmed.
fault-start-page = The start page failed and cannot be shown. The menus still begin and open speeches.
fault-dialog = The dialog failed and was closed. The speech is unharmed: try again.
fault-notices = Notices could not be shown. The speech is unharmed.
fault-action = This failed and was not done. The speech is as it was.
button-show-again = Show again
notice-report = The program had a fault. A report lies at { $path }; it holds nothing of your speeches.
