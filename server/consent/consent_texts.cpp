#include "consent/consent_texts.h"

#include <algorithm>

#include "platform/crypto.h"
#include "sql/consent.h"

namespace rongxin::consent {
namespace {

using store::Row;
using store::Transaction;
constexpr auto publishing = store::SystemKey::because("consent texts concern nobody in person");

std::string hash_of(const ConsentText& text) {
  std::string all;
  for (const auto* part : {&text.purpose, &text.audience, &text.effective_on, &text.title_zh, &text.title_en, &text.body_zh, &text.body_en}) all += *part + '\0';
  return hex(view(CryptoProvider::standard().digest(all)));
}

std::vector<ConsentText> read_all(Transaction& transaction) {
  std::vector<ConsentText> all;
  transaction.each(publishing, sql::consent::list_texts, [&](const Row& row) {
    all.push_back({row.string(0), row.string(1), row.integer(2), row.string(3), row.string(4), row.string(5), row.string(6), row.string(7), row.string(8)});
  });
  return all;
}

}  // namespace

Result<ConsentTexts> ConsentTexts::open(store::Database& database, std::int64_t now_ms) {
  ConsentTexts out;
  out.texts_ = database.read(publishing, read_all);
  const auto there = [&](const ConsentText& one) {
    return std::any_of(out.texts_.begin(), out.texts_.end(), [&](const ConsentText& other) {
      return other.purpose == one.purpose && other.audience == one.audience && other.version == one.version;
    });
  };
  auto shipped = shipped_texts();
  std::erase_if(shipped, there);
  if (shipped.empty()) return out;
  RONGXIN_CHECK(database.write(publishing, [&](Transaction& transaction) -> Status {
    for (const auto& one : shipped)
      transaction.run(publishing, sql::consent::publish_text, one.purpose, one.audience, one.version, one.effective_on, one.title_zh, one.title_en, one.body_zh, one.body_en, hash_of(one), now_ms);
    return success();
  }));
  out.texts_ = database.read(publishing, read_all);
  return out;
}

const ConsentText& ConsentTexts::holding(std::string_view purpose, std::string_view audience, std::string_view day) const {
  const ConsentText* found = &texts_.front();
  for (const auto& one : texts_)
    if (one.purpose == purpose && one.audience == audience && (found->purpose != purpose || found->audience != audience || one.effective_on <= day)) found = &one;
  return *found;
}

}  // namespace rongxin::consent
