"""All forms of a survey together: whose answers count once, which of them are two versions of one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.imports.problems import ImportProblem, Issue, Place, Problems
from graph.surveys import form_sentences
from graph.surveys.form_in import FilledForm
from graph.surveys.responses import MOST_RESPONDENTS, Response


@dataclass(frozen=True, slots=True)
class Collected:
    """The forms that were read, each with what there is to say of it, and what is said of files that are none."""

    forms: tuple[FilledForm, ...]
    others: tuple[ImportProblem, ...] = ()

    @property
    def responses(self) -> tuple[Response, ...]:
        """The answers that count."""
        return tuple(f.response for f in self.forms if f.response is not None)

    @property
    def ok(self) -> bool:
        """Whether nothing in any form is in error."""
        return not any(problem.severity == "error" for problem in self.problems)

    @property
    def problems(self) -> tuple[ImportProblem, ...]:
        """What there is to say, form by form."""
        return (*self.others, *(problem for form in self.forms for problem in form.problems))


def collected(forms: Iterable[FilledForm], others: Iterable[ImportProblem] = ()) -> Collected:
    """The forms of a survey as they count.

    Copies of one form count as two respondents if they speak from different views. The same view twice is two versions
    of which one is outdated: neither counts until somebody says which (decision 0039). The same answers count once.
    """
    groups: dict[str, list[FilledForm]] = defaultdict(list)
    for form in sorted(forms, key=lambda f: f.file):
        groups[form.form.organization if form.response is not None else ""].append(form)
    silent = groups.pop("", [])
    counted = (form for _, group in sorted(groups.items()) for form in _of_one(group))
    return Collected(tuple(sorted((*silent, *counted), key=lambda f: f.file)), tuple(others))


def _of_one(forms: Sequence[FilledForm]) -> Iterator[FilledForm]:
    """The forms of one organization."""
    once: list[FilledForm] = []
    for form in forms:
        same = next((f for f in once if _whose(f) == _whose(form) and f.response == form.response), None)
        if same is not None:
            yield _without(form, form_sentences.same_again(same.file))
        else:
            once.append(form)
    counted = []
    for form in once:
        other = next((f for f in once if f is not form and _whose(f) == _whose(form)), None)
        if other is not None:
            yield _without(form, form_sentences.two_versions(other.file))
        else:
            counted.append(form)
    for number, form in enumerate(counted):
        yield form if number < MOST_RESPONDENTS else _without(form, form_sentences.too_many_forms(form.form.own))


def _whose(form: FilledForm) -> tuple[int, str]:
    return form.form.copy, form.response.place if form.response is not None else ""


def _without(form: FilledForm, issue: Issue) -> FilledForm:
    problems = Problems()
    problems.add(Place(form.file), form.form.own, issue)
    return replace(form, response=None, problems=(*form.problems, *problems.all()))
