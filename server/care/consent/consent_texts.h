#pragma once
// What a guardian or a child is told before they decide: versioned, hashed, with the day from which it holds.
#include <deque>
#include <memory>
#include <shared_mutex>
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
  std::string asks_again_from_on = {};  ///< from then on a yes to an earlier version counts no longer; empty: it does
  std::int64_t published_at_ms = 0;
};

/// All published versions, in memory: children who begin ask here, so nothing is read for them.
class ConsentTexts {
 public:
  /// Publishes the shipped first versions where they are missing, then reads all.
  static Result<ConsentTexts> open(store::Database& database, std::int64_t now_ms);
  /// The text that holds on a day; there is always one for the guardian, and for the child of a screening.
  const ConsentText& holding(std::string_view purpose, std::string_view audience, std::string_view day) const;

  /// Versions that were published since, by this process or another one.
  void keep_up(store::Database& database);
  /// The last version on a day that asked again; none: a yes to any version counts.
  const ConsentText* asked_again(std::string_view purpose, std::string_view audience, std::string_view day) const;
  std::vector<ConsentText> all() const;

 private:
  // Texts never move: whoever holds one goes on while another is added.
  struct Held {
    std::shared_mutex lock;
    std::deque<ConsentText> texts;
  };
  std::unique_ptr<Held> held_ = std::make_unique<Held>();
};

struct TextToPublish {
  ConsentText text;  ///< its version is given when it is stored
  std::int64_t published_by = 0, confirmed_by = 0;
};
/// The next version, immutable from now on; keep up after the commit.
std::int64_t publish_text(store::Transaction& transaction, TextToPublish wanted, std::int64_t now_ms);

std::vector<ConsentText> shipped_texts();

}  // namespace rongxin::consent
