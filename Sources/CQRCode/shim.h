// Turns text into the squares of a QR code, from Debian's libqrencode-dev.
#include <qrencode.h>
