#include "screening/submit_answers.h"

#include "access/public_id.h"
#include "screening/answering_job.h"
#include "screening/problems.h"
#include "sql/screening.h"

namespace rongxin::screening {
namespace {

std::string sheet_receipt_json(const std::string& receipt, std::int64_t received_at_ms) {
  return "{\"receipt\":\"" + receipt + "\",\"received_at_ms\":" + std::to_string(received_at_ms) + "}";
}

void seal_judged(const Opening& opening, StudentId student, const AnswerSet& answers, SheetToStore& sheet, const std::vector<std::optional<double>>& previous = {}) {
  auto judged = judge(*opening.campaign, answers, sheet.contact_wish, previous);
  if (sheet.state == "submitted") {
    sheet.judgement = std::move(judged);
  } else {
    // A wish to talk and a critical answer count whatever became of the sheet.
    sheet.judgement.validity.verdict = psychometrics::Validity::unknown;
    sheet.judgement.signals = std::move(judged.signals);
    std::erase_if(sheet.judgement.signals, [](const alert::Signal& signal) { return signal.kind == alert::Signal::Kind::rule; });
  }
  // A recalled campaign has no results; a critical answer beats the recall.
  if (opening.campaign->recalled) std::erase_if(sheet.judgement.signals, [](const alert::Signal& signal) { return signal.kind == alert::Signal::Kind::rule; });
  sheet.sealed_answers = access::StudentVault::seal(opening.key, student, answers_place, answers.encoded());
  sheet.signals = seal_signals(sheet.judgement.signals, opening.key, student, sheet.campaign, sheet.attempt);
}

class SubmitJob final : public AnsweringJob {
 public:
  SubmitJob(Screening& screening, http::Exchange exchange, const access::Answerer& answerer, Opening opening, SheetToStore sheet, bool declined)
      : AnsweringJob(screening, std::move(exchange), answerer), opening_(std::move(opening)), sheet_(std::move(sheet)), declined_(declined) {}

 private:
  bool act(store::OwnTransaction& transaction) override {
    const std::int64_t now_ms = screening_.clock.now_ms();
    std::int64_t received_at_ms = now_ms;
    note_assent(transaction, declined_ ? "refused" : "given");
    if (store_sheet(transaction, sheet_, now_ms) || (sheet_.state != "read" && is_withheld(transaction) && store_sheet(transaction, reading(), now_ms))) {
      screening_.audit.append(transaction, access::by(answerer_, "submitAnswers"));
      screening_.changed.add(answerer_.student(), sheet_.campaign);
    } else {
      const auto same = transaction.one(sql::screening::read_sheet, [&](const store::Row& row) {
        received_at_ms = row.integer(1);
        return equal_in_constant_time(row.bytes(0).octets, sheet_.mac.octets);
      }, sheet_.campaign, sheet_.attempt);
      if (!same.value_or(false)) return refuse(problems::sheet_differs);
    }
    answer(sheet_receipt_json(receipt_of(screening_.keys.receipt, answerer_.student(), sheet_.campaign, sheet_.attempt, sheet_.mac), received_at_ms));
    return true;
  }

  /// What is taken in its place after a withdrawal: the same sending, nothing in it.
  SheetToStore reading() const {
    SheetToStore empty;
    empty.attempt = sheet_.attempt;
    empty.device = sheet_.device;
    empty.campaign = sheet_.campaign;
    empty.session = sheet_.session;
    empty.contact_wish = sheet_.contact_wish;
    empty.mac = sheet_.mac;
    empty.state = "read";
    seal_judged(opening_, answerer_.student(), AnswerSet(opening_.campaign->items), empty);
    return empty;
  }

  const Opening opening_;
  SheetToStore sheet_;
  const bool declined_;
};

// What earlier devices saved and this one never saw belongs to the same sheet.
void add_earlier_devices(Screening& screening, const access::Answerer& answerer, const Key& key, AnswerSet& answers) {
  if (answerer.device() <= 1) return;
  screening.database.read(answerer, [&](store::OwnTransaction& transaction) {
    transaction.each(sql::screening::list_drafts, [&](const store::Row& row) {
      std::string plain;
      AnswerSet earlier;
      if (access::StudentVault::open(key, answerer.student(), draft_place, row.bytes(1), plain) && AnswerSet::decode(plain, earlier)) answers.fill_from(earlier);
    }, answerer.campaign(), answerer.attempt());
    return 0;
  });
}

}  // namespace

std::vector<std::optional<double>> previous_scores(store::OwnTransaction& transaction, const CompiledCampaign& campaign) {
  std::vector<std::optional<double>> previous;
  if (!campaign.measures_change) return previous;
  previous.resize(campaign.scales);
  transaction.each(sql::screening::list_last_scores, [&](const store::Row& row) {
    for (const auto& instrument : campaign.instruments)
      for (std::size_t i = 0; i < instrument.compiled.scales.size(); ++i)
        if (auto& known = previous[instrument.first_scale + i]; !known && instrument.compiled.scales[i].id == row.text(0)) known = row.real(1);
  }, campaign.id);
  return previous;
}

void submit_answers(Screening& screening, http::Exchange exchange, const access::Answerer& answerer) {
  auto opening = open_answering(screening, exchange, answerer);
  if (!opening) return refuse_answering(exchange, opening.problem());
  auto body = read_sheet(*opening->campaign, exchange.request().body);
  if (!body) return refuse_answering(exchange, body.problem());

  SheetToStore sheet;
  sheet.attempt = answerer.attempt();
  sheet.device = answerer.device();
  sheet.campaign = answerer.campaign();
  sheet.session = answerer.class_session();
  sheet.contact_wish = body->contact_wish;
  // The comparison of two sendings is over what this device sent; earlier devices' parts join after it.
  sheet.mac = body_mac(screening.keys.receipt, answerer.student(), sheet.campaign, sheet.attempt, *body, body->answers.encoded());
  if (!opening->consented) {
    // Without consent nothing that was tapped is kept: the page was for reading.
    body->answers = AnswerSet(opening->campaign->items);
    sheet.state = "read";
  } else {
    sheet.state = body->declined ? "declined" : "submitted";
    add_earlier_devices(screening, answerer, opening->key, body->answers);
  }
  std::vector<std::optional<double>> previous;
  if (sheet.state == "submitted" && opening->campaign->measures_change)
    previous = screening.database.read(answerer, [&](store::OwnTransaction& transaction) { return previous_scores(transaction, *opening->campaign); });
  seal_judged(*opening, answerer.student(), body->answers, sheet, previous);
  screening.database.submit(std::make_unique<SubmitJob>(screening, std::move(exchange), answerer, std::move(*opening), std::move(sheet), body->declined));
}

}  // namespace rongxin::screening
