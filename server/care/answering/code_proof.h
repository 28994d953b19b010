#pragma once
// A code that may have been found: in the history of a browser, on a table, in a bin. It opens its sheet from the paper
// once; after that whoever brings it shows that the name is theirs, and once the sheet is in it opens nothing
// (docs/adr/0016).
#include <optional>
#include <string>
#include <string_view>

#include "platform/ids.h"
#include "store/transaction.h"

namespace rongxin::answering {

/// At the second character of the name, of six to choose from; a right one gives them back, a new code too.
inline constexpr std::int64_t code_tries = 2;

/// What a code came to. It is stored and logged before anything is refused.
enum class Entry { in, to_prove, locked, spent };

/// The code of a child in a campaign.
struct HeldCode {
  StudentId student;
  CampaignId campaign;
  std::string_view name;                    ///< of the child
  std::optional<std::int64_t> proofs_left;  ///< none: the code has not opened its sheet yet
};
/// One try with `name_part`, empty when nothing was chosen yet; takes the try before it looks, and says in `code` how
/// many are left, also of tries at once. A name of one character asks nothing.
Entry prove_code(store::Transaction& transaction, HeldCode& code, const std::string& name_part);
/// From now on the code asks.
void note_code_used(store::Transaction& transaction, const HeldCode& code);
/// For the log, before the way in: "spent, ", "looked at, "; nothing for who is in.
const char* entry_words(Entry entry, bool tried);

}  // namespace rongxin::answering
