"""Reads plain text and Markdown: its layout is the text's own."""

from graphsvc.documents.readers.encoding import decode

read_plain = decode
"""The text as it is decoded: Markdown's marks are among those that `lay_out` knows."""
