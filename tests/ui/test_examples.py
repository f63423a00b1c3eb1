from dataclasses import replace

from assistant.workplace import HomeWorkplace
from ui.examples import EXAMPLES, example_questions


def test_examples_speak_of_the_documents_in_use(built: HomeWorkplace) -> None:
    documents = built.library().documents
    questions = example_questions(documents, built.answerer())
    assert questions
    assert any(documents[0].title in question for question in questions)


def test_what_the_assistant_cannot_answer_is_no_example(built: HomeWorkplace) -> None:
    (document,) = built.library().documents
    elsewhere = replace(document, title="乙市方案", region="乙市")
    assert example_questions([elsewhere], built.answerer()) == ()


def test_no_more_examples_than_fit(built: HomeWorkplace) -> None:
    (document,) = built.library().documents
    many = [replace(document, title=f"方案{number}") for number in range(20)]
    assert len(example_questions(many, built.answerer())) == EXAMPLES
