#include <boost/json.hpp>
#include <fstream>
#include <iostream>

#include "campaign_desk/apply_campaign.h"
#include "cli/command.h"
#include "fieldwork/access_slips.h"
#include "platform/problem_catalogue.h"
#include "tables/csv_cell.h"

namespace rongxin::cli {
namespace {

void publish(Common& common, const std::string& file) {
  auto text = read_whole_file(file, 4 * 1024 * 1024);
  if (!text) return common.fail(text.problem());
  const auto world = common.open(false);
  if (!world) return;
  const auto applied = campaign_desk::apply_campaign(*world->screening, *text);
  if (!applied) return common.fail(applied.problem());
  if (!applied->faults.empty()) common.exit_code = 1;
  if (common.json) {
    boost::json::array faults;
    for (const auto& fault : applied->faults)
      faults.push_back({{"path", fault.path}, {"code", fault.code}, {"reason", fault.text.zh}});
    std::cout << boost::json::serialize(boost::json::object{{"id", applied->id.value},
                                                            {"members", applied->members},
                                                            {"consented", applied->consented},
                                                            {"classes", applied->classes},
                                                            {"new", applied->new_campaign},
                                                            {"faults", std::move(faults)}})
              << "\n";
    return;
  }
  for (const auto& fault : applied->faults)
    std::cerr << fault.path << "  " << (common.language == "en" ? fault.text.en : fault.text.zh) << "\n";
  if (!applied->faults.empty()) return;
  if (applied->new_campaign)
    std::cout << "已发布。编号 " << applied->id.value << "：" << applied->classes << " 个班，" << applied->members
              << " 名学生，其中 " << applied->consented << " 名已同意。\n";
  else std::cout << "这个活动先前已发布，内容相同，没有更改。编号 " << applied->id.value << "\n";
  for (const auto& warning : applied->warnings_zh) std::cout << "注意：" << warning << "\n";
}

void codes(Common& common, const std::string& code) {
  const auto world = common.open(false);
  if (!world) return;
  const auto slips = campaign_desk::list_access_slips(*world->screening, code);
  if (!slips) return common.fail(slips.problem());
  std::cout << "学校,班级,座号,姓名,答题码\n";
  for (const auto& slip : *slips)
    std::cout << tables::csv_cell(slip.school) << "," << tables::csv_cell(slip.class_name) << "," << slip.seat << ","
              << tables::csv_cell(slip.name) << "," << slip.code << "\n";
}

struct SlipWish {
  std::string code, class_name, school, file;
  int a_page = fieldwork::slips_a_page;
};

void slips(Common& common, const SlipWish& wish) {
  const auto world = common.open(false);
  if (!world) return;
  auto all = campaign_desk::list_access_slips(*world->screening, wish.code);
  if (!all) return common.fail(all.problem());
  std::erase_if(*all, [&](const auto& one) {
    return one.class_name != wish.class_name || (!wish.school.empty() && one.school != wish.school);
  });
  if (all->empty()) return common.fail(problems::not_found);
  std::string title;
  std::vector<settings::Hotline> own;
  for (const auto& one : world->screening->shelf.all()) {
    if (one->definition.code != wish.code) continue;
    title = one->definition.title.at(common.language);
    own = one->definition.hotlines;
  }
  const auto set = world->screening->database.read(
      store::SystemKey::because("the city's helplines stand on every slip"), [&](store::Transaction& transaction) {
        return settings::read_city_hotlines(transaction, world->screening->clock.today());
      });
  const bool en = common.language == "en";
  const std::string at = instant_text(Clock::system().now_ms()).replace(10, 1, " ").substr(0, 16);
  const std::string foot = all->front().school + " " + wish.class_name +
                           (en ? "  Printed on the server, " : "  在服务器上打印 ") + at +
                           (en ? ". For this class only." : "。仅供本班发放，没有发出的请销毁。");
  std::ofstream out(wish.file, std::ios::binary);
  out << fieldwork::draw_slips(
      {title, foot, world->screening->public_address, wish.a_page, settings::shown_hotlines(set, own)}, *all,
      common.language);
  if (!out.flush())
    return common.fail(Problem(problems::file_unreadable, "", {{"path", wish.file}, {"detail", "write"}}));
  std::cout << (en ? "Slips: " : "已写入编码条 ") << all->size() << (en ? ", " : " 张：") << wish.file << "\n";
}

}  // namespace

void add_campaign(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("campaign", "测评活动 campaigns");
  command->require_subcommand(1);
  auto file = std::make_shared<std::string>(), code = std::make_shared<std::string>();
  auto* apply_command = command->add_subcommand("apply", "按文件发布 publish from a YAML file");
  apply_command->add_option("FILE", *file)->required();
  apply_command->callback([&common, file] { publish(common, *file); });
  auto* codes_command = command->add_subcommand("codes", "列出答题码 (CSV) list access codes");
  codes_command->add_option("CAMPAIGN", *code)->required();
  codes_command->callback([&common, code] { codes(common, *code); });
  auto wish = std::make_shared<SlipWish>();
  auto* slips_command = command->add_subcommand("slips", "打印答题码条 (PDF) print access slips");
  slips_command->add_option("CAMPAIGN", wish->code)->required();
  slips_command->add_option("--class", wish->class_name, "班级 name of the class")->required();
  slips_command->add_option("--school", wish->school, "学校 name of the school, where several have such a class");
  slips_command->add_option("--a-page", wish->a_page, "每页张数 slips a page")->check(CLI::IsMember({4, 6, 8, 10, 12}));
  slips_command->add_option("--pdf", wish->file, "PDF 文件 file to write")->required();
  slips_command->callback([&common, wish] { slips(common, *wish); });
}

}  // namespace rongxin::cli
