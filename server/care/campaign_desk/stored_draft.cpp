#include "campaign_desk/stored_draft.h"

#include "campaign_desk/problems.h"
#include "instruments/instrument_library.h"
#include "platform/problem_catalogue.h"
#include "sql/campaign_desk/find_unit_below.h"
#include "sql/campaign_desk/read_campaign_draft.h"
#include "sql/campaign_desk/read_own_unit.h"

namespace rongxin::campaign_desk {
namespace {

using store::StaffTransaction;

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

}  // namespace

std::optional<StoredDraft> find_draft(StaffTransaction& transaction, std::int64_t draft) {
  return transaction.one(sql::campaign_desk::read_campaign_draft{.draft_id = draft}, [](const auto& row) {
    return StoredDraft{std::string(row.steps()), row.version(), row.campaign_id(), row.changed_at_ms(),
                       std::string(row.changed_by_name())};
  });
}

Problem why_not(const std::optional<StoredDraft>& now) {
  if (!now) return problems::not_found;
  if (now->campaign.value != 0) return problems::already_published;
  return Problem(problems::draft_changed, "version", {{"name", now->changed_by}});
}

CompiledDraft compile_draft(StaffTransaction& transaction, CampaignId id, UnitId unit, std::int64_t draft,
                            const CampaignSteps& steps, std::int64_t now_ms) {
  CompiledDraft out;
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

bool is_below(StaffTransaction& transaction, const std::string& code) {
  return transaction.one(sql::campaign_desk::find_unit_below{.code = code}, [](const auto&) { return true; })
      .has_value();
}

Status units_below(StaffTransaction& transaction, const std::vector<std::string>& codes) {
  for (const auto& code : codes)
    if (!is_below(transaction, code)) return Problem(problems::unit_unknown, "units", {{"code", code}});
  return success();
}

bool too_few_for(const access::Caller& caller, std::int64_t students) {
  constexpr std::int64_t office_students_min = 10;
  return caller.role() != access::Role::psychology_teacher && students < office_students_min;
}

}  // namespace rongxin::campaign_desk
