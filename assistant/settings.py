"""Every setting that a person can turn, with its range; the one place that reads the environment.

Only the composition root (the command line, the server) builds `Settings`; everything below
takes the values it needs as arguments.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError
from assistant.intake import HISTORY_LIMIT, QUESTION_LIMIT
from assistant.llm import LlmSettings

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
    llm_base_url: str | None = Field(
        default=None, pattern=r"^https?://\S+$", description="语言模型接口的地址，到 /v1 为止"
    )
    llm_model: str | None = Field(default=None, min_length=1, description="语言模型的名字")
    llm_api_key: SecretStr | None = Field(
        default=None, min_length=1, description="语言模型接口的密钥"
    )
    # Rewording a sentence takes a small model some seconds; who asks waits no longer than this.
    llm_timeout: float = Field(default=8.0, gt=0, le=120, description="等语言模型的秒数")

    @property
    def llm(self) -> LlmSettings | None:
        """The language model that words answers; None where none is set."""
        if self.llm_base_url is None or self.llm_model is None:
            return None
        return LlmSettings(
            base_url=self.llm_base_url,
            model=self.llm_model,
            timeout=self.llm_timeout,
            api_key=self.llm_api_key.get_secret_value() if self.llm_api_key else None,
        )


def load_settings(**given: object) -> Settings:
    """Settings from the environment; what is given and not None goes before it."""
    try:
        settings = Settings.model_validate(
            Settings().model_dump() | {k: v for k, v in given.items() if v is not None}
        )
    except ValidationError as exc:
        raise SettingsError("；".join(_complaint(dict(e)) for e in exc.errors())) from exc
    _check_llm(settings)
    return settings


def _check_llm(settings: Settings) -> None:
    """Half a setting is a mistake, and must not pass for a model that is switched off."""
    needed = ("llm_base_url", "llm_model")
    there = [name for name in (*needed, "llm_api_key") if getattr(settings, name) is not None]
    missing = [name for name in needed if getattr(settings, name) is None]
    if there and missing:
        raise SettingsError(
            f"设置了 {_variables(there)}，缺 {_variables(missing)}；用语言模型要都设，不用就都去掉"
        )


def _variables(names: Iterable[str]) -> str:
    return "、".join(f"WENCE_{name.upper()}" for name in names)


def _complaint(error: dict[str, object]) -> str:
    place = error["loc"]
    name = str(place[0]) if isinstance(place, tuple) and place else "?"
    field = Settings.model_fields.get(name)
    what = field.description if field else name
    return f"设置 WENCE_{name.upper()}（{what}）不能是 {error['input']!r}，请改正或去掉"
