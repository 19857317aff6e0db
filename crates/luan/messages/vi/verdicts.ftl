verdicts-ask = Hỏi
verdicts-title = Quy định nói gì
