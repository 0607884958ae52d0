"""Verdicts: the basis of each, clocks, numbers, the calendar, the rule engine and its rules."""
