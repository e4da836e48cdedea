"""What a corpus shows for a claim: it agrees, was not found, or there is not enough to say."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from cchc_nlp.auditing import evidence
from cchc_nlp.auditing.claims import find_claims
from cchc_nlp.auditing.remarks import find_remarks
from cchc_nlp.auditing.report_audits import audit_report
from cchc_nlp.auditing.settings import Setting
from cchc_nlp.auditing.verdicts import audit, judge_claims
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import TIME_ZONE, Span, Verdict

from ..factories import article, label

PERIOD = "Từ ngày 01/01/2023 đến ngày 25/10/2023, Trang thông tin điện tử của Sở đã đăng"


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ("5 tin, bài, trong đó 2 tin, bài về cải cách thủ tục hành chính.", "matches"),
        # any policy's count agrees with a claim about reform
        ("5 tin, bài, trong đó 3 tin, bài về cải cách hành chính.", "matches"),
        # nobody has read them: what the estimate's bounds hold is not contradicted
        ("5 tin, bài, trong đó 4 tin, bài về cải cách hành chính.", "not_enough"),
        ("7 tin, bài.", "differs"),
        ("hơn 4 tin, bài.", "matches"),
        ("gần 6 tin, bài.", "matches"),
        ("gần 600 tin, bài.", "differs"),
    ],
)
def test_a_claim_is_held_against_the_corpus(corpus: Corpus, claim: str, status: str) -> None:
    (found,) = audit(f"{PERIOD} {claim}", corpus)
    assert found.verdict is not None
    assert found.verdict.status == status
    assert (
        found.verdict.found.items() >= {"total": 5, "cchc": 3, "strict_tthc": 2, "broad": 3}.items()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Trang thông tin điện tử của Sở đã đăng 5 tin, bài.",  # no period
        "Năm 2021, Trang thông tin điện tử của Sở đã đăng 5 tin, bài.",  # nothing crawled
        "Năm 2023, Đài truyền thanh huyện đã phát 5 tin, bài.",  # another channel
    ],
)
def test_there_may_not_be_enough_to_say(corpus: Corpus, text: str) -> None:
    (found,) = audit(text, corpus)
    assert found.verdict is not None
    assert found.verdict.status == "not_enough"
    assert found.verdict.why.startswith("Chưa đủ căn cứ")


def test_what_is_not_about_articles_gets_no_verdict(corpus: Corpus) -> None:
    assert all(c.verdict is None for c in audit("Năm 2023, Sở tổ chức 12 hội nghị.", corpus))


def test_without_a_corpus_there_is_no_verdict() -> None:
    (found,) = audit(f"{PERIOD} 5 tin, bài, trong đó có 3 tin và 2 bài.")
    assert (found.verdict, found.arithmetic) == (None, "sums")


# -- words, topics, channels ----------------------------------------------------------------------


def verdict_of(text: str, corpus: Corpus) -> Verdict:
    (verdict,) = (claim.verdict for claim in audit(text, corpus) if claim.verdict)
    return verdict


@pytest.mark.parametrize(
    ("claim", "status", "words"),
    [
        ("10 tin, bài, trong đó 3 tin, bài về cải cách thủ tục hành chính.", "matches", "tiêu chí"),
        ("10 tin, bài, trong đó 5 tin, bài về CCHC.", "matches", "tiêu chí cải cách hành chính"),
        ("10 tin, bài, trong đó 9 tin, bài về CCHC.", "differs", "chưa tìm thấy đủ"),
        ("10 tin, bài, trong đó 1 tin, bài về CCHC.", "differs", "kho có nhiều hơn"),
        ("10 tin, bài, trong đó 2 tin, bài về chuyển đổi số.", "matches", "kho có 2"),
        ("10 tin, bài, trong đó 4 tin, bài về chuyển đổi số.", "differs", "chưa tìm thấy đủ"),
        ("10 tin, bài, gồm 5 tin, bài về CCHC và 5 tin, bài về các nội dung khác.", "matches", "5"),
        # the corpus cannot tell apart what it has no class for; the total is compared
        ("10 tin, bài, trong đó 4 tin, bài về chỉ đạo điều hành.", "matches", "kho có 10"),
        ("5 tin, bài về CCHC.", "matches", "kho có đúng"),
        ("8 tin, bài về CCHC.", "differs", "chưa tìm thấy đủ"),
        ("8 tin, bài về chăn nuôi.", "not_enough", "không tách riêng"),
    ],
)
def test_a_topic_is_compared_with_its_own_articles(
    reviewed: Corpus, claim: str, status: str, words: str
) -> None:
    verdict = verdict_of(f"{PERIOD} {claim}", reviewed)
    assert (verdict.status, words in verdict.why) == (status, True), verdict.why
    assert "sai" not in verdict.why
    assert "khống" not in verdict.why


def test_the_articles_behind_a_part_are_given(reviewed: Corpus) -> None:
    verdict = verdict_of(f"{PERIOD} 10 tin, bài, trong đó 2 tin, bài về chuyển đổi số.", reviewed)
    told = verdict.found["articles"]
    assert sorted(row["id"] for row in told) == ["d", "e"]
    assert told[0]["url"].startswith("http://so.example/")
    assert (told[0]["date"], told[0]["part"]) == ("2023-03-14", 0)
    assert json.loads(json.dumps(verdict.to_dict()))["found"]["articles"] == told


def test_each_policy_alone_agrees_but_not_both_numbers_at_once(reviewed: Corpus) -> None:
    """5 + 7 are 12, not 10: each lies between two policies, no policy gives both."""
    text = "10 tin, bài, gồm 5 tin, bài về CCHC và 7 tin, bài về hoạt động của ngành."
    verdict = verdict_of(f"{PERIOD} {text}", reviewed)
    assert verdict.status == "differs"
    assert "không cách đếm nào" in verdict.why


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Năm 2023, Đài truyền thanh huyện đã phát 10 tin, bài.", "not_enough"),
        ("Năm 2023, trên fanpage của Sở đã đăng 10 tin, bài.", "not_enough"),
        ("Năm 2023, Cổng thông tin điện tử tỉnh Hà Nam đã đăng 10 tin, bài.", "not_enough"),
        ("Năm 2023, Trang thông tin điện tử của Sở đã đăng 10 tin, bài.", "matches"),
        ("Năm 2023, Trang thông tin điện tử và fanpage đã đăng 20 tin, bài.", "not_enough"),
    ],
)
def test_only_the_offices_own_site_is_compared(reviewed: Corpus, text: str, status: str) -> None:
    assert verdict_of(text, reviewed).status == status


def test_the_part_on_the_site_is_compared_where_parts_are_channels(reviewed: Corpus) -> None:
    text = (
        "Năm 2023, Sở đăng 15 tin, bài, gồm 10 tin, bài trên Trang thông tin điện tử, 5 tin, bài"
        " trên fanpage."
    )
    verdict = verdict_of(text, reviewed)
    assert verdict.status == "matches"
    assert [part["claimed"] for part in verdict.found["parts"]] == [10]


# -- periods --------------------------------------------------------------------------------------


def judged(text: str, corpus: Corpus, **setting: object) -> Verdict:
    claims = find_claims(text)
    (claim,) = judge_claims(claims, corpus, setting=Setting(text, **setting))  # type: ignore[arg-type]
    assert claim.verdict is not None
    return claim.verdict


def test_the_title_gives_the_period_that_a_claim_does_not(reviewed: Corpus) -> None:
    text = "Trang thông tin điện tử của Sở đã đăng 10 tin, bài."
    told = judged(text, reviewed, title="Báo cáo kết quả công tác 9 tháng đầu năm 2023")
    assert told.status == "matches"
    assert told.found["period"] == {"from": "2023-01-01", "to": "2023-09-30"}
    assert "theo tên báo cáo" in told.why


def test_the_heading_above_comes_before_the_title(reviewed: Corpus) -> None:
    heading = "II. Kết quả quý I/2023"
    text = f"{heading}\nTrang thông tin điện tử của Sở đã đăng 10 tin, bài."
    headings = (Span(heading, 0, len(heading)),)
    told = judged(text, reviewed, title="Báo cáo năm 2022", headings=headings)
    assert told.found["period"] == {"from": "2023-01-01", "to": "2023-03-31"}
    assert "theo đề mục" in told.why


def test_a_year_may_be_the_reporting_year(tmp_path: Path) -> None:
    """One article of 20/12/2022 is in the reporting year 2023, one of 20/12/2023 is not."""
    days = {"a": (2022, 12, 20), "b": (2023, 5, 5), "c": (2023, 12, 20), "d": (2023, 12, 21)}
    with Corpus.open(tmp_path / "y.db") as corpus:
        for name, day in days.items():
            corpus.add_articles([article(name, published=dt.datetime(*day, tzinfo=TIME_ZONE))])
            corpus.add_labels([label(name, "G1")])
        told = verdict_of("Năm 2023, Trang thông tin điện tử của Sở đã đăng 2 tin, bài.", corpus)
    assert told.status == "matches"
    assert "theo kỳ báo cáo" in told.why
    assert told.found["period"] == {"from": "2022-12-15", "to": "2023-12-14"}


def test_a_period_to_date_ends_on_the_day_of_the_report(reviewed: Corpus) -> None:
    text = (
        "Hà Nam, ngày 25 tháng 10 năm 2023\nTừ đầu năm 2023 đến nay, Trang thông tin điện tử của Sở"
        " đã đăng 10 tin, bài."
    )
    told = judged(text, reviewed)
    assert told.status == "matches"
    assert told.found["period"]["to"] == "2023-10-25"


# -- what the crawl misses ------------------------------------------------------------------------


def test_what_undated_articles_may_explain_is_not_contradicted(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "u.db") as corpus:
        corpus.add_articles([article("a"), article("b"), article("u", published=None)])
        corpus.add_labels([label(name, "G1") for name in "abu"])
        three = verdict_of(f"{PERIOD} 3 tin, bài.", corpus)
        four = verdict_of(f"{PERIOD} 4 tin, bài.", corpus)
    assert (three.status, four.status) == ("not_enough", "differs")
    assert "1 tin, bài không rõ ngày đăng" in three.why
    assert three.found["missing"]["at_most"] == 1


@pytest.mark.parametrize(
    ("since", "until", "started", "status"),
    [
        (None, None, "2024-01-05", "differs"),  # the whole site, after the period
        (None, None, "2023-10-01", "not_enough"),  # before its end
        ("2023-01-01", "2023-10-25", "2024-01-05", "differs"),  # the very days
        ("2023-03-01", "2023-10-25", "2024-01-05", "not_enough"),  # two months were not wanted
    ],
)
def test_months_that_were_not_crawled_may_hold_the_rest(
    reviewed: Corpus, since: str | None, until: str | None, started: str, status: str
) -> None:
    write = reviewed.connection.execute
    write("INSERT OR IGNORE INTO sources (name, start_url) VALUES ('so.example', 'http://so/')")
    write(
        "INSERT INTO runs (id, sources, started, finished, since, until)"
        " VALUES (1, json_array('so.example'), ?, ?, ?, ?)",
        (started, started, since, until),
    )
    write(
        "INSERT INTO addresses (identity, url, source, kind, state, reason, run, found_in, page)"
        " VALUES ('list', 'http://so/list', 'so.example', 'list', 'fetched', '', 1, 1, 1)"
    )
    write("INSERT INTO visits (run, identity, at, reason) VALUES (1, 'list', ?, 'ok')", (started,))
    told = verdict_of(f"{PERIOD} 60 tin, bài.", reviewed)
    assert told.status == status
    assert ("tháng chưa thu thập hết" in told.why) == (status == "not_enough")


def test_the_number_of_postings_is_a_number_too(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "d.db") as corpus:
        same = {"text": "Sở đăng một tin dài về việc của mình.", "title": "Tin chung của Sở"}
        corpus.add_articles([article("a"), article("b", **same), article("c", **same)])
        corpus.add_labels([label(name, "G1") for name in "abc"])
        told = verdict_of(f"{PERIOD} 3 tin, bài.", corpus)
    assert told.status == "matches"
    assert "số lượt đăng" in told.why
    assert (told.found["total"], told.found["raw_total"]) == (2, 3)


def test_what_nobody_has_read_is_not_contradicted_within_its_bounds(corpus: Corpus) -> None:
    told = verdict_of(f"{PERIOD} 5 tin, bài, trong đó 4 tin, bài về cải cách hành chính.", corpus)
    assert told.status == "not_enough"
    assert "chưa có người rà soát" in told.why
    assert told.found["estimate"]["cchc"]["high"] >= 4


def test_the_sources_of_another_office_are_named(reviewed: Corpus) -> None:
    told = judged(
        f"{PERIOD} 10 tin, bài.", reviewed, title="Báo cáo của Sở Y tế tỉnh Hà Nam năm 2023"
    )
    assert "Nguồn đã đếm: so.example" in told.why
    assert "Chưa rõ nguồn này có phải của Sở Y tế" in told.why


def test_another_offices_articles_contradict_nothing(reviewed: Corpus) -> None:
    for title, status in (
        ("Báo cáo của Sở Y tế tỉnh Hà Nam năm 2023", "not_enough"),
        ("Báo cáo năm 2023", "differs"),
    ):
        told = judged(f"{PERIOD} 99 tin, bài.", reviewed, title=title)
        assert told.status == status
        assert [part["status"] for part in told.found["parts"]] == [status]


@pytest.mark.parametrize("source", ["sotaichinh.hanam.gov.vn", "stc.hanam.gov.vn"])
def test_a_source_is_known_by_name_or_code(tmp_path: Path, source: str) -> None:
    with Corpus.open(tmp_path / "s.db") as corpus:
        corpus.add_articles([article("a", source=source)])
        corpus.add_labels([label("a", "G1")])
        told = judged(f"{PERIOD} 9 tin, bài.", corpus, title="Báo cáo của Sở Tài chính năm 2023")
    assert told.status == "differs"


def test_whom_a_report_is_sent_to_is_not_whose_it_is() -> None:
    text = "TRUNG TÂM KHUYẾN NÔNG\nKính gửi: Sở Y tế tỉnh Hà Nam\nĐã đăng 5 tin."
    assert Setting(text).actor is None
    assert Setting(text.replace("Kính gửi: ", "")).actor is not None


def test_each_period_is_counted_once(reviewed: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    counted = evidence.count
    monkeypatch.setattr(evidence, "count", lambda *a, **k: (asked.append(k), counted(*a, **k))[1])
    audit(" ".join([f"{PERIOD} 10 tin, bài."] * 5), reviewed)
    assert len(asked) == 1


def test_the_result_of_a_row_is_compared_and_not_its_plan(reviewed: Corpus, tmp_path: Path) -> None:
    rows = (
        "<tr><th>Nội dung</th><th>Đơn vị</th><th>Thực hiện</th><th>Kế hoạch</th><th>Tỷ lệ (%)</th>"
        "</tr><tr><td>Tin, bài trên Trang thông tin điện tử</td><td>tin, bài</td><td>10</td>"
        "<td>8</td><td>125</td></tr>"
    )
    path = tmp_path / "bang.html"
    path.write_text(f"<p>Năm 2023</p><table>{rows}</table>", encoding="utf-8")
    told = [c.verdict for c in audit_report(path, reviewed).claims if c.verdict]
    assert [verdict.status for verdict in told] == ["matches"]


@pytest.mark.no_cover
def test_an_endless_sentence_is_read_in_time() -> None:
    text = "Ngày 30/11/2023 Sở Nội vụ đã báo cáo năm 2022, " * 1500
    begun = time.monotonic()
    find_remarks(text, title="Báo cáo năm 2023", day=dt.date(2023, 10, 25))
    assert time.monotonic() - begun < 30


# -- the days of a report's numbers ----------------------------------------------------------------


def test_the_days_a_report_gives_come_before_its_title(tmp_path: Path) -> None:
    days = {"a": (2023, 5, 5), "b": (2023, 12, 1)}
    with Corpus.open(tmp_path / "y.db") as corpus:
        for name, day in days.items():
            corpus.add_articles([article(name, published=dt.datetime(*day, tzinfo=TIME_ZONE))])
            corpus.add_labels([label(name, "G1")])
        for note, number in (("(Số liệu tính đến ngày 25/10/2023)", 1), ("", 2)):
            text = f"Báo cáo\n{note}\nTrang thông tin điện tử của Sở đã đăng {number} tin, bài."
            told = judged(text, corpus, title="Báo cáo năm 2023")
            assert told.status == "matches", told.why


@pytest.mark.parametrize(
    ("days", "month", "counted", "why"),
    [
        ("từ ngày 01/01/2023 đến ngày 25/10/2023", (2023, 10),
         {"from": "2023-10-01", "to": "2023-10-25"}, "tính đến ngày chốt số liệu"),
        ("từ ngày 15/12/2022 đến ngày 14/12/2023", (2022, 12),
         {"from": "2022-12-15", "to": "2022-12-31"}, "trong những ngày lấy số liệu"),
    ],
)  # fmt: skip
def test_a_month_that_the_reports_days_cut_is_counted_within_them(
    tmp_path: Path, days: str, month: tuple[int, int], counted: dict[str, str], why: str
) -> None:
    with Corpus.open(tmp_path / "y.db") as corpus:
        for name, day in {"a": 5, "b": 28}.items():
            published = dt.datetime(*month, day, tzinfo=TIME_ZONE)
            corpus.add_articles([article(name, published=published)])
            corpus.add_labels([label(name, "G1")])
        year, number = month
        told = judged(f"(Số liệu {days})\nTháng {number}/{year}, Sở đăng 1 tin, bài.", corpus)
    assert (told.status, told.found["period"]) == ("matches", counted)
    assert why in told.why


@pytest.mark.parametrize(
    "claim",
    [
        "5 tin, bài; đã rà soát 2 tin, bài, trong đó có 1 tin, bài về CCHC.",
        "5 tin, bài; đã rà soát 2/5 tin, bài.",
        "5 tin, bài. Còn 3 tin, bài chưa có người rà soát.",
    ],
)
def test_what_was_read_or_is_estimated_is_not_taken_for_what_was_published(
    corpus: Corpus, claim: str
) -> None:
    told = [c.verdict for c in audit(f"{PERIOD} {claim}", corpus) if c.verdict]
    assert "differs" not in {verdict.status for verdict in told}
    assert any("số đã rà soát hoặc ước tính" in verdict.why for verdict in told)


def test_an_estimate_with_its_bounds_is_held_against_nothing(corpus: Corpus) -> None:
    said = f"{PERIOD} 5 tin, bài, ước tính khoảng 3 tin, bài (từ 2 đến 4)."
    published, estimated = audit(said, corpus)
    assert published.total is not None
    assert (published.total.value, estimated.relation) == (5, "plan")
    assert estimated.verdict is None or estimated.verdict.status == "not_enough"


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("10 tin, bài.", "Matches: the report says 10 articles, the corpus has 10 (from 1 January"),
        ("60 tin, bài.", "Differs: the report says 60 articles, not all were found: the corpus"),
        ("8 tin, bài về chăn nuôi.", "Not enough to say: the corpus does not tell apart"),
    ],
)
def test_verdicts_are_english_on_request(reviewed: Corpus, claim: str, why: str) -> None:
    text = f"{PERIOD} {claim}"
    (told,) = judge_claims(find_claims(text), reviewed, setting=Setting(text), lang="en")
    assert told.verdict is not None
    assert told.verdict.why.startswith(why)
    assert not any(word in told.verdict.why for word in ("kho", "báo cáo", "tiêu chí", "Nguồn"))


def test_both_languages_have_every_sentence_with_the_same_numbers() -> None:
    phrases = tomllib.loads(
        (resources.files("cchc_nlp.auditing") / "verdicts.toml").read_text(encoding="utf-8")
    )
    fields = {
        lang: {name: set(re.findall(r"{(\w+)}", said)) for name, said in told.items()}
        for lang, told in phrases.items()
    }
    assert fields["vi"] == fields["en"]
    assert not re.search(r"\bsai\b|khống", " ".join(phrases["vi"].values()))
