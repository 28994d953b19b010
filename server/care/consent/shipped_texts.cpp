#include "consent/consent_texts.h"
#include "texts/consent.h"

namespace rongxin::consent {
namespace {

constexpr const char* since = "2026-01-01";

ConsentText first(const char* purpose, const char* audience, const Sentence& title, const Sentence& body) {
  return {purpose, audience, 1, since, title.zh, title.en, body.zh, body.en, ""};
}

}  // namespace

std::vector<ConsentText> shipped_texts() {
  namespace words = texts::consent;
  return {first("screening", "guardian", words::screening_guardian_title(), words::screening_guardian_body()),
          first("screening", "child", words::screening_child_title(), words::screening_child_body()),
          first("file", "guardian", words::file_title(), words::file_body()),
          first("hand_over", "guardian", words::hand_over_title(), words::hand_over_body()),
          first("referral", "guardian", words::referral_title(), words::referral_body())};
}

}  // namespace rongxin::consent
