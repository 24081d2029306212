from reportkit.word.find import find_signs, paths_to, with_surroundings
from reportkit.word.xml import parse_fragment


def test_what_holds_a_sign_is_found_with_all_around_it_in_order() -> None:
    root = parse_fragment(
        '<w:p><w:r w:a="{"/></w:p><w:p><w:r>no</w:r></w:p><w:p><w:r><w:t>{</w:t></w:r>}</w:p>'
    )
    first, _, last = root
    found = [*find_signs(root, "{}", "{")]
    assert found == [root, first, first[0], last, last[0], last[0][0]]
    assert [*find_signs(root, "}")] == [root, last]
    assert not find_signs(root, "[")


def test_what_is_around_several_elements_is_met_once() -> None:
    root = parse_fragment("<w:p><w:r/><w:r/></w:p>")
    [paragraph] = root
    assert [*with_surroundings(paragraph)] == [root, paragraph, *paragraph]


def test_only_names_that_are_there_are_searched_for() -> None:
    root = parse_fragment("<w:p><w:sdt/></w:p>")
    assert paths_to(root, ("w:pict", "w:sdt")) == ["descendant::w:sdt"]
