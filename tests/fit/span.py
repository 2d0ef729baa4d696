#!/usr/bin/env python3
"""Fits the weights by which `ask` cuts an answer out of a sentence (searcher/answer/span.c) on questions with answers.

    span.py --program BUILD/tests/fit_span [--folds 5] [--penalty 1] [--kinds other,list] [--free] SET…

A SET is NAME=INDEX=QUESTIONS.jsonl, with ':measured' behind it where nothing is to be fitted on it. Questions are in the
form of corpus/golden/questions.jsonl. All that have a question word are fitted on: how a name or a figure stands beside
its question tells how a thing does; those of the --kinds (as `ask` reads them) for which a span is sought are measured.

fit_span gives every span of the sentence that is evidence of a question, and what it is. It is right when it holds an
answer and is at most eight syllables long, or twice as long as the answer. What is made as small as can be is the cross
entropy of a softmax over the spans of a sentence against those that are right – one that is an answer and nothing more
counts for more than one that only holds it – with a penalty on the squares of the weights, each measured by the most that
its feature can be. Only weights that are not 0 in the program are fitted, --free: all of them.

Reported is the share of the sentences of each set whose best span is right, and is an answer and nothing more: with the
weights that the program has; with weights fitted on the other documents, in turn; with those fitted on all, rounded,
which are printed behind it as answer/span.c has them. A sentence without any right span counts as a miss.
Needs numpy (Debian: python3-numpy).
"""
import argparse
import os
import subprocess
import sys

import numpy

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'golden'))
import golden  # how words are compared stands there
import measuring

SHORT = 8          # so many syllables are never too many
HOLDS = 0.4        # what a right span counts that is more than the answer
STEPS, RATE = 250, 0.15
ENDS = 4


class Weights:
    """The weights of the program, in the order of the columns: features, then the sides of each end."""

    def __init__(self):
        self.features, self.values, self.sides, self.rows = [], [], [], []

    def add(self, kind, name, *numbers):
        if kind == 'feature':
            self.features.append(name)
            self.values.append(float(numbers[0]))
        else:
            self.sides.append(name)
            self.rows.append([float(x) for x in numbers])

    def vector(self):
        return numpy.array(self.values + [row[end] for end in range(ENDS) for row in self.rows])

    def show(self, vector):
        for name, weight in zip(self.features, vector):
            print(f'    [TC_SPAN_{name}] = {weight:g},')
        sides = vector[len(self.features):].reshape(ENDS, len(self.sides))
        print()
        for name, row in zip(self.sides, sides.T):
            print(f'    [TC_SIDE_{name}] = {{{", ".join(f"{weight:g}" for weight in row)}}},')


class Sentence:
    """The spans of one: a row of features each, and what it is worth: 1 an answer, HOLDS right, 0 neither."""

    def __init__(self, question, kind):
        self.question, self.document, self.kind = question, question['docs'][0], kind
        self.answers = [golden.words(answer) for answer in question['answers']]
        self.texts, self.sides, self.features = [], [], []

    def add(self, text, sides, features=''):
        self.texts.append(text)
        self.sides.append([int(side) for side in sides.split()])
        self.features.append([pair.split(':') for pair in features.split()])

    def worth_of(self, text):
        said = golden.words(text)
        right = [a for a in self.answers if golden.holds(said, a) and len(said) <= max(SHORT, 2 * len(a))]
        return 0 if not right else 1 if said in right else HOLDS

    def finish(self, features, sides):
        self.worth = numpy.array([self.worth_of(text) for text in self.texts])
        self.values = numpy.zeros((len(self.texts), features + ENDS * sides), numpy.float32)
        for row, ends, pairs in zip(self.values, self.sides, self.features):
            for number, value in pairs:
                row[int(number)] = float(value)
            for end, side in enumerate(ends):
                row[features + end * sides + side] = 1
        return self


