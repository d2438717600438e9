"""The further ways to run the tests: `pip install nox`, then `nox -s NAME`.

README.md's command runs them with the locked versions, on one Python. Each session here has an environment of its own.
"""

import nox

PYTHONS = nox.project.python_versions(nox.project.load_toml("pyproject.toml"))
LOCK = "requirements-dev.txt"
FOR_DEVELOPERS = {"dev", "docs", "test"}
"""Extras of which no lowest versions are promised."""
OF_THE_LOCK = ["tests/test_house.py", "tests/test_schemas.py"]
"""Tests of what the locked versions say: others lint otherwise, and write the same schema in other words."""
TESTS = ["pytest", "-n", "4", "-m", "not corpus"]

nox.options.sessions = ["locked", "newest", "lowest"]
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False


def install_locked(session: nox.Session) -> None:
    """Install what the lock names, and mediabruch itself with nothing else."""
    session.install("--require-hashes", "-r", LOCK)
    session.install("--no-deps", "--no-build-isolation", "-e", ".")


@nox.session(python=PYTHONS)
def locked(session: nox.Session) -> None:
    """Run the tests with the locked versions, on each Python that is there."""
    install_locked(session)
    session.run(*TESTS, *session.posargs)


@nox.session
def newest(session: nox.Session) -> None:
    """Run the tests with the newest of everything."""
    session.install("--upgrade", "--upgrade-strategy", "eager", "-e", ".[dev]")
    session.run(*TESTS, *session.posargs)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests with the lowest versions of libraries that `pyproject.toml` promises, and the newest test tools."""
    project = nox.project.load_toml("pyproject.toml")["project"]
    extras = project["optional-dependencies"]
    promised = project["dependencies"] + [
        each for name in extras if name not in FOR_DEVELOPERS for each in extras[name]
    ]
    session.install("-e", ".[test]", *(each.replace(">=", "==") for each in promised))
    session.run(*TESTS, *(f"--ignore={each}" for each in OF_THE_LOCK), *session.posargs)


@nox.session
def random(session: nox.Session) -> None:
    """Run the generated tests with new examples; what fails is kept in `.hypothesis`, and tried first the next time."""
    install_locked(session)
    session.run(*TESTS, "--hypothesis-profile=random", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Damage real files for ten minutes (or `nox -s fuzz -- MINUTES SEED`); what goes wrong is kept in `.fuzz`."""
    install_locked(session)
    session.run("python", "-m", "tests.fuzz", *(session.posargs or ["10"]))


@nox.session
def judge(session: nox.Session) -> None:
    """Compare the play-out of real models, where they are at hand, with an engine that executes them."""
    install_locked(session)
    session.install(*nox.project.load_toml("pyproject.toml")["dependency-groups"]["judge"])
    session.run("pytest", "-m", "corpus", "tests/playout/test_spiff.py", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation as a site, into `site/`; a link that leads nowhere fails."""
    session.install("-e", ".[docs]")
    session.run("mkdocs", "build", "--strict", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Write the lock anew, with the newest versions, for all platforms and Pythons."""
    session.install("uv")
    command = ["uv", "pip", "compile", "pyproject.toml", "--extra=dev", f"--python-version={PYTHONS[0]}"]
    options = ["--universal", "--upgrade", "--generate-hashes", "--no-annotate", f"--output-file={LOCK}"]
    session.run(*command, *options, "--custom-compile-command=nox -s lock", silent=True)
