"""`python -m tests.web.attacks`: every attack, what came back and how long it took."""

import click
from rich.console import Console
from rich.table import Table

from tests.web.attacks import ATTACKS
from tests.web.attacks.attack import Attack
from tests.web.attacks.service import Outcome, serving

_WIDTH = 140


@click.command()
@click.argument("words", default="")
def main(words: str) -> None:
    """Carry out the attacks whose names hold WORDS, all without them, and print a table and the slowest."""
    attacks = [attack for attack in ATTACKS if words in attack.name]
    table = Table("attack", "sent", "status", "code", "got", "ms", title=f"{len(attacks)} attacks")
    outcomes = []
    with serving() as service:
        service.check()
        for attack in attacks:
            outcomes.append(service.strike(attack))
            service.check()
            table.add_row(*_row(attack, outcomes[-1]))
    console = Console(width=_WIDTH)
    console.print(table)
    slowest = max((outcome.seconds for outcome in outcomes), default=0)
    console.print(f"The slowest took {slowest * 1000:.0f} ms; {{ __typename }} was answered after each.")


def _row(attack: Attack, outcome: Outcome) -> tuple[str, ...]:
    is_json = outcome.media_type.endswith("json")
    code = ", ".join(sorted(outcome.codes)) if is_json else "no HTTP" if outcome.status else "the client left"
    is_other = (outcome.status, code if is_json else None) != (attack.status, attack.code)
    sent, got = (f"{len(content) / 1000:,.1f} kB" for content in (attack.request, outcome.body))
    took = f"{outcome.seconds * 1000:.1f}"
    return attack.name, sent, str(outcome.status or ""), f"{code}{' (!)' if is_other else ''}", got, took


if __name__ == "__main__":
    main()
