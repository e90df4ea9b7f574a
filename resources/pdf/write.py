"""Sets papers as PDF/UA-1. Each line of standard input is a paper as JSON; the answer is a line "pdf BYTES" and the file,
or a line "error TEXT". Started by app/privacy/pdf.cpp; finds typst, the fonts and paper.typ beside itself."""

import datetime
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import typst  # noqa: E402

TEMPLATE = (HERE / "paper.typ").read_bytes()
# What our own fonts cannot show is looked for in those of the machine, and is a white square if none has it.
NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')


def compiler(system_fonts):
    fonts = typst.Fonts(include_system_fonts=system_fonts, include_embedded_fonts=False,
                        font_paths=[str(HERE / "fonts")])
    return typst.Compiler(font_paths=fonts)


def written(engine, paper, time):
    return engine.compile(TEMPLATE, format="pdf", sys_inputs={"paper": paper}, pdf_standards=["ua-1"], timestamp=time)


def main():
    own = compiler(False)
    for line in sys.stdin.buffer:
        paper = line.decode()
        time = datetime.datetime(*json.loads(paper)["date"], 12, tzinfo=datetime.timezone.utc)
        try:
            try:
                pdf = written(own, paper, time)
            except typst.TypstError as error:
                if not NO_GLYPH.search(error.diagnostic):
                    raise
                try:
                    pdf = written(compiler(True), paper, time)
                except typst.TypstError as again:
                    unknown = set("".join(NO_GLYPH.findall(again.diagnostic)))
                    pdf = written(own, "".join("\u25a1" if letter in unknown else letter for letter in paper), time)
            answer = b"pdf %d\n" % len(pdf) + pdf
        except Exception as error:  # whatever it was, the next paper may be well
            answer = b"error " + " ".join(str(getattr(error, "diagnostic", error)).split()).encode() + b"\n"
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


main()
