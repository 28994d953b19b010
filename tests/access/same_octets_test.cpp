// What a role may not know changes no octet of what it gets: every GET of every role, before an alert, while the psychologist
// works on it and after, compared with its head. What may differ is listed with its reason; a new route is walked by itself.
#include <boost/json.hpp>
#include <set>

#include "access/public_id.h"
#include "route_inventory.h"
#include "tests/access/recipes/recipes.h"
#include "triage/alert_page.h"

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
  std::vector<Watcher> all{{"teacher", Role::class_teacher, school + "/初二/初二(1)班"}, {"other_teacher", Role::class_teacher, school + "/初二/初二(2)班"}, {"operator", Role::session_operator, school},
                           {"leader", Role::school_leader, school}, {"centre", Role::counselling_centre, "350102"}, {"county", Role::county_officer, "350102"}, {"city", Role::city_officer, "city"},
                           {"auditor", Role::auditor, "city"}, {"system", Role::system_administrator, "city"}, {"security", Role::security_administrator, "city"}, {"school_security", Role::security_administrator, school}};
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

  std::string filled(const InventoryRoute& route) const {
    std::string path = route.path;
    const std::map<std::string, std::string> by_place{{"/api/students/", "student"}, {"/api/consent/classes/", "class"}, {"/api/classes/", "class"}, {"/api/campaigns/", "campaign"},
                                                      {"/api/class-sessions/", "session"}, {"/api/instruments/", "instrument"}, {"/api/alerts/", "alert"}};
    const auto put = [&](const std::string& hole, const std::string& value) {
      for (auto at = path.find(hole); at != std::string::npos; at = path.find(hole)) path.replace(at, hole.size(), value);
    };
    for (const auto& [begin, what] : by_place)
      if (path.rfind(begin + "{", 0) == 0) path.replace(begin.size(), path.find('}') + 1 - begin.size(), id.at(what));
    put("{student_id}", id.at("student"));
    put("{class_id}", id.at("class"));
    put("{instrument}", "phq9");
    put("{version}", "1.0");
    put("{id}", "1");
    REQUIRE_MESSAGE(path.find('{') == std::string::npos, "a new kind of place in " << route.path);
    const std::map<std::string, std::string> asking{{"listUnits", "?parent=" + id.at("class")}, {"listUnfinished", "?pupils=2000"}, {"previewLeave", "?account_id=" + account_id(world, "psychologist")},
                                                    {"listAppointments", "?day=2026-11-18&days=14"}, {"followChanges", "?once=true"}, {"readInstrumentChanges", "?from=1.0&to=1.0"},
                                                    {"readCityBoard", "?parent=" + id.at("county")}, {"listConcernSubjects", "?class=" + id.at("class")}, {"listStudents", "?class=" + id.at("class")}};
    const auto found = asking.find(route.operation);
    return found == asking.end() ? path : path + found->second;
  }

  std::string octets(const std::string& method, const std::string& path, const Watcher& who, const std::string& body = {}) {
    ++asked;
    const std::string address = "X-Forwarded-For: 10." + std::to_string(asked >> 16 & 255) + "." + std::to_string(asked >> 8 & 255) + "." + std::to_string(asked & 255) + "\r\n";
    const auto answer = client.request(method, path, body, who.session.headers + address);
    REQUIRE(answer.status != 0);
    REQUIRE(answer.status != 429);
    std::string all = answer.head + answer.body;
    // A printed page says the second in which it was made, by the clock of the machine.
    if (const auto made = all.find("/CreationDate ("); made != std::string::npos) all.erase(made, all.find(')', made) - made);
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
      const std::string role(access::role_name(who.role));
      for (const auto& route : route_inventory())
        if (std::string(route.method) == "get" && (" " + std::string(route.access) + " ").find(" " + role + " ") != std::string::npos) got[who.login + " " + route.operation] = octets("GET", filled(route), who);
      // What acts on an alert says of one that the person may not see what it says of none.
      for (const char* act : {"POST /take-on", "DELETE /take-on", "POST /answers"})
        got[who.login + " alerts " + act] = octets(std::string(act, std::string(act).find(' ')), "/api/alerts/" + id.at("alert") + std::string(act).substr(std::string(act).find('/')), who, "{\"reason\":\"想看一看\"}");
    }
    return got;
  }
};

/// Whose answers of `operation` may differ, by the access table; everything else may not.
using Known = std::set<std::string>;

std::string beginning(const std::string& octets) { return octets.substr(0, 3000); }

void compare(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& now, const Known& may_differ, const std::string& when) {
  CAPTURE(when);
  REQUIRE(before.size() == now.size());
  for (const auto& [what, octets] : before) {
    if (may_differ.contains(what)) continue;
    const bool equal = now.at(what) == octets;
    CHECK_MESSAGE(equal, what << " differs " << when << ":\n" << beginning(octets) << "\n---\n" << beginning(now.at(what)));
  }
}

}  // namespace

