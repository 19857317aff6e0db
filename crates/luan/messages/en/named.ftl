named-several = { $count } found for “{ $text }”: choose one below, or type more
