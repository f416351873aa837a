# report

ages-from = { $from } Jahre und älter
ages-single = { $from } Jahre
ages-whole = { $from }–{ $last } Jahre
ages-points = { $from } bis unter { $to } Jahre