TEST_CASE("what a role may not know changes no octet of what it gets: below the urgent an alert is its psychologist's and a number for the offices") {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine);
    world.stand_behind_a_proxy();
    const auto campaign = world.publish();
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    auto all = everybody_around();
    for (const auto& who : all) add_person(world, who.login, who.role, who.unit);
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist");
    for (auto& who : all) who.session = sign_in_staff(client, who.login);
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    const auto& keys = world.composition().keys;
    Walk walk{world, client, {{"student", access::public_id(keys.public_id, access::PublicKind::student, {student})}, {"alert", triage::alert_id(keys.public_id, {student, 1})}, {"instrument", "phq9"},
                              {"campaign", std::to_string(campaign.value)}, {"county", std::to_string(world.number("SELECT unit_id FROM unit WHERE code = '350102'"))},
                              {"class", std::to_string(world.number("SELECT class_unit_id FROM enrolment WHERE student_id = " + std::to_string(student.value)))}}};
    Scene scene{world, {}, {}, walk.id["class"], {}, walk.id["campaign"], account_id(world, "psychologist"), {}, {}};
    const auto opened = client.request("POST", "/api/class-sessions", class_session_to_open(scene), psychologist.headers);
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    walk.id["session"] = std::string(boost::json::parse(opened.body).at("id").as_string());
    // All three are in the middle; one of them will be alerted. A classmate answers, too.
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code), mate = sign_in(client, world.slip("autumn", "陈曦1").code);
    const auto save = [&](const Child& who, int save_no, int ninth) {
      return client.request("PUT", who.sheet + "/answers", "{\"save_no\":" + std::to_string(save_no) + ",\"answers\":[{\"item\":\"phq9.1\",\"value\":1},{\"item\":\"phq9.9\",\"value\":" + std::to_string(ninth) + "}]}", who.authorization).status;
    };
    REQUIRE(save(child, 1, 0) == 200);
    REQUIRE(save(mate, 1, 0) == 200);
    const auto classmate = [&] { return client.request("GET", "/api/answering/form", {}, mate.authorization).body; };

    const auto before = walk.snapshot(all);
    const auto form = classmate();
    compare(before, walk.snapshot(all), {}, "though nothing has happened");
    // County and city see clocks and counts by number; the auditor who looked, by pseudonym.
    const Known offices{"county listClocks", "city listClocks", "county readCityBoard", "city readCityBoard", "auditor listStudentViews", "county countMyCalls", "city countMyCalls"};
    const auto same = [&](const std::string& when, Known more = {}) {
      const auto now = walk.snapshot(all);
      more.insert(offices.begin(), offices.end());
      compare(before, now, more, when);
      for (const auto& what : more) {
        CAPTURE(what);
        if (now.contains(what)) CHECK(now.at(what).find("林晨") == std::string::npos);
      }
      CHECK(classmate() == form);
    };
    REQUIRE(client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"today\"}", child.authorization).status == 200);
    REQUIRE(world.number("SELECT count(*) FROM alert WHERE tier_rank = 2") == 1);
    same("after a child has asked for somebody");
    REQUIRE(save(child, 2, 1) == 200);
    REQUIRE(world.number("SELECT count(*) FROM alert_signal") == 2);
    same("after a critical answer");
    const std::string page = "/api/alerts/" + walk.id["alert"];
    REQUIRE(client.request("GET", page, {}, psychologist.headers).status == 200);
    REQUIRE(client.request("POST", page + "/answers", "{\"reason\":\"约谈前了解\"}", psychologist.headers).status == 200);
    REQUIRE(client.request("POST", page + "/take-on", "{}", psychologist.headers).status == 204);
    same("after the psychologist has opened it and taken it on");
    REQUIRE(client.request("POST", "/api/appointments", "{\"room\":\"心理辅导室\",\"appointments\":[{\"alert_id\":\"" + walk.id["alert"] + "\",\"starts_at_ms\":1795100000000}]}", psychologist.headers).body.find("\"missed\":[]") != std::string::npos);
    same("after an interview has been arranged");
    REQUIRE(client.request("DELETE", page + "/take-on", {}, psychologist.headers).status == 204);
    same("after it has been put back and calls anew");
    REQUIRE(client.request("POST", "/api/clocks/" + walk.id["alert"] + "/request", "{}", psychologist.headers).status == 204);
    same("after the school has asked the county for a hand", {"centre listClocks", "centre listAlerts", "centre listTakenAlerts"});
    REQUIRE(client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"now\"}", child.authorization).status == 200);
    REQUIRE(world.number("SELECT count(*) FROM alert WHERE tier_rank = 1") == 1);
    // What is acute is the leader's, too.
    same("after it has become acute", {"centre listClocks", "centre listAlerts", "centre listTakenAlerts", "leader listClocks", "leader listTakenAlerts", "leader countMyCalls"});
  }
}
