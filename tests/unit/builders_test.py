#!/usr/bin/python3
"""Refuses `const auto text = a + b` where a text is put together: with QT_USE_QSTRINGBUILDER its type is not QString but a builder that
refers to its parts, which are gone by the next line. Says which, and ends with 1. Arguments: folders; `--self-test` tests itself."""

import re
import sys
from pathlib import Path

DECLARED = re.compile(r"\bauto\s+(?:&&?\s*)?\w+\s*(?:=|\{)(?!=)")
TEXT = re.compile(r'\btr\(|\bQString|\bQLatin1|\bQByteArray|\bQChar|(?<![\w"])u?\'|u"|\.(?:arg|toUtf8|toLatin1|simplified|trimmed|mid|left|toString)\(')


def statements(source: str):
    """What is assigned to a variable declared with auto, up to its semicolon, and the line it begins in."""
    for found in DECLARED.finditer(source):
        depth, at, quote = 0, found.end(), None
        while at < len(source):
            letter = source[at]
            if quote:
                if letter == "\\":
                    at += 1
                elif letter == quote:
                    quote = None
            elif letter in "\"'" and not (letter == "'" and source[at - 1].isalnum() and source[at - 1] not in "uUL"):
                quote = letter
            elif letter in "([{":
                depth += 1
            elif letter in ")]}":
                depth -= 1
                if depth < 0:
                    break
            elif letter in ";" and depth == 0:
                break
            at += 1
        yield source[: found.start()].count("\n") + 1, source[found.end():at]


def outermost(expression: str) -> str:
    """Without literals, and without what stands in brackets, whose type is its own affair."""
    text = re.sub(r'"(?:\\.|[^"\\])*"', '""', expression)
    while (shorter := re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}", "@", text)) != text:
        text = shorter
    return text


def is_builder(expression: str) -> bool:
    # A conversion around it all, or a lambda, has a type of its own; so has a comparison.
    outer = outermost(expression)
    if re.search(r"==|!=|<=|>=|&&|\|\||(?<!-)>(?!>)|<(?!<)", outer) or expression.lstrip().startswith("["):
        return False
    # Numbers and std::string have no builder.
    return re.search(r"(?<![+\w(])\s\+\s|\s%\s", outer) is not None and TEXT.search(expression) is not None and not re.search(r"[+%]\s*\d|std::string|\bsize\(\)|\blength\(\)|indexOf", expression)


def faults(source: str) -> list[tuple[int, str]]:
    return [(line, " ".join(expression.split())[:90]) for line, expression in statements(source) if is_builder(expression)]


def self_test() -> None:
    bad = ['const auto a = QStringLiteral("x") + b;', "auto a = b.trimmed() % u'x';", 'const auto what = Words::tr("a") +\n  (c ? Words::tr("b") : QString());',
           'auto p = folder + QLatin1Char(\'/\') + name;']
    good = ['const QString a = QStringLiteral("x") + b;', "const auto n = a + 5;", 'const auto s = QString(a + QStringLiteral("b"));',
            'auto f = [](int a) { return QString(a + QStringLiteral("b")); };', "const auto n = text.size() + 2;", 'const auto is = a + QStringLiteral("b") == c;']
    for source in bad:
        assert faults(source), source
    for source in good:
        assert not faults(source), source


def main() -> int:
    if sys.argv[1:] == ["--self-test"]:
        self_test()
        return 0
    self_test()
    found = 0
    for folder in sys.argv[1:]:
        for file in sorted(Path(folder).rglob("*")):
            if file.suffix not in (".cpp", ".h"):
                continue
            for line, expression in faults(file.read_text()):
                print(f"{file}:{line}: auto holds a string builder: {expression}")
                found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
