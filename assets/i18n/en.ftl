### Wallchart in English: every word of the window and the terminal.
### One section a room; ids start with the section's word. `$n` is a count.

## date: days, months, weekdays

date-day = { $day } { $month } { $year }
date-short = { $day } { $month }
date-short-year = { $short } { $year }
date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December
date-month-short-1 = Jan
date-month-short-2 = Feb
date-month-short-3 = Mar
date-month-short-4 = Apr
date-month-short-5 = May
date-month-short-6 = Jun
date-month-short-7 = Jul
date-month-short-8 = Aug
date-month-short-9 = Sep
date-month-short-10 = Oct
date-month-short-11 = Nov
date-month-short-12 = Dec
date-weekday-1 = Mon
date-weekday-2 = Tue
date-weekday-3 = Wed
date-weekday-4 = Thu
date-weekday-5 = Fri
date-weekday-6 = Sat
date-weekday-7 = Sun

## age: how long ago, how far ahead

age-today = today
age-yesterday = yesterday
age-tomorrow = tomorrow
age-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
age-weeks = { $n ->
    [one] { $n } week ago
   *[other] { $n } weeks ago
}
age-months = { $n ->
    [one] { $n } month ago
   *[other] { $n } months ago
}
age-years = { $n ->
    [one] { $n } year ago
   *[other] { $n } years ago
}
age-in-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
}
age-in-weeks = { $n ->
    [one] in { $n } week
   *[other] in { $n } weeks
}
age-in-months = { $n ->
    [one] in { $n } month
   *[other] in { $n } months
}

## mark: what a mark is called where it is read aloud

mark-support = { $value ->
    [0] not assessed
   *[other] support { $value }
}
mark-rating-ageing = { $mark }, rated some time ago
mark-rating-old = { $mark }, rated long ago
mark-entrance = Entrance
mark-break-room = Break room
mark-office = Supervisor's office
mark-round = Supervisor's round
mark-smoking = Smoking spot
mark-stairs = Stairs
mark-leader = leader
mark-second = second in line
mark-suggested = suggested leader
mark-did = did it
mark-refused = refused
mark-asked = asked, no answer
mark-not-asked = not asked
mark-covered = Covered
mark-no-second = Leader, no second
mark-gap = Gap
mark-met = met
mark-near = near
mark-not-yet = not yet


## chart: the wall, its heads, its pages

chart-unassigned = Unassigned
chart-unnamed-unit = Without a name
chart-to-place = { $n ->
    [0] nobody to place
    [one] { $n } person to place
   *[other] { $n } people to place
}
chart-unnamed = { $n } not yet named
chart-count-of = { $n } of ~{ $of } · rated { $rated }
chart-count = { $n } charted · rated { $rated }
chart-beside = { $n } charted, none counted
chart-also-here = { $n } also said to be here
chart-leaders-per-ten = Leaders per 10
chart-per-ten = { $share } per 10
chart-acted = { $n } of { $of }
chart-not-assessed = not assessed
chart-basis-did = did
chart-basis-said = said
chart-basis-guess = guess
chart-level-support-1 = strong yes, acts
chart-level-support-2 = yes
chart-level-support-3 = undecided
chart-level-support-4 = no
chart-level-support-5 = hostile, acts against
chart-level-leader-1 = supportive leader
chart-level-leader-2 = supporter
chart-level-leader-3 = neutral
chart-level-leader-4 = opposed
chart-level-leader-5 = oppositional leader
chart-level-steward-1 = leader
chart-level-steward-2 = supporter
chart-level-steward-3 = undecided
chart-level-steward-4 = not interested
chart-level-steward-5 = anti
chart-legend-fresh = rated lately
chart-legend-ageing = { $n } weeks and older
chart-legend-unnamed = not yet named
chart-page = page { $n } of { $of }
chart-error-too-large = The picture would be { $width } × { $height } pixels, more than can be held. Nothing was written. Choose PDF, a smaller scale, or fewer lanes.
chart-error-no-room = There is no room on this page for anything. Nothing was written. Choose a larger page.
chart-error-encoding = The picture could not be made. Nothing was written, the campaign is untouched. Try another format.

## paper: sheets that are printed, filled in by hand and typed back

paper-name = Name
paper-reach = How to reach them, what was said
paper-did = did
paper-refused = refused
paper-no-answer = no answer
paper-will = will
paper-wont = won't
paper-dont-know = don't know
paper-vacant = vacant
paper-not-listed = Not on this sheet
paper-no-number = No.
paper-people = { $n ->
    [one] one person
   *[other] { $n } people
}
paper-filled-on = Day
paper-predicted-on = Day
paper-expect = I expect
paper-expect-of = of { $n } to do it
paper-legend-one = Tick one box in a row. An empty row means: not asked.
paper-legend-many = In each box: tick = did it, X = refused, O = asked, no answer. Empty = not asked.
paper-legend-predict = Tick one box in a row, before anybody is asked. An empty row means: nothing was predicted.
paper-legend-predict-many = In each box, before anybody is asked: tick = will, X = won't, ? = don't know. Empty = nothing predicted.
paper-busy = Something else is being written. Nothing was printed: try again in a moment.
paper-nobody = Nobody would stand on these sheets. Nothing was printed: choose other units, or somebody who is responsible for people.
paper-too-many = The numbers of sheets have run out at 999,999. Nothing was printed: begin a new campaign for what comes.
paper-many-pages = A picture holds one page, and these are several. Nothing was written: choose PDF.
paper-tile = Row { $row } of { $rows }, column { $column } of { $columns }

## print: choosing sheets, and those that are out

print-title = Sheets of paper
print-part = What is shown
print-part-print = Print
print-part-out = Sheets out: { $n }
print-kind = Kind of sheet
print-team = Team
    .why = Everybody of a unit, with boxes for what they did.
print-assignment = Own people
    .why = For each responsible person the people they follow, at most 15 a sheet. Whose sheet it is stands here, not on the paper.
print-prediction = Prediction
    .why = Will, won't, don't know: filled in before anybody is asked.
print-door = Doors
    .why = From door to door, in order of stairwell, floor and number.
print-call = Blank call sheet
    .why = Empty lines: no name leaves the chart.
print-by = Whose prediction
print-by-unit = By unit
print-by-person = By responsible person
print-tests = Boxes for
    .hint = One test: did, refused, no answer. Several: one box each.
print-tests-none = No test
print-tests-many = { $n } tests
print-no-test = No test is on the ladder yet: the sheet has boxes for did, refused and no answer to whatever you ask.
print-whose = Whose
print-all = All
print-none = None
print-whose-line = { $whose }, { $n ->
    [one] one person
   *[other] { $n } people
}
print-gone = somebody not on the chart any more
print-nobodys = Nobody is responsible
print-no-units = Nobody takes part in this test yet: put people in units first.
print-no-doors = No house has doors yet: give units a parent (a stairwell, a floor) and flats their door number.
print-nobody = Nobody would stand on these sheets. Choose whose they are.
print-tile = Poster
print-tile-none = One page
print-tile-wide = { $n } wide
print-named =
    .happens = These pages say who is asked, by name.
    .safe = No rating, mark, tie, note or author is on them. They are written into the list of what was given out.
    .will = I want names on paper
print-letters = Tests as letters
    .why = A lost page then does not say what is asked.
print-traces = The file is written where you say and nowhere else. Whatever opens it, and the printer, keep traces: not on the employer's.
print-count = { $n ->
    [one] One sheet
   *[other] { $n } sheets
} on { $pages ->
    [one] one page
   *[other] { $pages } pages
}
print-preview = The page as it will be printed
print-page-before = Page before
print-page-after = Next page
print-do = { $n ->
    [0] Print
    [one] Print one sheet
   *[other] Print { $n } sheets
}
print-again = Print { $code } again
print-again-short = Print again
print-again-title = Sheet { $code } again
print-again-why = The same number, the same rows in the same order, whatever has changed since.
print-again-do = Print the sheet again
print-back = { $code } came back
    .hint = Sheet { $code } came back today
print-still-out = { $code } is still out
    .hint = Sheet { $code } did not come back after all
print-came-back = back { $day }
print-out-why = Who has which sheet stands here only: the paper itself says a number.
print-out-empty = No sheet was printed yet.
    .why = Every printed sheet has a number. Whoever brings it back, typing the number shows the same rows in the printed order.

## chart-view: the chart under the hands

chart-view-wall = Wall of cards
chart-view-grouping-unit = Unit
chart-view-grouping-shift = Shift
chart-view-grouping-job = Job
chart-view-grouping-worksite = Worksite
chart-view-grouping-language = Language
chart-view-group-by = Group by
chart-view-type-names = Type names
chart-view-nearer = Nearer
chart-view-further = Further away
chart-view-fold = Fold Unassigned
chart-view-detail-dots = Shapes: a building at once
chart-view-detail-tiles = Tiles
chart-view-detail-lines = Lines with names
chart-view-detail-cards = Cards
chart-view-detail-reasons = Cards with reasons
chart-view-rename = Name
chart-view-drop = drop to move { $n ->
    [one] one person
   *[other] { $n } people
} to { $lane }, Ctrl+Z to undo
chart-view-rate = Rate
chart-view-by = , by { $who }
chart-view-rated-times = { $n ->
    [one] rated once
   *[other] rated { $n } times
}
chart-view-disputed = { $one } | { $other } - talk about it
chart-view-named-by = named by { $n } of { $of } asked
chart-view-acted = { $n } of { $of } tests
chart-view-lane-menu = More about { $lane }
chart-view-lane-near = Show the cards of { $lane }
chart-view-lane-far = Show { $lane } from far away
chart-view-select-lane = Select everybody here
chart-view-door-charted = { $lane }: who is charted
chart-view-door-rated = { $lane }: who is rated
chart-view-door-value = { $lane }: { $what }
chart-view-door-acted = { $lane }: who did it in { $test }
chart-view-rename-unit = Rename the unit
chart-view-rename-word = Rename for everybody here
chart-view-rename-do = Rename
chart-view-unit-name = Name of the unit
chart-view-word = Word
chart-view-new-unit = New unit
chart-view-add-unit = Add the unit
chart-view-remove-unit = Remove the unit
chart-view-estimate = How many belong, named or not
chart-view-estimate-ask = Estimate how many belong
chart-view-estimate-do = Set the estimate
chart-view-gate = Gate unit: its majority decides
chart-view-reach = Everybody reached within 48 hours
chart-view-yes = yes
chart-view-no = no
chart-view-not-known = not known
chart-view-none = none
chart-view-nobody = Nobody
chart-view-unit-leader = Responsible leader
chart-view-unit-second = Second in line
chart-view-select-first = Select a person first
chart-view-rate-many = Rate { $n } people { $value }?
chart-view-rate-do = Rate { $n } people { $value }
chart-view-rate-basis = As a guess of today. What they said or did counts more.
chart-view-rate-as = Rate { $value }: { $word }
chart-view-ask-leader = { $n ->
    [one] Is { $name } a leader?
   *[other] Are these { $n } people leaders?
}
chart-view-ask-result = { $n ->
    [one] { $test }: what did this person do?
   *[other] { $test }: what did these { $n } people do?
}
chart-view-ask-move = { $n ->
    [one] Where does { $name } belong?
   *[other] Where do these { $n } people belong?
}
chart-view-no-test = There is no test yet
chart-view-nothing-to-choose = Nothing to choose from yet.
chart-view-letter = A letter chooses
chart-view-judgement = Our judgement
chart-view-judgement-identified = A leader
chart-view-judgement-suggested = Suggested as a leader
chart-view-judgement-not = Looked at: not a leader
chart-view-judgement-unknown = Not looked at
chart-view-stands = Where the talk stands
chart-view-stands-not-begun = Not begun
chart-view-stands-in-conversation = In conversation
chart-view-stands-yes = Said yes
chart-view-stands-no = Said no
chart-view-job = Job
chart-view-standing = Standing
chart-view-standing-in_unit = in the unit
chart-view-standing-supervisor = supervisor
chart-view-standing-outside = outside the unit
chart-view-standing-on_leave = on leave
chart-view-standing-left = left
chart-view-shift-words = day, days, night, nights, evening, evenings, morning, mornings, early, late, weekend, weekends
chart-view-entry = Type names
chart-view-entry-hint = Rosa, RN, nights, 5N
chart-view-entry-how = One line a person: the name or a nickname, then job, unit, shift, standing in any order. What you set stays for the next line. A pasted list becomes lines.
chart-view-entry-done = Done
chart-view-entry-more = { $n ->
    [one] Down: one other meaning
   *[other] Down: { $n } other meanings
}
chart-view-entry-added = { $n } charted
chart-view-chip = { $kind }: { $what }
chart-view-chip-new = new { $kind }: { $what }
chart-view-alike = Perhaps charted already:
chart-view-round = Round
chart-view-round-basis = It rests on
chart-view-round-speaker = Who says so
chart-view-round-end = End the round
chart-view-round-of = { $n } of { $of }
chart-view-round-keys = A digit rates and goes on, Space skips, Backspace goes back. The old rating shows afterwards.
chart-view-round-now = { $name }: now { $value }
chart-view-round-before = before: { $value }, { $why }
chart-view-round-first = rated for the first time
chart-view-round-done = { $n } rated, { $changed } of them anew
chart-view-round-close = Close the round

## inspector: what is known of the selected

inspector-nobody = Nobody is selected. Click a card, or walk with the arrows.
inspector-more = More about { $name }
inspector-before = before
inspector-newer-guess = A newer guess says { $value } ({ $why }). What they said or did counts.
inspector-rated = { $value ->
    [0] { $n } not assessed
   *[other] { $n } × { $value }
}
inspector-oldest = , the oldest { $age }
inspector-leadership = Leadership
inspector-judge = Judge
inspector-named = Named by
inspector-named-trust = asked, with a problem
inspector-named-work = asked, about the work
inspector-named-social = asked, outside work
inspector-named-door = Who names { $name }
inspector-nobody-asked = Nobody of this unit was asked yet who they go to. Each answer becomes a tie.
inspector-set-by = set by { $by }
inspector-talk-stands = Talk: { $stands }
inspector-promised = Promised { $of } over all tests, brought { $n }
inspector-speaks-for = What speaks for it
inspector-speaks-against = What speaks against it
inspector-speaks-nothing = Nothing known yet
inspector-people-did = What their people did
inspector-people-unknown = Nobody said yet whom they move. Those who name them are not theirs for that.
inspector-people-more = { $n } more
inspector-person-did = { $name }: acted in { $n } of { $of }
inspector-hint-no-verdict = A hint with evidence, not a verdict. The proof is a task in their own unit with a deadline.
inspector-plan-talk = Plan a talk with { $name }
inspector-talk-planned = A talk is planned.
inspector-proven = Proven: a test shows it. Counts as coverage.
inspector-target = A target: not yet won, or not yet shown in a test. Counts nowhere.
inspector-ties = Ties
inspector-moves = moves
inspector-question-problem = problem
inspector-question-number = has the number
inspector-question-schedule = schedule
inspector-question-social = social
inspector-question-ride = shared ride
inspector-question-neighbours = neighbours
inspector-new-tie = Add a tie
inspector-new-tie-hint = Name of the other
inspector-tie-inward = The other turns to this person
inspector-tie-outward = This person turns to the other
inspector-tie-from = { $name } turns to this person: { $kind }
inspector-tie-to = turns to { $name }: { $kind }
inspector-more-ties = { $n } more
inspector-tie-change = Change the tie with { $name }
inspector-tie-remove = Remove the tie with { $name }
inspector-tests = Tests
inspector-test-said = says { $who }
inspector-test-expected = expected: { $what }, { $who }, { $day }
inspector-test-late = expected too late: { $what }, { $who }, { $day }
inspector-test-beside = not on the roster: does not count yet
inspector-test-disputed = somebody else says: { $what }, { $day }
inspector-test-disputed-by = { $who } says: { $what }, { $day }
inspector-talks = Talks
inspector-talks-held = { $n } held
inspector-talk-last = last { $when }
inspector-talk-next = next { $when }
inspector-fields = Written down
inspector-phone = Phone
inspector-email = E-mail
inspector-number = Number
inspector-languages = Languages
inspector-responsible = Responsible
inspector-responsible-hint = Name
inspector-note = Note
inspector-note-history = A note keeps no history: what is replaced is gone. No health, no politics, no family.
inspector-field-name = Name
inspector-field-job = Job
inspector-field-phone = Phone
inspector-field-email = E-mail
inspector-field-number = Number
inspector-field-languages = Languages
inspector-field-standing = Standing
inspector-field-responsible = Responsible
inspector-field-judgement = Our judgement
inspector-field-talk = Talk
inspector-field-committee = Committee
inspector-field-pin = Place on the map
inspector-field-rank = Place in the lane
inspector-field-spots = Spot on a sheet
inspector-field-note = Note
inspector-field-asked = Asked
inspector-conflict = { $field }: two say different things. Which holds?
inspector-conflict-saying = { $what } - { $by }
inspector-you = you
inspector-history = History
inspector-history-show = Show what was said
inspector-taken-back = { $what } (taken back)
inspector-set = { $field }: { $what }
inspector-cleared = { $field }: emptied
inspector-written = written
inspector-moved = changed
inspector-said-rating = { $value ->
    [0] not assessed, { $basis }
   *[other] rated { $value }, { $basis }
}
inspector-said-fact = something was noted
inspector-said-remove = removed from the chart
inspector-said-keep = stays on the chart
inspector-said-same = the same person as another record
inspector-said-different = not the same person as another
inspector-said-erased = words were erased
inspector-said-other = something else was said
inspector-leaving = Take off the chart
inspector-remove = Remove
inspector-forget = Forget for good
inspector-forget-means = Everything about { $name } leaves this campaign for good: ratings, ties, talks, notes. This is the one deed that cannot be undone. Copies that others hold keep it until they take in yours.
inspector-forget-do = Forget { $name }
inspector-forget-keep = Keep
inspector-people = { $n } people
inspector-shared = what they share is filled, the rest says “differs”
inspector-differs = differs: { $n }
inspector-rate-all = Rate all { $n }
inspector-do-all = Do with all { $n }
inspector-one-step = One step to undo, whatever the number.
inspector-carries = Who carries it

