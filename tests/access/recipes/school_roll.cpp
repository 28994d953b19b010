// Units, students, imports, who viewed a student.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

constexpr const char* new_student =
    "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,年级,班级,入学年月\n2135010201,赵新,1,2012-05-05,"
    "其他,,J350102201205050011,初二,初二(1)班,202409\n";

// A preview belongs to the session that made it: whoever may make one makes it first.
std::string own_import(Asking& asking) {
  if (asking.own && asking.allowed) {
    const auto preview = asking.client.request("POST", "/api/roll/imports", new_student,
                                               asking.session.headers + "X-File-Name: a.csv\r\n");
    REQUIRE_MESSAGE(preview.status == 200, preview.body);
    asking.scene.import_id = std::string(boost::json::parse(preview.body).at("id").as_string());
    wait_for_import(asking.client, asking.session, asking.scene.import_id);
  }
  return "/api/roll/imports/" + asking.scene.import_id;
}

const Recipes roll({
    {"listUnits",
     [](Asking& a) {
       return Recipe{"/api/units?parent=" + a.scene.class_id, "", true};
     }},
    {"listStudents",
     [](Asking&) {
       return Recipe{"/api/students", "", true};
     }},
    {"readStudent",
     [](Asking& a) {
       return Recipe{"/api/students/" + a.scene.student, ""};
     }},
    {"setContactLimits",
     [](Asking& a) {
       return Recipe{"/api/students/" + a.scene.student + "/guardians/1/contact-limits",
                     "{\"custody_limit\":\"limited\",\"do_not_inform\":true,\"reason\":\"court order\"}"};
     }},
    {"listStudentViews",
     [](Asking& a) {
       return Recipe{"/api/students/" + a.scene.student + "/views", ""};
     }},
});

const Recipes imports({
    {"previewRollImport",
     [](Asking&) {
       return Recipe{"/api/roll/imports", new_student, true, false, true};
     }},
    {"readRollImport",
     [](Asking& a) {
       return Recipe{own_import(a), "", false, false, true};
     }},
    {"confirmRollImport",
     [](Asking& a) {
       return Recipe{own_import(a) + "/confirm", "{}", false, false, true};
     }},
    {"readRejectedRows",
     [](Asking& a) {
       return Recipe{own_import(a) + "/rejected", "", false, false, true};
     }},
});

}  // namespace
