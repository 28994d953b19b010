#include "campaign_desk/apply_campaign.h"

#include "answering/sign_in_to_answer.h"
#include "campaign_desk/campaign_steps.h"
#include "campaign_desk/problems.h"
#include "campaign_desk/publish_campaign.h"
#include "instruments/instrument_library.h"
#include "platform/problem_catalogue.h"
#include "school_roll/school_roll.h"
#include "sql/campaign_desk/count_members.h"
#include "sql/campaign_desk/find_campaign.h"
#include "sql/campaign_desk/list_codes.h"
#include "sql/campaign_desk/list_published.h"
#include "sql/campaign_desk/read_instrument_text.h"
#include "store/numbers.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto publishing = SystemKey::because("an operator publishes a campaign from a file");
constexpr std::size_t file_batch_rows = 2000;

// A file that was interrupted goes on where it stopped; one that is in changes nothing.
Status fill(campaigns::Screening& screening, AppliedCampaign& out) {
  RONGXIN_TRY(filling, CampaignFilling::open(screening, out.id));
  while (true) {
    RONGXIN_TRY(more, filling->step(file_batch_rows));
    if (!more) break;
  }
  screening.database.read(publishing, [&](Transaction& transaction) {
    transaction.each(publishing, sql::campaign_desk::count_members{.campaign_id = out.id}, [&](const auto& row) {
      out.members = row.members();
      out.consented = row.given();
      out.classes = row.classes();
    });
    return 0;
  });
  return success();
}

}  // namespace

Result<AppliedCampaign> apply_campaign(campaigns::Screening& screening, const std::string& yaml) {
  AppliedCampaign out;
  const auto read = campaigns::read_campaign(yaml);
  out.faults = read.faults;
  if (!out.faults.empty()) return out;
  const auto stored = screening.database.write(publishing, [&](Transaction& transaction) -> Status {
    struct Known {
      CampaignId id;
      std::string hash;
    };
    const auto known = transaction.one(publishing, sql::campaign_desk::find_campaign{.code = read.definition.code},
                                       [](const auto& row) {
                                         return Known{row.campaign_id(), std::string(row.definition_hash())};
                                       });
    if (known && known->hash != read.hash)
      return Problem(problems::campaign_differs, "campaign", {{"campaign", read.definition.code}});
    if (known) {
      out.id = known->id;
      return success();
    }
    const auto unit = school_roll::find_unit(transaction, read.definition.unit_code);
    if (!unit) return Problem(problems::unit_unknown, "unit", {{"code", read.definition.unit_code}});
    out.id = CampaignId(store::take_numbers(transaction, "campaign"));
    const auto compiled = campaigns::compile_campaign(out.id, *unit, read.definition,
                                                      instruments::library_source(transaction), out.faults);
    if (!out.faults.empty())
      return Problem(problems::campaign_broken, "",
                     {{"campaign", read.definition.code}, {"detail", out.faults[0].text.zh}});
    RONGXIN_TRY(units, population_units(transaction, *unit, read.definition.population_units));
    const auto population = count_population(transaction, units, read.definition.grades);
    if (population.students == 0) return Problem(problems::campaign_empty);
    RONGXIN_CHECK(store_campaign(screening, transaction, *compiled, yaml, read.hash, population.students, {}));
    out.new_campaign = true;
    screening.audit.append(transaction, {"system", 0, 0, "applyCampaign", 0, read.definition.code});
    return success();
  });
  if (!stored && out.faults.empty()) return stored.problem();
  if (stored) RONGXIN_CHECK(fill(screening, out));
  if (read.definition.roster.empty()) out.warnings_zh.push_back(texts::campaign_desk::nobody_on_duty().zh);
  return out;
}

Status load_campaigns(campaigns::Screening& screening) {
  return screening.database.read(publishing, [&](Transaction& transaction) -> Status {
    struct Stored {
      CampaignId id;
      UnitId unit;
      std::string yaml;
      bool recalled;
      std::int64_t rules_version;
      std::string rules;
    };
    std::vector<Stored> all;
    transaction.each(publishing, sql::campaign_desk::list_published{}, [&](const auto& row) {
      all.push_back({row.campaign_id(), row.unit_id(), std::string(row.definition()), row.recalled_at_ms() != 0,
                     row.version(), std::string(row.rules())});
    });
    for (const auto& one : all) {
      auto read = campaigns::read_campaign(one.yaml);
      if (!one.rules.empty()) read.definition.rules = rules_of_text(one.rules);
      std::vector<YamlFault> faults = read.faults;
      const auto compiled = campaigns::compile_campaign(
          one.id, one.unit, read.definition,
          [&](const std::string& id) {
            return transaction
                .one(publishing, sql::campaign_desk::read_instrument_text{.campaign_id = one.id, .instrument_id = id},
                     [](const auto& row) { return std::string(row.definition()); })
                .value_or("");
          },
          faults);
      if (!faults.empty())
        return Problem(problems::campaign_broken, "",
                       {{"campaign", read.definition.code}, {"detail", faults[0].text.en}});
      auto copy = std::make_shared<campaigns::CompiledCampaign>(*compiled);
      copy->recalled = one.recalled;
      copy->rules_version = one.rules_version;
      screening.shelf.put(std::move(copy));
    }
    return success();
  });
}

Result<std::vector<AccessSlip>> list_access_slips(campaigns::Screening& screening, const std::string& campaign_code) {
  return screening.database.read(publishing, [&](Transaction& transaction) -> Result<std::vector<AccessSlip>> {
    const auto id = transaction.one(publishing, sql::campaign_desk::find_campaign{.code = campaign_code},
                                    [](const auto& row) { return row.campaign_id(); });
    if (!id) return problems::not_found;
    std::vector<AccessSlip> slips;
    transaction.each(publishing, sql::campaign_desk::list_codes{.campaign_id = *id}, [&](const auto& row) {
      slips.push_back({std::string(row.school_name()), std::string(row.class_name()), std::string(row.name()),
                       answering::access_code_of(screening.keys.code, row.student_id(), *id, row.code_no()),
                       row.seat_no().value_or(0)});
    });
    return slips;
  });
}

}  // namespace rongxin::campaign_desk
