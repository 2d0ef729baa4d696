/* age_documents INDEX: makes its documents look as an older version of tracuu-index has read them. */
#include <stdio.h>
#include <tracuu/store.h>

static tc_status age(void *context, const tc_document *document)
{
    tc_document older = *document;
    older.analysis = 0;
    return tc_store_put_document(context, &older);
}

static tc_status age_all(const char *index)
{
    tc_store_writer *writer;
    tc_store *store;
    TRY(tc_store_writer_open(&writer, index, 1, NULL, 0));
    tc_status status = tc_store_open(&store, index);
    if (status == TC_OK) {
        status = tc_store_each_document(store, age, writer);
        tc_store_free(store);
    }
    if (status == TC_OK) status = tc_store_commit(writer);
    tc_store_writer_free(writer);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 2) return 2;
    tc_status status = age_all(argv[1]);
    if (status != TC_OK) fprintf(stderr, "age_documents: %s\n", tc_message());
    return tc_status_exit(status);
}
