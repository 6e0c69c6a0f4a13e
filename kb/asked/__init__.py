"""Questions of a new letter beside those that were asked before, and letters that wait for an answer."""

from kb.asked.asked import AskedBefore, AskedQuestion, AskedReport, asked_before
from kb.asked.late import LateStatus, QuestionSet, question_sets
from kb.asked.questions import NewQuestion, NewQuestions, questions_in, questions_of, read_questions

__all__ = [
    "AskedBefore",
    "AskedQuestion",
    "AskedReport",
    "LateStatus",
    "NewQuestion",
    "NewQuestions",
    "QuestionSet",
    "asked_before",
    "question_sets",
    "questions_in",
    "questions_of",
    "read_questions",
]
