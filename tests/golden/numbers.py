#!/usr/bin/env python3
"""Compares `tracuu decisions` with tables of cited numbers read by hand, and asks for each number in ten spellings.

    numbers.py --tracuu PROGRAM --tracuu-index PROGRAM --source PROJECT [--misses] [--write]

The table of corpus/golden/numbers.tsv names every place where a document of corpus/ cites another (file:line of the
number's first digit), with what the text says of the cited one. Every place must be found, nothing else, and with its date
and issuer; what the table calls uncertain must be called so. Then each number listed is typed in ten spellings, as staff
type it, and must come first. Where TRACUU_SHARED names a folder with seeds/ and eval/numbers-dev.tsv, these are measured
too. Floors stand in numbers.json. Standard library only.
"""
import argparse
import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

MARGIN = 0.015  # how far below what was reached --write sets a floor


def folded(text):
    parts = unicodedata.normalize('NFD', text.lower().replace('đ', 'd'))
    return ''.join(c for c in parts if not unicodedata.combining(c))


def words(text):
    return set(re.findall(r'\w+', folded(text)))


def plain(number):
    """A number without spaces and zeros in front; every dash is a hyphen."""
    number = re.sub(r'\s+', '', re.sub(r'[\u2010-\u2015]', '-', number.upper()))
    return re.sub(r'(?<![0-9])0+(?=[0-9])', '', number)


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 1.0


class Index:
    def __init__(self, options, folders, scratch):
        self.options, self.path, self.texts = options, os.path.join(scratch, 'index'), {}
        self.run(options.tracuu_index, 'add', '--quiet', *folders)

    def run(self, program, command, *arguments, stdin=None):
        done = subprocess.run([program, command, '--db', self.path, *arguments], input=stdin, capture_output=True,
                              text=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f'{program} {command} ended with {done.returncode}: {done.stderr}')
        return done.stdout

    def decisions(self):
        return json.loads(self.run(self.options.tracuu, 'decisions', '--json'))['decisions']

    def batch(self, queries):
        output = self.run(self.options.tracuu, 'decisions', '--json', '--limit', '1', '--batch', '-',
                          stdin=''.join(q + '\n' for q in queries))
        return [json.loads(line) for line in output.splitlines()]

    def line(self, document, at):
        if document not in self.texts:
            self.texts[document] = subprocess.run([self.options.tracuu, 'show', '--db', self.path, document, '--source'],
                                                  capture_output=True, check=True).stdout
        return self.texts[document][:at].count(b'\n') + 1


def read_table(path):
    with open(path, encoding='utf-8') as file:
        return list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))


def compare(index, decisions, rows, options):
    """The figures of what is found against the table; only documents that the table speaks of count."""
    gold = {(plain(r['number']), *place.split(':')): r for r in rows for place in r['occurrences'].split()}
    documents, entry, false, found = {k[1] for k in gold}, {}, 0, 0
    for decision in decisions:
        for cited in decision['cited_in']:
            name = os.path.basename(cited['citation']['document'])[:3]
            if name not in documents:
                continue
            found += 1
            line = index.line(cited['citation']['document'], cited['span'][0])
            near = [(plain(decision['number']), name, str(line + k)) for k in (0, -1, 1)]
            place = next((p for p in near if p in gold), None)
            if place:
                entry[place] = decision
            else:
                false += 1
                if options.misses:
                    print('  false:', decision['number'], name, line)
    if options.misses:
        for place in sorted(set(gold) - set(entry)):
            print('  missed:', *place)
    sure = [(gold[p], d) for p, d in entry.items() if gold[p]['certain'].startswith('yes')]
    issuers = [(words(r['issuer']), words(d['issuer'] or '')) for r, d in sure if r['issuer'] != '-']
    return {
        'recall': len(entry) / len(gold),
        'without false': 1 - false / max(1, found),
        'date': mean(r['date'] == d['date'] for r, d in sure if r['date'] != '-'),
        'issuer': mean(2 * len(a & b) >= len(a) for a, b in issuers),
        'uncertain kept': mean(not d['certain'] for p, d in entry.items() if not gold[p]['certain'].startswith('yes')),
    }


def misread(number):
    """As a scanner reads it: O for 0, l for 1."""
    head = re.match(r'\d+', number).group()
    return head.replace('0', 'O').replace('1', 'l') + number[len(head):]


