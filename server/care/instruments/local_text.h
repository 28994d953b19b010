#pragma once
#include "api/operations.h"
#include "platform/sentence.h"
#include "psychometrics/instrument.h"

namespace rongxin::instruments {

/// Both languages, as answers tell them; empty where there is none.
inline api::LocalText local_text(const psychometrics::Text& text) {
  return {psychometrics::text_in(text, "zh-CN"), psychometrics::text_in(text, "en")};
}
inline api::LocalText local_text(const Sentence& sentence) { return {sentence.zh, sentence.en}; }
/// A sentence of texts.json as instruments hold theirs.
inline psychometrics::Text text_of(const Sentence& words) { return {{"zh-CN", words.zh}, {"en", words.en}}; }

}  // namespace rongxin::instruments
