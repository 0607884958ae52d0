"""`enforce`: the three systems of administrative law enforcement (行政执法三项制度) as code."""

__version__ = "0.1.0"
