#include <pwd.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <iostream>

#include "campaign_desk/rescore.h"
#include "cli/command.h"

namespace rongxin::cli {
namespace {

std::string operator_name() {
  const auto* entry = ::getpwuid(::getuid());
  return entry == nullptr ? std::to_string(::getuid()) : std::string(entry->pw_name);
}

void run(Common& common, campaign_desk::RescoreWish wish) {
  const auto world = common.open(false);
  if (!world) return;
  wish.asked_by = operator_name();
  if (!common.json)
    wish.progress = [](std::int64_t done, std::int64_t sheets) {
      std::cerr << "\r" << done << "/" << sheets << std::flush;
    };
  const auto report = campaign_desk::rescore(*world->screening, wish);
  if (!report) return common.fail(report.problem());
  if (common.json) {
    std::cout << boost::json::serialize(boost::json::object{{"campaign", wish.campaign_code},
                                                            {"instrument", wish.instrument},
                                                            {"version", wish.version},
                                                            {"dry_run", wish.dry_run},
                                                            {"sheets", report->sheets},
                                                            {"known", report->known},
                                                            {"rescored", report->rescored},
                                                            {"changed", report->changed},
                                                            {"newly_met", report->newly_met},
                                                            {"unreadable", report->unreadable}})
              << "\n";
    return;
  }
  std::cout << "\r" << (wish.dry_run ? "预演（没有保存）：" : "") << "共 " << report->sheets << " 份答卷；"
            << report->known << " 份先前已按这一版计分；" << (wish.dry_run ? "将重新计分 " : "重新计分 ")
            << report->rescored << " 份，其中 " << report->changed << " 份结果不同；" << report->newly_met
            << " 条规则是新达到的" << (wish.dry_run ? "" : "，已发出提醒") << "。原结果和原有提醒都保留。\n";
  if (report->unreadable > 0) std::cout << "有 " << report->unreadable << " 份无法读取（学生的密钥已销毁）。\n";
}

}  // namespace

void add_rescore(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand(
      "rescore",
      "按量表的另一个版本重新计分，原结果保留 score a campaign's sheets again under another version, keeping what was");
  auto wish = std::make_shared<campaign_desk::RescoreWish>();
  wish->reason = "量表有新版本 new version";
  command->add_option("--campaign", wish->campaign_code)->required();
  command->add_option("--instrument", wish->instrument)->required();
  command->add_option("--to", wish->version, "版本 version")->required();
  command->add_option("--reason", wish->reason, "原因，与结果一起保存 kept with the results");
  command->add_flag("--dry-run", wish->dry_run, "只看会怎样，不保存 only tell, store nothing");
  command->callback([&common, wish] { run(common, *wish); });
}

}  // namespace rongxin::cli
