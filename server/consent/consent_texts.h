#pragma once
// What a guardian or a child is told before they decide: versioned, hashed, with the day from which it holds.
#include <string>
#include <vector>

#include "store/database.h"

namespace rongxin::consent {

struct ConsentText {
  std::string purpose;   ///< screening, file, hand_over, referral
  std::string audience;  ///< guardian, child
  std::int64_t version = 0;
  std::string effective_on;
  std::string title_zh, title_en, body_zh, body_en;  ///< paragraphs end at a line break
  std::string content_hash;
};

/// All published versions, in memory; made once.
class ConsentTexts {
 public:
  /// Publishes the shipped first versions where they are missing, then reads all.
  static Result<ConsentTexts> open(store::Database& database, std::int64_t now_ms);
  /// The text that holds on a day; there is always one for the guardian, and for the child of a screening.
  const ConsentText& holding(std::string_view purpose, std::string_view audience, std::string_view day) const;

 private:
  std::vector<ConsentText> texts_;
};

std::vector<ConsentText> shipped_texts();

}  // namespace rongxin::consent
