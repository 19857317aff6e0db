person-not-yours-to-see-and = Not yours to see, and not shown whether there is any:
person-title = Record
