#include "answering/code_proof.h"

#include "answering/seat_proof.h"
#include "platform/crypto.h"
#include "sql/answering/note_code_used.h"
#include "sql/answering/spend_code_try.h"

namespace rongxin::answering {
namespace {

constexpr auto before_caller = store::SystemKey::because("a child who signs in is found before there is a caller");

}  // namespace

Entry prove_code(store::Transaction& transaction, HeldCode& code, const std::string& name_part) {
  const std::string gap = name_gap(code.name);
  if (gap.empty()) return Entry::in;
  if (code.proofs_left.value_or(code_tries) <= 0) return Entry::locked;
  if (name_part.empty()) return Entry::to_prove;
  const auto left = transaction.one(
      before_caller,
      sql::answering::spend_code_try{.student_id = code.student, .campaign_id = code.campaign, .tries = code_tries},
      [](const auto& row) { return row.code_proofs_left().value_or(0); });
  if (!left) return Entry::locked;
  code.proofs_left = left;
  if (equal_in_constant_time(name_part, gap)) return Entry::in;
  return *left > 0 ? Entry::to_prove : Entry::locked;
}

void note_code_used(store::Transaction& transaction, const HeldCode& code) {
  transaction.run_later(
      before_caller,
      sql::answering::note_code_used{.student_id = code.student, .campaign_id = code.campaign, .tries = code_tries});
}

const char* entry_words(Entry entry, bool tried) {
  switch (entry) {
    case Entry::in: return "";
    case Entry::spent: return "spent, ";
    case Entry::locked: return "locked, ";
    case Entry::to_prove: return tried ? "refused, " : "looked at, ";
  }
  return "";
}

}  // namespace rongxin::answering
