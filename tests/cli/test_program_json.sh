# JSON of every command against docs/output.md.
source "$(dirname "$0")/program_setup.bash"

CITATION="{'document','root','title','type','number','issuer','date','date_precision','date_basis','period','section','page','lines','spans','bytes','sha256','label'}"
HIT="{'rank','score','id','kind','text','context','opening','snippet','highlights','sectors','also_in','citation'}"

run 0 search --json tổng đàn lợn
json "set(j) == {'version','query','understood','suggestion','total','total_exact','hits','facets','warnings','elapsed_ms'}"
json "list(j)[0] == 'version' and j['version'] == 1"
json "j['total'] >= 3 and len(j['hits']) >= 3"
json "all(set(h) == $HIT for h in j['hits'])"
json "all(set(h['citation']) == $CITATION for h in j['hits'])"
json "[h['rank'] for h in j['hits']] == list(range(1, len(j['hits']) + 1))"
json "set(j['facets']) == {'sector','year','type','document'}"
json "all(isinstance(n, int) for f in j['facets'].values() for n in f.values())"
json "all(k in j['understood'] for k in ('words','dropped','periods','numbers','filters','relaxed'))"
json "all('lợn' in h['text'] for h in j['hits'][:3])"
json "all(0 <= a < b <= len(h['text'].encode()) for h in j['hits'] for a, b in h['highlights'])"
json "all(h['highlights'] for h in j['hits'])"
json "j['hits'][0]['citation']['root'] == '$docs'"
json "all(h['citation']['date_precision'] == 'day' and h['citation']['date_basis'] == 'letterhead' for h in j['hits'])"
json "all(len(h['citation']['sha256']) == 64 for h in j['hits'])"
grep -q 'đàn lợn' "$work/out" || fail "text is not escaped to ASCII"

# A citation can be checked: the spans of the file give the text, bytes is their hull, the hash is the file's.
json "all(' '.join(' '.join(open('$docs/' + h['citation']['document'], 'rb').read()[a:b].decode() for a, b in h['citation']['spans']).split()) == h['text'] for h in j['hits'])"
json "all(h['citation']['bytes'] == [min(a for a, b in h['citation']['spans']), max(b for a, b in h['citation']['spans'])] for h in j['hits'])"
json "all(__import__('hashlib').sha256(open('$docs/' + h['citation']['document'], 'rb').read()).hexdigest() == h['citation']['sha256'] for h in j['hits'])"

run 0 search --json tổng đàn lợn --limit 1; json "len(j['hits']) == 1 and j['total'] >= 3"
run 0 search --json tổng đàn lợn --limit 1 --offset 1; json "j['hits'][0]['rank'] == 2"
run 0 search --json lợn --limit 0; json "j['hits'] == [] and j['total'] >= 3"
run 0 search --json lợn --sort date
json "[h['citation']['date'] for h in j['hits']] == sorted(h['citation']['date'] for h in j['hits'])"
run 0 search --json lợn --sort -date; json "j['hits'][0]['citation']['date'] == '2023-02-18'"
run 0 search --json lợn --from 2023; json "{h['citation']['date'][:4] for h in j['hits']} == {'2023'}"
run 0 search --json lợn --type "nghị quyết"; json "{h['citation']['document'] for h in j['hits']} == {'nghi-quyet/nq-07.txt'}"
run 0 search --json --document nq-07.txt; json "j['total'] >= 2 and j['query'] == ''"
run 1 search --json xyzzyx; json "j['hits'] == [] and j['total'] == 0"
run 1 search --json lợn --from 2031; json "j['total'] == 0"

# Queries as they come: quotes, control characters, bytes that are no UTF-8, a very long one.
run 0 search --json $'lợn "\t\\'; json 'j["query"] == "lợn \"\t\\"'
run 0 search --json $'lợn \xff\xfe'; json "'\ufffd' in j['query']"
run 0 search --json "$(python3 -c "print('lợn ' * 16000)")"; json "len(j['query'].encode()) > 90000"

run 0 explain --json tong dan lon
json "all({'name','value','weight','contribution'} == set(f) for h in j['hits'] for f in h['features'])"
json "all(h['features'] for h in j['hits']) and len(j['hits']) <= 3"
json "all('forms' in w for w in j['understood']['words']) and 'xapian' in j['understood'] and 'tree' in j['understood']"
json "any(f['text'] == 'lợn' for w in j['understood']['words'] for f in w['forms'])"

