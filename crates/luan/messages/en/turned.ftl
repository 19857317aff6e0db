turned-title = Whose verdict turns
turned-what = Each changed clause is asked by the earlier and by the later document, of everybody whom you may review, on one day, as if both were in force.
turned-not-counted = cannot be counted
