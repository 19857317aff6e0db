verdicts-ask = Ask
verdicts-title = What the rules say
