"""A page as a browser takes it apart, for tests of its structure."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "wbr", "br", "rect", "path"}


@dataclass
class Element:
    """An element of a page, with its attributes, the texts in it in their order, and those that hold it."""

    tag: str
    attributes: dict[str, str | None]
    parents: tuple[str, ...]
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


class Page(HTMLParser):
    """All elements of a page, in their order."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.content = content.decode()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(self.content)
        self.close()
        assert not self._open, [each.tag for each in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        element = Element(tag, dict(attrs), tuple(each.tag for each in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs), tuple(each.tag for each in self._open)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)

    def all(self, *tags: str) -> list[Element]:
        return [each for each in self.elements if each.tag in tags]

    def the(self, tag: str) -> Element:
        (found,) = self.all(tag)
        return found

    @property
    def ids(self) -> list[str]:
        return [str(each.attributes["id"]) for each in self.elements if "id" in each.attributes]

    def rows(self, table: int) -> list[list[str]]:
        """Return the texts of the cells of a table, by its place on the page."""
        rows: list[list[str]] = []
        seen = -1
        for each in self.elements:
            seen += each.tag == "table"
            if seen == table and each.tag == "tr":
                rows.append([])
            if seen == table and each.tag in {"th", "td"}:
                rows[-1].append(each.text)
        return rows
