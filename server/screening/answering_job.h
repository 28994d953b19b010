#pragma once
// What the three writes of the answering page share: the checks before, the transaction, and the
// answer after the commit.
#include <optional>

#include "http/exchange.h"
#include "screening/screening.h"

namespace rongxin::screening {

struct Opening {
  std::shared_ptr<const CompiledCampaign> campaign;
  Key key;
  bool consented = false;
};

/// Checks that the sheet in the address is the ticket's own and that its campaign takes answers.
/// Problems: sheet_of_another, campaign_not_open.
Result<Opening> open_answering(Screening& screening, const http::Exchange& exchange, const access::Answerer& answerer);

void refuse_answering(http::Exchange& exchange, const Problem& problem);

/// Whether consent was given, from memory; read from the store once per child.
bool has_consent(Screening& screening, const access::Answerer& answerer);

class AnsweringJob : public store::WriteJob {
 public:
  AnsweringJob(Screening& screening, http::Exchange exchange, const access::Answerer& answerer)
      : screening_(screening), answerer_(answerer), exchange_(std::move(exchange)) {}

  bool run(store::Connection& connection) final {
    store::OwnTransaction transaction(connection, answerer_);
    problem_.reset();
    return act(transaction);
  }
  void finish(Outcome outcome) final {
    if (outcome == Outcome::committed) return exchange_.respond(http::Response::json(std::move(body_)));
    const Problem problem = outcome == Outcome::refused && problem_ ? *problem_ : store::Database::problem_of(outcome);
    exchange_.respond(http::Response::problem(problem, exchange_.request().language()));
  }

 protected:
  virtual bool act(store::OwnTransaction& transaction) = 0;
  void answer(std::string json) { body_ = std::move(json); }
  bool refuse(Problem problem) {
    problem_ = std::move(problem);
    return false;
  }
  Screening& screening_;
  const access::Answerer answerer_;

 private:
  http::Exchange exchange_;
  std::string body_;
  std::optional<Problem> problem_;
};

}  // namespace rongxin::screening
