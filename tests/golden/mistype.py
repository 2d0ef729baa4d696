#!/usr/bin/env python3
"""Mistypes questions at random and measures how far that hurts the search.

    mistype.py --tracuu PROGRAM --tracuu-index PROGRAM [--kinds A,B…] [--times N] [--seed N] [--most LOSS]
               [--misses] [--show] (--db INDEX | --folders FOLDER… --) QUESTIONS…

The folders are indexed into a temporary index, unless --db names one that is there. Each question is asked as it is and in N
mistypings, each a slip in one word, made from a seed: the same call makes the same slips. Questions are lines as in
corpus/golden/questions.jsonl. For each kind of slip: how many there were, hit@5 of the questions as they are, and of the
mistyped ones. Exits with 1 when hit@5 falls by more than --most over all. Standard library only.
"""
import argparse
import os
import random
import sys
import tempfile
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import golden  # noqa: E402
from measuring import load, mean  # noqa: E402

TONES = {'\u0300': ('f', '2'), '\u0301': ('s', '1'), '\u0309': ('r', '3'), '\u0303': ('x', '4'), '\u0323': ('j', '5')}
QUALITIES = {'\u0302': '6', '\u031b': '7', '\u0306': '8'}
VOWELS = 'aeiouy'


def letters(word):
    """The letters of a word as (base, quality, tone); the stroke of đ is a quality."""
    out = []
    for letter in unicodedata.normalize('NFC', word):
        if letter in 'đĐ':
            out.append(('d' if letter == 'đ' else 'D', '-', ''))
            continue
        base, *marks = unicodedata.normalize('NFD', letter)
        out.append((base, ''.join(m for m in marks if m in QUALITIES), ''.join(m for m in marks if m in TONES)))
    return out


def spelled(parts):
    out = ''
    for base, quality, tone in parts:
        out += {'d': 'đ', 'D': 'Đ'}[base] if quality == '-' else base + quality + tone
    return unicodedata.normalize('NFC', out)


def changed(parts, at, part):
    return spelled(parts[:at] + [part] + parts[at + 1:])


def drop_mark(word, dice):
    parts = letters(word)
    marked = [(i, which) for i, part in enumerate(parts) for which in (1, 2) if part[which]]
    if not marked:
        return word
    at, which = dice.choice(marked)
    part = list(parts[at])
    part[which] = ''
    return changed(parts, at, tuple(part))


def change_mark(word, dice):
    """Another tone, or another quality that the letter can bear."""
    parts = letters(word)
    choices = []
    for i, (base, quality, tone) in enumerate(parts):
        if tone:
            choices += [(i, (base, quality, t)) for t in TONES if t != tone]
        others = {'a': ['\u0302', '\u0306'], 'o': ['\u0302', '\u031b']}.get(base.lower(), [])
        if quality:
            choices += [(i, (base, q, tone)) for q in others if q != quality]
    return changed(parts, *dice.choice(choices)) if choices else word


def double_letter(word, dice):
    at = dice.randrange(len(word))
    return word[:at + 1] + word[at].lower() + word[at + 1:]


def keystrokes(word, dice, of_tone, of_quality, stroke):
    """What the keyboard leaves when it does not make marks of keys: all of a word's keys, or that of its tone alone."""
    parts = letters(word)
    if not any(quality or tone for _, quality, tone in parts):
        return word
    whole = dice.random() < 0.6 or not any(tone for _, _, tone in parts)
    at_end = dice.random() < 0.7
    out, held = '', ''
    for base, quality, tone in parts:
        out += stroke(base) if quality == '-' and whole else spelled([(base, quality, '')]) if not whole else base
        if whole and quality and quality != '-':
            out += of_quality(base, quality)
        if tone and at_end:
            held = of_tone(tone)
        elif tone:
            out += of_tone(tone)
    return out + held


def telex(word, dice):
    return keystrokes(word, dice, lambda t: TONES[t][0], lambda b, q: b.lower() if q == '\u0302' else 'w',
                      lambda d: d + 'd')


def vni(word, dice):
    return keystrokes(word, dice, lambda t: TONES[t][1], lambda b, q: QUALITIES[q], lambda d: d + '9')


def move_tone(word, dice):
    """hòa and hoà, thủy and thuỷ."""
    del dice
    parts = letters(word)
    if len(parts) < 2:
        return word
    (a, qa, ta), (b, qb, tb) = parts[-2:]
    if (a + b).lower() not in ('oa', 'oe', 'uy') or qa or qb or not (ta or tb) or word[:2].lower() == 'qu':
        return word
    return spelled(parts[:-2] + [(a, '', tb), (b, '', ta)])


def swap_letters(word, dice):
    if len(word) < 2:
        return word
    at = dice.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def split_word(word, dice):
    if len(word) < 3:
        return word
    at = dice.randrange(1, len(word))
    return word[:at] + ' ' + word[at:]


