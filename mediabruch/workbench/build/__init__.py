"""Makes the engine of the workbench's page: Pyodide, the Python packages it needs, and mediabruch, packed into a wheel.

    python -m mediabruch.workbench.build [FOLDER]

It needs `npm` and Node, and fetches what `pins.toml` names from npm and PyPI, by their own clients.
"""
