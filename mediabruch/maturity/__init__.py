"""Where a process stands by the yardsticks of the field: zones, official gates, a grade of digitization, and costs.

Each says what decides it and what is not known; none is an OZG maturity level, which no model can tell.
"""
