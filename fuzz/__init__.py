"""Strings that nobody would think of: `python -m fuzz TARGET`, from the checkout, with the extra `fuzz`.

atheris makes up bytes, guided by the branches that they reach; `targets` makes strings of them, calls the library and
asserts what it promises of every string. So a finding is not only a crash: a lost word is one as well.

It begins with `seeds`, which are the cases of the tests. A finding becomes a case there, and is a seed from then on.
"""
