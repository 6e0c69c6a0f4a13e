"""Quotations and references of a draft, checked against the records of the index."""

from kb.check.checked import Cause, CheckedQuotation, CheckedReference, CheckReport, Found, QuotationStatus
from kb.check.draft import Draft, draft_of, read_draft

__all__ = [
    "Cause",
    "CheckReport",
    "CheckedQuotation",
    "CheckedReference",
    "Draft",
    "Found",
    "QuotationStatus",
    "draft_of",
    "read_draft",
]
