#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/abbreviation.h>

extern const char tc_abbreviations_tsv[];
extern const size_t tc_abbreviations_tsv_length;

extern const char tc_synonyms_tsv[];
extern const size_t tc_synonyms_tsv_length;

static tc_synonym *synonyms;
static size_t synonym_count;
static tc_abbreviation *table;
static size_t table_count;
static tc_status table_status;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Takes one line of a table: "form TAB meaning", or "one TAB other TAB weight", and perhaps "TAB weight back". */
typedef tc_status take_line(const char *line, const char *tab, const char *stop, size_t *capacity);

static tc_status take_abbreviation(const char *line, const char *tab, const char *stop, size_t *capacity)
{
    TRY(TC_GROW(table, *capacity, table_count + 1));
    table[table_count++] = (tc_abbreviation){line, tab + 1, (size_t)(tab - line), (size_t)(stop - tab - 1)};
    return TC_OK;
}

/* A weight as the table writes it, digits and a point; *behind is where it ends. The table is part of the program: what
 * an office writes is read with more care (thesaurus.c). */
static double read_weight(const char *at, const char **behind)
{
    double digits = 0, places = 1;
    for (bool point = false; (*at >= '0' && *at <= '9') || (*at == '.' && !point); at++) {
        if (*at == '.')
            point = true;
        else
            digits = 10 * digits + (*at - '0');
        if (point && *at != '.') places *= 10;
    }
    *behind = at;
    return digits / places; /* the number nearest to it, as strtod gives */
}

static tc_status take_synonym(const char *line, const char *tab, const char *stop, size_t *capacity)
{
    const char *second = memchr(tab + 1, '\t', (size_t)(stop - tab - 1));
    if (!second) return TC_OK;
    TRY(TC_GROW(synonyms, *capacity, synonym_count + 1));
    const char *behind;
    double weight = read_weight(second + 1, &behind),
           back = *behind == '\t' ? read_weight(behind + 1, &behind) : weight;
    synonyms[synonym_count++] = (tc_synonym){line,   tab + 1, (size_t)(tab - line), (size_t)(second - tab - 1),
                                             weight, back};
    return TC_OK;
}

/* Empty lines and lines of # are left out. */
static tc_status parse(const char *at, const char *end, take_line *take)
{
    size_t capacity = 0;
    const char *line, *stop;
    while (tc_table_next(&at, end, &line, &stop)) {
        const char *tab = memchr(line, '\t', (size_t)(stop - line));
        if (tab) TRY(take(line, tab, stop, &capacity));
    }
    return TC_OK;
}

static void load(void)
{
    table_status = parse(tc_abbreviations_tsv, tc_abbreviations_tsv + tc_abbreviations_tsv_length, take_abbreviation);
    if (table_status == TC_OK)
        table_status = parse(tc_synonyms_tsv, tc_synonyms_tsv + tc_synonyms_tsv_length, take_synonym);
}

tc_status tc_synonyms(const tc_synonym **out, size_t *count)
{
    pthread_once(&once, load);
    if (table_status != TC_OK) return tc_fail(table_status, "no memory for the table of synonyms");
    *out = synonyms;
    *count = synonym_count;
    return TC_OK;
}

tc_status tc_abbreviations(const tc_abbreviation **out, size_t *count)
{
    pthread_once(&once, load);
    if (table_status != TC_OK) return tc_fail(table_status, "no memory for the table of abbreviations");
    *out = table;
    *count = table_count;
    return TC_OK;
}
