#include "cli/command.h"

namespace rongxin::cli {
void add_import(CLI::App&, Common&) {}
}  // namespace rongxin::cli
