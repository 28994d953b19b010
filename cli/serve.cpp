#include <csignal>
#include <iostream>
#include <thread>

#include "cli/command.h"
#include "cli/demo_city.h"
#include "http/embedded_web.h"
#include "platform/log.h"
#include "serving.h"

namespace rongxin::cli {
namespace {

volatile std::sig_atomic_t asked_to_stop = 0;

void serve(Common& common, bool demo) {
  const auto world = common.open(true);
  if (!world) return;
  if (demo)
    if (const auto made = make_demo_city(*world); !made) return common.fail(made.problem());
  log::open(world->config.log.format == "json" ? log::Format::json : log::Format::text);
  auto serving = Serving::start(*world, http::embedded_web_files(), demo);
  if (!serving) return common.fail(serving.problem());
  std::cout << "Rongxin 榕心: " << world->config.server.public_address << "\n" << (demo ? demo_accounts(*world) : "") << std::flush;
  std::signal(SIGINT, [](int) { asked_to_stop = 1; });
  std::signal(SIGTERM, [](int) { asked_to_stop = 1; });
  std::signal(SIGPIPE, SIG_IGN);
  while (asked_to_stop == 0 && world->database->healthy()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  // After a commit of unknown outcome nothing more may be written: end, and let the supervisor start us again.
  if (!world->database->healthy()) {
    log::error("a commit of unknown outcome: stopping", {});
    common.exit_code = 70;
  }
  (*serving)->stop();
}

}  // namespace

void add_serve(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("serve", "启动服务 serve web pages and API");
  auto demo = std::make_shared<bool>(false);
  command->add_flag("--demo", *demo, "演示：不强制第二验证 demonstration: second factor not enforced");
  command->callback([&common, demo] { serve(common, *demo); });
}

}  // namespace rongxin::cli
