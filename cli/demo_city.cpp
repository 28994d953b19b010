#include "cli/demo_city.h"

#include <filesystem>
#include <fstream>

#include "school_roll/import/import_roll.h"
#include "school_roll/school_roll.h"
#include "screening/apply_campaign.h"
#include "staff/session_keeper.h"

namespace rongxin::cli {
namespace {

using access::Role;
constexpr auto making = store::SystemKey::because("the demonstration city is made by the operator");
constexpr const char* campaign_code = "demo-autumn";

struct County {
  const char* code;
  const char* name;
  int students;
};
// The thirteen counties and districts of Fuzhou; 永泰 has the small rural school.
constexpr County counties[] = {{"350102", "鼓楼区", 270}, {"350103", "台江区", 180}, {"350104", "仓山区", 180}, {"350105", "马尾区", 90}, {"350111", "晋安区", 180},
                               {"350112", "长乐区", 90},  {"350121", "闽侯县", 90},  {"350122", "连江县", 90},  {"350123", "罗源县", 90}, {"350124", "闽清县", 90},
                               {"350125", "永泰县", 24},  {"350128", "平潭县", 90},  {"350181", "福清市", 90}};

std::string school_code(const County& county) { return "2" + std::string(county.code) + "901"; }

std::string schools_csv() {
  std::string text = "学校标识码,学校名称,区县代码,区县,学段,办学性质,独立法人,寄宿,市属\n";
  for (const auto& county : counties)
    text += school_code(county) + "," + county.name + (county.students < 50 ? "演示乡村学校" : "演示中学") + "," + county.code + "," + county.name + ",初中|高中,公办,是,否,否\n";
  return text;
}

// Names are made of common syllables by a fixed rule: nobody is meant.
std::string students_csv() {
  constexpr const char* family[] = {"林", "陈", "黄", "郑", "王", "张", "李", "吴", "刘", "蔡", "杨", "许", "叶", "苏", "庄"};
  constexpr const char* given[] = {"晨", "语桐", "子墨", "欣怡", "浩然", "雨涵", "思远", "梓萱", "俊杰", "静姝", "宇航", "可馨", "明轩", "若溪", "嘉懿", "书瑶", "景行"};
  std::string text = "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,班内学号,入学年月,就读方式,成员1姓名,成员1关系,成员1联系电话,成员1是否监护人\n";
  int number = 0;
  for (const auto& county : counties)
    for (int i = 0; i < county.students; ++i, ++number) {
      const int room = i / 45 + 1;
      char row[512];
      std::snprintf(row, sizeof row, "%s,%s%s,%d,%d-%02d-%02d,其他,,,%013d,初二,初二(%d)班,%d,202409,走读,%s家长,%s,199%08d,是\n", school_code(county).c_str(), family[number % 15], given[(number * 7 + i) % 17],
                    number % 2 + 1, 2012, number % 12 + 1, number % 28 + 1, 700'000'0 + number, room, i % 45 + 1, family[number % 15], number % 3 == 0 ? "父亲" : "母亲", number);
      text += row;
    }
  return text;
}

std::string campaign_yaml(const Clock& clock) {
  const std::int64_t day = 24LL * 3600 * 1000;
  const auto instant = [](std::int64_t at) { return instant_text(at).substr(0, 16) + "+08:00"; };
  return std::string("campaign: ") + campaign_code + R"(
title: {zh-CN: 2026年秋季心理健康测评（演示）, en: Autumn 2026 wellbeing check (demonstration)}
introduction: {zh-CN: 这不是考试，没有对错。大约五分钟。, en: This is not a test and nothing is right or wrong. It takes about five minutes.}
help_promise: {zh-CN: 心理老师今天放学前会看到，并来找你。, en: The school psychologist reads this before school ends today and will come to you.}
who_reads: {zh-CN: 只有学校的心理老师会看你的回答；班主任和家长看不到。, en: "Only the school psychologist reads your answers; neither your class teacher nor your parents do."}
unit: city
instruments: [phq9, gad7]
window: {opens: ")" + instant(clock.now_ms() - day) + "\", closes: \"" + instant(clock.now_ms() + 180 * day) + R"("}
consent: {default: given}
rules:
  - id: both
    tier: ranked
    all:
      - {scale: phq9, at_least: 10}
      - {scale: gad7, at_least: 10}
  - id: high
    tier: ranked
    any:
      - {scale: phq9, at_least: 15}
hotlines:
  - {name: {zh-CN: 全国统一心理援助热线, en: National helpline}, number: "12356", note: {zh-CN: 24 小时, en: day and night}}
  - {name: {zh-CN: 青少年服务热线, en: Youth line}, number: "12355", note: {zh-CN: 有专业老师接听, en: answered by professionals}}
  - {name: {zh-CN: 紧急情况, en: Emergency}, number: "110 / 120", note: {zh-CN: 有危险时马上打, en: call at once in danger}}
  - {name: {zh-CN: 学校心理辅导室, en: School counselling room}, number: "", note: {zh-CN: 找心理老师或班主任, en: go to the psychologist or your class teacher}}
)";
}

struct Person {
  const char* login;
  const char* name;
  Role role;
  std::string unit;
  bool on_duty;
};

std::vector<Person> people() {
  const std::string school = school_code(counties[0]);
  return {{"xinli", "陈心怡（心理教师）", Role::psychology_teacher, school, true},
          {"banzhuren", "林立（班主任）", Role::class_teacher, school + "/初二/初二(1)班", false},
          {"jifang", "郑宇（机房教师）", Role::session_operator, school, false},
          {"xiaozhang", "王校长", Role::school_leader, school, false},
          {"quxian", "鼓楼区教育局", Role::county_officer, counties[0].code, false},
          {"zhongxin", "鼓楼区心理辅导中心", Role::counselling_centre, counties[0].code, false},
          {"shiju", "市教育局", Role::city_officer, "city", false},
          {"shifuhe", "市教育局（复核）", Role::city_officer, "city", false},
          {"anquan", "黄安（安全管理员）", Role::security_administrator, "city", false},
          {"shenji", "郭审（审计员）", Role::auditor, "city", false},
          {"taijiang", "许宁（台江心理教师）", Role::psychology_teacher, school_code(counties[1]), true}};
}

Status add_people(Composition& world) {
  for (const auto& one : people())
    RONGXIN_CHECK(world.database->write(making, [&](store::Transaction& transaction) -> Status {
      const auto unit = school_roll::find_unit(transaction, one.unit);
      const auto account = staff::add_account(transaction, {one.login, one.name, demo_password}, world.clock);
      if (!account || !unit) return success();
      staff::add_post(transaction, *account, *unit, one.role, world.clock);
      if (one.on_duty) staff::add_duty(transaction, *account, *unit, world.clock);
      return success();
    }));
  return success();
}

}  // namespace

