"""Hypothesis strategies that several tests share."""

from hypothesis import strategies as st

from cleantext.edits import Edit, Patch, conflict

texts = st.text(alphabet="abc é\n", max_size=20)


@st.composite
def patches(draw: st.DrawFn, text: str) -> Patch:
    """Any patch against a text: replacements, insertions, deletions, touching or not."""
    offsets = st.integers(0, len(text))
    edits: list[Edit] = []
    for low, high in draw(st.lists(st.tuples(offsets, offsets), max_size=6)):
        edit = Edit(*sorted((low, high)), draw(st.sampled_from(["", "x", "yz", "é\n"])), ("r",))
        if not any(conflict(edit, other) for other in edits):
            edits.append(edit)
    return Patch(edits)


@st.composite
def chains(draw: st.DrawFn, length: int) -> tuple[list[str], list[Patch]]:
    """A text, and patches that each apply to what the one before left behind."""
    states = [draw(texts)]
    steps = []
    for _ in range(length):
        steps.append(draw(patches(states[-1])))
        states.append(steps[-1].apply(states[-1]))
    return states, steps
