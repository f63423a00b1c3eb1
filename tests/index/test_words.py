import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index.words import Vocabulary, learn_vocabulary


def test_learnt_words_are_those_of_jieba_and_of_the_field() -> None:
    vocabulary = learn_vocabulary(["推进散煤双替代和环境保护"], {"散煤双替代": 3})
    assert {"散煤双替代", "环境保护"} <= vocabulary.words


def test_overlapping_words_are_all_found() -> None:
    vocabulary = Vocabulary(["生态环境", "环境局", "生态环境局"])
    assert vocabulary.find("市生态环境局牵头") == ["生态环境", "生态环境局", "环境局"]


def test_words_do_not_reach_over_punctuation() -> None:
    assert Vocabulary(["散煤"]).find("散，煤；散\n煤") == []


def test_nothing_is_learnt_from_nothing() -> None:
    assert learn_vocabulary([], {}).words == frozenset()
    assert Vocabulary([]).find("散煤") == []


@given(st.text(alphabet="散煤替代。", max_size=30))
def test_every_word_found_stands_in_the_text(text: str) -> None:
    for word in Vocabulary(["散煤", "替代", "散煤替代", "煤替"]).find(text):
        assert word in text


def test_learning_leaves_no_dictionary_behind_for_others() -> None:
    """jieba's own default would keep a cache in the shared temporary folder, and our words."""
    program = (
        "import jieba; from index.words import learn_vocabulary;"
        "learn_vocabulary(['甲乙丙丁戊'], {'甲乙丙丁戊': 1});"
        "assert not jieba.dt.initialized; assert '甲乙丙丁戊' not in jieba.dt.FREQ"
    )
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program],
            env={"TMPDIR": folder, "PATH": "/usr/bin"},
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[2],
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        assert list(Path(folder).iterdir()) == []
