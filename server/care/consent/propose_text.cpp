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

api::ConsentTextList consent_texts(const Consent& consent) {
  using Version = api::ConsentTextVersion;
  api::ConsentTextList out{.today = consent.clock.today()};
  auto all = consent.texts.all();
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.purpose, a.audience, b.version) < std::tie(b.purpose, b.audience, a.version);
  });
  for (const auto& one : all) {
    const bool holds = consent.texts.holding(one.purpose, one.audience, out.today).version == one.version;
    out.texts.push_back({.purpose = Version::Purpose(std::string_view(one.purpose)),
                         .audience = Version::Audience(std::string_view(one.audience)),
                         .version = one.version,
                         .effective_on = one.effective_on,
                         .state = holds                          ? Version::State("in_force")
                                  : one.effective_on > out.today ? Version::State("coming")
                                                                 : Version::State("past"),
                         .content_hash = one.content_hash,
                         .published_at_ms = one.published_at_ms,
                         .asks_again = !one.asks_again_from_on.empty(),
                         .title_zh = one.title_zh,
                         .title_en = one.title_en,
                         .body_zh = one.body_zh,
                         .body_en = one.body_en});
  }
  return out;
}

Result<std::int64_t> propose_text(const Consent& consent, const Caller& caller, const TextToPropose& wanted) {
  const auto& text = wanted.text;
  const auto& before = consent.texts.holding(text.purpose, text.audience, consent.clock.today());
  json::object content{{"title_zh", text.title_zh},         {"title_en", text.title_en},
                       {"effective_on", text.effective_on}, {"asks_again", wanted.asks_again},
                       {"text", text_json(text)},           {"before", text_json(before)}};
  return consent.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::int64_t> {
    return approvals::add_proposal(
        consent, transaction, caller,
        {"consent_text", "text/" + text.purpose + "/" + text.audience, json::serialize(content), wanted.reason});
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
