"""What the programs of this folder share: an index with the two programs over it, tables, and figures against their floors.

A measurement is made of two sets: the project's own corpus/, and, where TRACUU_SHARED names a folder with real documents in
seeds/, that folder. It gives figures by name and complaints: what must never be. Floors stand in a file beside the program.
Standard library only.
"""
import argparse
import csv
import glob
import json
import os
import subprocess
import sys
import tempfile
import unicodedata

MARGIN = 0.015  # how far below what was reached --write sets a floor
COMPLAINTS_SHOWN = 20


def unmarked(text):
    """The text without any mark; đ is d."""
    parts = unicodedata.normalize('NFD', text.replace('đ', 'd').replace('Đ', 'D'))
    return ''.join(c for c in parts if not unicodedata.combining(c))


def mean(values, of_none=0.0):
    values = list(values)
    return sum(values) / len(values) if values else of_none


def load(paths):
    """The objects of files with one on each line."""
    out = []
    for path in paths:
        with open(path, encoding='utf-8') as file:
            out += [json.loads(line) for line in file if line.strip()]
    return out


def rows_of(table):
    """The rows of a table with tabs between its columns, each a dictionary by the names in its first line."""
    with open(table, encoding='utf-8') as file:
        return list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))


def documents_of(corpus):
    """The folders of corpus/ that hold documents."""
    return [f for f in sorted(glob.glob(corpus + '/*/')) if not f.endswith('/golden/')]


class Index:
    """An index of some folders, made below `scratch` unless one is given that is there."""

    def __init__(self, options, folders, scratch, index=None):
        self.options, self.index, self.sources = options, index or os.path.join(scratch, 'index'), {}
        if not index:
            self.run(options.tracuu_index, 'add', '--quiet', *folders)
            self.run(options.tracuu_index, 'check', '--quiet')

    def run(self, program, command, *arguments, stdin=None):
        done = subprocess.run([program, command, '--db', self.index, *arguments], input=stdin, capture_output=True,
                              text=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f'{program} {command} ended with {done.returncode}: {done.stderr}')
        return done.stdout

    def ask(self, command, *arguments):
        """The object that a command prints."""
        return json.loads(self.run(self.options.tracuu, command, '--json', *arguments))

    def batch(self, command, queries, *arguments, may_fail=False):
        """The object that a command prints for each query."""
        lines = ''.join(q.replace('\n', ' ') + '\n' for q in queries)
        output = self.run(self.options.tracuu, command, '--json', *arguments, '--batch', '-', stdin=lines)
        answers = [json.loads(line) for line in output.splitlines()]
        if len(answers) != len(queries):
            sys.exit(f'{command}: {len(queries)} queries, {len(answers)} answers')
        failed = [a for a in answers if 'error' in a]
        if failed and not may_fail:
            sys.exit(f'{command}: {failed[0]["query"]}: {failed[0]["error"]}')
        return answers

    def source(self, document):
        """The extracted text: the file itself where it is UTF-8, else what the index says it is."""
        if document not in self.sources:
            self.sources[document] = subprocess.run([self.options.tracuu, 'show', '--db', self.index, document, '--source'],
                                                    capture_output=True, check=True).stdout
        return self.sources[document]


def arguments():
    parser = argparse.ArgumentParser()
    for name in ('--tracuu', '--tracuu-index', '--source'):
        parser.add_argument(name, required=True)
    parser.add_argument('--misses', action='store_true')
    parser.add_argument('--write', action='store_true')
    return parser.parse_args()


def compare(figures, complaints, floors):
    """Prints the figures beside their floors; whether all is well."""
    well = not complaints
    for figure, value in figures.items():
        floor = floors.get(figure)
        low = floor is not None and value < floor
        well &= not low
        print(f'  {figure:20s} {value:.3f}' + ('  no floor' if floor is None else f'  floor {floor:.3f}') + ('  BELOW' if low else ''))
    for figure in floors:
        if figure not in figures:
            well = False
            print(f'  {figure:20s} has a floor and was not measured')
    for complaint in complaints[:COMPLAINTS_SHOWN]:
        print('  WRONG', complaint)
    if len(complaints) > COMPLAINTS_SHOWN:
        print(f'  and {len(complaints) - COMPLAINTS_SHOWN} more')
    return well


def main(measure_corpus, measure_shared, floors_name):
    """The program: each measure(options, folder, scratch) gives what it measured as (title, figures, complaints)."""
    options, shared = arguments(), os.environ.get('TRACUU_SHARED', '')
    sets = {'corpus': (measure_corpus, os.path.join(options.source, 'corpus'))}
    if shared and os.path.isdir(shared + '/seeds'):
        sets['shared'] = (measure_shared, shared)
    else:
        print('shared: SKIPPED, TRACUU_SHARED names no folder with seeds/')
    floors_file = os.path.join(os.path.dirname(os.path.abspath(__file__)), floors_name)
    with open(floors_file, encoding='utf-8') as file:
        floors = json.load(file)
    well = True
    for name, (measure, folder) in sets.items():
        with tempfile.TemporaryDirectory() as scratch:
            title, figures, complaints = measure(options, folder, scratch)
        print(f'{name}: {title}')
        well &= compare(figures, complaints, floors.get(name, {}))
        if options.write:
            floors[name] = {figure: max(0, int((value - MARGIN) * 1000) / 1000) for figure, value in figures.items()}
    if options.write:
        with open(floors_file, 'w', encoding='utf-8') as file:
            json.dump(floors, file, indent=2)
            file.write('\n')
    sys.exit(0 if well or options.write else 1)
