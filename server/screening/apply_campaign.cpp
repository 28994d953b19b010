#include "screening/apply_campaign.h"

#include "platform/problem_catalogue.h"
#include "school_roll/school_roll.h"
#include "screening/instrument_library.h"
#include "screening/instrument_licence.h"
#include "screening/sign_in_to_answer.h"
#include "sql/screening.h"
#include "store/numbers.h"

namespace rongxin::screening {
namespace {

using store::Row;
using store::SystemKey;
using store::Transaction;
constexpr auto publishing = SystemKey::because("an operator publishes a campaign from a file");

struct Member {
  StudentId student;
  UnitId class_unit;
  std::optional<std::int64_t> seat;
};

class Publication {
 public:
  Publication(Screening& screening, Transaction& transaction, const CompiledCampaign& campaign, AppliedCampaign& out)
      : screening_(screening), transaction_(transaction), campaign_(campaign), out_(out), now_ms_(screening.clock.now_ms()) {}

  Status instruments() {
    std::int64_t position = 0;
    for (const auto& one : campaign_.instruments) {
      const auto& source = one.compiled.source;
      RONGXIN_CHECK(publish_version(transaction_, source.id, source.version, one.content_hash, library_text(transaction_, source.id), now_ms_));
      transaction_.run(publishing, sql::screening::add_campaign_instrument, campaign_.id, ++position, source.id, source.version, one.follow_up ? "follow_up" : "asked");
    }
    return success();
  }

  Status members() {
    std::vector<UnitId> units;
    for (const auto& code : campaign_.definition.population_units) {
      const auto unit = school_roll::find_unit(transaction_, code);
      if (!unit) return Problem(problems::unit_unknown, "population.units", {{"code", code}});
      units.push_back(*unit);
    }
    if (units.empty()) units.push_back(campaign_.unit);
    const auto& grades = campaign_.definition.grades;
    std::map<std::int64_t, std::int64_t> expected;
    for (UnitId unit : units) {
      std::vector<Member> found;
      transaction_.each(publishing, sql::screening::list_population, [&](const Row& row) {
        if (!grades.empty() && std::find(grades.begin(), grades.end(), row.text(3)) == grades.end()) return;
        found.push_back({StudentId(row.integer(0)), UnitId(row.integer(1)), row.optional_integer(2)});
      }, unit);
      for (const auto& member : found) {
        add(member);
        ++expected[member.class_unit.value];
      }
    }
    for (const auto& [unit, count] : expected) transaction_.run(publishing, sql::screening::add_campaign_class, campaign_.id, unit, count, now_ms_);
    out_.classes = static_cast<std::int64_t>(expected.size());
    if (out_.members == 0) return Problem(problems::campaign_empty);
    return success();
  }

 private:
  void add(const Member& member) {
    const auto& definition = campaign_.definition;
    std::string consent = definition.consent_default;
    if (!definition.consent.empty())
      for (const auto& number : school_roll::registry_auxiliaries(screening_.vault, transaction_, member.student))
        if (const auto own = definition.consent.find(number); own != definition.consent.end()) consent = own->second;
    transaction_.run(publishing, sql::screening::add_member, member.student, campaign_.id, member.class_unit, member.seat, consent);
    const auto code = access_code_of(screening_.keys.code, member.student, campaign_.id);
    transaction_.run(publishing, sql::screening::add_answerer_look_up, BytesView(view(look_up_digest(screening_.keys.look_up, code))), member.student, campaign_.id);
    const auto card = card_of(screening_.keys.code, member.student);
    transaction_.run(publishing, sql::screening::add_answerer_look_up, BytesView(view(look_up_digest(screening_.keys.look_up, card))), member.student, std::nullopt);
    ++out_.members;
    if (consent == "given") ++out_.consented;
  }

