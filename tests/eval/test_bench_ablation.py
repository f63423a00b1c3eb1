import pytest

from eval.bench_ablation import LEGS, ablation, untrained_encoder
from eval.bench_sets import Collection, RetrievalSet, Sought
from index.static_encoder import StaticEncoder
from tests.index.conftest import TEXTS, passage


@pytest.fixture(scope="module")
def untrained(tmp_path_factory: pytest.TempPathFactory) -> StaticEncoder:
    return untrained_encoder(tmp_path_factory.mktemp("untrained"))


def test_every_leg_is_measured_over_every_question(untrained: StaticEncoder) -> None:
    title, texts = next(iter(TEXTS.items()))
    collection = Collection(
        passages=tuple(passage(n, "d", text, context=title) for n, text in enumerate(texts)),
        sought=(
            Sought(text="鞭炮", gold=frozenset({5})),
            Sought(text="散煤替代", gold=frozenset({0, 3})),
            Sought(text="散煤替代", gold=frozenset({0, 3}), document_ids=()),
        ),
    )
    lines = list(ablation(RetrievalSet(name="small", collections=(collection,)), untrained))
    assert [line.leg for line in lines] == [leg.name for leg in LEGS]
    assert {line.questions for line in lines} == {3}
    by_leg = {line.leg: line for line in lines}
    plain, words = by_leg["单字双字与词"], by_leg["同上，加日常说法"]
    assert plain.recall1.value == pytest.approx(1 / 3, abs=1e-4)
    assert words.recall1.value == pytest.approx(2 / 3, abs=1e-4)


def test_control_has_other_vectors_for_the_same_tokens(untrained: StaticEncoder) -> None:
    shipped = StaticEncoder()
    assert untrained.name != shipped.name
    texts = ["燃煤锅炉", "烧煤的锅炉", "😀"]
    own, theirs = untrained.encode_passages(texts), shipped.encode_passages(texts)
    assert own[0] @ own[1] < theirs[0] @ theirs[1]
    assert not own[2].any()
