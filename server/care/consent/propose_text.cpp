#include "consent/propose_text.h"

#include <algorithm>
#include <boost/json.hpp>
#include <tuple>

#include "approvals/propose.h"

namespace rongxin::consent {
namespace {

namespace json = boost::json;
using access::Caller;
using approvals::Proposal;
using store::StaffTransaction;

json::object text_json(const ConsentText& text) {
  return {{"purpose", text.purpose},   {"audience", text.audience}, {"title_zh", text.title_zh},
          {"title_en", text.title_en}, {"body_zh", text.body_zh},   {"body_en", text.body_en}};
}

ConsentText text_of(const json::object& content, const std::string& today) {
  const auto& text = content.at("text").as_object();
  const auto part = [&](const char* name) { return std::string(text.at(name).as_string()); };
  ConsentText out{part("purpose"),
                  part("audience"),
                  0,
                  std::max(std::string(content.at("effective_on").as_string()), today),
                  part("title_zh"),
                  part("title_en"),
                  part("body_zh"),
                  part("body_en"),
                  ""};
  if (content.at("asks_again").as_bool()) out.asks_again_from_on = out.effective_on;
  return out;
}

}  // namespace

Result<std::string> consent_texts(const Consent& consent) {
  const std::string today = consent.clock.today();
  auto all = consent.texts.all();
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.purpose, a.audience, b.version) < std::tie(b.purpose, b.audience, a.version);
  });
  json::array list;
  for (const auto& one : all) {
    auto row = text_json(one);
    const bool holds = consent.texts.holding(one.purpose, one.audience, today).version == one.version;
    row["version"] = one.version;
    row["effective_on"] = one.effective_on;
    row["content_hash"] = one.content_hash;
    row["published_at_ms"] = one.published_at_ms;
    row["state"] = holds ? "in_force" : one.effective_on > today ? "coming" : "past";
    row["asks_again"] = !one.asks_again_from_on.empty();
    list.push_back(std::move(row));
  }
  return json::serialize(json::object{{"today", today}, {"texts", std::move(list)}});
}

Result<std::string> propose_text(const Consent& consent, const Caller& caller, TextToPropose wanted) {
  const auto& text = wanted.text;
  const auto& before = consent.texts.holding(text.purpose, text.audience, consent.clock.today());
  json::object content{{"title_zh", text.title_zh},         {"title_en", text.title_en},
                       {"effective_on", text.effective_on}, {"asks_again", wanted.asks_again},
                       {"text", text_json(text)},           {"before", text_json(before)}};
  return consent.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(proposal, approvals::add_proposal(consent, transaction, caller,
                                                  {"consent_text", "text/" + text.purpose + "/" + text.audience,
                                                   json::serialize(content), wanted.reason}));
    return approvals::proposed_json(proposal);
  });
}

approvals::Kind consent_text_kind(Consent& consent) {
  return {
      "consent_text",
      {},
      {"effective_on", "text", "before", "asks_again"},
      {},
      {},
      [&consent](StaffTransaction& transaction, const Proposal& one, const Caller& caller) -> Result<approvals::After> {
        publish_text(transaction,
                     {text_of(json::parse(one.content).as_object(), consent.clock.today()), one.proposed_by,
                      caller.account().value},
                     consent.clock.now_ms());
        return approvals::After([&consent] { consent.texts.keep_up(consent.database); });
      }};
}

}  // namespace rongxin::consent
