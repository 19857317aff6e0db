demo-title = The invented town
demo-what-this-is = The people and units here are invented. No password is needed; whatever you do here is gone when the program ends.
demo-begin = Begin, with a guide
demo-places = Or take somebody’s place
demo-each-sees-less = Each sees and does only what that role may.
demo-reason = Looking at the demonstration