Result<bool> make_demo_city(Composition& world) {
  const bool there = world.database->read(making, [&](store::Transaction& transaction) { return school_roll::find_unit(transaction, school_code(counties[0])).has_value(); });
  if (there) return false;
  const std::string folder = std::filesystem::temp_directory_path().string() + "/rongxin-demo-" + std::to_string(world.clock.now_ms());
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/schools.csv") << schools_csv();
  std::ofstream(folder + "/students.csv") << students_csv();
  const school_roll::ImportTools tools{*world.database, world.keys, *world.vault, world.clock, *world.audit};
  school_roll::ImportWish wish;
  wish.who = {"system", 0, 0, "demo", 0, ""};
  auto units = school_roll::import_units(tools, folder + "/schools.csv", wish);
  if (!units) return std::move(units).problem();
  auto students = school_roll::import_students(tools, folder + "/students.csv", wish);
  if (!students) return std::move(students).problem();
  std::filesystem::remove_all(folder);
  RONGXIN_CHECK(add_people(world));
  auto campaign = screening::apply_campaign(*world.screening, campaign_yaml(world.clock));
  if (!campaign) return std::move(campaign).problem();
  return true;
}

std::string demo_accounts(Composition& world) {
  std::string text = "  工作人员 staff   " + world.config.server.public_address + "/staff/   密码 password: " + demo_password + "\n";
  for (const auto& one : people()) text += std::string("    ") + one.login + "  " + one.name + "\n";
  const auto slips = screening::list_access_slips(*world.screening, campaign_code);
  text += "  学生 students    " + world.config.server.public_address + "/a/   答题编码 codes:";
  for (std::size_t i = 0; slips && i < slips->size() && i < 4; ++i) text += " " + (*slips)[i].code;
  return text + "\n";
}

}  // namespace rongxin::cli
