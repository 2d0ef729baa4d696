#!/usr/bin/env python3
"""Fits the weights of the second ranking stage (searcher/rank.c) on questions with known passages.

    fit.py --tracuu PROGRAM [--folds 4] [--ablate] SET…

A SET is NAME=INDEX=QUESTIONS.jsonl, with ':document' behind it where a question's answer is a whole document (the first
passage of each document counts), and ':unmarked' where the questions are to be asked without marks. Sets of different
names count alike, however many questions they hold. Questions are in the form of corpus/golden/questions.jsonl.

`tracuu explain --json --batch` gives the features of the best passages of each question. What is made as small as can
be is the cross entropy of a softmax over the passages of a question against those that answer it, with a small penalty
on large weights. Reported are hit@1, hit@5 and MRR of each set with the weights that the program has; with weights
fitted on all questions but those measured, in turn (cross-validation: what the fit is worth on questions that it has not
seen); and the weights fitted on all, scaled so that `match` weighs 2. --ablate also switches off one feature at a time.
Needs numpy (Debian: python3-numpy).
"""
import argparse
import json
import os
import subprocess
import sys

import numpy

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'golden'))
import golden  # how a passage is judged stands there
import measuring

PASSAGES = 60    # of each question, as far as the fit looks
PENALTY = 1e-3
STEPS = 250


class Set:
    """The questions of a set, each with the features of its passages, which of them are right, and their documents."""

    def __init__(self, argument, program):
        self.name, index, path = argument.split('=', 2)
        path, *flags = path.split(':')
        self.by_document = 'document' in flags
        items = [item for item in measuring.load([path]) if item['kind'] != 'unanswerable']
        queries = [' '.join(item['query'].split()) for item in items]
        if 'unmarked' in flags:
            queries = [measuring.unmarked(query) for query in queries]
        done = subprocess.run([program, 'explain', '--db', index, '--json', '--limit', str(PASSAGES), '--batch', '-'],
                              input=''.join(query + '\n' for query in queries), capture_output=True, text=True,
                              check=False)
        self.questions, self.features = [], None
        for item, line in zip(items, done.stdout.splitlines(), strict=True):
            self.add(item, json.loads(line)['hits'])

    def add(self, item, hits):
        if not hits:
            self.questions.append(None)
            return
        self.features = [feature['name'] for feature in hits[0]['features']]
        self.weights = numpy.array([feature['weight'] for feature in hits[0]['features']])
        documents = [golden.base_name(hit['citation']['document']) for hit in hits]
        right = [document in item['docs'] if self.by_document else bool(golden.evidence_held(item, hit))
                 for document, hit in zip(documents, hits)]
        values = [[feature['value'] for feature in hit['features']] for hit in hits]
        self.questions.append((numpy.array(values), numpy.array(right), documents))

    def rank(self, question, weights):
        """The place of the first right passage, 0 for none."""
        values, right, documents = question
        order = numpy.argsort(-(values @ weights), kind='stable')
        if self.by_document:
            order = [at for n, at in enumerate(order) if documents[at] not in {documents[k] for k in order[:n]}]
        return next((n + 1 for n, at in enumerate(order) if right[at]), 0)

    def figures(self, questions, weights):
        ranks = [self.rank(q, weights) if q else 0 for q in questions]
        return numpy.array([sum(r == 1 for r in ranks), sum(0 < r <= 5 for r in ranks),
                            sum(1 / r for r in ranks if 0 < r <= 10)]), len(ranks)


def fit(training, count):
    """training: (set's questions) lists; each set weighs the same."""
    usable = [[q for q in questions if q and q[1].any() and not q[1].all()] for questions in training]
    rows = [(q, 1 / len(questions)) for questions in usable for q in questions]
    values = numpy.zeros((len(rows), PASSAGES, count))
    right = numpy.zeros((len(rows), PASSAGES), bool)
    there = numpy.zeros((len(rows), PASSAGES), bool)
    for n, (q, _) in enumerate(rows):
        values[n, :len(q[1])], right[n, :len(q[1])], there[n, :len(q[1])] = q[0], q[1], True
    weight = numpy.array([w for _, w in rows])
    w, first, second = numpy.ones(count), numpy.zeros(count), numpy.zeros(count)
    for step in range(1, STEPS + 1):  # Adam, with ever smaller steps
        score = numpy.where(there, values @ w, -1e9)
        e = numpy.exp(score - score.max(1, keepdims=True))
        hit = numpy.where(right, e, 0)
        off = e / e.sum(1, keepdims=True) - hit / numpy.maximum(hit.sum(1, keepdims=True), 1e-300)
        gradient = numpy.einsum('n,np,npk->k', weight, off, values) + PENALTY * w
        first, second = .9 * first + .1 * gradient, .99 * second + .01 * gradient ** 2
        w -= .15 * (first / (1 - .9 ** step)) / (numpy.sqrt(second / (1 - .99 ** step)) + 1e-9) * (1 - .9 * step / STEPS)
    return w


def cross_validated(sets, folds, count):
    """Figures of each set, every question measured with weights fitted without it."""
    totals = [numpy.zeros(3) for _ in sets]
    for fold in range(folds):
        # Sets may ask the same questions in two ways: the n-th question of each is in the same fold.
        w = fit([[q for n, q in enumerate(s.questions) if n % folds != fold] for s in sets], count)
        for total, s in zip(totals, sets):
            total += s.figures(s.questions[fold::folds], w)[0]
    return [total / len(s.questions) for total, s in zip(totals, sets)]


def show(label, figures):
    print(f'{label:16s}' + '  '.join(' '.join(f'{x:.3f}' for x in f) for f in figures), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--tracuu', default='tracuu')
    parser.add_argument('--folds', type=int, default=4)
    parser.add_argument('--ablate', action='store_true')
    parser.add_argument('sets', nargs='+', metavar='SET')
    options = parser.parse_args()
    sets = [Set(argument, options.tracuu) for argument in options.sets]
    names, weights = sets[0].features, sets[0].weights
    print(f'{"":16s}' + '  '.join(f'{s.name:17s}' for s in sets))
    print(f'{"":16s}' + '  '.join('hit@1 hit@5 MRR  ' for s in sets))

    def measured(w):
        return [figures / number for figures, number in (s.figures(s.questions, w) for s in sets)]

    show('as it is', measured(weights))
    if options.ablate:
        for k, name in enumerate(names):
            show('− ' + name, measured(numpy.where(numpy.arange(len(names)) == k, 0, weights)))
    show('cross-validated', cross_validated(sets, options.folds, len(names)))
    w = fit([s.questions for s in sets], len(names))
    show('fitted', measured(w))
    print('weights:', ', '.join(f'{name} {x:.2f}' for name, x in zip(names, 2 * w / w[names.index('match')])))


if __name__ == '__main__':
    main()
