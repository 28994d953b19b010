// What a role may not know changes no octet of what it gets: every GET of every role, before an alert, while the
// psychologist works on it and after, compared with its head. What may differ is listed with its reason; a new route is
// walked by itself.
#include <boost/json.hpp>
#include <filesystem>
#include <set>

#include "access/public_id.h"
#include "casework/alert_page.h"
#include "operations/operation.h"
#include "tests/access/recipes/recipes.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

struct Watcher {
  std::string login;
  Role role;
  std::string unit;
  Session session = {};
};

/// 一中 (2135010201, 350102), where the child is, and a foreign house of each kind.
std::vector<Watcher> everybody_around() {
  const std::string school = "2135010201";
  std::vector<Watcher> all{{"teacher", Role::class_teacher, school + "/初二/初二(1)班"},
                           {"other_teacher", Role::class_teacher, school + "/初二/初二(2)班"},
                           {"operator", Role::session_operator, school},
                           {"leader", Role::school_leader, school},
                           {"centre", Role::counselling_centre, "350102"},
                           {"county", Role::county_officer, "350102"},
                           {"city", Role::city_officer, "city"},
                           {"auditor", Role::auditor, "city"},
                           {"system", Role::system_administrator, "city"},
                           {"security", Role::security_administrator, "city"},
                           {"school_security", Role::security_administrator, school}};
  for (const char* foreign : {"2135010202", "2135010301"}) {
    all.push_back({"psychologist_" + std::string(foreign), Role::psychology_teacher, foreign});
    all.push_back({"leader_" + std::string(foreign), Role::school_leader, foreign});
  }
  all.push_back({"foreign_centre", Role::counselling_centre, "350103"});
  all.push_back({"foreign_county", Role::county_officer, "350103"});
  return all;
}

struct Walk {
  World& world;
  http::PlainClient& client;
  std::map<std::string, std::string> id;
  int asked = 0;

  std::string filled(const operations::Operation& route) const {
    std::string path(route.path);
    const std::map<std::string, std::string> by_place{
        {"/api/students/", "student"},   {"/api/consent/classes/", "class"},  {"/api/classes/", "class"},
        {"/api/campaigns/", "campaign"}, {"/api/class-sessions/", "session"}, {"/api/instruments/", "instrument"},
        {"/api/alerts/", "alert"}};
    const auto put = [&](const std::string& hole, const std::string& value) {
      for (auto at = path.find(hole); at != std::string::npos; at = path.find(hole))
        path.replace(at, hole.size(), value);
    };
    for (const auto& [begin, what] : by_place)
      if (path.rfind(begin + "{", 0) == 0) path.replace(begin.size(), path.find('}') + 1 - begin.size(), id.at(what));
    put("{student_id}", id.at("student"));
    put("{class_id}", id.at("class"));
    put("{instrument}", "phq9");
    put("{version}", "1.0");
    put("{id}", "1");
    REQUIRE_MESSAGE(path.find('{') == std::string::npos, "a new kind of place in " << path);
    const std::map<std::string, std::string> asking{
        {"listUnits", "?parent=" + id.at("class")},
        {"listUnfinished", "?pupils=2000"},
        {"previewLeave", "?account_id=" + account_id(world, "psychologist")},
        {"listAppointments", "?day=2026-11-18&days=14"},
        {"followChanges", "?once=true"},
        {"readInstrumentChanges", "?from=1.0&to=1.0"},
        {"readCityBoard", "?parent=" + id.at("county")},
        {"listConcernSubjects", "?class=" + id.at("class")},
        {"listStudents", "?class=" + id.at("class")}};
    const auto found = asking.find(std::string(route.name));
    return found == asking.end() ? path : path + found->second;
  }

  std::string octets(const std::string& method, const std::string& path, const Watcher& who,
                     const std::string& body = {}) {
    ++asked;
    const std::string address = "X-Forwarded-For: 10." + std::to_string(asked >> 16 & 255) + "." +
                                std::to_string(asked >> 8 & 255) + "." + std::to_string(asked & 255) + "\r\n";
    const auto answer = client.request(method, path, body, who.session.headers + address);
    REQUIRE(answer.status != 0);
    REQUIRE(answer.status != 429);
    std::string all = answer.head + answer.body;
    return all;
  }

  /// What everybody gets now: by person and operation.
  std::map<std::string, std::string> snapshot(const std::vector<Watcher>& all) {
    for (int i = 0; i < 2; ++i) {
      world.serving().count_now();
      world.serving().call_now();
      world.serving().board_now();
      world.serving().tell_now();
    }
    std::map<std::string, std::string> got;
    for (const auto& who : all) {
      for (const auto* route : operations::all_operations())
        if (route->method == http::Method::get && operations::may_call(*route, who.role))
          got[who.login + " " + std::string(route->name)] = octets("GET", filled(*route), who);
      // What acts on an alert says of one that the person may not see what it says of none.
      for (const char* act : {"POST /take-on", "DELETE /take-on", "POST /answers"})
        got[who.login + " alerts " + act] =
            octets(std::string(act, std::string(act).find(' ')),
                   "/api/alerts/" + id.at("alert") + std::string(act).substr(std::string(act).find('/')), who,
                   "{\"reason\":\"想看一看\"}");
    }
    return got;
  }
};