## map-view: the social graph under the hands

map-view-unassigned = Unassigned
map-view-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
map-view-covered = covered
map-view-no-second = leader, no second
map-view-gap = gap
map-view-kind-problem = Problem
map-view-kind-number = Phone
map-view-kind-schedule = Schedule
map-view-kind-social = Breaks
map-view-kind-moves = Moves
map-view-says-problem = goes to with a problem
map-view-says-number = has their number
map-view-says-schedule = asks about the schedule
map-view-says-social = spends breaks with
map-view-says-moves = moves
map-view-responsible = is responsible for
map-view-shows = Ties: { $kind }
map-view-kinds = Kinds
map-view-leader = leader
map-view-second = second in line
map-view-suggested = suggested
map-view-legend-band = wider: more ties
map-view-legend-more = and { $n } more
map-view-size-inside = Named inside the unit
    .legend = named more in the unit
map-view-size-outside = Named from other units
    .legend = named more from elsewhere
map-view-size-connects = Connects groups
    .legend = connects groups more
map-view-size-same = All the same size
map-view-colour-support = Support
map-view-colour-unit = Unit
map-view-colour-shift = Shift
map-view-colour-found = Groups found in the ties
map-view-colour-reach = Within two ties of a supporter
map-view-colour-age = Age of the rating
map-view-tint-group = Group { $sign }, { $n ->
    [one] { $n } person
   *[other] { $n } people
}
map-view-tint-no-group = in no group
map-view-tint-supports = supports
map-view-tint-one-tie = one tie away
map-view-tint-two-ties = two ties away
map-view-tint-unreached = further, or no way known
map-view-tint-fresh = up to 4 weeks old
map-view-tint-ageing = up to 12 weeks old
map-view-tint-old = older
map-view-tint-unrated = not assessed
map-view-tint-nowhere = in none
map-view-acts = acts
map-view-undecided = undecided
map-view-against = against
map-view-steps = Steps
map-view-one-step = 1 step
map-view-two-steps = 2 steps
map-view-all = All
map-view-leave = Leave the focus on { $who }
map-view-recent = Ties of the last { $days } days
map-view-looks = Colour and size
map-view-colour-says = Colour says
map-view-size-says = Size says
map-view-threads-show = Show single threads
map-view-hide = Hide
map-view-hide-values = Show people rated
map-view-hide-ages = Show ties said in the last
map-view-hide-units = Show units
map-view-age-all = Any time
map-view-age = { $days } days
map-view-value-shown = Show: { $value }
map-view-unit-shown = { $unit }, { $n ->
    [one] { $n } person
   *[other] { $n } people
}
map-view-hidden-people = { $n ->
    [one] { $n } person hidden
   *[other] { $n } people hidden
}
map-view-hidden-ties = { $n ->
    [one] { $n } tie hidden
   *[other] { $n } ties hidden
}
map-view-hides-nothing = Nobody and no tie is hidden on this map.
map-view-hides = Hidden on this map: { $people ->
    [0] nobody
    [one] { $people } person
   *[other] { $people } people
} and { $ties ->
    [0] no tie
    [one] { $ties } tie
   *[other] { $ties } ties
}.
map-view-show-all = Show everybody and every tie
map-view-lasso = Lasso: draw around people to select them (also Alt and drag)
map-view-select-unit = { $unit }: select { $n ->
    [one] { $n } person
   *[other] { $n } people
}
map-view-band = { $one } and { $other }
map-view-band-way = { $from } → { $to }: { $n ->
    [one] { $n } tie
   *[other] { $n } ties
}
map-view-band-kind = { $kind }: { $n }
map-view-lines = { $n } of { $of } ties are drawn as lines; the rest show from nearer.
map-view-leave-way = Leave the way between the two
map-view-way = { $way }. { $steps ->
    [one] One step
   *[other] { $steps } steps
}, { $ways ->
    [one] the only way so short
   *[other] { $ways } ways as short
}
map-view-way-or = { $who } (or { $n } { $n ->
    [one] other
   *[other] others
})
map-view-no-way = No way of ties that we know of leads from { $from } to { $to }
map-view-rated = rated { $value }
map-view-named-by = named by { $n } of { $of }
map-view-nobody-asked = nobody asked yet
map-view-walk = { $standing }; tie { $n } of { $of }: { $tie }
map-view-tie-out = to { $who }: { $says }
map-view-tie-in = from { $who }: { $says }
map-view-tie-both = with { $who }, each way: { $says }
map-view-tie-out-problem = goes to { $who } with a problem
map-view-tie-in-problem = { $who } comes with a problem
map-view-tie-both-problem = goes to { $who } with a problem, and { $who } comes with theirs
map-view-tie-out-number = has the number of { $who }
map-view-tie-in-number = { $who } has their number
map-view-tie-both-number = has the number of { $who }, and { $who } has theirs
map-view-tie-out-schedule = asks { $who } about the schedule
map-view-tie-in-schedule = { $who } asks about the schedule
map-view-tie-both-schedule = asks { $who } about the schedule, and { $who } asks back
map-view-tie-out-social = spends breaks with { $who }, as they say
map-view-tie-in-social = { $who } spends breaks with them, as { $who } says
map-view-tie-both-social = spends breaks with { $who }, as both say
map-view-tie-out-moves = moves { $who }
map-view-tie-in-moves = is moved by { $who }
map-view-tie-both-moves = moves { $who } and is moved by { $who }
map-view-status-focus = { $n } { $count ->
    [one] tie
   *[other] ties
} of { $who } · { $in } { $namers ->
    [one] names them
   *[other] name them
}, they name { $out }
map-view-status-all = { $n } ties in all
map-view-status-threads = { $n } { $count ->
    [one] single thread
   *[other] single threads
}
map-view-key-walk = walk the ties
map-view-key-kind = next kind
map-view-key-leave = leave focus
map-view-key-space = Space
map-view-key-esc = Esc
map-view-pins-hold = Pins hold
map-view-picture = Pins
map-view-pinned = { $n ->
    [0] Nobody is pinned: drag a person to pin them
    [one] { $n } person is pinned
   *[other] { $n } people are pinned
}
map-view-unpin = Let go of the pin
map-view-unpin-all = Let go of all pins
map-view-anew = Arrange anew
map-view-arranging = Arranging, { $share } %
map-view-stop = Stop
map-view-nearer = Nearer
map-view-further = Further away
map-view-fit = Show everybody
map-view-legend = Legend
map-view-tie-title = { $from } → { $to }
map-view-tie-from = Tie from { $who } …
map-view-named = named by { $n } in the unit
map-view-no-ties = Nobody is tied to anybody yet
    .why = Ask three people who they go to when there is a problem. Each answer becomes a tie.
    .how = Drag with Shift held, or with the right button, from the one you asked to the one they named.
map-view-nobody = Nobody is charted yet
    .why = The map shows people and who turns to whom.
    .how = Type names on the chart, or import a list.

## place-view: where people stand, the map's other side

place-view-sides = What the map shows
place-view-ties = Ties
place-view-place = Place
place-view-canvas = Sheet { $name }
place-view-nameless = Sheet without a name
place-view-sheet = Sheet { $n }
place-view-name = Name of the sheet
place-view-new-grid = New grid sheet
place-view-new-picture = New sheet from a picture …
place-view-lay-picture = Lay a picture under this sheet …
place-view-other-picture = Another picture …
place-view-no-picture = Grid instead of the picture
place-view-rename = Rename the sheet
place-view-remove = Remove the sheet
place-view-warning = A photograph can show faces and the company's signs: sketch the floor by hand and photograph the sketch. What the camera wrote into it (place, day, telephone) is left out.
place-view-taking = Taking the picture in …
place-view-developing = Unpacking the picture …
place-view-every-shift = Every shift
place-view-marks = Put a mark
place-view-mark = Mark: { $what }
place-view-putting = { $what }: click its place, or Enter for the middle.
place-view-putting-round = { $what }: click every turn, then Enter.
place-view-end-round = End the round
place-view-fit = Show the whole sheet
place-view-tile = { $n }: { $yes } rated { $low }–{ $high }
place-view-tray = { $n ->
    [0] Everybody is on the sheet
    [one] 1 not on the sheet
   *[other] { $n } not on the sheet
}
place-view-tray-empty = Whoever you take off the sheet comes back here.
place-view-tray-how = Drag people or a whole unit onto the sheet.
place-view-tray-person = { $name }, not on the sheet
place-view-tray-unit = { $name }, { $n } not on the sheet
place-view-put = Put { $whom } on the sheet
place-view-put-unit = Put { $name } on the sheet as one
place-view-empty = Where does everybody stand?
    .why = A sheet for each floor or site shows who works side by side, who passes whom at the break room, where the supervisor walks and where nobody listens. Take a blank grid, or photograph a sketch.

## leaders: who is named, who carries which unit

leaders-page = Page
leaders-page-units = Units
leaders-page-coverage = Coverage
leaders-page-talks = Next ten talks
leaders-no-unit = Without a unit
leaders-units = Units
leaders-shifts = Shifts
leaders-covered-of = { $n } of { $of } covered
leaders-choose-unit = Unit: { $name }
leaders-asked-of = asked { $n } of { $of }
leaders-asked-nobody = nobody asked yet
leaders-gap-asked = gap · { $asked }
leaders-left-out = supervisors left out
leaders-kind-trust = Trust or help
leaders-kind-work = Work advice
leaders-kind-social = Outside work
leaders-with-trust = with a problem
leaders-with-work = about the work
leaders-with-social = outside work
leaders-who = Who is named
leaders-named-from = Named from
leaders-tied-to = Tied to
leaders-tests = Tests, promise
leaders-status = Status
leaders-asked = asked
leaders-not-asked-this = not asked
leaders-from = { $name } { $n }
leaders-from-unknown = shift not known { $n }
leaders-from-outside = { $n } outside
leaders-brought = brought { $n } of { $of }
leaders-theirs = of theirs { $n } of { $of }
leaders-against = against
leaders-apart-proven = Proven: count as coverage
leaders-apart-target = Targets: judged leaders, not yet won or not yet proven; never counted
leaders-apart-named = Named by coworkers: for us to judge
leaders-apart-against = Named or judged, and against
leaders-apart-active = Active; nobody asked named them yet
leaders-apart-not = Looked at: not a leader
leaders-status-proven = Proven
leaders-status-target = Target
leaders-row = { $name }, { $support }, { $kind }: named by { $n } of { $of } asked, { $status }
leaders-row-unknown = { $name }, { $support }, nobody of this unit was asked yet, { $status }
leaders-tied-hint = Tied to { $names }
leaders-tied-nobody = No tie to anybody rated against or strongly for it
leaders-for-named = { $shifts ->
    [0] Named by { $n } of { $of } asked.
    [one] Named by { $n } of { $of } asked, all on one shift.
   *[other] Named by { $n } of { $of } asked, across { $shifts } shifts.
}
leaders-for-outside = { $n ->
    [one] One person of another unit names them too.
   *[other] { $units ->
        [one] { $n } people of another unit name them too.
       *[other] { $n } people of { $units } other units name them too.
    }
}
leaders-for-opponents = { $of ->
    [one] Tied to the one opponent here: a way to them.
   *[other] Tied to { $n } of the { $of } opponents here: a way to them.
}
leaders-for-followed = { $test }: acted, and of their people { $n } of { $of } acted too.
leaders-for-waited = { $test }: did not act, and of their people { $n } of { $of } did not either.
leaders-for-unit = { $test }: acted, and more than half of the unit did.
leaders-for-kept = { $test }: promised { $of }, brought { $n }.
leaders-against-unnamed = None of the { $of } asked named them.
leaders-against-work = Named by { $n } of { $of } about the work only: that finds who knows the work or gives it out.
leaders-against-not-asked = Not asked: { $n } of { $of } here. What they would say is unknown.
leaders-against-old = { $n } of { $of } namings are older than { $days } days.
leaders-against-turns = Turns to { $name }, who is against, { $kind }.
leaders-against-alone = { $test }: acted, but of their people only { $n } of { $of } did.
leaders-against-others-acted = { $test }: did not act, yet { $n } of { $of } of their people did.
leaders-against-broken = { $test }: promised { $of }, brought { $n }.
leaders-against-yes-refused = { $test }: promised to bring people, then refused.
leaders-against-yes-nothing = { $test }: promised to bring people, then gave no answer.
leaders-trust-nothing = Nobody was asked: nothing is known yet. Unknown is not zero.
leaders-trust-guess = Of { $of } on the chart only { $n } were asked: the three most named are little more than a guess.
leaders-trust-half = Of { $of } on the chart { $n } were asked: the three most named hold whoever really leads about half the time.
leaders-trust-mostly = Of { $of } on the chart { $n } were asked: the three most named hold whoever really leads about three times in four.
leaders-trust-firm = Of { $of } on the chart { $n } were asked: the three most named hold whoever really leads nine times in ten.
leaders-level-units = { $units ->
    [one] { $first } and { $other } are level at { $n } of { $of } asked. { $first } stands first because people of another unit turn to { $first } too.
   *[other] { $first } and { $other } are level at { $n } of { $of } asked. { $first } stands first because people of { $units } other units turn to { $first } too.
}
leaders-level-outside = { $first } and { $other } are level at { $n } of { $of } asked. { $first } stands first because more people of other units turn to { $first }.
leaders-level-connects = { $first } and { $other } are level at { $n } of { $of } asked. { $first } stands first because the ties of { $first } connect more groups.
leaders-level-name = { $first } and { $other } are level at { $n } of { $of } asked: only the alphabet decides here.
leaders-close-prove = for it, named by { $n } of { $of }: a task is the proof
leaders-close-win = { $talk ->
    [yes] said yes, not rated for it yet, named by { $n } of { $of }
    [talking] in conversation, named by { $n } of { $of }
    [no] said no, named by { $n } of { $of }
   *[new] no talk yet, named by { $n } of { $of }
}{ $against ->
    [yes] , against
   *[no] {""}
}
leaders-close-suggested = suggested, named by { $n } of { $of }
leaders-close-judge = not looked at, named by { $n } of { $of }
leaders-gap-nobody-asked = Nobody asked yet
leaders-gap-no-leader = No proven leader
leaders-gap-no-second = No second in line
leaders-gap-too-few = { $n } of { $of } leaders needed
leaders-gap-not-asked = { $form ->
    [unnamed] { $unnamed } not named
    [named] { $n } not asked
   *[both] { $n } not asked, { $unnamed } not named
}
leaders-gap-no-reach = Not all in 48 hours
leaders-gap-reach-unknown = 48-hour reach not known
leaders-card-names = { $names }: never asked whom they go to. Unknown is not zero.
leaders-card-names-more = { $names } and { $more } more: never asked whom they go to. Unknown is not zero.
leaders-card-unnamed = { $n ->
    [one] One person who belongs is not on the chart yet. Ask who that is.
   *[other] { $n } people who belong are not on the chart yet. Ask who they are.
}
leaders-card-closer = { $name }: { $why }.
leaders-card-nobody = Nobody here is named yet. Ask who people go to.
leaders-card-reach = Somebody said that not everybody here can be reached within 48 hours. A phone tree closes it.
leaders-empty-title = Nobody in { $unit } was asked yet
leaders-empty-why = Ask three people who they go to when there is a problem. Each answer becomes a tie, and the tie says who moves people.
leaders-nobody-title = No units yet
leaders-nobody-why = Leaders are found unit by unit. Chart people in units first; then ask each of them who they go to when there is a problem.
leaders-connects = Connects groups
leaders-connects-why = On the way between many others. Worth knowing, never leadership.
leaders-only-way = { $n ->
    [one] the only way from { $from } to { $to }: a single thread
   *[other] the only way from { $n } people of { $from } to { $to }: a single thread
}
leaders-connects-units = tied to people of { $units } units
leaders-groups = Groups in the ties
leaders-group = { $n } people: { $units }
leaders-coverage-title = { $n } of { $of } units covered
leaders-coverage-why = Counts: judged a leader, for it, and proven in a test in their own unit. Targets stand beside it and are never counted.
leaders-coverage-none = No unit has anybody yet. Coverage is counted unit by unit.
leaders-head-unit = Unit
leaders-head-shift = Shift
leaders-head-leaders = Proven leaders
leaders-head-targets = Targets
leaders-head-second = Second in line
leaders-head-reach = 48 hours
leaders-head-missing = What is missing
leaders-head-close = Who could close it
leaders-per-ten = { $n } per ten
leaders-needed = of { $of } needed
leaders-door-leaders = { $unit }: { $n } proven leaders
leaders-door-targets = { $unit }: { $n } targets
leaders-door-people = { $unit }, { $shift }: { $n } people
leaders-reach-yes = reached
leaders-reach-no = not all
leaders-reach-unknown = not known
leaders-reach-set = Can everybody in { $unit } be reached within 48 hours?
leaders-open-unit = Open { $unit }: { $word }
leaders-nothing-missing = nothing
leaders-closer = { $name }: { $why }
leaders-nobody-could = nobody named yet: ask
leaders-crossings = Units on shifts
leaders-crossings-why = A unit may be covered by day and have nobody by night.
leaders-cell-leaders = { $n ->
    [one] one leader
   *[other] { $n } leaders
}
leaders-cell-gap = gap
leaders-cell-targets = { $n ->
    [one] one target
   *[other] { $n } targets
}
leaders-nobody-connects = No ties between units yet.
leaders-add-naming = Add a naming

