# --batch: a line in, a line out, whatever the line is.
source "$(dirname "$0")/program_setup.bash"

printf 'tổng đàn lợn\n\n  \nxyzzyx\r\nlợn \xff\nđường vành đai' >"$work/queries"
for command in search ask mentions series; do
    run 0 $command --batch "$work/queries"
    lines "len(a) == 6 and all(x['version'] == 1 for x in a)"
    lines "all(a[i]['error']['code'] == 'usage' and a[i]['error']['message'] for i in (1, 2))"
    lines "[a[1]['query'], a[2]['query']] == ['', '  ']"
    lines "all('error' not in a[i] for i in (0, 3, 4, 5))"
    [ -z "$err" ] || fail "a batch tells its errors in its lines: $err"
done

# An empty line asks `decisions` for all of them, but no more than for any other line.
run 0 decisions --batch "$work/queries"
lines "len(a) == 6 and all(x['version'] == 1 and 'error' not in x and len(x['decisions']) <= 10 for x in a)"
printf '07-NQ/TU\nnghi quyet 7\n' >"$work/numbers"
run 0 decisions --batch "$work/numbers"
lines "[x['decisions'][0]['number'] for x in a] == ['07-NQ/TU'] * 2"

run 0 search --batch "$work/queries" --json
lines "[x['query'] for x in a] == ['tổng đàn lợn', '', '  ', 'xyzzyx', 'lợn \ufffd', 'đường vành đai']"
lines "a[0]['total'] >= 3 and a[3]['total'] == 0"
run 0 search --batch "$work/queries" --limit 1 --from 2023
lines "'error' not in a[1] and all(len(x['hits']) <= 1 for x in a)"
lines "all(h['citation']['date'][:4] == '2023' for x in a for h in x['hits'])"
run 0 mentions --batch "$work/queries"; lines "a[5]['name'] == 'đường vành đai' and a[5]['total'] == 2"

run 0 series --batch "$work/queries"; lines "a[0]['indicator'] == 'tổng đàn lợn' and a[0]['total'] == 3 and a[3]['points'] == []"
run 2 series --batch "$work/queries" --csv; silent; complains "--batch always prints JSON"

# Every query of a batch whose filter is wrong fails, and the batch is run.
run 0 search --batch "$work/queries" --from nonsense
lines "len(a) == 6 and all(x['error']['code'] == 'usage' for x in a)"

# A byte order mark is none of the first query; a folder is no batch.
printf '\xef\xbb\xbftổng đàn lợn\r\n\xef\xbb\xbf\r\n' >"$work/marked"
run 0 search --batch "$work/marked"
lines "a[0]['query'] == 'tổng đàn lợn' and a[0]['understood']['words'][0]['at'] == [0, 6] and 'error' in a[1]"
run 7 search --batch "$docs"; silent; complains "Is a directory"
run 7 eval "$docs"; silent

: >"$work/empty"
run 0 search --batch "$work/empty"; silent
printf 'lợn\nđàn\n' | "$TRACUU" search --db "$db" --batch - >"$work/out" || fail "standard input"
lines "[x['query'] for x in a] == ['lợn', 'đàn']"
run 3 search --db "$work/none" --batch "$work/queries"; silent

# The answer is there before the next query is sent.
python3 - "$TRACUU" "$db" <<'END' || fail "answers come one by one"
import json, subprocess, sys
p = subprocess.Popen([sys.argv[1], 'search', '--db', sys.argv[2], '--batch', '-'], stdin=subprocess.PIPE,
                     stdout=subprocess.PIPE)
for query in ('lợn', 'vành đai'):
    p.stdin.write((query + '\n').encode())
    p.stdin.flush()
    assert json.loads(p.stdout.readline())['query'] == query
p.stdin.close()
sys.exit(p.wait())
END
finish