/// Whose answers of `operation` may differ, by the access table; everything else may not.
using Known = std::set<std::string>;

std::string beginning(const std::string& octets) { return octets.substr(0, 3000); }

void compare(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& now,
             const Known& may_differ, const std::string& when) {
  CAPTURE(when);
  REQUIRE(before.size() == now.size());
  for (const auto& [what, octets] : before) {
    if (may_differ.contains(what)) continue;
    const bool equal = now.at(what) == octets;
    CHECK_MESSAGE(equal, what << " differs " << when << ":\n"
                              << beginning(octets) << "\n---\n"
                              << beginning(now.at(what)));
  }
}

/// 一中 with a psychologist and everybody around, signed in; 林晨1 and a classmate are in the middle of their sheets.
struct Stage {
  explicit Stage(World& w) : world(w), all(everybody_around()) {
    world.stand_behind_a_proxy();
    const auto campaign = world.publish();
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    for (const auto& who : all) add_person(world, who.login, who.role, who.unit);
    serve();
    psychologist = sign_in_staff(*client, "psychologist");
    for (auto& who : all) who.session = sign_in_staff(*client, who.login);
    student = StudentId(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    const auto& keys = world.composition().keys;
    id = {{"student", access::public_id(keys.public_id, access::PublicKind::student, {student})},
          {"alert", casework::alert_id(keys.public_id, {student, 1})},
          {"instrument", "phq9"},
          {"campaign", std::to_string(campaign.value)},
          {"county", std::to_string(world.number("SELECT unit_id FROM unit WHERE code = '350102'"))},
          {"class", std::to_string(world.number("SELECT class_unit_id FROM enrolment WHERE student_id = " +
                                                std::to_string(student.value)))}};
    Scene scene{world, {}, {}, id["class"], {}, id["campaign"], account_id(world, "psychologist"), {}, {}};
    const auto opened =
        client->request("POST", "/api/class-sessions", class_session_to_open(scene), psychologist.headers);
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    id["session"] = std::string(boost::json::parse(opened.body).at("id").as_string());
    // Elsewhere in the city there have been alerts before: what a whole city has is no news of one child.
    const auto elsewhere = sign_in(*client, world.slip("autumn", "林晨3").code);
    REQUIRE(client->request("PUT", elsewhere.sheet + "/help-request", "{\"wish\":\"today\"}", elsewhere.authorization)
                .status == 200);
    child = sign_in(*client, world.slip("autumn", "林晨1").code);
    mate = sign_in(*client, world.slip("autumn", "陈曦1").code);
    REQUIRE(save(child, 1, 0) == 200);
    REQUIRE(save(mate, 1, 0) == 200);
  }

  void serve() {
    world.serve();
    client = std::make_unique<http::PlainClient>("127.0.0.1", world.port());
  }
  int save(const Child& who, int save_no, int ninth) {
    return client
        ->request("PUT", who.sheet + "/answers",
                  "{\"save_no\":" + std::to_string(save_no) +
                      ",\"answers\":[{\"item\":\"phq9.1\",\"value\":1},{\"item\":\"phq9.9\",\"value\":" +
                      std::to_string(ninth) + "}]}",
                  who.authorization)
        .status;
  }
  std::string classmate() { return client->request("GET", "/api/answering/form", {}, mate.authorization).body; }
  std::map<std::string, std::string> snapshot() { return Walk{world, *client, id}.snapshot(all); }

  World& world;
  std::vector<Watcher> all;
  std::unique_ptr<http::PlainClient> client;
  Session psychologist;
  StudentId student;
  std::map<std::string, std::string> id;
  Child child, mate;
};

// A workbook says the second in which it was made; it is the instrument's, of no child.
const Known made_now{"city readInstrumentTemplate", "city readInstrumentWorkbook"};
// County and city see clocks and counts by number; the auditor who looked, by pseudonym.
const Known offices{"county listClocks",        "city listClocks",     "county readCityBoard", "city readCityBoard",
                    "auditor listStudentViews", "county countMyCalls", "city countMyCalls"};

Known both(const Known& one, const Known& other) {
  Known all = one;
  all.insert(other.begin(), other.end());
  return all;
}

}  // namespace

