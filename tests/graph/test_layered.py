"""A layered mapping is a dict of which other states stand beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.layered import MOST_OVER, Layered, another

KEYS = st.integers(0, 5)
WRITES = st.lists(st.tuples(KEYS, st.none() | st.sampled_from("abc"), st.booleans()), max_size=12)


@given(st.dictionaries(KEYS, st.none() | st.just("first")), WRITES)
def test_each_state_says_what_a_dict_would(
    under: dict[int, str | None], writes: list[tuple[int, str | None, bool]]
) -> None:
    states: list[tuple[dict[int, str | None], object]] = [(dict(under), Layered(under))]
    said, now = dict(under), another(under)
    for key, value, goes in writes:
        now = another(now)
        if goes:
            assert now.pop(key, "none") == said.pop(key, "none")
        else:
            now[key] = said[key] = value
        states.append((dict(said), now))
    for plain, layered in states:
        assert isinstance(layered, Layered)
        assert layered == plain
        assert (len(layered), sorted(layered)) == (len(plain), sorted(plain))
        for key in range(6):
            assert (key in layered, layered.get(key, "none")) == (
                key in plain,
                plain.get(key, "none"),
            )
            if key not in plain:
                with pytest.raises(KeyError):
                    layered[key]
            else:
                assert layered[key] == plain[key]


def test_a_state_is_written_into_one_before_it_is_slow_to_copy() -> None:
    state = another(dict.fromkeys(range(10), 0))
    for number in range(MOST_OVER):
        state[number] = 1
    once_more = another(state)
    assert isinstance(once_more, Layered)
    assert (once_more, once_more._over) == (state, {})


def test_what_much_is_written_into_is_a_plain_dict() -> None:
    before = {1: "a"}
    now = another(before, MOST_OVER)
    now[1] = "b"
    assert (type(now), before) == (dict, {1: "a"})
