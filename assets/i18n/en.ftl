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

## kit: words of shared controls

kit-remove = Remove { $what }
kit-undo = Undo
kit-more = { $n } more

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
chart-leaders-per = Leaders per { $n }
chart-per = { $share } per { $n }
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
