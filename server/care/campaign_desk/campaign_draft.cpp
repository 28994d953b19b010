#include "campaign_desk/campaign_draft.h"

#include "campaign_desk/campaign_steps.h"
#include "campaign_desk/city_rules.h"
#include "campaign_desk/problems.h"
#include "campaigns/visible_campaign.h"
#include "instruments/instrument_library.h"
#include "platform/problem_catalogue.h"
#include "settings/settings.h"
#include "sql/campaign_desk/add_draft.h"
#include "sql/campaign_desk/claim_campaign_draft.h"
#include "sql/campaign_desk/claim_office_draft.h"
#include "sql/campaign_desk/count_consents.h"
#include "sql/campaign_desk/count_psychologists.h"
#include "sql/campaign_desk/delete_campaign_draft.h"
#include "sql/campaign_desk/find_last_campaign.h"
#include "sql/campaign_desk/find_unit_below.h"
#include "sql/campaign_desk/list_campaign_drafts.h"
#include "sql/campaign_desk/list_schools_with_adult.h"
#include "sql/campaign_desk/read_campaign_draft.h"
#include "sql/campaign_desk/read_own_unit.h"
#include "sql/campaign_desk/save_campaign_draft.h"
#include "sql/campaign_desk/watch_publication.h"
#include "store/numbers.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using access::Caller;
using store::StaffTransaction;
using store::SystemKey;
constexpr auto counting =
    SystemKey::because("counts of a population to come: schools, rosters, consent; nobody is named");
constexpr auto publishing = SystemKey::because("a second officer has confirmed what the first one proposed");
constexpr int drafts_shown_max = 30;
constexpr std::size_t reason_octets_min = 10, schools_shown_max = 200;
constexpr const char* draft_series = "campaign_draft";

struct StoredDraft {
  std::string text;
  std::int64_t version = 0, campaign = 0, changed_at_ms = 0;
  std::string changed_by;
};

std::optional<StoredDraft> find_draft(StaffTransaction& transaction, std::int64_t draft) {
  return transaction.one(sql::campaign_desk::read_campaign_draft{.draft_id = draft}, [](const auto& row) {
    return StoredDraft{std::string(row.steps()), row.version(), row.campaign_id().value, row.changed_at_ms(),
                       std::string(row.changed_by_name())};
  });
}

Result<CampaignSteps> steps_of(const StoredDraft& stored) {
  JsonDocument document(stored.text);
  if (document.fault) return *document.fault;
  auto steps = read_steps(document, JsonObject(document, document.root()));
  if (document.fault) return *document.fault;
  return steps;
}

std::string page_of(std::int64_t id, const StoredDraft& stored) {
  json::object body{{"id", std::to_string(id)},
                    {"version", stored.version},
                    {"changed_at_ms", stored.changed_at_ms},
                    {"changed_by", stored.changed_by},
                    {"steps", json::parse(stored.text)}};
  if (stored.campaign != 0) body["campaign_id"] = std::to_string(stored.campaign);
  return json::serialize(body);
}

Problem why_not(const std::optional<StoredDraft>& now) {
  if (!now) return problems::not_found;
  if (now->campaign != 0) return problems::already_published;
  return Problem(problems::draft_changed, "version", {{"name", now->changed_by}});
}

std::string place_in_page(const YamlFault& fault) {
  const std::string path = fault.path.substr(0, fault.path.rfind(':'));
  return path.starts_with("instruments")  ? "instruments"
         : path.starts_with("population") ? "units"
         : path.starts_with("window")     ? "closes_at_ms"
                                          : path;
}

std::string own_unit_code(StaffTransaction& transaction) {
  return transaction
      .one(sql::campaign_desk::read_own_unit{},
           [](const auto& row) {
             return row.code().empty() ? "unit-" + std::to_string(row.unit_id().value) : std::string(row.code());
           })
      .value_or("");
}

struct Compiled {
  std::string text, hash;
  std::shared_ptr<const campaigns::CompiledCampaign> campaign;
  std::vector<StepFault> faults;
};

Compiled compile_draft(StaffTransaction& transaction, CampaignId id, UnitId unit, std::int64_t draft,
                       const CampaignSteps& steps, std::int64_t now_ms) {
  Compiled out;
  out.faults = step_faults(steps, now_ms);
  if (!out.faults.empty()) return out;
  out.text = campaign_text(steps, "wizard-" + std::to_string(draft), own_unit_code(transaction));
  const auto read = campaigns::read_campaign(out.text);
  out.hash = read.hash;
  std::vector<YamlFault> faults = read.faults;
  if (faults.empty())
    out.campaign =
        campaigns::compile_campaign(id, unit, read.definition, instruments::library_source(transaction), faults);
  for (const auto& one : faults) out.faults.push_back({place_in_page(one), one.text});
  return out;
}

