history-nothing-was-recorded-that-is = Nothing was recorded that is yours to see.
history-basis = basis
history-and-rows-that-are-not = and rows that are not yours to see
history-receipt = Receipt
history-title = What was recorded
history-out = taken out
history-in = put in
history-known = The record as it was known that day
