"""Documents made at test time: a PDF of placed text, and the report template laid out as a table in three columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SIZE = 11.0
LEADING = 13.5
NUMBER_X, LABEL_X, ANSWER_X = 57.0, 100.0, 480.0
WIDTH, HEIGHT = 595.0, 842.0


@dataclass(frozen=True)
class Put:
    """Text at a place on a page, in points from the lower left corner."""

    x: float
    y: float
    text: str
    bold: bool = False


def _stream(page: Iterable[Put]) -> bytes:
    out = []
    for put in page:
        text = put.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        out.append(f"BT /F{2 if put.bold else 1} {SIZE} Tf {put.x:.1f} {put.y:.1f} Td ({text}) Tj ET")
    return "\n".join(out).encode("cp1252")


def pdf(pages: Sequence[Iterable[Put]]) -> bytes:
    """A PDF 1.4 file in Helvetica with one content stream a page."""
    first = 5
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
    ]
    for n, page in enumerate(pages):
        stream = _stream(page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {first + 2 * n + 1} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode() + trailer.encode()


Row = tuple[str, str, str]

HEAD: tuple[Row, ...] = (
    ("", "Report to:", "EXECUTIVE"),
    ("", "Relevant Officer:", "Antonia Example, Director of Resources"),
    ("", "Relevant Cabinet Member:", "Councillor Ian Example, Cabinet Member for Tourism"),
    ("", "Date of Meeting:", "5 November 2018"),
)
TITLE = "PROMENADE LIGHTING REPLACEMENT 2018-2023"

REPORT: tuple[Row, ...] = (
    ("1.0", "Purpose of the report:", ""),
    ("1.1", "To consider the replacement of the lighting columns along the Promenade, which have come to the end of "
            "their life, and to agree how the work is to be paid for over the next five years.", ""),
    ("2.0", "Recommendation(s):", ""),
    ("2.1", "To approve the replacement of the lighting columns at a cost of £1.2 million.", ""),
    ("2.2", "To delegate the award of the contract to the Director of Resources, in consultation with the Cabinet "
            "Member, once tenders have been received and evaluated.", ""),
    ("3.0", "Reasons for recommendation(s):", ""),
    ("3.1", "The columns fail their structural tests.", ""),
    ("3.2a", "Is the recommendation contrary to a plan or strategy adopted or approved by the Council?", "No"),
    ("3.2b", "Is the recommendation in accordance with the Council's approved budget?", "Yes"),
    ("3.3", "Other alternative options to be considered:\nNone, the columns are not safe.", ""),
    ("5.0", "Background Information", ""),
    ("5.1", "The columns were put up in 1976.", ""),
    ("5.2", "Does the information submitted include any exempt information?", "No"),
    ("5.3", "List of Appendices:\nAppendix 4a: Structural survey\nAppendix 4b: Cost plan", ""),
    ("13.0", "Background papers:", ""),
    ("13.1", "None.", ""),
    ("14.0", "Key decision information:", ""),
    ("14.1", "Is this a key decision?", "Yes"),
    ("14.2", "If so, Forward Plan reference number:", "27/2018"),
    ("14.3", "If a key decision, is the decision required in less than five days?", "No"),
    ("14.4", "If yes, please describe the reason for urgency:", ""),
    ("15.0", "Call-in information:", ""),
    ("15.1", "Are there any grounds for urgency, which would cause this decision to be exempt from the call-in "
             "process?", "Yes"),
    ("15.2", "If yes, please give reason:", "The grant lapses on 30 November 2018."),
    ("16.0", "Scrutiny Committee Chairman (where appropriate):", ""),
    ("", "Date informed:", "26 October 2018"),
    ("", "Date approved:", "N/A"),
    ("17.0", "Declarations of interest (if applicable):", ""),
    ("17.1", "", ""),
    ("18.0", "Executive decision:", ""),
    ("18.1", "", ""),
    ("18.2", "Date of Decision:", ""),
    ("19.0", "Reason(s) for decision:", ""),
    ("19.1", "Date Decision published:", ""),
    ("20.0", "Executive Members present:", ""),
    ("20.1", "", ""),
    ("21.0", "Call-in:", ""),
    ("21.1", "", ""),
    ("22.0", "Notes:", ""),
    ("22.1", "", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How a council's template may differ in looks: where answer and number stand beside a long question, the white
    space between rows, the columns' widths, headers and footers, the order in which the file draws its text."""

    align: str = "top"
    number_align: str = "top"
    gap: float = 9.0
    label_width: int = 58
    answer_width: int = 16
    answer_x: float = 480.0
    furniture: bool = True
    by_column: bool = False
    column_titles: bool = False