## ui: the frame of the window

ui-program = Wallchart
ui-new-campaign = New campaign
ui-campaign = Campaign
ui-campaign-menu = Campaign: { $name }
ui-recent = Open { $name }
ui-view-today = Today
ui-view-chart = Chart
ui-view-people = People
ui-view-map = Map
ui-view-leaders = Leaders
ui-view-tests = Tests
ui-view-ready = Ready
ui-settings = Settings
ui-saved-searches = Saved searches
ui-nobody-charted = Nobody charted yet
ui-nameless = no name yet
ui-unassigned = Unassigned
ui-nothing-to-undo = Nothing to undo
ui-nothing-to-redo = Nothing to do again
ui-nothing-to-save = Nothing to save
    .hint = Nothing was said yet.
ui-not-saved = Not saved yet
    .hint = In memory only: give it a file.
ui-saving = Saving
    .hint = Writing to disk.
ui-kept = Kept on this computer
    .hint = In this computer's journal, not yet in the file. Save writes it there now.
ui-saved = Saved
    .hint = Everything is in the file.
ui-saved-at = Saved { $time }
ui-save-failed = Not saved
    .hint = Your work is safe in memory. Try again, or save to another place.
ui-presenting = Presenting
ui-stop-presenting = Stop presenting
ui-practice-band = Made-up people: nothing here is real
ui-put-away = Put away
ui-close = Close
ui-undo = Undo
ui-undone = Taken back: { $what }
ui-remove = Remove { $what }
ui-cancel = Cancel
ui-browse = Browse …
ui-pick-open = Open a campaign
ui-pick-results = A list of names with results
ui-pick-list = Import a list
ui-pick-picture = Choose a picture
ui-pick-save = Save the campaign
ui-pick-export = Export
ui-everyone-shown = Everyone shown, none hidden
    .short = Everyone shown
ui-show-everyone = Show everyone
ui-save-search = Save search
ui-search-hint = nights, unit:ICU, support:3, leader:yes
ui-search-fields = Plain words find names, jobs and notes. Fields narrow: unit:ICU shift:night support:3 leader:yes talked:>14d
ui-palette-hint = A name, a job, or what you want to do
ui-palette-nothing = Nobody and nothing is called that. Two letters of a name are enough; a wrong letter is forgiven.
ui-palette-found = { $people ->
    [one] { $people } person
   *[other] { $people } people
  }, { $commands ->
    [one] { $commands } command
   *[other] { $commands } commands
}
ui-palette-focus = Focus the map on { $name }
ui-palette-open = Open { $name }
ui-key-escape = Clear, close, deselect: one thing at a time
ui-keys-plain = Digits go by their place on the keyboard. Keys without Ctrl rest while you type in a field; Tab leaves every field.

## key: how keys are called

key-ctrl = Ctrl
key-shift = Shift
key-alt = Alt
key-enter = Enter
key-enter-sign = Enter
key-delete = Del
key-escape = Esc

## status: the numbers at the foot of the window

status-charted = { $n } of ~{ $of } charted
status-charted-plain = { $n } charted
status-rated = rated { $n }
status-rated-old = rated { $n }, { $old } older than { $days } days
status-support = 1s and 2s { $share } of all
status-leaders = { $leaders ->
    [one] { $n } leader
   *[other] { $n } leaders
  }, { $targets } targets
status-test = { $test } { $share }
status-door = Show these people

## empty: a chart on which nobody stands yet

empty-title = Put the names on the wall
empty-why = Everyone in one unit first, also those you do not know. Ratings and ties come later.
empty-hint = a nickname will do
empty-name = First name on the wall
empty-type = Type twenty names
    .why = Enter after each. Two minutes from memory beat a perfect list.
empty-import = Import a list
    .why = CSV, Excel or a voter list from Word. You see every change first.
empty-practice = Open the practice workplace
    .why = A made-up hospital with 123 people to try everything on.
empty-safe = Sealed with your passphrase. The program has no network code at all.

## first: the first page, once, then under Help

first-computer = Not on the employer's computer, account, network, printer or cloud folder. What they own, they may read.
    .head = Use your own computer
first-sealing = A sealed campaign can be read by nobody without its passphrase: not on a lost stick, not on a stolen computer that was locked.
    .head = What sealing protects
first-not = It does not protect against somebody who watches your screen or your keys, who has the passphrase, or who gets a page you printed. A forgotten passphrase cannot be brought back by anyone.
    .head = What it does not protect
first-disk = Traces of any program can stay on a disk. Encrypt the whole disk of this computer (LUKS, FileVault, BitLocker) and lock the screen when you go.
    .head = Turn on disk encryption
first-who = What you type is marked as yours, so that others know who said so. Initials or a code are enough.
    .name = Your initials or a code
    .hint = M.K.
first-begin = Begin

## gate: the passphrase page

gate-title = This campaign is sealed
gate-why = Its passphrase opens it. Everything was saved before it was closed.
gate-passphrase = Passphrase
gate-wrong = That is not its passphrase. Look at capitals and spaces, then try again.
gate-show = Show what I type
gate-hide = Hide what I type
gate-open = Open the campaign
gate-opening = Opening …
gate-back = Leave it closed
gate-lost = A forgotten passphrase cannot be brought back: nobody has a copy, the makers of this program neither.

## save: saving to a place

save-title = Save the campaign
save-where = Where
    .name = Path of the file
    .hint = On your own disk or a stick. Not on the employer's computer, nor in a folder that a company synchronizes.
save-form = Sealed or plain
save-sealed = Sealed with a passphrase
save-plain = Readable by everybody
    .happens = Whoever gets this file can read every name, rating and note in it.
    .safe = Choose it only for made-up people, or on a disk that is encrypted and yours alone.
save-words = Passphrase
    .hint = Six words, drawn by chance. Write them on paper, keep it apart from this computer, and type them below.
save-words-other = Other words
save-words-own = Use my own words
save-words-offer = Offer me six words
save-own = My own passphrase
    .hint = At least four words or sixteen letters, none of them a name or a date.
    .good = Long enough. Use it nowhere else.
save-again = Type the passphrase again
    .differs = That differs from the passphrase.
save-lost = Without these words nobody can open the file, you neither.
save-over = There is a file of that name already: saving writes over it.
save-do-sealed = Save sealed
save-do-plain = Save readable by everybody
save-not-ready = First a place, and the passphrase typed again

## export: what is given out

export-title = Export or print
export-what = What
export-chart = Chart
export-map = Map
export-people = People
export-tests = Tests
export-readiness = Readiness
export-tests-letters = Nobody is named, and units are letters. Initials show the names of units.
export-campaign = Whole campaign
export-format = As
export-paper = Paper
export-paper-letter = Letter
export-paper-fitting = One large page
export-whom = For whom
    .hint = initials or a code
export-reduced = Phones, e-mails, numbers and notes stay out.
export-full = Full names
    .happens = With full names, this page shows whoever finds it who stands where.
    .safe = Print as few as you need, count them, and take them back.
    .will = I want full names in it
export-whole = The whole campaign
    .happens = This file holds every name, rating and note, readable by everybody.
    .safe = It is for moving to another program. For safekeeping, save a sealed copy instead.
export-do = Export
export-not-ready = First a place; full names also need the tick

## leave: before something would be lost

leave-title = This campaign has no file yet
leave-why = { $n ->
    [one] One person stands on this chart, in memory only. Save it, or let it go for good.
   *[other] { $n } people stand on this chart, in memory only. Save it, or let it go for good.
}
leave-save = Save it first
leave-stay = Stay here
leave-let-go = Let it go

## practice-real: the first person put on a practice chart

practice-real-title = Made up, or someone real?
practice-real-why = This is a practice chart: its people are made up and its file is not meant to keep anybody safe. Someone real belongs in a sealed campaign of their own.
practice-made-up = Made up: keep practising
practice-real = Someone real: begin a sealed campaign

## path: a path that is typed

path-name = Path of the file
path-nothing = Nothing fitting in this folder.
path-open = Open the campaign
path-picture = Take the picture in
path-read = Read the list

## campaign: the campaign's own sheet

campaign-title = This campaign
campaign-name = Name
    .hint = Harbour Hospital
campaign-sealed-at = Sealed, at { $path }
campaign-plain-at = Readable by everybody, at { $path }
campaign-imports = Lists taken in
campaign-no-imports = None yet.
campaign-import = { $day }: { $added } people added, { $changed } changed
campaign-given = Given out with names
campaign-nothing-given = Nothing yet.
campaign-gave = { $day }: { $what }, for { $whom }

## settings: of this computer

settings-shade = Light or dark
settings-shade-system = As the system
settings-shade-light = Light
settings-shade-dark = Dark
settings-scale = Size of everything
settings-percent = { $n } %
settings-language = Language
settings-system = As the system
settings-motion = Reduce motion
settings-presenting = While others see the screen
settings-names = Names
names-codes = Codes
names-initials = Initials
names-first = First names
names-full = Full
settings-privacy = Privacy
settings-lock = Lock when nobody is there
settings-minutes = { $n } min
settings-lock-never = Never
settings-remember = Remember which files were opened
    .hint = Off: the list of files is cleared now
settings-forget = Forget everything on this computer
    .hint = Settings, file list, journals and backups; not your campaign files
    .sure = Settings, journals and backups of this computer go for good. Campaign files stay where you put them.
    .do = Forget everything here
    .keep = Keep it
settings-done = Done

## today: what is due

today-due = Due
today-talks = Next talks
today-next-talk = { $who } to { $name }: { $why }
today-test = Next test
today-look = Worth a look
today-nothing = Nothing is due
    .why = Promises, follow-ups and tasks with a date appear here, the next test with its weakest units, and what the chart lacks.
today-unsaved = This campaign is in memory only: give it a file
today-task-about = { $what } · { $name }
today-talk = Talk with { $name }
today-follow-up = Talk again with { $name }
today-commitment = { $name } promised: { $what }
today-no-test = No test is open: choose the next rung of the ladder
today-next-test = { $test }: { $did } of { $of } did it
today-worst = { $unit }: { $did } of { $of }, { $share }
today-sheets-out = { $n ->
    [one] One printed sheet is still out
   *[other] { $n } printed sheets are still out
}
today-ready = Not yet ready: { $units }
today-promise = { $name } promised { $n } for { $test }
today-begin = Put the first names on the wall
today-gap = { $unit } has no proven leader
today-old = { $n ->
    [one] One rating is old: ask again
   *[other] { $n } ratings are old: ask again
}
today-not-rated = { $n ->
    [one] One person is not assessed yet
   *[other] { $n } people are not assessed yet
}
today-unplaced = { $n ->
    [one] One person stands in no unit
   *[other] { $n } people stand in no unit
}

## start: why the window cannot be shown

start-no-display = Wallchart found no screen to show its window on: start it from a desktop, or see what works without one with wallchart --help.
start-no-x11 = Wallchart cannot open a window because a library of the X Window System is missing: install the packages libx11-6, libx11-xcb1, libxcursor1, libxi6 and libxrandr2.
start-no-xkb-x11 = Wallchart cannot open a window because the keyboard library is missing: install the package libxkbcommon-x11-0.
start-no-xkb = Wallchart cannot open a window because the keyboard library is missing: install the package libxkbcommon0.
start-no-gl = Wallchart cannot draw because OpenGL is missing: install the package libgl1.
start-other = Wallchart cannot open its window: { $why }.
start-stopped = Wallchart stopped because of a defect. What was saved and what the journal kept is safe: start it again and it is taken up.

## deed: what was done; .undo is the same as something to undo

deed-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
deed-nowhere = nowhere
deed-other = { $n ->
    [one] Changed { $n } record
   *[other] Changed { $n } records
}
    .undo = { $n ->
    [one] change { $n } record
   *[other] change { $n } records
}
deed-add = Added { $whom }
    .undo = add { $whom }
deed-add-people = Added { $whom }
    .undo = add { $whom }
deed-edit = Changed { $whom }
    .undo = change { $whom }
deed-paste = Pasted into { $n ->
    [one] 1 row
   *[other] { $n } rows
}
    .undo = paste into { $n ->
    [one] 1 row
   *[other] { $n } rows
}
deed-type = Changed what was typed about { $whom }
    .undo = what was typed about { $whom }
deed-rename = Renamed { $whom }
    .undo = rename { $whom }
deed-rate = { $value ->
    [0] Set { $whom } to not assessed
   *[other] Rated { $whom } { $value }
}
    .undo = { $value ->
    [0] set { $whom } to not assessed
   *[other] rate { $whom } { $value }
}
deed-judge = Said whether { $whom } leads
    .undo = whether { $whom } leads
deed-talk-stands = Said where the talk with { $whom } stands
    .undo = where the talk with { $whom } stands
deed-re-rate = { $n ->
    [one] Re-rated one person by what they did in { $about }
   *[other] Re-rated { $n } people by what they did in { $about }
}
    .undo = { $n ->
    [one] re-rate one person
   *[other] re-rate { $n } people
}
deed-ask-again = { $n ->
    [one] Noted to ask one person again
   *[other] Noted to ask { $n } people again
}
    .undo = note whom to ask again
deed-after-test = { $n ->
    [0] Put the next run of { $about } on the ladder
    [one] Made one task after { $about }
   *[other] Made { $n } tasks after { $about }
}
    .undo = make what follows { $about }
deed-was-there = Said that { $about } was there
    .undo = say that { $about } was there
deed-finish-unit = { $n ->
    [one] Finished { $about }: one person was not asked
   *[other] Finished { $about }: { $n } people were not asked
}
    .undo = finish { $about }
deed-result = { $about }: set the result of { $n ->
    [one] { $n } person
   *[other] { $n } people
}
    .undo = { $about }: result of { $n ->
    [one] { $n } person
   *[other] { $n } people
}
deed-results = { $about }: recorded { $n ->
    [one] { $n } result
   *[other] { $n } results
}
    .undo = record { $n ->
        [one] { $n } result
       *[other] { $n } results
    } of { $about }
deed-paper-back = A sheet came back
    .undo = mark a sheet as back
deed-predictions = { $about }: predicted what { $n ->
    [one] { $n } person
   *[other] { $n } people
} will do
    .undo = predict what { $n ->
        [one] { $n } person
       *[other] { $n } people
    } will do in { $about }
deed-ladder = Changed the ladder
    .undo = change of the ladder
deed-gate-units = Changed the gate units
    .undo = change of the gate units
deed-add-test = Put { $about } on the ladder
    .undo = put { $about } on the ladder
deed-predict-number = Predicted { $n } for { $about }
    .undo = predict { $n } for { $about }
deed-predict-skip = Skipped predicting for { $about }
    .undo = skip predicting for { $about }
deed-predict-after-all = { $about } is to be predicted after all
    .undo = predict { $about } after all
deed-set-gates = Changed the gates
    .undo = change the gates
deed-set-test = Changed { $about }
    .undo = change { $about }
deed-remove-test = Took a test off the ladder
    .undo = take a test off the ladder
deed-move = { $n ->
    [one] Moved { $n } person to { $about }
   *[other] Moved { $n } people to { $about }
}
    .undo = { $n ->
    [one] move { $n } person to { $about }
   *[other] move { $n } people to { $about }
}
deed-unplace = { $n ->
    [one] Moved { $n } person to Unassigned
   *[other] Moved { $n } people to Unassigned
}
    .undo = { $n ->
    [one] move { $n } person to Unassigned
   *[other] move { $n } people to Unassigned
}
deed-job = Set the job of { $whom }
    .undo = set the job of { $whom }
deed-languages = Set the languages of { $whom }
    .undo = set the languages of { $whom }
deed-remove = Removed { $whom }
    .undo = remove { $whom }
deed-tie = Added a tie of { $whom }
    .undo = add a tie of { $whom }
deed-ties = { $n ->
    [one] Took in { $n } tie
   *[other] Took in { $n } ties
}
    .undo = { $n ->
        [one] take in { $n } tie
       *[other] take in { $n } ties
    }
deed-new-unit = Added { $about }
    .undo = add { $about }
deed-rename-unit = Renamed { $about }
    .undo = rename { $about }
deed-estimate = Estimated how many belong to { $about }
    .undo = estimate how many belong to { $about }
deed-gate = Changed whether { $about } decides
    .undo = whether { $about } decides
deed-reach = Changed whether { $about } can be reached
    .undo = whether { $about } can be reached
deed-unit-leader = Changed who leads { $about }
    .undo = who leads { $about }
deed-unit-second = Changed who is second in { $about }
    .undo = who is second in { $about }
deed-remove-unit = Removed a unit
    .undo = remove a unit
deed-standing = Set the standing of { $whom }
    .undo = set the standing of { $whom }
