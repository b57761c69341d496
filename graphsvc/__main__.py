"""`python -m graphsvc`: the same as the `graphsvc` command."""

import sys

from graphsvc.cli import main

if __name__ == "__main__":
    sys.exit(main())
