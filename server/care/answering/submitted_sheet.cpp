#include "answering/submitted_sheet.h"

#include <algorithm>
#include <boost/json.hpp>

#include "access/student_vault.h"
#include "answering/problems.h"
#include "platform/json_reader.h"
#include "platform/log.h"

namespace rongxin::answering {
namespace {

constexpr std::size_t answers_max = 400;

std::vector<std::size_t> read_answers(const campaigns::CompiledCampaign& campaign, JsonDocument& document,
                                      const JsonObject& root, campaigns::AnswerSet& answers) {
  std::vector<std::size_t> named;
  std::vector<bool> seen(campaign.items, false);
  root.each("answers", answers_max, [&](const JsonObject& one) {
    one.only({"item", "value", "spent_ms"});
    const auto item = one.string("item", 24);
    const auto value = one.integer("value", -1, 127);
    const auto spent = one.integer("spent_ms", 0, 86'400'000, 0);
    if (document.fault) return;
    const int place = campaign.place_of(item);
    if (place < 0) {
      document.fault = Problem(problems::unknown_item, "answers", {{"item", std::string(item)}});
      return;
    }
    const auto at = static_cast<std::size_t>(place);
    if (seen[at]) {
      document.fault = Problem(problems::item_twice, "answers", {{"item", std::string(item)}});
      return;
    }
    if (value >= 0 && !campaign.allows(at, static_cast<int>(value)))
      return one.refuse("value", "option of " + std::string(item));
    seen[at] = true;
    answers.value[at] = static_cast<std::int8_t>(value);
    answers.spent_ms[at] = static_cast<std::uint32_t>(spent);
    named.push_back(at);
  });
  return named;
}

std::optional<alerts::Signal> wish_signal(std::string_view wish) {
  if (wish != "now" && wish != "today") return std::nullopt;
  return alerts::Signal{alerts::Signal::Kind::contact_wish,
                        std::string(wish),
                        wish == "now" ? alerts::Tier::acute : alerts::Tier::same_day,
                        {}};
}

void judge_instrument(const campaigns::CampaignInstrument& instrument, const campaigns::AnswerSet& answers,
                      Judgement& out) {
  const std::span values(answers.value.data() + instrument.first_item, instrument.compiled.source.items.size());
  for (const auto& scale : instrument.compiled.scales) {
    const auto score = psychometrics::score(scale, values);
    out.scores.push_back({&scale, &instrument.compiled.source.version, score});
  }
  if (instrument.follow_up) return;
  const auto verdict = psychometrics::judge_validity(
      instrument.compiled.validity, values, std::span(answers.spent_ms.data() + instrument.first_item, values.size()));
  out.validity.flags |= verdict.flags;
  // One invalid instrument makes the sheet invalid; unknown weighs more than valid.
  if (verdict.verdict == psychometrics::Validity::invalid || out.validity.verdict == psychometrics::Validity::valid)
    out.validity.verdict = verdict.verdict;
}

}  // namespace

Result<SaveBody> read_save(const campaigns::CompiledCampaign& campaign, std::string_view body) {
  JsonDocument document(body);
  if (document.fault) return *document.fault;
  const JsonObject root(document, document.root());
  root.only({"save_no", "base_save_no", "answers"});
  SaveBody out{root.integer("save_no", 1, 100'000),
               root.integer("base_save_no", 1, 100'000, 0),
               campaigns::AnswerSet(campaign.items),
               {}};
  out.named = read_answers(campaign, document, root, out.answers);
  if (out.base_save_no >= out.save_no) root.refuse("base_save_no", "lower than save_no");
  if (document.fault) return *document.fault;
  return out;
}

Result<SheetBody> read_sheet(const campaigns::CompiledCampaign& campaign, std::string_view body) {
  JsonDocument document(body);
  if (document.fault) return *document.fault;
  const JsonObject root(document, document.root());
  root.only({"answers", "contact_wish", "declined"});
  SheetBody out{campaigns::AnswerSet(campaign.items),
                std::string(root.one_of("contact_wish", {"none", "today", "now"}, "none")), root.flag("declined")};
  read_answers(campaign, document, root, out.answers);
  if (document.fault) return *document.fault;
  return out;
}

SheetBody salvage(const campaigns::CompiledCampaign& campaign, std::string_view body) {
  SheetBody out{campaigns::AnswerSet(campaign.items), "none", false};
  boost::system::error_code failed;
  const auto root = boost::json::parse(body, failed);
  if (failed || !root.is_object()) return out;
  if (const auto* wish = root.as_object().if_contains("contact_wish");
      wish != nullptr && (*wish == "now" || *wish == "today"))
    out.contact_wish = std::string(wish->as_string());
  const auto* answers = root.as_object().if_contains("answers");
  if (answers == nullptr || !answers->is_array()) return out;
  for (const auto& one : answers->as_array()) {
    const auto* item = one.is_object() ? one.as_object().if_contains("item") : nullptr;
    const auto* value = one.is_object() ? one.as_object().if_contains("value") : nullptr;
    if (item == nullptr || value == nullptr || !item->is_string() || !value->is_int64() || value->as_int64() < 0 ||
        value->as_int64() > 127)
      continue;
    const int place = campaign.place_of(std::string(item->as_string()));
    if (place < 0 || !campaign.allows(static_cast<std::size_t>(place), static_cast<int>(value->as_int64()))) continue;
    auto& known = out.answers.value[static_cast<std::size_t>(place)];
    known = std::max(known, static_cast<std::int8_t>(value->as_int64()));
  }
  return out;
}

std::vector<alerts::Signal> urgent_signals(const campaigns::CompiledCampaign& campaign, const SheetBody& body,
                                           bool consented) {
  auto signals = consented ? critical_signals(campaign, body.answers) : std::vector<alerts::Signal>();
  if (auto wish = wish_signal(body.contact_wish)) signals.push_back(std::move(*wish));
  return signals;
}

void note_way_in(std::vector<alerts::Signal>& signals, bool by_seat) {
  using Kind = alerts::Signal::Kind;
  for (auto& signal : signals)
    if (by_seat && (signal.kind == Kind::contact_wish || signal.kind == Kind::help_button))
      signal.words = alerts::by_seat_words;
}

std::vector<alerts::Signal> critical_signals(const campaigns::CompiledCampaign& campaign,
                                             const campaigns::AnswerSet& answers) {
  return alerts::evaluate_critical(campaign.critical, answers.value);
}

Judgement judge(const campaigns::CompiledCampaign& campaign, const campaigns::AnswerSet& answers,
                std::string_view contact_wish, alerts::Previous previous) {
  Judgement out;
  out.signals = critical_signals(campaign, answers);
  if (auto wish = wish_signal(contact_wish)) out.signals.push_back(std::move(*wish));
  try {
    for (const auto& instrument : campaign.instruments) judge_instrument(instrument, answers, out);
    std::vector<psychometrics::ScaleScore> scores;
    for (const auto& one : out.scores) scores.push_back(one.score);
    for (auto& signal : alerts::evaluate(campaign.rules, answers.value, scores, previous)) {
      signal.rules_version = campaign.rules_version;
      out.signals.push_back(std::move(signal));
    }
  } catch (const std::exception& broken) {
    log::error("scoring failed", {{"campaign", std::to_string(campaign.id.value)}, {"detail", broken.what()}});
    out.scores.clear();
    out.scoring_failed = true;
    out.signals.push_back({alerts::Signal::Kind::scoring_failed, "scoring", alerts::Tier::same_day, {}});
  }
  return out;
}

std::vector<alerts::SealedSignal> seal_signals(const std::vector<alerts::Signal>& signals, const Key& student_key,
                                               StudentId student, CampaignId campaign, int attempt) {
  std::vector<alerts::SealedSignal> sealed;
  sealed.reserve(signals.size());
  for (const auto& signal : signals)
    sealed.push_back(
        {alerts::signal_key(signal, campaign, attempt), signal.kind, signal.tier, campaign, attempt,
         access::StudentVault::seal(student_key, student, alerts::grounds_place, alerts::grounds_text(signal))});
  return sealed;
}

Bytes body_mac(const Key& key, StudentId student, CampaignId campaign, int attempt, const SheetBody& body,
               const std::string& encoded) {
  std::string message;
  for (std::int64_t number : {student.value, campaign.value, std::int64_t{attempt}, std::int64_t{body.declined}})
    append_u64(message, static_cast<std::uint64_t>(number));
  message += body.contact_wish + "/" + encoded;
  const Digest digest = CryptoProvider::standard().mac(key, message);
  return Bytes{std::string(view(digest).substr(0, 16))};
}

std::string receipt_of(const Key& key, StudentId student, CampaignId campaign, int attempt, BytesView mac) {
  std::string message("receipt");
  for (std::int64_t number : {student.value, campaign.value, std::int64_t{attempt}})
    append_u64(message, static_cast<std::uint64_t>(number));
  message += mac.octets;
  const Digest digest = CryptoProvider::standard().mac(key, message);
  const std::string digits = base32(view(digest), 8);
  return digits.substr(0, 4) + "-" + digits.substr(4);
}

}  // namespace rongxin::answering
