/* The one place where exceptions end. Whatever calls Xapian does so inside guard(): nothing is thrown past it, and what
 * was thrown becomes a status with a sentence, as xapian.h says.
 */
#ifndef TRACUU_XAPIAN_GUARD_H
#define TRACUU_XAPIAN_GUARD_H

#include <tracuu/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/* For the tests: throws an exception of this class name inside guard() ("DatabaseLockError", "bad_alloc", "exception",
 * "int" …) and gives what became of it. `code` is the errno of a Xapian error, 0 for none. USAGE for an unknown name.
 */
tc_status tx_guard_probe(const char *name, const char *message, int code);

#ifdef __cplusplus
}

#include <type_traits>
#include <utility>

namespace tx {

/* To be called from a catch block only: the status of the exception being handled, its sentence set as "WHAT: why". */
tc_status caught(const char *what) noexcept;

/* Calls `f`, which gives nothing or a tc_status of its own; `what` names the thing in the sentence of a failure. */
template <class F> tc_status guard(const char *what, F &&f) noexcept
{
    try {
        if constexpr (std::is_void_v<decltype(f())>) {
            std::forward<F>(f)();
            return TC_OK;
        } else {
            return std::forward<F>(f)();
        }
    } catch (...) {
        return caught(what);
    }
}

} // namespace tx
#endif
#endif
