#!/usr/bin/env python3
"""Asks the questions of corpus/golden/ and compares the figures with the floors of floors.json.

    golden.py --tracuu PROGRAM --tracuu-index PROGRAM --source PROJECT [--misses] [--write]

The folders of corpus/ that hold documents are indexed into a temporary index; `search`, `ask`, `mentions` and `series` answer
the questions in batches, `documents` lists what is known of each document, `names` what is named most, `mentions` which figures
differ. --misses names what was not found, --write raises or lowers
the floors to a little below what was reached. Where TRACUU_SHARED names a folder with real documents in seeds/ and
questions in eval/dev-*.jsonl, these are measured in the same way against floors of their own; their text stays there.

A passage answers a question when it comes from the document that the evidence names, holds most of the evidence, and one
of the answers where the evidence holds it. Standard library only.
"""
import glob
import os
import re
import unicodedata

import measuring
import series
from measuring import load, mean, rows_of

TONES = '\u0300\u0301\u0303\u0309\u0323'
PASSAGE_MOST = 250  # syllables of a passage that are read: a whole document is no passage
NAMES_FIRST = 10    # names of a kind that are to be names, where more than one document has them
ANSWERED = ('amount', 'date', 'person', 'org', 'place', 'document', 'list')  # kinds of questions that `ask` answers
LIST_MOST = 150     # words of an answer that enumerates
OPENING = ('(', '[', '“')  # no sentence ends with these


def words(text):
    """The words in lower case, each with its tone at the end, so that its place in the syllable does not matter."""
    out = []
    for word in re.findall(r'\w+', unicodedata.normalize('NFC', text).lower()):
        parts = unicodedata.normalize('NFD', word)
        tone = ''.join(c for c in parts if c in TONES)
        out.append(unicodedata.normalize('NFC', ''.join(c for c in parts if c not in TONES)) + tone)
    return out


def folded(text):
    """The words without any mark."""
    return re.findall(r'\w+', measuring.unmarked(text.lower()))


def holds(inside, part):
    padded = ' ' + ' '.join(inside) + ' '
    return bool(part) and f' {" ".join(part)} ' in padded


def runs(of):
    """Every three words in a row."""
    return {tuple(of[i:i + 3]) for i in range(max(1, len(of) - 2))}


def base_name(path):
    return path.rsplit('/', 1)[-1]


def evidence_held(question, hit):
    """The numbers of the pieces of evidence that a passage holds."""
    text = words(hit['text'])[:PASSAGE_MOST]
    seen, held = runs(text), set()
    for number, evidence in enumerate(question['evidence']):
        if evidence['doc'] != base_name(hit['citation']['document']):
            continue
        wanted = runs(words(evidence['text']))
        common = len(wanted & seen)
        if common < 0.6 * min(len(wanted), len(seen)):
            continue
        answers = [] if question['kind'] in ('mention', 'topic') else [words(a) for a in question['answers']]
        answers = [a for a in answers if holds(words(evidence['text']), a)]
        if any(holds(text, a) for a in answers) if answers else common >= 0.25 * len(wanted):
            held.add(number)
    return held


def answered(question, answer):
    """Whether an answer says what is to be said, in few words, and stands in the document of the evidence."""
    said = words(answer['text'])
    if base_name(answer['citation']['document']) not in [e['doc'] for e in question['evidence']]:
        return False
    for expected in map(words, question['answers']):
        most = LIST_MOST if question['kind'] in ('list', 'document') else max(8, 2 * len(expected))
        if len(said) <= most and (holds(said, expected) or (holds(expected, said) and 2 * len(said) >= len(expected))):
            return True
    return False