class Set:
    """The sentences of a set; one of each question, with a right span where there is such a one."""

    def __init__(self, argument, program):
        self.name, index, path = argument.split('=', 2)
        path, *flags = path.split(':')
        self.measured = 'measured' in flags
        questions = [q for q in measuring.load([path]) if q['answers'] and q['evidence'] and q['docs']]
        asked = ''.join('\t'.join(' '.join(text.split()) for text in (q['query'], q['evidence'][0]['text'])) + '\n'
                        for q in questions)
        done = subprocess.run([program, index], input=asked, stdout=subprocess.PIPE, text=True, check=True)
        self.weights, best, sentence = Weights(), {}, None
        for line in done.stdout.splitlines():
            kind, *fields = line.split('\t')
            if kind in ('feature', 'side'):
                self.weights.add(kind, *fields)
            elif kind == 'sentence':
                self.keep(best, sentence)
                sentence = Sentence(questions[int(fields[0])], fields[1])
            else:
                sentence.add(*fields)
        self.keep(best, sentence)
        self.sentences = list(best.values())

    def keep(self, best, sentence):
        """The first sentence of its question that has a right span, else the first."""
        if not sentence or not sentence.texts:
            return
        before = best.get(sentence.question['id'])
        if before is None or not before.worth.any():
            sentence.finish(len(self.weights.features), len(self.weights.sides))
            if before is None or sentence.worth.any():
                best[sentence.question['id']] = sentence


def fit(sentences, free, penalty):
    """The weights of the columns that are free; the others are 0."""
    usable = [s for s in sentences if s.worth.any()]
    values = numpy.concatenate([s.values[:, free] for s in usable])
    worth = numpy.concatenate([s.worth for s in usable])
    starts = numpy.cumsum([0] + [len(s.worth) for s in usable[:-1]])
    counts = numpy.array([len(s.worth) for s in usable])
    most = numpy.maximum(numpy.abs(values).max(0), 1e-9)
    values = (values / most).astype(numpy.float32)
    w, first, second = (numpy.zeros(len(free)) for _ in range(3))
    for step in range(1, STEPS + 1):  # Adam, with ever smaller steps
        score = values @ w.astype(numpy.float32)
        e = numpy.exp(score - numpy.repeat(numpy.maximum.reduceat(score, starts), counts))
        hit = e * worth
        off = e / numpy.repeat(numpy.add.reduceat(e, starts), counts)
        off -= hit / numpy.repeat(numpy.maximum(numpy.add.reduceat(hit, starts), 1e-30), counts)
        gradient = (off.astype(numpy.float32) @ values + penalty * w) / len(usable)
        first, second = .9 * first + .1 * gradient, .99 * second + .01 * gradient ** 2
        w -= RATE * (first / (1 - .9 ** step)) / (numpy.sqrt(second / (1 - .99 ** step)) + 1e-9) * (1 - .9 * step / STEPS)
    out = numpy.zeros(usable[0].values.shape[1])
    out[free] = w / most
    return out


def figures(sentences, weights_of):
    """The shares of sentences whose best span is right, and is an answer; weights_of gives those for a sentence."""
    best = [s.worth[numpy.argmax(s.values @ weights_of(s))] for s in sentences]
    return f'{measuring.mean(b > 0 for b in best):.3f} {measuring.mean(b == 1 for b in best):.3f}'


def cross_validated(sets, free, options):
    """For each document, weights fitted on the documents of all other folds."""
    sentences = [s for some in sets for s in some.sentences]
    documents = sorted({s.document for s in sentences})
    fold_of = {document: n * options.folds // len(documents) for n, document in enumerate(documents)}
    fitted = [fit([s for s in sentences if fold_of[s.document] != fold], free, options.penalty)
              for fold in range(options.folds)]
    return lambda s: fitted[fold_of[s.document]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--program', default='build/release/tests/fit_span')
    parser.add_argument('--folds', type=int, default=5)
    parser.add_argument('--penalty', type=float, default=1)
    parser.add_argument('--kinds', default='other,list')
    parser.add_argument('--free', action='store_true')
    parser.add_argument('sets', nargs='+', metavar='SET')
    options = parser.parse_args()
    sets = [Set(argument, options.program) for argument in options.sets]
    weights, used = sets[0].weights, [s for s in sets if not s.measured]
    present = weights.vector()
    free = numpy.flatnonzero(numpy.ones(len(present)) if options.free else present)
    others = cross_validated(used, free, options)
    fitted = numpy.round(fit([s for some in used for s in some.sentences], free, options.penalty), 2)
    print(f'{"right, the answer alone":26s}{"sentences":>10s}   as it is      on other documents   fitted')
    for s in sets:
        some = [x for x in s.sentences if x.kind in options.kinds.split(',')]
        columns = [figures(some, lambda _: present), '-' if s.measured else figures(some, others),
                   figures(some, lambda _: fitted)]
        print(f'{s.name:26s}{len(some):10d}   {columns[0]:14s}{columns[1]:21s}{columns[2]}', flush=True)
    weights.show(fitted)


if __name__ == '__main__':
    main()
