// Composition root: which commands there are. What each stands on is put together in composition.cpp.
#include <iostream>

#include "cli/command.h"
#include "platform/process_guard.h"

int main(int count, char** arguments) {
  using namespace rongxin::cli;
  rongxin::guard_process();
  CLI::App app{"Rongxin 榕心 " RONGXIN_VERSION " — 学生心理健康与教育工作平台"};
  app.set_version_flag("--version", RONGXIN_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  Common common;
  app.add_option("--config", common.config_file, "配置文件 configuration (TOML)");
  app.add_option("--store", common.store, "数据库 store: sqlite:PATH, PATH or postgresql://…");
  app.add_option("--lang", common.language, "zh-CN | en");
  app.add_flag("--json", common.json, "以 JSON 输出 report as JSON");
  for (const AddCommand add : {add_serve, add_migrate, add_import, add_campaign, add_instrument, add_account,
                               add_verify_audit, add_replay, add_rescore, add_demo})
    add(app, common);
  CLI11_PARSE(app, count, arguments);
  return common.exit_code;
}
