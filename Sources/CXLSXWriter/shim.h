// Writes XLSX files, from Debian's libxlsxwriter-dev.
#include <xlsxwriter.h>
