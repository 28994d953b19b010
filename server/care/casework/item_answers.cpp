#include <algorithm>

#include "answering/submit_answers.h"
#include "campaigns/answer_set.h"
#include "casework/alert_page.h"
#include "casework/read_signals.h"
#include "informants/informant_results.h"
#include "platform/problem_catalogue.h"
#include "sql/casework/read_draft_answers.h"
#include "sql/casework/read_item_answers.h"

namespace rongxin::casework {
namespace {

using store::StaffTransaction;

// The answers of a sheet, handed in or not, opened; nothing when there are none.
std::optional<std::string> opened_answers(campaigns::Screening& screening, StaffTransaction& transaction,
                                          StudentId student, const ReadSignal& sheet) {
  std::optional<std::string> plain;
  const auto open = [&](BytesView wrapped_key, BytesView sealed, std::string_view place) {
    const auto student_key = screening.vault.unwrap(student, wrapped_key);
    std::string text;
    if (!plain && student_key && access::StudentVault::open(*student_key, student, place, sealed, text)) plain = text;
  };
  transaction.each(
      sql::casework::read_item_answers{.student_id = student, .campaign_id = sheet.campaign, .attempt = sheet.attempt},
      [&](const auto& row) {
        open(row.wrapped_key().value_or(BytesView()), row.sealed_answers(), answering::answers_place);
      });
  if (!plain)
    transaction.each(
        sql::casework::read_draft_answers{
            .student_id = student, .campaign_id = sheet.campaign, .attempt = sheet.attempt},
        [&](const auto& row) {
          open(row.wrapped_key().value_or(BytesView()), row.sealed_answers().value_or(BytesView()),
               answering::draft_place);
        });
  return plain;
}

std::vector<api::ItemAnswer> own_answers(const campaigns::CompiledCampaign& campaign,
                                         const campaigns::AnswerSet& answers, std::string_view language) {
  std::vector<api::ItemAnswer> list;
  for (std::size_t i = 0; i < answers.value.size() && i < campaign.items; ++i) {
    if (answers.value[i] < 0) continue;
    const auto& item = campaign.item_at(i);
    operations::Text text;
    for (const auto& option : item.options)
      if (option.value == answers.value[i]) text = option.text.at(std::string(language));
    bool critical = false;
    for (const auto& one : campaign.critical)
      critical = critical || (one.index == static_cast<int>(i) && answers.value[i] >= one.at_least);
    list.push_back({.item = item.id,
                    .text = item.text.at(std::string(language)),
                    .answer = text,
                    .value = answers.value[i],
                    .spent_ms = answers.spent_ms[i],
                    .critical = critical});
  }
  return list;
}

}  // namespace

Result<api::ItemAnswers> alert_answers(campaigns::Screening& screening, const access::Caller& caller,
                                       const api::open_item_answers::In& in) {
  const AlertKey key = key_of(in.id);
  api::ItemAnswers out;
  std::optional<std::string> plain;
  std::shared_ptr<const campaigns::CompiledCampaign> campaign;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    const auto signals = read_signals(screening, transaction, key);
    if (signals.empty()) return 0;
    out.informants = informants::informant_answers(screening, transaction, key.student, in.language);
    const auto with_sheet = std::find_if(signals.rbegin(), signals.rend(), by_own_sheet);
    if (with_sheet == signals.rend()) return 0;
    campaign = screening.shelf.find(with_sheet->campaign);
    plain = opened_answers(screening, transaction, key.student, *with_sheet);
    return 0;
  });
  campaigns::AnswerSet answers;
  const bool own = plain && campaign && campaigns::AnswerSet::decode(*plain, answers);
  if (!own && out.informants.empty()) return problems::not_found;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction, audit::by(caller, api::open_item_answers::operation.name, key.student.value,
                                                  "alert " + std::to_string(key.number) + ": " + in.body.reason));
    return success();
  }));
  if (own) out.answers = own_answers(*campaign, answers, in.language);
  return out;
}

}  // namespace rongxin::casework
