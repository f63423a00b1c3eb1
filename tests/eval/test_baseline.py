from eval.baseline import CHUNK, Bm25Baseline, chunks_of
from eval.reply import read_reply
from eval.shelf import ShelfText

SHELF = (
    ShelfText(title="甲", number="甲〔2021〕1号", source="水泥企业限产。\n" * 5, passages=()),
    ShelfText(
        title="乙", number="乙〔2022〕2号", source="餐饮油烟由城市管理局负责。\n", passages=()
    ),
    ShelfText(title="丙", number=None, source="秸秆禁止露天焚烧。\n", passages=()),
)


def test_chunks_hold_the_whole_text_and_none_is_too_long() -> None:
    text = "一行文字。\n" * 200 + "长" * 1200 + "\n"
    chunks = chunks_of(text)
    assert "".join(chunks) == text
    assert max(map(len, chunks)) <= CHUNK


def test_best_chunk_is_the_answer_and_its_citation() -> None:
    reply = read_reply(Bm25Baseline(SHELF).ask("谁负责餐饮油烟？", history=(), as_of=None))
    assert "城市管理局" in reply.answer
    assert reply.citations[0].number == "乙〔2022〕2号"


def test_follow_up_is_searched_with_its_conversation() -> None:
    ranked = Bm25Baseline(SHELF).retrieve("谁负责？", 2, history=["餐饮油烟怎么管？"])
    assert "餐饮油烟" in ranked[0].quote
    assert len(ranked) == 2
