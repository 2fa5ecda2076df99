"""Names in other spellings."""


class AliasGenerator:
    """Functions that make aliases of names."""

    def __init__(self, alias=None, validation_alias=None, serialization_alias=None):
        self.alias = alias
        self.validation_alias = validation_alias
        self.serialization_alias = serialization_alias


def to_pascal(snake):
    """`two_words` as `TwoWords`."""
    return "".join(part[:1].upper() + part[1:] for part in snake.split("_"))


def to_camel(snake):
    """`two_words` as `twoWords`."""
    pascal = to_pascal(snake)
    return pascal[:1].lower() + pascal[1:]


def to_snake(camel):
    """`twoWords` as `two_words`."""
    pieces = []
    for place, letter in enumerate(camel):
        if letter.isupper() and place and not camel[place - 1].isupper() and camel[place - 1] != "_":
            pieces.append("_")
        pieces.append(letter.lower())
    return "".join(pieces).replace("-", "_")
