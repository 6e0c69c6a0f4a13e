"""Several documents that hold one set of questions: found, matched and compared."""
