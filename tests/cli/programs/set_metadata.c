/* set_metadata DATABASE KEY VALUE: to give a database the stamp of another version, or take it away. */
#include <stdio.h>
#include <string.h>
#include <tracuu/xapian.h>

static tc_status set(const char *path, const char *key, const char *value)
{
    tx_writer *writer;
    TRY(tx_writer_open(&writer, path, TX_OPEN));
    tc_status status = tx_writer_set_metadata(writer, key, value, strlen(value));
    if (status == TC_OK) status = tx_writer_commit(writer);
    tx_writer_free(writer);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 4) return 2;
    tc_status status = set(argv[1], argv[2], argv[3]);
    if (status != TC_OK) fprintf(stderr, "set_metadata: %s\n", tc_message());
    return tc_status_exit(status);
}
