"""The smallest stand-ins for the seams of the outside surface, and a plan to serve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from assistant.datamodels import Answer, Citation, Reason, Status
from assistant.protocols import Answerer
from corpus.library import Library
from index.datamodels import Manifest
from index.snapshot import FORMAT, read_manifest, verify

PLAN = """云川市人民政府办公室文件
云政办发〔2021〕5号
云川市人民政府办公室
关于印发云川市2021-2022年秋冬季大气污染防治攻坚方案的通知
各县（市、区）人民政府：
《云川市2021-2022年秋冬季大气污染防治攻坚方案》已经市人民政府同意，现印发给你们，请认真贯彻执行。
云川市人民政府办公室
2021年11月11日
（此件公开发布）
云川市2021-2022年秋冬季大气污染防治攻坚方案
一、总体要求
全市PM2.5平均浓度控制在50微克/立方米以内。
二、主要任务
（一）开展扬尘治理。2021年12月底前完成排查。（市住建局牵头）
"""


@dataclass
class EchoAnswerer:
    """Answers with the asked question; knows nothing of 乙市, and keeps what it was asked."""

    library: Library
    asked: list[tuple[str, tuple[str, ...], date | None]] = field(default_factory=list)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        as_of: date | None = None,
        filters: Mapping[str, str] | None = None,
    ) -> Answer:
        self.asked.append((question, tuple(history), as_of))
        if "炸" in question:
            raise ZeroDivisionError(filters)
        if "乙市" in question:
            return Answer(
                question=question,
                status=Status.ABSTAINED,
                answer="语料里没有乙市的文件。",
                reason=Reason.OTHER_REGION,
            )
        return self._answered(question)

    def _answered(self, question: str) -> Answer:
        document = self.library.documents[0]
        quote = "控制在50微克/立方米以内"
        start = self.library.source(document.file).text.index(quote)
        citation = Citation(
            id=1,
            document_id=document.id,
            title=document.title,
            number=document.number,
            issuer=document.issuer,
            region=document.region,
            published=document.published,
            path=("一、总体要求",),
            quote=quote,
            start=start,
            end=start + len(quote),
        )
        return Answer(
            question=question,
            status=Status.ANSWERED,
            answer="控制在50微克/立方米以内[1]。",
            citations=(citation,),
            notes=("该方案的实施期已过",),
            suggestions=("由谁牵头？",),
        )


@dataclass
class EchoEngine:
    """Writes the checksum of the library as its index."""

    identity: str = "echo"
    opened: list[EchoAnswerer] = field(default_factory=list)

    def write(self, library: Library, folder: Path) -> Manifest:
        (folder / "checksum").write_text(library.checksum, encoding="utf-8")
        return Manifest(
            format=FORMAT,
            corpus=library.checksum,
            passages=len(library.passages),
            encoder=None,
            versions={},
            files={},
        )

    def open(self, library: Library, folder: Path) -> Answerer:
        verify(folder, read_manifest(folder))
        self.opened.append(EchoAnswerer(library))
        return self.opened[-1]
