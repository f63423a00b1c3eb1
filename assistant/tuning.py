"""The thresholds that decide what answers and what does not, by name."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSettings:
    """How evidence is weighed. Shares are fractions of a gram's weight; fitted on the dev set."""

    heading_share: float = 0.92  # a gram explained by the heading instead of the sentence
    near_share: float = 0.8  # by the part of the same sentence before it
    around_share: float = 0.5  # by what stands around it
    official_share: float = 0.9  # by the official word for an everyday one
    kind_bonus: float = 0.12  # a sentence that holds the kind of thing asked for
    own_share: float = 0.1  # a preference for what the sentence says itself
    time_bonus: float = 0.3  # for the stretch of time asked for; taken off for another
    industry_bonus: float = 0.15  # for standing under the heading of the industry asked for
    place_bonus: float = 0.15  # for naming the county asked for
    title_bonus: float = 0.12  # for a task or heading that the question names word for word
    deadline_bonus: float = 0.1  # for the day that the question names; taken off for another
    focus_bonus: float = 0.08  # for saying itself what the number is asked of
    number_bonus: float = 0.15  # for the threshold that the question names; taken off for another
    part_price: float = 0.12  # off a county's row where the whole region is asked about
    industry_price: float = 0.06  # off a rule for one industry where none is asked about
    other_industry_price: float = 0.15  # off a rule for other industries than the one asked about
    heading_price: float = 0.3  # off a sentence that only repeats its heading
    repeal_price: float = 0.15  # off a sentence that puts an end to another rule
    behind_share: float = 0.2  # a gram of an earlier turn
    filter_share: float = 0.4  # a gram of a slot that a statement has to hold anyway
    kind_price: float = 0.12  # off a sentence without any figure, time or unit asked for
    close_look: float = 0.45  # coverage behind the best within which a statement is looked at
    candidates: int = 40  # passages whose statements are weighed
    enough_alone: float = 0.38  # the same for one that holds what is asked and stands out
    stands_out: float = 0.08  # by which the best value leads the next of another heading
    misfit_lead: float = 1.4  # times the value of the best that fits, from which a misfit is meant
    misfit_more: float = 0.15  # coverage that it has beyond that
    enough_compared: float = 0.38  # the same where several are asked side by side
    cached_statements: int = 20_000  # statements kept in pieces; some 2 kB each
    enough: float = 0.5  # coverage from which a statement may answer
    enough_anywhere: float = 0.58  # the same where the question names no place
    related: float = 0.3  # coverage below which a question has nothing to do with the corpus
    rival: float = 0.83  # another document's best, as a share of the best, that is a rival
    rival_apart: float = 0.66  # the same for another region's, where the question names no place

    def __post_init__(self) -> None:
        for name in ("heading_share", "around_share", "official_share", "enough", "rival"):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise SettingsError(f"{name} 应在 0 与 1 之间，收到 {value}")