class Measure(measuring.Index):
    """One index with its questions."""

    def __init__(self, options, folders, questions, scratch, index=None):
        super().__init__(options, folders, scratch, index)
        self.questions, self.figures, self.complaints = questions, {}, []

    def miss(self, *what):
        if self.options.misses:
            print('  missed:', *what)

    def check_citation(self, hit):
        """Every passage is what its spans say, at most 250 syllables long, with a date that says where it comes from."""
        citation = hit['citation']
        data = self.source(citation['document'])
        cut = ' '.join(data[a:b].decode() for a, b in citation['spans'])
        wanted = ' '.join(unicodedata.normalize('NFC', cut).split())
        if wanted != hit['text']:
            self.complaints.append(f'{hit.get("id", citation["label"])}: its spans give {wanted[:80]!r}, its text is {hit["text"][:80]!r}')
        if len(re.findall(r'\w+', hit['text'])) > PASSAGE_MOST:
            self.complaints.append(f'{hit.get("id", citation["label"])}: longer than {PASSAGE_MOST} syllables')
        if (citation['date'] is None) != (citation['date_basis'] is None):
            self.complaints.append(f'{citation["label"]}: a date without a basis or the reverse')
        first, last = citation['spans'][0][0], citation['spans'][-1][1]
        if citation['bytes'] != [first, last] or citation['lines'][0] != data[:first].count(b'\n') + 1:
            self.complaints.append(f'{citation["label"]}: bytes or lines are not those of the spans')
        for start, end in hit['highlights']:
            if not 0 <= start < end <= len(hit['text'].encode()):
                self.complaints.append(f'{hit.get("id")}: a highlight outside the text')

    def search(self):
        asked = [q for q in self.questions if q['kind'] != 'unanswerable']
        ranks = []
        for question, answer in zip(asked, self.batch('search', [q['query'] for q in asked], '--limit', '10')):
            for hit in answer['hits']:
                self.check_citation(hit)
            found = [n for n, hit in enumerate(answer['hits'], 1) if evidence_held(question, hit)]
            ranks.append(found[0] if found else None)
            if ranks[-1] is None or ranks[-1] > 5:
                self.miss(question['id'], question['form'], f'rank {ranks[-1]}:', question['query'])
        for depth in (1, 5, 10):
            self.figures[f'hit@{depth}'] = mean(r is not None and r <= depth for r in ranks)
        self.figures['mrr@10'] = mean(1 / r if r else 0 for r in ranks)

    def mentions(self):
        asked = [q for q in self.questions if q['kind'] == 'mention']
        recall, right = [], []
        for question, answer in zip(asked, self.batch('mentions', [q['query'] for q in asked])):
            names = [folded(name) for name in [question['query'], *question['answers']]]
            held = set()
            for mention in answer['mentions']:
                self.check_citation(mention)
                here = evidence_held(question, mention)
                held |= here
                right.append(bool(here) or any(holds(folded(mention['text']), name) for name in names))
            recall.append(len(held) / len(question['evidence']))
            if recall[-1] < 1:
                self.miss(question['id'], f'mentions, recall {recall[-1]:.2f}:', question['query'])
            dates = [m['date'] for m in answer['mentions'] if m['date']]
            if dates != sorted(dates):
                self.complaints.append(f'{question["id"]}: mentions are not in order of time')
            if answer['total'] != len(answer['mentions']):
                self.complaints.append(f'{question["id"]}: total is not the number of mentions')
        if asked:
            self.figures['mention recall'] = mean(recall)
            self.figures['mention precision'] = mean(right)

    def answers(self):
        """How often `ask` gives the answer with its place, how often any, and how often rightly none."""
        asked = [q for q in self.questions if q['kind'] in ANSWERED or q['kind'] == 'unanswerable']
        right, given, abstained = [], [], []
        for question, reply in zip(asked, self.batch('ask', [q['query'] for q in asked])):
            answer = reply['answer']
            if question['kind'] == 'unanswerable':
                abstained.append(answer is None)
                well = abstained[-1]
            else:
                given.append(answer is not None)
                well = answer is not None and answered(question, answer)
                right.append(well)
            if not well:
                self.miss(question['id'], f'answered {answer and answer["text"]!r}:', question['query'])
            if answer and not holds(words(answer['sentence']), words(answer['text'])):
                self.complaints.append(f'{question["id"]}: the answer does not stand in its sentence')
            if answer and answer['sentence'].endswith(OPENING):
                self.complaints.append(f'{question["id"]}: its sentence ends with what opens the next')
        self.figures['ask right'] = mean(right)
        self.figures['ask given'] = mean(given)
        self.figures['ask abstain'] = mean(abstained)

    def names(self, table):
        """Which of the names read by hand are listed, and whether the first of each kind are names at all."""
        gold = [(tuple(folded(row['name'])), row['kind']) for row in rows_of(table)]
        found, first = set(), []
        for kind in sorted({kind for _, kind in gold}):
            listed = self.ask('names', '--kind', kind)['names']
            for place, name in enumerate(listed):
                seen = {(tuple(folded(form)), kind) for form in name['forms']} & set(gold)
                found |= seen
                if place < NAMES_FIRST and name['documents'] > 1:
                    first.append(bool(seen))
                    if not seen:
                        self.miss('names:', kind, repr(name['name']), 'is not in the table')
        for name, kind in set(gold) - found:
            self.miss('names:', kind, ' '.join(name), 'is not listed')
        self.figures['names found'] = len(found) / len(set(gold))
        self.figures['names right'] = mean(first)

    def drift(self, table):
        """Of each name the facts that differ, with their values, and no others."""
        wanted = list(rows_of(table))
        right = []
        for row, answer in zip(wanted, self.batch('mentions', [row['name'] for row in wanted])):
            seen = [(d['about'], '|'.join(v['text'] for v in d['values'])) for d in answer['drift']]
            right.append(seen == ([] if row['about'] == '-' else [(row['about'], row['values'])]))
            if not right[-1]:
                self.miss('drift:', row['name'], seen)
            for d in answer['drift']:
                for value in d['values']:
                    if value['text'] not in value['sentence']:
                        self.complaints.append(f'{row["name"]}: {value["text"]!r} is not in its sentence')
        self.figures['drift'] = mean(right)

    def check_point(self, indicator, point):
        """A figure is quoted as it stands, in its sentence, and its span lies in the extracted text."""
        data = self.source(point['citation']['document'])
        start, end = point['span']
        there = folded(data[start:end].decode(errors='replace'))
        if point['comparison'] is not None and point['comparison'] not in point['sentence']:
            self.complaints.append(f'{indicator}: {point["comparison"]!r} is not in its sentence')
        if point['sentence'].endswith(OPENING):
            self.complaints.append(f'{indicator}: a sentence ends with what opens the next')
        if point['text'] not in point['sentence'] or there != folded(point['text']):
            self.complaints.append(f'{indicator}: {point["text"]!r} is not what stands at {start}–{end}: {there}')

    def series(self, table, aliases=True):
        """Indicators by their names and by their aliases; a figure that is a precision is 1 less the share that is wrong."""
        rows = load([table])
        forms = {'series': [(r['indicator'], r['points']) for r in rows]}
        if aliases:
            forms['series alias'] = [(a, r['points']) for r in rows for a in r['aliases']]
        for name, asked in forms.items():
            answers = self.batch('series', [indicator for indicator, _ in asked])
            for (indicator, _), answer in zip(asked, answers):
                for point in answer['points']:
                    self.check_point(indicator, point)
            recall, wrong = series.measure(asked, answers, self.miss)
            self.figures[f'{name} recall'] = recall
            self.figures[f'{name} precision'] = 1 - wrong

    def documents(self, table):
        """What each document says of itself; a column is compared as it stands, the title folded."""
        listed = {base_name(d['document']): d for d in self.ask('documents')['documents']}
        columns = ('type', 'number', 'issuer', 'date', 'date_precision', 'date_basis', 'title')
        right = {column: [] for column in columns}
        rows = rows_of(table)
        if len(rows) != len(listed):
            self.complaints.append(f'{len(listed)} documents are listed, {len(rows)} are there')
        for row in rows:
            seen = listed.get(base_name(row['file']), {})
            for column in columns:
                value, wanted = seen.get(column) or '-', row[column]
                same = folded(value) == folded(wanted) if column == 'title' else value == wanted
                right[column].append(same)
                if not same:
                    self.miss(base_name(row['file']), f'{column}: {value!r}, expected {wanted!r}')
        for column in columns:
            self.figures[f'document {column}'] = mean(right[column])

    def result(self):
        return f'{len(self.questions)} questions', self.figures, self.complaints


def measure_corpus(options, corpus, scratch):
    questions = load([corpus + '/golden/questions.jsonl'])
    measure = Measure(options, measuring.documents_of(corpus), questions, scratch)
    measure.search()
    measure.answers()
    measure.mentions()
    measure.series(corpus + '/golden/series.jsonl')
    measure.documents(corpus + '/golden/documents.tsv')
    measure.names(corpus + '/golden/names.tsv')
    measure.drift(corpus + '/golden/drift.tsv')
    return measure.result()


def measure_shared(options, shared, scratch):
    questions = load(sorted(glob.glob(shared + '/eval/dev-*.jsonl')))
    measure = Measure(options, [shared + '/seeds'], questions, scratch)
    measure.search()
    measure.answers()
    measure.mentions()
    if os.path.isfile(shared + '/eval/series-dev.jsonl'):
        measure.series(shared + '/eval/series-dev.jsonl', aliases=False)
    return measure.result()


if __name__ == '__main__':
    measuring.main(measure_corpus, measure_shared, 'floors.json')
