readings-nobody-so-far = Nobody so far.
readings-what = What
readings-entry = Entry
readings-title = Who opened the record
