#include "answering/answering_job.h"

#include "access/public_id.h"
#include "answering/problems.h"
#include "sql/answering/read_ticket_state.h"

namespace rongxin::answering {

Result<Opening> open_own_sheet(campaigns::Screening& screening, const http::Exchange& exchange,
                               const access::Answerer& answerer) {
  const auto number = access::read_public_id(screening.keys.public_id, access::PublicKind::sheet,
                                             exchange.request().path_parameters[0]);
  if (!number || number->student != answerer.student() ||
      number->first != static_cast<std::uint32_t>(answerer.campaign().value) || number->second != answerer.attempt())
    return problems::sheet_of_another;
  Opening opening;
  opening.campaign = screening.shelf.find(answerer.campaign());
  const auto key = screening.vault.key_of(answerer.student());
  if (!key) return problems::sheet_of_another;
  opening.key = *key;
  opening.consented = answerer.consented();
  return opening;
}

Result<Opening> open_answering(campaigns::Screening& screening, const http::Exchange& exchange,
                               const access::Answerer& answerer) {
  auto opening = open_own_sheet(screening, exchange, answerer);
  if (opening && !opening->campaign) return problems::campaign_not_open;
  return opening;
}

void refuse_answering(http::Exchange& exchange, const Problem& problem) {
  exchange.respond(http::Response::problem(problem, exchange.request().language()));
}

void AnsweringJob::note_assent(store::OwnTransaction& transaction, std::string_view decision) const {
  if (answerer_.assent_asked() == access::AssentAsked::no) return;
  consent::note_assent(screening_.consent, transaction, decision,
                       answerer_.assent_asked() == access::AssentAsked::from_14 ? consent::AgeBand::from_14
                                                                                : consent::AgeBand::under_14);
}

AnsweringJob::TicketState AnsweringJob::ticket_state(store::OwnTransaction& transaction) const {
  const auto& bounds = answerer_.bounds();
  TicketState state;
  transaction.each(
      sql::answering::read_ticket_state{
          .campaign_id = answerer_.campaign(), .attempt = answerer_.attempt(), .device_no = answerer_.device()},
      [&](const auto& row) {
        state.ended = (bounds.code_no != 0 && bounds.code_no != row.code_no()) || row.was_released() != 0;
        state.withheld = row.withheld_since_ms() != 0;
        state.save_no = row.save_no();
        state.late = bounds.late_after_ms != 0 && (row.began_at_ms() == 0 || row.began_at_ms() > bounds.late_after_ms);
      });
  return state;
}

namespace {

class RefusalJob final : public AnsweringJob {
 public:
  RefusalJob(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer,
             std::vector<alerts::SealedSignal> signals, Problem problem)
      : AnsweringJob(screening, std::move(exchange), answerer),
        signals_(std::move(signals)),
        problem_(std::move(problem)) {}

 private:
  bool act(store::OwnTransaction& transaction) override {
    for (const auto& signal : signals_) alerts::raise(transaction, signal, screening_.clock.now_ms());
    return keep_and_refuse(problem_);
  }
  std::vector<alerts::SealedSignal> signals_;
  Problem problem_;
};

}  // namespace

void raise_and_refuse(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer,
                      std::vector<alerts::SealedSignal> signals, Problem problem) {
  if (signals.empty()) return refuse_answering(exchange, problem);
  screening.database.submit(
      std::make_unique<RefusalJob>(screening, std::move(exchange), answerer, std::move(signals), std::move(problem)));
}

}  // namespace rongxin::answering