json::array faults_json(const std::vector<StepFault>& faults, std::string_view language) {
  json::array out;
  for (const auto& one : faults) out.push_back({{"field", one.field}, {"text", one.text.in(language)}});
  return out;
}

Status units_below(StaffTransaction& transaction, const std::vector<std::string>& codes) {
  for (const auto& code : codes)
    if (!transaction.one(sql::campaign_desk::find_unit_below{.code = code},
                         [](const auto& row) { return row.unit_id().value; }))
      return Problem(problems::unit_unknown, "units", {{"code", code}});
  return success();
}

// Of an earlier campaign only what lies below the caller comes along; nothing of it means the whole own unit.
CampaignSteps again_for(StaffTransaction& transaction, const campaigns::CompiledCampaign& last, std::int64_t now_ms) {
  auto steps = steps_again(last.definition, now_ms);
  std::erase_if(steps.units, [&](const std::string& code) {
    return !transaction.one(sql::campaign_desk::find_unit_below{.code = code},
                            [](const auto& row) { return row.unit_id().value; });
  });
  return steps;
}

// Of a handful of children every count is a name: only their own school asks so few.
bool too_few_for(const Caller& caller, std::int64_t students) {
  constexpr std::int64_t office_students_min = 10;
  return caller.role() != access::Role::psychology_teacher && students < office_students_min;
}

}  // namespace

std::string list_drafts(const CampaignDesk& desk, const Caller& caller) {
  json::array list;
  desk.screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::campaign_desk::list_campaign_drafts{.rows_max = drafts_shown_max}, [&](const auto& row) {
      json::object one{{"id", std::to_string(row.draft_id())},
                       {"title", row.title()},
                       {"version", row.version()},
                       {"changed_at_ms", row.changed_at_ms()},
                       {"changed_by", row.changed_by_name()}};
      if (row.campaign_id().value != 0) one["campaign_id"] = std::to_string(row.campaign_id().value);
      list.push_back(std::move(one));
    });
    return 0;
  });
  return json::serialize(json::object{{"drafts", std::move(list)}});
}

Result<std::string> make_draft(const CampaignDesk& desk, const Caller& caller, CampaignId again,
                               std::string_view language) {
  const std::int64_t now_ms = desk.screening.clock.now_ms();
  std::int64_t id = 0;
  const auto made = desk.screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
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
    transaction.run(sql::campaign_desk::add_draft{.draft_id = id,
                                                  .title = steps.title.at("zh-CN"),
                                                  .steps = json::serialize(steps_json(steps)),
                                                  .now_ms = now_ms});
    desk.screening.audit.append(transaction, audit::by(caller, "makeCampaignDraft", 0, "draft " + std::to_string(id)));
    return success();
  });
  if (!made) return made.problem();
  return read_draft(desk, caller, id, language);
}

Result<std::string> read_draft(const CampaignDesk& desk, const Caller& caller, std::int64_t draft, std::string_view) {
  const auto found = desk.screening.database.read(
      caller, [&](StaffTransaction& transaction) { return find_draft(transaction, draft); });
  if (!found) return problems::not_found;
  return page_of(draft, *found);
}

Result<std::string> save_draft(const CampaignDesk& desk, const Caller& caller, std::int64_t draft, std::int64_t version,
                               const CampaignSteps& steps, std::string_view language) {
  RONGXIN_CHECK(desk.screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (auto known = units_below(transaction, steps.units); !known.ok()) return known;
    const auto saved =
        transaction.run(sql::campaign_desk::save_campaign_draft{.draft_id = draft,
                                                                .version = version,
                                                                .title = steps.title.at("zh-CN"),
                                                                .steps = json::serialize(steps_json(steps)),
                                                                .changed_by = caller.account(),
                                                                .now_ms = desk.screening.clock.now_ms()});
    if (saved == 0) return why_not(find_draft(transaction, draft));
    desk.screening.audit.append(transaction,
                                audit::by(caller, "saveCampaignDraft", 0, "draft " + std::to_string(draft)));
    return success();
  }));
  return read_draft(desk, caller, draft, language);
}

Status delete_draft(const CampaignDesk& desk, const Caller& caller, std::int64_t draft) {
  return desk.screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(
            sql::campaign_desk::delete_campaign_draft{.draft_id = draft, .now_ms = desk.screening.clock.now_ms()}) == 0)
      return why_not(find_draft(transaction, draft));
    desk.screening.audit.append(transaction,
                                audit::by(caller, "deleteCampaignDraft", 0, "draft " + std::to_string(draft)));
    return success();
  });
}