def _row_lines(row: Row, look: Look) -> list[list[str]]:
    """A row as lines of three cells, the label and the answer each broken to its column's width."""
    number, label, answer = row
    labels = [part for paragraph in label.split("\n") for part in textwrap.wrap(paragraph, look.label_width)]
    answers = textwrap.wrap(answer, look.answer_width)
    count = max(len(labels), len(answers), 1)
    numbers = [""] * (count - 1 if look.number_align == "bottom" else 0) + [number]
    above = {"top": 0, "bottom": count - len(answers)}.get(look.align, (count - len(answers)) // 2)
    columns = (numbers, labels, [""] * above + answers)
    return [[column[n] if n < len(column) else "" for column in columns] for n in range(count)]


def table_report(lines_per_page: int, look: Look = Look(), rows: Sequence[Row] = REPORT) -> bytes:
    """The report as a PDF whose table breaks after so many lines, wherever in a cell that may be.

    Each page has a running header, the council's footer and a page number. The head's values stand at a tab.
    """
    pages: list[list[Put]] = [[]]
    y = HEIGHT - 100.0
    left = lines_per_page

    def line(puts: list[tuple[float, str]], gap: float, bold: bool = False) -> None:
        nonlocal y, left
        if left == 0:
            pages.append([])
            y, left = HEIGHT - 100.0, lines_per_page
            if look.column_titles:
                titles = ((NUMBER_X, "Ref"), (LABEL_X, "Matter"), (look.answer_x, "Answer"))
                pages[-1].extend(Put(x, y + 20.0, text, True) for x, text in titles)
        elif pages[-1]:
            y -= LEADING + gap
        left -= 1
        pages[-1].extend(Put(x, y, text, bold) for x, text in puts if text)

    for _, label, value in HEAD:
        line([(NUMBER_X, label), (230.0, value)], 6.0)
    line([(NUMBER_X, TITLE)], 14.0, bold=True)
    if look.column_titles:
        line([(NUMBER_X, "Ref"), (LABEL_X, "Matter"), (look.answer_x, "Answer")], 14.0, bold=True)
    for row in rows:
        for n, (number, label, answer) in enumerate(_row_lines(row, look)):
            even = len(_row_lines(row, look)) % 2 == 0
            low = [
                (x, text)
                for x, text, where in ((NUMBER_X, number, look.number_align), (look.answer_x, answer, look.align))
                if where == "between" and even and text
            ]
            puts = [(NUMBER_X, number), (LABEL_X, label), (look.answer_x, answer)]
            line([put for put in puts if put not in low], look.gap if n == 0 else 0.0, bold=row[0].endswith(".0"))
            pages[-1].extend(Put(x, y - LEADING / 2, text) for x, text in low)
    for n, page in enumerate(pages, 1):
        if look.by_column:
            page.sort(key=lambda put: (put.x, -put.y))
        if look.furniture:
            page.insert(0, Put(NUMBER_X, HEIGHT - 40.0, "Blackpool Council: Executive, 5 November 2018"))
            page.append(Put(NUMBER_X, 40.0, "Blackpool Council"))
            page.append(Put(500.0, 40.0, f"Page {n}"))
    return pdf(pages)
