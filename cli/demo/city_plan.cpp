#include "cli/demo/city_plan.h"

#include <array>
#include <cstdio>

namespace rongxin::cli {
namespace {

using access::Role;

struct County {
  const char* code;
  const char* name;
};
constexpr std::array<County, 13> counties = {{{"350102", "鼓楼区"},
                                              {"350103", "台江区"},
                                              {"350104", "仓山区"},
                                              {"350105", "马尾区"},
                                              {"350111", "晋安区"},
                                              {"350112", "长乐区"},
                                              {"350121", "闽侯县"},
                                              {"350122", "连江县"},
                                              {"350123", "罗源县"},
                                              {"350124", "闽清县"},
                                              {"350125", "永泰县"},
                                              {"350128", "平潭县"},
                                              {"350181", "福清市"}}};

std::vector<PlannedClass> classes(const std::string& grade, int rooms, int born_year, int students = 45) {
  std::vector<PlannedClass> all;
  for (int room = 1; room <= rooms; ++room)
    all.push_back({grade, grade + "(" + std::to_string(room) + ")班", born_year, students});
  return all;
}

std::vector<PlannedClass> joined(std::vector<PlannedClass> all, const std::vector<PlannedClass>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

PlannedSchool school(const County& county, const char* number, const std::string& name, const char* stages,
                     std::vector<PlannedClass> rooms) {
  return {"2" + std::string(county.code) + number,
          name,
          county.code,
          county.name,
          stages,
          "公办",
          false,
          false,
          std::move(rooms)};
}

PlannedSchool boarding(PlannedSchool one) {
  one.boarding = true;
  return one;
}

// One middle school a county, and beside them the kinds that a city has: a primary school, a senior
// school of the city's own, a vocational one, a private boarding one, one of nine grades in the
// mountains, one without a psychologist, and one with twenty-four children.
std::vector<PlannedSchool> make_schools() {
  std::vector<PlannedSchool> all;
  all.push_back(school(counties[0], "901", "鼓楼区演示中学", "初中",
                       joined(joined(classes("初二", 6, 2012), classes("初一", 6, 2013)), classes("初三", 6, 2011))));
  for (std::size_t i = 1; i < counties.size(); ++i) {
    const auto& county = counties[i];
    if (std::string(county.name) == "永泰县")
      all.push_back(boarding(school(county, "901", "永泰县演示乡村学校", "小学|初中", classes("初二", 1, 2012, 24))));
    else
      all.push_back(school(county, "901", std::string(county.name) + "演示中学", "初中|高中",
                           classes("初二", i < 5 && i != 3 ? 4 : 2, 2012)));
  }
  all.push_back(school(counties[0], "902", "鼓楼区演示小学", "小学", classes("六年级", 2, 2014, 40)));
  all.push_back(school(counties[0], "903", "福州市演示高级中学", "高中", classes("高一", 4, 2010, 50)));
  all.back().run_by_city = true;
  all.push_back(school(counties[3], "902", "马尾区演示职业中专", "中职", classes("中职一年级", 2, 2010)));
  all.push_back(boarding(school(counties[6], "902", "闽侯县演示双语学校", "小学|初中", classes("初二", 2, 2012, 36))));
  all.back().ownership = "民办";
  all.push_back(
      boarding(school(counties[8], "902", "罗源县演示山区九年制学校", "小学|初中", classes("初二", 1, 2012, 38))));
  all.push_back(school(counties[9], "902", "闽清县演示第二中学", "初中", classes("初二", 2, 2012)));
  return all;
}

std::vector<PlannedPerson> make_people() {
  const std::string shown = shown_school;
  // Numbers kept for fiction: whatever is connected to a demonstration, nobody's phone rings.
  return {
      {"xinli", "陈心怡", Role::psychology_teacher, shown, true, "+12025550101", "鼓楼区演示中学 心理教师，值班"},
      {"fuxinli", "吴静", Role::psychology_teacher, shown, false, "+12025550102", "鼓楼区演示中学 兼职心理教师"},
      {"banzhuren", "林立", Role::class_teacher, shown + "/初二/初二(1)班", false, "+12025550103", "初二(1)班 班主任"},
      {"banzhuren3", "蔡岚", Role::class_teacher, shown + "/初二/初二(3)班", false, "", "初二(3)班 班主任"},
      {"jifang", "郑宇", Role::session_operator, shown, false, "", "机房教师"},
      {"xiaozhang", "王校长", Role::school_leader, shown, false, "+12025550104", "鼓楼区演示中学 校领导"},
      {"quxian", "何敏", Role::county_officer, "350102", false, "", "鼓楼区教育局"},
      {"zhongxin", "邱宁", Role::counselling_centre, "350102", false, "+12025550105", "鼓楼区心理辅导中心"},
      {"shiju", "傅岚", Role::city_officer, "city", false, "", "市教育局"},
      {"shifuhe", "严正", Role::city_officer, "city", false, "", "市教育局，双人复核的另一位"},
      {"anquan", "黄安", Role::security_administrator, "city", false, "", "安全管理员"},
      {"shenji", "郭审", Role::auditor, "city", false, "", "审计员"},
      {"taijiang", "许宁", Role::psychology_teacher, "2350103901", true, "+12025550106", "台江区演示中学 心理教师"},
      {"cangshan", "叶秋", Role::psychology_teacher, "2350104901", true, "+12025550107", "仓山区演示中学 心理教师"},
      {"fuqing", "庄敏", Role::psychology_teacher, "2350181901", true, "+12025550108", "福清市演示中学 心理教师"},
      {"yongtai", "张文", Role::psychology_teacher, "2350125901", true, "+12025550109",
       "永泰县演示乡村学校 兼职心理教师"},
      {"minqing", "刘校长", Role::school_leader, "2350124902", false, "+12025550110",
       "闽清县演示第二中学 校领导（没有心理教师）"},
      {"minqingzx", "池安", Role::counselling_centre, "350124", false, "+12025550111", "闽清县心理辅导中心"}};
}

}  // namespace

const std::vector<PlannedSchool>& planned_schools() {
  static const std::vector<PlannedSchool> all = make_schools();
  return all;
}

const std::vector<PlannedPerson>& planned_people() {
  static const std::vector<PlannedPerson> all = make_people();
  return all;
}

std::string schools_csv() {
  std::string text = "学校标识码,学校名称,区县代码,区县,学段,办学性质,独立法人,寄宿,市属\n";
  for (const auto& one : planned_schools())
    text += one.code + "," + one.name + "," + one.county_code + "," + one.county + "," + one.stages + "," +
            one.ownership + ",是," + (one.boarding ? "是" : "否") + "," + (one.run_by_city ? "是" : "否") + "\n";
  return text;
}

std::string students_csv() {
  constexpr std::array family = {"林", "陈", "黄", "郑", "王", "张", "李", "吴",
                                 "刘", "蔡", "杨", "许", "叶", "苏", "庄"};
  // With the sex that such a name has: 1 boys, 2 girls.
  struct Given {
    const char* name;
    int sex;
  };
  constexpr std::array<Given, 17> given = {{{"晨", 1},
                                            {"语桐", 2},
                                            {"子墨", 1},
                                            {"欣怡", 2},
                                            {"浩然", 1},
                                            {"雨涵", 2},
                                            {"思远", 1},
                                            {"梓萱", 2},
                                            {"俊杰", 1},
                                            {"静姝", 2},
                                            {"宇航", 1},
                                            {"可馨", 2},
                                            {"明轩", 1},
                                            {"若溪", 2},
                                            {"嘉懿", 2},
                                            {"书瑶", 2},
                                            {"景行", 1}}};
  std::string text =
      "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,班内学号,入学年月,就读方式,"
      "成员1姓名,成员1关系,成员1联系电话,成员1是否监护人\n";
  int number = 0;
  for (const auto& one : planned_schools())
    for (std::size_t room = 0; room < one.classes.size(); ++room)
      for (int seat = 1; seat <= one.classes[room].students; ++seat, ++number) {
        const auto& in = one.classes[room];
        const auto of = static_cast<std::size_t>(number);
        const Given& called = given[(of * 7 + static_cast<std::size_t>(seat) + room * 45) % given.size()];
        char row[512];
        std::snprintf(row, sizeof row, "%s,%s%s,%d,%d-%02d-%02d,其他,,,%013d,%s,%s,%d,%d09,%s,%s家长,%s,199%08d,是\n",
                      one.code.c_str(), family[of % family.size()], called.name, called.sex, in.born_year,
                      number % 12 + 1, number % 28 + 1, 700'000'0 + number, in.grade.c_str(), in.name.c_str(), seat,
                      in.born_year + 12, one.boarding ? "住校" : "走读", family[of % family.size()],
                      number % 3 == 0 ? "父亲" : "母亲", number);
        text += row;
      }
  return text;
}

}  // namespace rongxin::cli
