#include <iostream>

#include "accounts/account_names.h"
#include "accounts/problems.h"
#include "accounts/session_keeper.h"
#include "campaign_desk/problems.h"
#include "cli/command.h"
#include "platform/problem_catalogue.h"
#include "school_roll/school_roll.h"

namespace rongxin::cli {
namespace {

struct Wanted {
  std::string login, name, unit, role, password_file;
  bool on_duty = false;
};

void add(Common& common, const Wanted& wanted) {
  auto password = read_whole_file(wanted.password_file, 4096);
  if (!password) return common.fail(password.problem());
  while (!password->empty() && (password->back() == '\n' || password->back() == '\r')) password->pop_back();
  access::Role role = access::Role::class_teacher;
  if (!access::parse_role(wanted.role, role))
    return common.fail({problems::field_invalid, "role", {{"name", "role"}, {"expected", "psychology_teacher …"}}});
  if (!accounts::may_be_login(accounts::normal_login(wanted.login)))
    return common.fail({problems::field_invalid, "login", {{"name", "login"}, {"expected", "3..64, no blanks"}}});
  const auto world = common.open(false);
  if (!world) return;
  const auto key = store::SystemKey::because("accounts are added by the operator's command line");
  const auto added = world->database->write(key, [&](store::Transaction& transaction) -> Status {
    const auto unit = school_roll::find_unit(transaction, wanted.unit);
    if (!unit) return Problem(problems::unit_unknown, "unit", {{"code", wanted.unit}});
    const auto account = accounts::add_account(transaction, {wanted.login, wanted.name, *password}, world->clock);
    if (!account) return problems::login_taken;
    accounts::add_post(transaction, *account, *unit, role, world->clock);
    if (wanted.on_duty) accounts::add_duty(transaction, *account, *unit, world->clock);
    world->audit->append(transaction, {"system", 0, 0, "addAccount", 0,
                                       "account " + std::to_string(account->value) + " unit " +
                                           std::to_string(unit->value) + " " + wanted.role});
    return success();
  });
  if (!added) return common.fail(added.problem());
  std::cout << "已添加账号 " << wanted.login << "\n";
}

}  // namespace

void add_account(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("account", "账号 accounts");
  command->require_subcommand(1);
  auto wanted = std::make_shared<Wanted>();
  auto* one = command->add_subcommand("add", "添加账号和岗位 add an account with a post");
  one->add_option("--login", wanted->login)->required();
  one->add_option("--name", wanted->name)->required();
  one->add_option("--unit", wanted->unit, "单位代码 code of the unit")->required();
  one->add_option("--role", wanted->role)->required();
  one->add_option("--password-file", wanted->password_file, "密码从文件读取 the password is read from a file")
      ->required();
  one->add_flag("--on-duty", wanted->on_duty, "值班：可联系的成人 can be reached during class sessions");
  one->callback([&common, wanted] { add(common, *wanted); });
}

}  // namespace rongxin::cli
