"""The test that every extractor passes, built in or not; outside packages run it on their own."""

import pickle
from collections.abc import Iterable

from graphsvc.documents import lay_out
from graphsvc.errors import ExtractorError
from graphsvc.extract.finding import Extractor
from graphsvc.extract.reading import read
from graphsvc.extract.rules import fault_of, fault_of_extractor
from graphsvc.vocabulary import load_vocabulary


def check_extractor(extractor: Extractor, texts: Iterable[str]) -> int:
    """Check that an extractor keeps the rules, and return how many things it found.

    Its name is like `modifiers/1`. It is pure: it finds the same twice and changes nothing that it is given.
    What it finds has a span with words in it, a code as subject, and an object that fits its predicate.

    Args:
        extractor: The extractor.
        texts: Texts of documents; some should hold what it looks for.

    Raises:
        ExtractorError: it breaks a rule, which the message tells.
    """
    if fault := fault_of_extractor(extractor):
        raise _error(extractor, fault)
    vocabulary = load_vocabulary()
    before = pickle.dumps(vocabulary)
    total = 0
    for text in texts:
        document = lay_out(name="text.txt", sha256="0" * 64, text=text)
        reading, untouched = read(document, vocabulary), read(document, vocabulary)
        found = list(extractor.find(reading))
        for item in found:
            if fault := fault_of(item, document):
                raise _error(extractor, f"{fault}: {item}")
        if found != list(extractor.find(reading)):
            raise _error(extractor, f"it does not find the same twice in {text[:80]!r}")
        if reading != untouched or pickle.dumps(vocabulary) != before:
            raise _error(extractor, "it changes the reading or the vocabulary that it is given")
        total += len(found)
    return total


def _error(extractor: Extractor, fault: str) -> ExtractorError:
    name = getattr(extractor, "name", extractor)
    return ExtractorError(f"the extractor {name} breaks a rule: {fault}", value=str(name))
