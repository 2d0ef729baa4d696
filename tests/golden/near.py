#!/usr/bin/env python3
"""Measures `ask` with and without the document that answers: what it says, and whether it then says nothing.

    near.py --tracuu PROGRAM --tracuu-index PROGRAM [--parts N] [--kinds] [--misses] FOLDER QUESTIONS…

FOLDER holds the documents, one fact in one of them only, as in a set of paragraphs with questions about each; questions are
lines as in corpus/golden/questions.jsonl. Every question is asked of an index of all documents, and again of one that lacks
every Nth document, its own among them: a near miss, for what is left tells of like things, and no answer is the right one.
For all questions, and with --kinds for each question word: the shares answered rightly, with other words than are wanted of
the right document, wrongly, not at all; and of the near misses the share answered. Standard library only.
"""
import argparse
import collections
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import golden  # noqa: E402
from measuring import load  # noqa: E402

OUTCOMES = ('right', 'clumsy', 'wrong', 'nothing')
# The first that a question holds is its kind.
WORDS = (('when', ('khi nào', 'bao giờ', 'lúc nào', 'năm nào', 'ngày nào', 'tháng nào', 'thế kỷ nào', 'thời gian nào')),
         ('how many', ('bao nhiêu', 'mấy', 'bao lâu', 'bao xa')), ('who', ('ai', 'người nào')),
         ('where', ('ở đâu', 'đâu', 'nơi nào', 'nước nào', 'quốc gia nào', 'thành phố nào', 'khu vực nào')),
         ('why', ('tại sao', 'vì sao')), ('how', ('thế nào', 'ra sao', 'cách nào')), ('which', ('nào',)), ('what', ('gì',)))


def kind_of(query):
    words = golden.words(query)
    for kind, phrases in WORDS:
        if any(golden.holds(words, golden.words(p)) for p in phrases):
            return kind
    return 'other'


def outcome(question, answer):
    if answer is None:
        return 'nothing'
    if golden.answered(question, answer):
        return 'right'
    documents = [e['doc'] for e in question['evidence']]
    return 'clumsy' if golden.base_name(answer['citation']['document']) in documents else 'wrong'


def link(folder, names, into):
    os.mkdir(into)
    for name in names:
        os.symlink(os.path.abspath(os.path.join(folder, name)), os.path.join(into, name))
    return into


def ask(options, folder, questions, scratch):
    measure = golden.Measure(options, [folder], questions, scratch)
    return [reply['answer'] for reply in measure.batch('ask', [q['query'] for q in questions])]


def ask_without(options, names, questions, scratch):
    """The answers by the identity of the question, each asked where its documents are left out."""
    answers = {}
    for part in range(options.parts):
        left_out = set(names[part::options.parts])
        asked = [q for q in questions if q['evidence'][0]['doc'] in left_out]
        if not asked:
            continue
        place = os.path.join(scratch, str(part))
        os.mkdir(place)
        folder = link(options.folder, [n for n in names if n not in left_out], os.path.join(place, 'documents'))
        answers.update(zip((q['id'] for q in asked), ask(options, folder, asked, place)))
    return answers


def report(name, rows):
    counts = collections.Counter(found for found, _ in rows)
    shares = '  '.join(f'{o} {counts[o] / len(rows):.3f}' for o in OUTCOMES)
    print(f'{name:10s} {len(rows):5d}  {shares}  near misses answered {sum(near for _, near in rows) / len(rows):.3f}')


def arguments():
    parser = argparse.ArgumentParser()
    for name in ('--tracuu', '--tracuu-index'):
        parser.add_argument(name, required=True)
    parser.add_argument('--parts', type=int, default=5)
    parser.add_argument('--kinds', action='store_true')
    parser.add_argument('--misses', action='store_true')
    parser.add_argument('folder')
    parser.add_argument('questions', nargs='+')
    return parser.parse_args()


def main():
    options = arguments()
    names = sorted(os.listdir(options.folder))
    questions = [q for q in load(options.questions) if q['kind'] != 'unanswerable']
    rows = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        answers = ask(options, options.folder, questions, scratch)
        without = ask_without(options, names, questions, scratch)
    for question, answer in zip(questions, answers):
        near = without.get(question['id'])
        found = outcome(question, answer)
        rows[kind_of(question['query']) if options.kinds else 'all'].append((found, near is not None))
        if options.misses and (found != 'right' or near):
            print(f'  {found}: {question["query"]} -> {answer and answer["text"]!r}, without {near and near["text"]!r}')
    for kind in sorted(rows):
        report(kind, rows[kind])
    if options.kinds:
        report('all', [row for of in rows.values() for row in of])


if __name__ == '__main__':
    main()
