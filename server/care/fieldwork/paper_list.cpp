#include "campaigns/visible_campaign.h"
#include "fieldwork/paper_entry.h"
#include "platform/problem_catalogue.h"
#include "sql/fieldwork/end_helper.h"
#include "sql/fieldwork/list_helpers.h"
#include "sql/fieldwork/list_operators.h"
#include "sql/fieldwork/list_paper_pupils.h"
#include "sql/fieldwork/name_helper.h"

namespace rongxin::fieldwork {
namespace {

using campaigns::Screening;
using store::StaffTransaction;

std::vector<api::PaperItem> items_of(const campaigns::CompiledCampaign& campaign, const std::string& language) {
  std::vector<api::PaperItem> items;
  for (std::size_t place = 0; place < campaign.items; ++place) {
    const auto& item = campaign.item_at(place);
    auto& one = items.emplace_back(api::PaperItem{.id = item.id, .text = item.text.at(language)});
    for (const auto& option : item.options)
      one.options.push_back({.value = option.value, .text = option.text.at(language)});
  }
  return items;
}

api::PaperPupil pupil_row(const auto& row, const access::Caller& caller) {
  const bool finished = row.state() == "finished", once = row.first_entered_at_ms() != 0,
             twice = row.second_entered_by().value != 0;
  api::PaperPupil one{.id = row.student_id(),
                      .seat = row.seat_no(),
                      .name = row.name(),
                      .class_name = row.class_name(),
                      .state = api::PaperPupil::State(finished ? "finished"
                                                      : twice  ? "differs"
                                                      : once   ? "entered_once"
                                                               : "open")};
  if (once && !twice && !finished)
    one.second_from_ms =
        row.first_entered_by() == caller.account() ? row.first_entered_at_ms() + second_typing_after_ms : 0;
  return one;
}

std::string helper_line(CampaignId campaign, AccountId helper) {
  return "campaign " + std::to_string(campaign.value) + " account " + std::to_string(helper.value);
}

}  // namespace

Result<api::PaperSheets> list_paper_sheets(Screening& screening, const access::Caller& caller,
                                           const api::list_paper_sheets::In& in) {
  const auto known = screening.shelf.find(in.id);
  const std::string words(in.language);
  auto sheets = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<api::PaperSheets> {
    if (!known || !campaigns::find_visible(transaction, in.id)) return std::nullopt;
    api::PaperSheets out{.title = known->definition.title.at(words), .items = items_of(*known, words)};
    transaction.each(sql::fieldwork::list_paper_pupils{.campaign_id = in.id},
                     [&](const auto& row) { out.pupils.push_back(pupil_row(row, caller)); });
    transaction.each(sql::fieldwork::list_helpers{.campaign_id = in.id}, [&](const auto& row) {
      out.helpers.push_back({.account_id = row.account_id(), .name = row.name()});
    });
    transaction.each(sql::fieldwork::list_operators{}, [&](const auto& row) {
      out.operators.push_back({.account_id = row.account_id(), .name = row.name()});
    });
    return out;
  });
  if (!sheets) return problems::not_found;
  return std::move(*sheets);
}

Status name_paper_helper(Screening& screening, const access::Caller& caller, const api::name_paper_helper::In& in) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::fieldwork::name_helper{.campaign_id = in.id,
                                                    .account_id = in.account_id,
                                                    .school_unit_id = caller.unit(),
                                                    .named_by = caller.account(),
                                                    .now_ms = screening.clock.now_ms()}) == 0)
      return problems::not_found;
    screening.audit.append(
        transaction, audit::by(caller, api::name_paper_helper::operation.name, 0, helper_line(in.id, in.account_id)));
    return success();
  });
}

Status end_paper_helper(Screening& screening, const access::Caller& caller, const api::end_paper_helper::In& in) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::fieldwork::end_helper{
            .campaign_id = in.id, .account_id = in.account_id, .now_ms = screening.clock.now_ms()}) == 0)
      return problems::not_found;
    screening.audit.append(
        transaction, audit::by(caller, api::end_paper_helper::operation.name, 0, helper_line(in.id, in.account_id)));
    return success();
  });
}

}  // namespace rongxin::fieldwork
