"""`python -m tests.operations`: writes the answers anew, to be read in the difference before they are kept."""

from tests.operations.answering import ANSWERS, SAVED, answer, printed


def main() -> None:
    """Write one file for each saved operation, and remove those of operations that are gone."""
    for path in ANSWERS.glob("*.json"):
        path.unlink()
    for operation in SAVED:
        file = ANSWERS / f"{operation.stem}.json"
        file.write_text(printed(answer(operation)), encoding="utf-8")


if __name__ == "__main__":
    main()
