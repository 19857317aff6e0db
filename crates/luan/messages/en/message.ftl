message-do-now = Do now:
message-to-the-first-page = To the first page
message-title = Not done
