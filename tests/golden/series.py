"""Points of indicators against a table read by hand: which are there, which are too many.

A point given is one of the table's when document and value (units brought to one scale) agree; it is right when target and
year of the period agree too. Points marked `optional` in the table are neither demanded nor wrong.
"""
import json
import re
import unicodedata

SCALES = {'tỷ': 1e9, 'tỉ': 1e9, 'triệu': 1e6, 'nghìn': 1e3, 'ngàn': 1e3, 'ha': 1e4, 'tấn': 1e3, 'tạ': 1e2, 'km': 1e3}


def scaled(value, unit):
    for word in re.findall(r'\w+', unicodedata.normalize('NFC', unit or '').lower()):
        value = None if value is None else value * SCALES.get(word, 1)
    return value


def near(a, b):
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 0.005 * max(abs(a), abs(b))


def year(period):
    found = re.search(r'\d{4}', json.dumps(period))
    return found.group() if found else ''


def agrees(point, wanted):
    document = point['citation']['document'].rsplit('/', 1)[-1]
    return document == wanted['doc'] and near(scaled(point['value'], point['unit']), scaled(wanted['value'], wanted['unit']))


def right(point, wanted):
    targets = scaled(point['target'], point['unit']), scaled(wanted['target'], wanted['unit'])
    return near(*targets) and year(point['period']) == year(wanted['period'])


def measure(asked, answers, miss):
    """`asked`: (indicator, points of the table); the share of demanded points that are right, of given points that are wrong."""
    demanded = good = given = wrong = 0
    for (indicator, table), answer in zip(asked, answers):
        given += len(answer['points'])
        for wanted in table:
            if wanted.get('optional'):
                continue
            found = any(agrees(p, wanted) and right(p, wanted) for p in answer['points'])
            demanded, good = demanded + 1, good + found
            if not found:
                miss(f'series {indicator!r}:', wanted['doc'], wanted['text'])
        for point in answer['points']:
            if not any(agrees(point, wanted) for wanted in table):
                wrong += 1
                miss(f'series {indicator!r}: too much:', point['citation']['document'], point['text'])
    return good / demanded if demanded else 1.0, wrong / given if given else 0.0
