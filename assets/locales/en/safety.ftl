# Nothing written is lost: recovery, earlier versions, locks, changed files, traces

command-former-versions = Earlier versions…
tooltip-former-versions = What the file held before each save, to compare and restore
command-recoveries = Recover unsaved work…
tooltip-recoveries = What was left when the program did not close properly
command-safety = Safety…
tooltip-safety = Automatic saving, traces, room for earlier versions

month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
moment-today = today at { $time }
moment-yesterday = yesterday at { $time }
moment-this-year = { $day } { month-name } at { $time }
moment-other-year = { $day } { month-name } { $year } at { $time }
day-today = Today
day-yesterday = Yesterday
day-this-year = { $day } { month-name }
day-other-year = { $day } { month-name } { $year }

# Comparison

comparison-working = Comparing…
comparison-failed = Not compared: a fault of the program
comparison-counts = { $added } characters added, { $removed } removed, in { $places ->
    [one] { $places } place
   *[other] { $places } places
}
comparison-counts-words = { $added } characters added, { $removed } removed, in { $places ->
    [one] { $places } place
   *[other] { $places } places
}
comparison-same = Both texts are the same
comparison-same-text = The text is the same; only notes, targets or settings differ
comparison-spoken-added = [added: { $text }]
comparison-spoken-removed = [removed: { $text }]
comparison-place = { $place } of { $places }
comparison-next = Next difference (F7)
comparison-previous = Previous difference (Shift+F7)
comparison-all = Whole text
comparison-folded = { $count ->
    [one] { $count } unchanged paragraph
   *[other] { $count } unchanged paragraphs
}
comparison-unfold = { $count ->
    [one] Show { $count } unchanged paragraph
   *[other] Show { $count } unchanged paragraphs
}
comparison-more = Show { $count } more
comparison-mine = Mine
comparison-in-file = In the file
comparison-recovered = To recover
comparison-former = As of { $when }
comparison-present = Now
comparison-title = Compare “{ $name }”

# Recovery

recoveries-heading = Unsaved work from before
recoveries-text = The program did not close properly, but what you wrote is still here. It stays until you decide.
recoveries-title = Recover unsaved work
recoveries-empty = There is nothing to recover.
recoveries-discarded = Discarded (kept for 30 days)
recovery-never-saved = Never saved
recovery-changed-at = Written until { $when }
recovery-differing = { $count ->
    [one] { $count } character differs from the file
   *[other] { $count } characters differ from the file
}
recovery-length = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
recovery-same-file = File unchanged
recovery-file-changed = File changed since
recovery-file-gone = File is gone
recovery-recover = Recover
recovery-compare = Compare
recovery-open-both = Open both
recovery-open-both-tooltip = The recovered text opens here as a new speech, the file in another window
recovery-discard = Discard
recovery-discard-tooltip = Not offered any more; can be recovered for 30 days
recovery-spoken = { $action }: { $name }
recovery-discarded-notice = Discarded. For 30 days it can still be recovered from the File menu
recovery-failed-title = “{ $name }” could not be recovered
recovery-copy-name = { $name } (recovered)
recovery-bar = This speech has unsaved work from { $when }
recovery-bar-differing = This speech has unsaved work from { $when }; { $count ->
    [one] { $count } character differs
   *[other] { $count } characters differ
} from the file
recovery-bar-others = { $count ->
    [one] There is unsaved work in { $count } other speech
   *[other] There is unsaved work in { $count } other speeches
}
recovery-show = Show
recovery-later = Later
recovery-done = Recovered as of { $when }. Remember to save

# Changed underneath

changed-bar = “{ $name }” was changed by another program
changed-bar-unsaved = Not saved: “{ $name }” was changed by another program. Choose what to do first
gone-bar = The file of “{ $name }” is gone: deleted, moved or renamed
unreachable-bar = The folder of “{ $name }” cannot be reached. You can go on writing
changed-compare = Compare
changed-keep-mine = Keep mine
changed-keep-mine-tooltip = Writes my version into the file; what it holds now becomes an earlier version
changed-keep-mine-tooltip-no-traces = Writes my version into the file. No traces are kept, so what it holds now will be gone
changed-take-theirs = Take the file’s
changed-take-theirs-tooltip = Takes what the file holds now; mine becomes an earlier version, and can be undone to
changed-save-again = Save again
changed-taken = Now as in the file. You can undo this
changed-not-kept = The replaced version could not be kept as an earlier version: { $reason }
changed-unreadable-title = “{ $name }” cannot be read
autosave-failed-bar = Automatic saving failed and is paused: { $reason }
autosave-retry = Save again

