/* The shared library is made of the parts alone; CMake wants one source of its own. */
extern const char *tc_version(void);
