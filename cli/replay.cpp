#include "cli/command.h"

namespace rongxin::cli {
void add_replay(CLI::App&, Common&) {}
}  // namespace rongxin::cli
