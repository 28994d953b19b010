#include <iostream>

#include "cli/command.h"
#include "cli/demo/demo_city.h"

namespace rongxin::cli {

void add_demo(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("demo", "建立演示城市（仅用于演示）make the demonstration city");
  command->callback([&common] {
    const auto config = common.config();
    if (!config) return common.fail(config.problem());
    const auto made = make_demo_city(*config, DemoCity::lived_in);
    if (!made) return common.fail(made.problem());
    std::cout << (*made ? "演示城市已建立。\n" : "演示城市已在库中，没有更改。\n");
  });
}

}  // namespace rongxin::cli
