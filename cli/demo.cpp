#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "cli/command.h"
#include "cli/demo_city.h"

namespace rongxin::cli {

void add_demo(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("demo", "建立演示城市（仅用于演示）make the demonstration city");
  command->callback([&common] {
    const auto world = common.open(true);
    if (!world) return;
    const auto made = make_demo_city(*world);
    if (!made) return common.fail(made.problem());
    std::cout << (*made ? "演示城市已建立。\n" : "演示城市已在库中，没有更改。\n");
  });
}

}  // namespace rongxin::cli
