#include "cli/command.h"

namespace rongxin::cli {
void add_demo(CLI::App&, Common&) {}
}  // namespace rongxin::cli