SLIPS = {'dropped': drop_mark, 'changed': change_mark, 'doubled': double_letter, 'telex': telex, 'placement': move_tone,
         'vni': vni, 'swapped': swap_letters, 'split': split_word}
# Ways of typing a whole query: no marks, half of its words without, decomposed, all keys of Telex or of VNI.
WAYS = {
    'bare': lambda query, dice: ' '.join(spelled([(b, '', '') for b, _, _ in letters(w)]) for w in query.split()),
    'half': lambda query, dice: ' '.join(
        w if dice.random() < 0.5 else spelled([(b, '', '') for b, _, _ in letters(w)]) for w in query.split()),
    'nfd': lambda query, dice: unicodedata.normalize('NFD', query),
    'alltelex': lambda query, dice: ' '.join(telex(w, dice) if is_word(w) else w for w in query.split()),
    'allvni': lambda query, dice: ' '.join(vni(w, dice) if is_word(w) else w for w in query.split()),
}
EASY = ('dropped', 'changed', 'doubled', 'telex', 'placement')


def is_word(text):
    return len(text) > 1 and text.isalpha() and not text.isupper()


def mistype(query, kind, dice):
    """The query with one word mistyped, or None where it has none that this slip is possible in."""
    words = unicodedata.normalize('NFC', query).split()
    places = [i for i, word in enumerate(words) if is_word(word)]
    if kind == 'glued':
        places = [i for i in places if i + 1 in places]
        if not places:
            return None
        at = dice.choice(places)
        return ' '.join(words[:at] + [words[at] + words[at + 1]] + words[at + 2:])
    if kind in WAYS:
        typed = WAYS[kind](query, dice)
        return typed if typed != query else None
    dice.shuffle(places)
    for at in places:
        slipped = SLIPS[kind](words[at], dice)
        if slipped != words[at]:
            return ' '.join(words[:at] + [slipped] + words[at + 1:])
    return None


def make_slips(questions, options):
    """(question, kind, query) of every mistyping; a question has as many as asked for, of the kinds possible in it."""
    out = []
    for question in questions:
        dice = random.Random(f'{options.seed} {question["id"]}')
        for time in range(options.times):
            kinds = list(options.kinds)
            dice.shuffle(kinds)
            for kind in kinds:
                query = mistype(question['query'], kind, dice)
                if query:
                    out.append((question, kind, query))
                    break
    return out


def hits(measure, questions, queries):
    answers = measure.batch('search', queries, '--limit', '5')
    return [any(golden.evidence_held(q, hit) for hit in a['hits']) for q, a in zip(questions, answers)], answers


def report(rows, name):
    clean, typed = mean(r[0] for r in rows), mean(r[1] for r in rows)
    print(f'  {name:10s} {len(rows):6d}  as it is {clean:.3f}  mistyped {typed:.3f}  {typed - clean:+.3f}')
    return clean - typed


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument('--tracuu', required=True)
    parser.add_argument('--tracuu-index', required=True)
    parser.add_argument('--db')
    parser.add_argument('--kinds', default=','.join(EASY), help=f'of {",".join([*SLIPS, "glued", *WAYS])}')
    parser.add_argument('--times', type=int, default=20)
    parser.add_argument('--seed', default='1')
    parser.add_argument('--most', type=float, default=0.02)
    parser.add_argument('--misses', action='store_true', help='name what the slip loses')
    parser.add_argument('--show', action='store_true', help='print the mistypings alone')
    parser.add_argument('--folders', nargs='*', default=[])
    parser.add_argument('questions', nargs='+')
    options = parser.parse_args()
    options.kinds = options.kinds.split(',')
    for kind in options.kinds:
        if kind not in SLIPS and kind not in WAYS and kind != 'glued':
            parser.error(f'no slip is called {kind!r}')
    return options


def run(options, scratch):
    questions = [q for q in load(options.questions) if q['kind'] != 'unanswerable']
    slips = make_slips(questions, options)
    if options.show:
        for _, kind, query in slips:
            print(f'{kind}\t{query}')
        return True
    measure = golden.Measure(options, options.folders, questions, scratch, options.db)
    clean, _ = hits(measure, questions, [q['query'] for q in questions])
    of = {q['id']: c for q, c in zip(questions, clean)}
    typed, answers = hits(measure, [s[0] for s in slips], [s[2] for s in slips])
    rows = [(of[q['id']], hit, kind) for (q, kind, _), hit in zip(slips, typed)]
    for (question, kind, query), row, answer in zip(slips, rows, answers):
        if options.misses and row[0] and not row[1]:
            print(f'  lost: {question["id"]} {kind}: {query} -> {answer["suggestion"]}')
    print(f'{len(questions)} questions, hit@5 {mean(clean):.3f}; seed {options.seed}')
    for kind in options.kinds:
        report([r for r in rows if r[2] == kind], kind)
    return report(rows, 'all') <= options.most


def main():
    options = arguments()
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(0 if run(options, scratch) else 1)


if __name__ == '__main__':
    main()
