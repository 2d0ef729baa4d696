#!/usr/bin/env python3
"""make.py FOLDER: writes broken and odd files into the folder, byte for byte the same each time. What the index makes of
each stands in expected.tsv: a new kind of damage is a new line here and a new row there."""
import os
import random
import sys
import unicodedata

os.makedirs(sys.argv[1], exist_ok=True)
os.chdir(sys.argv[1])
sentence = 'Tổng đàn lợn của thành phố đạt 10.236 con, bằng 97,5% kế hoạch năm. '
report = 'BÁO CÁO\nTình hình kinh tế - xã hội\n\nI. KẾT QUẢ\n\n' + sentence * 30 + '\n'
noise = random.Random(1)

# A part of the letters of two sets that came before Unicode: enough to tell them by.
TCVN3 = dict(zip('ổđạủợằếìáảệ', '\xe6\xae\xb9\xf1\xee\xbb\xd5\xd7\xb8\xb6\xd6'))
VNI = dict(zip('ổđạủợằếìáảệà', ('oå', 'ñ', 'aï', 'uû', 'ôï', 'aè', 'eá', 'ì', 'aù', 'aû', 'eä', 'aø')))


def tcvn3(text):
    return ''.join(TCVN3.get(c, c if ord(c) < 128 else '\xa9') for c in text)


def vni(text):
    return ''.join(VNI.get(c, c) for c in text)


files = {
    'empty.txt': b'',
    'blank.txt': b' \n\t\r\n\x0c\n\xc2\xa0\n',
    'only-mark.txt': b'\xef\xbb\xbf',
    'zeros.txt': bytes(512),
    'nul.txt': report.encode()[:200] + b'\0' + report.encode()[200:],
    'random.txt': bytes(noise.randrange(256) for _ in range(2048)),
    'program.txt': b'\x7fELF\x02\x01\x01' + bytes(9) + b'\x03\x00\x3e\x00' + bytes(range(256)),
    'controls.txt': b'\x01\x02\x03\x04' * 40 + report.encode()[:200],
    'one-byte-set.txt': report.encode('cp1258', 'replace').replace(b'?', b'\xe9'),
    'one-bad-byte.txt': report.encode()[:1000] + b'\xff' + report.encode()[1000:],
    'cut-character.txt': report.encode() + 'ệ'.encode()[:2],
    'surrogates.txt': report.encode() + b'\xed\xa0\x80\xed\xb0\x80\n',
    'overlong.txt': report.encode() + b'\xc0\xaf\n',
    'beyond-unicode.txt': report.encode() + b'\xf4\x90\x80\x80\n',
    'wide.txt': b'\xff\xfe' + report.encode('utf-16-le'),
    'wide-odd.txt': b'\xff\xfe' + report.encode('utf-16-le') + b'A',
    'wide-bare.txt': report.encode('utf-16-le'),
    'wide-bare-big.txt': report.encode('utf-16-be'),
    'wider.txt': b'\xff\xfe\x00\x00' + report.encode('utf-32-le'),
    'tcvn3-as-unicode.txt': tcvn3(report).encode(),
    'tcvn3.txt': tcvn3(report).encode('latin-1'),
    'vni-as-unicode.txt': vni(report).encode(),
    'wide-noise.txt': b'\xff\xfe' + b'\x00\xd8' * 200,
    'wide-only-mark.txt': b'\xfe\xff',
    'decomposed.txt': unicodedata.normalize('NFD', report).encode(),
    'returns.txt': report.replace('\n', '\r').encode(),
    'form-feeds.txt': ('\x0c'.join([report] * 3) + '\x0c' * 40).encode(),
    'one-word.txt': b'x' * 100000 + b'\n',
    'one-word-of-marks.txt': ('a' + '\u0301' * 50000 + '\n').encode(),
    'no-letters.txt': b'--- *** ### | | |\n' * 20,
    'headings-only.md': ''.join(f'{"#" * (n % 6 + 1)} Mục {n}\n' for n in range(200)).encode(),
    'unclosed.md': ('# Báo cáo\n\n**Đậm không đóng\n\n<sup>1\n\n| a | b\n|--\n| ' + sentence * 5).encode(),
    'deep-list.txt': ''.join(f'{" " * n}- mục {n}\n' for n in range(300)).encode(),
    'tabs.txt': ('\t' * 3000 + 'x\n').encode() * 5,
    'brackets.txt': (b'(' * 20000 + b'\n' + b'"' * 20001 + b'\n'),
    'numbers.txt': (b'1.' * 30000 + b'\n' + b'9' * 30000 + b'/QD-' + b'A' * 3000 + b'\n'),
}
for name, data in files.items():
    with open(name, 'wb') as file:
        file.write(data)
