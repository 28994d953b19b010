#include "informants/family_questions.h"

#include "answering/code_look_up.h"
#include "consent/guardian_link.h"
#include "informants/problems.h"
#include "platform/problem_catalogue.h"
#include "sql/informants/read_membership.h"
#include "sql/informants/read_sheet.h"

namespace rongxin::informants {
namespace {

namespace json = boost::json;
using campaigns::Screening;
using consent::ProvedGuardian;
using store::OwnTransaction;
using store::Transaction;
constexpr auto by_slip =
    store::SystemKey::because("a guardian who has shown themselves by slip and birthday answers about their own child");

// After a withdrawal, this guardian's or another's, nothing is asked any more.
bool may_be_asked(Screening& screening, Transaction& transaction, const ProvedGuardian& guardian) {
  if (guardian.purpose != "screening" || (guardian.decision != "given" && guardian.decision != "informed"))
    return false;
  return !consent::read_standing(transaction, guardian.student, screening.clock.today()).stopped;
}

json::object sheet_json(OwnTransaction& own, const campaigns::CompiledCampaign& campaign,
                        const campaigns::CampaignInstrument& one, const ProvedGuardian& guardian,
                        const Key& student_key) {
  const auto& source = one.compiled.source;
  json::object sheet{{"campaign_id", std::to_string(campaign.id.value)},
                     {"state", "open"},
                     {"form", form_json(source)},
                     {"answers", json::array()}};
  own.each(
      sql::informants::read_sheet{
          .campaign_id = campaign.id, .informant = source.informant, .instrument_id = source.id},
      [&](const auto& row) {
        const bool mine = row.author() == guardian.guardian_no;
        sheet["state"] = row.state() != "open" ? "handed_in" : mine ? "begun" : "taken";
        if (mine && row.state() == "open")
          sheet["answers"] = answers_json(source, guardian.student, student_key, row.sealed_answers());
      });
  return sheet;
}

std::string about(const ProvedGuardian& guardian) {
  return "guardian " + std::to_string(guardian.guardian_no) + " link " + std::to_string(guardian.link_no);
}

}  // namespace

Result<std::string> open_questions(Screening& screening, std::string_view token, std::string_view birthday) {
  RONGXIN_TRY(guardian, consent::prove_guardian(screening.consent, token, birthday));
  const auto student_key = screening.vault.key_of(guardian.student);
  if (!student_key) return problems::not_found;
  return screening.database.write(by_slip, [&](Transaction& transaction) -> Result<std::string> {
    json::array sheets;
    if (may_be_asked(screening, transaction, guardian)) {
      const auto memberships = answering::memberships(transaction, guardian.student);
      OwnTransaction own(transaction, by_slip, guardian.student);
      for (const auto id : memberships) {
        const auto campaign = screening.shelf.find(id);
        if (!campaign || !campaign->open_at(screening.clock.now_ms())) continue;
        for (const auto& one : campaign->about)
          if (one.compiled.source.informant == "guardian")
            sheets.push_back(sheet_json(own, *campaign, one, guardian, *student_key));
      }
    }
    screening.audit.append(transaction,
                           {"system", 0, 0, "openFamilyQuestions", guardian.student.value, about(guardian)});
    return json::serialize(json::object{{"child_name", guardian.child_name}, {"sheets", std::move(sheets)}});
  });
}

Result<std::string> save_answers(Screening& screening, std::string_view token, std::string_view birthday,
                                 const Asked& asked, const Written& written) {
  RONGXIN_TRY(guardian, consent::prove_guardian(screening.consent, token, birthday));
  const auto student_key = screening.vault.key_of(guardian.student);
  if (!student_key) return problems::not_found;
  std::optional<Problem> refused;
  RONGXIN_TRY(state, screening.database.write(by_slip, [&](Transaction& transaction) -> Result<std::string> {
    if (!may_be_asked(screening, transaction, guardian)) return problems::family_decide_first;
    if (!transaction.one(
            by_slip,
            sql::informants::read_membership{.student_id = guardian.student, .campaign_id = asked.campaign->id},
            [](const auto&) { return true; }))
      return problems::not_found;
    refused =
        keep_sheet(screening, transaction, asked, guardian.student, *student_key, {guardian.guardian_no, {}}, written);
    screening.audit.append(transaction, {"system", 0, 0, "saveFamilyAnswers", guardian.student.value,
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
