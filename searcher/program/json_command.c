/* What each command prints as JSON. Every pair is documented in docs/output.md. */
#include "searcher/program/json.h"
#include "searcher/program/messages.h"
#include <string.h>

/* Merges `more` into `object`, dropping it; NULL in either gives NULL. */
static json_t *merge(json_t *object, json_t *more)
{
    bool done = object && more && json_object_update(object, more) == 0;
    json_decref(more);
    if (done) return object;
    json_decref(object);
    return NULL;
}

/* ---- how the query was understood ---- */

static json_t *json_forms(const tc_understood_word *w)
{
    json_t *array = json_array();
    for (size_t i = 0; i < w->form_count && array; i++)
        array = tc_json_append(array, json_pack("{s:o,s:I,s:o}", "text", tc_json_text(w->forms[i].text), "frequency",
                                                (json_int_t)w->forms[i].frequency, "weight",
                                                tc_json_real(w->forms[i].weight)));
    return array;
}

static json_t *json_word(const tc_understood_word *w, bool all)
{
    json_t *object = json_pack("{s:o,s:o,s:[I,I],s:b,s:b,s:o,s:o}", "text", tc_json_text(w->text), "meant",
                               tc_json_text(w->meant), "at", (json_int_t)w->at.start, (json_int_t)w->at.end, "required",
                               w->required, "marked", w->marked, "rarity", tc_json_real(w->rarity), "expansions",
                               tc_json_texts(w->expansions, w->expansion_count));
    return all ? merge(object, json_pack("{s:o}", "forms", json_forms(w))) : object;
}

static json_t *json_periods(const tc_understood *u)
{
    json_t *array = json_array();
    for (size_t i = 0; i < u->period_count && array; i++) array = tc_json_append(array, tc_json_period(u->periods[i]));
    return array;
}

/* `all`: also what only one who asks how the query was understood wants to read. */
static json_t *json_understood(const tc_understood *u, bool all)
{
    json_t *words = json_array();
    for (size_t i = 0; i < u->word_count && words; i++) words = tc_json_append(words, json_word(&u->words[i], all));
    json_t *object = json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:b,s:I}",                /* a pair a line */
                               "words", words,                                         //
                               "dropped", tc_json_texts(u->dropped, u->dropped_count), //
                               "periods", json_periods(u),                             //
                               "numbers", tc_json_texts(u->numbers, u->number_count),  //
                               "filters", tc_json_texts(u->filters, u->filter_count),  //
                               "answer_kind", tc_json_text(u->answer_kind),            //
                               "answer_noun", tc_json_text(u->answer_noun),            //
                               "operators", u->operators,                              //
                               "relaxed", (json_int_t)u->relaxed);
    if (!all) return object;
    return merge(object, json_pack("{s:o,s:o}", "tree", tc_json_text(u->tree), "xapian", tc_json_text(u->xapian)));
}

/* ---- search, explain, ask ---- */

static json_t *json_facets(const tc_results *r)
{
    return json_pack("{s:o,s:o,s:o,s:o}", "sector", tc_json_counts(&r->sectors), "year", tc_json_counts(&r->years),
                     "type", tc_json_counts(&r->types), "document", tc_json_counts(&r->documents));
}

static json_t *json_results(const tc_results *r, const tc_store *store, bool all)
{
    return json_pack("{s:i,s:o,s:o,s:o,s:I,s:b,s:o,s:o,s:o,s:o}",              /* a pair a line */
                     "version", 1,                                             //
                     "query", tc_json_text(r->query),                          //
                     "understood", json_understood(&r->understood, all),       //
                     "suggestion", tc_json_text(r->suggestion),                //
                     "total", (json_int_t)r->total,                            //
                     "total_exact", r->total_exact,                            //
                     "hits", tc_json_hits(r->hits, r->hit_count, store, all),  //
                     "facets", json_facets(r),                                 //
                     "warnings", tc_json_texts(r->warnings, r->warning_count), //
                     "elapsed_ms", tc_json_real(r->elapsed_ms));
}

json_t *tc_json_search(const tc_results *results, const tc_store *store)
{
    return json_results(results, store, false);
}

json_t *tc_json_explain(const tc_results *results, const tc_store *store)
{
    return json_results(results, store, true);
}

static json_t *json_answer(const tc_answer *a)
{
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "text", tc_json_text(a->text), "sentence",
                     tc_json_text(a->sentence), "confidence", tc_json_real(a->confidence), "value",
                     tc_json_real(a->value), "unit", tc_json_text(a->unit), "column", tc_json_text(a->column),
                     "citation", tc_json_citation(&a->citation));
}

static json_t *json_answer_of(const tc_asked *asked)
{
    if (!asked->answered) return json_null();
    json_t *others = json_array();
    for (size_t i = 0; i < asked->other_count && others; i++)
        others = tc_json_append(others, json_answer(&asked->others[i]));
    return merge(json_answer(&asked->answer), json_pack("{s:o}", "others", others));
}

/* The best candidate, given or not, and what the confidence in it rests on. */
static json_t *json_weighed(const tc_answer *a)
{
    if (!a->text) return json_null();
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o}", "text", tc_json_text(a->text), "sentence", tc_json_text(a->sentence),
                     "confidence", tc_json_real(a->confidence), "evidence", tc_json_real(a->grounds.evidence), "lead",
                     tc_json_real(a->grounds.lead), "passage", tc_json_real(a->grounds.passage));
}

