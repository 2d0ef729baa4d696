#!/usr/bin/env bash
# tracuu-index stage: what each stage makes of a file, and what tracuu-index says when it is called wrongly.
. "$(dirname "$0")/lib.sh"

stage() { run "$TRACUU_INDEX" stage "$@"; }
document=$SOURCE/corpus/bao-cao/102_bc-thang-04-2022.txt
for stage in text lines sections passages tags terms; do
  stage $stage "$document"
  expect 0
  expect_same "lines of stage $stage that are JSON objects" "$(jq -r type "$work/out" | sort -u)" object
done

# text: the file, byte for byte.
stage text "$document"
jq -j .text "$work/out" >text
expect_same 'stage text' "$(cksum <text)" "$(cksum <"$document")"
expect_json .converted false

# Converted: UTF-16 becomes UTF-8.
stage text "$SOURCE/corpus/nghi-quyet/115_nq-21-hdnd-2022.txt"
expect_json .converted true

# lines and passages: each text is what its spans give; passages do not overlap.
for stage in lines passages; do
  stage $stage "$document"
  cp "$work/out" $stage.json
  python3 - "$document" $stage.json <<'PYTHON' || fail "spans of stage $stage"
import json, sys, unicodedata
data = open(sys.argv[1], 'rb').read()
last = 0
for line in open(sys.argv[2]):
    made = json.loads(line)
    cut = ' '.join(data[a:b].decode() for a, b in made['spans'])
    assert ' '.join(unicodedata.normalize('NFC', cut).split()) == made['text'], made
    if 'passage' in made:
        assert made['spans'][0][0] >= last, made
        last = made['spans'][-1][1]
PYTHON
done
expect_same 'passages in order' "$(jq .passage passages.json | tr '\n' ' ')" "$(seq -s ' ' "$(wc -l <passages.json)") "

# sections: headings only, each below one that comes before it.
stage sections "$document"
expect_same 'kinds of sections' "$(jq -r .kind "$work/out" | sort -u)" heading
expect_same 'sections above' "$(jq -c 'select(.parent >= .block)' "$work/out")" ''
checks=$((checks + 1))
[ "$(wc -l <"$work/out")" -gt 5 ] || fail 'too few headings'

# tags: the document first, then its passages with typed spans whose text stands where they say.
stage tags "$document"
expect_same 'the document' "$(head -1 "$work/out" | jq -c '[.type, .number, .date, .date_basis]')" \
  '["báo cáo","96/BC-UBND","2022-04-21","letterhead"]'
python3 - "$work/out" <<'PYTHON' || fail 'typed spans'
import json, sys
kinds = set()
for line in list(open(sys.argv[1]))[1:]:
    passage = json.loads(line)
    text = passage['text'].encode()
    for entity in passage['entities']:
        start, end = entity['at']
        assert text[start:end].decode() == entity['text'], entity
        kinds.add(entity['kind'])
assert {'date', 'document', 'figure'} <= kinds, kinds
PYTHON

# terms: readable, with the bytes they come from.
stage terms "$document"
expect_out '"term":"lon/'

# Every document of the corpus passes every stage.
for file in "$SOURCE"/corpus/*/*.txt "$SOURCE"/corpus/*/*.md; do
  for stage in text lines sections passages tags terms; do
    stage $stage "$file"
    [ "$code" -eq 0 ] || fail "stage $stage of ${file##*/}"
  done
done

# Called wrongly.
stage
expect 2 'stage wants the name of a stage and a file'
stage nothing "$document"
expect 2 "no stage 'nothing'"
expect 2 '^hint: the stages are: text lines sections passages tags terms$'
stage text nowhere.txt
expect 7 "'nowhere.txt': No such file or directory"
stage text "$work"
expect 7 'not a file|Is a directory'
mkfifo pipe.txt
run timeout 20 "$TRACUU_INDEX" stage text pipe.txt
expect 7 'not a file'
printf '\0\0\0' >zero.txt
stage passages zero.txt
expect 7 "'zero.txt': not a text file"

run "$TRACUU_INDEX"
expect 2 '^tracuu-index: a command is wanted$'
expect 2 '^hint: '
run "$TRACUU_INDEX" build
expect 2 "no command 'build'"
run "$TRACUU_INDEX" add
expect 2 'add wants'
run "$TRACUU_INDEX" add --nothing "$work"
expect 2 "no option '--nothing'"
run "$TRACUU_INDEX" add --threads none "$work"
expect 2 "threads wants a whole number"
run "$TRACUU_INDEX" add --threads 0 "$work"
expect 2 "threads wants a whole number"
run "$TRACUU_INDEX" add --db
expect 2 "wants a value"
run "$TRACUU_INDEX" add --db db --sectors nowhere.tsv "$document"
expect 7 'nowhere.tsv'
for option in --help --version; do
  run "$TRACUU_INDEX" $option
  expect 0
  expect_out '^(usage: )?tracuu-index '
done
for command in add remove check compact stage; do
  run "$TRACUU_INDEX" --help
  expect_out "^  $command "
  run "$TRACUU_INDEX" $command --help
  expect 0
done
# A reader that has had enough is no failure. It has gone when the first line comes.
(sleep 0.5 && exec "$TRACUU_INDEX" stage terms "$document") | true
expect_same 'exit code with a closed pipe' "${PIPESTATUS[0]}" 141
run bash -c '"$1" stage terms "$2" >/dev/full' bash "$TRACUU_INDEX" "$document"
expect 8 'No space left on device'
finish
