"""The site: Sphinx reads the pages of this folder, and the docstrings, and fails on anything doubtful.

Everything on the site is in the checkout or made here, fonts and scripts too; nothing is fetched, neither now nor by a
reader's browser. `sphinx-build -W --keep-going -n docs site/html` builds it.
"""
# ruff: noqa: INP001 - Sphinx runs this file by itself

from __future__ import annotations

from importlib.metadata import version as installed_version

from sphinx.pycode import ModuleAnalyzer

project = "newsparse"
version = release = installed_version("newsparse")
project_copyright = "The newsparse authors"

extensions = ["myst_nb", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"newsparse {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
pygments_dark_style = "github-dark"
smartquotes = False  # odd characters are this project's subject: each stands as it was written

# Pages are Markdown that GitHub shows too; the notebook runs anew for each build, and an error in it ends the build.
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

# Docstrings are plain text with `names` and examples, so one pair of backticks is code.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True}

# Links to other projects' names would take their inventories, from the network.
nitpick_ignore_regex = [
    ("py:class", r"(collections\.abc|pyarrow|hypothesis)\..*|SearchStrategy"),
    ("py:class", r"Kind|newsparse\.arrow\.Arrow(Array|Stream)"),  # names for annotations, which say all themselves
]

# The values say that they live in `newsparse`, where users find them; the words below their fields stand elsewhere.
public = ModuleAnalyzer.for_module("newsparse")
public.analyze()
for name in ("_model", "_errors"):
    private = ModuleAnalyzer.for_module(f"newsparse.{name}")
    private.analyze()
    public.attr_docs |= private.attr_docs
    public.annotations |= private.annotations
    public.tagorder |= private.tagorder
