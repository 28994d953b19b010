// Texts that the city publishes: by two, from a day on, kept by every act, and asked again where the purpose changed.
#include "tests/fixtures/consent.h"
#include "tests/fixtures/desk.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

namespace json = boost::json;

std::string text(const std::string& day, bool asks_again, const std::string& title = "想请孩子填一份问卷") {
  return "{\"purpose\":\"screening\",\"audience\":\"guardian\",\"effective_on\":\"" + day + "\",\"title_zh\":\"" +
         title +
         "\",\"title_en\":\"A questionnaire\",\"body_zh\":\"学校想请孩子填一份问卷，大约十分钟。\",\"body_en\":\"The "
         "school would like to ask your child.\",\"asks_again\":" +
         (asks_again ? "true" : "false") + ",\"reason\":\"用途有变化\"}";
}

struct Officers {
  explicit Officers(Families& of)
      : families(of), city(sign_in_staff(of.client(), "city")), second(sign_in_staff(of.client(), "second")) {}
  void publish(const std::string& body) {
    const auto asked = families.client().request("POST", "/api/consent/texts", body, city.headers);
    REQUIRE_MESSAGE(asked.status == 200, asked.body);
    const std::string path = "/api/proposals/" + std::string(json::parse(asked.body).at("proposal_id").as_string());
    CHECK(problem_of(families.client().request("POST", path + "/confirm", "{}", city.headers)) == "own_proposal");
    const auto seen = json::parse(families.client().request("GET", path, {}, second.headers).body);
    CHECK(seen.at("text").at("title_en").as_string() == "A questionnaire");
    REQUIRE(families.client().request("POST", path + "/confirm", "{}", second.headers).status == 200);
  }
  Families& families;
  Session city, second;
};

void add_officers(World& world) {
  add_person(world, "city", Role::city_officer, "city");
  add_person(world, "second", Role::city_officer, "city");
  add_person(world, "county", Role::county_officer, "350102");
}

std::string title_read(Families& families, const std::string& token) {
  return std::string(json::parse(families.client().request("GET", "/api/family/links/" + token).body)
                         .at("text")
                         .at("title")
                         .at("zh-CN")
                         .as_string());
}

}  // namespace

TEST_CASE(
    "a text is written by one officer of the city and published by another; families read it from its day on, acts "
    "keep their version") {
  on_both_engines([](World& world) {
    add_officers(world);
    Families families(world);
    families.born("林晨1", "2014-01-05");
    Officers officers(families);
    CHECK(families.client()
              .request("POST", "/api/consent/texts", text(world.clock().today(), false),
                       sign_in_staff(families.client(), "county").headers)
              .status == 404);
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    const auto before = title_read(families, families.token("林晨1"));
    officers.publish(text("2027-03-01", false));
    CHECK(title_read(families, families.token("林晨1")) == before);
    world.clock().advance_ms(120LL * 24 * 3600 * 1000);
    world.reopen();
    families.serve();
    families.psychologist = sign_in_staff(families.client(), "psychologist");
    CHECK(title_read(families, families.token("林晨1")) == "想请孩子填一份问卷");
    CHECK(families.paper(families.psychologist, "陈曦1", "given").status == 200);
    CHECK(world.number("SELECT text_version FROM consent_act a JOIN student s ON s.student_id = a.student_id WHERE "
                       "s.name = '林晨1'") == 1);
    CHECK(world.number("SELECT text_version FROM consent_act a JOIN student s ON s.student_id = a.student_id WHERE "
                       "s.name = '陈曦1'") == 2);
    CHECK(world.number("SELECT count(*) FROM consent_act a JOIN consent_text t ON t.purpose = a.purpose AND t.audience "
                       "= 'guardian' AND t.version = a.text_version AND t.content_hash = a.text_hash") == 2);
    CHECK(world.number("SELECT count(*) FROM consent_text WHERE version = 2 AND published_by IS NOT NULL AND "
                       "confirmed_by <> published_by") == 1);
    // Words made clearer ask nobody again.
    CHECK(families.row(families.psychologist, "林晨1").at("guardian").as_string() == "given");
  });
}

TEST_CASE(
    "where the purpose changed a yes counts no longer and everybody is asked anew; a no stays, and a class teacher "
    "cannot tell them apart") {
  on_both_engines([](World& world) {
    add_officers(world);
    Families families(world);
    for (const char* name : {"林晨1", "陈曦1", "王芳1"}) families.born(name, "2014-01-05");
    Officers officers(families);
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    CHECK(families.paper(families.psychologist, "陈曦1", "refused").status == 200);
    CHECK(families.asks_questions(families.signs_in("林晨1")));
    const auto old_slip = families.token("林晨1");
    world.clock().advance_ms(24LL * 3600 * 1000);
    world.reopen();
    families.serve();
    families.psychologist = sign_in_staff(families.client(), "psychologist");
    families.teacher = sign_in_staff(families.client(), "teacher");
    Officers again(families);
    again.publish(text(world.clock().today(), true));
    CHECK(!families.asks_questions(families.signs_in("林晨1")));
    CHECK(!families.asks_questions(families.signs_in("陈曦1")));
    CHECK(families.row(families.psychologist, "陈曦1").at("state").as_string() == "refused");
    for (const char* name : {"林晨1", "陈曦1", "王芳1"})
      CHECK(!families.row(families.teacher, name).at("returned").as_bool());
    CHECK(families.token("林晨1") != old_slip);
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    CHECK(families.asks_questions(families.signs_in("林晨1")));
    CHECK(families.row(families.teacher, "林晨1").at("returned").as_bool());
    CHECK(world.number("SELECT count(*) FROM consent_act a JOIN student s ON s.student_id = a.student_id WHERE s.name "
                       "= '林晨1' AND a.party = 'guardian'") == 2);
  });
}