# Earlier versions

versions-title = Earlier versions
versions-reading = Reading…
versions-empty = No earlier versions yet. Each save keeps what the file held before.
versions-empty-no-traces = No earlier versions. This speech leaves no traces, so none are kept.
versions-preview = Preview
versions-compare = Compare with now
versions-restore = Restore this version
versions-copy = Open as a copy
versions-clear = Clear history…
versions-failed = Earlier versions cannot be read: { $reason }
versions-restored = Restored as of { $when }. You can undo this
versions-copy-name = { $name } ({ $when })

# Locks

held-title = “{ $name }” is in use
held-title-free = “{ $name }” is free now
held-text = { $user } has been editing it on { $machine } since { $when }.
    Two who write one file overwrite each other.
held-text-gone = { $user } had been editing it on { $machine } since { $when }.
    That is over now, and you can safely take over.
held-read-only = Open read only
held-copy = Open a copy
held-take-over = Take over
held-copy-name = { $name } copy
held-not-taken = Not taken over: somebody is editing it
held-bar = { $user } is editing this speech on { $machine }; here it can only be read
held-bar-free = Nobody is editing this speech any more
held-go-on = Edit it
held-notice = { $user } is editing this file on { $machine }. Save under another name to keep your changes
read-only = Read only
read-only-notice = This speech is open read only. Save it under another name to change it
read-only-tooltip = Somebody else is editing this file. To make changes, save under another name
read-only-title = {" "}(read only)

# Status bar

journal-keeping = Backed up
journal-keeping-tooltip = What you write is kept for recovery within a second, whatever happens to the program or computer
journal-waiting = Backup paused
journal-waiting-tooltip = The disk does not answer. Go on writing, but the latest text is not kept yet and could not be recovered
journal-failing = No backup
journal-failing-tooltip = Recovery files cannot be written ({ $reason }). Go on writing, but save often: nothing could be recovered
journal-no-home = No backup
journal-no-home-tooltip = There is no place for recovery files. Go on writing, but save often: nothing could be recovered
journal-unwanted = No traces
journal-unwanted-tooltip = Neither recovery files nor earlier versions are kept. Save often: nothing could be recovered
journal-notice = What you write cannot be kept for recovery. Save often
status-saving-slow = Still saving… The disk is slow; go on writing

# Safety

safety-title = Safety
safety-saving = Saving
safety-autosave = Save into the file automatically
safety-autosave-note = A while after each change. For speeches that were saved before.
safety-every = After
safety-seconds = { $seconds } seconds
safety-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
safety-versions = Earlier versions
safety-limit = At most
safety-mebibytes = { $count } MB
safety-traces = Traces
safety-no-traces = No traces of any speech
safety-no-traces-of-draft = No traces of this speech
safety-no-traces-cost = No recovery files, no earlier versions, no entry among recent speeches; copied sections arrive in other windows as text only. After a power cut or a fault, what was written since the last save is gone.
safety-clear-all = Clear all history…
safety-clear-all-tooltip = Deletes the earlier versions and recovery files of all speeches
clear-title = Clear history?
clear-text = Deletes this speech’s earlier versions and recovery files and what is kept for pasting, and takes it off the recent ones. The speech’s file stays as it is. This cannot be undone.
clear-all-text = Deletes the earlier versions and recovery files of all speeches, the list of recent ones, and what is kept for pasting. The speeches’ files stay as they are. This cannot be undone.
clear-clear = Clear
clear-keep = Keep
clear-done = History cleared
clear-failed = History could not be cleared: { $reason }
traces-clear-title = Clear the history kept so far?
traces-clear-text = From now on this speech leaves no traces. The earlier versions and recovery files kept so far are still there.
traces-clear-all-text = From now on no traces are left. The earlier versions and recovery files kept so far are still there.
