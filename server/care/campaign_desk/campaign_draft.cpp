#include "campaign_desk/campaign_draft.h"

#include "campaign_desk/city_rules.h"
#include "campaign_desk/problems.h"
#include "campaign_desk/stored_draft.h"
#include "campaigns/visible_campaign.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "settings/settings.h"
#include "sql/campaign_desk/add_draft.h"
#include "sql/campaign_desk/count_consents.h"
#include "sql/campaign_desk/count_psychologists.h"
#include "sql/campaign_desk/delete_campaign_draft.h"
#include "sql/campaign_desk/find_last_campaign.h"
#include "sql/campaign_desk/list_campaign_drafts.h"
#include "sql/campaign_desk/list_schools_with_adult.h"
#include "sql/campaign_desk/save_campaign_draft.h"
#include "store/numbers.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

using access::Caller;
using store::StaffTransaction;
using store::SystemKey;
constexpr auto counting =
    SystemKey::because("counts of a population to come: schools, rosters, consent; nobody is named");
constexpr int drafts_shown_max = 30;
constexpr std::size_t schools_shown_max = 200;
constexpr const char* draft_series = "campaign_draft";

Result<api::CampaignDraft> page_of(std::int64_t id, const StoredDraft& stored) {
  RONGXIN_TRY(steps, written_steps(stored.text));
  api::CampaignDraft page{.id = id,
                          .version = stored.version,
                          .changed_at_ms = stored.changed_at_ms,
                          .changed_by = stored.changed_by,
                          .steps = std::move(steps)};
  if (stored.campaign.value != 0) page.campaign_id = stored.campaign;
  return page;
}

std::string line_of(std::int64_t draft) { return "draft " + std::to_string(draft); }

// Of an earlier campaign only what lies below the caller comes along; nothing of it means the whole own unit.
CampaignSteps again_for(StaffTransaction& transaction, const campaigns::CompiledCampaign& last, std::int64_t now_ms) {
  auto steps = steps_again(last.definition, now_ms);
  std::erase_if(steps.units, [&](const std::string& code) { return !is_below(transaction, code); });
  return steps;
}

// What the last campaign of the caller's office was told, of the same units.
struct Consents {
  std::int64_t given = 0, members = 0;
};

Consents count_consents(StaffTransaction& transaction, const std::vector<UnitId>& units) {
  Consents out;
  const auto last = transaction.one(sql::campaign_desk::find_last_campaign{},
                                    [](const auto& row) -> CampaignId { return row.campaign_id(); });
  if (!last) return out;
  for (const auto unit : units)
    transaction.each(counting, sql::campaign_desk::count_consents{.campaign_id = *last, .unit_id = unit},
                     [&](const auto& row) {
                       out.members += row.members();
                       out.given += row.given();
                     });
  return out;
}

// Schools of the population with nobody on a roster, and how many psychologists there are.
void add_adults(StaffTransaction& transaction, const std::vector<UnitId>& units, const Population& population,
                const std::string& today, api::CampaignCheck& out) {
  std::vector<UnitId> reachable;
  for (const auto unit : units) {
    transaction.each(counting, sql::campaign_desk::list_schools_with_adult{.unit_id = unit},
                     [&](const auto& row) { reachable.push_back(row.unit_id()); });
    out.psychologists += transaction
                             .one(counting, sql::campaign_desk::count_psychologists{.unit_id = unit},
                                  [](const auto& row) { return row.psychologists(); })
                             .value_or(0);
  }
  for (const auto& school : population.schools) {
    if (std::find(reachable.begin(), reachable.end(), school.unit) != reachable.end()) continue;
    ++out.schools_without_adult;
    out.students_without_adult += school.students;
    if (out.without_adult.size() < schools_shown_max)
      out.without_adult.push_back({.school = school.name, .students = school.students});
  }
}

}  // namespace

Result<api::CampaignDraftList> list_drafts(const CampaignDesk& desk, const Caller& caller,
                                           const api::list_campaign_drafts::In&) {
  api::CampaignDraftList out;
  desk.screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::campaign_desk::list_campaign_drafts{.rows_max = drafts_shown_max}, [&](const auto& row) {
      auto& one = out.drafts.emplace_back(api::CampaignDraftRow{.id = row.draft_id(),
                                                                .title = row.title(),
                                                                .version = row.version(),
                                                                .changed_at_ms = row.changed_at_ms(),
                                                                .changed_by = row.changed_by_name()});
      if (row.campaign_id().value != 0) one.campaign_id = row.campaign_id();
    });
    return 0;
  });
  return out;
}

