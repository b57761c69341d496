"""Attacks by the text of an operation."""

from typing import Final

from tests.web.attacks.attack import Attack, get, operation

_LARGE: Final = "OPERATION_TOO_LARGE"
_WRONG: Final = "GRAPHQL_VALIDATION_FAILED"
_SYNTAX: Final = "GRAPHQL_SYNTAX_ERROR"
_CHOICE: Final = "OPERATION_INVALID"


def _chain(each: str, levels: int) -> str:
    """Return an operation whose fragments each lead to the next."""
    parts = (f"fragment F{n} on Code {{ {each.replace('NEXT', f'F{n + 1}')} }}" for n in range(levels))
    return f"{{ codes {{ nodes {{ ...F0 }} }} }} {' '.join(parts)} fragment F{levels} on Code {{ id }}"


def _ring(length: int) -> str:
    parts = (f"fragment F{n} on Code {{ id ...F{(n + 1) % length} }}" for n in range(length))
    return f"{{ codes {{ nodes {{ ...F0 }} }} }} {' '.join(parts)}"


def _nested(head: str, levels: int, leaf: str = "id") -> str:
    return f"{head} " * levels + leaf + " }" * levels * head.count("{")


def _many(pattern: str, count: int) -> str:
    return " ".join(pattern.format(n) for n in range(count))


_CONFLICTS: Final = _many("fragment F{0} on Code {{ x: id y: title ...G{0} }} fragment G{0} on Code {{ x: name }}", 90)