deed-responsible = Changed who follows { $whom }
    .undo = who follows { $whom }
deed-settle = Settled what holds about { $whom }
    .undo = settle what holds about { $whom }
deed-untie = Removed a tie
    .undo = remove a tie
deed-new-sheet = Added the sheet { $about }
    .undo = add a sheet
deed-rename-sheet = Renamed { $about }
    .undo = rename a sheet
deed-remove-sheet = Removed a sheet
    .undo = remove a sheet
deed-sheet-picture = Changed the picture of { $about }
    .undo = change the picture of { $about }
deed-spot = Put { $whom } on the sheet
    .undo = put { $whom } on the sheet
deed-unspot = Took { $whom } off the sheet
    .undo = take { $whom } off the sheet
deed-spot-unit = Put { $about } on the sheet
    .undo = put { $about } on the sheet
deed-unspot-unit = Took { $about } off the sheet
    .undo = take { $about } off the sheet
deed-mark = Marked a place on { $about }
    .undo = mark a place on { $about }
deed-move-mark = Moved a mark on { $about }
    .undo = move a mark on { $about }
deed-unmark = Took a mark off { $about }
    .undo = take a mark off { $about }
deed-pin = Pinned { $whom } on the map
    .undo = pin { $whom } on the map
deed-unpin = Let go of the pin of { $whom }
    .undo = let go of the pin of { $whom }
deed-import = { $n ->
    [one] Took in a list with { $n } person
   *[other] Took in a list with { $n } people
}
    .undo = take in a list with { $n ->
    [one] { $n } person
   *[other] { $n } people
}
deed-take-in = { $n ->
    [one] Took in one entry of another copy
   *[other] Took in { $n } entries of another copy
}
    .undo = { $n ->
    [one] take in one entry of another copy
   *[other] take in { $n } entries of another copy
}
deed-print-sheets = { $n ->
    [one] Printed one sheet
   *[other] Printed { $n } sheets
}
    .undo = { $n ->
        [one] print one sheet
       *[other] print { $n } sheets
    }
deed-paper-out = Said that a sheet is still out
    .undo = say that a sheet is still out
deed-give = Wrote down what was given out
    .undo = write down what was given out
deed-initials = Set your initials
    .undo = set your initials
deed-ask = Kept whom { $about } names
    .undo = keep whom { $about } names
deed-questions = Changed the questions
    .undo = change the questions
deed-drop-talk = Dropped a planned talk
    .undo = drop a planned talk
deed-plan-talk = { $n ->
        [one] Planned a talk with { $whom }
       *[other] Planned { $n } talks
    }
    .undo = { $n ->
        [one] plan a talk with { $whom }
       *[other] plan { $n } talks
    }
deed-answer = Noted: made-up people
    .undo = that the people are made up
deed-name-campaign = Named the campaign
    .undo = name the campaign

## command: one message a command, its tooltip as .hint

command-today = Today
    .hint = What is due
command-chart = Chart
    .hint = The wall of cards
command-people = People
    .hint = Everybody as a table
command-map = Map
    .hint = Who turns to whom
command-leaders = Leaders
    .hint = Who is named by how many, and who carries which unit
command-tests = Tests
    .hint = The ladder of structure tests
command-ready = Ready
    .hint = Which gate every unit passes, and what moves the needle
command-map-ties = Map: ties
    .hint = Who turns to whom, on the map
command-map-place = Map: place
    .hint = Where people stand, on a sheet for each floor or site
command-new = New campaign
    .hint = Begin another chart; this one is saved first
command-open = Open a campaign
    .hint = From this computer or a stick
command-save = Save
    .hint = Write the campaign to its file now
command-save-as = Save as
    .hint = To another place, sealed or plain
command-passphrase = Change the passphrase
    .hint = Backups are sealed anew with it
command-import = Import a list
    .hint = CSV, Excel or a voter list from Word; you see every change first
command-export = Export or print
    .hint = The chart, the map or a table, with as few names as needed
command-print-sheets = Print sheets
    .hint = Team sheets, assignments, predictions, doors: numbered, to fill in by hand
command-sheets-out = Sheets out
    .hint = Which printed sheets came back, and which are still out
command-campaign = This campaign
    .hint = Its name, lists taken in, pages given out
command-seal = Seal with a passphrase
command-practice = Open the practice workplace
    .hint = Made-up people to try everything on
command-lock = Lock
    .hint = Save and close until the passphrase is given
command-quit = Quit
    .hint = Save and close the window
command-undo = Undo
    .hint = Take back what was done last
command-redo = Do again
    .hint = Do again what was taken back last
command-palette = Search or command
    .hint = People and commands by name
command-search = Filter by words
    .hint = Names, jobs, notes; or fields such as unit:ICU support:3
command-ask = Ask who people go to
    .hint = Who do you go to when there is a problem? Answer after answer
command-type-names = Type names
    .hint = One line a person; a nickname will do
command-round = Round: rate one after the other
    .hint = One person large at a time, one key each
command-open-person = Open
    .hint = Everything known of the selected person
command-rename = Rename
    .hint = Put the cursor into the name
command-leader = Leader status
    .hint = What we think of the selected as leaders
command-result = Tick test results
    .hint = On the chart and on the map: a click on a person records what they did
command-move = Move to unit
    .hint = Then a letter chooses the unit
command-way-between = Show the way between them
    .hint = Shows on the map over whom the ties lead from one selected person to the other.
command-focus-map = Focus the map on this person
    .hint = Only their ties stand out
command-remove = Remove
    .hint = Take the selected off the chart; undo brings them back
command-rate-0 = Rate: not assessed
    .hint = Take the selected back to not assessed
command-rate-1 = Rate 1
    .hint = Rate the selected 1, the strongest yes
command-rate-2 = Rate 2
    .hint = Rate the selected 2
command-rate-3 = Rate 3
    .hint = Rate the selected 3
command-rate-4 = Rate 4
    .hint = Rate the selected 4
command-rate-5 = Rate 5
    .hint = Rate the selected 5
command-rate-6 = Rate 6
    .hint = Rate the selected 6, on longer scales
command-rate-7 = Rate 7
    .hint = Rate the selected 7, on longer scales
command-rate-8 = Rate 8
    .hint = Rate the selected 8, on longer scales
command-present = Present
    .hint = Hide notes, phones and ties while others see the screen
command-larger = Larger
    .hint = Everything larger
command-smaller = Smaller
    .hint = Everything smaller
command-first-size = First size
    .hint = Everything at 100 percent
command-settings = Settings
    .hint = Light or dark, size, language, privacy
command-keys = Keys
    .hint = Every key in one list
command-first-page = Before you begin
    .hint = Which computer, what sealing protects and what not
## exchange: lists taken in, files given out

exchange-picture-empty = The file is empty. Nothing was changed. Choose another picture.
exchange-picture-not-a-picture = This is neither a PNG nor a JPEG. Nothing was changed. Save the picture as one of the two and choose it again.
exchange-picture-file-too-large = The file has { $mb } MB; pictures of up to { $most } MB can be taken in. Nothing was changed. Save it smaller and choose it again.
exchange-picture-too-many-pixels = The picture has { $width } × { $height } pixels; up to { $most } million can be taken in. Nothing was changed. Make it smaller and choose it again.
exchange-picture-damaged = The picture is cut off or broken inside. Nothing was changed. Get it from the camera once more, or take it again.
exchange-error-empty = The file is empty. Nothing was changed. Save the list again where it comes from and choose it once more.
exchange-error-binary = This is not a list: it holds neither text nor a table. Nothing was changed. Choose a CSV, Excel or Word file.
exchange-error-not-an-archive = This is not a whole Excel or Word file; it may have been cut off on its way. Nothing was changed. Get it again, or save it as CSV.
exchange-error-no-list-inside = The file is an archive without a spreadsheet or a Word document. Nothing was changed. Unpack it and choose the list inside.
exchange-error-damaged = The file is damaged inside and cannot be read whole. Nothing was changed. Open it where it was made and save it again, or save it as CSV.
exchange-error-locked = The file is locked with a password. Nothing was changed. Open it where it was made, save it without the password and choose that copy; delete it afterwards.
exchange-error-old-word = This is a Word file of before 2007. Nothing was changed. Open it in a word processor and save it as .docx.
exchange-error-no-table = The document holds no table. Nothing was changed. Copy the list into a table or a spreadsheet.
exchange-error-doctype = The file points outside of itself, which no list needs. It was not read and nothing was changed. Save it again from a spreadsheet, or as CSV.
exchange-error-unbalanced-quotes = A quotation mark in line { $line } is never closed, so it cannot be told where cells end. Nothing was changed. Mend that line, or save the list as Excel.
exchange-error-too-large = The file holds { $mb } MB; up to { $most } MB are read. Nothing was changed. Take the list apart, or remove pictures.
exchange-error-too-many-rows = The list has more than { $most } rows. Nothing was changed. Take it apart and import the parts one after the other.
exchange-error-too-many-columns = The list has more than { $most } columns. Nothing was changed. Remove those that are not needed.
exchange-error-no-such-sheet = The file has no sheet of that name. Nothing was changed.
exchange-error-nobody-named = No column holds names or employee numbers. Nothing was changed. Say which column holds the names.
exchange-error-column-missing = The column “{ $column }” is missing. Nothing was changed. Give the list a first line that names its columns.
exchange-error-bad-rule = “{ $rule }” fits no column of this list, or names no known field. Nothing was changed. Write it as Header=field.

exchange-column-refused = Refused in a test
exchange-column-list = List
exchange-column-free = Free field
exchange-column-out = Leave out

exchange-problem-no-name = Names nobody: left out.
exchange-problem-name-too-long = { $n } letters are too many for a name: left out.
exchange-problem-total = A line of totals: left out.
exchange-problem-head-again = The head of the list again: left out.
exchange-problem-heading = Taken for the unit of the people below.
exchange-problem-surplus = { $n ->
    [one] One cell more than the list has columns: left out.
   *[other] { $n } cells more than the list has columns: left out.
}
exchange-problem-hidden = { $n ->
    [one] A hidden character that turns or hides letters was taken out.
   *[other] { $n } hidden characters that turn or hide letters were taken out.
}
exchange-problem-control = { $n ->
    [one] A control character was taken out.
   *[other] { $n } control characters were taken out.
}
exchange-problem-doubled = Letters were encoded twice and have been mended.
exchange-problem-unreadable = { $n ->
    [one] One letter could not be read.
   *[other] { $n } letters could not be read.
}
exchange-problem-shortened = “{ $head }” has { $n } letters: cut.
exchange-problem-number-again = The employee number and name of row { $row } again: left out.
exchange-problem-number-of-another = The employee number of row { $row } under another name: taken in without the number.
exchange-problem-number-and-name-differ = The employee number belongs to somebody of another name: not touched. Say who it is.
exchange-problem-off-scale = “{ $head }” is not on the support scale: no rating.
exchange-problem-unknown-word = “{ $head }” holds a word that is not understood: not taken in.
exchange-problem-not-a-day = “{ $head }” is not a day: today is used.
exchange-problem-day-or-month = “{ $head }” can be read as day/month or month/day: read day first.
exchange-problem-sensitive = “{ $head }” speaks of health, papers, faith or love: kept out.
exchange-problem-no-such-unit = The unit does not exist and is not made: goes to Unassigned.
exchange-problem-too-many-alike = Many people share a name, a phone or an e-mail; not all of them were compared.
exchange-problem-self-tie = A tie to oneself: left out.
exchange-problem-tie-again = The tie of row { $row } again: left out.
exchange-problem-tie-known = This tie is on the chart already: left out.
exchange-problem-tie-back = The other direction of row { $row }: the two are one mutual tie.
exchange-problem-unknown = “{ $column }”: nobody is called so: left out.
exchange-problem-several-called-so = “{ $column }”: { $n } people are called so: left out. Use employee numbers.
exchange-problem-weightless = The weight is zero, below zero, “never” or not a number: no tie, left out.
exchange-problem-blank = “{ $column }” is blank: left out.
exchange-problem-contradicts = Row { $row } says the opposite. Who moves whom? Left out.
exchange-problem-day-to-come = “{ $head }” is a day to come: today is used.
exchange-problem-no-ties = The list holds no tie. Nothing was changed.
exchange-problem-each-once = Each pair stands once, in one direction. Are the ties mutual? They are taken as written, from the first to the second. If they hold both ways, take the list in again as mutual: the same ties become mutual.
exchange-problem-no-value = Has no value that is understood: left out.
exchange-problem-not-in-test = On the chart, but not in this test: left out.
exchange-problem-not-on-roster = On the chart, but not on the roster of this test: left out. Whoever was there is added in the window, under Record, with a reason.
exchange-problem-says-otherwise = Somebody else says otherwise for the same day: both are kept, and the more cautious one counts until one is corrected.
exchange-problem-several-units = { $n } units are called so: left out. Give the units different names, or say the number in the window.
exchange-problem-unit-not-in-test = This unit takes no part in the test: left out.
exchange-problem-more-than-belong = More than the { $of } who belong in this unit: left out.
exchange-problem-new-speaker = Nobody on the chart is called as in “by”: kept as initials.
exchange-problem-person-again = The person of row { $row } again: left out.
## app: what the program tells

app-lock-needs-seal = This campaign has no passphrase, so locking would keep nobody out. Save it sealed first.
app-changed-on-disk = { $n ->
    [one] The file had changed on disk: one entry of the other copy was taken in. Nothing was overwritten.
   *[other] The file had changed on disk: { $n } entries of the other copy were taken in. Nothing was overwritten.
}
app-name-taken = Something else has that name. Your campaign is saved beside it, under a free name.
app-recovered = { $n ->
    [one] One entry was recovered from this computer's journal. Save to put it into the file.
   *[other] { $n } entries were recovered from this computer's journal. Save to put them into the file.
}
app-stale-temps = { $n ->
    [one] A save was interrupted and left a file behind. It holds a whole or half copy of a campaign, sealed like it. Open it if work is missing; else remove it.
   *[other] Saves were interrupted and left { $n } files behind. They hold whole or half copies of a campaign, sealed like it. Open them if work is missing; else remove them.
    }
    { $names }
app-left-removed = What interrupted saves left behind is removed.
app-left-not-removed = Something that an interrupted save left behind could not be removed: remove it by hand.
app-export-onto-campaign = That is the campaign's own file, so nothing was written. Choose another name for the export.
app-search-names = Only searches by field are kept, because settings name nobody. Search by unit:, job:, support: or the like, and keep that.
app-job-died = The work stopped because of a defect in the program. Your campaign is whole, in memory and on disk. Save now, then try again.
app-import-failed = “{ $file }” was not taken in. { $why }
app-import-nothing-new = Everything in this list is known already. Nothing was changed.
app-filter-door = { $n } of { $of }: { $what }
app-too-early =
    This test is public, and not everybody would stand. People are fired for going public too early. Nothing was changed.
    { $unmet }
    Leave out its day and come back to it, or say with --reason why it cannot wait.
app-no-template = There is no template of that key. Nothing was changed. Templates: { $keys }
app-test-nameless = A test needs a name, or a template. Nothing was changed.
app-no-practice = There is no practice workplace of that name.
app-file-lost = The way to the campaign's file was lost because of a defect in the program. Your work is in memory: save it to another place now (Save as).
app-exported = Wrote “{ $file }”.
app-export-ending = This cannot be written in that format, so nothing was written. Choose a file name that ends in .svg, .png or .pdf for a picture, .csv for people, .json for the campaign.
app-practice-band = Made-up people: practice
app-computer-forgotten = Settings, recent files, journals and backups of this computer are gone. Campaign files are where you put them.
app-computer-not-forgotten = Something could not be removed: look into the program's folders and remove it by hand.
## store: files, what went wrong with them, what is safe, what to do

store-empty = The file is empty: it holds no campaign at all. Nothing was changed. Open a backup of the campaign, or another copy of it.
store-foreign = This is not a Wallchart campaign. Nothing was changed. Choose a file that Wallchart saved, or import it as a list.
store-newer = This campaign was saved by a newer Wallchart (format { $major }). Nothing was changed. Open it with the newer version, or ask for an export.
store-cut-short = The file ends in the middle and holds no whole entry. It was left as it is. Open a backup of the campaign, or another copy of it.
store-damaged = The file is damaged and no entry in it is whole. It was left as it is. Open a backup of the campaign, or another copy of it.
store-needs-passphrase = This campaign is sealed. Type its passphrase to open it.
store-wrong-passphrase = This passphrase does not open the campaign. Nothing was changed. Check the language of the keyboard, capital letters and spaces, and try again. If you are sure of it, the beginning of the file may be damaged: open a backup.
store-too-much-work = The file asks for more work than any Wallchart file needs before it opens, so it was not opened. Nothing was changed. It may not be what it seems: ask whoever gave it to you.
store-sealed-for-others = The file is sealed with another key than this campaign’s. Nothing was changed. Ask for a copy sealed with a passphrase.
store-newer-seal = The file is sealed in a way this version does not know. Nothing was changed. Open it with a newer version of Wallchart.
store-sealed-cut-short = The sealed file ends early, so nothing in it can be trusted or shown. It was left as it is. Open a backup, or copy the file again from where it came from.
store-seal-broken = The sealed file is damaged or was changed, so nothing in it can be trusted or shown. It was left as it is. Open a backup, or copy the file again from where it came from.
store-seal-failed = The campaign could not be sealed. Nothing was written; your work is still in this window. Set a passphrase that is not empty, and save again.
store-other-campaign = This file holds another campaign. Nothing was taken in or changed. Save yours under another name, or choose the right file.
store-open-elsewhere = This campaign is already open in another window. Nothing is lost if you go on: what both windows save is brought together. It is simpler to use one window.
store-no-home = The system names no folder for this program’s files, so nothing can be kept between two saves. Save often, or set WALLCHART_HOME to a folder of your own.

