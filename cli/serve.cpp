#include <unistd.h>

#include <csignal>
#include <iostream>
#include <thread>

#include "cli/command.h"
#include "cli/demo/demo_city.h"
#include "events/channels.h"
#include "http/descriptors.h"
#include "http/embedded_web.h"
#include "platform/log.h"
#include "platform/problem_catalogue.h"
#include "serving.h"

namespace rongxin::cli {
namespace {

volatile std::sig_atomic_t asked_to_stop = 0;

// One minute of an alert's clock in a second.
constexpr int fast_clock_speed = 60;

struct Wanted {
  bool demo = false, unanswered = false, fast_clock = false, allow_root = false;
};

// Whether other machines are served: then a fault in this process must not own the whole machine.
bool for_others(const Config& config) {
  const auto& of = config.server.public_address;
  const bool local_name = of.find("//127.0.0.1") != std::string::npos || of.find("//localhost") != std::string::npos ||
                          of.find("//[::1]") != std::string::npos;
  return !local_name || (config.server.address != "127.0.0.1" && config.server.address != "::1");
}

void serve(Common& common, const Wanted& wanted) {
  const bool demo = wanted.demo;
  auto config = common.config();
  if (!config) return common.fail(config.problem());
  if (::geteuid() == 0 && !demo && !wanted.allow_root && !config->server.allow_root && for_others(*config))
    return common.fail(problems::runs_as_root);
  http::raise_descriptor_limit();
  if (wanted.fast_clock) config->call.speed = fast_clock_speed;
  // A real server would print numbers and links on its terminal, and nobody's phone would ring.
  if (!demo && config->call.webhook_url == events::console_url) return common.fail(problems::messages_on_terminal);
  // Somebody's phone has to ring: here it is this terminal.
  if (demo && config->call.webhook_url.empty()) config->call.webhook_url = events::console_url;
  if (demo)
    if (const auto made = make_demo_city(*config, wanted.unanswered ? DemoCity::unanswered : DemoCity::lived_in); !made)
      return common.fail(made.problem());
  const auto world = common.open(*config, true);
  if (!world) return;
  log::open(world->config.log.format == "json" ? log::Format::json : log::Format::text);
  auto serving = Serving::start(*world, http::embedded_web_files(), demo);
  if (!serving) return common.fail(serving.problem());
  std::cout << "Rongxin 榕心: " << world->config.server.public_address << "\n"
            << (demo ? demo_accounts(*world) : "") << std::flush;
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
  auto wanted = std::make_shared<Wanted>();
  auto* demo = command->add_flag(
      "--demo", wanted->demo,
      "演示城市；不强制第二验证，消息显示在终端 demonstration city: no second factor, messages on the terminal");
  command
      ->add_flag("--unanswered", wanted->unanswered,
                 "演示城市还没有人作答 the demonstration city before anybody has answered")
      ->needs(demo);
  command
      ->add_flag("--fast-clock", wanted->fast_clock, "预警时钟一分钟作一秒 a minute of an alert's clock takes a second")
      ->needs(demo);
  command->add_flag("--allow-root", wanted->allow_root,
                    "允许以 root 对外提供服务（不建议） serve other machines as root, against advice");
  command->callback([&common, wanted] { serve(common, *wanted); });
}

}  // namespace rongxin::cli
