"""GraphiQL: typing and running, with nothing from other hosts, and the saved operations as examples."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Opener, Serve
from tests.browser.graphiql import (
    FIRST,
    REFUSED,
    complete,
    editor,
    notice,
    open_graphiql,
    run,
    shown,
    tabs,
    variables,
    view,
    write,
)
from tests.browser.test_every_view import MAX_SHIFT, SHIFT

LOST = r"net::ERR_|^Event$"
"""What a browser logs of a request that nothing answers, and Monaco of a worker that it wanted only then."""


def test_a_first_visit_finds_an_example_ready_to_run_and_its_run_in_the_history(open_window: Opener) -> None:
    page = open_window(cold=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    open_graphiql(page)
    expect(editor(page)).to_contain_text("query CodesSharingAModifier")
    page.wait_for_load_state("networkidle")
    assert "/graphql" not in asked
    expect(page).to_have_url(re.compile(re.escape(FIRST) + "$"))
    editor(page).click()
    page.keyboard.press("Control+Enter")
    expect(shown(page)).to_contain_text('"modifier:26"')
    page.get_by_role("button", name="Show History").click()
    expect(page.get_by_role("region", name="History")).to_contain_text("CodesSharingAModifier")


def test_what_is_typed_is_sent_and_answered_with_nothing_from_other_hosts(page: Page) -> None:
    open_graphiql(page)
    write(page, '{ code(code: "77620") { id modifiers { totalCount } } }')
    response = run(page)
    assert response.request.method == "POST"
    assert response.request.headers["accept"] == "application/graphql-response+json, application/json;q=0.9"
    assert response.json()["data"] == {"code": {"id": "cpt:77620", "modifiers": {"totalCount": 10}}}
    expect(shown(page)).to_contain_text('"id": "cpt:77620"')


def test_names_in_variables_and_operations_are_completed_checked_and_explained(page: Page) -> None:
    open_graphiql(page, FIRST)
    write(page, '{ "modifier": 26 }', variables(page))
    expect(page.get_by_label("Variables", exact=True).locator(".squiggly-error, .squiggly-warning")).to_be_visible()
    write(page, '{ "" }', variables(page))
    complete(page, '{ "')
    expect(page.get_by_role("option", name="after")).to_be_visible()
    page.keyboard.press("Escape")
    write(page, '{ modifier(code: "26") { id codez { totalCount } } }')
    expect(page.get_by_label("Operation Editor").locator(".squiggly-error")).to_be_visible()
    editor(page).get_by_text("modifier", exact=True).hover()
    expect(page.locator(".monaco-hover").filter(has_text="Query.modifier")).to_be_visible()
    write(page, "{ modif }")
    complete(page, "{ modif")
    expect(page.get_by_role("option", name="modifiers")).to_be_visible()


def test_the_schema_is_known_where_introspection_is_off_and_only_saved_operations_run(
    open_window: Opener, serve: Serve
) -> None:
    page = open_window(serve("--introspection", "off", "--runnable", "saved").url, may_log=REFUSED)
    open_graphiql(page)
    write(page, "{ release { ide } }")
    expect(page.locator(".squiggly-error")).to_be_visible()
    run(page)
    expect(shown(page)).to_contain_text("only saved operations run here")
    page.get_by_role("button", name="Run: Compare codes").click()
    expect(shown(page)).to_contain_text('"compare"')


def test_one_example_of_each_group_opens_and_runs(page: Page) -> None:
    open_graphiql(page)
    groups = page.get_by_role("region", name="Examples").get_by_role("heading", level=3).all_inner_texts()
    assert groups[:3] == ["Modifiers", "Payers and what they cover", "Where codes are performed"]
    assert groups[-1] == "The parts of the schema"
    assert len(groups) == 13
    for group in groups:
        with page.expect_response(re.compile("/graphql$")) as asked:
            page.get_by_role("region", name=group, exact=True).get_by_role("button", name="Run: ").first.click()
        answer = asked.value.json()
        assert "errors" not in answer, group
        expect(shown(page)).to_contain_text(f'"{next(iter(answer["data"]))}"')
    expect(tabs(page)).to_have_count(1)


def test_examples_are_found_by_their_words_and_tell_what_they_ask(page: Page) -> None:
    open_graphiql(page)
    examples = page.get_by_role("region", name="Examples")
    examples.get_by_role("searchbox").fill("payer condition")
    entry = examples.get_by_role("button", name=re.compile("^Coverage and its conditions"))
    expect(entry).to_contain_text("Which codes do payers cover, which only on a condition, and which not")
    expect(examples.get_by_role("status")).to_have_text(re.compile(r"^\d of \d\d questions$"))
    examples.get_by_role("searchbox").fill("nothing has this")
    expect(examples).to_contain_text("No example has all these words.")


def test_an_example_takes_the_place_of_another_but_never_of_what_was_typed(page: Page) -> None:
    open_graphiql(page)
    examples = page.get_by_role("region", name="Examples")
    examples.get_by_role("button", name=re.compile("^Compare codes")).click()
    expect(editor(page)).to_contain_text("query CompareCodes")
    expect(tabs(page)).to_have_text(["CompareCodes"])
    write(page, "query Mine { release { id } }")
    expect(tabs(page)).to_have_text(["Mine"])
    examples.get_by_role("button", name=re.compile("^Modifiers ruled out")).click()
    expect(editor(page)).to_contain_text("query ModifiersRuledOut")
    write(page, '{ "first": 2 }', variables(page))
    examples.get_by_role("button", name=re.compile("^Similar codes")).click()
    expect(tabs(page)).to_have_text(["Mine", "ModifiersRuledOut", "SimilarCodes"])
    tabs(page).get_by_text("Mine").click()
    expect(editor(page)).to_have_text("query Mine { release { id } }")
    tabs(page).get_by_text("ModifiersRuledOut").click()
    expect(variables(page)).to_have_text('{ "first": 2 }')


def test_a_service_that_stops_is_told_where_its_answer_would_stand(open_window: Opener, serve: Serve) -> None:
    running = serve()
    page = open_window(running.url, may_log=LOST)
    open_graphiql(page, FIRST)
    expect(shown(page)).to_contain_text('"modifier:26"')
    running.stop()
    page.get_by_role("button", name="Execute query").click()
    expect(shown(page)).to_contain_text("The service does not answer.")
    view(page, "Table")
    expect(page.get_by_role("region", name="Response as a table").get_by_role("alert")).to_contain_text(
        "start it again, then run the operation once more"
    )


def test_an_answer_of_something_else_is_told(open_window: Opener) -> None:
    page = open_window(may_log="status of 502")
    page.route("**/graphql", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    open_graphiql(page, FIRST)
    expect(shown(page)).to_contain_text("HTTP 502")


def test_a_request_is_given_up_when_it_is_stopped(page: Page) -> None:
    page.route("**/graphql", lambda _: None)
    open_graphiql(page)
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/graphql")):
        page.get_by_role("button", name="Execute query").click()
        page.get_by_role("button", name="Stop query").click()
    expect(page.get_by_role("button", name="Execute query")).to_be_visible()


def test_without_the_list_of_examples_and_the_schema_operations_can_be_run(open_window: Opener) -> None:
    page = open_window(may_log=LOST)
    for path in ("/operations.json", "/schema.graphql"):
        page.route(f"**{path}", lambda route: route.abort())
    open_graphiql(page, FIRST)
    expect(notice(page)).to_contain_text(
        ["The saved operations could not be loaded", "The schema could not be loaded."]
    )
    expect(page.get_by_role("region", name="Examples")).to_contain_text("No saved operations are at hand.")
    write(page, "{ release { id } }")
    assert "errors" not in run(page).json()


def test_the_page_is_dark_where_the_explorer_is_and_leads_back(open_window: Opener) -> None:
    page = open_window(dark=True)
    page.goto("/")
    page.get_by_role("button", name="Dark").click()
    open_graphiql(page)
    container = page.locator(".graphiql-container")
    expect(container).to_have_css("background-color", "rgb(255, 255, 255)")
    page.get_by_role("button", name="Dark").click()
    expect(container).to_have_css("background-color", "rgb(30, 34, 37)")
    page.reload()
    expect(container).to_have_css("background-color", "rgb(30, 34, 37)")
    page.get_by_role("link", name="graphsvc").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What documents say about billing codes")


def test_on_a_phone_an_example_is_chosen_run_and_seen(open_window: Opener) -> None:
    page = open_window(size=PHONE)
    open_graphiql(page)
    expect(page.get_by_role("region", name="Examples")).to_be_hidden()
    page.get_by_role("button", name="Show Examples").tap()
    page.get_by_role("button", name="Run: Around a code").tap()
    expect(shown(page)).to_contain_text('"neighborhood"')
    expect(page.get_by_role("region", name="Examples")).to_be_hidden()
    view(page, "Graph")
    expect(page.get_by_role("application")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_role("button", name="Show Fields").tap()
    expect(page.locator(".graphiql-explorer-root")).to_be_visible()


def test_fields_are_ticked_and_explained(page: Page) -> None:
    open_graphiql(page)
    write(page, "{ release { id } }")
    page.get_by_role("button", name="Show Fields").click()
    page.locator(".graphiql-explorer-root").get_by_text("assertions", exact=True).last.click()
    expect(editor(page)).to_contain_text("assertions")
    page.get_by_role("button", name="Show Documentation Explorer").click()
    page.get_by_role("link", name="Query", exact=True).click()
    expect(page.get_by_role("region", name="Documentation Explorer")).to_contain_text("codes(")


def test_nothing_moves_while_the_page_loads_and_an_answer_comes(open_window: Opener) -> None:
    page = open_window(cold=True)
    page.add_init_script(SHIFT)
    open_graphiql(page, FIRST)
    expect(shown(page)).to_contain_text('"modifier:26"')
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") <= MAX_SHIFT
