#include "informants/family_questions.h"

#include "consent/guardian_link.h"
#include "informants/problems.h"
#include "platform/problem_catalogue.h"
#include "sql/informants/find_asked.h"
#include "sql/informants/list_asked.h"
#include "sql/informants/read_family_sheet.h"

namespace rongxin::informants {
namespace {

namespace json = boost::json;
using campaigns::Screening;
using store::GuardianTransaction;

json::object sheet_json(GuardianTransaction& transaction, const campaigns::CompiledCampaign& campaign,
                        const campaigns::CampaignInstrument& one, StudentId student, const Key& student_key) {
  const auto& source = one.compiled.source;
  json::object sheet{{"campaign_id", std::to_string(campaign.id.value)},
                     {"state", "open"},
                     {"form", form_json(source)},
                     {"answers", json::array()}};
  transaction.each(sql::informants::read_family_sheet{.campaign_id = campaign.id, .instrument_id = source.id},
                   [&](const auto& row) {
                     sheet["state"] = row.state();
                     if (const auto sealed = row.sealed_answers())
                       sheet["answers"] = answers_json(source, student, student_key, *sealed);
                   });
  return sheet;
}

std::string about(const access::Guardian& guardian) {
  return "guardian " + std::to_string(guardian.guardian_no()) + " link " + std::to_string(guardian.link_no());
}

}  // namespace

Result<std::string> open_questions(Screening& screening, std::string_view token, std::string_view birthday) {
  RONGXIN_TRY(proved, consent::prove_guardian(screening.consent, token, birthday));
  const StudentId student = proved.guardian.student();
  const auto student_key = screening.vault.key_of(student);
  if (!student_key) return problems::not_found;
  return screening.database.write(proved.guardian, [&](GuardianTransaction& transaction) -> Result<std::string> {
    json::array sheets;
    std::vector<CampaignId> asked;
    transaction.each(sql::informants::list_asked{}, [&](const auto& row) { asked.push_back(row.campaign_id()); });
    for (const auto id : asked) {
      const auto campaign = screening.shelf.find(id);
      if (!campaign || !campaign->open_at(screening.clock.now_ms())) continue;
      for (const auto& one : campaign->about)
        if (one.compiled.source.informant == "guardian")
          sheets.push_back(sheet_json(transaction, *campaign, one, student, *student_key));
    }
    screening.audit.append(transaction, {"system", 0, 0, "openFamilyQuestions", student.value, about(proved.guardian)});
    return json::serialize(json::object{{"child_name", proved.child_name}, {"sheets", std::move(sheets)}});
  });
}

Result<std::string> save_answers(Screening& screening, std::string_view token, std::string_view birthday,
                                 const Asked& asked, const Written& written) {
  RONGXIN_TRY(proved, consent::prove_guardian(screening.consent, token, birthday));
  const auto& guardian = proved.guardian;
  const auto student_key = screening.vault.key_of(guardian.student());
  if (!student_key) return problems::not_found;
  std::optional<Problem> refused;
  RONGXIN_TRY(state, screening.database.write(guardian, [&](GuardianTransaction& transaction) -> Result<std::string> {
    const auto is_in_campaign = transaction.one(sql::informants::find_asked{.campaign_id = asked.campaign->id},
                                                [](const auto& row) { return row.is_in_campaign() != 0; });
    if (!is_in_campaign) return problems::family_decide_first;
    if (!*is_in_campaign) return problems::not_found;
    refused = keep_sheet(screening, transaction, asked, guardian.student(), *student_key, {guardian.guardian_no(), {}},
                         written);
    screening.audit.append(transaction, {"system", 0, 0, "saveFamilyAnswers", guardian.student().value,
                                         about(guardian) + " campaign " + std::to_string(asked.campaign->id.value) +
                                             " instrument " + asked.source().id +
                                             (refused           ? " not taken"
                                              : written.hand_in ? " handed in"
                                                                : "")});
    return json::serialize(json::object{{"state", written.hand_in ? "handed_in" : "begun"}});
  }));
  if (refused) return *refused;
  return state;
}

}  // namespace rongxin::informants
