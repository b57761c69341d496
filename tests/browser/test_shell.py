"""What surrounds every view, and the start."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Opener, Serve


def test_the_start_tells_what_the_graph_holds_and_leads_there(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What documents say about billing codes")
    expect(page.get_by_role("row", name="77620-invasive-hyperthermia.txt 1 25 8 0")).to_be_visible()
    page.get_by_role("link", name="13 Modifiers").click()
    expect(page).to_have_url(re.compile("/browse/modifiers$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Modifiers")
    expect(page).to_have_title("Modifiers · graphsvc")


def test_a_graph_of_documents_that_say_nothing_says_how_to_fill_it(
    open_window: Opener, serve: Serve, tmp_path: Path
) -> None:
    (tmp_path / "weather.txt").write_text("It rains.\n", encoding="utf-8")
    page = open_window(serve("--documents", tmp_path).url)
    page.goto("/")
    expect(page.get_by_text("The documents that were read say nothing about codes.")).to_be_visible()
    expect(page.get_by_text("graphsvc serve --documents FOLDER")).to_be_visible()
    for path, words in {"/browse/codes": "No code fits all of this.", "/browse/payers": "No payers here."}.items():
        page.goto(path)
        expect(page.get_by_text(words)).to_be_visible()


def test_light_or_dark_follows_the_system_until_it_is_chosen_and_the_choice_is_kept(open_window: Opener) -> None:
    page = open_window(dark=True)
    page.goto("/")
    body = page.locator("body")
    expect(body).to_have_css("background-color", "rgb(21, 24, 26)")
    page.get_by_role("button", name="Dark").click()
    expect(body).to_have_css("background-color", "rgb(251, 250, 247)")
    page.reload()
    expect(body).to_have_css("background-color", "rgb(251, 250, 247)")


def test_the_content_is_reached_by_keyboard_without_passing_the_bar(page: Page) -> None:
    page.goto("/node/cpt:77620")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Graph", exact=True).and_(page.locator("main a"))).to_be_focused()


def test_a_new_view_is_read_from_its_beginning(page: Page) -> None:
    page.goto("/browse/payers")
    page.get_by_role("link", name="Aetna").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aetna")
    expect(page.locator("main")).to_be_focused()


def test_an_address_that_no_view_has_says_so_and_leads_on(open_window: Opener) -> None:
    page = open_window(may_log="status of 404")
    response = page.goto("/nowhere/at/all")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is here")
    page.get_by_role("main").get_by_role("link", name="start").click()
    expect(page).to_have_url(re.compile("/$"))


def test_a_service_that_stops_is_told_with_a_way_to_try_again(open_window: Opener, serve: Serve) -> None:
    running = serve()
    page = open_window(running.url, may_log="net::ERR_|Failed to fetch")
    page.goto("/browse/modifiers")
    expect(page.get_by_role("link", name="Modifier 26")).to_be_visible()
    # Its code is loaded already: what fails is the question.
    page.get_by_role("link", name="Modifier 26").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("26")
    page.go_back()
    running.stop()
    page.get_by_role("link", name="Modifier 59").click()
    expect(page.get_by_role("alert")).to_contain_text("The service does not answer.")
    expect(page.get_by_role("heading", level=1)).to_have_text("modifier:59")
    expect(page).to_have_title("modifier:59 · graphsvc")
    expect(page.get_by_role("alert").get_by_role("button", name="Try again")).to_be_visible()
    expect(page.get_by_role("navigation", name="Views")).to_be_visible()


def test_the_bar_fits_a_phone(open_window: Opener) -> None:
    page = open_window(size=PHONE)
    for path in ("/", "/browse/codes", "/node/cpt:77620", "/search?q=hyperthermia"):
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


def test_what_is_shown_of_one_build_of_the_graph_is_asked_again_when_another_answers(
    open_window: Opener, serve: Serve, tmp_path: Path
) -> None:
    document = tmp_path / "codes.txt"
    document.write_text("# CPT 77620\n\n## Modifiers\n\nModifier 26: the professional part only.\n", encoding="utf-8")
    before = serve("--documents", tmp_path)
    document.write_text("# CPT 77620\n\n## Modifiers\n\nModifier 59: a distinct service.\n", encoding="utf-8")
    after = serve("--documents", tmp_path)
    page = open_window(before.url)
    page.goto("/node/cpt:77620")
    taken = page.get_by_role("region", name="Takes modifier")
    expect(taken).to_contain_text("professional part only")
    # The service is started anew, with other words in its document, while the page is open.
    page.route(
        "**/graphql?**",
        lambda route: route.fulfill(response=route.fetch(url=route.request.url.replace(before.url, after.url))),
    )
    page.get_by_role("combobox", name="Search codes, modifiers, payers, documents").press_sequentially("59")
    expect(page.get_by_role("option").first).to_contain_text("59")
    expect(taken).to_contain_text("a distinct service")


def test_a_page_of_a_list_that_was_built_anew_leads_back_to_the_first(page: Page) -> None:
    page.goto("/browse/codes?after=b2xk")
    expect(page.get_by_role("alert")).to_contain_text("CURSOR_INVALID")
    page.get_by_role("link", name="Back to the first rows").click()
    expect(page.get_by_text("7 codes")).to_be_visible()