Result<std::string> check_draft(const CampaignDesk& desk, const Caller& caller, std::int64_t draft,
                                std::string_view language) {
  auto& screening = desk.screening;
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    const auto stored = find_draft(transaction, draft);
    if (!stored) return problems::not_found;
    RONGXIN_TRY(steps, steps_of(*stored));
    RONGXIN_TRY(units, population_units(transaction, caller.unit(), steps.units));
    const auto population = count_population(transaction, units, steps.grades);
    auto faults =
        compile_draft(transaction, CampaignId(0), caller.unit(), draft, steps, screening.clock.now_ms()).faults;
    if (population.students == 0) faults.push_back({"units", texts::campaign_desk::too_few_students()});
    else if (too_few_for(caller, population.students))
      faults.push_back({"units", std::string(problems::population_too_small.text_zh),
                        std::string(problems::population_too_small.text_en)});
    std::vector<std::int64_t> reachable;
    std::int64_t psychologists = 0, given = 0, members = 0;
    const auto last = transaction.one(sql::campaign_desk::find_last_campaign{},
                                      [](const auto& row) { return row.campaign_id().value; });
    for (const auto unit : units) {
      transaction.each(counting,
                       sql::campaign_desk::list_schools_with_adult{.unit_id = unit, .today = screening.clock.today()},
                       [&](const auto& row) { reachable.push_back(row.unit_id().value); });
      psychologists +=
          transaction
              .one(counting, sql::campaign_desk::count_psychologists{.unit_id = unit, .today = screening.clock.today()},
                   [](const auto& row) { return row.psychologists(); })
              .value_or(0);
      if (last)
        transaction.each(counting,
                         sql::campaign_desk::count_consents{.campaign_id = CampaignId(*last), .unit_id = unit},
                         [&](const auto& row) {
                           members += row.members();
                           given += row.given();
                         });
    }
    json::array without;
    std::int64_t schools_without = 0, students_without = 0;
    for (const auto& school : population.schools) {
      if (std::find(reachable.begin(), reachable.end(), school.unit.value) != reachable.end()) continue;
      ++schools_without;
      students_without += school.students;
      if (without.size() < schools_shown_max)
        without.push_back({{"school", school.name}, {"students", school.students}});
    }
    json::object consent{{"basis", members == 0 ? "none" : "last_campaign"}};
    if (members != 0) {
      consent["given"] = hidden_below_ten(given);
      consent["of"] = hidden_below_ten(members);
    }
    const bool of_the_city =
        rules_of_the_city(city_presets(transaction, caller.unit(), screening.clock.today()), steps.rules);
    return json::serialize(json::object{{"faults", faults_json(faults, language)},
                                        {"rules_of_the_city", of_the_city},
                                        {"students", population.students},
                                        {"classes", population.classes},
                                        {"schools", population.schools.size()},
                                        {"psychologists", psychologists},
                                        {"schools_without_adult", schools_without},
                                        {"students_without_adult", students_without},
                                        {"without_adult", std::move(without)},
                                        {"consent", std::move(consent)}});
  });
}

Result<std::string> publish_draft(const CampaignDesk& desk, const Caller& caller, const DraftToPublish& wanted,
                                  std::string_view language) {
  auto& screening = desk.screening;
  const auto stored = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return find_draft(transaction, wanted.draft); });
  if (!stored || stored->campaign != 0 || stored->version != wanted.version) return why_not(stored);
  RONGXIN_TRY(steps, steps_of(*stored));
  RONGXIN_TRY(tried, desk.simulator.run(
                         caller, {steps.rules, steps.instruments, steps.units, steps.grades, steps.interviews_a_week}));
  if (tried.needs_reason() && wanted.rules_reason.size() < reason_octets_min)
    return Problem(problems::rules_reason_needed, "rules_reason");
  if (tried.students == 0) return problems::campaign_empty;
  if (too_few_for(caller, tried.students)) return problems::population_too_small;
  CampaignId id;
  const auto published = screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (auto known = units_below(transaction, steps.units); !known.ok()) return known;
    id = CampaignId(store::take_numbers(transaction, "campaign"));
    if (transaction.run(sql::campaign_desk::claim_campaign_draft{
            .draft_id = wanted.draft, .version = wanted.version, .campaign_id = id}) == 0)
      return why_not(find_draft(transaction, wanted.draft));
    const auto compiled = compile_draft(transaction, id, caller.unit(), wanted.draft, steps, screening.clock.now_ms());
    if (!compiled.faults.empty())
      return Problem(problems::draft_incomplete, compiled.faults[0].field,
                     {{"detail", compiled.faults[0].text.in(language)}});
    if (!rules_of_the_city(city_presets(transaction, caller.unit(), screening.clock.today()), steps.rules))
      return problems::colleague_needed;
    PublicationNote note{caller.account(), tried.needs_reason() ? std::optional(wanted.rules_reason) : std::nullopt,
                         std::nullopt, tried.limits_version, tried.capacity_version};
    RONGXIN_CHECK(
        store_campaign(screening, transaction, *compiled.campaign, compiled.text, compiled.hash, tried.students, note));
    const std::string detail = "draft " + std::to_string(wanted.draft) + " campaign " + std::to_string(id.value) +
                               (note.rules_reason ? " reason " + *note.rules_reason : "");
    screening.audit.append(transaction, audit::by(caller, "publishCampaignDraft", 0, detail));
    return success();
  });
  if (!published) return published.problem();
  desk.publisher.wake();
  return read_publication(desk, caller, id);
}

