#!/usr/bin/env bash
# A passage that Xapian's weight puts behind several hundred others is found where none of the first ones is any good: the
# words stand scattered in short notices, and side by side in one long report only.
. "$(dirname "$0")/lib.sh"

mkdir files
awk 'BEGIN { # 400 short ones, and the long one
  srand(7)
  split("lấn bãi bồi trạm thủy văn", word, " ")
  split("cây gạo đồng lúa vườn chợ phiên đình làng giếng cổ ao sen đê quai bến đò", filler, " ")
  for (i = 1; i <= 400; i++) {
    file = sprintf("files/tin-%03d.txt", i)
    for (w = 6; w >= 1; w--) printf "%s %s %s ", word[w], filler[int(rand() * 17) + 1], filler[int(rand() * 17) + 1] > file
    print "." > file
    close(file)
  }
  for (i = 1; i <= 60; i++) printf "%s %s ", filler[int(rand() * 17) + 1], filler[int(rand() * 17) + 1] > "files/dai.txt"
  print "lấn bãi bồi trạm thủy văn", "đã xong." > "files/dai.txt"
}'
add files
expect 0

ask_index search --json 'lấn bãi bồi trạm thủy văn'
expect_json '.hits[0].citation.document' '"dai.txt"'

finish
