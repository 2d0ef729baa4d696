#!/usr/bin/env bash
# What tests/fit/span.py fits on: the spans of the sentence that answers, which of them may be given, what each is.
. "$(dirname "$0")/lib.sh"

mkdir files
printf 'Mô hình trồng nấm công nghệ cao được triển khai tại xã Bản Sen, phường Vân Hồ với 12 hộ tham gia.\n' >files/nam.txt
printf 'Chợ Bến Thủy được lập quy hoạch mới.\n' >files/cho.txt
add files
expect 0

# spans QUESTION: a line for each span, "TEXT|SIDES|FEATURES", in words.
spans() {
  printf '%s\t%s\n' "$1" 'Mô hình trồng nấm công nghệ cao được triển khai tại xã Bản Sen, phường Vân Hồ với 12 hộ tham gia.' |
    "$BUILD/tests/fit_span" "$work/db" | tee "$work/raw" | awk -F'\t' '
    $1 == "feature" { feature[features++] = $2 }
    $1 == "side" { side[sides++] = $2 }
    $1 == "span" {
      n = split($3, at, " "); line = ""
      for (i = 1; i <= n; i++) line = line (i > 1 ? " " : "") side[at[i]]
      n = split($4, pair, " "); held = " "
      for (i = 1; i <= n; i++) { split(pair[i], f, ":"); held = held feature[f[1]] " " }
      print $2 "|" line "|" held
    }'
}

run spans 'Mô hình nào được triển khai tại xã Bản Sen?'
expect 0
expect_same 'sentences that answer' "$(grep -c ^sentence "$work/raw")" 1
expect_same 'weights of features and sides' "$(grep -cE '^(feature|side)' "$work/raw")" 61
# The noun asked for opens it, and what the question says stands behind it.
whole='^Mô hình trồng nấm công nghệ cao\|EDGE DONE NAME PLAIN\|'
expect_out "$whole.* NEAR_RIGHT .* NOUN_FIRST .* OPENS_CLAUSE OPENS_SENTENCE "
expect_no_out "$whole.* (SAID|NOUN_ALONE|COMMAS|PLACES|NEAR_LEFT) "
# The noun alone; what the question says; more than it, over a break.
expect_out '^Mô hình\|.* NOUN_ALONE .* TWO '
expect_no_out '^Mô hình\|.* NOUN_FIRST '
expect_out '^trồng nấm công nghệ cao được triển khai tại\|PLAIN .* SAID NOUN_BEFORE .* DONES PLACES .* BEYOND '
expect_out '^xã Bản Sen, phường Vân Hồ\|PLACE MEANS PLAIN NAME\|.* COMMAS '
# No word is given in part, nor more than sixteen.
expect_no_out '^(hình|nghệ)'
expect_same 'too long' "$(cut -d'|' -f1 "$work/out" | awk 'NF > 16')" ''
# A name is asked for, a number is one.
run spans 'Mô hình trồng nấm công nghệ cao có mấy hộ tham gia?'
expect_out '^12( hộ)?\|MEANS '

# A line without an answer is refused; so is no index at all.
run bash -c "echo 'Chợ nào?' | '$BUILD/tests/fit_span' '$work/db'"
expect 1 'line 0: no tab'
run "$BUILD/tests/fit_span" "$work/none" </dev/null
expect 1 'fit_span: '

finish
