#include <boost/json.hpp>
#include <iostream>

#include "cli/command.h"
#include "instruments/instrument_definition.h"
#include "instruments/load_licensed_texts.h"
#include "store/embedded_text.h"

namespace rongxin::cli {
namespace {

void check(Common& common, const std::string& file) {
  auto text = read_whole_file(file, 1024 * 1024);
  if (!text) return common.fail(text.problem());
  const auto read = instruments::read_instrument(*text);
  if (!read.faults.empty()) common.exit_code = 1;
  const auto& source = read.compiled.source;
  if (common.json) {
    boost::json::array faults;
    for (const auto& fault : read.faults)
      faults.push_back(
          {{"path", fault.path}, {"code", fault.code}, {"reason", fault.text_zh}, {"reason_en", fault.text_en}});
    std::cout << boost::json::serialize(boost::json::object{{"id", source.id},
                                                            {"version", source.version},
                                                            {"content_hash", read.content_hash},
                                                            {"golden_vectors", source.golden.size()},
                                                            {"faults", std::move(faults)}})
              << "\n";
    return;
  }
  for (const auto& fault : read.faults)
    std::cerr << fault.path << "  " << (common.language == "en" ? fault.text_en : fault.text_zh) << "\n";
  if (read.faults.empty())
    std::cout << source.id << " " << source.version << "：" << source.items.size() << " 题，" << source.scales.size()
              << " 个量表，" << source.golden.size() << " 个样例全部通过。\n"
              << read.content_hash << "\n";
}

void list(Common& common) {
  const auto world = common.open(false);
  if (!world) return;
  const auto key = store::SystemKey::because("the library of instruments holds nothing of a person");
  world->database->read(key, [&](store::Transaction& transaction) {
    for (const auto& entry : instruments::list_library(transaction)) {
      const auto why_not = instruments::why_not_usable(entry);
      std::cout << entry.source().id << " " << entry.source().version << "："
                << (why_not.empty() ? "可用" : why_not.front().text(common.language)) << "\n";
    }
    return 0;
  });
}

void load_texts(Common& common, const std::string& file, const std::string& name) {
  auto text = read_whole_file(file, 1024 * 1024);
  if (!text) return common.fail(text.problem());
  const auto world = common.open(false);
  if (!world) return;
  const auto loaded = instruments::load_instrument_texts(*world->screening, *text, name);
  if (!loaded) return common.fail(loaded.problem());
  if (!loaded->faults.empty()) common.exit_code = 1;
  for (const auto& fault : loaded->faults)
    std::cerr << fault.path << "  " << (common.language == "en" ? fault.text_en : fault.text_zh) << "\n";
  if (!loaded->faults.empty()) return;
  std::cout << loaded->id << " " << loaded->version
            << (loaded->already_there ? "：先前已导入，没有更改。\n" : "：文字已导入，样例全部通过。\n")
            << loaded->content_hash << "\n";
}

// Signs or confirms, in one transaction with its audit line.
template <class F>
void change_check(Common& common, const std::string& id, const char* action, const char* done, F change) {
  const auto world = common.open(false);
  if (!world) return;
  const auto key = store::SystemKey::because("an operator notes who answers for an instrument");
  const Status changed = world->database->write(key, [&](store::Transaction& transaction) -> Status {
    RONGXIN_CHECK(change(transaction, *world->screening));
    world->audit->append(transaction, {"system", 0, 0, action, 0, "instrument " + id});
    return success();
  });
  if (!changed.ok()) return common.fail(changed.problem());
  std::cout << done << "\n";
}

void add_licence(CLI::App& command, Common& common) {
  auto id = std::make_shared<std::string>(), name = std::make_shared<std::string>(),
       statement = std::make_shared<std::string>(), on = std::make_shared<std::string>(),
       file = std::make_shared<std::string>();
  auto* list_command = command.add_subcommand("list", "量表库和能否使用 the library, and what may be used");
  list_command->callback([&common] { list(common); });
  auto* load_command =
      command.add_subcommand("load-texts", "导入已获授权的题目文字 load words that you hold a licence for");
  load_command->add_option("FILE", *file)->required();
  load_command->add_option("--by", *name, "导入人姓名 who loads them")->required();
  load_command->callback([&common, file, name] { load_texts(common, *file, *name); });
  auto* sign_command = command.add_subcommand("sign", "签署核对 sign a check");
  sign_command->add_option("INSTRUMENT", *id)->required();
  sign_command->add_option("--by", *name, "签署人姓名 who signs")->required();
  sign_command->add_option("--statement", *statement, "核对了什么 what was checked")->required();
  sign_command->add_option("--date", *on, "签署日期，默认今天 day of the signature, YYYY-MM-DD; today if left out");
  sign_command->callback([=, &common] {
    change_check(common, *id, "signInstrumentCheck", "已签署，还需要另一人确认。",
                 [&](store::Transaction& transaction, campaigns::Screening& to) {
                   return instruments::sign_instrument_check(transaction, to, {*name, {}}, *id, *statement,
                                                             on->empty() ? Clock::system().today() : *on);
                 });
  });
  auto* confirm_command = command.add_subcommand("confirm", "由另一人确认核对 confirm what another person signed");
  confirm_command->add_option("INSTRUMENT", *id)->required();
  confirm_command->add_option("--by", *name, "确认人姓名，须是另一人 who confirms: another person")->required();
  confirm_command->callback([=, &common] {
    change_check(common, *id, "confirmInstrumentCheck", "已确认，可以使用。",
                 [&](store::Transaction& transaction, campaigns::Screening& to) {
                   return instruments::confirm_instrument_check(transaction, to, {*name, {}}, *id);
                 });
  });
}

}  // namespace

void add_instrument(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("instrument", "量表 instruments");
  command->require_subcommand(1);
  add_licence(*command, common);
  auto file = std::make_shared<std::string>();
  auto* check_command = command->add_subcommand("check", "检查定义和样例 check a definition and its golden vectors");
  check_command->add_option("FILE", *file)->required();
  check_command->callback([&common, file] { check(common, *file); });
  auto* schema_command =
      command->add_subcommand("schema", "打印定义的 JSON Schema print the JSON Schema of a definition, for editors");
  schema_command->callback([] {
    for (const auto& one : store::embedded_schemas())
      if (one.name == "instrument.schema.json") std::cout << one.text;
  });
}

}  // namespace rongxin::cli
