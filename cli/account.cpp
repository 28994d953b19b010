#include "cli/command.h"

namespace rongxin::cli {
void add_account(CLI::App&, Common&) {}
}  // namespace rongxin::cli
