#include "cli/demo/played_days.h"

#include <atomic>
#include <boost/json.hpp>
#include <iostream>
#include <map>
#include <thread>

#include "calendar/school_calendar.h"
#include "campaign_desk/apply_campaign.h"
#include "cli/demo/city_plan.h"
#include "cli/demo/demo_city.h"
#include "http/plain_client.h"
#include "platform/problem_catalogue.h"
#include "serving.h"

namespace rongxin::cli {
namespace {

namespace json = boost::json;
using http::PlainClient;
constexpr const char* here = "127.0.0.1";

struct Child {
  std::string code;
  InventedChild invented;
};

// Schools that have answered in autumn, and from which of their classes on; the first two classes of
// 初二 in the shown school have their lesson still before them.
const std::map<std::string, int>& first_class_answered() {
  static const std::map<std::string, int> all = {{shown_school, 2}, {"2350103901", 0}, {"2350104901", 1},
                                                 {"2350181901", 0}, {"2350125901", 0}, {"2350124902", 1}};
  return all;
}

std::vector<Child> children_of(Composition& world, const std::string& campaign, Wave wave) {
  std::map<std::string, std::pair<const PlannedSchool*, int>> rooms;
  for (const auto& school : planned_schools())
    for (std::size_t i = 0; i < school.classes.size(); ++i)
      rooms[school.name + school.classes[i].name] = {&school, static_cast<int>(i)};
  std::vector<Child> children;
  const auto slips = campaign_desk::list_access_slips(*world.screening, campaign);
  for (std::size_t i = 0; slips && i < slips->size(); ++i) {
    const auto& slip = (*slips)[i];
    const auto room = rooms.find(slip.school + slip.class_name);
    if (room == rooms.end()) continue;
    const auto [school, class_no] = room->second;
    const auto first = first_class_answered().find(school->code);
    if (first == first_class_answered().end() || (wave == Wave::autumn && class_no < first->second)) continue;
    // Numbered from the first class that answers in autumn, so that a child has one story in both waves.
    children.push_back(
        {slip.code, {school->code == shown_school ? (class_no + 16) % 18 : class_no, static_cast<int>(slip.seat)}});
  }
  return children;
}

bool hand_in(PlainClient& client, const Child& child, const std::string& sheet) {
  const auto signed_in =
      client.request("POST", "/api/answering/sign-in", json::serialize(json::object{{"access_code", child.code}}));
  if (signed_in.status != 200) return false;
  const auto ticket = json::parse(signed_in.body);
  if (ticket.at("state").as_string() == "submitted") return true;
  return client
             .request("PUT", "/api/answer-sheets/" + std::string(ticket.at("sheet_id").as_string()), sheet,
                      "Authorization: Ticket " + std::string(ticket.at("ticket").as_string()) + "\r\n")
             .status == 200;
}

Status hand_in_all(std::uint16_t port, const std::vector<Child>& children, Wave wave) {
  std::atomic<std::size_t> next = 0, refused = 0;
  std::vector<std::jthread> devices;
  for (int i = 0; i < 8; ++i)
    devices.emplace_back([&] {
      PlainClient client(here, port);
      for (std::size_t at = next++; at < children.size(); at = next++) {
        const std::string sheet = invented_sheet(wave, children[at].invented);
        if (!sheet.empty() && !hand_in(client, children[at], sheet)) ++refused;
        if (at % 100 == 0)
          std::cerr << "\r  演示城市：" << (wave == Wave::spring ? "上一次测评 " : "这一次测评 ") << at << "/"
                    << children.size() << "   " << std::flush;
      }
    });
  devices.clear();
  std::cerr << "\r  演示城市：" << (wave == Wave::spring ? "上一次测评 " : "这一次测评 ") << children.size() << "/"
            << children.size() << "\n";
  if (refused > 0) return Problem(problems::demo_refused, "", {{"detail", std::to_string(refused) + " answer sheets"}});
  return success();
}

/// A member of staff at work.
class Adult {
 public:
  Adult(std::uint16_t port, const std::string& login) : client_(here, port) {
    const auto answer = ask("POST", "/api/staff/sign-in", {{"login", login}, {"password", demo_password}});
    const std::string cookie = last_.header("Set-Cookie");
    if (problem_.empty())
      headers_ = "Cookie: " + cookie.substr(0, cookie.find(';')) +
                 "\r\nX-CSRF: " + std::string(answer.at("csrf").as_string()) + "\r\n";
  }
  json::value ask(const char* method, const std::string& path, const json::object& body = {}) {
    last_ = client_.request(method, path, body.empty() ? "" : json::serialize(body), headers_);
    if (last_.status != 200 && last_.status != 204 && problem_.empty())
      problem_ = std::string(method) + " " + path + ": " + std::to_string(last_.status) + " " + last_.body;
    return last_.status == 200 ? json::parse(last_.body) : json::value();
  }
  const std::string& problem() const { return problem_; }