  Screening& screening_;
  Transaction& transaction_;
  const CompiledCampaign& campaign_;
  AppliedCampaign& out_;
  const std::int64_t now_ms_;
};

}  // namespace

Result<AppliedCampaign> apply_campaign(Screening& screening, const std::string& yaml) {
  AppliedCampaign out;
  const auto read = read_campaign(yaml);
  out.faults = read.faults;
  if (!out.faults.empty()) return out;
  std::shared_ptr<const CompiledCampaign> compiled;
  const auto stored = screening.database.write(publishing, [&](Transaction& transaction) -> Status {
    struct Known {
      CampaignId id;
      std::string hash;
    };
    const auto known = transaction.one(publishing, sql::screening::find_campaign, [](const Row& row) { return Known{CampaignId(row.integer(0)), row.string(1)}; }, read.definition.code);
    if (known && known->hash != read.hash) return Problem(problems::campaign_differs, "campaign", {{"campaign", read.definition.code}});
    if (known) {
      out.id = known->id;
      return success();
    }
    const auto unit = school_roll::find_unit(transaction, read.definition.unit_code);
    if (!unit) return Problem(problems::unit_unknown, "unit", {{"code", read.definition.unit_code}});
    out.id = CampaignId(store::take_numbers(transaction, "campaign"));
    compiled = compile_campaign(out.id, *unit, read.definition, library_source(transaction), out.faults);
    if (compiled) RONGXIN_CHECK(check_licences(transaction, *compiled));
    if (!out.faults.empty()) return Problem(problems::campaign_broken, "", {{"campaign", read.definition.code}, {"detail", out.faults[0].text_zh}});
    const auto& d = read.definition;
    transaction.run(publishing, sql::screening::add_campaign, out.id, d.code, *unit, d.title.at("zh-CN"), d.title.at("en"), d.opens_at_ms, d.closes_at_ms, yaml, read.hash, screening.clock.now_ms());
    Publication publication(screening, transaction, *compiled, out);
    RONGXIN_CHECK(publication.instruments());
    RONGXIN_CHECK(publication.members());
    out.new_campaign = true;
    screening.audit.append(transaction, {"system", 0, 0, "applyCampaign", 0, d.code});
    return success();
  });
  if (!stored && out.faults.empty()) return stored.problem();
  if (stored && compiled) screening.shelf.put(compiled);
  if (read.definition.roster.empty()) out.warnings_zh.push_back("值班名单是空的：没有可联系的成人，班级场次将无法开启。");
  return out;
}

Status load_campaigns(Screening& screening) {
  return screening.database.read(publishing, [&](Transaction& transaction) -> Status {
    struct Stored {
      CampaignId id;
      UnitId unit;
      std::string yaml;
      bool recalled;
    };
    std::vector<Stored> all;
    transaction.each(publishing, sql::screening::list_published,
                     [&](const Row& row) { all.push_back({CampaignId(row.integer(0)), UnitId(row.integer(1)), row.string(2), row.integer(3) != 0}); });
    for (const auto& one : all) {
      const auto read = read_campaign(one.yaml);
      std::vector<YamlFault> faults = read.faults;
      const auto compiled = compile_campaign(one.id, one.unit, read.definition, [&](const std::string& id) {
        return transaction.one(publishing, sql::screening::read_instrument_text, [](const Row& row) { return row.string(0); }, one.id, id).value_or("");
      }, faults);
      if (!faults.empty()) return Problem(problems::campaign_broken, "", {{"campaign", read.definition.code}, {"detail", faults[0].text_en}});
      auto copy = std::make_shared<CompiledCampaign>(*compiled);
      copy->recalled = one.recalled;
      screening.shelf.put(std::move(copy));
    }
    return success();
  });
}

Result<std::vector<AccessSlip>> list_access_slips(Screening& screening, const std::string& campaign_code) {
  return screening.database.read(publishing, [&](Transaction& transaction) -> Result<std::vector<AccessSlip>> {
    const auto id = transaction.one(publishing, sql::screening::find_campaign, [](const Row& row) { return CampaignId(row.integer(0)); }, campaign_code);
    if (!id) return problems::not_found;
    std::vector<AccessSlip> slips;
    transaction.each(publishing, sql::screening::list_codes, [&](const Row& row) {
      slips.push_back({row.string(1), row.string(2), row.string(4), access_code_of(screening.keys.code, StudentId(row.integer(0)), *id), row.integer(3)});
    }, *id);
    return slips;
  });
}

}  // namespace rongxin::screening
