#!/usr/bin/env python3
"""How long SQLite's FTS5 takes over the same texts and questions, to compare machines by.

    fts5.py DATABASE QUESTIONS FOLDER…

Cuts every text below the folders into windows of 120 syllables, puts them into DATABASE (folded; made once, used again
when it is there), asks for the ten best by BM25 of each line of QUESTIONS, its syllables joined by OR, and prints the
number of windows, the median and the 99th percentile in milliseconds. Standard library only.
"""
import os
import re
import sqlite3
import sys
import time

SYLLABLES = 120


def windows(folders):
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in sorted(names):
                with open(os.path.join(parent, name), encoding='utf-8', errors='replace') as file:
                    syllables = file.read().split()
                for start in range(0, len(syllables), SYLLABLES):
                    yield ' '.join(syllables[start:start + SYLLABLES]),


def build(database, folders):
    database.execute("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    database.executemany('INSERT INTO passages VALUES (?)', windows(folders))
    database.commit()


def milliseconds(database, question):
    syllables = re.findall(r'\w+', question)
    if not syllables:
        return 0
    query = ' OR '.join(f'"{syllable}"' for syllable in syllables)
    start = time.perf_counter()
    database.execute('SELECT rowid, bm25(passages) FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 10',
                     (query,)).fetchall()
    return 1000 * (time.perf_counter() - start)


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    path, questions, *folders = sys.argv[1:]
    there = os.path.exists(path)
    database = sqlite3.connect(path)
    if not there:
        build(database, folders)
    with open(questions, encoding='utf-8') as file:
        times = sorted(milliseconds(database, line) for line in file if line.strip())
    count, = database.execute('SELECT count(*) FROM passages').fetchone()
    print(f'{count} windows, median {times[len(times) // 2]:.1f} ms, 99th percentile {times[len(times) * 99 // 100]:.1f} ms')


if __name__ == '__main__':
    main()
