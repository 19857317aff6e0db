change-one-row-a-line-for = One row a line, for example
change-rows-that-no-longer-hold = Rows that no longer hold, as they were recorded
change-rows-that-hold-from-now = Rows that hold from now on
change-record = Record
change-title = Record a change
