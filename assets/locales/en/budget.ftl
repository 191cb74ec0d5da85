# Time budget

command-fit-time = Fit to a time…
tooltip-fit-time = See what each section must lose or may gain, then set the targets
step-fit-time = fit to a time

guide-target-weight = Weight

outline-count-over-target = { $count } / { $target }, { $over } over
budget-time-of-given = { $used } of { $given }
budget-over = { $amount } over
budget-share-line = Given { $target } · about { $time }
budget-share-line-words = Given { $target } · about { $time }
budget-weight-of-nothing = Weights need a total time to share
budget-overcommitted-below = The targets under it ask for { $amount } too much
budget-overcommitted = Fixed targets exceed the total by { $time }
budget-unplanned = Text without a target takes { $time }
budget-carrier = { $name } ({ $time })
budget-carrier-separator = {", "}
budget-carried-by = Over time in { $sections }
budget-rate-out-of-bounds = The rate should be between { $least } and { $most }; times are at { $taken }
budget-pauses = { $time } of that is pauses and applause

fit-title = Fit to a time
fit-now = Now about { $time }
fit-must-cut = cut { $amount } in all
fit-may-add = { $amount } to spare
fit-everything = Scale every section
fit-weights = Keep fixed targets, change weights only
fit-section = Section
fit-used = Now
fit-wanted = To be
fit-change = Change
fit-cut = cut { $count }
fit-add = add { $count }
fit-as-it-is = none
fit-row = { $name }: now { $used }, to be { $wanted }, change: { $change }
fit-note = Applying changes the total time and the targets only; the text stays as it is.
fit-nothing = There is nothing to fit yet. Write something, or give sections a target.
fit-apply = Apply

command-bind-count = Number follows its sections
tooltip-bind-count = Let a number such as “three points” at the caret follow what it announces; once more makes it plain text
step-bind-count = bind number
manuscript-offer-count = Let it follow the sections it announces
manuscript-offer-unbind = Make it plain text again
manuscript-count-follows = This number follows how many sections of kind “{ $kind }” there are under “{ $parent }”.
manuscript-count-follows-all = This number follows how many sections of kind “{ $kind }” there are in the speech.
manuscript-offer-count-other = There are { $count }: let it follow them
