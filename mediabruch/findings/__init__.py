"""What stands out in one model: its media breaks, the patterns they make, and notes, as findings.

`collect_findings` is asked by all that report on an analysis. The model itself takes some back (`ignores`), and own
rules add theirs (`own`); `matching` tells which findings are the same as before.
"""
