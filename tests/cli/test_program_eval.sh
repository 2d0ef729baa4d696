# eval: an office's own questions, with the figures, the misses and the lines that hold none.
source "$(dirname "$0")/program_setup.bash"

tab=$'\t'
cat >"$work/q.tsv" <<END
câu hỏi${tab}văn bản${tab}từ
# a comment, and an empty line

tổng đàn lợn tháng 02/2023${tab}thang-02-2023.txt${tab}9.105 con
tong dan lon thang 01/2022${tab}31/BC-UBND | bao-cao/thang-01-2022.txt${tab}8.412 CON, bằng
có ít nhất 5 trang trại${tab}${tab}không có ở đâu | trang trại quy mô lớn
trung tâm y tế tiêm phòng${tab}nq-07.txt
đường vành đai${tab}khong-co.txt
{"question": "nghị quyết 07-NQ/TU chăn nuôi", "document": ["07 NQ TU"], "words": "đến năm 2025"}
END
run 0 eval "$work/q.tsv" --json
json "j['version'] == 1 and j['questions'] == 6 and j['bad_lines'] == []"
json "j['hit@1'] in (3 / 6, 4 / 6) and abs(j['hit@10'] - 5 / 6) < 1e-9 and j['hit@1'] < j['mrr'] < j['hit@10']"
json "[m['line'] for m in j['misses'] if m['rank'] is None][-1] == 8"
json "j['misses'][-1]['unknown'] and j['misses'][-1]['documents'] == ['khong-co.txt']"
json "j['misses'][-1]['first']['citation']['document'] and 'vành đai' in j['misses'][-1]['first']['text']"

run 0 eval "$work/q.tsv"
says "questions: 6"; says "hit@1"; says "5/6"; says "MRR"; says "line 8: đường vành đai"; says "no such document"
run 0 eval "$work/q.tsv" --quiet; [[ $out != *"line 8"* ]] || fail "--quiet prints misses"
"$TRACUU" eval --db "$db" - --json <"$work/q.tsv" >"$work/out" || fail "standard input"; json "j['questions'] == 6"

# Options hold for every question, and a wrong one is told once.
run 0 eval "$work/q.tsv" --json --from 2023; json "abs(j['hit@1'] - 1 / 6) < 1e-9"
run 0 eval "$work/q.tsv" --json --limit 1; json "j['hit@10'] == j['hit@1']"
run 2 eval "$work/q.tsv" --from nonsense; complains "nonsense"
run 2 eval "$work/q.tsv" --batch x; complains "--batch"
run 2 eval; complains "QUESTIONS"
run 7 eval "$work/none"; complains "none"

# Lines that hold no question are named, and the others are asked.
printf 'lợn\tthang-01-2022.txt\nno tab here\n\tthang-01-2022.txt\nlợn\t\t\na\tb\tc\td\n{"question": 5}\n{oops\nl\xff\tx\n{"question":"lợn"}\n' >"$work/bad"
run 7 eval "$work/bad" --json
json "j['questions'] == 1 and [b['line'] for b in j['bad_lines']] == [2, 3, 4, 5, 6, 7, 8, 9]"
json "all(b['reason'] for b in j['bad_lines'])"
complains "$work/bad:2: holds no tab"; complains "$work/bad:5: holds more than three columns"; complains "could not be read: 8"
: >"$work/empty"
run 7 eval "$work/empty"; silent; complains "holds no question"
printf '?!\tthang-01-2022.txt\n' >"$work/none"
run 1 eval "$work/none" --json; json "j['hit@10'] == 0 and j['misses'][0]['first'] is None"

# The fields of the JSON are documented.
for field in hit@1 hit@5 hit@10 mrr misses bad_lines rank unknown first; do
    grep -q "\`$field\`\|\"$field\"" "$SOURCE/docs/output.md" || fail "docs/output.md lacks $field"
done

# Over the corpus, the questions that have an answer: those without are named.
folders=("$SOURCE"/corpus/{bao-cao,sinh-hoat-chi-bo,nghi-quyet,quyet-dinh-ke-hoach,cong-van})
"$TRACUU_INDEX" add --quiet --db "$work/corpus" "${folders[@]}" || fail "indexing the corpus"
db=$work/corpus
run 7 eval "$SOURCE/corpus/golden/questions.jsonl" --json
json "j['questions'] == 112 and len(j['bad_lines']) == 12 and j['hit@5'] > .93 and j['hit@1'] > .8"
json "len(j['misses']) == round((1 - j['hit@5']) * 112)"
finish
