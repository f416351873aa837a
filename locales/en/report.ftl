# report

ages-from = Ages { $from } and over
ages-single = Age { $from }
ages-whole = Ages { $from }–{ $last }
ages-points = Ages { $from } to under { $to }