run 0 ask --json tổng đàn lợn tháng 02 năm 2023 là bao nhiêu
json "{'version','question','kind','answer','reason','hits','elapsed_ms'} <= set(j)"
json "set(j['answer']) == {'text','sentence','confidence','value','unit','column','citation','others'} and j['answer']['column'] is None and j['reason'] is None"
json "j['answer']['text'] in j['answer']['sentence'] and '9.105' in j['answer']['text']"
json "set(j['weighed']) == {'text','sentence','confidence','evidence','lead','passage'} and j['weighed']['confidence'] == j['answer']['confidence']"
json "set(j['answer']['citation']) == $CITATION"
run 1 ask --json giá vàng hôm nay là bao nhiêu; json "j['answer'] is None and j['reason'] and (j['weighed'] is None or j['weighed']['confidence'] < 0.5)"

run 0 mentions --json đường vành đai
json "{'version','name','forms','total','mentions','timeline'} <= set(j) and j['total'] == len(j['mentions']) == 2"
json "all({'date','date_basis','text','highlights','sectors','citation'} <= set(m) for m in j['mentions'])"
json "[m['date'] for m in j['mentions']] == sorted(m['date'] for m in j['mentions'])"
json "sum(t['mentions'] for t in j['timeline']) == 2 and all(set(t) == {'period','mentions'} for t in j['timeline'])"
run 1 mentions --json cầu không tồn tại; json "j['mentions'] == [] and j['timeline'] == []"

run 0 series --json tổng đàn lợn
json "set(j) == {'version','indicator','unit','periods','left_out','total','points','warnings','elapsed_ms'} and j['unit'] == 'con' and j['total'] == len(j['points']) == 3"
json "j['periods'] == [] and j['left_out'] == 0 and j['warnings'] == []"
json "all(set(p) == {'period','as_of','value','unit','target','of','kind','exact','text','span','sentence','comparison','ordinal','citation'} for p in j['points'])"
json "all(p['comparison'] is None or p['comparison'] in p['sentence'] for p in j['points'])"
json "[(p['value'], p['kind']) for p in j['points']] == [(8412, 'result'), (9105, 'result'), (12000, 'plan')]"
json "all(p['text'] in p['sentence'] and p['citation']['lines'] and set(p['citation']) == $CITATION for p in j['points'])"
run 0 series --json tổng đàn lợn --sort -date --limit 1; json "j['total'] == 3 and [p['value'] for p in j['points']] == [12000]"
run 0 series --json tổng đàn lợn năm 2022; json "[p['value'] for p in j['points']] == [8412]"
json "j['periods'] == [{'from': '2022-01-01', 'to': '2022-12-31'}] and j['left_out'] == 2 and j['total'] == 1 and '2 of other' in j['warnings'][0]"
run 0 series --json tổng đàn lợn năm 2019; json "j['total'] == 3 and j['left_out'] == 0 and 'no figure is of 2019' in j['warnings'][0]"
run 1 series --json tổng đàn hươu; json "j['points'] == [] and j['unit'] is None and 'hươu' in j['warnings'][0]"

run 0 documents --json
json "j['total'] == 3 and len(j['documents']) == 3"
json "all({'document','root','title','type','number','issuer','date','date_basis','date_precision','period','passages','pages','sha256','also_in'} == set(d) for d in j['documents'])"
json "[d['date'] for d in j['documents']] == ['2022-01-20', '2022-09-05', '2023-02-18']"
json "{d['number'] for d in j['documents']} == {'12/BC-UBND', '31/BC-UBND', '07-NQ/TU'} or {d['number'] for d in j['documents']} == {'12/BC-UBND', '31/BC-UBND', '7-NQ/TU'}"
run 0 documents --json --type "báo cáo"; json "j['total'] == 2"
run 1 documents --json --from 2031; json "j['documents'] == []"

run 0 search --json tổng đàn lợn --limit 1
id=$(python3 -c "import json,sys; print(json.load(open(sys.argv[1]))['hits'][0]['id'])" "$work/out")
run 0 show --json "$id" --context 1
json "j['passages'][j['focus']]['id'] == '$id' and 1 <= len(j['passages']) <= 3"
json "j['document']['document'] in '$id'"
run 0 show --json "$id" --context 0; json "len(j['passages']) == 1 and j['focus'] == 0"
run 0 show --json thang-01-2022.txt; json "j['focus'] is None and j['document']['passages'] == len(j['passages'])"
run 0 show --json thang-01-2022.txt --source
json "j['text'] == open('$docs/bao-cao/thang-01-2022.txt').read() and j['changed'] is False and j['missing'] is False"

run 0 status --json
json "{'version','documents','passages','text_bytes','index_bytes','schema','updated','by_type','by_year','by_sector','failed','doubtful'} <= set(j)"
json "j['documents'] == 3 and j['failed'] == [] and j['by_type'].get('báo cáo') == 2"
run 0 fields --json; json "any('linhvuc' in f['names'] for f in j['fields'])"
finish