OPERATIONS: Final[tuple[Attack, ...]] = (
    operation("fragments that double 25 times", _chain("...NEXT ...NEXT", 25), _LARGE),
    operation("fragments that double 500 times", _chain("...NEXT ...NEXT", 500), _LARGE),
    operation("fragments with ten spreads each", _chain("...NEXT " * 10, 100), _LARGE),
    operation("a fragment that spreads itself", _ring(1), _WRONG),
    operation("two fragments that spread each other", _ring(2), _WRONG),
    operation("a ring of 300 fragments", _ring(300), _LARGE),
    operation(
        "a fragment that spreads itself in inline fragments",
        "{ codes { nodes { ...F } } } fragment F on Code { ... on Node { ... { ...F } } }",
        _WRONG,
    ),
    operation(
        "a fragment that spreads itself below a field",
        "{ codes { nodes { ...F } } } fragment F on Code { referringCodes { nodes { ...F } } }",
        _WRONG,
    ),
    operation(
        "300 fragments that nobody uses", "{ __typename } " + _many("fragment F{} on Code {{ id }}", 300), _WRONG
    ),
    operation("spreads of fragments that do not exist", "{ " + "...Nothing " * 900 + "}", _WRONG),
    operation("40,000 open braces", "{a" * 40_000, _LARGE),
    operation("61 levels of fields", "{ codes { nodes { " + _nested("referringCodes { nodes {", 30) + " } } }", _LARGE),
    operation("30 levels of fields behind fragments", _chain("referringCodes { nodes { ...NEXT } }", 30), _LARGE),
    operation(
        "30 levels of fields in inline fragments",
        "{ codes { nodes { " + _nested("... on Code { referringCodes { nodes {", 15) + " } } }",
        _LARGE,
    ),
    operation(
        "1,000 inline fragments in each other",
        "{ codes { nodes { " + _nested("... on Code {", 1_000) + " } } }",
        _LARGE,
    ),
    operation("5,000 aliases", "{ " + _many("a{}: __typename", 5_000) + " }", _LARGE),
    operation("1,000 aliases", "{ " + _many("a{}: __typename", 1_000) + " }", _LARGE),
    operation(
        "200 aliases behind fragments",
        "{ ...A ...B } fragment A on Query { "
        + _many("a{}: __typename", 100)
        + " } fragment B on Query { "
        + _many("b{}: __typename", 100)
        + " }",
        _LARGE,
    ),
    operation("one field 5,000 times", "{ " + "__typename " * 5_000 + "}", _LARGE),
    operation("one field 900 times, in itself twice", "{ " + "release { id id } " * 900 + "}", _LARGE),
    operation("a directive 500 times at one field", "{ __typename " + "@include(if: true) " * 500 + "}", _LARGE),
    operation("unknown directives, 900 at one field", "{ __typename " + _many("@a{}", 900) + " }", _LARGE),
    operation("a directive at each of 700 fields", "{ " + "__typename @skip(if: false) " * 700 + "}", _LARGE),
    operation("900 fields that do not exist", "{ " + _many("modifierz{}", 900) + " }", _WRONG),
    operation("900 arguments that do not exist", "{ codes(" + _many("firts{}: 1", 900) + ") { totalCount } }", _WRONG),
    operation("900 variables that nobody uses", "query (" + _many("$v{}: Int", 900) + ") { __typename }", _WRONG),
    operation(
        "900 variables of types that do not exist",
        "query (" + _many("$v{}: Codez", 900) + ") { __typename }",
        _WRONG,
    ),
    operation("300 operations without names", "{ __typename } " * 300, _WRONG),
    operation("one name for 300 operations", "query A { __typename } " * 300, _WRONG, operationName="A"),
    operation("overlapping fields that differ", "{ codes { nodes { x: id x: title } } }", _WRONG),
    operation("45 pairs of fields that overlap", "{ codes { nodes { " + "x: id x: title " * 45 + " } } }", _WRONG),
    operation(
        "90 fragments whose fields overlap", "{ codes { nodes { " + _many("...F{}", 90) + " } } } " + _CONFLICTS, _LARGE
    ),
    operation(
        "overlapping lists in each other",
        "{ " + ("codes { " + "nodes { modifiers { edges { node { id } } } } " * 15 + "} ") * 12 + "x: gaps y: x }",
        _LARGE,
    ),
    operation(
        "introspection in circles",
        "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
        _LARGE,
    ),
    operation(
        "introspection in circles behind fragments",
        "{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...U } } } "
        "fragment U on __Type { fields { type { ...V } } } "
        "fragment V on __Type { fields { type { fields { name } } } }",
        _LARGE,
    ),
    operation(
        "introspection of possible types in circles",
        "{ __schema { types { " + _nested("possibleTypes { interfaces {", 2, "possibleTypes { name }") + " } } }",
        _WRONG,
    ),
    operation(
        "pages of 500 in pages of 500 in pages of 500",
        "{ codes(first: 500) { nodes { modifiers(first: 500) { nodes { codes(first: 500) { nodes { id } } } } } } }",
        _LARGE,
    ),
    operation(
        "pages of pages, their sizes in variables",
        "query ($n: Int = 500) { codes(first: $n) { nodes { payers(first: $n) { nodes { codes(first: $n) "
        "{ nodes { id } } } } } } }",
        _LARGE,
        {"n": 500},
    ),
    operation(
        "five facets 90 times",
        "{ "
        + _many(
            "a{0}: codes {{ facets {{ modifiers {{ count }} payers {{ count }} sites {{ count }} diagnoses {{ count }} "
            "system {{ count }} }} }}",
            90,
        )
        + " }",
        _LARGE,
    ),
    operation(
        "90 times the deepest filter",
        "query ($w: CodeWhere) { " + _many("a{0}: codes(where: $w) {{ totalCount }}", 90) + " }",
        _LARGE,
        {"w": {"or": [{"modifiers": {"where": {"codes": {"atLeast": {"count": 1}}}}}] * 40}},
    ),
    operation("90 searches", "{ " + _many('a{0}: search(text: "a b c d e f {0}") {{ totalCount }}', 90) + " }", _LARGE),
    operation(
        "90 times all paths",
        "{ "
        + _many('a{0}: paths(from: "cpt:77386", to: "cpt:77620", maxLength: 6, first: 50) {{ length }}', 90)
        + " }",
        _LARGE,
    ),
    operation(
        "90 times all that is around a node",
        "{ " + _many('a{0}: neighborhood(ids: ["cpt:77386"], depth: 4, first: 400) {{ nodesCut }}', 90) + " }",
        _LARGE,
    ),
    operation(
        "90 rankings by betweenness",
        "{ "
        + _many(
            "a{0}: centrality(measure: BETWEENNESS, projection: {{shared: {{kind: CODE, through: [MODIFIER]}}}}) "
            "{{ nodeCount }}",
            90,
        )
        + " }",
        _LARGE,
    ),
    operation(
        "90 matrices",
        "{ " + _many("a{0}: matrix(rows: MODIFIER, columns: SITE_OF_SERVICE) {{ rowCount }}", 90) + " }",
        _LARGE,
    ),
    operation(
        "what is like what is like what is like a code",
        "{ codes(first: 500) { nodes { similar(first: 500) { nodes { similar(first: 500) { totalCount } } } } } }",
        _LARGE,
    ),
    operation(
        "the price of a price, 90 times",
        "{ " + _many('a{0}: operationCost(operation: "{{ __typename }}") {{ cost }}', 90) + " }",
        _LARGE,
    ),
    operation("100 levels of ofType", "{ __schema { types { " + _nested("ofType {", 100, "name") + " } } }", _LARGE),
    operation(
        "one type 150 times by aliases", "{ " + _many('a{}: __type(name: "Code") {{ name }}', 150) + " }", _LARGE
    ),
    operation("the schema for gateways 90 times", "{ _service { " + _many("a{}: sdl", 90) + " } }", _LARGE),
    operation("10,000 comments", "#\n" * 10_000 + "{ __typename }", _LARGE),
    operation("a comment of 500 kB", "#" * 500_000 + "\n{ __typename }", _LARGE),
    operation("90,000 commas and blanks", "{" + ", \t\n" * 22_500 + "}", _SYNTAX),
    operation("a text of 90 kB", '{ code(code: "' + "7" * 900 + "x" * 89_000 + '") { id } }', "NODE_ID_INVALID"),
    operation(
        "a block string of 20,000 lines", '{ code(code: """' + "  x\n" * 20_000 + '""") { id } }', "NODE_ID_INVALID"
    ),
    operation("a text without end", '{ code(code: "' + "x" * 90_000, _SYNTAX),
    operation("a block string without end", '{ code(code: """' + "x" * 90_000, _SYNTAX),
    operation("20,000 escaped quotes", '{ code(code: """' + '\\"""' * 20_000 + '""") { id } }', "NODE_ID_INVALID"),
    operation("an escape beyond Unicode", '{ code(code: "\\u{110000}") { id } }', _SYNTAX),
    operation("an escape of half a character", '{ code(code: "\\uD800") { id } }', _SYNTAX),
    operation("a null character", "{ __typename \0 }", _SYNTAX),
    operation("characters without width", "{ __type\u200bname }", _SYNTAX),
    operation("a number of 5,000 digits", "{ codes(first: " + "9" * 5_000 + ") { totalCount } }", _LARGE),
    operation(
        "a number with an exponent of 300 digits", "{ codes(first: 1e" + "9" * 300 + ") { totalCount } }", _WRONG
    ),
    operation(
        "a list of 3,000 names", "{ codes(where: {code: [" + '"26" ' * 3_000 + "]}) { totalCount } }", "NODE_ID_INVALID"
    ),
    operation(
        "a filter of 900 levels", "{ codes(where: " + "{not: " * 900 + "{}" + "}" * 900 + ") { totalCount } }", _LARGE
    ),
    operation("lists of 900 levels", "{ nodes(ids: " + "[" * 900 + "]" * 900 + ") { id } }", _LARGE),
    operation("a schema instead of an operation", 'extend schema @link(url: "x") type Query { a: Int }', _CHOICE),
    operation("a mutation", "mutation { deleteEverything }", _CHOICE),
    operation("a subscription", "subscription { codes { totalCount } }", _CHOICE),
    operation("two operations without a choice", "query A { __typename } query B { __typename }", _CHOICE),
    operation("an operation that is not there", "query A { __typename }", _CHOICE, operationName="B"),
    operation("a name of 500 kB", "query A { __typename }", _CHOICE, operationName="B" * 500_000),
    operation("a name of a prototype", "query A { __typename }", _CHOICE, operationName="__proto__"),
    Attack(
        name="a mutation in a query string",
        request=get(query="mutation { deleteEverything }"),
        status=200,
        code=_CHOICE,
    ),
)