store-io = { $what } { $why } { $safe }
store-step-read = “{ $path }” could not be read.
store-step-write = “{ $path }” could not be written.
store-step-sync = The disk did not confirm “{ $path }”.
store-step-read-back = What was written to “{ $path }” could not be read back.
store-step-backup = No backup could be kept in “{ $path }”.
store-step-remove = “{ $path }” could not be removed.
store-step-list = The folder “{ $path }” could not be read.
store-step-lock = “{ $path }” could not be marked as open.
store-cause-disk-full = The disk is full: make room on it, or save to another disk.
store-cause-quota = Your share of the disk is used up: remove something, or save to another disk.
store-cause-forbidden = You may not read or write there: choose another folder, or ask whoever set up this computer.
store-cause-read-only = This disk can only be read: save to another one.
store-cause-hardware = The disk reports a fault: save to another disk now, and do not trust this one.
store-cause-too-many-files = Too many files are open on this computer: close other programs and try again.
store-cause-interrupted = The system interrupted it again and again: try once more.
store-cause-missing = It is not there: check the folder, or plug the disk in again.
store-cause-not-a-file = It is not an ordinary file: choose another.
store-cause-too-large = It is larger than any campaign: choose another.
store-cause-not-what-was-written = The disk gave back something else than it was given: save to another disk now, and do not trust this one.
store-cause-other = The system gave no reason that helps ({ $kind }): try again, or use another folder.
store-safe-unchanged = Nothing was changed.
store-safe-old-whole = The file from before is whole.
store-safe-written = What you saved was written, but may not survive a power cut.

store-saved = Saved.
store-saved-no-backup = Saved, but the file from before could not be kept as a backup. { $why }
store-not-saved = Not saved. Your work is still in this window. { $why }
store-unconfirmed = Saved, but the disk did not confirm it. Save once more, or to another disk. { $why }
store-changed-on-disk = Somebody else has saved this campaign since you opened it. Nothing was overwritten: both are being brought together.

store-damage-cut-short = The file ends early. { $kept ->
    [one] One entry in it is whole and was read.
   *[other] { $kept } entries in it are whole and were read.
}
store-damage-changed = The file was damaged or changed by another program. { $kept ->
    [one] One entry in it is whole and was read.
   *[other] { $kept } entries in it are whole and were read.
}
store-damage-set-aside = { $n ->
    [one] One line is damaged and was set aside, not thrown away.
   *[other] { $n } lines are damaged and were set aside, not thrown away.
}
store-damage-mended = { $n ->
    [one] One entry had been laid out anew and is itself again.
   *[other] { $n } entries had been laid out anew and are themselves again.
}
store-damage-frame = Its beginning or end is damaged; places on the map may be gone.
store-damage-do = Merge with another copy or a backup to get everything back. The damaged file stays as a backup when you save.
store-unknown-entries = { $n ->
    [one] One entry was made by a newer version. It is kept, but not shown.
   *[other] { $n } entries were made by a newer version. They are kept, but not shown.
}

store-rekeyed-left = { $n ->
    [one] One older file could not be changed and still says what it said. Remove it by hand:
   *[other] { $n } older files could not be changed and still say what they said. Remove them by hand:
}

store-carrier = This folder is copied to other computers ({ $name }). A sealed campaign cannot be read there, but they see that it exists, how large it is and when it changes. A folder of this computer alone is safer.
store-carrier-plain = This folder is copied to other computers ({ $name }), and this campaign is not sealed: whoever runs them can read every name. Choose a folder of this computer alone, or seal the campaign first.
store-carrier-network = a network share

## search: a filter in words

search-all = { $n ->
    [one] { $n } person
   *[other] all { $n } people
}
search-shown = { $shown } of { $all }: { $parts }
search-without = { "; " }{ $n } without a { $what } { $n ->
    [one] is
   *[other] are
} not shown
search-and = { ", " }
search-or = { " or " }
search-not = not { $part }
search-word = “{ $word }”
search-field = { $what } { $value }
search-none = without a { $what }
search-unit = in { $value }
search-shift = { $value } shift
search-field-unit = unit
search-field-shift = shift
search-field-job = job
search-field-worksite = worksite
search-field-language = language
search-rated = rated { $value }
search-not-rated = not assessed
search-leader-not-looked-at = leadership not looked at
search-leader-suggested = suggested leader
search-leader-identified = leader
search-leader-not-a-leader = judged not a leader
search-committee = on the committee
search-counted = counted
search-standing = standing: { $value }
search-test-did = did “{ $test }”
search-test-refused = refused “{ $test }”
search-test-no-answer = asked for “{ $test }”, no answer
search-test-not-asked = not asked for “{ $test }”
search-talked-over = { $n ->
    [one] no talk for more than { $n } day
   *[other] no talk for more than { $n } days
}
search-talked-within = { $n ->
    [one] a talk within { $n } day
   *[other] a talk within { $n } days
}
search-talked-never = never talked to
search-rated-over = { $n ->
    [one] rating older than { $n } day
   *[other] rating older than { $n } days
}
search-rated-within = { $n ->
    [one] rated within { $n } day
   *[other] rated within { $n } days
}
search-rated-never = never rated
search-responsible = { $name } is responsible
search-responsible-nobody = nobody is responsible
search-moves-with = moves with { $name }

## ladder: structure tests, lowest risk first

ladder-reach = 48-hour reach
    .ask = Everybody is reached by a coworker within 48 hours.
ladder-survey = Issue survey
    .ask = Fill in the issue survey and hand it to your coworker.
ladder-petition = Petition
    .ask = Put your name with ours.
ladder-sticker = Sticker day
    .ask = Wear the sticker on the day.
ladder-public-petition = Public petition
    .ask = Put your name with ours, for everybody to see.
ladder-photo = Photo poster
    .ask = Give your name and face for the poster.
ladder-march = March on the boss
    .ask = Walk in with us.
ladder-open-march = Open meeting or march
    .ask = Come along, and bring somebody.
ladder-practice-vote = Practice strike vote
    .ask = Vote as if it were the day.
ladder-vote = Vote
    .ask = Vote.
ladder-strike-vote = Strike vote
    .ask = Vote.
ladder-strike = Strike
    .ask = Stay out with us.
ladder-tenant-reach = 48-hour reach
    .ask = Every door is reached by a neighbour within 48 hours.
ladder-door-survey = Door survey
    .ask = Fill in the survey at the door.
ladder-pledge = Pledge
    .ask = Put your name with ours.
ladder-banner = Banner day
    .ask = Hang the banner from your window.
ladder-delegation = Delegation
    .ask = Come along to the landlord.
ladder-rent-action = Rent action
    .ask = Hold back the rent with us.

## public: the gate before the first public test

public-line = { $unit }: { $open }
public-whole = Everybody
public-test = Private test
public-charted = { $n } of { $of } charted
public-rated = { $n } of { $of } rated lately
public-leader = no proven leader
public-second = no second
public-private = { $n } of { $of } did “{ $test }”, at least 65 % of all are needed
public-private-none = none was held yet, at least 65 % of all are needed in one

## rungs: editing the ladder

rungs-title = Edit the ladder
rungs-why = Lowest risk first. Tests that are on the ladder keep their words and aims; new ones are made from this.
rungs-ladder = Ladder
rungs-no_union = No recognized union
rungs-union = Existing union
rungs-tenants = Tenants
rungs-name = Name of rung { $n }
rungs-aim = Aim of rung { $n }
rungs-ask = The ask
    .hint = What you ask everybody to do
rungs-gate = Aim in every gate unit
    .hint = as over all
rungs-open = More about rung { $n }
rungs-up = Move rung { $n } up
rungs-down = Move rung { $n } down
rungs-remove = Remove rung { $n }
rungs-add = Add a rung
rungs-nameless = Every rung needs a name of its own
rungs-save = Keep this ladder
rungs-default = Back to the default ladder

## gates: which units decide

gates-title = Gate units
gates-why = A test passes when its aim is reached in every one of these. A unit with fewer than 8 people is counted together with its neighbour, else with what it is part of.
gates-grouping = Grouping
gates-level = Level
gates-level-top = Top units
gates-level-n = Level { $n }
gates-level-own = As ticked
gates-none = None ticked: the top units decide.
gates-count = { $n ->
    [one] { $n } unit decides.
   *[other] { $n } units decide.
}
gates-joins = { $unit } is counted together with
gates-joins-parent = what it is part of
gates-joins-alone = nobody: it stands alone
gates-save = Choose these

## cli: the terminal

cli-ask-passphrase = Passphrase:{" "}
cli-ask-new-passphrase = New passphrase:{" "}
cli-ask-again = Once more:{" "}
cli-wrong-passphrase = The passphrase does not open this file. Nothing was changed. Try again; capital letters and spaces count.
cli-not-opened = The file could not be opened. Nothing was changed.
cli-no-passphrase-file = The passphrase file cannot be read. Nothing was changed. Give a file whose first line is the passphrase.
cli-no-terminal = The file is sealed and there is no terminal to ask on. Nothing was changed. Give --passphrase-file.
cli-empty-passphrase = The passphrase is empty. Nothing was changed. A passphrase of six words is easy to keep and hard to guess.
cli-passphrases-differ = The two passphrases differ. Nothing was changed. Type the same one twice.
cli-not-saved-why = Not saved: the command did nothing. { $why }
cli-not-saved = The campaign could not be saved. The file is as it was.
cli-nobody = Nobody has that id, employee number or name. Nothing was changed. Look with: wallchart people FILE
cli-several = Several people have that name. Nothing was changed. Say which by id: { $ids }
cli-no-unit = There is no unit of that name or id. Nothing was changed.
cli-several-units = Several units have that name. Nothing was changed. Say which by id: { $ids }
cli-own-parent = A unit cannot be part of itself. Nothing was changed. Name another unit with --parent.
cli-export-ending = This cannot be written in that format. Nothing was written. Choose a file name that ends in { $endings }.
cli-no-unit-word = (no unit)
cli-not-read = The list could not be read. Nothing was changed.
cli-no-value = That value is not on the campaign's scale. Nothing was changed. Values: 0 { $values }
cli-not-sealed = The campaign has no passphrase. Nothing was changed. Seal it with: wallchart seal FILE
cli-already-sealed = The campaign is sealed already. Change its passphrase with: wallchart rekey FILE
cli-forget-needs-yes = Forgetting cannot be undone: everything about this person leaves the file and its backups. Nothing was changed. Say --yes to do it.
cli-forgotten = Forgotten. Copies on other computers and on paper are outside this program's reach: find and remove them.
cli-file-exists = There is a file of that name already. Nothing was changed. Choose another name.
cli-no-scale = There is no scale of that name. Nothing was made. Scales: support leader steward three four eight
cli-no-practice = There is no practice workplace of that name. Nothing was made. Workplaces: harbour-hospital
cli-no-edits = The file of edits cannot be read. Nothing was changed.
cli-bad-edit = Line { $line } is not an edit as FORMAT.md describes it. Nothing was changed: all edits are applied, or none.
cli-no-test = There is no test of that name or id. Nothing was changed. Look with: wallchart test FILE show
cli-no-aim = An aim is a number from 1 to 100, or the word majority. Nothing was changed.
cli-no-paper = Papers: A4, A3, letter. Nothing was written.
cli-not-exported = The export could not be made. Nothing was written.
cli-layout-bad = { $n ->
    [one] One row cannot be taken. Nothing was written. Mend it and try again.
   *[other] { $n } rows cannot be taken. Nothing was written. Mend them and try again.
}
cli-layout-units-row = Row { $row } of the units: { $what }
cli-layout-ties-row = Row { $row } of the ties: { $what }
cli-layout-short = an id is missing
cli-layout-twice = the id stands in a row above
cli-layout-unknown = an id that the units do not have
cli-layout-weight = the weight is not a number
cli-layout-unreadable = cannot be read
cli-whom = terminal
cli-problem-row = Row { $row }: { $what }
cli-imported = { $added } new, { $changed } changed, { $unchanged } known already, { $out } left out.
cli-taken = { $n } taken in.
cli-predicted-late = { $n ->
    [one] 1 came after the first result of its unit: marked late, never scored.
   *[other] { $n } came after the first result of their unit: marked late, never scored.
}
cli-ties-taken = { $n ->
    [one] { $n } tie taken in.
   *[other] { $n } ties taken in.
}
cli-question-trust = “{ $word }” is a question of its own, counted as trust or help.
cli-question-trust-guess = “{ $word }” is a question of its own. Its words do not say what it asks for: counted as trust or help.
cli-question-work = “{ $word }” is a question of its own, counted as work advice: it never says who leads.
cli-question-social = “{ $word }” is a question of its own, counted as a tie outside the work: it stands beside trust and help.
cli-question-social-guess = “{ $word }” is a question of its own. Its words do not say what it asks for, so it stands beside trust and help and is not added to them.
cli-each-once = Each pair stands once, in one direction. Are the ties mutual? They were taken as written, from the first to the second. If they hold both ways, run the same command with --mutual: the same ties become mutual. If they are right as they are, say --directed.
cli-ask-mutual = Each of the { $n } pairs stands once, in one direction. Do the ties hold both ways? [y/N]{" "}
cli-yes = yes
cli-no-question = There is no question of that name. Nothing was changed. Questions: { $keys }
cli-leaders-unit = { $unit }: { $asked } of { $people } asked
cli-leader-named = named by { $n } of { $of } asked
cli-leader-shifts = across { $n } shifts
cli-leader-outside = by { $n } from { $units ->
    [one] { $units } other unit
   *[other] { $units } other units
}
cli-leader-opponents = tied to { $n } of { $of ->
    [one] { $of } opponent
   *[other] { $of } opponents
}
cli-leader-connects = connects groups ({ $percent } % of the shortest ways)
cli-leader-thread = single thread ({ $n } cut off without them)
cli-leader-support = rated { $value }
cli-leaders-more = … { $n } more, with --unit or --json
cli-leaders-nobody = Nobody was asked whom they turn to: unknown, not nobody.
cli-leaders-work-only = Nobody was asked a question of trust or help. Work advice alone does not say who leads: it finds who knows the work or gives it out. See it with --kind work.
cli-leaders-work = Work advice finds who knows the work or gives it out. It does not say who leads.
cli-leaders-social = Nobody was asked a question of trust or help: ties outside the work stand here instead.
cli-trust-nothing = Nobody here was asked: those named are named by others.
cli-trust-guess = So few were asked that the order is hardly more than a guess.
cli-trust-half = With so many asked, the first three hold the leader about half the time.
cli-trust-mostly = With so many asked, the first three hold the leader about three times in four.
cli-trust-firm = With so many asked, the first three hold the leader nine times in ten or more.
cli-level-units = level with { $name } on the count; first because people of more other units turn to them ({ $units } against { $other })
cli-level-outside = level with { $name } on the count; first because more people of other units turn to them ({ $n } against { $less })
cli-level-connects = level with { $name } on the count and from outside; first because they connect groups more
cli-level = level with { $name } in all that is counted; the order says nothing
cli-judgement-none = not looked at
cli-judgement-suggested = suggested
cli-judgement-identified = identified
cli-judgement-not = not a leader
cli-readiness = { $verdict }: { $units }.
cli-readiness-row = { $name } ({ $kind })  { $gates }
cli-readiness-cell = { $met }  { $gate }  { $number }: { $why }
cli-readiness-step = { $n }. { $title } ({ $gates }, { $people }). { $why }
cli-coverage = { $unit }  { $named } of { $of } charted, { $rated } rated: { $word }
cli-coverage-leader = ; proven: { $names }
cli-coverage-second = ; second: { $names }
cli-coverage-targets = ; targets: { $names }
cli-coverage-total = { $n } of { $of ->
    [one] { $of } unit
   *[other] { $of } units
} covered: a proven leader and a second in line.
cli-covered = covered
cli-leader-no-second = leader, no second
cli-gap = gap
cli-test = { $name }: { $percent } % ({ $did } of { $of }), { $asked } asked
cli-test-gate = { $unit } (gate unit)
cli-test-with = { $unit }, judged with { $with }
cli-test-unnamed = { $n } not named
cli-test-expected = { $n } expected ({ $off } off)
cli-test-majority = aim over half
cli-test-aim = aim { $percent } %
cli-test-responsible = responsible { $name }
cli-bad-deadline = The last day for results lies before the day of the test. Nothing was changed.
cli-passed = passed
cli-not-passed = not passed
cli-no-aim-set = no aim set
cli-into-practice = This is a practice workplace: everybody in it is made up. Real people belong in a campaign of their own: wallchart new FILE --name NAME
cli-working = working …
cli-whole = { $entries } entries, { $people } people, { $ties } ties.

## tests: the ladder, the sheet, the units

