#include "cli/demo/demo_city.h"

#include <algorithm>
#include <iostream>

#include "accounts/session_keeper.h"
#include "calendar/school_calendar.h"
#include "campaign_desk/apply_campaign.h"
#include "campaigns/campaign_definition.h"
#include "cli/demo/city_plan.h"
#include "cli/demo/demo_campaign.h"
#include "cli/demo/played_days.h"
#include "platform/brief_file.h"
#include "platform/problem_catalogue.h"
#include "school_roll/import/import_roll.h"
#include "school_roll/school_roll.h"
#include "store/problems.h"
#include "store/store_mark.h"

namespace rongxin::cli {
namespace {

constexpr auto making = store::SystemKey::because("the demonstration city is made by the operator");
constexpr const char* earlier_campaign = "demo-earlier";
constexpr std::int64_t hour_ms = 3600'000, day_ms = 24 * hour_ms;

bool has_school(Composition& world) {
  return world.database->read(making, [&](store::Transaction& transaction) {
    return school_roll::find_unit(transaction, shown_school).has_value();
  });
}

Status add_people(Composition& world) {
  for (const auto& one : planned_people())
    RONGXIN_CHECK(world.database->write(making, [&](store::Transaction& transaction) -> Status {
      const auto unit = school_roll::find_unit(transaction, one.unit);
      const auto account = accounts::add_account(transaction, {one.login, one.name, demo_password}, world.clock);
      if (!account || !unit) return success();
      accounts::add_post(transaction, *account, *unit, one.role, world.clock);
      if (one.on_duty) accounts::add_duty(transaction, *account, *unit, world.clock);
      return success();
    }));
  return success();
}

Status import_roll(Composition& world) {
  std::cerr << "  演示城市：学校、学籍和账号\n";
  const BriefFile schools(schools_csv()), pupils(students_csv());
  const Services& tools = *world.services;
  school_roll::ImportWish wish;
  wish.who = {"system", 0, 0, "demo", 0, ""};
  auto units = school_roll::import_units(tools, schools.path(), wish);
  if (!units) return std::move(units).problem();
  auto students = school_roll::import_students(tools, pupils.path(), wish);
  if (!students) return std::move(students).problem();
  return add_people(world);
}

Status apply(Composition& world, const std::string& code, std::int64_t opens_at_ms, std::int64_t closes_at_ms) {
  auto campaign = campaign_desk::apply_campaign(*world.screening, demo_campaign_yaml(code, opens_at_ms, closes_at_ms));
  if (!campaign) return std::move(campaign).problem();
  return success();
}

// Half past two on the last school day before today: what its lessons have found waits this morning.
std::int64_t last_lesson_ms() {
  std::int64_t at_ms = Clock::system().now_ms();
  do at_ms -= day_ms;
  while (!calendar::SchoolCalendar().is_school_day(day_of(at_ms)));
  campaigns::read_instant(day_of(at_ms) + "T14:30+08:00", at_ms);
  return at_ms;
}

// Half a year earlier, when nothing stood out.
Status live_spring(const Config& config, std::int64_t autumn_ms) {
  const MovedClock clock(autumn_ms - 26 * 7 * day_ms);
  RONGXIN_TRY(world, Composition::open(config, clock, true));
  RONGXIN_CHECK(import_roll(*world));
  RONGXIN_CHECK(apply(*world, earlier_campaign, clock.now_ms() - hour_ms, clock.now_ms() + 10 * day_ms));
  return play_wave(*world, earlier_campaign, Wave::spring, false);
}

Status live_autumn(const Config& config, std::int64_t autumn_ms) {
  const MovedClock clock(autumn_ms);
  RONGXIN_TRY(world, Composition::open(config, clock, true));
  RONGXIN_CHECK(apply(*world, demo_campaign, autumn_ms - day_ms, autumn_ms + 180 * day_ms));
  return play_wave(*world, demo_campaign, Wave::autumn, true);
}

}  // namespace

Result<bool> make_demo_city(const Config& config, DemoCity which) {
  {
    RONGXIN_TRY(world, Composition::open(config, Clock::system(), true));
    if (!store::is_for_demonstration(*world->database, Clock::system().now_ms()))
      return Problem(problems::not_a_demonstration);
    if (has_school(*world)) {
      const auto campaigns = world->shelf.all();
      if (std::none_of(campaigns.begin(), campaigns.end(),
                       [](const auto& one) { return one->definition.code == demo_campaign; }))
        return Problem(problems::demo_refused, "", {{"detail", "the first start was interrupted"}});
      return false;
    }
    if (which == DemoCity::unanswered) {
      RONGXIN_CHECK(import_roll(*world));
      const std::int64_t now_ms = Clock::system().now_ms();
      RONGXIN_CHECK(apply(*world, demo_campaign, now_ms - day_ms, now_ms + 180 * day_ms));
      return true;
    }
  }
  Config alone = config;
  alone.server.address = "127.0.0.1";
  alone.server.port = 0;
  alone.server.tls_certificate_file = alone.server.tls_key_file = "";
  alone.call = {};
  const std::int64_t autumn_ms = last_lesson_ms();
  RONGXIN_CHECK(live_spring(alone, autumn_ms));
  RONGXIN_CHECK(live_autumn(alone, autumn_ms));
  return true;
}

std::string demo_accounts(Composition& world) {
  std::string text =
      "  工作人员 staff   " + world.config.server.public_address + "/staff/   密码 password: " + demo_password + "\n";
  for (const auto& one : planned_people()) text += "    " + one.login + "  " + one.name + "（" + one.about + "）\n";
  const auto slips = campaign_desk::list_access_slips(*world.screening, demo_campaign);
  text += "  学生 students    " + world.config.server.public_address + "/a/   答题码 codes:";
  int shown = 0;
  for (std::size_t i = 0; slips && i < slips->size() && shown < 4; ++i)
    if ((*slips)[i].school == planned_schools().front().name && (*slips)[i].class_name == "初二(1)班") {
      text += " " + (*slips)[i].code;
      ++shown;
    }
  return text + "\n";
}

}  // namespace rongxin::cli
