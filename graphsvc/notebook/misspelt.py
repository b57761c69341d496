"""What is told of a name that is no attribute: IPython shows the message alone, not what Python would suggest."""

from difflib import get_close_matches


def no_attribute(owner: object, called: str, name: str) -> AttributeError:
    """Return the error of a name that is none of what `dir()` lists, with the nearest of these.

    Args:
        owner: What was asked for it.
        called: What the owner is, as in `a CODE`.
        name: What was asked for.
    """
    told = f"{called} has no '{name}'"
    if not name.startswith("_"):  # what Python and IPython look for, some of it before the owner is whole
        offered = [one for one in dir(owner) if not one.startswith("_")]
        near = get_close_matches(name, offered, n=1)
        told += f"; did you mean '{near[0]}'?" if near else f"; it has {', '.join(offered)}"
    return AttributeError(told, name=name, obj=owner)
