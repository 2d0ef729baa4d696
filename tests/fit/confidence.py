#!/usr/bin/env python3
"""Fits the measures by which `ask` is sure of an answer (searcher/answer/confidence.c) on questions with and without one.

    confidence.py --tracuu PROGRAM [--miss 4] SET…

A SET is NAME=INDEX=QUESTIONS.jsonl; ':absent' behind it where the index lacks the passages that answer, so that none of
the questions has an answer there; and ':2' where each question is to count twice. Questions are in the form of
corpus/golden/questions.jsonl. --miss is how much one without an answer counts more in a set that has others.

`tracuu ask --json` gives the best candidate of each question, given or not, and what the confidence in it rests on
(`weighed`). It is right when its sentence is evidence of the question. Each group of kinds has its own logistic
regression on the three grounds, with a small penalty. Reported are, of each set, how many of the right candidates and
how many of the others are given: by the program as it is; by measures fitted on all other sets; fitted on all. Then how
many candidates of each tenth of confidence are right, and the measures. Standard library only.
"""
import argparse
import json
import math
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'golden'))
import golden
import measuring

GROUPS = {'amount': 'figure', 'date': 'figure', 'person': 'name', 'org': 'name', 'place': 'name', 'document': 'document',
          'decision': 'document', 'list': 'list', 'reason': 'sentence', 'other': 'sentence'}
GROUNDS = ('evidence', 'lead', 'passage')
ASKED = golden.ANSWERED + ('unanswerable', 'other', 'reason', 'decision')
PENALTY = 0.3
STEPS = 25
GIVEN = 0.5


def is_right(question, weighed):
    """Whether the sentence of a candidate is evidence of the question."""
    said = golden.runs(golden.words(weighed['sentence']))
    for evidence in question['evidence']:
        wanted = golden.runs(golden.words(evidence['text']))
        common = len(said & wanted)
        if common >= 0.5 * min(len(said), len(wanted)) and common >= 0.25 * len(wanted):
            return True
    return False


class Candidate:
    def __init__(self, question, reply, absent, weight):
        weighed = reply['weighed']
        self.group = GROUPS[reply['kind']]
        self.grounds = [1.0] + [weighed[name] for name in GROUNDS]
        self.right = not absent and question['kind'] != 'unanswerable' and is_right(question, weighed)
        self.confidence = weighed['confidence']
        self.weight = weight


class Set:
    """The best candidates of a set's questions; none of a question that has no candidate or is too short to be one."""

    def __init__(self, argument, program, miss):
        self.name, index, path = argument.split('=', 2)
        path, *flags = path.split(':')
        absent = 'absent' in flags
        times = next((float(flag) for flag in flags if flag != 'absent'), 1.0)
        questions = [q for q in measuring.load([path]) if q['kind'] in ASKED]
        asked = ''.join(' '.join(q['query'].split()) + '\n' for q in questions)
        done = subprocess.run([program, 'ask', '--db', index, '--json', '--batch', '-'], input=asked, capture_output=True,
                              text=True, check=False)
        self.candidates = []
        for question, line in zip(questions, done.stdout.splitlines(), strict=True):
            reply = json.loads(line)
            if reply.get('weighed') and reply['weighed']['confidence'] > 0:
                weight = times * (miss if question['kind'] == 'unanswerable' and not absent else 1)
                self.candidates.append(Candidate(question, reply, absent, weight))

    def given(self, sure):
        """How many of the right candidates, and of the others, are given."""
        right = [c for c in self.candidates if c.right]
        other = [c for c in self.candidates if not c.right]
        return [f'{sum(sure(c) >= GIVEN for c in some):4d}/{len(some):<4d}' for some in (right, other)]


def solved(matrix, vector):
    """Gauss, with pivots; the matrix is small."""
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for other in range(len(rows)):
            if other != i:
                factor = rows[other][i] / rows[i][i]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[i])]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def chance(weights, grounds):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(w * x for w, x in zip(weights, grounds))))))


def fit(candidates):
    """Logistic regression by Newton's steps; the first weight, of the constant, bears no penalty."""
    count = len(GROUNDS) + 1
    weights = [0.0] * count
    for _ in range(STEPS):
        slope = [PENALTY * w * (i > 0) for i, w in enumerate(weights)]
        curve = [[(PENALTY if i else 1e-6) * (i == k) for k in range(count)] for i in range(count)]
        for c in candidates:
            p = chance(weights, c.grounds)
            for i in range(count):
                slope[i] += c.weight * (p - c.right) * c.grounds[i]
                for k in range(count):
                    curve[i][k] += c.weight * p * (1 - p) * c.grounds[i] * c.grounds[k]
        weights = [w - step for w, step in zip(weights, solved(curve, slope))]
    return weights


def fitted(sets):
    """The weights of each group."""
    groups = {}
    for candidate in (c for s in sets for c in s.candidates):
        groups.setdefault(candidate.group, []).append(candidate)
    return {name: fit(some) for name, some in groups.items()}


def show_calibration(candidates):
    for tenth in range(10):
        some = [c for c in candidates if tenth <= 10 * c.confidence < tenth + 1 + (tenth == 9)]
        if some:
            print(f'confidence {tenth / 10:.1f}–{(tenth + 1) / 10:.1f}: {len(some):4d} candidates,',
                  f'{sum(c.right for c in some) / len(some):.2f} right')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--tracuu', default='tracuu')
    parser.add_argument('--miss', type=float, default=4)
    parser.add_argument('sets', nargs='+', metavar='SET')
    options = parser.parse_args()
    sets = [Set(argument, options.tracuu, options.miss) for argument in options.sets]
    everything = fitted(sets)
    print(f'{"given of right, of others":26s}{"as it is":20s}{"fitted on the others":22s}fitted on all')
    for s in sets:
        name = s.name
        others = fitted([o for o in sets if o.name != name])
        columns = [s.given(lambda c: c.confidence)]
        for weights in (others, everything):
            columns.append(s.given(lambda c, by=weights: chance(by.get(c.group, [-9, 0, 0, 0]), c.grounds)))
        print(f'{name:26s}' + '   '.join(' '.join(column) for column in columns), flush=True)
    show_calibration([c for s in sets for c in s.candidates])
    for group, weights in everything.items():
        print(f'{group:10s}', ', '.join(f'{name} {w:.2f}' for name, w in zip(('base',) + GROUNDS, weights)))


if __name__ == '__main__':
    main()
