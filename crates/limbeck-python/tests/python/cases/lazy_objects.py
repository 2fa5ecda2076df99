import sqlalchemy as sa
from lazy_object_proxy import Proxy

made = []


def make(value):
    def factory():
        made.append(value)
        return value

    return factory


number, words, kind = Proxy(make(5)), Proxy(make(["a", "b"])), Proxy(make(sa.String))
print(made, number.__resolved__)
print(number + 1, 1 + number, number - 1, 10 - number, number == 5, number < 6, bool(number), made)
print(words[1], len(words), "a" in words, list(words), str(words), words.index("b"), made)
words.append("c")
words[0] = "d"
print(words == ["d", "b", "c"], isinstance(words, list), words.__wrapped__, words.__resolved__)
print(repr(kind(length=20)), f"{number:03}", hash(number) == hash(5), -number, number + number)
