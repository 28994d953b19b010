#include "answering/code_look_up.h"

#include "sql/answering/add_answerer_look_up.h"
#include "sql/answering/list_memberships.h"

namespace rongxin::answering {
namespace {

constexpr auto leading = store::SystemKey::because("a code or card leads to its child before anybody is known");

auto statement(const Digest& look_up, StudentId student, std::optional<CampaignId> campaign) {
  return sql::answering::add_answerer_look_up{
      .look_up_digest = BytesView(view(look_up)), .student_id = student, .campaign_id = campaign};
}

}  // namespace

bool lead_to(store::Transaction& transaction, const Digest& look_up, StudentId student,
             std::optional<CampaignId> campaign) {
  return transaction.run(leading, statement(look_up, student, campaign)) != 0;
}

void lead_to_later(store::Transaction& transaction, const Digest& look_up, StudentId student,
                   std::optional<CampaignId> campaign) {
  transaction.run_later(leading, statement(look_up, student, campaign));
}

std::vector<CampaignId> memberships(store::Transaction& transaction, StudentId student) {
  std::vector<CampaignId> campaigns;
  transaction.each(leading, sql::answering::list_memberships{.student_id = student},
                   [&](const auto& row) { campaigns.push_back(row.campaign_id()); });
  return campaigns;
}

}  // namespace rongxin::answering
