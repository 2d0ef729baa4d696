#!/usr/bin/env bash
# Documents that an older version of tracuu-index has read: they stay readable, it is said, and --renew reads them again.
. "$(dirname "$0")/lib.sh"

for n in 1 2 3; do write_document "files/$n.txt" "$n"; done
add files --json
expect 0
expect_json .older 0
ask_index status --json
expect_json .older 0
ask_index status
expect_no_out 'older version'

"$AGE_DOCUMENTS" db
ask_index status --json
expect_json '[.documents, .older]' '[3,3]'
ask_index status
expect_out "documents as an older version read them: 3; 'tracuu-index add --renew PATH' reads them again"
ask_index search --json 'nông nghiệp'
expect 0

# What has changed since is read anew anyway; what is only touched, or as it was, is not.
write_document files/2.txt 2 'Thêm một câu.'
touch -d '2020-01-01' files/3.txt
add files
expect 0
expect_out 'hint: 2 documents are as an older version read them; .*tracuu-index add --renew PATH'
add files --json
expect_json '[.unchanged, .older]' '[3,2]'
add files --quiet
expect_no_out .

add files --renew --json
expect 0
expect_json '[.updated, .unchanged, .older]' '[2,1,0]'
add files --renew --json
expect_json '[.updated, .unchanged, .older]' '[0,3,0]'
ask_index status --json
expect_json .older 0
index check
expect 0
finish