json_t *tc_json_ask(const tc_asked *asked, const tc_store *store)
{
    const tc_results *r = &asked->results;
    return json_pack("{s:i,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:I,s:b,s:o,s:o,s:o}",   /* a pair a line */
                     "version", 1,                                              //
                     "question", tc_json_text(r->query),                        //
                     "kind", tc_json_text(asked->kind),                         //
                     "answer", json_answer_of(asked),                           //
                     "reason", tc_json_text(asked->reason),                     //
                     "weighed", json_weighed(&asked->answer),                   //
                     "understood", json_understood(&r->understood, false),      //
                     "suggestion", tc_json_text(r->suggestion),                 //
                     "total", (json_int_t)r->total,                             //
                     "total_exact", r->total_exact,                             //
                     "hits", tc_json_hits(r->hits, r->hit_count, store, false), //
                     "warnings", tc_json_texts(r->warnings, r->warning_count),  //
                     "elapsed_ms", tc_json_real(r->elapsed_ms));
}

/* ---- documents, show, status, fields ---- */

static json_t *json_document(const tc_document *d, const char *shown, char *const *also_in, size_t also_in_count)
{
    json_t *basis = tc_json_text(d->date.year ? tc_basis_name(d->basis) : NULL);
    return json_pack("{s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:I,s:o,s:o,s:o}", /* a pair a line */
                     "document", tc_json_text(shown ? shown : d->path),           //
                     "root", tc_json_text(d->root),                               //
                     "title", tc_json_text(d->title),                             //
                     "type", tc_json_text(d->type),                               //
                     "number", tc_json_text(d->number),                           //
                     "issuer", tc_json_text(d->issuer),                           //
                     "date", tc_json_date(d->date),                               //
                     "date_basis", basis,                                         //
                     "date_precision", tc_json_precision(d->date),                //
                     "period", tc_json_period(d->period),                         //
                     "passages", (json_int_t)d->passages,                         //
                     "pages", d->pages ? json_integer(d->pages) : json_null(),    //
                     "sha256", tc_json_hash(d->sha256),                           //
                     "also_in", tc_json_texts(also_in, also_in_count));
}

json_t *tc_json_documents(const tc_listing *listing)
{
    json_t *documents = json_array();
    for (size_t i = 0; i < listing->count && documents; i++) {
        const tc_listed *l = &listing->items[i];
        documents = tc_json_append(documents, json_document(&l->document, l->shown, l->also_in, l->also_in_count));
    }
    return json_pack("{s:i,s:I,s:o}", "version", 1, "total", (json_int_t)listing->total, "documents", documents);
}

json_t *tc_json_show(const tc_shown *s, const tc_store *store)
{
    return json_pack("{s:i,s:o,s:o,s:o}", "version", 1, "document", json_document(&s->document, NULL, NULL, 0), "focus",
                     s->focus >= 0 ? json_integer(s->focus) : json_null(), "passages",
                     tc_json_hits(s->hits, s->hit_count, store, false));
}

json_t *tc_json_source(const char *name, const char *text, size_t length, bool changed, bool missing)
{
    return json_pack("{s:i,s:o,s:b,s:b,s:o}", "version", 1, "document", tc_json_text(name), "changed", changed,
                     "missing", missing, "text", tc_json_bytes(text, length));
}

static json_t *json_problems(const tc_problem *problems, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count && array; i++)
        array = tc_json_append(array, json_pack("{s:o,s:o}", "document", tc_json_text(problems[i].document), "reason",
                                                tc_json_text(problems[i].reason)));
    return array;
}

json_t *tc_json_status(const tc_index_status *s)
{
    return json_pack("{s:i,s:I,s:I,s:I,s:I,s:I,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", /* a pair a line */
                     "version", 1,                                            //
                     "documents", (json_int_t)s->documents,                   //
                     "older", (json_int_t)s->older,                           //
                     "passages", (json_int_t)s->passages,                     //
                     "text_bytes", (json_int_t)s->text_bytes,                 //
                     "index_bytes", (json_int_t)s->index_bytes,               //
                     "schema", tc_json_text(s->schema),                       //
                     "updated", tc_json_text(s->updated),                     //
                     "by_type", tc_json_counts(&s->by_type),                  //
                     "by_year", tc_json_counts(&s->by_year),                  //
                     "by_sector", tc_json_counts(&s->by_sector),              //
                     "failed", json_problems(s->failed, s->failed_count),     //
                     "doubtful", json_problems(s->doubtful, s->doubtful_count));
}

static json_t *json_names(const char *names)
{
    json_t *array = json_array();
    while (*names && array) {
        size_t n = strcspn(names, ",");
        array = tc_json_append(array, json_stringn(names, n));
        names += n + (names[n] == ',');
    }
    return array;
}

static json_t *json_field(tc_field field)
{
    return json_pack("{s:o,s:s,s:o}", "names", json_names(tc_field_names(field)), "holds", tc_field_words(field),
                     "example", tc_json_text(tc_say_field_example(field)));
}

json_t *tc_json_fields(void)
{
    json_t *fields = json_array();
    for (int i = 0; i < TC_FIELD_COUNT && fields; i++)
        if (*tc_field_names((tc_field)i)) fields = tc_json_append(fields, json_field((tc_field)i));
    return json_pack("{s:i,s:o}", "version", 1, "fields", fields);
}
