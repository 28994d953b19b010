#include "consent/consent_texts.h"

#include <algorithm>

#include "platform/crypto.h"
#include "sql/consent/list_texts.h"
#include "sql/consent/publish_text.h"

namespace rongxin::consent {
namespace {

using store::Transaction;
constexpr auto publishing = store::SystemKey::because("consent texts concern nobody in person");

std::string hash_of(const ConsentText& text) {
  std::string all;
  for (const auto* part : {&text.purpose, &text.audience, &text.effective_on, &text.title_zh, &text.title_en,
                           &text.body_zh, &text.body_en})
    all += *part + '\0';
  return hex(view(CryptoProvider::standard().digest(all)));
}

std::vector<ConsentText> read_all(Transaction& transaction) {
  std::vector<ConsentText> all;
  transaction.each(publishing, sql::consent::list_texts{}, [&](const auto& row) {
    all.push_back({std::string(row.purpose()), std::string(row.audience()), row.version(),
                   std::string(row.effective_on()), std::string(row.title_zh()), std::string(row.title_en()),
                   std::string(row.body_zh()), std::string(row.body_en()), std::string(row.content_hash()),
                   std::string(row.asks_again_from_on()), row.published_at_ms()});
  });
  return all;
}

void store_text(Transaction& transaction, const TextToPublish& one, std::int64_t now_ms) {
  const auto& t = one.text;
  const auto given = [](std::int64_t account) {
    return account == 0 ? std::nullopt : std::optional(AccountId(account));
  };
  transaction.run(publishing, sql::consent::publish_text{
                                  .purpose = t.purpose,
                                  .audience = t.audience,
                                  .version = t.version,
                                  .effective_on = t.effective_on,
                                  .title_zh = t.title_zh,
                                  .title_en = t.title_en,
                                  .body_zh = t.body_zh,
                                  .body_en = t.body_en,
                                  .content_hash = hash_of(t),
                                  .now_ms = now_ms,
                                  .asks_again_from_on =
                                      t.asks_again_from_on.empty() ? std::nullopt : std::optional(t.asks_again_from_on),
                                  .published_by = given(one.published_by),
                                  .confirmed_by = given(one.confirmed_by)});
}

bool same_version(const ConsentText& a, const ConsentText& b) {
  return a.purpose == b.purpose && a.audience == b.audience && a.version == b.version;
}

}  // namespace

Result<ConsentTexts> ConsentTexts::open(store::Database& database, std::int64_t now_ms) {
  ConsentTexts out;
  out.keep_up(database);
  auto shipped = shipped_texts();
  std::erase_if(shipped, [&](const ConsentText& one) {
    return std::any_of(out.held_->texts.begin(), out.held_->texts.end(),
                       [&](const ConsentText& other) { return same_version(one, other); });
  });
  if (shipped.empty()) return out;
  RONGXIN_CHECK(database.write(publishing, [&](Transaction& transaction) -> Status {
    for (const auto& one : shipped) store_text(transaction, {one}, now_ms);
    return success();
  }));
  out.keep_up(database);
  return out;
}

void ConsentTexts::keep_up(store::Database& database) {
  auto now = database.read(publishing, read_all);
  const std::unique_lock hold(held_->lock);
  for (auto& one : now)
    if (std::none_of(held_->texts.begin(), held_->texts.end(),
                     [&](const ConsentText& other) { return same_version(one, other); }))
      held_->texts.push_back(std::move(one));
}

const ConsentText& ConsentTexts::holding(std::string_view purpose, std::string_view audience,
                                         std::string_view day) const {
  const std::shared_lock hold(held_->lock);
  const ConsentText* found = &held_->texts.front();
  for (const auto& one : held_->texts)
    if (one.purpose == purpose && one.audience == audience &&
        (found->purpose != purpose || found->audience != audience || one.effective_on <= day))
      found = &one;
  return *found;
}

const ConsentText* ConsentTexts::asked_again(std::string_view purpose, std::string_view audience,
                                             std::string_view day) const {
  const std::shared_lock hold(held_->lock);
  const ConsentText* last = nullptr;
  for (const auto& one : held_->texts)
    if (one.purpose == purpose && one.audience == audience && !one.asks_again_from_on.empty() &&
        one.asks_again_from_on <= day)
      last = &one;
  return last;
}

std::vector<ConsentText> ConsentTexts::all() const {
  const std::shared_lock hold(held_->lock);
  return {held_->texts.begin(), held_->texts.end()};
}

std::int64_t publish_text(Transaction& transaction, TextToPublish wanted, std::int64_t now_ms) {
  wanted.text.version = 1;
  for (const auto& one : read_all(transaction))
    if (one.purpose == wanted.text.purpose && one.audience == wanted.text.audience)
      wanted.text.version = std::max(wanted.text.version, one.version + 1);
  store_text(transaction, wanted, now_ms);
  return wanted.text.version;
}

}  // namespace rongxin::consent
