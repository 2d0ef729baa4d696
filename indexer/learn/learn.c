/* The stages of learning, one a line. */
#include "indexer/learn/learn.h"
#include "indexer/pipeline.h"
#include <stdlib.h>
#include <string.h>

/* What is being learned; one of the two. */
typedef struct learning {
    tc_lesson lesson;
    tc_bigram_count counts;
    bool bigrams;
} learning;

static tc_status read_file(learning *l, tc_analyser *analyser, const char *name)
{
    tc_reading r = {.length = 0};
    tc_status status = tc_reading_load(&r, name);
    if (status == TC_OK) status = tc_extract_file(&r.extract, name, r.bytes, r.length);
    if (status == TC_OK)
        status = l->bigrams ? tc_bigram_count_read(&l->counts, analyser, r.extract.text, r.extract.length)
                            : tc_lesson_read(&l->lesson, analyser, r.extract.text, r.extract.length);
    tc_reading_clear(&r);
    return status;
}

static tc_status read_files(learning *l, size_t *failed, const tc_files *files, const tc_learn_options *o)
{
    tc_analyser *analyser;
    tc_status status;
    TRY(tc_analyser_new(&analyser));
    status = TC_OK;
    for (size_t i = 0; i < files->count && status == TC_OK; i++) {
        if (!o->report(o->context, &files->items[i], i, files->count)) {
            status = tc_fail(TC_INTERRUPTED, "stopped by request");
            break;
        }
        tc_status one = files->items[i].problem ? TC_INPUT : read_file(l, analyser, files->items[i].name);
        if (one == TC_MEMORY) status = one;
        *failed += one != TC_OK;
    }
    tc_analyser_free(analyser);
    return status;
}

static tc_status learn_thesaurus(tc_buffer *out, tc_lesson *lesson)
{
    tc_likes likes = {.count = 0};
    TRY(tc_lesson_join(lesson));                                       /* syllables to words */
    tc_status status = tc_likes_find(&likes, lesson);                  /* words in the same surroundings */
    if (status == TC_OK) status = tc_likes_write(out, &likes, lesson); /* those that may stand for one another */
    free(likes.items);
    return status;
}

tc_status tc_learn(tc_buffer *out, size_t *failed, const tc_files *files, const tc_learn_options *options)
{
    learning l = {.bigrams = options->bigrams};
    tc_status status = read_files(&l, failed, files, options); /* text to syllables */
    if (status == TC_OK) status = l.bigrams ? tc_bigram_count_write(out, &l.counts) : learn_thesaurus(out, &l.lesson);
    tc_lesson_free(&l.lesson);
    tc_bigram_count_free(&l.counts);
    return status;
}
