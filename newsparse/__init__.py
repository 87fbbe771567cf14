"""A news paragraph array in, a clean, typed article out."""

from newsparse._boilerplate import split_boilerplate
from newsparse._encoding import fix_encoding
from newsparse._errors import ArraySyntaxError
from newsparse._markup import strip_markup
from newsparse._model import Article, Copyright, Emphasis, Link, Paragraph, Role
from newsparse._notation import loads
from newsparse._parse import parse
from newsparse._records import from_dict, to_dict

__all__ = [
    "ArraySyntaxError",
    "Article",
    "Copyright",
    "Emphasis",
    "Link",
    "Paragraph",
    "Role",
    "fix_encoding",
    "from_dict",
    "loads",
    "parse",
    "split_boilerplate",
    "strip_markup",
    "to_dict",
]
