#include <boost/json.hpp>
#include <iostream>

#include "cli/command.h"

namespace rongxin::cli {
namespace {

void verify(Common& common, const std::vector<std::string>& numbers) {
  const auto world = common.open(false);
  if (!world) return;
  const auto verdict = audit::verify_audit(*world->database, world->keys.audit, world->config.audit.checkpoint_file,
                                           {audit_anchor_files(world->config), numbers});
  if (!verdict.findings.empty()) common.exit_code = 1;
  if (common.json) {
    boost::json::array findings;
    for (const auto& one : verdict.findings)
      findings.push_back({{"what", one.what}, {"stream", one.stream_id}, {"line", one.line_no}});
    std::cout << boost::json::serialize(boost::json::object{{"streams", verdict.streams},
                                                            {"lines", verdict.lines},
                                                            {"checkpoints", verdict.checkpoints},
                                                            {"anchors", verdict.anchors},
                                                            {"unprotected_lines", verdict.unprotected_lines},
                                                            {"findings", std::move(findings)}})
              << "\n";
    return;
  }
  for (const auto& one : verdict.findings)
    std::cout << "发现改动 " << one.what << "：链 " << one.stream_id << "，行 " << one.line_no << "\n";
  std::cout << (verdict.findings.empty() ? "审计记录完整。" : "审计记录被改动过！") << verdict.streams << " 条链，"
            << verdict.lines << " 行，" << verdict.checkpoints << " 个检查点；最后一个检查点之后有 "
            << verdict.unprotected_lines << " 行。\n";
}

// For the auditor's notebook: whoever later cuts the log behind it is found by verify-audit --anchor.
void anchor(Common& common) {
  const auto world = common.open(false);
  if (!world) return;
  audit::LogLength length;
  for (const auto& record : audit::read_checkpoints(world->config.audit.checkpoint_file)) length.add(record);
  const std::string number = length.number(world->keys.audit);
  std::cout << (common.json ? boost::json::serialize(boost::json::object{{"anchor", number}}) : number) << "\n";
}

}  // namespace

void add_verify_audit(CLI::App& app, Common& common) {
  auto* command =
      app.add_subcommand("verify-audit", "核对审计链 hold the audit chains against their checkpoints and anchors");
  auto numbers = std::make_shared<std::vector<std::string>>();
  command->add_option("--anchor", *numbers, "抄下来的锚号，可多个 numbers of audit-anchor, as they were written down");
  command->callback([&common, numbers] { verify(common, *numbers); });
  app.add_subcommand("audit-anchor", "打印锚号：抄下来，以后可证明记录没有被截断 print the number to be written down")
      ->callback([&common] { anchor(common); });
}

}  // namespace rongxin::cli
