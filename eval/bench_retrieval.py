"""Retrieval alone, beside what others have: is the gold passage in the top k, and how many
characters does one have to read for it? All lines in one run, over the same questions."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import PolicyError
from eval.baseline import CHUNK, words_of
from eval.datamodels import Estimate, Question, Retrieved
from eval.intervals import wilson
from eval.judge import gold_ranks
from eval.protocols import Retriever
from eval.ranking import best_rank
from eval.run import Opens

__all__ = ["RetrievalLine", "engine_line", "peer_lines"]

TOP = 5
OVERLAP = 50  # characters between neighbouring chunks, LangChain's quick-start figure
Search = Callable[[Question], Sequence[Retrieved]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalLine:
    """One retriever's figures; `absent` says why there are none."""

    name: str
    questions: int = 0
    hit1: Estimate | None = None
    hit5: Estimate | None = None
    characters: float = 0.0
    absent: str = ""

    def to_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "questions": self.questions,
            "hit@1": self.hit1.to_json() if self.hit1 else None,
            "hit@5": self.hit5.to_json() if self.hit5 else None,
            "characters_top5": self.characters,
            "absent": self.absent,
        }


def engine_line(spec: Opens, questions: Sequence[Question]) -> RetrievalLine:
    """The line of one of our engines; what cannot be opened says so in its place."""
    try:
        engine = spec.open()
    except PolicyError as exc:
        return RetrievalLine(name=spec.name, absent=str(exc))
    if not isinstance(engine, Retriever):
        return RetrievalLine(name=spec.name, absent="没有检索接口（retrieve）")

    def search(question: Question) -> Sequence[Retrieved]:
        return engine.retrieve(
            question.question, TOP, history=question.history, as_of=question.as_of
        )

    return measure_line(spec.name, search, questions)


def peer_lines(sources: Sequence[str], questions: Sequence[Question]) -> Iterator[RetrievalLine]:
    """LangChain's BM25 as it comes, and with jieba words, over the same 500-character chunks.

    Its passages carry no 文号, so they are taken by their words alone, to its advantage.
    """
    names = ("LangChain BM25，缺省", "LangChain BM25 + jieba，500 字分块")
    try:
        chunks = _langchain_chunks(sources)
        searches = [_langchain_search(chunks, words) for words in (str.split, words_of)]
    except ModuleNotFoundError as exc:
        missing = f"没有装 {exc.name}（pip install 'wence[bench]'）"
        yield from (RetrievalLine(name=name, absent=missing) for name in names)
        return
    for name, search in zip(names, searches, strict=True):
        yield measure_line(name, search, questions)


def measure_line(name: str, search: Search, questions: Sequence[Question]) -> RetrievalLine:
    """Ask for the top five of every question that has gold; each counts once, found or not."""
    judged = [question for question in questions if question.evidence]
    found = [(question, list(search(question))[:TOP]) for question in judged]
    ranks = [best_rank(gold_ranks(question, passages)) for question, passages in found]
    read = sum(len(passage.quote) for _, passages in found for passage in passages)
    return RetrievalLine(
        name=name,
        questions=len(judged),
        hit1=wilson(sum(rank == 1 for rank in ranks), len(ranks)),
        hit5=wilson(sum(rank is not None for rank in ranks), len(ranks)),
        characters=round(read / len(judged), 1) if judged else 0.0,
    )


def _langchain_chunks(sources: Sequence[str]) -> list[str]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    return [chunk for source in sources for chunk in splitter.split_text(source)]


def _langchain_search(chunks: Sequence[str], words: Callable[[str], list[str]]) -> Search:
    with warnings.catch_warnings():
        # The package says at import that it is being retired; its BM25 is the line all know.
        warnings.simplefilter("ignore", DeprecationWarning)
        from langchain_community.retrievers import BM25Retriever
    retriever = BM25Retriever.from_texts(chunks, preprocess_func=words, k=TOP)

    def search(question: Question) -> Sequence[Retrieved]:
        text = " ".join((*question.history, question.question))
        return [Retrieved(quote=d.page_content) for d in retriever.invoke(text)]

    return search
