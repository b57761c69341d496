from graphsvc.graph import KnowledgeGraph
from tests.agent.clients import Client
from tests.agent.transcript import transcript


def test_a_client_answers_with_quotes_that_stand_where_it_says(client: Client, graph: KnowledgeGraph) -> None:
    lines = list(transcript(client))
    answer = lines[lines.index("answer:") + 1 :]
    assert [line[2:4] for line in answer if line.startswith("  ") and line[2] != " " and ":" in line] == ["26", "TC"]
    assert answer[1].startswith('    of cpt:77386 AFFIRMED: "Modifier\\n26: Marks the professional component')
    assert answer[2] == "      77386-complex-imrt.txt, section 'Coding Specifications', 2620 to 2772"
    assert answer[-1] == "  whole"
    (document,) = (one for one in graph.documents.values() if one.name == "77386-complex-imrt.txt")
    assert document.text[2620:2772].startswith("Modifier\n26: Marks the professional component")
