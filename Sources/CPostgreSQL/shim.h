// The C interface of PostgreSQL, from Debian's libpq-dev.
#include <libpq-fe.h>