def spellings(decision):
    """Ten ways in which staff type a number; with each, whether its letters are in it."""
    number, kind = decision['number'], decision['type'] or 'văn bản'
    digits, _, letters = re.match(r'(\d+)([-/]?)(.*)', number).groups()
    if not letters:
        said = f'{kind} số {digits}'
        return [(q, False) for q in (said, folded(said), said.upper(), f'{kind} số: {digits}', f'{kind}  số  {digits}', f'số {digits}',
                                     f'Số: {digits}', digits, f'so {digits}', f'{kind} số 0{digits}')]
    spaced = re.sub(r'[-/]', ' ', number)
    return [(number, True), (number.lower(), True), (folded(number), True), (folded(spaced), True),
            (f'{kind} số {number}', True), (f'Số: {digits} {number[len(digits):]}', True),
            (number.replace('-', ' – '), True), (re.sub(r'([-/])', r'\1 ', number), True), (misread(number), True),
            (f'{folded(kind)} {digits}', False) if decision['type'] else (f'số {number}', True)]


def is_first(decision, answer, lettered):
    """Of several documents with these letters, or these digits and type, any may come first."""
    if not answer.get('decisions'):
        return False
    first = answer['decisions'][0]
    if lettered:
        return re.sub(r'\W', '', plain(first['number'])) == re.sub(r'\W', '', plain(decision['number']))
    digits = lambda d: re.match(r'0*(\d+)', d['number']).group(1)
    return digits(first) == digits(decision)


def spell(index, decisions, options):
    asked = [(d, query, lettered) for d in decisions for query, lettered in spellings(d)]
    answers = index.batch([query for _, query, _ in asked])
    right = [is_first(d, answer, lettered) for (d, _, lettered), answer in zip(asked, answers)]
    if options.misses:
        for (d, query, _), answer, good in zip(asked, answers, right):
            if not good:
                first = [x['number'] for x in answer.get('decisions', [])]
                print(f'  {query!r} for {d["number"]} gives {first}')
    return mean(right)


def check_spans(index, decisions):
    """Every span holds the digits of its number."""
    for decision in decisions:
        digits = re.match(r'0*(\d+)', decision['number']).group(1)
        for cited in decision['cited_in']:
            a, b = cited['span']
            index.line(cited['citation']['document'], a)
            said = index.texts[cited['citation']['document']][a:b].decode()
            if digits not in said or cited['sentence'] not in cited['text']:
                return f'{decision["number"]}: its span holds {said!r}'
    return None


def measure(options, folders, table, scratch):
    index = Index(options, folders, scratch)
    decisions = index.decisions()
    figures = compare(index, decisions, read_table(table), options)
    figures['ten spellings'] = spell(index, decisions, options)
    return figures, check_spans(index, decisions)


def main():
    parser = argparse.ArgumentParser()
    for name in ('--tracuu', '--tracuu-index', '--source'):
        parser.add_argument(name, required=True)
    parser.add_argument('--misses', action='store_true')
    parser.add_argument('--write', action='store_true')
    options = parser.parse_args()
    floors_file = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'numbers.json')
    with open(floors_file, encoding='utf-8') as file:
        floors = json.load(file)
    corpus, shared = os.path.join(options.source, 'corpus'), os.environ.get('TRACUU_SHARED', '')
    sets = {'corpus': ([f for f in sorted(glob.glob(corpus + '/*/')) if not f.endswith('/golden/')],
                       corpus + '/golden/numbers.tsv')}
    if shared and os.path.isdir(shared + '/seeds'):
        sets['shared'] = ([shared + '/seeds'], shared + '/eval/numbers-dev.tsv')
    else:
        print('shared: SKIPPED, TRACUU_SHARED names no folder with seeds/')
    well = True
    for name, (folders, table) in sets.items():
        with tempfile.TemporaryDirectory() as scratch:
            figures, complaint = measure(options, folders, table, scratch)
        print(name)
        for figure, value in figures.items():
            floor = floors.get(name, {}).get(figure, 0)
            well &= value >= floor
            print(f'  {figure:16s} {value:.3f}  floor {floor:.3f}' + ('  BELOW' if value < floor else ''))
        if complaint:
            well = False
            print('  WRONG', complaint)
        if options.write:
            floors[name] = {figure: max(0, int((value - MARGIN) * 1000) / 1000) for figure, value in figures.items()}
    if options.write:
        with open(floors_file, 'w', encoding='utf-8') as file:
            json.dump(floors, file, indent=2)
            file.write('\n')
    sys.exit(0 if well or options.write else 1)


if __name__ == '__main__':
    main()