tests-record = Record
tests-predict = Predict
tests-shows = Shows
tests-compare = Compare
tests-over-time = Over time
tests-mode = What the sheet is for
tests-part = Part
tests-ladder = Ladder
tests-sheet = Sheet
tests-units = Units
tests-frozen = roster frozen { $day }
tests-finish = Finish this test
tests-reopen = Go on recording
tests-empty-title = Put the first test on the ladder
tests-empty-why = A structure test is one ask to everybody, with a day and an aim. It shows where the structure holds and where it does not, before it counts. Begin at the foot, where the risk is low: can everybody be reached by a coworker within 48 hours?
tests-add = Put a test on the ladder
tests-add-named = Add “{ $name }”
tests-add-own = A test of your own
tests-no-aim = no aim set
tests-majority = aim over half
tests-aim = aim { $n } %
tests-aim-half = more than half
tests-aim-same = aim { $aim }, over all and in every unit
tests-aim-two = aim { $all } over all, { $unit } in every unit
tests-aim-all = aim { $all } over all, none for units
tests-aim-unit = aim { $unit } in every unit, none over all
tests-rung = { $percent } · { $met } of { $units } units
tests-nobody = Nobody is on this sheet yet. Chart the people of this unit first.
tests-no-unit = Unassigned
tests-entered = { $n } of { $of } entered
tests-gone = (no longer on the chart)
tests-row = Row
tests-name = Name
tests-predicted = Predicted
tests-lesson = Lesson
tests-will = will do it
tests-wont = will not
tests-dont-know = we do not know
tests-lesson-leader-refused = Leader refused
tests-lesson-leader-no-answer = Leader, no answer
tests-lesson-yes-refused = said yes, refused
tests-lesson-yes-no-answer = said yes, no answer
tests-lesson-soft = soft support
tests-lesson-moved = moved
tests-lesson-unrated = acted, not rated
tests-n-of = { $n } of { $of }
tests-sum-predicted = Predicted
tests-sum-so-far = So far
    .below = { $percent }, { $left ->
        [one] one person
       *[other] { $left } people
    } to enter, { $unnamed } unnamed
tests-sum-right = Predictions right
    .below = { $less } did less, { $more } did more
tests-menu = This test
tests-edit = Change name, day or aim
tests-remove = Take it off the ladder
tests-no-day = no day yet · { $aim }
tests-units-passed = { $n } of { $of } units passed
tests-total = { $percent } of all ({ $n } of { $of })
tests-passed = Passed, in every unit
tests-not-passed = Not passed
tests-hides = A total can hide an empty unit
tests-hides-why = A unit that did not act needs its leader found: go back to “who do you go to?” there, talk, and run the same test again before any higher one.
tests-nobody-asked = nobody asked yet
tests-unit-passed = passed
tests-unit-not-passed = not passed
tests-short = { $n } short of { $aim } %
tests-short-half = { $n } short of a majority
tests-legend-aim = aim
tests-legend-predicted = predicted
tests-legend-passed = passed
tests-bad-aim = A number from 1 to 100, or 50+1
tests-bad-day = A day is written 2026-11-22
tests-edit-title = Change the test
tests-new-title = A new test
tests-form-name = Name
    .hint = Petition
tests-form-ask = The ask
    .hint = Put your name with ours.
tests-form-day = Day
    .hint = 2026-11-22
tests-form-deadline = Last day for results
    .hint = none
tests-form-aim = Aim over all, percent
    .hint = 65, or 50+1
tests-form-gate = Aim in every gate unit
    .hint = as over all
tests-form-public = Public
    .why = The employer sees who acts
tests-form-households = Count households
    .why = One for each flat, not for each person
tests-form-all = Everybody takes part
    .why = All units, and people without one
tests-form-units = { $n ->
    [one] Only { $n } unit, with its sub-units
   *[other] Only { $n } units, with their sub-units
}
tests-form-no-units = Choose the units that take part
tests-form-no-unit-yet = There are no units on the chart yet.
tests-form-unit = { $unit } · { $n ->
    [0] nobody
   *[other] { $n }
}
tests-form-responsible = Who is responsible
    .why = In each unit; unless you say otherwise its leader
tests-form-responsible-in = Responsible in { $unit }
tests-form-its-leader = its leader: { $name }
tests-form-nobody = nobody
tests-form-empty-unit = { $unit }: nobody belongs there. It counts neither as passed nor as failed.
tests-form-frozen = Who belonged was frozen on { $day }. Another day or other units change nothing about it.
tests-form-later = { $n ->
    [one] { $n } person was charted after { $day }. They count, as the chart stands now.
   *[other] { $n } people were charted after { $day }. They count, as the chart stands now.
}
tests-form-leave-out = { $n ->
    [one] Leave { $n } person out
   *[other] Leave { $n } people out
}
    .why = They were not there on the day
tests-form-others-roster = The roster was frozen on another computer: leave them out there.
tests-form-failed-below = “{ $name }” was not passed. Go back to the units where it failed, and run it again before any higher one.
tests-and-more = { $names } and { $n } more
tests-early-title = Not everybody would stand yet
tests-early-why = People are fired for going public too early. Charted, rated by did or said lately, led:
tests-early-without-day = Keep it without a day
tests-early-anyway = Give it its day anyway
tests-early-reason = Why it cannot wait
    .hint = This is kept with the test
tests-early-do = Give it its day, with this reason
tests-early-kept = Dated before the gate was met: { $reason }
tests-aim-zero = An aim of 0 % tests nothing: a number from 1 to 100, or 50+1
tests-aim-over = More than 100 % cannot act: a number from 1 to 100, or 50+1
tests-bad-deadline = The last day for results lies before the day of the test
tests-again-title = Run the test again
tests-rung-ahead = Put “{ $name }” on the ladder
tests-rung-entered = { $n } of { $of } entered
tests-opens = “{ $next }” opens when { $units ->
    [one] the unit reaches
   *[other] all { $units } units reach
} { $aim } here.
tests-opens-free = “{ $next }” is next.
tests-run-again-first = “{ $name }” was not passed: run it again before any higher one.
tests-run-again = Run it again
tests-ladder-menu = Ladder and gate units
tests-ladder-edit = Edit the ladder
tests-gates-edit = Gate units
tests-form-change = Change the test
tests-form-add = Put it on the ladder
tests-form-cancel = Cancel
tests-compare-none = There is no other test to compare with yet.

## shows: what a test shows, and what to do then

shows-task-everywhere = all units
shows-task-ask = Ask: { $test }
shows-task-ask-again = Ask again: { $test }
shows-task-find-leader = { $unit }: who do people go to? Find the leader ({ $test })
shows-task-talk-to-leader = { $unit }: a conversation with who is responsible, who did not act ({ $test })
shows-task-look-with-leader = { $unit }: look at it together - whom do they move, and was everybody asked? ({ $test })
shows-task-ask-rest = { $unit }: ask those who were not asked ({ $test })
shows-task-talk-to-them = { $unit }: conversations with those who were asked and did not act ({ $test })
shows-task-name-them = { $unit }: find the names that are missing ({ $test })
shows-rerun-name = { $name }, { $n ->
    [2] 2nd run
    [3] 3rd run
   *[other] { $n }th run
}
shows-door = { $test }, { $unit }: { $what }
shows-did = did it
shows-asked = asked
shows-asked-n = { $n } asked
shows-asked-so-far = { $n } asked so far
shows-short = did not do it
shows-unnamed = { $n } of { $of } are not named. They count, and nobody asked them.
shows-brought = brought { $n } of { $of }
shows-promised-brought = promised { $promised }, brought { $n } of { $of }
shows-promised-only = promised { $promised }; whom they move is not said
shows-people-unknown = whom they move is not said
shows-brought-door = People of { $name }, { $test }
shows-below-half = activist here, wrong ask, or not asked?
shows-no-leader = nobody responsible
shows-parts = { $n ->
    [one] { $n } part
   *[other] { $n } parts
}
shows-parts-of = Parts of { $unit }
shows-worst-no-leader = Nobody is responsible for { $unit }. Go back to “who do you go to?” there before any higher test.
shows-worst-leader-out = { $name } did not act in { $unit }. Talk with them before any higher test.
shows-worst-not-brought = { $name } acted in { $unit }, and { $n } of { $of } of their people did. An activist here, the wrong ask, or were they not asked?
shows-worst-other = { $unit } is { $n } short. Conversations there, and the same test again, before any higher one.
shows-worst-people = { $n ->
    [one] Show the one person in { $unit }
   *[other] Show the { $n } people in { $unit }
}
shows-nothing = Nothing here that differs from what was thought. Rate and predict before a test: then it teaches.
shows-surprises = { $n ->
    [0] Surprises
    [one] One surprise to look at
   *[other] { $n } surprises to look at
}
shows-re-rate = { $n ->
    [0] Re-rate who is ticked
    [one] Re-rate one person
   *[other] Re-rate { $n } people
}
shows-re-rate-why = As proposed beside each name, by what they did, of the day of the result. One step to undo.
shows-ask = { $n ->
    [one] Note to ask one person
   *[other] Note to ask { $n } people
}
shows-values-none = Others
shows-values-one = { $n }s
shows-values-two = { $n }s and { $m }s
shows-values-many = { $n }s to { $m }s
shows-list-refused = { $values } who refused
shows-list-no-answer = { $values } who gave no answer
shows-list-not-asked = { $values } whom nobody asked
shows-list-acted = { $values } who did it
shows-list-acted-unrated = Not rated, and did it
shows-list-disputed = Two people say different things
shows-list-late = Predicted after the first result: shown, not scored
shows-list-skipped = Nobody predicted
shows-list-beside = Did it, and not on the roster
shows-foretold = predicted
shows-tick = Tick { $name }
shows-tick-all = { $n ->
    [one] Tick the one
   *[other] Tick all { $n }
}
shows-untick-all = { $n ->
    [one] Untick the one
   *[other] Untick all { $n }
}
shows-rated-since = rated { $value } since
shows-noted = noted to ask
shows-propose-rate = rate { $value }: { $word }
shows-propose-ask = ask them
shows-propose-ask-again = ask again
shows-proposal = { $name }: { $what }. Change what is proposed
shows-said = { $what }, { $who }, { $day }
shows-were-there = Were there
shows-were-there-name = Say that { $name } was there on the day
shows-there-title = Was { $name } there on the day?
shows-there-why = The roster was frozen without them. If they belonged to the unit that day they fill one of its unnamed places; if none is left the unit was larger than estimated.
shows-there-reason = Why they count
shows-there-hint = Worked there, was not on our list
shows-there-do = Count them in
shows-open = Still being recorded: nothing has failed yet. When the test is finished, this page says what follows.
shows-no-aim = No aim was set: nothing passed and nothing failed.
shows-finished-with = Finished, and still open: { $what }
shows-passed = Passed, over all and in every unit
shows-passed-top = Nothing higher is on the ladder yet. Put the next test there while it is warm.
shows-opens = { $test } opens now ({ $aim }).
shows-opens-public = It is public: before it gets a day, everybody is charted and rated, and every unit has a leader and a second.
shows-look = Look at { $test }
shows-failed-total = { $n } short over all, though every unit reached its own aim
shows-failed-units = { $n ->
    [one] One unit missed its aim; { $short } short over all
   *[other] { $n } units missed their aim; { $short } short over all
}
shows-failed-units-only = { $n ->
    [one] The total reached its aim, one unit did not
   *[other] The total reached its aim, { $n } units did not
}
shows-failed-method = Back to leader identification and conversations there. Then the same test again, before any higher one.
shows-n-short = { $n } short ({ $did })
shows-stood-missing = nobody is responsible there
shows-stood-not-asked = { $name } was not asked
shows-stood-no-answer = { $name } gave no answer
shows-stood-refused = { $name } refused
shows-stood-not-brought = { $name } did it, and { $n } of { $of } of their people
shows-stood-did = { $name } did it
shows-tasks = { $n ->
    [one] What to do
   *[other] What to do, { $n } tasks
}
shows-task-by = by { $day }
shows-task-made = made
shows-make-rerun = Put the next run on the ladder
shows-make-tasks = { $n ->
    [one] Make one task
   *[other] Make { $n } tasks
}
shows-make-both = { $n ->
    [one] Make one task and the next run
   *[other] Make { $n } tasks and the next run
}
shows-made = These tasks are made.
shows-waits = { $test } waits until this one passed.
shows-untyped = { $n } not typed
shows-sheets-out = { $n ->
    [one] sheet { $codes } still out
   *[other] sheets { $codes } still out
}
shows-not-asked = { $n ->
    [one] one person was not asked
   *[other] { $n } people were not asked
}
shows-all-in = Everything is typed, and no sheet is out.
shows-finish-unit = Finish { $unit }
shows-finish-unit-why = { $n ->
    [one] One row is empty: it becomes “not asked”, which is no refusal.
   *[other] { $n } rows are empty: they become “not asked”, which is no refusal.
}
## record: results typed from paper, name by name, from a list

record-more = Lists of names
record-way = How results are typed
record-way-rows = Row by row
record-way-names = Name by name
record-number = Sheet number
    .hint = 12K