 private:
  PlainClient client_;
  PlainClient::Answer last_;
  std::string headers_, problem_;
};

// Everything in a tier, or everything that waits.
void take_on(Adult& adult, const std::string& tier) {
  json::array wanted;
  const auto inbox = adult.ask("GET", "/api/alerts");
  if (!inbox.is_object()) return;
  for (const auto& alert : inbox.at("alerts").as_array())
    if (tier.empty() || alert.at("tier").as_string() == tier) wanted.push_back(json::object{{"id", alert.at("id")}});
  if (!wanted.empty()) adult.ask("POST", "/api/alert-takings", {{"act", "take_on"}, {"alerts", std::move(wanted)}});
}

// Exams on two days of the coming week, so that a plan of interviews has something to avoid.
json::object exams_after(const Clock& clock) {
  constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
  std::int64_t at_ms = clock.now_ms() + 4 * day_ms;
  const calendar::SchoolCalendar weekdays;
  while (!weekdays.is_school_day(day_of(at_ms)) || !weekdays.is_school_day(day_of(at_ms + day_ms))) at_ms += day_ms;
  return {{"kind", "exam"}, {"name", "期中考试"}, {"since", day_of(at_ms)}, {"until", day_of(at_ms + day_ms)}};
}

void observe(Adult& teacher, const std::string& room) {
  const auto found = teacher.ask("GET", "/api/concern-subjects");
  if (!found.is_object()) return;
  for (const auto& student : found.at("students").as_array())
    if (student.at("class_name").as_string() == room && student.at("seat").to_number<int>() == 4) {
      teacher.ask("POST", "/api/concerns",
                  {{"student_id", student.at("id")},
                   {"urgency", "this_week"},
                   {"words", "最近两周上课总趴着，午饭也不去吃，问她只说没事。"}});
      return;
    }
}

Status play_adults(std::uint16_t port, const Clock& clock) {
  std::cerr << "  演示城市：值班、考试周和昨天的工作\n";
  std::string refused;
  const auto works = [&](const std::string& login, const std::function<void(Adult&)>& work) {
    Adult adult(port, login);
    if (adult.problem().empty()) work(adult);
    if (refused.empty()) refused = adult.problem();
  };
  for (const auto& one : planned_people()) {
    if (one.phone.empty()) continue;
    works(one.login, [&](Adult& adult) {
      adult.ask("PUT", "/api/staff/contact", {{"phone", one.phone}});
      if (one.login == "xinli") {
        const auto roster = adult.ask("GET", "/api/duty");
        for (const auto& colleague : roster.is_object() ? roster.at("colleagues").as_array() : json::array())
          if (std::string(colleague.at("name").as_string()).starts_with("吴静"))
            adult.ask("POST", "/api/duty",
                      {{"account_id", colleague.at("account_id")},
                       {"turn", 2},
                       {"hours", "always"},
                       {"since", clock.today()},
                       {"until", ""}});
        adult.ask("POST", "/api/calendar", {{"spans", json::array{exams_after(clock)}}});
        take_on(adult, "same_day");
      } else if (one.role == access::Role::psychology_teacher && one.unit != shown_school) {
        take_on(adult, one.login == "fuqing" ? "same_day" : "");
      }
    });
  }
  works("banzhuren3", [](Adult& adult) { observe(adult, "初二(3)班"); });
  if (!refused.empty()) return Problem(problems::demo_refused, "", {{"detail", refused}});
  return success();
}

}  // namespace

Status play_wave(Composition& world, const std::string& campaign, Wave wave, bool adults) {
  const auto children = children_of(world, campaign, wave);
  RONGXIN_TRY(serving, Serving::start(world, {}, true));
  RONGXIN_CHECK(hand_in_all(serving->port(), children, wave));
  if (adults) RONGXIN_CHECK(play_adults(serving->port(), world.clock));
  serving->count_now();
  serving->stop();
  return success();
}

}  // namespace rongxin::cli
