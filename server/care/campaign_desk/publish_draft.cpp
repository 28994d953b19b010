#include <boost/json.hpp>

#include "campaign_desk/campaign_draft.h"
#include "campaign_desk/city_rules.h"
#include "campaign_desk/problems.h"
#include "campaign_desk/stored_draft.h"
#include "instruments/instrument_library.h"
#include "platform/problem_catalogue.h"
#include "sql/campaign_desk/claim_campaign_draft.h"
#include "sql/campaign_desk/claim_office_draft.h"
#include "sql/campaign_desk/watch_publication.h"
#include "store/numbers.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using access::Caller;
using store::StaffTransaction;
constexpr auto publishing = store::SystemKey::because("a second officer has confirmed what the first one proposed");
constexpr std::size_t reason_octets_min = 10;

}  // namespace

Result<api::CampaignPublication> publish_draft(const CampaignDesk& desk, const Caller& caller,
                                               const api::publish_campaign_draft::In& in) {
  const DraftToPublish wanted{in.id, in.body.version, std::string(in.body.rules_reason.value_or(""))};
  auto& screening = desk.screening;
  const auto stored = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return find_draft(transaction, wanted.draft); });
  if (!stored || stored->campaign.value != 0 || stored->version != wanted.version) return why_not(stored);
  RONGXIN_TRY(steps, steps_of_text(stored->text));
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
                     {{"detail", compiled.faults[0].text.in(in.language)}});
    if (!rules_of_the_city(city_presets(transaction, caller.unit(), screening.clock.today()), steps.rules))
      return problems::colleague_needed;
    PublicationNote note{caller.account(), tried.needs_reason() ? std::optional(wanted.rules_reason) : std::nullopt,
                         std::nullopt, tried.limits_version, tried.capacity_version};
    RONGXIN_CHECK(
        store_campaign(screening, transaction, *compiled.campaign, compiled.text, compiled.hash, tried.students, note));
    const std::string detail = "draft " + std::to_string(wanted.draft) + " campaign " + std::to_string(id.value) +
                               (note.rules_reason ? " reason " + *note.rules_reason : "");
    screening.audit.append(transaction, audit::by(caller, api::publish_campaign_draft::operation.name, 0, detail));
    return success();
  });
  if (!published) return published.problem();
  desk.publisher.wake();
  return read_publication(desk, caller, {.language = in.language, .id = id});
}

Result<ProposedCampaign> prepare_proposal(const CampaignDesk& desk, const Caller& caller, const DraftToPublish& wanted,
                                          std::string_view language) {
  auto& screening = desk.screening;
  const auto stored = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return find_draft(transaction, wanted.draft); });
  if (!stored || stored->campaign.value != 0 || stored->version != wanted.version) return why_not(stored);
  RONGXIN_TRY(steps, steps_of_text(stored->text));
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
                         {"rules", json::parse(rules_text(steps.rules)).at("rules")},
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

Result<api::CampaignPublication> read_publication(const CampaignDesk& desk, const Caller& caller,
                                                  const api::read_campaign_publication::In& in) {
  auto found = desk.screening.database.read(caller, [&](StaffTransaction& transaction) {
    return transaction.one(sql::campaign_desk::watch_publication{.campaign_id = in.id}, [&](const auto& row) {
      // Said only when the campaign can be opened: the shelf follows the commit by a moment.
      const bool filled = row.filled_at_ms() != 0 && desk.screening.shelf.find(in.id) != nullptr;
      return api::CampaignPublication{.campaign_id = in.id,
                                      .state = api::CampaignPublication::State(filled ? "filled" : "filling"),
                                      .expected = row.expected(),
                                      .stored = row.stored()};
    });
  });
  if (!found) return problems::not_found;
  return std::move(*found);
}

}  // namespace rongxin::campaign_desk
