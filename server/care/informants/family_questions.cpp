#include "informants/family_questions.h"

#include "consent/guardian_link.h"
#include "informants/problems.h"
#include "platform/problem_catalogue.h"
#include "sql/informants/find_asked.h"
#include "sql/informants/list_asked.h"
#include "sql/informants/read_family_sheet.h"

namespace rongxin::informants {
namespace {

using campaigns::Screening;
using store::GuardianTransaction;

api::FamilySheet sheet_of(GuardianTransaction& transaction, const campaigns::CompiledCampaign& campaign,
                          const campaigns::CampaignInstrument& one, StudentId student, const Key& student_key) {
  const auto& source = one.compiled.source;
  api::FamilySheet sheet{.campaign_id = campaign.id, .state = "open", .form = form_of(source)};
  transaction.each(sql::informants::read_family_sheet{.campaign_id = campaign.id, .instrument_id = source.id},
                   [&](const auto& row) {
                     sheet.state = api::FamilySheet::State(row.state());
                     if (const auto sealed = row.sealed_answers())
                       sheet.answers = told_answers(source, student, student_key, *sealed);
                   });
  return sheet;
}

std::string about(const access::Guardian& guardian) {
  return "guardian " + std::to_string(guardian.guardian_no()) + " link " + std::to_string(guardian.link_no());
}

}  // namespace

Result<api::FamilyQuestions> open_questions(Screening& screening, std::string_view token, std::string_view birthday) {
  RONGXIN_TRY(proved, consent::prove_guardian(screening.consent, token, birthday));
  const StudentId student = proved.guardian.student();
  const auto student_key = screening.vault.key_of(student);
  if (!student_key) return problems::not_found;
  return screening.database.write(
      proved.guardian, [&](GuardianTransaction& transaction) -> Result<api::FamilyQuestions> {
        api::FamilyQuestions out{.child_name = proved.child_name};
        std::vector<CampaignId> asked;
        transaction.each(sql::informants::list_asked{}, [&](const auto& row) { asked.push_back(row.campaign_id()); });
        for (const auto id : asked) {
          const auto campaign = screening.shelf.find(id);
          if (!campaign || !campaign->open_at(screening.clock.now_ms())) continue;
          for (const auto& one : campaign->about)
            if (one.compiled.source.informant == "guardian")
              out.sheets.push_back(sheet_of(transaction, *campaign, one, student, *student_key));
        }
        screening.audit.append(transaction,
                               {"system", 0, 0, "openFamilyQuestions", student.value, about(proved.guardian)});
        return out;
      });
}

Result<api::FamilySheetState> save_answers(Screening& screening, std::string_view token, std::string_view birthday,
                                           const Asked& asked, const Written& written) {
  RONGXIN_TRY(proved, consent::prove_guardian(screening.consent, token, birthday));
  const auto& guardian = proved.guardian;
  const auto student_key = screening.vault.key_of(guardian.student());
  if (!student_key) return problems::not_found;
  std::optional<Problem> refused;
  RONGXIN_TRY(
      state, screening.database.write(guardian, [&](GuardianTransaction& transaction) -> Result<api::FamilySheetState> {
        const auto is_in_campaign = transaction.one(sql::informants::find_asked{.campaign_id = asked.campaign->id},
                                                    [](const auto& row) { return row.is_in_campaign() != 0; });
        if (!is_in_campaign) return problems::family_decide_first;
        if (!*is_in_campaign) return problems::not_found;
        refused = keep_sheet(screening, transaction, asked, guardian.student(), *student_key,
                             {guardian.guardian_no(), {}}, written);
        screening.audit.append(transaction, {"system", 0, 0, "saveFamilyAnswers", guardian.student().value,
                                             about(guardian) + " campaign " + std::to_string(asked.campaign->id.value) +
                                                 " instrument " + asked.source().id +
                                                 (refused           ? " not taken"
                                                  : written.hand_in ? " handed in"
                                                                    : "")});
        using State = api::FamilySheetState::State;
        return api::FamilySheetState{.state = written.hand_in ? State("handed_in") : State("begun")};
      }));
  if (refused) return *refused;
  return state;
}

}  // namespace rongxin::informants