record-number-how = Number of a printed sheet, or a key for the row.
record-number-letter = Now the letter behind the number.
record-rows-how = One key a row, in the order of the paper. Esc leaves the sheet.
record-sheet-of = Sheet { $code } · { $whose }
record-no-sheet = No sheet { $code }: read the number again. Nothing was written.
record-unknown-sheet = No sheet { $code } here: read the number again. Nothing was written. If another laptop printed it, take in its file first.
record-of-predictions = Sheet { $code } holds predictions: type it under Predict.
record-several = { $n } sheets have this number. Which one lies before you?
record-several-one = { $code } · { $whose } · printed { $day } · { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
record-back = Sheet { $code } is back. Type the next number.
record-no-rows = Nobody stands on this sheet.
record-day = Day on the paper
record-day-is = Day on the paper: { $day }
    .hint = The day the results are of. Click to change it.
record-day-confirm = right
record-day-change = another day, or type it
record-no-day = “{ $typed }” is no day that has been. Type 21, 21.11 or 2026-11-21.
record-since-moved = now in { $unit }
record-since-merged = the same person as another row or record
record-since-removed = taken off the chart
record-since-forgotten = erased for good
record-since-not-counted = does not count any more
record-not-on-roster = not on the roster
record-forgotten = This person was erased for good: nothing can be said of them any more.
record-skip = empty row
record-key-space = Space
record-add = name by hand
record-you = you
record-said = { $who }: { $what }, { $day }
record-disputed = two people say different things
record-settle = Two say: settle
    .hint = See who said what about { $name }, and settle it
record-settle-title = What did { $name } do?
record-settle-why = Both stay on record. Ask the two, then say which holds: your own word is corrected; beside somebody else's word yours stands with a later day.
record-settle-for = It holds: { $what }
record-settle-later = Leave it open
record-join-title = Not on the roster
    .why = { $name } was not among those counted when this test froze, so this result counts nowhere yet. Add them with a reason: they fill one of the unnamed places of their unit.
record-join-new = A name that is not on the chart
    .why = The person is put on the chart and on the roster of this test, with this result.
record-join-back = Taken off the chart
    .why = { $name } was taken off the chart. Recording a result puts them back.
record-join-not-counted = { $name } is charted as a supervisor or as somebody outside, and those never count in a test. If that is wrong, change their standing first.
record-join-alike = Or is it one of these?
record-join-unit = Unit: { $unit }
record-join-do = Add and record
record-join-do-back = Put back and record
record-join-needs = Say why they count: a reason is kept with the roster.
record-reason = Why do they count?
    .hint = a few words
record-reason-there = was there that day
record-reason-leave = was on leave
record-reason-moved = came from another unit
record-name = Name on the list
    .hint = gar ma
record-names-how = Beginnings of two names, Enter. Digits or arrows choose; Alt+Y N A: what they did.
record-names-outcome = What they did
record-names-nobody = Nobody is called “{ $typed }”. Add them with a reason:
record-names-more = { $n } more: type another letter
record-names-recorded = { $n ->
    [0] Nothing recorded from this list yet.
    [one] { $n } name recorded, the last one first.
   *[other] { $n } names recorded, the last one first.
}
record-paste = Paste names
    .why = A name a line, or a table copied from a spreadsheet, with a column for what they did or without. Nothing is written before you have looked it through.
    .key = Ctrl+V
record-paste-names = Names
record-paste-look = Look it through
record-file = Read a list of names …
record-list-title = { $n ->
    [one] { $n } line
   *[other] { $n } lines
} to look through
record-list-do = { $n ->
    [one] Record { $n } result
   *[other] Record { $n } results
}
record-list-open = { $n ->
    [one] { $n } line is unclear and stays out
   *[other] { $n } lines are unclear and stay out
}
record-list-joins = { $n ->
    [one] { $n } person is not on the roster yet and joins it.
   *[other] { $n } people are not on the roster yet and join it.
}
record-list-empty = empty: not asked, nothing to record
record-list-new = put on the chart, joins the roster
record-list-as-new = Somebody new
record-list-again = the same person as line { $line }: counted once
record-list-unread = “{ $word }” is no result: left out
record-list-uncounted = never counts: left out
record-list-left = left out
record-list-leave = Leave it out
record-list-choose = Who is it?
record-list-several = { $n } people are called so
record-list-alike = nobody is called exactly so
record-list-unknown = not on the chart
record-list-add = Put “{ $name }” on the chart
record-tick = What is ticked
record-tick-done = Done
record-tick-how = Click a person to tick them; a second click takes it back. Y N A tick whoever is selected.
record-tick-beside = { $n ->
    [one] { $n } person is not on the roster
   *[other] { $n } people are not on the roster
}: click them one by one to add them with a reason
record-ask-beside = { $n ->
    [one] { $n } person is not on the roster of this test and is left out
   *[other] { $n } people are not on the roster of this test and are left out
}: choose them one by one to add them with a reason
record-ticked = { $whom }: { $what } · { $n } ticked
record-nothing-pasted = There is no name in what was pasted. Nothing was changed. Copy a list with one name a line, or a table with a column of names, and paste it again.
## plot: what changed from test to test and from day to day

plot-participation = Participation
    .none = No test has results yet
    .none-why = Record a test: who took part in it stands here, test by test and unit by unit.
    .counts = Who took part, of everybody in the unit: the unnamed are in it too.
    .finding = { $test }: { $percent } of all took part; { $met } of { $of } units reached the aim.
    .finding-no-aim = { $test }: { $percent } of all took part. No aim is set.
    .lowest = Lowest: { $unit }, { $did } of { $of }.
    .spot = { $test }, { $unit }: { $did } of { $of } took part, { $percent }
    .note = { $n } of { $of } units have a sign of their own: those where fewest took part.
plot-prediction = Prediction
    .none = No result was predicted yet
    .none-why = Predict before you ask: what you expected stands here beside what people did, unit by unit.
    .counts = Expected to take part and did, of everybody in the unit.
    .finding = { $test }: { $expected } were expected, { $did } did.
    .furthest = Furthest off: { $unit }, { $expected } expected and { $did } did.
    .row = { $expected } → { $did } of { $of }
    .row-untold = { $did } of { $of }, not predicted
    .spot-expected = { $unit }: { $expected } of { $of } were expected to
    .spot-did = { $unit }: { $did } of { $of } did it
    .note = In { $n ->
        [one] one unit
       *[other] { $n } units
    } nobody predicted.
plot-ratings = Ratings
    .none = Nobody is rated yet
    .none-why = Rate people: how many stand where on the scale is shown here, day by day.
    .counts = Counted people by where they stood, by the day somebody assessed it.
    .finding = Since { $day }: supporters from { $before } to { $now }, not assessed from { $unrated-before } to { $unrated }.
    .finding-one = { $now } supporters, { $unrated } not assessed.
    .spot = { $day }: { $n } { $word }
    .note = Those who are on the chart and counted today. Ratings that were corrected since stand as corrected.
plot-coverage = Coverage
    .none = Nobody is charted yet
    .none-why = Chart people: how much of the workplace is named, rated and led is shown here, day by day.
    .counts = Charted and rated, of the { $of } who belong; proven leaders, of those needed.
    .finding = { $named } of { $of } are charted; { $leaders } of { $needed } leaders needed are proven.
    .note = Who belongs, counts and leads is as known today, also for the days before. Whoever left the chart is in none of it.
plot-coverage-charted = charted
    .label = { $percent } charted
    .spot = { $day }: { $n } of { $of } charted, { $percent }
plot-coverage-rated = rated
    .label = { $percent } rated
    .spot = { $day }: { $n } of { $of } rated, { $percent }
plot-coverage-leaders = proven leaders
    .label = { $n } of { $of } leaders
    .spot = { $day }: { $n } of { $of } leaders needed were proven
plot-which = Which plot
plot-together = All four
plot-export = Export these
plot-all = All
plot-again = { $test }, again
plot-unit-letter = Unit { $letter }
plot-aim = aim { $percent }
plot-aims = aim of each test
plot-aim-majority = aim: more than half
plot-key-again = run again
plot-key-others = { $n ->
    [one] one more unit
   *[other] { $n } more units
  }
plot-key-expected = expected
plot-key-did = did it
plot-not-assessed = not assessed

## tested: tests as a table

tested-title = Structure tests
tested-test = Test
tested-day = Day
tested-unit = Unit
tested-gate = Gate unit
tested-responsible = Responsible
tested-eligible = Eligible
tested-unnamed = Not named
tested-asked = Asked
tested-did = Took part
tested-refused = Refused
tested-no-answer = No answer
tested-percent = Percent
tested-aim = Aim
tested-passed = Aim reached
tested-expected = Expected
tested-off-by = Off by
tested-majority = more than half
tested-yes = yes
tested-no = no

## compare: two tests side by side

compare-unit = Unit
compare-filter = Only { $unit }
compare-only-first = Only { $first }
compare-only-second = Only { $second }
compare-both = Both
compare-neither = Neither
compare-not-in-first = Not on the roster of { $first }
compare-not-in-second = Not on the roster of { $second }
compare-fell = fell away
compare-came = came
compare-points = { $n ->
    [0] as before
    [one] +{ $n } point
   *[other] +{ $n } points
}
compare-points-down = { $n ->
    [one] −{ $n } point
   *[other] −{ $n } points
}
compare-no-row = not in it
compare-eligible = { $first } of { $of } before, { $second } of { $now } now
compare-joined = { $n ->
    [one] one person joined since
   *[other] { $n } people joined since
}
compare-left = { $n ->
    [one] one is no longer on the roster
   *[other] { $n } are no longer on the roster
}
compare-rerun = { $second } runs { $first } again.
compare-silent = Nobody was asked yet in { $test }: what differs says nothing yet.
compare-same = The same people are eligible in both.
## predict: said before the result, unit by unit

predict-you = You
predict-own = { $name }’s own people
predict-own-yours = Your own people
predict-said-of = { $n } of { $of } said
predict-says-so = Who says so: { $name }
predict-role-typist = who types
predict-role-leader = leader
predict-role-responsible = responsible for people
predict-role-committee = committee
predict-role-initials = initials
predict-initials = Other name or initials
predict-new-speaker = Nobody on the chart is called “{ $name }”: kept as initials.
predict-several-speakers = { $n } people are called so: choose one in the menu. Nothing was changed.
predict-day = Day on the paper
    .hint = today
predict-bad-day = A day is written 2026-11-22, and is not to come.
predict-number-or = Or a number:
predict-number = How many of { $of } in { $unit } will do it
predict-number-of = of { $of } will
predict-number-said = said: { $n } of { $of }
predict-not-a-number = Type a whole number. Nothing was kept.
predict-more-than-belong = { $of } belong here, so { $n } cannot act. Nothing was kept.
predict-takes-no-part = This unit takes no part in the test. Nothing was kept.
predict-skip = Skip with a reason
predict-skip-why = Why does nobody predict here?
predict-skip-do = Skip { $unit }
predict-skipped = Skipped: { $why }
predict-after-all = Predict after all
predict-closed = Closed since { $day }, with the first result: what is said now is marked late and never scored.
predict-closed-row = closed
predict-late = late, not scored: { $what }
predict-nobody-else = nobody else said
predict-others = others: { $said }
predict-others-head = What others said
tests-will-short = will
tests-wont-short = will not
tests-dont-know-short = unsure
predict-end = { $unit }: { $n } of { $of } said.
predict-end-number = { $unit }: { $n } said as a number.
predict-end-all = That was the last unit.
predict-next = Next: { $unit }
predict-next-key = Enter
predict-key-number = a number for the unit
predict-units-done = { $n } of { $of } units predicted or skipped
predict-late-people = { $n ->
    [one] 1 person predicted too late
   *[other] { $n } people predicted too late
}
predict-unit-named = { $n } of { $of } by name
predict-unit-number = { $n } of { $of } as a number
predict-unit-skipped = skipped: { $why }
predict-unit-late = { $n } late
predict-unit-closed = closed { $day }
predict-blind = What others predicted is shown once you are through a unit.
predict-accuracy = Accuracy
predict-accuracy-title = How right predictions were
predict-accuracy-back = Back to predicting
predict-accuracy-of = Of which tests
predict-accuracy-this = This test
predict-accuracy-all = All tests
predict-accuracy-how = Per person who said so. Scored is who was said to do it or not, in time, and was asked. “We do not know” is never wrong.
predict-accuracy-none = Nobody has predicted anything yet.
predict-accuracy-presenting = Who said what is not shown while presenting.
predict-nothing-scored = nothing scored yet
predict-right-of = of
predict-right = right
predict-right-door = { $n } of { $of } right
predict-scored-door = { $n } scored
predict-too-few = (too few to say much)
predict-wrong = { $n } wrong
predict-unsure = { $n } not known
predict-late-said = { $n } late
predict-off = { $n ->
    [one] As a number: { $points } points off, in one unit
   *[other] As a number: { $points } points off on average, in { $n } units
}
predict-off-unit = { $unit }, { $test }: said { $will }, { $did } of { $of } did
predict-unforeseen = Not predicted
predict-unforeseen-skipped = { $unit } was skipped: { $why }
predict-unforeseen-silent = { $unit }: nobody predicted, and nobody said why.
predict-unforeseen-late = { $unit }: { $n ->
    [one] a number came too late
   *[other] { $n } numbers came too late
}

## people-view: the table of everybody

people-columns = Columns
people-type = Type names
people-column-name = Name
people-column-job = Job
people-column-unit = Unit
people-column-shift = Shift
people-column-worksite = Worksite
people-column-support = Support
people-column-rated = Rated
people-column-leader = Leader
people-column-tests = Tests
people-column-languages = Languages
people-column-standing = Standing
people-column-phone = Phone
people-column-email = E-mail
people-column-number = Number
people-column-responsible = Responsible
people-leader-proven = proven
people-leader-target = target
people-leader-in-conversation = in conversation
people-leader-yes = said yes
people-leader-no = said no
people-leader-suggested = suggested
people-leader-not = not a leader
people-leader-is = a leader
people-rated-fresh = in the last 4 weeks
people-rated-ageing = more than 4 weeks ago
people-rated-old = more than 12 weeks ago
people-weeks = { $n ->
    [one] { $n } week
   *[other] { $n } weeks
}
people-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
people-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
people-head = Head
    .hint = A click sorts, with Shift by this too. Drag to move the column, its edge to resize it.
people-sorted-up = { $column }, sorted upwards, key { $rank }
people-sorted-down = { $column }, sorted downwards, key { $rank }
people-resize = Width of { $column }
people-cell = { $column } of { $name }: { $text }
people-cell-empty = { $column } of { $name }: nothing
people-write = Write { $column } of { $name }
people-new-name = Name of a new person
people-filter = Filter by { $column }
people-filter-off = Show every { $column }
people-filter-many = { $n } of { $column }
people-filter-none = nothing there
people-filter-nothing = Nothing to choose yet
people-filter-name = Filter by words
    .hint = name
people-empty = Nobody stands here yet
    .why = The table shows everybody on the chart, one line a person.
people-empty-type = Type names
    .why = A name or nickname is enough. Enter goes on to the next.
people-empty-import = Import a list
    .why = A table of the employer or of your own. You see what will happen before anything happens.
people-empty-practice = Open the practice workplace
    .why = Made-up people to try everything on.
people-nothing = Nobody fits this filter
    .why = Nobody was removed. Esc or the button shows everybody again.

## import-view: looking a list through before it is taken in

import-reading = Reading the list
    .why = Nothing is changed before you say so.
import-cancel = Cancel
import-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
import-rows-shown = Rows shown
import-all-sheets = All sheets
import-known-people = People who are known
import-fill = Fill blanks only
import-list-wins = List wins
    .why = Else only blanks are filled
import-show-rows = Rows
import-tab-all = All { $n }
import-tab-same = { $n } same person?
import-tab-odd = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
}
import-tab-new = { $n } new
import-key-rows = rows
import-key-same = same
import-key-other = someone else
import-in-wallchart = In Wallchart
import-in-file = In the file
import-matched = matched by number, then name
import-none-here = No rows here.
import-new = new
import-known = known: { $name }
import-same = same person? { $name }
import-same-row = same as row { $row }?
import-out = left out
import-odd-no-name = nobody named
import-odd-too-long = too long for a name
import-odd-total = a line that counts
import-odd-head = the heads again
import-odd-heading = names a unit
import-odd-surplus = too many cells
import-odd-shortened = text is cut
import-odd-number-again = same number twice
import-odd-number-other = number of another row
import-odd-number-differs = number and name differ
import-odd-scale = value not on the scale
import-odd-word = unknown word
import-odd-day = not a day
import-odd-unit = unit is new
import-odd-other = something odd
import-row = Row { $row }: { $name }, { $fate }
import-column = { $head } is taken for: { $column }
import-filled = { $n } filled
import-units-known = { $known } of { $n } known
import-kept = kept for later lists
import-guess = a guess
import-what = What will happen
    .why = Nothing is changed before you say so. One step to undo.
