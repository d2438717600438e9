"""What is the same in two versions of a model, or in the models of two houses: steps, elements, models, processes.

`match_steps` for two models, `pair_processes` for two collections of them; `same_elements` and `same_models` where only
labels are known.
"""
