"""What to do about media breaks: measures, bound to a model's own steps, and the plan that puts them in order.

`catalog` holds the measures as data, `bound` binds them to steps, `replay` plays the changed process, `search`
chooses among them, `robust` asks whether the advice holds although not all is known, `plan` brings it all together.
"""
