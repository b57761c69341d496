"""How fast and how large: measured on generated documents by `make benchmark`, not by the tests."""
