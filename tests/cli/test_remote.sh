#!/usr/bin/env bash
# Shards: a database of another machine gives the same hits as on this one, and two make one index.
. "$(dirname "$0")/lib.sh"
command -v xapian-tcpsrv >/dev/null || { echo 'xapian-tcpsrv is missing (package xapian-tools)'; exit 1; }

folders=()
for folder in "$SOURCE"/corpus/*/; do [ -e "$folder/questions.jsonl" ] || folders+=("$folder"); done
add "${folders[@]}"
expect 0

# serve DATABASE: sets $port; the server says when it listens.
serve() {
  local try
  for try in 1 2 3 4 5; do
    port=$((20000 + (RANDOM % 20000)))
    # When it is ended it ends its whole group of processes, which must not be ours.
    setsid xapian-tcpsrv --interface 127.0.0.1 --port $port "$1" >"server-$port" 2>&1 &
    helpers+=($!)
    wait_for 10 grep -q 'Listening' "server-$port" && return
  done
  fail "no server: $(cat server-*)"
}
# serve_all INDEX: the lines that name its databases once they are served.
serve_all() {
  local database
  for database in $(databases "$1"); do
    serve "$database"
    echo "tcp:127.0.0.1:$port" >>"$2"
  done
}
mkdir remote
serve_all db remote/tracuu.shards

cat >queries <<'QUERIES'
tổng đàn lợn
tong dan lon thang 01/2022
"giải phóng mặt bằng"
GPMB kè sông Mộc
412/QĐ-UBND
thu NSNN quý I/2022
linhvuc:"y tế" tiêm chủng
đấu thầu OR đấu giá AND NOT đất
chuyển đổi số NEAR/5 dịch vụ công
kè bờ trái sông Mộc chậm tiến độ vì sao
QUERIES
hits() { "$TRACUU" search --db "$1" --json --batch queries | jq -c '{query, total, hits: [.hits[] | {id, text, score: (.score * 1000 | round), citation}]}'; }
expect_same 'queries' "$(hits db | wc -l)" 10
expect_same 'remote hits' "$(hits remote)" "$(hits db)"
for command in mentions documents status; do
  operand=()
  [ $command = mentions ] && operand=('sông Mộc')
  seen=$("$TRACUU" $command --db remote --json "${operand[@]}" | jq -c 'del(.elapsed_ms, .index_bytes)')
  expect_same "remote $command" "$seen" "$("$TRACUU" $command --db db --json "${operand[@]}" | jq -c 'del(.elapsed_ms, .index_bytes)')"
done
run "$TRACUU" show --db remote 118_qd-412.txt
expect 0
run "$TRACUU" show --db remote 118_qd-412.txt --source
expect 0
expect_same 'remote source' "$(cksum <"$work/out")" "$(cksum <"$SOURCE/corpus/quyet-dinh-ke-hoach/118_qd-412.txt")"

# Half here, half there: nothing is lost.
run "$TRACUU_INDEX" add --db half "${folders[@]:0:2}"
expect 0
run "$TRACUU_INDEX" add --db rest "${folders[@]:2}"
expect 0
serve_all rest half/tracuu.shards
all() { "$TRACUU" documents --db "$1" --json | jq -c '[.documents[] | [.document, .sha256, .passages]] | sort'; }
expect_same 'documents of two shards' "$(all half)" "$(all db)"
found() { "$TRACUU" search --db "$1" --json --limit 200 '"đầu tư công"' | jq -c '[.hits[].id] | sort'; }
expect_same 'hits of two shards' "$(found half)" "$(found db)"
run "$TRACUU" search --db half --json --limit 1 'tổng đàn lợn của thành phố năm 2022'
expect 0

# The server ends: said, with its place, in bounded time.
kill "${helpers[@]}"
wait "${helpers[@]}" 2>/dev/null
helpers=()
run timeout 30 "$TRACUU" search --db remote 'tổng đàn lợn'
expect 3 "127.0.0.1:[0-9]+"
finish
