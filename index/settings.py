"""Every number that shapes an index or a search, named, with its unit and where it comes from.

"Measured" means: on the project's public, development and paraphrased questions, on everyday
questions about regulations, and on two general Chinese question sets; CONTRIBUTING.md has the
figures. Where neighbouring values did as well, the comment says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from index.errors import SettingsError

__all__ = ["BM25_B", "BM25_K1", "DenseWeight", "DictionarySettings", "IndexSettings"]

# Robertson & Zaragoza, The Probabilistic Relevance Framework (2009). tantivy has these two built
# in; other values (k1 0.6-2.0, b 0.3-0.75) gained nothing where measured.
BM25_K1 = 1.2
BM25_B = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionarySettings:
    """What makes a string of the corpus a word; set by reading the words that come out."""

    max_characters: int = 400_000  # of the corpus that are counted; about 3 s and 500 MB
    max_word_length: int = 8  # characters; names may be longer
    min_word_count: int = 4  # occurrences
    min_cohesion: float = 5.0  # bits of mutual information at the weakest cut
    min_freedom: float = 1.5  # bits of entropy of the neighbours on the poorer side
    min_name_count: int = 2  # occurrences

    def __post_init__(self) -> None:
        for name in ("max_characters", "max_word_length", "min_word_count", "min_name_count"):
            _require(getattr(self, name) >= 1, name, getattr(self, name), "不小于 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseWeight:
    """The weight of the dense z-score beside the lexical one at 1: `sure` where the lexical best
    stands out from those behind it, `unsure` where it does not, and between them in proportion.

    Fitted on every second question of all sets, and held on the others. Weights of 0.1 to 0.3 and
    of 1 to 2 are alike. What was asked in the words of the text gains nothing from the vectors,
    everyday questions gain much: no fixed weight does for both.
    """

    sure: float = 0.15
    unsure: float = 1.25
    ahead_of: int = 5  # the best is held against the one that comes so many places behind it
    sure_lead: float = 1.5  # z-scores
    unsure_lead: float = 1.0  # z-scores

    def __post_init__(self) -> None:
        for name in ("sure", "unsure"):
            _require(getattr(self, name) >= 0, name, getattr(self, name), "不小于 0")
        _require(self.ahead_of >= 1, "ahead_of", self.ahead_of, "不小于 1")
        _require(self.sure_lead > self.unsure_lead, "sure_lead", self.sure_lead, "大于 unsure_lead")

    @classmethod
    def fixed(cls, weight: float) -> DenseWeight:
        """The same for every question."""
        return cls(sure=weight, unsure=weight)

    def at(self, lead: float) -> float:
        """The weight where the lexical best leads by `lead` z-scores."""
        share = (self.sure_lead - lead) / (self.sure_lead - self.unsure_lead)
        return self.sure + (self.unsure - self.sure) * min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexSettings:
    """How an index is built and searched."""

    dictionary: DictionarySettings = field(default_factory=DictionarySettings)
    min_word_length: int = 3  # characters; two are a bigram already. Measured: 2 costs 1 point
    word_weight: float = 0.4  # of the words field beside characters and bigrams at 1. Measured
    lexicon_weight: float = 0.75  # of an official term beside the words of the question. Measured
    known_word_weight: float = 0.25  # of the same where the corpus has the everyday word. Measured
    dense_weight: DenseWeight = field(default_factory=DenseWeight)
    rows_alike: int = 2  # rows of a table that match alike and stand in front. Measured
    alike_tolerance: float = 0.01  # of the lexical score, relative; 0.005 to 0.05 are alike
    pool: int = 200  # candidates that each leg brings. Measured: 100 to all rows are alike
    max_query_length: int = 500  # characters of a question that are searched for
    writer_heap: int = 64_000_000  # bytes; one segment up to some 100,000 passages

    def __post_init__(self) -> None:
        for name in ("min_word_length", "rows_alike", "pool", "max_query_length", "writer_heap"):
            _require(getattr(self, name) >= 1, name, getattr(self, name), "不小于 1")
        for name in ("word_weight", "lexicon_weight", "known_word_weight"):
            _require(getattr(self, name) >= 0, name, getattr(self, name), "不小于 0")


def _require(holds: bool, name: str, value: object, wanted: str) -> None:  # noqa: FBT001
    if not holds:
        raise SettingsError(f"设置 {name} 的值 {value} 无效：应{wanted}")
