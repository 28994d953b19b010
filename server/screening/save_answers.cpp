#include "platform/json_reader.h"
#include "screening/answering_form.h"
#include "screening/answering_job.h"
#include "screening/personal_card.h"
#include "screening/problems.h"
#include "screening/submit_answers.h"
#include "sql/screening.h"

namespace rongxin::screening {
namespace {

class SaveJob final : public AnsweringJob {
 public:
  SaveJob(Screening& screening, http::Exchange exchange, const access::Answerer& answerer, std::int64_t save_no, int next_item, Bytes sealed,
          std::vector<alert::SealedSignal> signals)
      : AnsweringJob(screening, std::move(exchange), answerer), save_no_(save_no), next_item_(next_item), sealed_(std::move(sealed)), signals_(std::move(signals)) {}

 private:
  bool act(store::OwnTransaction& transaction) override {
    const std::int64_t now_ms = screening_.clock.now_ms();
    note_assent(transaction, "given");
    transaction.run_later(sql::screening::save_draft, answerer_.campaign(), answerer_.attempt(), answerer_.device(), answerer_.class_session(), next_item_, save_no_, sealed_, now_ms);
    // A late save may be older than what is stored: its critical item is told all the same.
    // After a withdrawal that another process took, nothing that came later is looked at.
    if (!signals_.empty() && !is_withheld(transaction))
      for (const auto& signal : signals_) alert::raise(transaction, signal, now_ms);
    // Stored as always; the page then says kindly that it is over, with nothing left on the device.
    const auto campaign = screening_.shelf.find(answerer_.campaign());
    answer("{\"save_no\":" + std::to_string(save_no_) + (campaign && campaign->recalled ? ",\"recalled\":true}" : "}"));
    return true;
  }
  std::int64_t save_no_;
  int next_item_;
  Bytes sealed_;
  std::vector<alert::SealedSignal> signals_;
};

class HelpJob final : public AnsweringJob {
 public:
  HelpJob(Screening& screening, http::Exchange exchange, const access::Answerer& answerer, alert::SealedSignal signal, std::string body)
      : AnsweringJob(screening, std::move(exchange), answerer), signal_(std::move(signal)), body_text_(std::move(body)) {}

 private:
  bool act(store::OwnTransaction& transaction) override {
    if (alert::raise(transaction, signal_, screening_.clock.now_ms())) screening_.audit.append(transaction, access::by(answerer_, "askForHelp"));
    answer(body_text_);
    return true;
  }
  alert::SealedSignal signal_;
  std::string body_text_;
};

}  // namespace

void save_answers(Screening& screening, http::Exchange exchange, const access::Answerer& answerer) {
  auto opening = open_answering(screening, exchange, answerer);
  if (!opening) return refuse_answering(exchange, opening.problem());
  auto body = read_save(*opening->campaign, exchange.request().body);
  if (!body) return refuse_answering(exchange, body.problem());
  const int next_item = next_on_the_page(*opening->campaign, body->answers, opening->consented);
  if (!opening->consented) body->answers = AnswerSet(opening->campaign->items);
  auto signals = seal_signals(critical_signals(*opening->campaign, body->answers), opening->key, answerer.student(), answerer.campaign(), answerer.attempt());
  Bytes sealed = access::StudentVault::seal(opening->key, answerer.student(), draft_place, body->answers.encoded());
  screening.database.submit(std::make_unique<SaveJob>(screening, std::move(exchange), answerer, body->save_no, next_item, std::move(sealed), std::move(signals)));
}

void ask_for_help(Screening& screening, http::Exchange exchange, const access::Answerer& answerer) {
  auto opening = open_own_sheet(screening, exchange, answerer);
  if (!opening) return refuse_answering(exchange, opening.problem());
  if (!opening->campaign && answerer.campaign() != no_campaign) return refuse_answering(exchange, problems::campaign_not_open);
  JsonDocument document(exchange.request().body);
  std::string wish;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"wish"});
    wish = std::string(root.one_of("wish", {"today", "now"}));
  }
  if (document.fault) return refuse_answering(exchange, *document.fault);
  const alert::Signal signal{alert::Signal::Kind::help_button, wish, wish == "now" ? alert::Tier::acute : alert::Tier::same_day, {}};
  auto sealed = seal_signals({signal}, opening->key, answerer.student(), answerer.campaign(), answerer.attempt());
  boost::json::object promise;
  if (!opening->campaign) sealed.front().key = card_signal_key(wish, screening.clock.now_ms());
  for (const auto& [language, text] : opening->campaign ? opening->campaign->definition.help_promise : card_promise(wish)) promise[language] = text;
  const std::string answer =
      boost::json::serialize(boost::json::object{{"received_at_ms", screening.clock.now_ms()}, {"promise", std::move(promise)}});
  screening.database.submit(std::make_unique<HelpJob>(screening, std::move(exchange), answerer, std::move(sealed.front()), answer));
}

void read_form(Screening& screening, http::Exchange exchange, const access::Answerer& answerer) {
  http::Response response;
  if (answerer.campaign() == no_campaign) {
    response.shared_body = card_form();
    return exchange.respond(std::move(response));
  }
  const auto campaign = screening.shelf.find(answerer.campaign());
  if (!campaign || campaign->recalled) return refuse_answering(exchange, problems::campaign_not_open);  // nothing new is shown
  response.shared_body = answerer.consented() ? campaign->form : campaign->reading_form;
  if (answerer.assent_asked() != access::AssentAsked::no) {
    // The same words on both forms: which one it is shows to nobody.
    const auto& text = screening.consent.texts.holding("screening", "child", screening.clock.today());
    response.body = response.shared_body->substr(0, response.shared_body->size() - 1) + ",\"assent\":" +
                    boost::json::serialize(boost::json::object{{"zh-CN", text.body_zh}, {"en", text.body_en}}) + "}";
    response.shared_body.reset();
  }
  exchange.respond(std::move(response));
}

}  // namespace rongxin::screening
