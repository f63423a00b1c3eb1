"""What several tests ask of an answer."""

from assistant.datamodels import Answer, Status


def expect_told_alone(answer: Answer, told: str, untold: str) -> None:
    """It is an answer, with what is asked and without its neighbour."""
    assert answer.status is Status.ANSWERED
    assert told in answer.answer
    assert untold not in answer.answer
