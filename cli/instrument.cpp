#include <boost/json.hpp>
#include <iostream>

#include "cli/command.h"
#include "screening/instrument_definition.h"
#include "store/embedded_text.h"

namespace rongxin::cli {
namespace {

void check(Common& common, const std::string& file) {
  auto text = read_whole_file(file, 1024 * 1024);
  if (!text) return common.fail(text.problem());
  const auto read = screening::read_instrument(*text);
  if (!read.faults.empty()) common.exit_code = 1;
  const auto& source = read.compiled.source;
  if (common.json) {
    boost::json::array faults;
    for (const auto& fault : read.faults) faults.push_back({{"path", fault.path}, {"code", fault.code}, {"reason", fault.text_zh}, {"reason_en", fault.text_en}});
    std::cout << boost::json::serialize(boost::json::object{{"id", source.id}, {"version", source.version}, {"content_hash", read.content_hash},
                                                            {"golden_vectors", source.golden.size()}, {"faults", std::move(faults)}}) << "\n";
    return;
  }
  for (const auto& fault : read.faults) std::cerr << fault.path << "  " << (common.language == "en" ? fault.text_en : fault.text_zh) << "\n";
  if (read.faults.empty())
    std::cout << source.id << " " << source.version << "：" << source.items.size() << " 题，" << source.scales.size() << " 个量表，" << source.golden.size()
              << " 个样例全部通过。\n" << read.content_hash << "\n";
}

}  // namespace

void add_instrument(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("instrument", "量表 instruments");
  command->require_subcommand(1);
  auto file = std::make_shared<std::string>();
  auto* check_command = command->add_subcommand("check", "检查定义和样例 check a definition and its golden vectors");
  check_command->add_option("FILE", *file)->required();
  check_command->callback([&common, file] { check(common, *file); });
  auto* schema_command = command->add_subcommand("schema", "打印定义的 JSON Schema print the JSON Schema of a definition, for editors");
  schema_command->callback([] {
    for (const auto& one : store::embedded_schemas()) std::cout << one.text;
  });
}

}  // namespace rongxin::cli
