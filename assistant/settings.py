"""Every setting that a person can turn, with its range; the one place that reads the environment.

Only the composition root (the command line, the server) builds `Settings`; everything below
takes the values it needs as arguments.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError
from assistant.intake import HISTORY_LIMIT, QUESTION_LIMIT

DEFAULT_HOME = Path(".wence")
# The documents that come with the project.
OWN_DOCUMENTS = Path(__file__).parent.parent / "corpus" / "documents"


class Settings(BaseSettings):
    """Environment variables are these names in capitals after `WENCE_`."""

    model_config = SettingsConfigDict(env_prefix="WENCE_", frozen=True, extra="ignore")

    home: Path = Field(default=DEFAULT_HOME, description="语料与索引所在的目录")
    documents: Path = Field(default=OWN_DOCUMENTS, description="建索引时读的文件目录")
    encoder: str | None = Field(default=None, min_length=1, description="句向量模型的名字或目录")
    reranker: str | None = Field(default=None, min_length=1, description="重排模型的名字或目录")
    lexicon: Path | None = Field(default=None, description="自己的日常说法对照表")
    host: str = Field(default="127.0.0.1", min_length=1, description="服务监听的地址")
    port: int = Field(default=8000, ge=0, le=65535, description="服务监听的端口")
    # A long spoken question has some hundred characters; a pasted clause rarely 1,000.
    question_limit: int = Field(default=QUESTION_LIMIT, ge=1, description="问题的字数上限")
    # A day's conversation; more is a script that lost count.
    history_limit: int = Field(
        default=HISTORY_LIMIT, ge=0, description="一次对话带上的前问条数上限"
    )


def load_settings(**given: object) -> Settings:
    """Settings from the environment; what is given and not None goes before it."""
    try:
        return Settings.model_validate(
            Settings().model_dump() | {k: v for k, v in given.items() if v is not None}
        )
    except ValidationError as exc:
        raise SettingsError("；".join(_complaint(dict(e)) for e in exc.errors())) from exc


def _complaint(error: dict[str, object]) -> str:
    place = error["loc"]
    name = str(place[0]) if isinstance(place, tuple) and place else "?"
    field = Settings.model_fields.get(name)
    what = field.description if field else name
    return f"设置 WENCE_{name.upper()}（{what}）不能是 {error['input']!r}，请改正或去掉"
