#!/usr/bin/env python3
"""Compares `tracuu decisions` with tables of cited numbers read by hand, and asks for each number in ten spellings.

    numbers.py --tracuu PROGRAM --tracuu-index PROGRAM --source PROJECT [--misses] [--write]

The table of corpus/golden/numbers.tsv names every place where a document of corpus/ cites another (file:line of the
number's first digit), with what the text says of the cited one. Every place must be found, nothing else, and with its date
and issuer; what the table calls uncertain must be called so. Then each number listed is typed in ten spellings, as staff
type it, and must come first. Where TRACUU_SHARED names a folder with seeds/ and eval/numbers-dev.tsv, these are measured
too. Floors stand in numbers.json. Standard library only.
"""
import os
import re

import measuring
from measuring import mean


def folded(text):
    return measuring.unmarked(text.lower())


def words(text):
    return set(re.findall(r'\w+', folded(text)))


def plain(number):
    """A number without spaces and zeros in front; every dash is a hyphen."""
    number = re.sub(r'\s+', '', re.sub(r'[\u2010-\u2015]', '-', number.upper()))
    return re.sub(r'(?<![0-9])0+(?=[0-9])', '', number)


def line_of(index, document, at):
    return index.source(document)[:at].count(b'\n') + 1


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
            line = line_of(index, cited['citation']['document'], cited['span'][0])
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
        'date': mean((r['date'] == d['date'] for r, d in sure if r['date'] != '-'), 1.0),
        'issuer': mean((2 * len(a & b) >= len(a) for a, b in issuers), 1.0),
        'uncertain kept': mean((not d['certain'] for p, d in entry.items() if not gold[p]['certain'].startswith('yes')), 1.0),
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
    answers = index.batch('decisions', [query for _, query, _ in asked], '--limit', '1', may_fail=True)
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
            said = index.source(cited['citation']['document'])[a:b].decode()
            if digits not in said or cited['sentence'] not in cited['text']:
                return [f'{decision["number"]}: its span holds {said!r}']
    return []


def measure(options, folders, table, scratch):
    index = measuring.Index(options, folders, scratch)
    decisions, rows = index.ask('decisions')['decisions'], measuring.rows_of(table)
    figures = compare(index, decisions, rows, options)
    figures['ten spellings'] = spell(index, decisions, options)
    return f'{len(rows)} documents cited', figures, check_spans(index, decisions)


def measure_corpus(options, corpus, scratch):
    return measure(options, measuring.documents_of(corpus), corpus + '/golden/numbers.tsv', scratch)


def measure_shared(options, shared, scratch):
    return measure(options, [shared + '/seeds'], shared + '/eval/numbers-dev.tsv', scratch)


if __name__ == '__main__':
    measuring.main(measure_corpus, measure_shared, 'numbers.json')
