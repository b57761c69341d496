"""What is done to take the service down, and what it has to answer; `python -m tests.web.attacks` measures it."""

from typing import Final

from tests.web.attacks.attack import Attack
from tests.web.attacks.bodies import BODIES
from tests.web.attacks.operations import OPERATIONS
from tests.web.attacks.transport import TRANSPORT
from tests.web.attacks.values import VALUES

ATTACKS: Final[tuple[Attack, ...]] = (*OPERATIONS, *VALUES, *BODIES, *TRANSPORT)
