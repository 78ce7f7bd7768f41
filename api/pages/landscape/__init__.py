"""Pages of the landscape: who works on what for whom, where the gaps are, who should join up,
and the door for somebody with a question.
"""
