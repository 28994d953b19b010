#include <iostream>

#include "cli/command.h"
#include "store/migrate/migrate.h"
#include "store/prepare_store.h"

namespace rongxin::cli {

void add_migrate(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand(
      "migrate", "建立或升级数据库 make or upgrade the schema; for PostgreSQL as the owner of the tables");
  auto role = std::make_shared<std::string>("rongxin_server");
  command->add_option("--server-role", *role, "PostgreSQL 服务账号 role of the server: may use the tables, owns none");
  command->callback([&common, role] {
    auto settings = common.config();
    if (!settings) return common.fail(settings.problem());
    const auto applied = store::prepare_store(settings->store.url, *role);
    if (!applied) return common.fail(applied.problem());
    std::cout << "数据库版本 " << store::newest_migration() << "，本次应用 " << *applied << " 个升级。\n";
  });
}

}  // namespace rongxin::cli