import-count-new = { $n ->
    [one] new person
   *[other] new people
}
import-count-known = known, fill blanks only
import-count-wins = known, the list wins
import-count-same = same person?
import-count-odd = { $n ->
    [one] row with a problem
   *[other] rows with a problem
}
import-this-row = Row { $row }
import-leave-row = Leave this row out
import-take-in = Take this row in
import-letters = Letters look broken in { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
    .why = “{ $before }” was stored twice over. Read again it is “{ $after }”.
import-mend = Mend it
import-leave = Leave
import-unit-new = “{ $name }” is not a unit yet
import-units-new = { $n } units are new
    .why = Units that are not made leave their people in Unassigned, which is never wrong.
import-unit-row = { $name } · { $word } · { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
import-make = Make them
import-unassigned = Unassigned
import-more = and { $n } more
import-is-this = Is this { $name }?
import-is-row = Is this the person of row { $row }?
import-on-chart = On the chart: { $what }
import-same-person = Same person
import-someone-else = Someone else
import-more-asked = { $n } more to answer
import-sensitive = “{ $head }” holds sensitive words
    .why = In { $n ->
    [one] { $n } row
   *[other] { $n } rows
}: health, papers, faith or love. Better not written down; left out.
import-sensitive-kept = Sensitive notes are taken in
import-keep-out = Keep it out
import-take-notes = Take it in
import-reversed = Scale the other way round
    .why = Their 1 is our lowest
import-do = { $n ->
    [0] Import nobody
    [one] Import { $n } person
   *[other] Import { $n } people
}
import-stay-out = { $n ->
    [one] { $n } row stays out until solved
   *[other] { $n } rows stay out until solved
}
import-nothing-new = Everything here is known already
import-undo = One step to undo
import-are-people = These are people
import-are-ties = This is a list of ties
import-ties-rows = { $n ->
    [one] { $n } row of ties
   *[other] { $n } rows of ties
}
import-ties-tab-in = { $n } come in
import-ties-row = Row { $row }: { $fate }
import-ties-one-way = { $from } → { $to }
import-ties-mutual = { $from } ↔ { $to }
import-ties-moves = { $from } moves { $to }
import-ties-becomes-mutual = { $from } ↔ { $to }: known, becomes mutual
import-ties-new = { $n ->
    [one] { $n } new tie
   *[other] { $n } new ties
}
import-ties-become = { $n ->
    [one] { $n } known tie becomes mutual
   *[other] { $n } known ties become mutual
}
import-ties-out = { $n ->
    [one] { $n } row stays out
   *[other] { $n } rows stay out
}
import-ties-ways = Do the ties go both ways?
    .why = Each pair stands once, in one direction. If the list says who named whom, take it as written. If it is a list of friendships, its ties go both ways.
import-ties-as-written = As written
import-ties-both = Both ways
import-ties-kind = What the ties say
import-ties-trust = Trust, help
import-ties-work = Work
import-ties-social = Outside work
import-ties-question = “{ $word }” is a new question
import-ties-asks = What “{ $word }” asks for
import-ties-question-trust = Counted as trust or help: it leads.
import-ties-question-work = Work advice finds who knows the work or gives it out. It never says who leads.
import-ties-question-social = Ties outside the work stand beside trust and help.
import-ties-question-guess = Its words do not say what it asks for. Please say it.
import-ties-do = { $n ->
    [one] Take in { $n } tie
   *[other] Take in { $n } ties
}
import-ties-nothing = No row would make a new tie
import-ties-answer-first = Answer first: one way or both ways?

## talks: the next ten, who to whom, through which tie, why now

talks-you = You
talks-you-as = You ({ $code })
talks-sentence = { $way }; { $reason }
talks-sentence-alone = { $name }: { $reason }
talks-way-is-moved = { $name } moves when { $over } moves
talks-way-moves = { $over } moves when { $name } moves
talks-way-social = { $name } and { $over } know each other outside work
talks-way-work-to-us = { $name } asks { $over } about the work
talks-way-work-from-us = { $over } asks { $name } about the work
talks-way-to-us = { $name } goes to { $over }
talks-way-both = { $name } and { $over } go to each other
talks-way-from-us = { $over } goes to { $name }
talks-way-between = { $way }: let { $over } bring you together
talks-way-only = { $way }, the only way there
talks-why-most-named = named by { $n } of { $of } asked, not yet won
talks-why-target = leads and is not yet won
talks-why-second = { $unit } has no second; named by { $n } of { $of } asked
talks-why-unproven = supports, and no test shows yet who follows
talks-why-gap = { $unit } is a gap; named by { $n } of { $of } asked
talks-why-nobody-asked = { $unit } is a gap, nobody was asked there yet
talks-why-answer-due = an answer is due since { $day }
talks-why-promise = promised “{ $what }” by { $day }
talks-why-before-test = { $test } is on { $day }, and nothing is promised for { $unit }
talks-why-hangs = in conversation, no talk for { $weeks ->
    [one] { $weeks } week
   *[other] { $weeks } weeks
}
talks-why-refused = said yes, then refused: { $test }
talks-why-no-answer = said yes, then gave no answer: { $test }
talks-why-unknown = not assessed
talks-why-unknown-leader = not assessed, though close to a leader of ours
talks-why-old = rating is { $weeks ->
    [one] { $weeks } week
   *[other] { $weeks } weeks
} old
talks-no-unit = People without a unit
talks-title = Next ten talks
talks-title-unit = Next talks in { $unit }
talks-what = who, through which tie, why now
talks-all = All ten
talks-this-week = this week
talks-take = Take it
talks-take-name = Take the talk with { $name }
talks-who = Who holds it, by { $day }?
talks-row = { $n }: { $who } talks with { $name } { $day }. { $why }
talks-planned = Planned
talks-planned-row = { $who }: talk with { $name } { $day }
talks-planned-nobody = nobody said who
talks-no-day = no day
talks-drop = Drop the plan with { $name }
talks-presenting = While presenting, ties and talks are not shown.
talks-none = No talk to propose
    .why = Proposals go through ties: somebody of ours and somebody who turns to them. Ask people who they go to, and rate those you know.
talks-none-ties = Nobody was asked yet who they go to
    .why = Each answer becomes a tie, and the ties say through whom to reach a unit’s leader. Ten answers are enough to begin.
talks-none-ours = Nobody is rated a supporter yet
    .why = A talk goes through somebody who is with us. Rate those you know, then the list finds the ways.
talks-none-now = Nothing to propose here just now
    .why = Everybody with a reason was talked with in the last { $days } days, has a talk planned, or cannot be reached over a tie of ours.
talks-ask = Ask who people go to

## readiness: gates and their cells in words, what moves the needle, majorities

readiness-gate-charted = Charted
readiness-gate-rated = Rated
readiness-gate-leaders = Leader, second
readiness-gate-reach = 48-hour reach
readiness-gate-tests = Tests held
readiness-gate-fall = No fall
readiness-gate-prediction = Prediction
readiness-limit-charted = { $n ->
    [100] everyone named
   *[other] { $n } % or more named
}
readiness-limit-rated = { $n } % or more
readiness-limit-leaders = { $n ->
    [one] both, proven
   *[other] { $n } leaders and a second
}
readiness-limit-reach = everybody
readiness-limit-tests = { $n ->
    [one] { $n } at its aim
   *[other] { $n } of rising risk
}
readiness-limit-fall = over { $n } points
readiness-limit-prediction = within { $n } points
readiness-met = met
readiness-near = near
readiness-not-yet = not yet
readiness-of = { $n } of { $of }
readiness-nobody = nobody charted
readiness-nobody-why = no names and no estimate
readiness-everyone = everyone is named
readiness-not-named = { $n ->
    [one] one not named
    [2] two not named
    [3] three not named
    [4] four not named
   *[other] { $n } not named
}
readiness-short = { $n } short of { $limit } %
readiness-rated-lately = rated by what they said or did
readiness-not-rated = not rated lately: { $names }
readiness-and = { $one } and { $other }
readiness-leaders = { $leader }, { $second }
readiness-leaders-why = leader and second
readiness-no-second = no second
readiness-no-second-why = { $name } leads alone
readiness-no-leader = no leader
readiness-few-leaders = { $n } of { $of } leaders
readiness-gap = gap
readiness-gap-why = nobody is held to be a leader
readiness-target = { $name } is not yet won and proven
readiness-targets = { $n } leaders not yet won and proven
readiness-reach-yes = everybody
readiness-reach-yes-why = can be reached in 48 hours
readiness-reach-no = not everybody
readiness-reach-no-why = somebody cannot be reached in 48 hours
readiness-reach-unknown = not known
readiness-reach-unknown-why = nobody said whether everybody can be reached
readiness-tests-met = each at its aim: { $names }
readiness-tests-few = { $n ->
    [0] no test held yet, { $of } wanted
   *[other] only { $n } of { $of } tests held
}
readiness-percent = { $n } %
readiness-test-short = { $short } in { $test }
readiness-test-short-majority = { $n } short in { $test }
readiness-test-nobody = nobody asked yet in { $test }
readiness-test-no-aim = no aim is set for { $test }
readiness-from-to = { $before } → { $after }
readiness-none = –
readiness-fall-none = no two tests to compare
readiness-fall-met = { $n ->
    [0] it never fell
    [one] fell by { $n } point at most
   *[other] fell by { $n } points at most
}
readiness-fell = fell { $n ->
    [one] { $n } point
   *[other] { $n } points
}
readiness-points-off = { $n ->
    [0] as expected
    [one] { $n } point off
   *[other] { $n } points off
}
readiness-no-test = no test with results yet
readiness-not-predicted = nobody predicted
readiness-joined = { $name } with { $more }
readiness-verdict = { $ready ->
    [one] Ready
   *[other] Not yet ready
}
readiness-units = { $n } of { $of ->
    [one] { $of } unit
   *[other] { $of } units
} { $of ->
    [one] meets
   *[other] meet
} every gate
readiness-no-units = There is no gate unit yet: chart people in a unit, or say how many belong to one.
readiness-gates-met = { $n } of { $of ->
    [one] { $of } gate
   *[other] { $of } gates
}
readiness-unplaced = { $n ->
    [one] One person stands in no unit, and so behind no gate.
   *[other] { $n } people stand in no unit, and so behind no gate.
}
readiness-shift = shift
readiness-unit = unit
readiness-head-unit = Unit
readiness-head-kind = Kind
readiness-head-gate = Gate
readiness-head-state = State
readiness-head-number = Number
readiness-head-reason = Reason
readiness-size = { $gates }, { $people }
readiness-needle = What moves the needle
needle-title-win = A leader in { $unit }
needle-title-prove = Proof in { $unit }
needle-title-find = Who leads in { $unit }?
needle-title-second = A second in { $unit }
needle-title-name = Names in { $unit }
needle-title-rate = Ratings in { $unit }
needle-title-ask = { $test } again in { $unit }
needle-title-back = Back from { $test } in { $unit }
needle-title-hold = The next test
needle-title-hold-named = The next test: { $test }
needle-title-predict = A prediction in { $unit }
needle-title-reach = 48-hour reach in { $unit }
needle-win-named = { $name } is named by { $n } of { $of } asked and { $rated }
needle-win-held = { $name } is held to be a leader and { $rated }
needle-is-rated = is a { $value }
needle-is-unrated = is not rated
needle-prove = { $name } supports us, and no test shows yet who follows. Give a small task in { $unit } with a deadline
needle-second = { $name } is named by { $n } of { $of } asked
needle-second-held = { $name } is held to be a leader
needle-find = Nobody stands out. Ask whom they go to: { $names }
needle-find-nobody = Nobody stands out, and everybody by name was asked. Name the others first
needle-name = { $n ->
    [one] One place has no name yet
   *[other] { $n } places have no name yet
}
needle-rate = Talk with { $names }
needle-rate-unnamed = Those who are missing have no name yet
needle-ask = { $n ->
    [one] One more reaches the aim
   *[other] { $n } more reach the aim
}: { $names }
needle-ask-unnamed = { $n ->
    [one] One more reaches the aim
   *[other] { $n } more reach the aim
}; they have no name yet
needle-ask-no-aim = No aim is set: say what this test has to reach
needle-back = They acted before and not this time: { $names }
needle-hold = Too few tests were held. Set the day of the next, and predict before it
needle-predict = Before the next test say for each person what you expect
needle-predict-who = Before the next test { $name } says for each person what to expect
needle-reach = Find who can reach each person within 48 hours, then say so on the unit
needle-through = talk through { $name }
needle-with = begin with { $name }
needle-way = { $way }: { $through }
needle-sentences = { $one }; { $other }.
needle-sentence = { $one }.
needle-more = { $names } and { $n } more
needle-gates = { $n ->
    [one] { $n } gate
   *[other] { $n } gates
}
needle-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
majority-votes = More than half of the votes
majority-votes-why = counted as if everybody votes
majority-all = More than half of all
majority-all-why = whether they vote or not
majority-uk = Turnout 50 %, and 40 % of all say yes
majority-uk-why = important public services in Great Britain, Trade Union Act 2016; look up what is in force
majority-members_75 = 75 % of all members
majority-members_75-why = teachers in Chicago 2012, by a law of Illinois
majority-cards_65 = 65 % of all have signed
majority-cards_65-why = what organizers ask for before going public; no law
majority-says = { $sure } sure, { $likely } likely, { $to_win } still to win of { $needed } needed
majority-head = How far a majority is: sure are those who did it in { $test }, likely those who did or said so otherwise
majority-head-none = How far a majority is: no test has results yet, so nobody is sure
majority-line = { $rule }: { $says }
majority-reached = reached: { $sure } sure of { $needed } needed

## asking: who people go to, answer after answer

asking-title = Who do people go to?
asking-question = Question
asking-question-problem = Who do you go to when there is a problem?
asking-question-number = Who would have the number of someone who did not turn up?
asking-question-schedule = Who do you ask about the schedule or the work itself?
asking-question-social = Who do you see outside work, or spend breaks with?
asking-question-ride = Who do you share a ride with, or the way to work?
asking-question-neighbours = Who of the people here lives near you?
asking-question-n = Question { $n }
asking-edit-questions = Change the questions
asking-questions = Questions
    .why = Trust or help finds who is followed. Questions about the work find who knows it or gives it out and never lead alone. A question is retired, never deleted: its answers stay.
asking-kind = Asks for
asking-kind-trust = trust or help
asking-kind-work = the work
asking-kind-social = outside work
asking-retire = Retire
asking-retired = retired
asking-use-again = Use again
asking-new-question = New question
asking-new-question-hint = In the words you ask it
asking-keep-questions = Keep the questions
asking-day = Day
asking-day-hint = { $day }, or 2026-11-22
asking-bad-day = No such day
asking-says = Who says so
asking-whom = Who is asked?
asking-someone-else = Somebody else
asking-skip = Not now
asking-skip-key = PgDn
asking-asked-before = answered this { $ago }
asking-nobody-charted = Nobody is on the chart yet
    .why = Type names or import a list first: then ask each of them, person after person.
asking-nobody-left = Everybody was asked this
    .why = Choose another question, or somebody to ask again.
asking-name = Name
asking-name-hint = A name, then Enter. Enter alone: asked, named nobody
asking-name-more = Another name, or Enter for the next person
asking-new = New: { $name }
asking-new-in = New in { $unit }: { $name }
asking-chip-new = { $name } · new
asking-double = Perhaps { $name }?
asking-not-counted = not counted
asking-supervisor = { $name } is not counted: the answer is kept and counts in no ranking.
asking-themselves = { $name } is the one asked: nobody names themselves.
asking-twice = { $name } is named in this answer already.
asking-already = { $name } is there already: the date is renewed.
asking-kept = { $n ->
    [0] Kept: { $name } was asked and named nobody.
    [one] Kept: { $name } named one{ $new ->
        [0] .
       *[other] , who is new.
    }
   *[other] Kept: { $name } named { $n }{ $new ->
        [0] .
       *[other] , { $new } new.
    }
}
asking-so-far = { $unit }: { $n } of { $of } asked.
asking-next = Next: { $names }
asking-nobody = Named nobody
asking-keep = Next person
asking-done = Done
asking-take-back = Take back: { $name }
asking-answers = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}
asking-presenting = While presenting, nobody is asked: the forms are put away.

## ready: units against gates, what moves the needle

ready-for = Ready for
ready-for-test = Ready for { $test }: choose another test
ready-no-test = the next test
ready-test-done = done
ready-part = Part
ready-part-unit = Unit
ready-part-steps = What moves the needle
ready-choose-unit = Unit { $name }: choose another
ready-unit = Unit
ready-gates = Gates
ready-gates-by = gates set by { $by }
ready-gates-default = gates as proposed; change them to what you agreed
ready-shift = shift
ready-gate-head = { $gate }, { $limit }
ready-unit-head = { $unit }, { $gates }: show it on the chart
ready-cell = { $unit }, { $gate }: { $met }, { $number }
ready-show = { $n ->
    [0] Nobody is named yet in { $unit }
    [one] Enter shows the one person in { $unit }
   *[other] Enter shows the { $n } people in { $unit }
}
ready-did = { $unit }: did it in { $test }
ready-gate-charted =
    .why = Named people are at least { $n } % of everybody who belongs in the unit.
    .asks = everybody who belongs in the unit is named
    .unit = % or more
ready-gate-rated =
    .why = At least { $n } % of everybody who belongs are rated by what they said or did, not longer than { $days } days ago.
    .asks = rated by what they said or did, not long ago
    .unit = % or more
ready-gate-leaders =
    .why = { $n ->
    [one] A leader who supports and is proven in a test
   *[other] { $n } leaders who support and are proven in a test
}, and a second in line; on every shift too.
    .asks = proven leaders and a second in line, on every shift too
    .unit = or more
ready-gate-reach =
    .why = Somebody said that everybody in the unit can be reached within 48 hours.
    .asks = everybody can be reached within 48 hours
    .unit = %
ready-gate-tests =
    .why = In the last { $n } tests of rising risk the unit reached the aim.
    .asks = of rising risk, each at its aim in this unit
    .unit = or more
ready-gate-fall =
    .why = From one of these tests to the next the share fell by no more than { $n } points.
    .asks = from one of these tests to the next
    .unit = points or less
ready-gate-prediction =
    .why = In the last of these tests what was expected and what happened differ by no more than { $n } points.
    .asks = what was expected against what happened
    .unit = points or less
ready-gate-limit = { $gate }: limit

ready-verdict = { $n ->
    [0] { $of ->
        [one] The one unit does not pass
       *[other] None of { $of } units passes
    }
    [one] { $n } of { $of } units passes
   *[other] { $n } of { $of } units pass
} { $gates ->
    [one] the one gate.
   *[other] all { $gates } gates.
}
ready-verdict-shifts = { $shifts ->
    [one] One shift has no leader and second yet.
   *[other] { $shifts } shifts have no leader and second yet.
}
ready-verdict-test = { $test } needs { $of ->
    [one] it.
   *[other] all { $of }.
}
ready-unplaced = { $n ->
    [one] One person stands in no unit, and behind no gate.
   *[other] { $n } people stand in no unit, and behind no gate.
}
ready-is = Ready
ready-not-yet = Not yet ready
ready-hold = Every gate is met
    .why = Hold what you have: ratings grow old, and leaders change shifts. Look again on the day before the test.
ready-no-step = No next step is known
    .why = Ask people who they go to, and rate those you talked with: steps follow from what the chart knows.
ready-step-door = { $step }: { $what }
ready-steps = What moves the needle most
    .why = ordered by people and gates it could open
ready-plan = { $n ->
    [one] Plan a talk from this
   *[other] Plan { $n } talks from this
}
    .hint = Puts them on the list of talks, in one step to undo

ready-lines = Rising or falling
ready-lines-what = share of everybody in the unit who took part: { $tests }
ready-lines-none = No test has results yet. The first one draws the first point.
ready-lines-aim = aim
ready-line = { $unit }: { $points }
ready-line-point = { $test } { $share }

ready-gates-title = Gates
ready-gates-why = What a unit must show before the campaign is ready. Agree on it together, before a test, not after it.
ready-bad-limit = A number from { $least } to { $most }.
ready-majority = Agreed majority
    .why = aim of tests that name none: 65, or 50+1
    .unit = %
    .bad = A percentage from 1 to 100, or 50+1; blank for none.
ready-old-after = A rating is old after
    .why = counts on the chart and in every gate
    .unit = days
    .bad = Days from 1 to 3650.
ready-gates-defaults = Back to what is proposed
ready-gates-set = Set the gates
ready-gates-cancel = Cancel

ready-majority-open = Majority
ready-majority-title = How far is a majority?
ready-majority-who = Who votes
ready-majority-whom = Who votes: { $who }
ready-majority-everybody = Everybody
ready-majority-sure-in = Sure: did it in
ready-majority-rests-on = Sure rests on: { $what }
ready-majority-ratings = ratings alone
ready-majority-nobody = Nobody belongs here yet: chart people, or estimate how many there are.
ready-majority-bar = { $says }, of { $n } who may vote
ready-majority-needed = { $n } needed
ready-majority-sure = sure
    .says = { $n ->
        [one] One is sure: did it
       *[other] { $n } are sure: did it
    }
ready-majority-likely = likely
    .says = { $n ->
        [one] One is likely: supports, by what they said or did
       *[other] { $n } are likely: support, by what they said or did
    }
ready-majority-to-win = still to win
ready-majority-soft = asked, said yes and did not
    .says = { $n ->
        [one] One supports, was asked and did not: counted nowhere
       *[other] { $n } support, were asked and did not: counted nowhere
    }
ready-majority-turnout = { $n } must vote at all; { $votes } are said to.
ready-majority-votes = So many will vote
    .why = blank = everybody
ready-majority-why = Sure did it, likely say it or showed it. Guesses count nowhere, and nobody is added by a percentage.

ready-empty-nobody = Ready comes last
    .why = First come names, then units, then tests. Once people stand on the chart, this page says for every unit which gate it passes and what is missing.
    .do = Type names
ready-empty-unit = No unit yet
    .why = A campaign is ready unit by unit: a total hides those that are not. Make the units on the chart, and estimate how many people belong in each.
    .do = Go to the chart
ready-empty-people = Nobody belongs in a unit yet
    .why = Put people into the units on the chart, or estimate how many belong there.
    .do = Go to the chart
ready-empty-test = No test yet
    .why = Whether you are ready is shown by what people do, three times, with rising risk. Put the first test on the ladder.
    .do = Go to the tests