TEST_CASE(
    "what a role may not know changes no octet of what it gets: below the urgent an alert is its psychologist's and a "
    "number for the offices") {
  on_both_engines([](World& world) {
    Stage at(world);
    const auto before = at.snapshot();
    const auto form = at.classmate();
    // What the auditor reads grows by every look, these looks among them.
    compare(before, at.snapshot(), both(made_now, {"auditor listStudentViews"}), "though nothing has happened");
    const auto same = [&](const std::string& when, const Known& more = {}) {
      const auto now = at.snapshot();
      const auto known = both(offices, more);
      compare(before, now, both(known, made_now), when);
      for (const auto& what : known)
        if (now.contains(what)) CHECK_MESSAGE(now.at(what).find("林晨") == std::string::npos, what);
      CHECK(at.classmate() == form);
    };
    const auto press = [&](const char* wish) {
      return at.client
          ->request("PUT", at.child.sheet + "/help-request", "{\"wish\":\"" + std::string(wish) + "\"}",
                    at.child.authorization)
          .status;
    };
    const auto act = [&](const char* method, const std::string& path, const std::string& body) {
      return at.client->request(method, path, body, at.psychologist.headers);
    };
    REQUIRE(press("today") == 200);
    REQUIRE(world.number("SELECT count(*) FROM alert WHERE tier_rank = 2") == 2);
    same("after a child has asked for somebody");
    REQUIRE(at.save(at.child, 2, 1) == 200);
    REQUIRE(world.number("SELECT count(*) FROM alert_signal") == 3);
    same("after a critical answer");
    const std::string page = "/api/alerts/" + at.id["alert"];
    REQUIRE(act("GET", page, "").status == 200);
    REQUIRE(act("POST", page + "/answers", "{\"reason\":\"约谈前了解\"}").status == 200);
    REQUIRE(act("POST", page + "/take-on", "{}").status == 204);
    same("after the psychologist has opened it and taken it on");
    REQUIRE(act("POST", "/api/appointments",
                "{\"room\":\"心理辅导室\",\"appointments\":[{\"alert_id\":\"" + at.id["alert"] +
                    "\",\"starts_at_ms\":1795100000000}]}")
                .body.find("\"missed\":[]") != std::string::npos);
    same("after an interview has been arranged");
    REQUIRE(act("DELETE", page + "/take-on", "").status == 204);
    same("after it has been put back and calls anew");
    REQUIRE(act("POST", "/api/clocks/" + at.id["alert"] + "/request", "{}").status == 204);
    same("after the school has asked the county for a hand",
         {"centre listClocks", "centre listAlerts", "centre listTakenAlerts"});
    REQUIRE(press("now") == 200);
    REQUIRE(world.number("SELECT count(*) FROM alert WHERE tier_rank = 1") == 1);
    // What is acute is the leader's, too.
    same("after it has become acute", {"centre listClocks", "centre listAlerts", "centre listTakenAlerts",
                                       "leader listClocks", "leader listTakenAlerts", "leader countMyCalls"});
  });
}

// The same sheet of the same child in the same world, told twice: its folder is put back in between (one engine; the
// scope's text is the same on both).
TEST_CASE("a sheet that is flagged, or cannot be used, comes in for everybody around like any other") {
  World world("sqlite");
  Stage at(world);
  world.close();
  const TemporaryFolder kept;
  const auto copy = [](const std::string& from, const std::string& to) {
    std::filesystem::copy(from, to,
                          std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  };
  copy(world.folder().path(), kept.path());
  const auto told = [&](int ninth, int spent_ms, bool released) {
    std::filesystem::remove_all(world.folder().path());
    copy(kept.path(), world.folder().path());
    world.reopen();
    at.serve();
    boost::json::array answers;
    for (const auto& [instrument, items] : {std::pair("phq9", 9), std::pair("gad7", 7)})
      for (int i = 1; i <= items; ++i)
        answers.push_back(boost::json::object{{"item", std::string(instrument) + "." + std::to_string(i)},
                                              {"value", items == 9 && i == 9 ? ninth : i % 2},
                                              {"spent_ms", spent_ms + i * 10}});
    const auto handed_in = at.client->request(
        "PUT", at.child.sheet,
        boost::json::serialize(boost::json::object{{"answers", std::move(answers)}, {"contact_wish", "none"}}),
        at.child.authorization);
    REQUIRE_MESSAGE(handed_in.status == 200, handed_in.body);
    CHECK((world.number("SELECT count(*) FROM alert WHERE student_id = " + std::to_string(at.student.value)) == 1) ==
          (ninth > 0));
    if (released) {
      const auto retests =
          boost::json::parse(at.client->request("GET", "/api/retests", {}, at.psychologist.headers).body)
              .at("retests")
              .as_array();
      REQUIRE(retests.size() == 1);
      REQUIRE(at.client
                  ->request("POST", "/api/retests/" + std::string(retests[0].at("id").as_string()) + "/release", "{}",
                            at.psychologist.headers)
                  .status == 204);
    }
    auto got = at.snapshot();
    world.close();
    return got;
  };
  const auto plain = told(0, 4000, false);
  compare(plain, told(0, 4000, false), made_now, "though it is the same sheet");
  compare(plain, told(1, 4000, false), both(made_now, offices), "though an answer is critical");
  compare(plain, told(0, 20, false), made_now, "though it cannot be used");
  compare(plain, told(0, 20, true), both(made_now, {"auditor listStudentViews"}),
          "though a second try has been released");
}
