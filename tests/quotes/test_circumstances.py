"""To whom, where and with what words something was said."""

import pytest

from diplonews import parse


@pytest.mark.parametrize(
    ("text", "addressee", "place", "cue"),
    [
        ("« Oui », a déclaré Paul Morel lors d'une conférence de presse à Tunis.", None, "Tunis", "a déclaré"),
        ("Lisbonne a demandé à Nairobi de céder.", "Nairobi", None, "a demandé à Nairobi de"),
        ("« Oui », a fait valoir Paul Morel.", None, None, "a fait valoir"),
        ("« Oui », a dit Paul Morel à l'AFP.", "AFP", None, "a dit"),
    ],
)
def test_addressee_place_and_cue(text, addressee, place, cue):
    """A place of speech is no addressee, an addressee no place; a cue of several words is kept whole."""
    (quote,) = parse(text).quotes
    assert quote.cue is not None
    assert (quote.addressee, quote.said.place, quote.cue.text) == (addressee, place, cue)


def test_a_counterpart_is_no_role():
    """« Homologue » says whose counterpart somebody is, not what office they hold."""
    article = parse("Paul Morel a reçu son homologue kényan, Joseph Otieno.")
    assert [role.title for person in article.people for role in person.roles] == []


def test_names_with_their_article_keep_it():
    """La Haye and Le Caire are named so wherever they take part."""
    article = parse("La Haye accuse Le Caire d'avoir rompu la trêve.")
    (event,) = article.events
    assert [party.name for party in (*event.actors, *event.recipients)] == ["La Haye", "Le Caire"]
