#include "screening/answering_job.h"

#include "access/public_id.h"
#include "screening/problems.h"
#include "sql/screening.h"

namespace rongxin::screening {

Result<Opening> open_own_sheet(Screening& screening, const http::Exchange& exchange, const access::Answerer& answerer) {
  const auto number = access::read_public_id(screening.keys.public_id, access::PublicKind::sheet, exchange.request().path_parameters[0]);
  if (!number || number->student != answerer.student() || number->first != static_cast<std::uint32_t>(answerer.campaign().value) || number->second != answerer.attempt())
    return problems::sheet_of_another;
  Opening opening;
  opening.campaign = screening.shelf.find(answerer.campaign());
  const auto key = screening.vault.key_of(answerer.student());
  if (!key) return problems::sheet_of_another;
  opening.key = *key;
  opening.consented = answerer.consented();
  return opening;
}

Result<Opening> open_answering(Screening& screening, const http::Exchange& exchange, const access::Answerer& answerer) {
  auto opening = open_own_sheet(screening, exchange, answerer);
  if (opening && !opening->campaign) return problems::campaign_not_open;
  return opening;
}

void refuse_answering(http::Exchange& exchange, const Problem& problem) { exchange.respond(http::Response::problem(problem, exchange.request().language())); }

void AnsweringJob::note_assent(store::OwnTransaction& transaction, std::string_view decision) const {
  if (answerer_.assent_asked() == access::AssentAsked::no) return;
  consent::note_assent(screening_.consent, transaction, decision, answerer_.assent_asked() == access::AssentAsked::from_14 ? consent::AgeBand::from_14 : consent::AgeBand::under_14);
}

bool AnsweringJob::is_withheld(store::OwnTransaction& transaction) const {
  return transaction.one(sql::screening::is_withheld, [](const store::Row&) { return true; }, answerer_.campaign(), answerer_.attempt(), answerer_.device()).has_value();
}

}  // namespace rongxin::screening