Result<api::CampaignDraft> make_draft(const CampaignDesk& desk, const Caller& caller,
                                      const api::make_campaign_draft::In& in) {
  const std::int64_t now_ms = desk.screening.clock.now_ms();
  const CampaignId again(plain_number(in.body.copy_of ? std::string_view(*in.body.copy_of) : std::string_view()));
  std::int64_t id = 0;
  RONGXIN_CHECK(desk.screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    CampaignSteps steps = first_steps(now_ms);
    const std::int64_t held_a_week =
        settings::read(transaction, caller.unit(), "capacity", desk.screening.clock.today())
            .number("interviews_a_week");
    if (again.value != 0) {
      const auto last = desk.screening.shelf.find(again);
      if (!last || !campaigns::find_visible(transaction, again)) return problems::not_found;
      steps = again_for(transaction, *last, now_ms);
    }
    steps.interviews_a_week = held_a_week;
    if (again.value == 0)
      steps.rules = city_presets(transaction, caller.unit(), desk.screening.clock.today()).front().rules;
    id = store::take_numbers(transaction, draft_series);
    transaction.run(sql::campaign_desk::add_draft{
        .draft_id = id, .title = steps.title.at("zh-CN"), .steps = steps_text(steps), .now_ms = now_ms});
    desk.screening.audit.append(transaction,
                                audit::by(caller, api::make_campaign_draft::operation.name, 0, line_of(id)));
    return success();
  }));
  return read_draft(desk, caller, {.language = in.language, .id = id});
}

Result<api::CampaignDraft> read_draft(const CampaignDesk& desk, const Caller& caller,
                                      const api::read_campaign_draft::In& in) {
  const auto found = desk.screening.database.read(
      caller, [&](StaffTransaction& transaction) { return find_draft(transaction, in.id); });
  if (!found) return problems::not_found;
  return page_of(in.id, *found);
}

Result<api::CampaignDraft> save_draft(const CampaignDesk& desk, const Caller& caller,
                                      const api::save_campaign_draft::In& in) {
  const auto steps = steps_of(in.body.steps);
  RONGXIN_CHECK(desk.screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (auto known = units_below(transaction, steps.units); !known.ok()) return known;
    const auto saved =
        transaction.run(sql::campaign_desk::save_campaign_draft{.draft_id = in.id,
                                                                .version = in.body.version,
                                                                .title = steps.title.at("zh-CN"),
                                                                .steps = steps_text(steps),
                                                                .changed_by = caller.account(),
                                                                .now_ms = desk.screening.clock.now_ms()});
    if (saved == 0) return why_not(find_draft(transaction, in.id));
    desk.screening.audit.append(transaction,
                                audit::by(caller, api::save_campaign_draft::operation.name, 0, line_of(in.id)));
    return success();
  }));
  return read_draft(desk, caller, {.language = in.language, .id = in.id});
}

Status delete_draft(const CampaignDesk& desk, const Caller& caller, const api::delete_campaign_draft::In& in) {
  return desk.screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(
            sql::campaign_desk::delete_campaign_draft{.draft_id = in.id, .now_ms = desk.screening.clock.now_ms()}) == 0)
      return why_not(find_draft(transaction, in.id));
    desk.screening.audit.append(transaction,
                                audit::by(caller, api::delete_campaign_draft::operation.name, 0, line_of(in.id)));
    return success();
  });
}

Result<api::CampaignCheck> check_draft(const CampaignDesk& desk, const Caller& caller,
                                       const api::check_campaign_draft::In& in) {
  auto& screening = desk.screening;
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<api::CampaignCheck> {
    const auto stored = find_draft(transaction, in.id);
    if (!stored) return problems::not_found;
    RONGXIN_TRY(steps, steps_of_text(stored->text));
    RONGXIN_TRY(units, population_units(transaction, caller.unit(), steps.units));
    const auto population = count_population(transaction, units, steps.grades);
    api::CampaignCheck out{.rules_of_the_city = rules_of_the_city(
                               city_presets(transaction, caller.unit(), screening.clock.today()), steps.rules),
                           .students = population.students,
                           .classes = population.classes,
                           .schools = static_cast<std::int64_t>(population.schools.size())};
    for (const auto& one :
         compile_draft(transaction, CampaignId(0), caller.unit(), in.id, steps, screening.clock.now_ms()).faults)
      out.faults.push_back({.field = one.field, .text = one.text.in(in.language)});
    if (population.students == 0)
      out.faults.push_back({.field = "units", .text = texts::campaign_desk::too_few_students().in(in.language)});
    else if (too_few_for(caller, population.students))
      out.faults.push_back({.field = "units",
                            .text = in.language == "en" ? problems::population_too_small.text_en
                                                        : problems::population_too_small.text_zh});
    add_adults(transaction, units, population, screening.clock.today(), out);
    if (const auto consents = count_consents(transaction, units); consents.members != 0)
      out.consent = {.basis = "last_campaign",
                     .given = hidden_below_ten(consents.given),
                     .of = hidden_below_ten(consents.members)};
    return out;
  });
}

}  // namespace rongxin::campaign_desk