Result<ProposedCampaign> prepare_proposal(const CampaignDesk& desk, const Caller& caller, const DraftToPublish& wanted,
                                          std::string_view language) {
  auto& screening = desk.screening;
  const auto stored = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return find_draft(transaction, wanted.draft); });
  if (!stored || stored->campaign != 0 || stored->version != wanted.version) return why_not(stored);
  RONGXIN_TRY(steps, steps_of(*stored));
  RONGXIN_TRY(tried, desk.simulator.run(
                         caller, {steps.rules, steps.instruments, steps.units, steps.grades, steps.interviews_a_week}));
  if (wanted.rules_reason.size() < reason_octets_min) return Problem(problems::rules_reason_needed, "rules_reason");
  if (tried.students == 0) return problems::campaign_empty;
  if (too_few_for(caller, tried.students)) return problems::population_too_small;
  const auto last = screening.shelf.find(CampaignId(tried.campaign));
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<ProposedCampaign> {
    const auto compiled =
        compile_draft(transaction, CampaignId(0), caller.unit(), wanted.draft, steps, screening.clock.now_ms());
    if (!compiled.faults.empty())
      return Problem(problems::draft_incomplete, compiled.faults[0].field,
                     {{"detail", compiled.faults[0].text.in(language)}});
    json::object content{{"draft_id", wanted.draft},
                         {"version", wanted.version},
                         {"title_zh", steps.title.at("zh-CN")},
                         {"title_en", steps.title.at("en")},
                         {"students", tried.students},
                         {"rules", steps_json(steps)["rules"]},
                         {"simulation", simulation_json(tried, last ? last->definition.title.at("zh-CN") : "")},
                         {"limits_version", tried.limits_version},
                         {"capacity_version", tried.capacity_version},
                         {"text", compiled.text}};
    return ProposedCampaign{json::serialize(content), wanted.rules_reason};
  });
}

Result<CampaignId> publish_proposed(const CampaignDesk& desk, store::Transaction& transaction,
                                    const std::string& content, const Confirmation& by) {
  auto& screening = desk.screening;
  const auto proposed = json::parse(content).as_object();
  const auto number = [&](const char* name) { return proposed.at(name).to_number<std::int64_t>(); };
  const CampaignId id(store::take_numbers(transaction, "campaign"));
  if (transaction.run(publishing, sql::campaign_desk::claim_office_draft{.draft_id = number("draft_id"),
                                                                         .version = number("version"),
                                                                         .campaign_id = id,
                                                                         .unit_id = by.unit}) == 0)
    return problems::proposal_outdated;
  const std::string text(proposed.at("text").as_string());
  const auto read = campaigns::read_campaign(text);
  std::vector<YamlFault> faults = read.faults;
  const auto compiled =
      campaigns::compile_campaign(id, by.unit, read.definition, instruments::library_source(transaction), faults);
  if (!faults.empty())
    return Problem(problems::campaign_broken, "", {{"campaign", read.definition.code}, {"detail", faults[0].text.zh}});
  if (read.definition.closes_at_ms <= screening.clock.now_ms())
    return Problem(problems::draft_incomplete, "closes_at_ms", {{"detail", texts::campaign_desk::already_past().zh}});
  const PublicationNote note{by.proposed_by, by.reason, by.confirmed_by, number("limits_version"),
                             number("capacity_version")};
  RONGXIN_CHECK(store_campaign(screening, transaction, *compiled, text, read.hash, number("students"), note));
  return id;
}

Result<std::string> read_publication(const CampaignDesk& desk, const Caller& caller, CampaignId campaign) {
  const auto body = desk.screening.database.read(caller, [&](StaffTransaction& transaction) {
    return transaction.one(sql::campaign_desk::watch_publication{.campaign_id = campaign}, [&](const auto& row) {
      // Said only when the campaign can be opened: the shelf follows the commit by a moment.
      const bool filled = row.filled_at_ms() != 0 && desk.screening.shelf.find(campaign) != nullptr;
      return json::object{{"campaign_id", std::to_string(campaign.value)},
                          {"state", filled ? "filled" : "filling"},
                          {"expected", row.expected()},
                          {"stored", row.stored()}};
    });
  });
  if (!body) return problems::not_found;
  return json::serialize(*body);
}

}  // namespace rongxin::campaign_desk
