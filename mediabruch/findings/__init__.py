"""What a check has to say of models: breaks, patterns and notes as findings, and which of them count.

An `Analysis` makes findings (`collect`, `patterns/`); people take some back (`ignores`), tolerate those that they know
(`baseline`, `history`), and set conditions (`policy`). `check` is the stage as a whole, and `CheckResult` its product.
"""
