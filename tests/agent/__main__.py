"""`python -m tests.agent`: prints how a client of `graphsvc mcp` answers a question with quotes."""

from tests.agent.clients import over_stdio
from tests.agent.transcript import transcript


def main() -> None:
    """Print the transcript."""
    with over_stdio() as client:
        for line in transcript(client):
            print(line)  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
