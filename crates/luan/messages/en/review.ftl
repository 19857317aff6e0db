review-title = Review
review-what-the-rules-say-of = What the rules say of those whom you may review
review-rule = Rule
review-to-be-looked-at = To be looked at
